"""Layers: convolution, pooling, normalisation, attention, recurrent cells, embeddings."""

from __future__ import annotations

from typing import Any

from viz.operations.record import Back, Operation, ways


def said(name: str, parameters: str, remarks: dict[str, str], *examples: str, **more: Any) -> Operation:
    """Return the record of a layer whose derivatives are told in words: parameter → remark."""
    back = {operand: ways(Back("", remark)) for operand, remark in remarks.items()}
    return Operation(name=name, family="layer", parameters=parameters, back=back, examples=examples, **more)


IMAGE = "torch.stack([x, y]).reshape(1, 2, 3, -1)"
KERNEL = "z.reshape(-1)[:4].reshape(1, 1, 2, 2).expand(2, 2, 2, 2)"
CONVOLVED = {"x": "kernel-input", "weight": "kernel-weight", "bias": "bias"}
NORMALISED = {"x": "normalised"}


def recurrent(name: str, activation: str, slope: str) -> Operation:
    """Return the record of a plain recurrent cell."""
    back = {"x": f"(bar * {slope}) @ w_x", "hx": f"(bar * {slope}) @ w_h", "w_x": f"(bar * {slope}).mT @ x"}
    back |= {"w_h": f"(bar * {slope}).mT @ hx", "b_x": slope, "b_h": slope}
    return Operation(
        name=name,
        family="layer",
        parameters="x, hx, w_x, w_h, b_x=None, b_h=None",
        value=f"{activation}(x @ w_x.T + b_x + hx @ w_h.T + b_h)",
        back={operand: ways(text) for operand, text in back.items()},
        examples=(f"torch.{name}(x, y[:, :3], z.expand(3, -1) * 1, x[:, :3], z[0, :3], y[0, :3])",),
    )


OPERATIONS = (
    said("conv2d", "x, weight, bias=None, *rest", CONVOLVED, f"F.conv2d({IMAGE}, {KERNEL}, z[0, :2])"),
    said(
        "conv1d",
        "x, weight, bias=None, *rest",
        CONVOLVED,
        "F.conv1d(x.reshape(1, 3, -1), y[:, :2].reshape(1, 3, 2), z[0, :1])",
    ),
    said(
        "conv3d",
        "x, weight, bias=None, *rest",
        CONVOLVED,
        "F.conv3d(x.reshape(1, 1, 3, 2, 2), y.reshape(-1)[:8].reshape(1, 1, 2, 2, 2), z[0, :1])",
    ),
    said(
        "conv_transpose2d",
        "x, weight, bias=None, *rest",
        CONVOLVED,
        f"F.conv_transpose2d({IMAGE}, {KERNEL}, z[0, :2])",
        also=("conv_transpose1d", "conv_transpose3d"),
    ),
    said("avg_pool2d", "x, *rest", {"x": "windows-mean"}, f"F.avg_pool2d({IMAGE}, 2, 1)", also=("avg_pool3d",)),
    said("avg_pool1d", "x, *rest", {"x": "windows-mean"}, "F.avg_pool1d(x, 2)"),
    said(
        "adaptive_avg_pool2d",
        "x, *rest",
        {"x": "windows-mean"},
        f"F.adaptive_avg_pool2d({IMAGE}, 1)",
        also=("adaptive_avg_pool1d", "adaptive_avg_pool3d"),
    ),
    said(
        "max_pool2d",
        "x, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False",
        {"x": "windows-max"},
        f"F.max_pool2d({IMAGE}, 2, 1)",
        also=("max_pool3d", "max_pool2d_with_indices"),
    ),
    said(
        "max_pool1d",
        "x, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False",
        {"x": "windows-max"},
        "F.max_pool1d(x, 2)",
        also=("max_pool1d_with_indices",),
    ),
    said(
        "adaptive_max_pool2d",
        "x, *rest",
        {"x": "windows-max"},
        f"F.adaptive_max_pool2d({IMAGE}, 2)",
        also=("adaptive_max_pool1d", "adaptive_max_pool3d"),
    ),
    said(
        "batch_norm",
        "x, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05",
        NORMALISED,
        "F.batch_norm(x, None, None, training=True)",
        only={"training": (True,)},
    ),
    said("layer_norm", "x, shape, weight=None, bias=None, eps=1e-05", NORMALISED, "F.layer_norm(x, x.shape[1:])"),
    said("instance_norm", "x, *rest", NORMALISED, "F.instance_norm(x.reshape(1, 3, -1))"),
    said("group_norm", "x, groups, weight=None, bias=None, eps=1e-05", NORMALISED, "F.group_norm(x, 1)"),
    said("rms_norm", "x, *rest", {}, "F.rms_norm(x, x.shape[1:])"),
    said("normalize", "x, *rest", {}, "F.normalize(x)"),
    said("local_response_norm", "x, *rest", {}, f"F.local_response_norm({IMAGE}, 2)"),
    said(
        "embedding",
        "indices, x, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False",
        {"x": "rows"},
        "F.embedding(torch.tensor([0, 2, 2]), x)",
    ),
    said("embedding_bag", "indices, x, *rest", {}, "F.embedding_bag(torch.tensor([[0, 2], [2, 1]]), x)"),
    said("interpolate", "x, *rest", {}, f"F.interpolate({IMAGE}, scale_factor=2)", also=("upsample",)),
    said("fold", "x, *rest", {}, "F.fold(x.reshape(1, 4, 3), (2, 4), (2, 2))"),
    said(
        "grid_sample",
        "x, *rest",
        {},
        f"F.grid_sample({IMAGE}, torch.tanh(y[:, :2]).reshape(1, 1, 3, 2), align_corners=False)",
    ),
    said(
        "scaled_dot_product_attention",
        "query, key, value, *rest",
        {},
        "F.scaled_dot_product_attention(x, y, z.expand(3, -1))",
    ),
    said(
        "multi_head_attention_forward",
        "query, key, value, *rest",
        {},
        "torch.nn.MultiheadAttention(4, 2, dtype=x.dtype)(x, y, y)[0]",
    ),
    *(
        said(name, "x, hx, *weights", dict.fromkeys(("x", "hx", "weights"), remark), f"torch.nn.{module}(x)[0]")
        for name, remark, module in (
            ("lstm", "gates", "LSTM(4, 3, dtype=x.dtype)"),
            ("gru", "gates", "GRU(4, 3, dtype=x.dtype)"),
            ("lstm_cell", "gates", "LSTMCell(4, 3, dtype=x.dtype)"),
            ("gru_cell", "gates", "GRUCell(4, 3, dtype=x.dtype)"),
            ("rnn_tanh", "steps", "RNN(4, 3, dtype=x.dtype)"),
            ("rnn_relu", "steps", "RNN(4, 3, nonlinearity='relu', dtype=x.dtype)"),
        )
    ),
    recurrent("rnn_tanh_cell", "tanh", "(1 - out ** 2)"),
    recurrent("rnn_relu_cell", "relu", "where(out > 0, 1, 0)"),
)

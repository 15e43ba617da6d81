"""Activations, the functions that a neuron applies to its sum. Their texts are those of torch's documentation."""

from __future__ import annotations

from typing import Any

from viz.operations.record import Back, Latex, Operation, prefixed, ways


def activation(name: str, value: str, slope: str, parameters: str = "x", *examples: str, **more: Any) -> Operation:
    """Return the record of an activation of one number."""
    calls = examples or (f"F.{name}(x)",)
    return Operation(
        name=name, family="each", parameters=parameters, value=value, back={"x": ways(slope)}, examples=calls, **more
    )


ACTIVATIONS = (
    activation("sigmoid", "1 / (1 + exp(-x))", "out * (1 - out)", "x", "torch.sigmoid(x)", "x.sigmoid()",
               latex=Latex(r"\sigma({0})"), underflows=True, saturates=(0.0, 1.0), complex=True,
               also=("special_expit",)),
    activation("relu", "maximum(x, 0)", "where(x > 0, 1, 0)", "x, inplace=False", "torch.relu(x)", "F.relu(x)",
               latex=Latex(r"\max(0, {0})")),
    activation("relu6", "minimum(maximum(x, 0), 6)", "where(0 < x < 6, 1, 0)", "x, inplace=False"),
    activation("hardtanh", "minimum(maximum(x, min_val), max_val)", "where(min_val < x < max_val, 1, 0)",
               "x, min_val=-1.0, max_val=1.0, inplace=False", "F.hardtanh(x)", "F.hardtanh(x, -0.5, 0.25)"),
    activation("hardsigmoid", "minimum(maximum(x / 6 + 0.5, 0), 1)", "where(-3 < x < 3, 1, 0) / 6",
               "x, inplace=False"),
    activation("hardswish", "x * minimum(maximum(x + 3, 0), 6) / 6",
               "where(x >= 3, 1, where(x <= -3, 0, (2 * x + 3) / 6))", "x, inplace=False"),
    activation("leaky_relu", "where(x > 0, x, negative_slope * x)", "where(x > 0, 1, negative_slope)",
               "x, negative_slope=0.01, inplace=False", "F.leaky_relu(x)", "F.leaky_relu(x, 0.2)"),
    activation("elu", "where(x > 0, x, alpha * (exp(x) - 1))", "where(x > 0, 1, alpha * exp(x))",
               "x, alpha=1.0, inplace=False", "F.elu(x)", "F.elu(x, alpha=0.5)"),
    activation("celu", "where(x > 0, x, alpha * (exp(x / alpha) - 1))", "where(x > 0, 1, exp(x / alpha))",
               "x, alpha=1.0, inplace=False", "F.celu(x)", "F.celu(x, 2.0)"),
    activation("selu", "1.0507009873554805 * where(x > 0, x, 1.6732632423543772 * (exp(x) - 1))",
               "1.0507009873554805 * where(x > 0, 1, 1.6732632423543772 * exp(x))", "x, inplace=False"),
    activation("silu", "x * sigmoid(x)", "sigmoid(x) * (1 + x * (1 - sigmoid(x)))", "x, inplace=False"),
    activation("mish", "x * tanh(log(1 + exp(x)))",
               "tanh(log(1 + exp(x))) + x * (1 - tanh(log(1 + exp(x))) ** 2) * sigmoid(x)", "x, inplace=False"),
    activation("gelu", "x * (1 + erf(x / sqrt(2))) / 2",
               "(1 + erf(x / sqrt(2))) / 2 + x * exp(-x ** 2 / 2) / sqrt(2 * pi)", "x, approximate='none'",
               only={"approximate": ("none",)}),
    activation("softplus", "where(beta * x > threshold, x, log(1 + exp(beta * x)) / beta)",
               "where(beta * x > threshold, 1, sigmoid(beta * x))", "x, beta=1, threshold=20", "F.softplus(x)",
               "F.softplus(x, beta=2.0)"),
    activation("softsign", "x / (1 + abs(x))", "1 / (1 + abs(x)) ** 2"),
    activation("tanhshrink", "x - tanh(x)", "tanh(x) ** 2"),
    activation("softshrink", "sign(x) * maximum(abs(x) - lambd, 0)", "where(abs(x) > lambd, 1, 0)", "x, lambd=0.5"),
    activation("hardshrink", "where(abs(x) > lambd, x, 0)", "where(abs(x) > lambd, 1, 0)", "x, lambd=0.5"),
    activation("threshold", "where(x > threshold, x, value)", "where(x > threshold, 1, 0)",
               "x, threshold, value, inplace=False", "F.threshold(x, 0.1, 20.0)", also=("_threshold",)),
    activation("logsigmoid", "-log(1 + exp(-x))", "1 - sigmoid(x)", also=("log_sigmoid",)),
    Operation(
        name="prelu", family="each", parameters="x, weight", value="where(x > 0, x, weight * x)",
        back={"x": ways("where(x > 0, 1, weight)"), "weight": ways("where(x > 0, 0, x)")},
        examples=("F.prelu(x, torch.tensor([0.25], dtype=x.dtype))", "F.prelu(x, z[0, :1])"),
    ),
)  # fmt: skip

SOFTMAXES = (
    Operation(
        name="softmax", family="reduction", parameters="x, dim=None", axes="dim", value="exp(x) / sum(exp(x))",
        back={"x": ways(Back("out * (bar - sum(bar * out))",
                             jacobian=r"\operatorname{{diag}}({out}) - {out}\,{out}^\top"))},
        also=("special_softmax",), underflows=True, latex=prefixed(r"\operatorname{{softmax}}"),
        examples=("torch.softmax(x, 0)", "F.softmax(x, dim=-1)"),
    ),
    Operation(
        name="softmin", family="reduction", parameters="x, dim=None", axes="dim", value="exp(-x) / sum(exp(-x))",
        back={"x": ways("-out * (bar - sum(bar * out))")}, examples=("F.softmin(x, dim=1)",),
    ),
    Operation(
        name="log_softmax", family="reduction", parameters="x, dim=None", axes="dim", also=("special_log_softmax",),
        value="x - log(sum(exp(x)))", latex=prefixed(r"\log\operatorname{{softmax}}"),
        back={"x": ways(Back("bar - exp(out) * sum(bar)", jacobian=r"I - \mathbf{{1}}\,e^{{{out}\top}}"))},
        examples=("torch.log_softmax(x, 1)", "F.log_softmax(x, dim=0)"),
    ),
    Operation(name="glu", family="layer", parameters="x, dim=-1", examples=("F.glu(x)", "F.glu(x[:2], dim=0)")),
    Operation(name="gumbel_softmax", family="layer", parameters="x, tau=1, hard=False, dim=-1",
              examples=("F.gumbel_softmax(x)",)),
)  # fmt: skip

DROPOUTS = tuple(
    Operation(
        name=name, family="each", parameters="x, p, training=True, inplace=False", sure=False,
        back={"x": ways(Back("mask / (1 - p)", "kept"))}, also=also, only={"training": (True,)},
        examples=(f"F.{name}(x.reshape(1, 3, -1), 0.5)",),
    )
    for name, also in (("dropout", ()), ("dropout1d", ()), ("dropout2d", ("feature_dropout",)))
)  # fmt: skip

OPERATIONS = (*ACTIVATIONS, *SOFTMAXES, *DROPOUTS)

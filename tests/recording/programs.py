"""Varied programs for the laws of recording. Each seeds itself and returns what is differentiated, or runs its passes.

They are chosen for what trips recorders up: composites, several outputs, the same operand twice, writes through
views, views read after a write, several passes, gradients of gradients, functions that torch's modes do not see.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.utils.checkpoint import checkpoint


def leaf(*shape: int) -> Tensor:
    return torch.randn(shape, requires_grad=True)


def chain() -> Tensor:
    x, w, y = leaf(3), leaf(3), leaf()
    return (torch.dot(x, w) - y) ** 2


def square_as_product() -> Tensor:
    x = leaf(3)
    return (x * x).sum()


def fan_out() -> Tensor:
    x = leaf(2, 3)
    return (x.sin() * x + x.exp() / (x * x + 1) - x).sum()


def least_squares() -> Tensor:
    design, w, y = leaf(3, 2), leaf(2), leaf(3)
    return ((design @ w - y) ** 2).sum()


def broadcasting() -> Tensor:
    a, b, c = leaf(3, 1), leaf(1, 2), leaf()
    return ((a + b) * c / (b.exp() + a * a)).sum()


def broadcasting_missing_axes() -> Tensor:
    a, b = leaf(2, 3, 4), leaf(4)
    return (a * b - b).pow(2).mean()


def reductions() -> Tensor:
    x = leaf(3, 4)
    return x.sum(0).prod() + x.mean(1).norm() + x.logsumexp(0).sum() + x.var() + x.std(dim=1).sum()


def maxima() -> Tensor:
    x = leaf(3, 4)
    values, _indices = x.max(dim=1)
    return values.sum() + x.amax(0).sum() + x.min() + x.median()


def chunks() -> Tensor:
    x = leaf(6, 2)
    first, second, third = x.chunk(3)
    return (first * second).sum() + third.exp().sum()


def unused_output() -> Tensor:
    x = leaf(6)
    first, _ = x.split([2, 4])
    return first.sum()


def unbound() -> Tensor:
    x = leaf(3, 2)
    a, b, c = x.unbind(0)
    return (a * b - c * a).sum()


def sorting() -> Tensor:
    x = leaf(5)
    ordered, _ = x.sort()
    top, _ = x.topk(2)
    return (ordered * torch.arange(5.0)).sum() + top.prod()


def cat_of_the_same() -> Tensor:
    x = leaf(2, 2)
    return (torch.cat((x, x, x * 2), dim=1) ** 2).sum()


def stack_of_the_same() -> Tensor:
    x = leaf(2)
    return (torch.stack([x, x]) @ x).sum()


def einsum() -> Tensor:
    a, b = leaf(2, 3), leaf(3, 4)
    return torch.einsum("ij,jk->ik", a, b).square().sum() + torch.einsum("ij,ij->", a, a)


def matrices() -> Tensor:
    a, x = leaf(3, 3), leaf(3)
    return torch.mv(a, x).sum() + torch.mm(a, a.T).trace() + torch.linalg.det(a) + a.inverse().norm()


def indexing() -> Tensor:
    x = leaf(4, 4)
    return x[1, 2] * x[::3, ::2].sum() + x[[0, 0, 3]].pow(2).sum() + x[x > 0].sum() + x[None, ..., 0].sum()


def gather_and_where() -> Tensor:
    x = leaf(3, 3)
    picked = x.gather(1, torch.tensor([[0], [2], [1]]))
    return picked.sum() + torch.where(x > 0, x, x * x).sum() + x.masked_fill(x < 0, 1.0).prod()


def index_write() -> Tensor:
    x, v = leaf(4), leaf(2)
    y = x * 1
    y[1:3] = v * v
    y[0] = 5.0
    return (y * y).sum()


def write_through_a_view() -> Tensor:
    h, y = leaf(4) * 1, torch.ones(4)
    v = h.view(2, 2)
    v.mul_(2)
    return ((h - y) ** 2).sum()


def write_through_a_view_of_a_view() -> Tensor:
    h, w = leaf(4, 3) * 1, leaf(2)
    row = h.t()[1]
    row[1:3].mul_(w)
    return (h**3).sum()


def write_through_a_view_of_a_base_with_an_offset() -> Tensor:
    """detach() makes a tensor that is no view and yet begins behind the first element of its storage."""
    base, w = torch.arange(8.0, dtype=torch.float64)[2:].detach(), leaf(2).double()
    base.mul_(w.sum())
    base.view(2, 3)[1][:2].mul_(w)
    return (base**3).sum()


def write_of_a_tensor_through_a_view() -> Tensor:
    h, w = leaf(3, 2) * 1, leaf(3)
    h[:, 0].add_(w)
    h[:, 1].copy_(w * 3)
    return (h * h).sum()


def view_read_before_and_after_a_write() -> Tensor:
    h = leaf(4) * 1
    v = h.view(2, 2)
    early = v.sum()
    v.mul_(3)
    return early + (v * v).sum() + h.sum()


def stale_view() -> Tensor:
    h = leaf(4) * 1
    v = h[1:3]
    h.mul_(2)
    return (v * v).sum() + h.sum()


def stale_sibling() -> Tensor:
    h = leaf(2, 2) * 1
    first, second = h[0], h[1]
    first.mul_(2)
    return (second * first).sum()


def write_into_a_constant_base() -> Tensor:
    buffer, w = torch.zeros(3, 2), leaf(2)
    buffer[1].add_(w)
    buffer[2] = w * w
    return (buffer * buffer).sum()


def in_place_chain() -> Tensor:
    x = leaf(3)
    h = x * 2
    h.add_(1)
    h += x
    h.relu_()
    return (h * x).sum()


def augmented_index() -> Tensor:
    x = leaf(3)
    h = x * 2
    h[0] += 1
    h[1:] *= x[1:]
    return h.pow(2).sum()


def detach() -> Tensor:
    x = leaf(4)
    u = (x * x).detach()
    return (u * x).sum()


def no_grad_branch() -> Tensor:
    x = leaf(4)
    with torch.no_grad():
        scale = x.abs().max()
    return (x / scale).sum()


def control_flow() -> Tensor:
    a = leaf()
    b = a * 2
    while b.norm() < 1000:
        b = b * 2
    return b if b.sum() > 0 else 100 * b


def recurrence() -> Tensor:
    w, u, h = leaf(3, 3), leaf(3), torch.zeros(3)
    for step in range(6):
        h = torch.tanh(w @ h + u * step)
    return h.sum()


def linear_and_cross_entropy() -> Tensor:
    net = nn.Sequential(nn.Linear(4, 5), nn.ReLU(), nn.Linear(5, 3))
    return F.cross_entropy(net(torch.randn(6, 4)), torch.tensor([0, 1, 2, 0, 1, 2]))


def batch_norm_and_in_place_relu() -> Tensor:
    net = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(inplace=True), nn.Linear(4, 1))
    return net(torch.randn(8, 3)).pow(2).mean()


def convolution() -> Tensor:
    net = nn.Sequential(nn.Conv2d(1, 2, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8, 2))
    return net(torch.randn(2, 1, 4, 4)).logsumexp(1).sum()


def dropout_and_layer_norm() -> Tensor:
    x = leaf(4, 6)
    return F.layer_norm(F.dropout(x, 0.4), (6,)).pow(3).sum() + F.gelu(x).sum()


def lstm() -> Tensor:
    net = nn.LSTM(3, 4, num_layers=2)
    out, (hidden, cell) = net(torch.randn(5, 2, 3))
    return out.sum() + (hidden * cell).sum()


def gru_cell() -> Tensor:
    net, h = nn.GRUCell(3, 4), torch.zeros(2, 4)
    for _ in range(3):
        h = net(torch.randn(2, 3), h)
    return h.square().sum()


def attention() -> Tensor:
    net = nn.MultiheadAttention(4, 2)
    x = leaf(3, 1, 4)
    out, weights = net(x, x, x)
    return out.sum() + weights.square().sum()


def scaled_dot_product() -> Tensor:
    q, k, v = leaf(1, 4, 3), leaf(1, 4, 3), leaf(1, 4, 3)
    return (F.scaled_dot_product_attention(q, k, v) ** 2).sum() + (torch.softmax(q @ k.mT, -1) @ v).sum()


def embedding() -> Tensor:
    net = nn.Embedding(5, 3)
    return (net(torch.tensor([1, 1, 4])) ** 2).sum()


def sparse_embedding_with_a_hook() -> Tensor:
    table = nn.Embedding(5, 3, sparse=True)
    table.weight.register_hook(lambda gradient: gradient * 2)
    return (table(torch.tensor([1, 3, 1])) ** 2).sum()


def expand_and_repeat() -> Tensor:
    x = leaf(3, 1)
    return (x.expand(3, 4) * x.repeat(1, 4) + x.permute(1, 0).squeeze() @ x).sum()


def cumulative() -> Tensor:
    x = leaf(4)
    return x.cumsum(0).sum() + x.cumprod(0).sum() + x.flip(0).tril().sum() if x.dim() == 2 else x.cumsum(0).prod()


def complex_numbers() -> Tensor:
    x = leaf(4)
    return torch.fft.fft(x).abs().sum()


def half_precision() -> Tensor:
    x = leaf(4)
    return (x.to(torch.bfloat16) * 2).float().sum() + x.double().sum().float()


def two_passes() -> None:
    x = leaf(3)
    y = (x * x).sum()
    y.backward(retain_graph=True)
    y.backward()


def accumulation_and_zero() -> None:
    x = leaf(3)
    (x * x).sum().backward()
    x.sum().backward()
    assert x.grad is not None
    x.grad.zero_()
    x.prod().backward()


def cotangent() -> None:
    x = leaf(3)
    (x * x).backward(torch.tensor([1.0, 0.5, -2.0]))


def several_roots() -> None:
    x, y = leaf(2), leaf(2)
    torch.autograd.backward([(x * y).sum(), x.exp()], [None, torch.ones(2)])


def grad_of_inner() -> None:
    x = leaf(3)
    h = x * 2
    torch.autograd.grad((h * h).sum(), [h, x])


def double_backward() -> None:
    x = leaf(3)
    (g,) = torch.autograd.grad((x**3).sum(), x, create_graph=True)
    ((g * g).sum() + x.sum()).backward()


def double_backward_through_grad_attribute() -> None:
    x = leaf(3)
    (x**3).sum().backward(create_graph=True)
    assert x.grad is not None
    penalty = (x.grad**2).sum()
    x.grad = None
    penalty.backward()


def hessian_vector() -> None:
    x, v = leaf(3), torch.ones(3)
    (g,) = torch.autograd.grad((x.exp() * x).sum(), x, create_graph=True)
    torch.autograd.grad(g @ v, x)


def gradient_descent() -> None:
    w = leaf(3)
    for _ in range(3):
        loss = ((w - 1) ** 2).sum()
        loss.backward()
        with torch.no_grad():
            assert w.grad is not None
            w -= 0.1 * w.grad
            assert w.grad is not None
            w.grad.zero_()


def optimiser_step() -> None:
    net = nn.Linear(3, 1)
    optimiser = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    for _ in range(2):
        optimiser.zero_grad()
        net(torch.ones(2, 3)).pow(2).mean().backward()
        optimiser.step()


def adam_step() -> None:
    net = nn.Linear(3, 1)
    optimiser = torch.optim.Adam(net.parameters())
    net(torch.ones(2, 3)).pow(2).mean().backward()
    optimiser.step()
    net(torch.ones(2, 3)).pow(2).mean().backward()


class _Exponential(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x: Tensor) -> Tensor:  # type: ignore[override]
        result = x.exp()
        ctx.save_for_backward(result)
        return result

    @staticmethod
    def backward(ctx, gradient: Tensor) -> Tensor:  # type: ignore[override]
        (result,) = ctx.saved_tensors
        return gradient * result


def custom_function() -> Tensor:
    x = leaf(3)
    return (_Exponential.apply(x * 2) * x).sum()


def checkpointed() -> Tensor:
    x, w = leaf(3), leaf(3, 3)
    return checkpoint(lambda h: torch.tanh(w @ h).pow(2), x, use_reentrant=False).sum()


def checkpointed_reentrant() -> Tensor:
    x = leaf(3)
    return (checkpoint(lambda h: torch.tanh(h).pow(2), x * 2, use_reentrant=True) * x).sum()


def data_write() -> Tensor:
    x = leaf(3)
    early = (x * 2).sum()
    x.data.mul_(3)
    return early + x.sin().sum()


def set_data() -> Tensor:
    x = leaf(3)
    early = x.exp().sum()
    x.data = torch.ones(3)
    return early + (x * x * x).sum()


def rebinding_to_the_same_storage() -> Tensor:
    x = leaf(6)
    y = x.reshape(2, 3).t().contiguous().flatten()
    return (y * torch.arange(6.0)).sum() + x.reshape(-1).sum()


PROGRAMS: dict[str, Callable[[], Tensor | None]] = {
    function.__name__: function
    for function in (
        chain, square_as_product, fan_out, least_squares, broadcasting, broadcasting_missing_axes, reductions, maxima,
        chunks, unused_output, unbound, sorting, cat_of_the_same, stack_of_the_same, einsum, matrices, indexing,
        gather_and_where, index_write, write_through_a_view, write_through_a_view_of_a_view,
        write_through_a_view_of_a_base_with_an_offset,
        write_of_a_tensor_through_a_view, view_read_before_and_after_a_write, stale_view, stale_sibling,
        write_into_a_constant_base, in_place_chain, augmented_index, detach, no_grad_branch, control_flow, recurrence,
        linear_and_cross_entropy, batch_norm_and_in_place_relu, convolution, dropout_and_layer_norm, lstm, gru_cell,
        attention, scaled_dot_product, embedding, sparse_embedding_with_a_hook,
        expand_and_repeat, cumulative, complex_numbers, half_precision,
        two_passes, accumulation_and_zero, cotangent, several_roots, grad_of_inner, double_backward,
        double_backward_through_grad_attribute, hessian_vector, gradient_descent, optimiser_step, adam_step,
        custom_function, checkpointed, checkpointed_reentrant, data_write, set_data, rebinding_to_the_same_storage,
    )
}  # fmt: skip

# type: ignore  # as people write programs; of half of it torch says that it may be None
"""Programs as people write them, for the laws of recording: what a textbook seldom shows and real code is full of.

Each seeds nothing, takes nothing and returns what it computed: tensors, numbers, texts or lists of them. A program
that returns one scalar with a graph leaves its backward pass to whoever runs it.
"""

from __future__ import annotations

import copy
import io
import pickle
import warnings
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.utils.checkpoint import checkpoint, checkpoint_sequential
from torch.utils.data import DataLoader, Dataset, TensorDataset


def leaf(*shape: int, **options: Any) -> Tensor:
    return torch.randn(shape, requires_grad=True, **options)


def small_net() -> nn.Sequential:
    return nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))


# --- tensors of other kinds -------------------------------------------------------------------


def sparse_embedding() -> Any:
    net = nn.Embedding(6, 3, sparse=True)
    net(torch.tensor([1, 1, 4])).pow(2).sum().backward()
    return net.weight.grad


def sparse_embedding_step() -> Any:
    net = nn.Embedding(6, 3, sparse=True)
    optimizer = torch.optim.SparseAdam(net.parameters(), lr=0.1)
    for _ in range(2):
        optimizer.zero_grad()
        net(torch.tensor([0, 5])).pow(2).sum().backward()
        optimizer.step()
    return net.weight.detach()


def sparse_coo() -> Any:
    indices = torch.tensor([[0, 1, 1], [2, 0, 2]])
    matrix = torch.sparse_coo_tensor(indices, torch.tensor([3.0, 4.0, 5.0]), (2, 3))
    dense = leaf(3, 2)
    return torch.sparse.mm(matrix, dense).pow(2).sum()


def sparse_coo_leaf() -> Any:
    matrix = torch.eye(3).to_sparse().requires_grad_()
    out = torch.sparse.mm(matrix, torch.ones(3, 2)).sum()
    out.backward()
    return [matrix.grad.to_dense(), matrix.coalesce().indices()]


def sparse_csr() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        matrix = torch.eye(3).to_sparse_csr()
    return [matrix @ torch.ones(3), matrix.values(), matrix.crow_indices()]


def meta_tensors() -> Any:
    a = torch.empty(3, 4, device="meta")
    net = nn.Linear(4, 2, device="meta")
    return list(net(a).shape)


def complex_leaf() -> Any:
    z = torch.tensor([1 + 2j, 3 - 1j], requires_grad=True)
    (z.abs() ** 2).sum().backward()
    return [z.grad, z.conj() * z, torch.view_as_real(z.detach()), z.real, z.imag]


def fourier() -> Any:
    x = leaf(8)
    spectrum = torch.fft.rfft(x)
    filtered = torch.fft.irfft(spectrum * torch.exp(1j * torch.angle(spectrum)), n=8)
    return filtered.pow(2).sum()


def quantized() -> Any:
    q = torch.quantize_per_tensor(torch.tensor([0.1, 0.55, 2.0]), scale=0.1, zero_point=10, dtype=torch.quint8)
    return [q.dequantize(), q.int_repr(), q.q_scale()]


def nested() -> Any:
    rows = torch.nested.nested_tensor([torch.ones(2, 3), torch.ones(4, 3)])
    return [(rows * 2).to_padded_tensor(0.0)]


def nested_with_gradients() -> Any:
    a, b = leaf(2, 3), leaf(4, 3)
    rows = torch.nested.as_nested_tensor([a, b])
    return (rows * 2).to_padded_tensor(0.0).sum()


class MyTensor(torch.Tensor):
    """A plain subclass, as in torch's notes on extending."""


class Logged(torch.Tensor):
    calls: list[str] = []  # a counter for all

    @classmethod
    def __torch_function__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        cls.calls.append(func.__name__)
        return super().__torch_function__(func, types, args, kwargs or {})


def subclass() -> Any:
    x = torch.ones(3).as_subclass(MyTensor).requires_grad_()
    y = (x * 2).sum()
    y.backward()
    return [type(y).__name__, torch.Tensor(x.grad), y.item()]


def logging_subclass() -> Any:
    Logged.calls = []
    x = torch.arange(3.0).as_subclass(Logged)
    y = (x + 1) * x
    return [y.as_subclass(torch.Tensor), list(Logged.calls)]


class Wrapper:
    """No tensor, and yet torch calls it: the protocol alone."""

    def __init__(self, tensor: Tensor) -> None:
        self.tensor = tensor

    @classmethod
    def __torch_function__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        plain = [one.tensor if isinstance(one, Wrapper) else one for one in args]
        return Wrapper(func(*plain, **(kwargs or {})))


def duck_tensor() -> Any:
    x = leaf(3)
    return torch.add(Wrapper(x), 1).tensor.sum()  # type: ignore[arg-type, attr-defined]


def fake_tensors() -> Any:
    from torch._subclasses.fake_tensor import FakeTensorMode

    with FakeTensorMode():
        made = torch.ones(2, 3) @ torch.ones(3, 4)
        return [list(made.shape), str(made.dtype)]


def lazy_layers() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        net = nn.Sequential(nn.LazyLinear(4), nn.ReLU(), nn.LazyLinear(1))
    loss = net(torch.randn(5, 3)).pow(2).mean()
    loss.backward()
    return [loss, net[0].weight.grad]


def lazy_convolution() -> Any:
    net = nn.Sequential(nn.LazyConv2d(2, 3), nn.LazyBatchNorm2d(), nn.Flatten(), nn.LazyLinear(2))
    return net(torch.randn(2, 1, 5, 5)).square().sum()


def inference_mode() -> Any:
    w = torch.randn(3)
    with torch.inference_mode():
        a = w * 2
        a.add_(1)
        b = a.view(3, 1)
        b[0] = 7.0
    return [a.tolist(), b.tolist(), a.is_inference()]


@torch.inference_mode()
def inference_function(net: nn.Module, x: Tensor) -> Tensor:
    return net(x).argmax(1)


def inference_decorator() -> Any:
    net = nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2))
    loss = net(torch.randn(4, 3)).square().sum()
    loss.backward()
    return [inference_function(net.eval(), torch.randn(4, 3)).tolist(), torch.is_inference_mode_enabled()]


def low_precision() -> Any:
    x = leaf(4)
    return (x.bfloat16() * 3).float().sum() + (x.half() / 2).float().sum()


def eight_bit_floats() -> Any:
    x = torch.tensor([0.1, 1.0, 300.0])
    return [x.to(kind).float() for kind in (torch.float8_e4m3fn, torch.float8_e5m2)]


def wide_unsigned() -> Any:
    numbers = torch.tensor([1, 2, 65535])
    return [numbers.to(kind).to(torch.int64) for kind in (torch.uint16, torch.uint32, torch.uint64)]


def no_cells() -> Any:
    empty = torch.zeros(0, 3, requires_grad=True)
    return [empty.sum(), (empty @ torch.ones(3, 2)).shape, torch.cat([empty, torch.ones(1, 3)]), torch.tensor([])]


def many_cells_along_an_empty_axis() -> Any:
    return list(torch.zeros(5_000_000, 0).shape)


def sixty_five_axes() -> Any:
    x = torch.ones([1] * 64, requires_grad=True)
    return (x.unsqueeze(0) * 3).sum()


def generators() -> Any:
    generator = torch.Generator().manual_seed(3)
    a = torch.randn(3, generator=generator)
    b = torch.randperm(5, generator=generator)
    c = torch.empty(2).normal_(generator=generator)
    return [a, b, c, torch.multinomial(torch.tensor([0.2, 0.8]), 4, replacement=True, generator=generator)]


def texts_and_none() -> Any:
    x = leaf(2, 3)
    return (
        F.interpolate(x[None, None], scale_factor=2, mode="nearest").sum()
        + F.layer_norm(x, (3,), weight=None, bias=None).square().sum()
        + F.mse_loss(x, torch.zeros(2, 3), reduction="sum")
        + torch.einsum("ij,kj->", x, x)
        + torch.div(x, 2, rounding_mode=None).sum()
    )


def out_arguments() -> Any:
    a, b = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0])
    made = torch.empty(2)
    torch.add(a, b, out=made)
    before = made * 1
    torch.mul(made, 10, out=made)
    values, places = torch.empty(1), torch.empty(1, dtype=torch.int64)
    torch.max(made.view(1, 2), dim=1, out=(values, places))
    return [before, made, values, places]


def out_into_a_view() -> Any:
    table = torch.zeros(2, 2)
    early = table + 1
    torch.exp(torch.zeros(2), out=table[0])
    return [early, table * 2]


# --- what runs functions on copies: torch.func, torch.autograd.functional ---------------------


def square_sum(x: Tensor) -> Tensor:
    inner = x * x
    return inner.sum()


def func_grad() -> Any:
    return torch.func.grad(square_sum)(torch.tensor([1.0, 2.0]))


def func_grad_of_a_leaf() -> Any:
    x = leaf(3)
    return torch.func.grad(lambda t: (t**3).sum())(x).sum()


def func_grad_and_value() -> Any:
    w, x = torch.randn(3), torch.randn(5, 3)
    for _ in range(3):
        gradient, value = torch.func.grad_and_value(lambda w: (x @ w).pow(2).mean())(w)
        w = w - 0.1 * gradient
    return [w, value]


def func_vmap() -> Any:
    x, y = leaf(4, 3), torch.randn(4, 3)
    return torch.func.vmap(torch.dot)(x, y).sum()


def func_vmap_with_randomness() -> Any:
    return torch.func.vmap(lambda row: row + torch.rand(3), randomness="different")(torch.zeros(2, 3))


def func_jacobians() -> Any:
    x = torch.tensor([1.0, 2.0, 3.0])
    return [torch.func.jacrev(torch.sin)(x), torch.func.jacfwd(torch.cos)(x), torch.func.hessian(square_sum)(x)]


def func_vjp_jvp() -> Any:
    x = torch.tensor([1.0, 2.0])
    value, pull = torch.func.vjp(torch.sin, x)
    pushed = torch.func.jvp(torch.sin, (x,), (torch.ones(2),))
    return [value, pull(torch.ones(2)), pushed]


def func_linearize() -> Any:
    value, push = torch.func.linearize(torch.sin, torch.tensor([1.0, 2.0]))
    return [value, push(torch.ones(2))]


def functional_call() -> Any:
    net = small_net()
    weights = {name: value.detach().clone().requires_grad_() for name, value in net.named_parameters()}
    return torch.func.functional_call(net, weights, (torch.randn(2, 3),)).pow(2).sum()


def per_sample_gradients() -> Any:
    net = small_net()
    weights = {name: value.detach() for name, value in net.named_parameters()}

    def loss(weights: Any, x: Tensor, y: Tensor) -> Tensor:
        return F.mse_loss(torch.func.functional_call(net, weights, (x.unsqueeze(0),)), y.unsqueeze(0))

    per_sample = torch.func.vmap(torch.func.grad(loss), in_dims=(None, 0, 0))
    found = per_sample(weights, torch.randn(4, 3), torch.randn(4, 1))
    return [found["0.weight"], found["2.bias"]]


def stacked_modules() -> Any:
    nets = [small_net() for _ in range(3)]
    weights, buffers = torch.func.stack_module_state(nets)
    base = copy.deepcopy(nets[0]).to("meta")
    run = torch.func.vmap(lambda p, b, x: torch.func.functional_call(base, (p, b), (x,)), in_dims=(0, 0, None))
    return run(weights, buffers, torch.randn(2, 3)).sum()


def functional_jacobian() -> Any:
    x = torch.randn(3)
    return [torch.autograd.functional.jacobian(square_sum, x), torch.autograd.functional.hessian(square_sum, x)]


def functional_products() -> Any:
    x, v = torch.randn(3), torch.ones(3)
    functional = torch.autograd.functional
    return [
        functional.vjp(torch.sin, x, v),
        functional.jvp(torch.sin, x, v),
        functional.vhp(square_sum, x, v),
        functional.hvp(square_sum, x, v),
    ]


def functional_jacobian_with_a_graph() -> Any:
    x = leaf(2)
    return torch.autograd.functional.jacobian(lambda t: t**3, x, create_graph=True).sum()


def gradcheck() -> Any:
    return torch.autograd.gradcheck(torch.tanh, (torch.randn(3, dtype=torch.float64, requires_grad=True),))


def forward_mode() -> Any:
    import torch.autograd.forward_ad as forward

    with forward.dual_level():
        dual = forward.make_dual(torch.tensor([1.0, 2.0]), torch.tensor([1.0, 0.0]))
        value, tangent = forward.unpack_dual(dual * dual)
    return [value, tangent]


def meta_learning() -> Any:
    net = small_net()
    weights = dict(net.named_parameters())
    x = torch.randn(4, 3)

    def loss(weights: Any) -> Tensor:
        return torch.func.functional_call(net, weights, (x,)).pow(2).mean()

    gradients = torch.autograd.grad(loss(weights), list(weights.values()), create_graph=True)
    adapted = {name: w - 0.1 * g for (name, w), g in zip(weights.items(), gradients, strict=True)}
    return loss(adapted)


# --- autograd.Function, checkpoints, hooks ----------------------------------------------------


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Tensor:  # type: ignore[override]
        (x,) = ctx.saved_tensors
        return 3 * x**2 * gradient


class Scaled(torch.autograd.Function):
    """With setup_context, and an argument that gets no gradient."""

    @staticmethod
    def forward(x: Tensor, factor: float) -> Tensor:  # type: ignore[override]
        return x * factor

    @staticmethod
    def setup_context(ctx: Any, inputs: Any, output: Any) -> None:  # type: ignore[override]
        ctx.factor = inputs[1]

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Any:  # type: ignore[override]
        return gradient * ctx.factor, None


class SortedPair(torch.autograd.Function):
    """Two outputs, one of them with no gradient; one input whose gradient is None."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, unused: Tensor) -> Any:
        values, places = x.sort()
        ctx.mark_non_differentiable(places)
        ctx.save_for_backward(places)
        return values, places

    @staticmethod
    def backward(ctx: Any, gradient: Tensor, _: Any) -> Any:  # type: ignore[override]
        (places,) = ctx.saved_tensors
        return torch.zeros_like(gradient).scatter(0, places, gradient), None


class TwoHalves(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Any:
        return x[:2] * 2, x[2:] * 3

    @staticmethod
    def backward(ctx: Any, first: Tensor, second: Tensor) -> Any:  # type: ignore[override]
        return torch.cat([first * 2, second * 3])


class StraightThrough(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        return (x > 0).float()

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Any:  # type: ignore[override]
        return F.hardtanh(gradient)


class InPlace(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        ctx.mark_dirty(x)
        return x.add_(1)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Any:  # type: ignore[override]
        return gradient


def custom_cube() -> Any:
    x = leaf(3)
    return (Cube.apply(x) * x).sum()


def custom_context() -> Any:
    x = leaf(3)
    return Scaled.apply(x * 2, 1.5).pow(2).sum()


def custom_two_outputs() -> Any:
    x, y = leaf(4), leaf(4)
    values, places = SortedPair.apply(x, y)
    return (values * torch.arange(4.0)).sum() + places.sum() + y.sum()


def custom_halves() -> Any:
    first, second = TwoHalves.apply(leaf(4))
    return (first * second).sum()


def custom_halves_one_used() -> Any:
    first, _ = TwoHalves.apply(leaf(4))
    return first.sum()


def custom_straight_through() -> Any:
    w = leaf(5)
    return (StraightThrough.apply(w) * torch.arange(5.0)).sum()


def custom_in_place() -> Any:
    x = leaf(3) * 2
    y = InPlace.apply(x)
    return (y * y).sum()


def custom_double_backward() -> Any:
    x = leaf(3)
    (g,) = torch.autograd.grad(Cube.apply(x).sum(), x, create_graph=True)
    return g.pow(2).sum()


def custom_in_a_module() -> Any:
    class Layer(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.w = nn.Parameter(torch.ones(3))

        def forward(self, x: Tensor) -> Tensor:
            return Cube.apply(self.w * x)

    net = nn.Sequential(Layer(), Layer())
    return net(torch.randn(3)).sum()


def checkpoint_without_reentry() -> Any:
    net, x = small_net(), leaf(2, 3)
    return checkpoint(net, x, use_reentrant=False).sum()


def checkpoint_with_reentry() -> Any:
    net, x = small_net(), leaf(2, 3)
    return checkpoint(net, x, use_reentrant=True).sum()


def checkpoint_with_dropout() -> Any:
    net, x = nn.Sequential(nn.Linear(3, 8), nn.Dropout(0.5)), leaf(2, 3)
    return checkpoint(net, x, use_reentrant=False).pow(2).sum()


def checkpoint_in_segments() -> Any:
    net = nn.Sequential(nn.Linear(3, 3), nn.Tanh(), nn.Linear(3, 3), nn.Tanh())
    return checkpoint_sequential(net, 2, leaf(2, 3), use_reentrant=False).sum()


def tensor_hook_that_changes() -> Any:
    x = leaf(3)
    h = x * 2
    h.register_hook(lambda gradient: gradient * 10)
    (h * h).sum().backward()
    return x.grad


def leaf_hook_that_clips() -> Any:
    x = leaf(3)
    x.register_hook(lambda gradient: gradient.clamp(-1, 1))
    (x**3 * 10).sum().backward()
    return x.grad


def node_hooks() -> Any:
    x = leaf(3)
    y = (x * 2).exp()
    y.grad_fn.register_hook(lambda inputs, outputs: tuple(one * 2 for one in inputs))
    y.grad_fn.register_prehook(lambda outputs: tuple(one + 1 for one in outputs))
    y.sum().backward()
    return x.grad


def module_backward_hooks() -> Any:
    seen: list[int] = []
    net = small_net()
    net[0].register_full_backward_hook(lambda module, inputs, outputs: seen.append(len(outputs)))
    net[2].register_full_backward_hook(lambda module, inputs, outputs: (inputs[0] * 0.5,))
    net[2].register_full_backward_pre_hook(lambda module, outputs: (outputs[0] + 1,))
    net(leaf(2, 3)).sum().backward()
    return [seen, net[0].weight.grad]


def module_forward_hooks() -> Any:
    kept: dict[str, Tensor] = {}
    net = small_net()
    for name, module in net.named_children():
        module.register_forward_hook(lambda module, inputs, out, name=name: kept.update({name: out.detach()}))
    net[1].register_forward_hook(lambda module, inputs, out: out * 2)
    net[0].register_forward_pre_hook(lambda module, inputs: (inputs[0] + 1,))
    loss = net(torch.randn(2, 3)).sum()
    loss.backward()
    return [list(kept), kept["1"]]


def hook_after_accumulation() -> Any:
    w = leaf(3)
    optimizer = torch.optim.SGD([w], lr=0.1)

    def step(parameter: Tensor) -> None:
        optimizer.step()
        optimizer.zero_grad()

    w.register_post_accumulate_grad_hook(step)
    for _ in range(2):
        (w * w).sum().backward()
    return [w.detach().clone(), w.grad]


def saved_tensors_hooks() -> Any:
    packed: list[int] = []

    def pack(tensor: Tensor) -> Any:
        packed.append(tensor.numel())
        return tensor.detach().numpy().copy()

    x = leaf(3)
    with torch.autograd.graph.saved_tensors_hooks(pack, torch.from_numpy):
        y = (x * x).exp().sum()
    y.backward()
    return [packed, x.grad]


def save_on_cpu() -> Any:
    x = leaf(3)
    with torch.autograd.graph.save_on_cpu():
        y = (x * x * x).sum()
    return y


def retained_gradients() -> Any:
    x = leaf(3)
    h = x * 2
    h.retain_grad()
    (h * h).sum().backward()
    return [h.grad, x.grad]


def multi_grad_hook() -> Any:
    seen: list[int] = []
    x, y = leaf(2), leaf(2)
    torch.autograd.graph.register_multi_grad_hook((x, y), lambda gradients: seen.append(len(gradients)))
    (x * y).sum().backward()
    return [seen, x.grad]


def gradient_edges() -> Any:
    x = leaf(3)
    y = x.exp()
    edge = torch.autograd.graph.get_gradient_edge(y)
    z = (y * y).sum()
    return torch.autograd.grad(z, edge)


def anomaly_detection() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with torch.autograd.set_detect_anomaly(True):
            x = leaf(3)
            x.exp().sum().backward()
    return x.grad


# --- scripts, compilers, modes ----------------------------------------------------------------


def traced_module() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        net = torch.jit.trace(small_net(), torch.randn(2, 3))
    return net(torch.ones(2, 3)).sum()


def symbolic_trace() -> Any:
    net = torch.fx.symbolic_trace(small_net())
    return net(torch.ones(2, 3)).sum()


def compiled_eagerly() -> Any:
    net = torch.compile(small_net(), backend="eager")
    try:
        return net(torch.ones(2, 3)).detach().sum().item()
    except Exception as error:  # noqa: BLE001  # the recording of a compiled program may be refused by torch, in its own words
        return type(error).__name__


@torch.no_grad()
def shrink(w: Tensor) -> Tensor:
    w.mul_(0.5)
    return w


def no_grad_decorator() -> Any:
    w = leaf(3)
    (w * w).sum().backward()
    shrink(w)
    return [w.detach().clone(), torch.is_grad_enabled()]


def set_grad_enabled() -> Any:
    x = leaf(3)
    with torch.set_grad_enabled(False):
        a = x * 2
    torch.set_grad_enabled(False)
    b = x * 3
    torch.set_grad_enabled(True)
    with torch.no_grad(), torch.enable_grad():
        c = x * 4
    return [a.requires_grad, b.requires_grad, c.requires_grad]


def default_dtype() -> Any:
    torch.set_default_dtype(torch.float64)
    x = torch.ones(2)
    torch.set_default_dtype(torch.float32)
    return [str(x.dtype), x.sum()]


def default_device() -> Any:
    with torch.device("meta"):
        net = nn.Linear(2, 3)
    return [str(net.weight.device), list(net.weight.shape)]


def autocast_on_cpu() -> Any:
    net, x = small_net(), torch.randn(2, 3)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = net(x)
        loss = out.float().pow(2).mean()
    return loss


def gradient_scaler() -> Any:
    net = small_net()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    scaler = torch.amp.GradScaler("cpu")
    for _ in range(2):
        optimizer.zero_grad()
        loss = net(torch.ones(2, 3)).pow(2).mean()
        scaler.scale(loss).backward()
        scaler.unscale_(optimizer)
        scaler.step(optimizer)
        scaler.update()
    return [scaler.get_scale(), net[0].weight.detach()]


# --- copies, leaves, parameters ---------------------------------------------------------------


def deep_copies() -> Any:
    net = small_net()
    twin = copy.deepcopy(net)
    x = leaf(3)
    again = copy.deepcopy(x)
    return (net(x).sum() - twin(again).sum()) ** 2


def pickled() -> Any:
    net = small_net()
    again = pickle.loads(pickle.dumps(net))
    x = pickle.loads(pickle.dumps(torch.arange(3.0)))
    return again(x).sum()


def saved_and_loaded() -> Any:
    net, file = small_net(), io.BytesIO()
    torch.save(net.state_dict(), file)
    file.seek(0)
    other = small_net()
    other.load_state_dict(torch.load(file))
    return other(torch.ones(3)).sum()


def swapped_parameters() -> Any:
    net = nn.Linear(3, 1)
    early = net(torch.ones(3)).sum()
    net.weight = nn.Parameter(net.weight.detach() * 2)
    net.bias = None
    return early + net(torch.ones(3)).sum()


def assigned_data() -> Any:
    w = leaf(3)
    early = (w * w).sum()
    w.data = w.data * 2
    w.data[0] = 5.0
    return early + w.exp().sum()


def frozen_after_use() -> Any:
    w, v = leaf(3), leaf(3)
    first = (w * v).sum()
    first.backward()
    w.requires_grad_(False)
    w.grad = None
    second = (w * v).sum()
    second.backward()
    return [v.grad, w.grad]


def assigned_gradient() -> Any:
    w = leaf(3)
    w.grad = torch.ones(3)
    (w * w).sum().backward()
    kept = w.grad.clone()
    w.grad = None
    (w * 3).sum().backward()
    return [kept, w.grad]


def detached_in_place() -> Any:
    h = leaf(3) * 2
    h.detach_()
    return [h.requires_grad, (h * leaf(3)).sum()]


def tied_weights() -> Any:
    encoder = nn.Linear(4, 3, bias=False)
    decoder = nn.Linear(3, 4, bias=False)
    decoder.weight = nn.Parameter(encoder.weight.t().detach())
    head = nn.Linear(3, 4, bias=False)
    head.weight = decoder.weight
    return (head(encoder(torch.ones(4))) + decoder(encoder(torch.ones(4)))).sum()


def parametrized() -> Any:
    net = nn.utils.parametrizations.weight_norm(nn.Linear(3, 2))
    other = nn.utils.parametrizations.spectral_norm(nn.Linear(2, 2))
    return other(net(torch.ones(1, 3))).sum()


def pruned() -> Any:
    from torch.nn.utils import prune

    net = nn.Linear(4, 2)
    prune.l1_unstructured(net, "weight", amount=0.5)
    return net(torch.ones(4)).sum()


def vectors_of_parameters() -> Any:
    net = small_net()
    vector = nn.utils.parameters_to_vector(net.parameters())
    nn.utils.vector_to_parameters(vector.detach() * 2, net.parameters())
    return net(torch.ones(3)).sum() + vector.sum()


def containers() -> Any:
    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.layers = nn.ModuleList([nn.Linear(3, 3) for _ in range(2)])
            self.heads = nn.ModuleDict({"a": nn.Linear(3, 1)})
            self.scales = nn.ParameterList([nn.Parameter(torch.ones(3))])
            self.register_buffer("mean", torch.zeros(3))

        def forward(self, x: Tensor) -> Any:
            for layer in self.layers:
                x = torch.relu(layer(x - self.mean)) * self.scales[0]
            return OrderedDict(out=self.heads["a"](x))

    return Net()(torch.ones(2, 3))["out"].sum()


# --- training ---------------------------------------------------------------------------------


class Squares(Dataset[Any]):
    def __len__(self) -> int:
        return 7

    def __getitem__(self, place: int) -> Any:
        return {"x": torch.tensor([float(place)]), "y": float(place**2), "name": f"row {place}"}


def loader_of_tensors() -> Any:
    data = TensorDataset(torch.randn(10, 3), torch.randn(10, 1))
    net, total = small_net(), 0.0
    for x, y in DataLoader(data, batch_size=4, shuffle=True):
        loss = F.mse_loss(net(x), y)
        loss.backward()
        total += loss.item()
    return [total, net[0].weight.grad]


def loader_of_a_dataset() -> Any:
    names: list[Any] = []
    w = leaf(1)
    for batch in DataLoader(Squares(), batch_size=3):
        names += batch["name"]
        ((batch["x"] * w).squeeze() - batch["y"]).pow(2).sum().backward()
    return [names, w.grad]


def split_datasets() -> Any:
    data = TensorDataset(torch.arange(10.0))
    first, second = torch.utils.data.random_split(data, [7, 3])
    weights = torch.utils.data.WeightedRandomSampler([0.1] * 7, 4)
    batches = [batch[0] for batch in DataLoader(first, batch_size=2, sampler=weights)]
    return [batches, len(second)]


def trained(make: Callable[[list[Tensor]], Any]) -> Any:
    net = small_net()
    optimizer = make(list(net.parameters()))
    for _ in range(3):
        optimizer.zero_grad()
        net(torch.ones(2, 3)).pow(2).mean().backward()
        optimizer.step()
    return [parameter.detach().clone() for parameter in net.parameters()]


def sgd_foreach() -> Any:
    return trained(lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01, foreach=True))


def adam_foreach() -> Any:
    return trained(lambda p: torch.optim.Adam(p, lr=0.1, foreach=True))


def adam_fused() -> Any:
    return trained(lambda p: torch.optim.Adam(p, lr=0.1, fused=True))


def adamw() -> Any:
    return trained(lambda p: torch.optim.AdamW(p, lr=0.1))


def rmsprop() -> Any:
    return trained(lambda p: torch.optim.RMSprop(p, lr=0.1, foreach=True))


def adagrad() -> Any:
    return trained(lambda p: torch.optim.Adagrad(p, lr=0.1))


def lbfgs() -> Any:
    w = leaf(3)
    optimizer = torch.optim.LBFGS([w], lr=0.5, max_iter=4)

    def closure() -> Tensor:
        optimizer.zero_grad()
        loss = ((w - 1) ** 2).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return w.detach().clone()


def clipped_norm() -> Any:
    net = small_net()
    (net(torch.ones(2, 3)) * 100).pow(2).mean().backward()
    norm = nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    return [norm, net[0].weight.grad.clone()]


def clipped_norm_foreach() -> Any:
    net = small_net()
    (net(torch.ones(2, 3)) * 100).pow(2).mean().backward()
    norm = nn.utils.clip_grad_norm_(net.parameters(), 1.0, foreach=True)
    nn.utils.clip_grad_value_(net.parameters(), 0.01, foreach=True)
    return [norm, net[0].weight.grad.clone()]


def foreach_writes() -> Any:
    lists = [torch.ones(2), torch.full((3,), 2.0)]
    early = [one * 1 for one in lists]
    torch._foreach_mul_(lists, 3.0)
    made = torch._foreach_add(lists, [torch.ones(2), torch.ones(3)])
    torch._foreach_add_(lists, made, alpha=2)
    return [early, lists, made]


def moving_average() -> Any:
    net = small_net()
    average = copy.deepcopy(net)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        optimizer.zero_grad()
        net(torch.ones(2, 3)).sum().backward()
        optimizer.step()
        with torch.no_grad():
            for slow, fast in zip(average.parameters(), net.parameters(), strict=True):
                slow.mul_(0.9).add_(fast, alpha=0.1)
    return [p.detach() for p in average.parameters()]


def averaged_model() -> Any:
    net = small_net()
    average = torch.optim.swa_utils.AveragedModel(net)
    average.update_parameters(net)
    net[0].weight.data.add_(1)
    average.update_parameters(net)
    return average(torch.ones(1, 3)).sum()


def schedules() -> Any:
    w = leaf(2)
    optimizer = torch.optim.SGD([w], lr=1.0)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=1, gamma=0.5)
    rates = []
    for _ in range(3):
        (w * w).sum().backward()
        optimizer.step()
        scheduler.step()
        rates.append(scheduler.get_last_lr())
    return [rates, w.detach().clone()]


def gradients_by_hand() -> Any:
    w, b = leaf(3), leaf(1)
    for _ in range(2):
        loss = ((w.sum() + b) ** 2).sum()
        for parameter, gradient in zip((w, b), torch.autograd.grad(loss, (w, b)), strict=True):
            parameter.data.sub_(0.1 * gradient)
    return [w.detach().clone(), b.detach().clone()]


def gradient_penalty() -> Any:
    net, x = small_net(), leaf(4, 3)
    out = net(x)
    (g,) = torch.autograd.grad(out, x, torch.ones_like(out), create_graph=True)
    return (g.norm(dim=1) - 1).pow(2).mean() + out.mean()


def reparametrisation() -> Any:
    mean, log_scale = leaf(3), leaf(3)
    normal = torch.distributions.Normal(mean, log_scale.exp())
    sample = normal.rsample()
    return (
        normal.log_prob(sample).sum()
        + torch.distributions.kl_divergence(normal, torch.distributions.Normal(0, 1)).sum()
    )


def policy_gradient() -> Any:
    logits = leaf(4)
    action = torch.distributions.Categorical(logits=logits)
    chosen = action.sample()
    return -action.log_prob(chosen) * 2.0 - 0.01 * action.entropy()


# --- several outputs, one inside the other ----------------------------------------------------


def lstm_cell() -> Any:
    h, _c = nn.LSTMCell(1, 2)(torch.ones(1, 1))
    return h.sum()


def lstm_cell_unrolled() -> Any:
    cell = nn.LSTMCell(2, 3)
    h = c = torch.zeros(1, 3)
    for _ in range(3):
        h, c = cell(torch.ones(1, 2), (h, c))
    return h.sum()


def lstm_cell_both() -> Any:
    h, c = nn.LSTMCell(1, 2)(torch.ones(1, 1))
    return h.sum() + (c * c).sum()


def lstm_hidden_only() -> Any:
    _, (h, _c) = nn.LSTM(2, 3, num_layers=2, bidirectional=True)(torch.randn(4, 1, 2))
    return h.sum()


def lstm_cell_state_only() -> Any:
    _, (_h, c) = nn.LSTM(2, 3)(torch.randn(4, 1, 2))
    return c.sum()


def gru_hidden() -> Any:
    out, h = nn.GRU(2, 3)(torch.randn(4, 1, 2))
    return (out[-1] * h[0]).sum()


def attention_with_weights() -> Any:
    net, x = nn.MultiheadAttention(4, 2, batch_first=True), leaf(1, 3, 4)
    out, _weights = net(x, x, x, average_attn_weights=True)
    return out.sum()


def packed_sequence() -> Any:
    net, x = nn.LSTM(2, 3, batch_first=True), leaf(2, 4, 2)
    packed = nn.utils.rnn.pack_padded_sequence(x, torch.tensor([4, 2]), batch_first=True)
    out, _ = net(packed)
    padded, lengths = nn.utils.rnn.pad_packed_sequence(out, batch_first=True)
    return padded.sum() + lengths.sum()


def transformer_layer() -> Any:
    return nn.TransformerEncoderLayer(4, 2, 8, dropout=0.1, batch_first=True)(leaf(1, 3, 4)).sum()


def decompositions() -> Any:
    a = leaf(3, 3)
    _u, s, _v = torch.linalg.svd(a)
    q, r = torch.linalg.qr(a)
    return s.sum() + (q @ r).sum() + torch.linalg.eigvalsh(a @ a.T).sum() + torch.linalg.slogdet(a @ a.T).logabsdet


def connectionist_loss() -> Any:
    x = leaf(5, 2, 4)
    return F.ctc_loss(x.log_softmax(2), torch.tensor([[1, 2], [1, 3]]), torch.tensor([5, 5]), torch.tensor([2, 2]))


# --- NumPy and Python -------------------------------------------------------------------------


def numbers_and_arrays() -> Any:
    x = leaf(3)
    array = x.detach().numpy()
    return [float(x.sum()), np.mean(array), np.asarray(x.detach()) * 2, x.tolist(), int(x.argmax())]


def object_of_tensors() -> Any:
    x = leaf(2)
    box = {"a": [x * 2, {"b": (x * 3, None, "text")}]}
    return (box["a"][0] + box["a"][1]["b"][0]).sum()  # type: ignore[index]


def comparisons_in_python() -> Any:
    x = torch.tensor([3.0, 1.0, 2.0], requires_grad=True)
    chosen = sorted(x, key=float)
    return max(chosen) * sum(chosen) + (x[0] if x[0] > x[1] else x[1])


PROGRAMS: dict[str, Callable[[], Any]] = {
    function.__name__: function
    for function in (
        sparse_embedding, sparse_embedding_step, sparse_coo, sparse_coo_leaf, sparse_csr, meta_tensors, complex_leaf,
        fourier, quantized, nested, nested_with_gradients, subclass, logging_subclass, duck_tensor, fake_tensors,
        lazy_layers, lazy_convolution, inference_mode, inference_decorator, low_precision, eight_bit_floats,
        wide_unsigned, no_cells, many_cells_along_an_empty_axis, sixty_five_axes, generators, texts_and_none,
        out_arguments, out_into_a_view, func_grad, func_grad_of_a_leaf, func_grad_and_value, func_vmap,
        func_vmap_with_randomness, func_jacobians, func_vjp_jvp, func_linearize, functional_call,
        per_sample_gradients, stacked_modules, functional_jacobian, functional_products,
        functional_jacobian_with_a_graph, gradcheck, forward_mode, meta_learning, custom_cube, custom_context,
        custom_two_outputs, custom_halves, custom_halves_one_used, custom_straight_through, custom_in_place,
        custom_double_backward, custom_in_a_module, checkpoint_without_reentry, checkpoint_with_reentry,
        checkpoint_with_dropout, checkpoint_in_segments, tensor_hook_that_changes, leaf_hook_that_clips, node_hooks,
        module_backward_hooks, module_forward_hooks, hook_after_accumulation, saved_tensors_hooks, save_on_cpu,
        retained_gradients, multi_grad_hook, gradient_edges, anomaly_detection, traced_module, symbolic_trace,
        compiled_eagerly, no_grad_decorator, set_grad_enabled, default_dtype, default_device, autocast_on_cpu,
        gradient_scaler, deep_copies, pickled, saved_and_loaded, swapped_parameters, assigned_data, frozen_after_use,
        assigned_gradient, detached_in_place, tied_weights, parametrized, pruned, vectors_of_parameters, containers,
        loader_of_tensors, loader_of_a_dataset, split_datasets, sgd_foreach, adam_foreach, adam_fused, adamw, rmsprop,
        adagrad, lbfgs, clipped_norm, clipped_norm_foreach, foreach_writes, moving_average, averaged_model, schedules,
        gradients_by_hand, gradient_penalty, reparametrisation, policy_gradient, lstm_cell, lstm_cell_unrolled,
        lstm_cell_both, lstm_hidden_only, lstm_cell_state_only, gru_hidden, attention_with_weights, packed_sequence,
        transformer_layer, decompositions, connectionist_loss, numbers_and_arrays, object_of_tensors,
        comparisons_in_python,
    )
}  # fmt: skip

"""`core.record` leaves everything as a run without it does, and what a function raises carries what came before."""

from __future__ import annotations

import copy
import functools
import gc
import pickle
import random
import threading
import warnings
from collections.abc import Callable
from operator import attrgetter
from typing import Any, NamedTuple

import pytest
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

from core import Mistake, Trace, record

HOOKS = (
    "_forward_hooks", "_forward_pre_hooks", "_backward_hooks", "_backward_pre_hooks", "_forward_hooks_always_called",
)  # fmt: skip


class Program(NamedTuple):
    """A function with its arguments, and the modules and tensors that it touches."""

    function: Callable[..., Any]
    touched: list[Any]
    arguments: tuple[Any, ...] = ()


def tensors_of(program: Program) -> list[torch.Tensor]:
    found: list[torch.Tensor] = [one for one in program.arguments if isinstance(one, torch.Tensor)]
    for one in program.touched:
        found += [*one.parameters(), *one.buffers()] if isinstance(one, nn.Module) else [one]
    return found


def dense(tensor: torch.Tensor | None) -> Any:
    return None if tensor is None else (str(tensor.layout), tensor.detach().to_dense().tolist())


def seen_of(tensor: torch.Tensor) -> tuple[Any, ...]:
    hooks = len(tensor._backward_hooks or ()), len(tensor._post_accumulate_grad_hooks or ())  # type: ignore[attr-defined]
    return dense(tensor), dense(tensor.grad), tensor._version, tensor.requires_grad, tensor.is_leaf, hooks


def surroundings() -> tuple[Any, ...]:
    return (
        gc.isenabled(), torch.is_grad_enabled(), torch.is_inference_mode_enabled(), torch.get_default_dtype(),
        torch._C._len_torch_function_stack(), torch._C._is_torch_function_enabled(),
        len(torch.nn.modules.module._global_forward_hooks), len(torch.nn.modules.module._global_forward_pre_hooks),
        torch.get_rng_state().tolist(), torch.func.grad, torch.compile, vars(torch.autograd.Function)["apply"],
    )  # fmt: skip


def left_by(make: Callable[[], Program], run: Callable[[Program], Any]) -> tuple[Any, ...]:
    """Return all that a run leaves: numbers, gradients, versions, hooks, warnings, modes, random numbers, its error."""
    torch.manual_seed(0)
    program = make()
    torch.manual_seed(1)
    error = None
    with warnings.catch_warnings(record=True) as raised:
        warnings.simplefilter("always")
        try:
            run(program)
        except BaseException as one:  # noqa: BLE001
            error = type(one), str(one)
    modules = [inner for one in program.touched if isinstance(one, nn.Module) for inner in one.modules()]
    hooks = [[len(getattr(module, name) or ()) for name in HOOKS] for module in modules]
    said = [(str(one.message), one.category) for one in raised]
    return [seen_of(one) for one in tensors_of(program)], hooks, surroundings(), said, error


def plainly(program: Program) -> Any:
    result = program.function(*program.arguments)
    if isinstance(result, torch.Tensor) and result.requires_grad and result.numel() == 1:
        result.backward()


def recorded(program: Program) -> Any:
    trace = record(program.function, *program.arguments)
    assert trace.passes is not None  # it can be read


def vector(*numbers: float) -> torch.Tensor:
    return torch.tensor([float(one) for one in numbers], requires_grad=True)


def network() -> nn.Sequential:
    return nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Dropout(0.5), nn.Linear(3, 1))


ROWS = torch.tensor([[1.0, 2.0], [3.0, -1.0]])


class Compiled(nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x * 2

    @torch.jit.export
    def other(self, x: torch.Tensor) -> torch.Tensor:
        return x * 3


class Broadcasts(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: torch.Tensor) -> torch.Tensor:
        return x.sum()

    @staticmethod
    def backward(ctx: Any, gradient: torch.Tensor) -> Any:  # type: ignore[override]
        return gradient * torch.ones(4, 3)


def tensor_hooks() -> Program:
    x = vector(1, 2)

    def function() -> torch.Tensor:
        h = x * 2
        h.register_hook(lambda gradient: gradient * 10)
        h.register_hook(lambda gradient: None)
        return (h**2).sum()

    return Program(function, [x])


def leaf_hook() -> Program:
    x = vector(1, 2)
    x.register_hook(lambda gradient: gradient.clamp(-1, 1))
    return Program(lambda: (x * 5).sum(), [x])


def post_accumulate_hook() -> Program:
    x = vector(1, 2)

    def halve(leaf: Any) -> None:
        leaf.grad = leaf.grad / 2

    x.register_post_accumulate_grad_hook(halve)
    return Program(lambda: (x * 5).sum(), [x])


def step_in_a_hook() -> Program:
    x = vector(1, 2)

    def step(leaf: Any) -> None:
        with torch.no_grad():
            leaf -= 0.1 * leaf.grad
        leaf.grad = None

    x.register_post_accumulate_grad_hook(step)
    return Program(lambda: (x * 5).sum(), [x])


def module_hooks() -> Program:
    net = network()
    net[1].register_full_backward_hook(lambda module, given, gone: (given[0] * 2,))
    net[3].register_full_backward_pre_hook(lambda module, gone: (gone[0] * 3,))
    net[0].register_forward_hook(lambda module, given, out: out + 1)  # type: ignore[operator]
    return Program(lambda: net(ROWS).sum(), [net])


def checkpoints(reentrant: bool) -> Program:
    net, x = network(), vector(1, 2)
    return Program(lambda: checkpoint(net, x, use_reentrant=reentrant).sum(), [net, x])  # type: ignore[union-attr]


def nested_checkpoints() -> Program:
    one, two, x = nn.Linear(2, 2), nn.Linear(2, 2), vector(1, 2)

    def inner(h: torch.Tensor) -> Any:
        return two(checkpoint(one, h, use_reentrant=True))

    return Program(lambda: checkpoint(inner, x, use_reentrant=True).sum(), [one, two, x])  # type: ignore[union-attr]


def sparse(twice: bool) -> Program:
    table = nn.Embedding(4, 2, sparse=True)
    rows = torch.tensor([1, 1, 3])

    def function() -> torch.Tensor:
        out = table(rows).square().sum()
        return out + (table.weight**2).sum() if twice else out

    return Program(function, [table])


def sparse_training() -> Program:
    table = nn.Embedding(4, 2, sparse=True)

    def function() -> None:
        optimizer = torch.optim.SparseAdam(table.parameters(), lr=0.1)
        for _ in range(3):
            optimizer.zero_grad()
            table(torch.tensor([1, 1, 3])).square().sum().backward()
            optimizer.step()

    return Program(function, [table])


def sparse_product() -> Program:
    matrix, x = torch.eye(2).to_sparse().requires_grad_(), vector(1, 2)
    return Program(lambda: torch.sparse.mm(matrix, x[:, None]).sum(), [x])


def functional() -> Program:
    net, x = network().eval(), vector(1, 2)
    given = {name: one.detach().clone().requires_grad_() for name, one in net.named_parameters()}
    return Program(lambda: torch.func.functional_call(net, given, (x,)).sum(), [net, x, *given.values()])


def per_sample() -> Program:
    net = network().eval()
    given = {name: one.detach() for name, one in net.named_parameters()}

    def loss(parameters: Any, row: torch.Tensor) -> torch.Tensor:
        return torch.func.functional_call(net, parameters, (row,)).square().sum()

    return Program(lambda: torch.vmap(torch.func.grad(loss), in_dims=(None, 0))(given, ROWS), [net])


def transform(made: Callable[..., Any]) -> Program:
    x = vector(1, 2)
    return Program(lambda: made(lambda one: one**3)(x).sum(), [x])


def penalty() -> Program:
    net, x = network(), torch.tensor([[1.0, 2.0]], requires_grad=True)

    def function() -> torch.Tensor:
        (gradient,) = torch.autograd.grad(net(x).sum(), x, create_graph=True)
        return (gradient.norm() - 1) ** 2

    return Program(function, [net, x])


def lazy() -> Program:
    net = nn.Sequential(nn.LazyConv1d(2, 2), nn.LazyBatchNorm1d(), nn.Flatten(), nn.LazyLinear(1))
    return Program(lambda x: net(x).sum(), [net], (torch.randn(3, 1, 4),))


def scripted() -> Program:
    net = torch.jit.script(network())
    return Program(lambda: net(ROWS).sum(), [net])


def traced() -> Program:
    net: Any = torch.jit.trace(nn.Linear(2, 1), ROWS)
    return Program(net, [net], (ROWS,))


def exported() -> Program:
    net = torch.export.export(nn.Linear(2, 1), (ROWS,)).module()
    return Program(lambda: net(ROWS).sum(), [net])


def compiled() -> Program:
    net = torch.compile(nn.Linear(2, 1), backend="eager")
    return Program(lambda: net(ROWS).sum(), [net])


def raising() -> Program:
    net, x = network(), vector(1, 2)

    def function() -> None:
        (net(ROWS).sum() + x.sum()).backward()
        raise KeyError("mine")

    return Program(function, [net, x])


def interrupted() -> Program:
    net = network()
    net[3].register_forward_pre_hook(lambda module, given: (_ for _ in ()).throw(KeyboardInterrupt()))
    return Program(net, [net], (ROWS,))


def in_inference_mode() -> Program:
    net = network()

    def function() -> None:
        with torch.inference_mode():
            net(ROWS).add_(1)
            raise ZeroDivisionError("mine")

    return Program(function, [net])


def warning() -> Program:
    x = vector(1, 2)

    def function() -> torch.Tensor:
        warnings.warn("mine", stacklevel=1)
        h = x * 2
        assert h.grad is None  # torch warns
        return h.sum()

    return Program(function, [x])


def training() -> Program:
    net = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.ReLU(), nn.Linear(3, 1))

    def function() -> None:
        optimizer = torch.optim.Adam(net.parameters(), lr=0.1)
        for _ in range(3):
            optimizer.zero_grad()
            net(torch.randn(4, 2)).square().mean().backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()

    return Program(function, [net])


def frozen() -> Program:
    net = network()
    net[0].requires_grad_(False)
    return Program(lambda: net(ROWS).sum(), [net])


def in_threads() -> Program:
    net = network().eval()

    def function() -> torch.Tensor:
        results: dict[int, torch.Tensor] = {}

        def work(place: int) -> None:
            results[place] = net(ROWS[place : place + 1])

        threads = [threading.Thread(target=work, args=(place,)) for place in range(2)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        return (results[0] + results[1]).sum()

    return Program(function, [net])


def nested() -> Program:
    net = network()

    def function() -> torch.Tensor:
        record(lambda: net(ROWS).sum())
        return net(ROWS).sum()

    return Program(function, [net])


class OnlyItsOwn(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.inner = nn.utils.parametrizations.weight_norm(nn.Linear(2, 1))
        self.register_buffer("calls", torch.zeros(()))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        self.calls += 1  # type: ignore[operator]
        return self.inner(x)


def parametrized() -> Program:
    net = OnlyItsOwn()
    return Program(lambda x: net(x).sum(), [net], (ROWS,))


PROGRAMS: dict[str, Callable[[], Program]] = {
    "tensor hooks": tensor_hooks,
    "leaf hook": leaf_hook,
    "post-accumulate hook": post_accumulate_hook,
    "step in a hook": step_in_a_hook,
    "module hooks": module_hooks,
    "module itself": lambda: Program(network(), [], (ROWS,)),
    "reentrant checkpoint": lambda: checkpoints(True),
    "checkpoint": lambda: checkpoints(False),
    "nested checkpoints": nested_checkpoints,
    "sparse": lambda: sparse(False),
    "sparse and dense": lambda: sparse(True),
    "sparse training": sparse_training,
    "sparse product": sparse_product,
    "functional_call": functional,
    "per-sample gradients": per_sample,
    "vmap": lambda: transform(torch.vmap),
    "jacrev": lambda: transform(torch.func.jacrev),
    "jacfwd": lambda: transform(torch.func.jacfwd),
    "broadcast gradient": lambda: Program(Broadcasts.apply, [], (vector(1, 2, 3),)),
    "gradient penalty": penalty,
    "lazy": lazy,
    "scripted": scripted,
    "traced": traced,
    "exported": exported,
    "compiled": compiled,
    "raising": raising,
    "interrupted": interrupted,
    "inference mode": in_inference_mode,
    "warning": warning,
    "training": training,
    "frozen": frozen,
    "threads": in_threads,
    "parametrized": parametrized,
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", PROGRAMS)
def test_a_recorded_run_leaves_what_a_plain_one_leaves(name: str) -> None:
    left_by(PROGRAMS[name], plainly)  # what torch says and sets up only once
    plain = left_by(PROGRAMS[name], plainly)  # first, for what a recorded run leaves behind the next one finds
    assert left_by(PROGRAMS[name], recorded) == plain


LAYERS: list[Callable[[int], nn.Module]] = [
    lambda width: nn.Linear(width, width), lambda width: nn.Linear(width, width, bias=False), lambda width: nn.ReLU(),
    lambda width: nn.Tanh(), lambda width: nn.Dropout(0.3), lambda width: nn.BatchNorm1d(width),
    lambda width: nn.LayerNorm(width), lambda width: nn.Softplus(), lambda width: nn.LeakyReLU(inplace=True),
    lambda width: nn.LazyLinear(width), lambda width: nn.Sequential(nn.Linear(width, width), nn.GELU()),
    lambda width: nn.utils.parametrizations.weight_norm(nn.Linear(width, width)),
]  # fmt: skip


def random_network(seed: int) -> Program:
    """A network of random layers, with random hooks that change what they see; some weights are frozen or hooked."""
    chosen = random.Random(seed)
    width = chosen.randint(2, 4)
    net = nn.Sequential(nn.Linear(width, width), *[chosen.choice(LAYERS)(width) for _ in range(chosen.randint(1, 6))])
    hooks: list[Callable[[nn.Module], Any]] = [
        lambda module: module.register_forward_hook(lambda module, given, out: out * 2),  # type: ignore[operator]
        lambda module: module.register_forward_pre_hook(lambda module, given: (given[0] + 1,)),
        lambda module: module.register_full_backward_hook(lambda module, given, gone: None),
        lambda module: module.register_full_backward_hook(lambda module, given, gone: (given[0] * 0.5,)),
        lambda module: [one.register_hook(lambda gradient: gradient * 3) for one in trainable(module)],
        lambda module: [one.register_post_accumulate_grad_hook(lambda leaf: None) for one in trainable(module)],
        lambda module: module.requires_grad_(False),
        lambda module: module.eval(),
    ]
    for module in list(net)[1:]:
        lazy = isinstance(module, nn.LazyLinear)  # its parameters take no hooks before it has seen an input
        if chosen.random() < 0.5 and not getattr(module, "inplace", False):
            chosen.choice(hooks[:4] if lazy else hooks)(module)
    kind = chosen.choice(["loss", "several", "steps"])
    rows = torch.randn(3, width, requires_grad=chosen.random() < 0.5)

    def function(x: torch.Tensor) -> Any:
        if kind == "loss":
            return net(x).square().mean()
        if kind == "several":
            out = net(x)
            out.sum().backward(retain_graph=True)
            out.mean().backward()
            return out
        optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
        for _ in range(2):
            net(x).square().mean().backward()
            optimizer.step()
            optimizer.zero_grad()
        return None

    return Program(function, [net], (rows,))


def trainable(module: nn.Module) -> list[nn.Parameter]:
    return [one for one in module.parameters() if one.requires_grad]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("seed", range(60))
def test_a_recorded_network_leaves_what_a_plain_one_leaves(seed: int) -> None:
    def make() -> Program:
        return random_network(seed)

    plain = left_by(make, plainly)
    assert left_by(make, recorded) == plain


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("seed", range(60))
def test_contributions_add_up_whatever_hooks_do(seed: int) -> None:
    torch.manual_seed(0)
    program = random_network(seed)
    try:
        trace = record(program.function, *program.arguments)
    except RuntimeError as error:  # a LeakyReLU wrote what another layer had saved
        assert "inplace" in str(error)
        trace = error.trace  # type: ignore[attr-defined]
    for one in trace.passes:
        compared = 0
        for node in trace.nodes[: one.position]:
            adjoint, arrived = one.adjoint(node.index), one.contributions(node.index)
            if adjoint is not None and arrived and node.index not in one.roots:
                total = torch.as_tensor(sum(value.array() for *_, value in arrived))
                assert tuple(total.shape) == adjoint.shape
                assert torch.allclose(total, torch.as_tensor(adjoint.array()), rtol=1e-4, atol=1e-6)
                compared += 1
        assert compared


# --- threads ----------------------------------------


def test_records_in_threads_do_not_mix() -> None:
    net = nn.Sequential(nn.Linear(2, 2), nn.Tanh(), nn.Linear(2, 1))
    before, traces = surroundings()[:8], {}
    start = threading.Barrier(4)

    def work(place: int) -> None:
        start.wait()
        for _ in range(5):
            traces[place] = record(net, torch.full((1, 2), float(place)))

    threads = [threading.Thread(target=work, args=(place,)) for place in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert surroundings()[:8] == before
    for place, trace in traces.items():
        assert [scope.name for scope in trace.scopes] == ["", "Sequential", "0 · Linear", "1 · Tanh", "2 · Linear"]
        assert [node.operation for node in trace.nodes if node.operands] == ["linear", "tanh", "linear"]
        (given,) = [node for node in trace.nodes if "input" in node.names]
        assert given.value.tolist() == [[place, place]]


def test_a_copy_that_is_made_while_recording_has_no_hooks_and_can_be_pickled() -> None:
    net, kept = network(), []

    def function(x: torch.Tensor) -> Any:
        kept.append(copy.deepcopy(net))
        pickle.dumps(net)
        return net(x).sum()

    record(function, ROWS)
    assert not any(getattr(module, name) for module in kept[0].modules() for name in HOOKS)


# --- what a function raises ----------------------------------------


def failing(x: torch.Tensor) -> torch.Tensor:
    h = x * 2
    return h @ torch.ones(3, 3)


def frames_of(raised: Any) -> list[str]:
    """Return the names of the functions that an exception came through, below those of the caller."""
    names = [entry.name for entry in raised.traceback]
    return names[2 if "record" in names else 1 :]


def test_what_a_function_raises_carries_the_trace_and_the_mistake() -> None:
    with pytest.raises(RuntimeError) as raised:
        record(failing, vector(1, 2))
    with pytest.raises(RuntimeError) as plain:
        failing(vector(1, 2))
    assert str(raised.value) == str(plain.value)
    assert frames_of(raised) == frames_of(plain) == ["failing"]
    trace, mistake = raised.value.trace, raised.value.mistake  # type: ignore[attr-defined]
    assert isinstance(trace, Trace) and isinstance(mistake, Mistake)
    assert [node.operation for node in trace.nodes][:2] == ["leaf", "mul"]
    assert trace.nodes[1].value.tolist() == [2, 4]
    assert trace.mistake == mistake
    assert mistake.span is not None and mistake.span.line == 3 and "(2,)" in mistake.message
    assert 1 in mistake.nodes
    assert "core.record" in "".join(raised.value.__notes__)


@pytest.mark.parametrize("where", ["in_place", "no_graph", "asks_a_number"])
def test_the_traceback_is_that_of_a_plain_run(where: str) -> None:
    function = globals()[where]
    with pytest.raises(RuntimeError) as raised:
        record(function, vector(1, 2))
    with pytest.raises(RuntimeError) as plain:
        function(vector(1, 2))
    assert frames_of(raised) == frames_of(plain)


def in_place(x: torch.Tensor) -> Any:
    h = x.exp()
    h += 1
    h.sum().backward()


def asks_a_number(x: torch.Tensor) -> Any:
    return (x * 2).item()


def no_graph(x: torch.Tensor) -> Any:
    (x.detach() * 2).sum().backward()


def of_python(x: torch.Tensor) -> Any:
    return {"a": x + 1}["b"]


def of_its_own(x: torch.Tensor) -> Any:
    class Mine(Exception):
        pass

    raise Mine(x * 3)


@pytest.mark.parametrize(
    ("function", "kind", "line"),
    [(in_place, RuntimeError, 4), (asks_a_number, RuntimeError, 2), (no_graph, RuntimeError, 2),
     (of_python, KeyError, 2), (of_its_own, Exception, 5)],
)  # fmt: skip
def test_every_exception_has_its_mistake_at_its_line(function: Any, kind: type[Exception], line: int) -> None:
    with pytest.raises(kind) as raised:
        record(function, vector(1, 2))
    mistake = raised.value.mistake  # type: ignore[attr-defined]
    assert mistake.error == type(raised.value).__name__
    assert mistake.span is not None and mistake.span.line == line
    assert "(…)" not in mistake.message
    assert any(node.operands for node in raised.value.trace.nodes)  # type: ignore[attr-defined]


def test_a_function_of_one_line_has_the_places_of_its_operations() -> None:
    trace = record(lambda x: (x * x).sum(), torch.ones(2))
    lines, spans = trace.source.split("\n"), [node.span for node in trace.nodes if node.operands]
    texts = [lines[one.line - 1][one.column : one.end_column] for one in spans if one is not None]
    assert texts == ["x * x", "(x * x).sum()"]


def test_an_interruption_has_the_trace_and_no_mistake() -> None:
    def function(x: torch.Tensor) -> None:
        _ = x * 2
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as raised:
        record(function, vector(1, 2))
    assert [node.operation for node in raised.value.trace.nodes] == ["leaf", "mul"]  # type: ignore[attr-defined]
    assert raised.value.mistake is None  # type: ignore[attr-defined]


def test_an_exceptions_own_trace_stays() -> None:
    class Own(Exception):
        trace = "mine"

    def function() -> None:
        raise Own

    with pytest.raises(Own) as raised:
        record(function)
    assert raised.value.trace == "mine" and not hasattr(raised.value, "mistake")


# --- names ----------------------------------------


class Holder:
    def __init__(self) -> None:
        self.net = nn.Linear(2, 1)

    def loss(self, x: torch.Tensor) -> torch.Tensor:
        return self.net(x).sum()

    def __call__(self, x: torch.Tensor) -> torch.Tensor:
        return self.loss(x)


GLOBAL = nn.Linear(2, 1)


def uses_a_global(x: torch.Tensor) -> torch.Tensor:
    return GLOBAL(x).sum()


def through_a_helper(x: torch.Tensor) -> torch.Tensor:
    return uses_a_global(x) * 2


def takes(net: nn.Module, x: torch.Tensor) -> torch.Tensor:
    return net(x).sum()


def closing(kind: str) -> Callable[[torch.Tensor], torch.Tensor]:
    model, parts, w = nn.Linear(2, 1), [nn.Linear(2, 2), nn.Linear(2, 1)], {"w": vector(1, 2)}
    given: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {
        "lambda": lambda x: model(x).sum(),
        "list": lambda x: parts[1](parts[0](x)).sum(),
        "dictionary": lambda x: (x @ w["w"]).sum(),
        "inner": lambda x: sum(part(x).sum() for part in [model]),  # type: ignore[return-value]
        "partial": functools.partial(takes, model),
        "keyword": functools.partial(takes, net=model),
        "wrapped": functools.wraps(uses_a_global)(lambda x: uses_a_global(x)),
        "checkpoint": lambda x: checkpoint(model, x, use_reentrant=False).sum(),  # type: ignore[union-attr]
    }
    return given[kind]


@pytest.mark.parametrize(
    ("function", "names"),
    [
        (closing("lambda"), {"model.weight", "model.bias"}),
        (closing("list"), {"parts[0].weight", "parts[0].bias", "parts[1].weight", "parts[1].bias"}),
        (closing("dictionary"), {"w['w']"}),
        (closing("inner"), {"model.weight", "model.bias"}),
        (closing("partial"), {"net.weight", "net.bias"}),
        (closing("wrapped"), {"GLOBAL.weight", "GLOBAL.bias"}),
        (closing("checkpoint"), {"model.weight", "model.bias"}),
        (uses_a_global, {"GLOBAL.weight", "GLOBAL.bias"}),
        (through_a_helper, {"GLOBAL.weight", "GLOBAL.bias"}),
        (Holder().loss, {"net.weight", "net.bias"}),
        (Holder(), {"net.weight", "net.bias"}),
        (nn.Linear(2, 1).forward, {"weight", "bias"}),
    ],
)
def test_parameters_have_the_names_by_which_the_function_reaches_them(function: Any, names: set[str]) -> None:
    trace = record(function, ROWS)
    assert {node.names[0] for node in trace.nodes if node.operation == "leaf" and node.names} == names
    assert all(node.names for node in trace.nodes if node.operation == "leaf")


def test_parameters_have_the_names_of_the_arguments_that_hold_them() -> None:
    def program(net: nn.Linear, others: dict[str, nn.Linear], x: torch.Tensor) -> torch.Tensor:
        return x @ net.weight @ others["last"].weight

    trace = record(program, nn.Linear(2, 2), {"last": nn.Linear(2, 2)}, ROWS)
    leaves = [node.names for node in trace.nodes if node.operation == "leaf"]
    assert leaves == [("net.weight",), ("others['last'].weight",)]


def test_a_module_that_is_passed_names_its_parameters() -> None:
    trace = record(takes, nn.Linear(2, 1), ROWS)
    assert {node.names[0] for node in trace.nodes if node.operation == "leaf"} == {"net.weight", "net.bias"}


# --- passes ----------------------------------------


def test_a_loss_after_a_gradient_with_a_graph_is_differentiated() -> None:
    # y = Σ x³, g = 3x², loss = Σ g²: d loss/dx = 2 g · 6x = 36 x³
    x = vector(1, 2)

    def function() -> torch.Tensor:
        (gradient,) = torch.autograd.grad((x**3).sum(), x, create_graph=True)
        return (gradient**2).sum()

    trace = record(function)
    assert [(one.kind, one.implicit) for one in trace.passes] == [("grad", False), ("backward", True)]
    assert x.grad is not None and x.grad.tolist() == [36.0, 288.0]


def returns_the_gradient(x: torch.Tensor) -> torch.Tensor:
    return torch.autograd.grad((x**3).sum(), x, create_graph=True)[0].sum()


def returns_what_is_freed(x: torch.Tensor) -> torch.Tensor:
    y = (x**3).sum()
    torch.autograd.grad(y, x)
    return y


def returns_another(x: torch.Tensor) -> torch.Tensor:
    torch.autograd.grad((x**3).sum(), x)
    return (x**2).sum()


def ran_its_own(x: torch.Tensor) -> torch.Tensor:
    (x**3).sum().backward()
    return (x**2).sum()


@pytest.mark.parametrize(
    ("function", "implicit"),
    [(returns_the_gradient, True), (returns_what_is_freed, False), (returns_another, True), (ran_its_own, False)],
)
def test_the_implicit_pass_runs_where_there_is_a_graph_that_none_has_used(function: Any, implicit: bool) -> None:
    trace = record(function, vector(1, 2))
    assert any(one.implicit for one in trace.passes) == implicit


def test_a_long_message_is_cut() -> None:
    def failing(x: torch.Tensor) -> None:
        raise ValueError("a" * 100_000)

    with pytest.raises(ValueError) as raised:
        record(failing, vector(1))
    told = raised.value.mistake  # type: ignore[attr-defined]
    assert told.message.startswith("ValueError: aaa") and len(told.message) + len(told.raised) < 5_000


@pytest.mark.filterwarnings("ignore:.*torch.jit.script:DeprecationWarning")
def test_a_method_that_torchscript_compiled_is_called_by_its_module() -> None:
    script = torch.jit.script(Compiled())
    trace = record(lambda x: (script(x), script.other(x)), torch.ones(2))
    assert [(node.operation, node.value.tolist()) for node in trace.nodes if node.operands] == [
        ("Compiled", [2.0, 2.0]), ("Compiled.other", [3.0, 3.0]),
    ]  # fmt: skip


# --- remarks ----------------------------------------


def test_what_a_function_returned_and_torch_summed_is_told() -> None:
    x = vector(1, 2, 3)
    trace = record(Broadcasts.apply, x)
    (one,) = trace.passes
    assert [(user, slot, value.tolist()) for user, slot, value in one.contributions(0)] == [(1, 0, [4.0, 4.0, 4.0])]
    remark = one.remark(1, 0, 0)
    assert remark is not None and remark.kind == "summed-to-fit"
    assert remark.facts == {"operation": "BroadcastsBackward", "returned": "(4, 3)", "shape": "(3,)"}
    assert one.remark(1, 1, 0) is None


def test_a_function_whose_gradient_fits_is_not_remarked_upon() -> None:
    class Fits(torch.autograd.Function):
        @staticmethod
        def forward(ctx: Any, x: torch.Tensor, factor: float, y: torch.Tensor) -> torch.Tensor:
            return x * factor + y

        @staticmethod
        def backward(ctx: Any, gradient: torch.Tensor) -> Any:  # type: ignore[override]
            return gradient * 2, None, gradient

    x, y, nodes = vector(1, 2), vector(3, 4), []

    def function() -> torch.Tensor:
        out = Fits.apply(x, 2.0, y)
        nodes.append(out.grad_fn)
        return out.sum()

    assert record(function).passes[0].remarks == ()
    assert "apply" not in vars(nodes[0])


def test_a_leaf_hook_is_a_contribution_and_not_what_grad_held_before() -> None:
    program = leaf_hook()
    trace = record(program.function)
    (one,) = trace.passes
    assert [(user, slot, value.tolist()) for user, slot, value in one.contributions(0)] == [
        (1, 0, [5.0, 5.0]),
        (0, -1, [-4.0, -4.0]),
    ]
    assert one.adjoint(0).tolist() == one.accumulated(0).tolist() == [1.0, 1.0]  # type: ignore[union-attr]
    assert one.remarks == ()


@pytest.mark.parametrize("held", [None, [1.0, 1.0]])
def test_a_hook_on_grad_is_told(held: list[float] | None) -> None:
    program = post_accumulate_hook()
    (x,) = program.touched
    x.grad = None if held is None else torch.tensor(held)
    one = record(program.function).passes[0]
    assert [(remark.kind, remark.operand) for remark in one.remarks] == [("grad-hook", 0)]
    assert one.adjoint(0).tolist() == [5.0, 5.0]  # type: ignore[union-attr]


def test_a_hook_on_grad_that_changes_nothing_is_not_told() -> None:
    x = vector(1, 2)
    x.register_post_accumulate_grad_hook(lambda leaf: None)
    x.grad = torch.ones(2)
    assert record(lambda: (x * 5).sum()).passes[0].remarks == ()


def test_a_grad_of_several_versions_is_told() -> None:
    x = vector(1, 2)

    def function() -> torch.Tensor:
        before = (x * 3).sum()
        with torch.no_grad():
            x.add_(1)
        return before + (x * 5).sum()

    one = record(function).passes[0]
    assert x.grad is not None and x.grad.tolist() == [8.0, 8.0]
    assert {remark.kind for remark in one.remarks} == {"grad-versions"}


# --- operations that run outside Python ----------------------------------------


def doubled(x: torch.Tensor) -> torch.Tensor:
    return x * 2


def bumped(x: torch.Tensor) -> torch.Tensor:
    return x.add_(2)


@pytest.mark.filterwarnings("ignore")
def test_what_torchscript_compiled_is_one_operation_also_without_a_graph() -> None:
    script = torch.jit.script(doubled)
    trace = record(lambda x: script(x) + 1, torch.ones(2))
    assert [(node.operation, node.operands) for node in trace.nodes] == [
        ("constant", ()), ("doubled", (0,)), ("add", (1,)),
    ]  # fmt: skip


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("write", [bumped, torch.ops.aten.add_.Tensor, torch.ops.aten.add_])
def test_a_write_outside_python_is_a_new_version(write: Any) -> None:
    write = torch.jit.script(write) if write is bumped else write

    def function(x: torch.Tensor) -> torch.Tensor:
        y = x * 1
        z = y * 2
        write(y) if isinstance(write, torch.jit.ScriptFunction) else write(y, 2)
        return y + z

    trace = record(function, torch.ones(2))
    assert [node.value.tolist() for node in trace.nodes] == [[1, 1], [1, 1], [2, 2], [3, 3], [5, 5]]
    assert trace.nodes[4].operands == (3, 2)


def bumped_by(x: torch.Tensor, by: torch.Tensor) -> torch.Tensor:
    return x.add_(by)


@pytest.mark.filterwarnings("ignore")
def test_a_write_outside_python_is_made_of_all_that_the_call_was_given() -> None:
    write = torch.jit.script(bumped_by)

    def function(x: torch.Tensor, w: torch.Tensor) -> torch.Tensor:
        y = x * 1
        write(y, w)
        return y * 1

    trace = record(function, torch.ones(2), torch.full((2,), 3.0))
    written = next(node for node in trace.nodes if node.value.tolist() == [4, 4])
    assert {trace.nodes[one].value.array()[0] for one in written.operands} == {1, 3}


@pytest.mark.parametrize(("schema", "returned"), [
    ("bump(Tensor by, Tensor(b!) target) -> ()", lambda _by: None),
    ("bump_and_look(Tensor(a) by, Tensor(b!) target) -> Tensor(a)", lambda by: by.view(2)),
])  # fmt: skip
@pytest.mark.parametrize("overload", ["", ".default"])
def test_a_registered_operator_that_writes_its_second_argument_is_seen(
    schema: str, returned: Any, overload: str
) -> None:
    def bump(by: torch.Tensor, target: torch.Tensor) -> Any:
        target.add_(by)
        return returned(by)

    def function(x: torch.Tensor) -> torch.Tensor:
        y = x * 1
        attrgetter(schema.split("(")[0] + overload)(torch.ops.cotangent_tests)(x, y)
        return y * 1

    with torch.library._scoped_library("cotangent_tests", "FRAGMENT") as library:
        library.define(schema)
        library.impl(schema.split("(")[0], bump, "CompositeExplicitAutograd")
        trace = record(function, torch.ones(2))
    assert [node.value.tolist() for node in trace.nodes] == [[1, 1], [1, 1], [2, 2], [2, 2]]


@pytest.mark.filterwarnings("ignore")
def test_what_torch_compile_made_runs_as_it_was_written() -> None:
    w = vector(1, 2)
    function = torch.compile(lambda x: (x * w).sum(), backend="eager")
    trace = record(function, torch.ones(2))
    assert [node.operation for node in trace.nodes if node.operands] == ["mul", "sum"]


# --- questions ----------------------------------------


def test_a_question_leaves_numbers_gradients_and_random_numbers_alone() -> None:
    net = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Dropout(0.5), nn.Linear(3, 1))

    def function(x: torch.Tensor) -> torch.Tensor:
        loss = net(x).sum()
        loss.backward()
        return loss

    trace = record(function, ROWS)
    program = Program(function, [net])
    node = next(node for node in trace.nodes if node.operation == "dropout")
    before = [seen_of(one) for one in tensors_of(program)], surroundings()
    assert trace.local_jacobian(node.index, 0).value.shape == (2, 3, 2, 3)
    assert ([seen_of(one)[:2] for one in tensors_of(program)], surroundings()) == (
        [one[:2] for one in before[0]],
        before[1],
    )

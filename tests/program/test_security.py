"""From no value that a program can have does a way lead to modules, frames, files or Python's own attributes."""

from __future__ import annotations

import types
from collections import Counter
from typing import Any

import pytest
import torch

from core.language import kinds, torch_names, torch_tables
from core.language.allocation import UNREADY
from core.language.attributes import attribute_of
from core.language.python_names import FUNCTIONS, VALUES, PythonNames
from core.program.source import Source
from core.language.state import Run
from core.program.ends import Stop
from core.language.values import Builtin, Learner, Namespace
from core.trace.limits import Limits
from tests.program.running import HEAD, ran

# Ways out of other sandboxes: each must end in a mistake.
ESCAPES = [
    "().__class__",
    "().__class__.__bases__[0].__subclasses__()",
    "''.__class__.__mro__",
    "(lambda: 0).__globals__",
    "(lambda: 0).__code__",
    "(lambda: 0).__closure__",
    "(lambda: 0).code",
    "(lambda: 0).run",
    "(lambda: 0).binder",
    "print.__self__",
    "print.run",
    "print.call",
    "len.__self__",
    "torch.__dict__",
    "torch.names",
    "torch.real",
    "torch.ones.__self__",
    "torch.ones(1).__class__",
    "torch.ones(1).__dict__",
    "torch.ones(1).add.owner",
    "torch.ones(1).storage()",
    "torch.ones(1).data_ptr()",
    "torch.ones(1).register_hook(print)",
    "torch.ones(1).apply_(print)",
    "torch.ones(1).as_strided((100,), (1,))",
    "torch.ones(1).set_(torch.ones(2))",
    "torch.ones(1).numpy().ctypes",
    "torch.load('f')",
    "torch.save(print, 'f')",
    "torch.save(lambda: 0, 'f')",
    "torch.save(torch.nn.Linear(1, 1), 'f')",
    "torch.save(1, 'f', pickle_module=print)",
    "torch.save(1, 'f')\ntorch.load('f', pickle_module=print)",
    "torch.save(1, 'f')\ntorch.load('f', map_location=None, mmap=True)",
    "torch.load('/etc/passwd')",
    "import copy\ncopy.deepcopy(print)",
    "import copy\ncopy.deepcopy(torch)",
    "import copy\ncopy.deepcopy([torch.ones(1).add])",
    "import copy\ncopy.copy(torch)",
    "import copy\ncopy.copyreg",
    "import collections\ncollections.namedtuple('A', 'b')",
    "import collections\ncollections.sys",
    "import collections\ncollections.defaultdict(torch.ones)",
    "import collections\ncollections.Counter.__subclasses__",
    "import functools\nfunctools.reduce",
    "import functools\nfunctools.partial(print).func",
    "import functools\nfunctools.partial(torch.ones)(2, generator=3)",
    "import typing\ntyping.get_type_hints",
    "import typing\ntyping.List.name",
    "import warnings\nwarnings.sys",
    "import warnings\nwarnings.catch_warnings",
    "torch.distributions.transforms",
    "torch.distributions.Normal(0, 1, validate_args=print)",
    "torch.distributions.Normal(0.0, 1.0).arg_constraints",
    "torch.distributions.Normal(0.0, 1.0).__dict__",
    "torch.distributions.Distribution",
    "torch.autograd.functional.jacobian(print, torch.ones(1), vectorize=True)",
    "torch.autograd.functional.torch",
    "torch.FloatTensor.__mro__",
    "torch.FloatTensor(print)",
    "torch.set_printoptions(formatter=print)",
    "torch.nn.utils.parametrize",
    "torch.nn.utils.clip_grad_norm_([torch.ones(1)], 1.0, error_if_nonfinite=print)",
    "class A(torch.nn.LazyLinear):\n    pass",
    "class A(torch.optim.Optimizer):\n    pass",
    "torch.nn.LazyLinear(1).weight.data",
    "torch.nn.LazyLinear(1)._initialize_hook",
    "torch.from_file('f')",
    "torch.hub",
    "torch.ops",
    "torch.utils.cpp_extension",
    "torch.compile",
    "torch.os",
    "torch.sys",
    "torch.jit",
    "torch.classes",
    "torch.library",
    "torch.nn.modules",
    "torch.nn.functional.torch",
    "torch.nn.functional.handle_torch_function",
    "torch.nn.init.torch",
    "torch.optim.Optimizer([], {})",
    "torch.autograd.Function",
    "torch.autograd.function",
    "torch.cuda.sys",
    "torch.random",
    "math.__loader__",
    "import random\nrandom._os",
    "import random\nrandom.Random",
    "import random\nrandom.SystemRandom",
    "import random\nrandom.getstate()",
    "import time\ntime.sleep(1)",
    "'{0.__class__}'.format(1)",
    "'{0[0]}'.format([1])",
    "'{a.b}'.format(a=1)",
    "'{:{}}'.format(1, '>9')",
    "'%(a)s' % {'a': 1}",
    "f'{().__class__}'",
    "getattr((), '__class__')",
    "getattr(torch, 'hub')",
    "getattr(torch, '__dict__')",
    "getattr(torch.ones(1), '__class__')",
    "setattr(torch, 'x', 1)",
    "torch.x = 1",
    "setattr(print, 'call', 1)",
    "def f(): pass\nf.code = 1",
    "type('A', (), {})",
    "type(1).__mro__",
    "type(1).mro()",
    "type.mro(int)",
    "type(print)(1, 2, 3)",
    "type(lambda: 0)(1, 2, 3, 4, 5)",
    "type(torch)('os', {}, [])",
    "type(x for x in [1])(1)",
    "(x for x in [1]).gi_frame",
    "(x for x in [1]).steps",
    "(x for x in [1]).run",
    "def g():\n    yield 1\ng().gi_code",
    "def g():\n    yield 1\ng().send(1)",
    "try:\n    1 / 0\nexcept Exception as e:\n    e.__traceback__",
    "try:\n    1 / 0\nexcept Exception as e:\n    e.with_traceback",
    "try:\n    1 / 0\nexcept Exception as e:\n    e.args",
    "try:\n    print.x\nexcept Exception as e:\n    e.obj",
    "try:\n    1 / 0\nexcept Exception as e:\n    e.cotangent_operands",
    "class A:\n    __slots__ = ['x']",
    "class A:\n    def __getattr__(self, n): return 1",
    "class A:\n    def __getattribute__(self, n): return 1",
    "class A:\n    def __class_getitem__(cls, n): return 1",
    "class A:\n    def __del__(self): pass",
    "class A:\n    def __new__(cls): pass",
    "class A:\n    def __torch_function__(self): pass",
    "class A:\n    def __reduce__(self): pass",
    "class A:\n    def __init_subclass__(cls): pass",
    "class A:\n    def __set_name__(self, o, n): pass",
    "class A:\n    def __format__(self, s): pass",
    "class A:\n    x = 1\nA.__dict__",
    "class A:\n    x = 1\nA().__class__.__mro__",
    "class A:\n    x = 1\nA().__class__.__subclasses__()",
    "class A:\n    x = 1\nA().__dict__",
    "class A:\n    x = 1\nA().__len__",
    "class A:\n    def f(self): return 1\nA().f.__func__",
    "torch.nn.Linear(1, 1).__class__.__mro__",
    "torch.nn.Linear(1, 1).__class__.forward",
    "torch.nn.Linear(1, 1)._modules",
    "class A:\n    x = 1\nA().__class__ = int",
    "class A:\n    x = 1\nA.__bases__ = ()",
    "class A:\n    def f(self): return super().__class__\nA().f()",
    "class A:\n    def f(self): return super().__getattribute__('f')\nA().f()",
    "class A(type(torch.optim.SGD)):\n    pass",
    "class A(torch.autograd.Function):\n    pass",
    "class A(Exception):\n    pass",
    "class A(torch.Tensor):\n    pass",
    "class A(torch.nn.Module):\n    def _call_impl(self, *a): pass",
    "class A(torch.nn.Module):\n    def __setattr__(self, n, v): pass",
    "torch.nn.Linear(1, 1)._parameters",
    "torch.nn.Linear(1, 1).register_forward_hook(print)",
    "torch.nn.Linear(1, 1)._forward_hooks",
    "torch.nn.Linear(1, 1).__dict__",
    "n = torch.nn.Linear(1, 1)\nn._parameters = {}",
    "n = torch.nn.Linear(1, 1)\nn.forward = print",
    "class N(torch.nn.Module):\n    pass\nn = N()\nn._modules = 3",
    "class N(torch.nn.Module):\n    pass\nn = N()\nn._forward_hooks",
    "torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=1).register_step_post_hook(print)",
    "torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=1).step(print)",
    "__import__('os')",
    "__builtins__",
    "globals()",
    "locals()",
    "vars()",
    "dir()",
    "exec('1')",
    "eval('1')",
    "compile('1', '', 'eval')",
    "open('f')",
    "input()",
    "breakpoint()",
    "memoryview(1)",
    "classmethod(print)(1)",
    "property(print)",
    "object.__subclasses__()",
    "str.format_map('{a}', {})",
    "'{a}'.format_map({'a': 1})",
    "[].__reduce__()",
    "torch.ones(2, generator=torch.Generator())",
    "torch.manual_seed(1).get_state()",
    "torch.ones(1, requires_grad=True).sum().grad_fn.metadata",
    "torch.ones(1, requires_grad=True).sum().grad_fn.register_hook(print)",
    "torch.device('cpu').__reduce__()",
    "torch.no_grad()._open",
    "torch.no_grad().clone()",
    "torch.return_types",
    "torch.max(torch.ones(2), 0).__class__",
    "import torch.utils.cpp_extension",
    "from torch import ops",
    "from torch.nn import modules",
    "from torch._C import _jit",
    "def f(x): pass\nf(**{1: 2})",
    "print(file=3)",
    "a = 1\na.__class__ = 2",
    "del torch.ones",
    "del print.run",
    "raise SystemExit",
    "raise KeyboardInterrupt",
    "raise BaseException",
]


@pytest.mark.parametrize("source", ESCAPES)
def test_no_known_way_out_is_open(source: str) -> None:
    outcome, _ = ran(HEAD + source)
    assert outcome.mistake is not None, outcome.result_text


SEEDS = """
import collections, copy, functools, math, random, time, typing, warnings
from torch import nn
x = torch.ones(2, requires_grad=True)
y = x * 2
s = y.sum()
def f(a): return a
def g():
    yield 1
class A:
    def m(self): return 1
class N(nn.Module):
    def forward(self, x): return x
a = A(); n = N(); l = nn.Linear(2, 2); q = nn.Sequential(l); o = torch.optim.SGD(l.parameters(), lr=0.1)
m = a.m; t = x.add; gen = g(); h = (i for i in [1]); mx = torch.max(torch.ones(2, 2), 0)
values = [1, 1.5, True, None, 'a', [1], (1,), {1: 2}, {3}, range(3), slice(1), x, y.grad_fn, x.shape, x.dtype, x.device, mx,
          f, g, gen, h, A, a, m, t, N, n, l, q, o, print, len, int, type, object, torch.sum, nn.Linear, torch.no_grad(),
          nn.Module, iter([1]), map(f, [1]), zip([1]), enumerate([1]), reversed([1]), l.parameters(), l.state_dict(), l.weight,
          nn.LazyLinear(2), collections.Counter('ab'), collections.defaultdict(list),
          functools.partial(f), typing.List, torch.distributions.Normal(0.0, 1.0), torch.optim.Optimizer,
          torch.no_grad, math.sqrt, random.random, Exception, ValueError('v'), NotImplemented, ..., 3 + 2j, l.forward, q[0]]
"""


MOST_OF_A_KIND = 12
"""Values of one kind that are looked into: what may be asked of a value depends on its kind."""


def _walk() -> list[tuple[str, Any]]:
    """Return every value that attributes lead to from a program's values, with the way to it."""
    source = HEAD + SEEDS
    run = Run(Source("pass", Limits()), _Quiet(), Limits())
    found: list[tuple[str, Any]] = []
    outcome = ran(source).outcome
    assert outcome.mistake is None, outcome.mistake
    names = {
        *(n for table in kinds.METHODS.values() for n in table), *torch_names.METHODS, *torch_names.ATTRIBUTES,
        *torch_names.MODULE_METHODS, *torch_names.MODULE_ATTRIBUTES, *torch_names.GRAD_FN, *kinds.RETURN_FIELDS,
        *torch_names.OPTIMIZER_METHODS, *torch_names.OPTIMIZER_ATTRIBUTES,
    }  # fmt: skip
    waiting = [(f"values[{i}]", value, 0) for i, value in enumerate(outcome.variables["values"])]  # type: ignore[arg-type]
    waiting.append(("lazy", torch.nn.LazyLinear(2).weight, 0))
    waiting += [("torch", torch_tables.TORCH, 0), *((name, space, 0) for name, space in torch_tables.IMPORTS.items())]
    seen: set[int] = set()
    kinds_seen: Counter[type] = Counter()
    while waiting:
        way, value, depth = waiting.pop()
        found.append((way, value))
        if depth > 3 or id(value) in seen or kinds_seen[type(value)] >= MOST_OF_A_KIND:
            continue
        seen.add(id(value))
        kinds_seen[type(value)] += not isinstance(value, Namespace | type)
        own = type(value) if isinstance(value, UNREADY) else value  # torch refuses to list an unready parameter
        here = names | (set(value.real) | set(value.names) if isinstance(value, Namespace) else set(dir(own)))
        for name in sorted(here):
            try:
                inner = attribute_of(run, value, name)
            except (Exception, Stop):  # noqa: BLE001 - refused or not there: that is the point
                continue
            waiting.append((f"{way}.{name}", inner, depth + 1))
    return found


class _Quiet:
    at = None
    count = 0

    def bind(self, name: str, value: object) -> None: ...


def test_attributes_lead_nowhere() -> None:
    found = _walk()
    assert len(found) > 500
    for way, value in found:
        assert not isinstance(value, types.ModuleType | types.FrameType | types.CodeType | types.TracebackType), way
        assert not isinstance(value, types.MappingProxyType), way
        last = way.rsplit(".", 1)[-1]
        if last == "__class__":
            assert isinstance(value, type) and issubclass(value, Learner | torch.nn.Module), way
        else:
            assert not (last.startswith("__") and last not in ("__name__", "__init__", "__version__")), way
        if isinstance(value, types.FunctionType | types.BuiltinFunctionType):
            listed = (
                torch_tables.CALLABLE
                | set(torch_tables.SPECIAL)
                | torch_tables.HOST_FUNCTIONS
                | torch_tables.CONSTRUCTORS
            )
            assert value in listed or value is torch.nn.Module.__init__, way


def test_the_builtins_of_a_program_are_wrapped_or_known_types() -> None:
    run = Run(Source("pass", Limits()), _Quiet(), Limits())
    names = PythonNames(run)
    for name in (*FUNCTIONS, *VALUES):
        known = name in ("NotImplemented", "Ellipsis", "__name__", "torch")
        assert known or isinstance(names[name], Builtin | type), name


@pytest.mark.parametrize(
    "source",
    [
        # A host object that leaks into a learner's function is inert: it can neither be called nor looked into.
        "class N(torch.nn.Module):\n    def named_parameters(self, *a, **k):\n        return [(lambda: 0)()]\nN().parameters()",
        "def key(v):\n    return v\nsorted([3, 1], key=key)[0].__class__",
        "x = iter([1])\nx.__reduce__()",
        "p = torch.nn.Linear(1, 1).parameters()\np.gi_frame",
        "torch.nn.Linear(1, 1).apply(lambda m: m._parameters)",
        "torch.nn.Linear(1, 1).apply(lambda m: m.__class__.__dict__)",
    ],
)
def test_host_values_are_inert(source: str) -> None:
    outcome, _ = ran(HEAD + source + "\nraise ValueError('reached')")
    assert outcome.mistake is not None
    assert "reached" not in outcome.mistake.raised or "parameters" in source


def test_nothing_is_left_behind_in_torch() -> None:
    ran(HEAD + "torch.set_default_dtype(torch.float64)\ntorch.set_grad_enabled(False)\nx = torch.ones(1)\n1 / 0")
    assert torch.get_default_dtype() is torch.float32
    assert torch.is_grad_enabled()
    assert torch.nn.modules.module._global_forward_hooks == {}
    assert torch.nn.modules.module._global_forward_pre_hooks == {}

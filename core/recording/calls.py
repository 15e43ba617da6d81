"""The kind of every torch function for the recorder: an operation, a write, a backward pass or a question.

Decided once per function, by its name and its signature, and remembered.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from enum import IntEnum
from itertools import islice
from types import BuiltinFunctionType, FunctionType
from typing import Any

import numpy
import torch


class Kind(IntEnum):
    """The ways in which the recorder treats a call."""

    OPERATION = 0  # makes tensors
    QUESTION = 1  # size(), dim(), is_contiguous(): nothing to record
    WRITE = 2  # changes its first argument in place
    MAYBE_WRITE = 3  # does so when its argument `inplace` is true
    INITIALISE = 4  # torch.nn.init: fills a parameter before anybody has used it
    BATCH_NORM = 5  # writes its running statistics
    BACKWARD = 6
    GRAD = 7  # torch.autograd.grad
    GRAD_ATTRIBUTE = 8  # reading .grad
    DATA_ASSIGNMENT = 9  # x.data = …
    NUMBER = 10  # item(), float(): the value leaves the graph
    PROFILER = 11  # what torch.optim announces itself with
    FROM_ARRAY = 12  # torch.as_tensor(array): may share the array's memory
    GRAD_ASSIGNMENT = 13  # x.grad = …
    GRAD_REQUEST = 14  # x.requires_grad_(), x.requires_grad = …


QUESTIONS = frozenset(
    "size dim ndimension numel nelement stride storage_offset is_contiguous is_floating_point is_complex is_signed "
    "element_size data_ptr untyped_storage storage get_device is_pinned is_shared is_inference is_conj is_neg "
    "is_same_size is_set_to has_names names is_tensor is_storage result_type can_cast promote_types "
    "register_hook retain_grad register_post_accumulate_grad_hook _is_view _set_grad_enabled set_grad_enabled "
    "__len__ __repr__ __format__ __hash__ __dir__ __reduce_ex__ __setstate__ __deepcopy__ share_memory_ "
    "rename_ backward_hooks dim_order".split()
)
NUMBERS = frozenset("item tolist numpy __float__ __int__ __bool__ __index__ __complex__ __array__ __contains__".split())
FROM_ARRAYS = frozenset("as_tensor asarray from_numpy frombuffer from_dlpack".split())
WRITES = frozenset("__setitem__ __iadd__ __isub__ __imul__ __itruediv__ __ipow__ __ifloordiv__ __imod__".split())
FILLERS = frozenset("zero_ fill_ normal_ uniform_ bernoulli_ exponential_ random_ trunc_normal_".split())
"""In-place functions that forget what was there: on a tensor nobody has seen they only finish making it."""

ASSIGNMENTS = {
    "data": Kind.DATA_ASSIGNMENT, "grad": Kind.GRAD_ASSIGNMENT, "requires_grad": Kind.GRAD_REQUEST,
}  # fmt: skip
"""Attributes whose being set or deleted means something to the recorder."""

VIEW_ATTRIBUTES = frozenset("T mT H mH real imag data".split())

OPERATION_NAMES = {
    "__rsub__": "sub", "__rdiv__": "div", "__rtruediv__": "div", "__rpow__": "pow", "__rmatmul__": "matmul",
    "__rfloordiv__": "floor_divide", "__floordiv__": "floor_divide", "__rmod__": "remainder", "__radd__": "add",
    "__rmul__": "mul", "__matmul__": "matmul", "__getitem__": "getitem", "__setitem__": "setitem",
    "__iadd__": "add_", "__isub__": "sub_", "__imul__": "mul_", "__itruediv__": "div_", "__ipow__": "pow_",
    "__ifloordiv__": "floor_divide_", "__imod__": "remainder_", "__invert__": "bitwise_not", "__and__": "bitwise_and",
    "__or__": "bitwise_or", "__xor__": "bitwise_xor", "true_divide": "div", "multiply": "mul", "subtract": "sub",
    "divide": "div", "negative": "neg", "absolute": "abs", "concat": "cat", "concatenate": "cat",
    "__eq__": "eq", "__ne__": "ne", "__lshift__": "bitwise_left_shift", "__rshift__": "bitwise_right_shift",
    "__pow__": "pow", "__add__": "add", "__sub__": "sub", "__mul__": "mul", "__truediv__": "div",
}  # fmt: skip
"""torch's name of a call → the name of the operation (one name for one operation, however it was spelled)."""

REFLECTED = frozenset(
    "__rsub__ __rdiv__ __rtruediv__ __rpow__ __rmatmul__ __rfloordiv__ __rmod__ __radd__ __rmul__".split()
)
INFIX = {
    "add": "+", "sub": "-", "mul": "*", "div": "/", "pow": "**", "matmul": "@", "remainder": "%", "floor_divide": "//",
    "add_": "+=", "sub_": "-=", "mul_": "*=", "div_": "/=", "pow_": "**=", "eq": "==", "ne": "!=", "lt": "<",
    "le": "<=", "gt": ">", "ge": ">=",
}  # fmt: skip
ATTRIBUTE_NAMES = {"data": "detach", "T": "T", "mT": "mT", "H": "H", "mH": "mH", "real": "real", "imag": "imag"}

known_kinds: dict[Any, tuple[Kind, int]] = {}


def kind_of(function: Callable[..., Any]) -> tuple[Kind, int]:
    """Return how to treat a call of this function; with the position of ``inplace`` where that decides, else -1."""
    known = known_kinds.get(function)
    if known is None:
        known = known_kinds[function] = _classified(function)
    return known


def plain_name(function: Any) -> str:
    """Return a function's name: ``torch.ops.aten.add_.Tensor``, which exported programs call, is "add_"."""
    name: str = function.__name__
    return name.partition(".")[0] if isinstance(function, torch._ops.OpOverload) else name


def _classified(function: Any) -> tuple[Kind, int]:
    name, module = plain_name(function), getattr(function, "__module__", None) or ""
    owner = getattr(function, "__self__", None)
    if name in ("__get__", "__set__", "__delete__"):
        return _attribute(name, getattr(owner, "__name__", "")), -1
    if name == "backward":
        return Kind.BACKWARD, -1
    if name == "requires_grad_":
        return Kind.GRAD_REQUEST, -1
    if name == "grad" and module == "torch.autograd":
        return Kind.GRAD, -1
    if module == "torch.nn.init":
        return Kind.INITIALISE, -1
    if name.startswith("_record_function"):
        return Kind.PROFILER, -1
    if name in QUESTIONS or name.startswith(("is_", "_has", "_is_")):
        return Kind.QUESTION, -1
    if name in NUMBERS:
        return Kind.NUMBER, -1
    if name in FROM_ARRAYS:
        return Kind.FROM_ARRAY, -1
    if name in ("batch_norm", "instance_norm"):
        return Kind.BATCH_NORM, -1
    if name in WRITES or (name.endswith("_") and not name.endswith("__")) or _writing_schema(function):
        return Kind.WRITE, -1
    return _maybe_write(function)


def _writing_schema(function: Any) -> Any:
    """Return what an operator, such as those that a program registers, says of its arguments if it writes any."""
    overloads = [function] if isinstance(function, torch._ops.OpOverload) else []
    if isinstance(function, torch._ops.OpOverloadPacket):  # torch.ops.mine.bump: torch chooses by the arguments
        overloads = [getattr(function, name) for name in function.overloads()]
    return overloads[0]._schema if overloads and all(one._schema.is_mutable for one in overloads) else None


def written_arguments(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[torch.Tensor]:
    """Return the tensors that a call of a function of the kind WRITE changes: the first argument, if it says nothing
    else."""
    schema = _writing_schema(function)
    if schema is None:
        return list(tensors_in(args[:1] or list(kwargs.values())[:1]))
    given = {**{one.name: value for one, value in zip(schema.arguments, args, strict=False)}, **kwargs}
    changed = [one.name for one in schema.arguments if one.alias_info is not None and one.alias_info.is_write]
    return list(tensors_in([given.get(name) for name in changed]))


def _attribute(access: str, name: str) -> Kind:
    if access != "__get__":
        return ASSIGNMENTS.get(name, Kind.QUESTION)
    if name in ("grad", "_grad"):
        return Kind.GRAD_ATTRIBUTE
    return Kind.OPERATION if name in VIEW_ATTRIBUTES else Kind.QUESTION


def _maybe_write(function: Any) -> tuple[Kind, int]:
    try:
        parameters = list(inspect.signature(function).parameters)
    except (TypeError, ValueError):  # written in C: torch's C functions write in place only by name
        return Kind.OPERATION, -1
    if "inplace" in parameters:
        return Kind.MAYBE_WRITE, parameters.index("inplace")
    return Kind.OPERATION, -1


_names: dict[Any, str] = {}


def operation_name(function: Any) -> str:
    """Return the name of the operation that a call of this function is."""
    known = _names.get(function)
    if known is None:
        known = _names[function] = _operation_name(function)
    return known


def _operation_name(function: Any) -> str:
    name = plain_name(function)
    if name == "__get__":
        attribute: str = function.__self__.__name__
        return ATTRIBUTE_NAMES.get(attribute, attribute)
    return OPERATION_NAMES.get(name, name)


DEEPEST = 50
"""Lists inside each other in which tensors are looked for; a list may even hold itself."""


def tensors_in(value: Any, around: tuple[int, ...] = ()) -> Iterator[torch.Tensor]:
    """Yield the tensors in a value, depth first through lists, tuples and dicts; in one that holds itself only once.

    Args:
        around: The identities of what the value lies in.
    """
    if isinstance(value, torch.Tensor):
        yield value
        return
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ():
        if isinstance(item, torch.Tensor):
            yield item
        elif isinstance(item, (list, tuple, dict)):  # no generator for each of many numbers
            inside = (*around, id(value))
            if id(item) not in inside and len(inside) <= DEEPEST:
                yield from tensors_in(item, inside)


def tensors_of(out: Any) -> list[torch.Tensor]:
    """Return the tensors of a call's result."""
    return [out] if isinstance(out, torch.Tensor) else list(tensors_in(out))


def is_of_lists(function: Any) -> bool:
    """Whether this is one of torch's functions that write whole lists of tensors (an optimizer with foreach, fused)."""
    return function.__name__.startswith(("_foreach_", "_fused_", "_amp_foreach_"))


def single_writes(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[tuple[torch.Tensor, Call3]]:
    """Return (tensor, the call that writes it alone) for every tensor that a function of lists writes."""
    count = len(args[0])
    name = function.__name__.removeprefix("_foreach_").removeprefix("_")
    alone = getattr(torch.Tensor, name, None)
    found: list[tuple[torch.Tensor, Call3]] = []
    for place in range(count):
        own = tuple([_own(argument, place, count) for argument in args])
        keywords = {key: _own(argument, place, count) for key, argument in kwargs.items()}
        for number in _written_places(function):
            if number < len(own) and isinstance(own[number], torch.Tensor):
                found.append(
                    (
                        own[number],
                        (Named(name, function=alone), (own[number], *own[:number], *own[number + 1 :]), keywords),
                    )
                )
    return found


Call3 = tuple[Any, tuple[Any, ...], dict[str, Any]]


def _own(argument: Any, place: int, count: int) -> Any:
    """Return what of an argument concerns one tensor of the list."""
    return argument[place] if isinstance(argument, (list, tuple)) and len(argument) == count else argument


def _written_places(function: Any) -> list[int]:
    """Return which arguments are lists that the function writes; gradients are written only to scale them back."""
    packet = getattr(torch.ops.aten, function.__name__, None)
    if packet is None:
        return [0]
    schema = getattr(packet, packet.overloads()[0])._schema
    return [
        place
        for place, argument in enumerate(schema.arguments)
        if argument.alias_info is not None and argument.name != "grads"
    ]


class Named:
    """Stands for a function in a call that no function of torch made: a hook, a transform."""

    def __init__(self, name: str, label: str = "", function: Callable[..., Any] | None = None) -> None:
        self.__name__ = name
        self.label = label or name
        self.function = function
        self.captured: list[torch.Tensor] = []  # leaves that a checkpoint's function uses without being given them

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if self.function is None:
            raise TypeError(f"{self.label} cannot be called again")
        return self.function(*args, **kwargs)


def argument_tensors(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[torch.Tensor]:
    """Return the tensors among the arguments, in the order in which the learner wrote them."""
    found: list[torch.Tensor] = []
    for argument in ordered_arguments(function, args):
        if isinstance(argument, torch.Tensor):
            found.append(argument)
        elif isinstance(argument, (list, tuple, dict)):
            found.extend(tensors_in(argument))
    if kwargs:
        found.extend(tensors_in(kwargs))
    return found


def ordered_arguments(function: Any, args: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the positional arguments as the learner wrote them: ``1 - x`` reaches torch as ``x.__rsub__(1)``."""
    if len(args) == 2 and function.__name__ in REFLECTED:
        return (args[1], args[0])
    return args


_texts: dict[Any, str] = {}
PLAIN = (int, float, bool, str, type(None))
MOST_TEXTS = 4_096


def remembered_text(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """Return `call_text`, from memory where only tensors differ from a call before (a loop makes the same ones)."""
    if kwargs:
        return call_text(function, args, kwargs)
    key: list[Any] = [function]
    for argument in args:
        if isinstance(argument, torch.Tensor):
            key.append(torch.Tensor)
        elif type(argument) in PLAIN:
            key += (type(argument), repr(argument))  # 0.0 and -0.0 are equal
        else:
            return call_text(function, args, kwargs)
    known = _texts.get(found := tuple(key))
    if known is None:
        if len(_texts) >= MOST_TEXTS:
            _texts.clear()
        known = _texts[found] = call_text(function, args, kwargs)
    return known


def call_text(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """Return the call with its tensors as slots: ``"sum({0}, dim=1)"``, ``"{0} * {1}"``, ``"{0}[1:3]"``.

    Braces of other arguments are doubled, so ``text.format(*names)`` always works.
    """
    slots = _Slots()
    name = operation_name(function)
    shown = [slots.shown(a) for a in ordered_arguments(function, args)]
    if function.__name__ == "__get__":
        return f"{shown[0]}.{name}" if name != "detach" else f"{shown[0]}.data"
    if name == "getitem":
        return f"{shown[0]}[{_index(shown[1])}]"
    if name == "setitem":
        return f"{shown[0]}[{_index(shown[1])}] = {shown[2]}"
    if name == "set_data":
        return f"{shown[0]}.data = {shown[1]}"
    if name in INFIX and len(shown) == 2 and not kwargs:
        return f"{shown[0]} {INFIX[name]} {shown[1]}"
    if name == "neg" and len(shown) == 1:
        return f"-{shown[0]}"
    name = getattr(function, "label", name)
    named = [f"{key}={slots.shown(value)}" for key, value in kwargs.items()]
    return f"{name}({', '.join(shown + named)})"


def _index(shown: str) -> str:
    return shown[1:-1] if shown.startswith("(") and shown.endswith(")") else shown


class _Slots:
    """Counts the tensors of a call while its text is written."""

    LONGEST = 60

    def __init__(self) -> None:
        self.count = 0

    def shown(self, value: Any, around: tuple[int, ...] = ()) -> str:
        if isinstance(value, torch.Tensor):
            self.count += 1
            return f"{{{self.count - 1}}}"
        if isinstance(value, (list, tuple)) and id(value) not in around and any(True for _ in tensors_in(value)):
            opening, closing = "[]" if isinstance(value, list) else "()"
            ending = "," if len(value) == 1 and opening == "(" else ""
            inside = (*around, id(value))
            return opening + ", ".join(self.shown(item, inside) for item in value) + ending + closing
        return _plain(value, self.LONGEST, around).replace("{", "{{").replace("}", "}}")


TOLD = (*PLAIN, complex, torch.dtype, torch.device, torch.layout, torch.memory_format, range, type(...), numpy.ndarray)
"""Types whose objects a text shows. Of others it shows only the type: their ``repr`` is the program's."""

MOST_ITEMS = 40


def _plain(value: Any, longest: int, around: tuple[int, ...] = ()) -> str:
    kind = type(value)
    if kind is slice:
        parts = ["" if part is None else _plain(part, longest) for part in (value.start, value.stop)]
        return ":".join(parts) + ("" if value.step is None else f":{_plain(value.step, longest)}")
    if value is Ellipsis:
        return "..."
    if isinstance(value, torch.Size):
        return str(tuple(value))
    if kind in (tuple, list, dict):
        inside = (*around, id(value))
        return (
            SELF[kind] if id(value) in around else _several(value, lambda item: _plain(item, longest, inside), longest)
        )
    if kind in TOLD:
        text = repr(value)
    elif isinstance(value, (FunctionType, BuiltinFunctionType, type)):
        text = "lambda" if value.__name__ == "<lambda>" else value.__name__
    else:
        text = kind.__name__
    return text if len(text) <= longest else text[: longest - 1] + "…"


SELF: dict[type, str] = {list: "[...]", tuple: "(...)", dict: "{...}"}
"""Texts of what holds itself, as Python writes it."""


def _several(value: Any, shown: Callable[[Any], str], longest: int) -> str:
    if type(value) is dict:
        items = [f"{shown(key)}: {shown(item)}" for key, item in islice(value.items(), MOST_ITEMS)]
        text = "{" + ", ".join(items) + "}"
    elif type(value) is tuple:
        inner = ", ".join(map(shown, value[:MOST_ITEMS]))
        text = f"({inner},)" if len(value) == 1 else f"({inner})"
    else:
        text = "[" + ", ".join(map(shown, value[:MOST_ITEMS])) + "]"
    return text if len(text) <= longest else text[: longest - 1] + "…"

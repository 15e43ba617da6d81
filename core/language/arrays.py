"""NumPy in a learner's program: arrays of numbers, their functions and methods, and the memory they share with tensors.

Only arrays of numbers and truth values exist; an array of Python objects would hold anything and call anything.
Whatever makes an array asks for its size first. An array that shares its memory with a tensor is written by torch,
so that the recorder sees the write (`written`).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy
import torch

from core.language.state import TENSORS, Run
from core.language.stops import Refused, limit
from core.language.values import Namespace, Offered
from core.language.weight import ranged_items, weigh

ARRAYS = (numpy.ndarray, numpy.generic)
KINDS = "biufc"
"""numpy's letters for truth values, integers, floating-point and complex numbers."""

DTYPES = {
    name: getattr(numpy, name)
    for name in "float16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 bool_ complex64".split()
}
SCALARS = frozenset(DTYPES.values())
"""Types that a program may call: ``np.float32(3)``."""
_NAMED = {*DTYPES, "float", "int", "bool", "complex"}
KEYWORDS = frozenset("axis dtype keepdims ddof shape size loc scale low high num endpoint copy start stop step".split())
MOST_NAMED_AXES = 8


# --- bounds --------------------------------------------------------------------------------------------------------


def bounded(run: Run, elements: float, work: float = 0) -> None:
    """Refuse an array with too many elements, and count its bytes and its work with the tensors' of the run."""
    most = run.limits.tensor_elements
    if elements > most:
        limit("tensor_elements", most, int(elements) if elements < 1e18 else "more")
    allocation = run.allocation
    allocation.bytes += int(elements) * 8
    if allocation.bytes > run.limits.run_bytes:
        limit("run_bytes", run.limits.run_bytes, allocation.bytes)
    allocation.work += int(max(elements, work))
    if allocation.work > run.limits.work:
        limit("work", run.limits.work, allocation.work)


def numeric(run: Run, value: Any) -> Any:
    """Return an operand as numpy may see it: arrays, numbers, nested lists of them; a tensor as the array it shares.

    Raises:
        Refused: it is something else.
    """
    kind = type(value)
    if kind in TENSORS:
        return shared_array(run, value)
    if isinstance(value, ARRAYS):
        return checked(value)
    if kind in (int, float, bool, complex):
        return value
    if kind is range:
        run.items(len(value))
        return list(value)
    if kind in (list, tuple):
        weigh(run, value)
        return kind(numeric(run, item) for item in value)
    raise Refused("not-offered", module="numpy", name=f"array of {kind.__name__}")


def checked(result: Any) -> Any:
    """Return a result of numpy; one that holds Python objects or text is refused."""
    if isinstance(result, ARRAYS):
        if result.dtype.kind not in KINDS:
            raise Refused("not-offered", module="numpy", name=f"array of {result.dtype}")
        return result
    if isinstance(result, list | tuple):
        return type(result)(checked(item) for item in result)
    return result


def _keywords(kwargs: dict[str, Any]) -> dict[str, Any]:
    for name, value in kwargs.items():
        if name not in KEYWORDS:
            raise Refused("keyword", name=name)
        if name == "dtype":
            kwargs[name] = dtype_of(value)
    return kwargs


def dtype_of(value: Any) -> Any:
    """Return a dtype that a program named: numpy's own, Python's types, or their names."""
    if value is None or value in (int, float, bool, complex) or value in DTYPES.values():
        return value
    if isinstance(value, numpy.dtype) and value.kind in KINDS:
        return value
    if isinstance(value, str) and value in _NAMED:
        return value
    raise Refused("not-offered", module="numpy", name=f"dtype {value!r}"[:60])


def _size(value: Any) -> int:
    if isinstance(value, ARRAYS):
        return value.size
    if isinstance(value, list | tuple):
        return sum(_size(item) for item in value)
    return 1


def _shape(value: Any) -> tuple[int, ...]:
    return value.shape if isinstance(value, ARRAYS) else numpy.shape(value)


# --- functions -----------------------------------------------------------------------------------------------------


def pointwise(function: Any) -> Callable[..., Any]:
    """A function of every element: the result is as large as the operands broadcast together."""

    def call(run: Run, *args: Any, **kwargs: Any) -> Any:
        operands = [numeric(run, value) for value in args]
        bounded(run, _broadcast(operands))
        return checked(function(*operands, **_keywords(kwargs)))

    return call


def countable(run: Run, *values: Any) -> None:
    """Refuse nested lists that would take long to walk through, and ranges in them that nobody should copy."""
    weigh(run, *values)
    run.items(ranged_items(*values))


def _broadcast(operands: list[Any]) -> float:
    try:
        return math.prod(numpy.broadcast_shapes(*(_shape(value) for value in operands)))
    except ValueError:
        return 0  # they do not fit: numpy says it


COUNTED = frozenset({numpy.diff, numpy.split, numpy.array_split})
"""Functions whose second argument says how often something is done."""


def shrinking(function: Any) -> Callable[..., Any]:
    """A function whose result is no larger than all operands together: reductions, joins, sorting, reshaping."""

    def call(run: Run, *args: Any, **kwargs: Any) -> Any:
        operands = [_argument(run, value) for value in args]
        if function in COUNTED:
            run.items(sum(abs(value) for value in operands[1:2] if isinstance(value, int)))
        elements = sum(_size(value) for value in operands)
        bounded(run, elements, elements * 20)
        return checked(function(*operands, **_keywords(kwargs)))

    return call


def _argument(run: Run, value: Any) -> Any:
    return value if value is None else numeric(run, value)


def product(run: Run, left: Any, right: Any) -> Any:
    """``a @ b`` and ``np.dot``."""
    a, b = numeric(run, left), numeric(run, right)
    rows, columns = _shape(a), _shape(b)
    inner = rows[-1] if rows else 1
    elements = max(_size(a) // max(inner, 1), 1) * max(_size(b) // max(inner, 1), 1)
    bounded(run, elements, elements * inner)
    return checked(numpy.dot(a, b) if not (rows and columns) else numpy.matmul(a, b))


def made(function: Any) -> Callable[..., Any]:
    """A function that makes an array of a shape: zeros(shape), full(shape, value), …"""

    def call(run: Run, *args: Any, **kwargs: Any) -> Any:
        countable(run, *args, *kwargs.values())
        shape = kwargs.get("shape", args[0] if args else ())
        bounded(run, _product(shape))
        return checked(function(*args, **_keywords(kwargs)))

    return call


def _product(shape: Any) -> float:
    sizes = shape if isinstance(shape, tuple | list) else (shape,)
    if len(sizes) > 32 or any(isinstance(one, float | str) for one in sizes):
        raise TypeError("a shape is a tuple of integers")
    return math.prod(max(int(one), 0) for one in sizes)


def decomposed(function: Any) -> Callable[..., Any]:
    """A function of a matrix that works through it once for each of its columns."""
    own = shrinking(function)

    def call(run: Run, matrix: Any, *args: Any, **kwargs: Any) -> Any:
        operand = numeric(run, matrix)
        bounded(run, 0, 4 * _size(operand) * min(_shape(operand)[-2:], default=1))
        return own(run, operand, *args, **kwargs)

    return call


def tiled(run: Run, value: Any, counts: Any) -> Any:
    """``np.tile``."""
    operand = numeric(run, value)
    bounded(run, max(_size(operand), 1) * _product(counts))
    return checked(numpy.tile(operand, counts))


def crossed(function: Any) -> Callable[..., Any]:
    """``np.outer`` and ``np.kron``: every element with every other."""

    def call(run: Run, left: Any, right: Any) -> Any:
        a, b = numeric(run, left), numeric(run, right)
        bounded(run, _size(a) * _size(b))
        return checked(function(a, b))

    return call


def ranged(run: Run, *numbers: Any, **kwargs: Any) -> Any:
    """``np.arange``."""
    start, stop, step = (0, numbers[0], 1) if len(numbers) == 1 else (*numbers, 1)[:3]
    bounded(run, max((stop - start) / step, 0) if step else 0)
    return checked(numpy.arange(*numbers, **_keywords(kwargs)))


def spaced(run: Run, start: Any, stop: Any, num: int = 50, **kwargs: Any) -> Any:
    """``np.linspace``."""
    countable(run, start, stop)
    bounded(run, num * max(_size(start), _size(stop)))
    return checked(numpy.linspace(start, stop, num, **_keywords(kwargs)))


def identity(run: Run, count: int, columns: int | None = None, **kwargs: Any) -> Any:
    """``np.eye``."""
    bounded(run, count * (count if columns is None else columns))
    return checked(numpy.eye(count, columns, **_keywords(kwargs)))


def copied(run: Run, value: Any, dtype: Any = None, **kwargs: Any) -> Any:
    """``np.array``: a copy."""
    operand = numeric(run, value)
    bounded(run, _size(operand))
    return checked(numpy.array(operand, dtype=dtype_of(dtype), **_keywords(kwargs)))


def scalar(run: Run, kind: Any, value: Any = 0) -> Any:
    """``np.float32(3)``."""
    operand = numeric(run, value)
    bounded(run, _size(operand))
    return checked(kind(operand))


def seen(run: Run, value: Any, dtype: Any = None) -> Any:
    """``np.asarray``: the array itself where it is one."""
    operand = numeric(run, value)
    bounded(run, 0 if isinstance(operand, numpy.ndarray) and dtype is None else _size(operand))
    return checked(numpy.asarray(operand, dtype=dtype_of(dtype)))


def repeated(run: Run, value: Any, counts: Any, **kwargs: Any) -> Any:
    """``np.repeat``."""
    operand = numeric(run, value)
    most = max(counts) if isinstance(counts, list | tuple) else counts
    bounded(run, _size(operand) * max(int(most), 0))
    return checked(numpy.repeat(operand, counts, **_keywords(kwargs)))


def grids(run: Run, *axes: Any) -> Any:
    """``np.meshgrid``."""
    operands = [numeric(run, axis) for axis in axes]
    bounded(run, len(operands) * math.prod(_size(axis) for axis in operands))
    return checked(numpy.meshgrid(*operands))


def drawn(function: Any, size_at: int | None) -> Callable[..., Any]:
    """A random function; ``size_at`` is where its size stands among the arguments, None where all of them are sizes."""

    def call(run: Run, *args: Any, **kwargs: Any) -> Any:
        countable(run, *args, *kwargs.values())
        size = args if size_at is None else kwargs.get("size", args[size_at] if len(args) > size_at else 1)
        bounded(run, _product(size if size is not None else 1))
        return checked(function(*args, **_keywords(kwargs)))

    return call


# --- operators, indices --------------------------------------------------------------------------------------------


def operated(run: Run, function: Any, left: Any, right: Any) -> Any:
    """Apply an operator to two values of which one is an array; in place on shared memory, torch writes it."""
    if "matmul" in function.__name__:
        return product(run, left, right)
    a, b = numeric(run, left), numeric(run, right)
    bounded(run, _broadcast([a, b]))
    if (
        function.__name__.startswith("i")
        and function.__name__ not in ("is_", "invert")
        and isinstance(left, numpy.ndarray)
    ):
        return _in_place(run, function, left, b)
    return checked(function(a, b))


def _in_place(run: Run, function: Any, array: numpy.ndarray, other: Any) -> Any:
    changed = array.copy()
    function(changed, other)
    written(run, array, changed)
    return array


def item(run: Run, array: Any, index: Any) -> Any:
    """``array[index]``."""
    entries = index if isinstance(index, tuple) else (index,)
    picked = 1.0
    ready = []
    for entry in entries:
        if entry is None or entry is Ellipsis or isinstance(entry, int | slice):
            ready.append(entry)
        else:
            one = numeric(run, entry)
            picked *= max(_size(one), 1)
            ready.append(one)
    if len(ready) > 2 * MOST_NAMED_AXES:
        raise IndexError("too many indices for array")
    bounded(run, 0 if picked == 1 else picked * max(array.size, 1) / max(array.shape[0] if array.ndim else 1, 1))
    return checked(array[tuple(ready) if isinstance(index, tuple) else ready[0]])


def set_item(run: Run, array: numpy.ndarray, index: Any, value: Any) -> None:
    """``array[index] = value``."""
    item(run, array, index)
    run.step(array.size >> 5)
    changed = array.copy()
    changed[index] = numeric(run, value)
    written(run, array, changed)


def written(run: Run, array: numpy.ndarray, changed: numpy.ndarray) -> None:
    """Put new numbers into an array. Where a tensor has the same memory, torch does it and the recorder sees it."""
    base = run.arrays.get(_address(_owner(array)))
    if base is None:
        array[...] = changed
        return
    with torch._C.DisableTorchFunction():
        if not _strided(array, base):  # a view that torch cannot have, such as a reversed one: all of it is written
            owner = _owner(array)
            before = owner.copy()
            array[...] = changed
            array, changed = owner, owner.copy()
            owner[...] = before
        source = torch.from_numpy(numpy.ascontiguousarray(changed))
        target = _over(base, array)
    run.torch(torch.Tensor.copy_, False, (target, source), {}, run.recorder.at)


# --- memory shared with tensors ------------------------------------------------------------------------------------


def _owner(array: numpy.ndarray) -> numpy.ndarray:
    """Return the array whose memory an array looks at."""
    owner: Any = array
    while isinstance(owner.base, numpy.ndarray):
        owner = owner.base
    return owner


def _address(array: numpy.ndarray) -> int:
    return array.__array_interface__["data"][0]


def _strided(array: numpy.ndarray, base: torch.Tensor) -> bool:
    """Return whether a tensor over the base's memory can have an array's strides, all of them whole and forward."""
    size = array.itemsize
    return (
        array.dtype == _owner(array).dtype
        and size == base.element_size()
        and all(step >= 0 and step % size == 0 for step in array.strides)
    )


def _over(base: torch.Tensor, array: numpy.ndarray) -> torch.Tensor:
    """Return the tensor over an array's memory that shares the storage object of the tensor it came from."""
    first = _address(array) - base.data_ptr()
    size = array.itemsize
    strides = tuple(step // size for step in array.strides)
    return base.as_strided(array.shape, strides, base.storage_offset() + first // size)


def shared_array(run: Run, tensor: torch.Tensor) -> numpy.ndarray:
    """``tensor.numpy()``: an array over the same memory."""
    with torch._C.DisableTorchFunction():
        array = tensor.numpy()  # torch refuses where a gradient would be lost
        run.arrays[_address(_owner(array))] = tensor.detach()
    return array


def to_numpy(run: Run, tensor: torch.Tensor, **kwargs: Any) -> numpy.ndarray:
    """``Tensor.numpy``."""
    return shared_array(run, tensor)


def from_numpy(run: Run, array: Any) -> torch.Tensor:
    """``torch.from_numpy``: a tensor over the same memory."""
    if not isinstance(array, numpy.ndarray):
        raise TypeError(f"expected np.ndarray (got {type(array).__name__})")
    with torch._C.DisableTorchFunction():
        tensor = torch.from_numpy(array)  # torch's own refusals
        owner = _owner(array)
        base = run.arrays.get(_address(owner))
        if base is None:
            base = run.arrays[_address(owner)] = torch.from_numpy(owner)
        return _over(base, array) if array.size and _strided(array, base) else tensor


# --- methods and names ---------------------------------------------------------------------------------------------


def method(name: str, function: Any = None) -> Callable[..., Any]:
    """A method that gives no more than it gets, by numpy's function of that name."""
    own = shrinking(function or getattr(numpy, name))
    return lambda run, array, *args, **kwargs: own(run, array, *args, **kwargs)


def reshaped(run: Run, array: Any, *shape: Any) -> Any:
    return checked(array.reshape(*shape))


def transposed(run: Run, array: Any, *axes: Any) -> Any:
    return array.transpose(*axes)


def cast(run: Run, array: Any, dtype: Any, copy: bool = True) -> Any:
    bounded(run, array.size)
    return checked(array.astype(dtype_of(dtype), copy=bool(copy)))


def listed(run: Run, array: Any) -> Any:
    run.items(array.size)
    return array.tolist()


def single(run: Run, array: Any, *place: Any) -> Any:
    return array.item(*place)


def duplicated(run: Run, array: Any) -> Any:
    bounded(run, array.size)
    return array.copy()


def filled(run: Run, array: Any, value: Any) -> None:
    changed = array.copy()
    changed.fill(value)
    written(run, array, changed)


METHODS: dict[str, Any] = {
    **{name: method(name) for name in "sum mean std var prod max min argmax argmin cumsum cumprod all any clip round "
       "squeeze argsort nonzero".split()},
    "reshape": reshaped, "transpose": transposed, "astype": cast, "tolist": listed, "item": single,
    "copy": duplicated, "flatten": method("ravel", lambda array: array.flatten()), "ravel": method("ravel"),
    "dot": product, "fill": filled, "sort": lambda run, array: written(run, array, numpy.sort(array)),
    "swapaxes": lambda run, array, a, b: array.swapaxes(a, b),
}  # fmt: skip
VALUES = ("shape", "dtype", "ndim", "size", "T", "itemsize", "nbytes", "real", "imag", "strides")

_POINTWISE = """
    exp log log2 log10 log1p expm1 sqrt square sin cos tan arcsin arccos arctan sinh cosh tanh abs absolute sign floor
    ceil round power maximum minimum add subtract multiply divide mod where isnan isinf isfinite clip logical_and
    logical_or logical_not equal greater less greater_equal less_equal not_equal hypot arctan2 zeros_like ones_like
    full_like empty_like deg2rad rad2deg
"""
_SHRINKING = """
    sum mean std var prod max min amax amin argmax argmin cumsum cumprod median all any sort argsort unique reshape
    transpose squeeze expand_dims ravel concatenate stack vstack hstack array_equal allclose isclose nonzero
    count_nonzero diff flip swapaxes trace array_split split nanmean nansum
"""


def offered(name: str, call: Any) -> Offered:
    return Offered(name, call)


def _namespace(name: str, calls: dict[str, Any], more: dict[str, Any], real: Any) -> Namespace:
    return Namespace(name, {**{key: offered(key, call) for key, call in calls.items()}, **more}, frozenset(dir(real)))


LINALG = _namespace(
    "numpy.linalg",
    {
        "norm": shrinking(numpy.linalg.norm), "inv": decomposed(numpy.linalg.inv), "det": decomposed(numpy.linalg.det),
        "solve": decomposed(numpy.linalg.solve),
    },
    {}, numpy.linalg,
)  # fmt: skip
RANDOM = _namespace(
    "numpy.random",
    {
        "seed": lambda run, number=0: numpy.random.seed(int(number)),
        "rand": drawn(numpy.random.rand, None), "randn": drawn(numpy.random.randn, None),
        "random": drawn(numpy.random.random, 0), "normal": drawn(numpy.random.normal, 2),
        "uniform": drawn(numpy.random.uniform, 2), "randint": drawn(numpy.random.randint, 2),
        "permutation": shrinking(numpy.random.permutation),
    },
    {}, numpy.random,
)  # fmt: skip
NUMPY = _namespace(
    "numpy",
    {
        **{name: pointwise(getattr(numpy, name)) for name in _POINTWISE.split()},
        **{name: shrinking(getattr(numpy, name)) for name in _SHRINKING.split()},
        **{name: made(getattr(numpy, name)) for name in ("zeros", "ones", "empty", "full")},
        "arange": ranged, "linspace": spaced, "eye": identity, "array": copied, "asarray": seen, "repeat": repeated,
        "meshgrid": grids, "tile": tiled, "outer": crossed(numpy.outer), "kron": crossed(numpy.kron), "dot": product,
        "matmul": product,
    },
    {
        **DTYPES, "pi": numpy.pi, "e": numpy.e, "inf": numpy.inf, "nan": numpy.nan, "newaxis": None,
        "ndarray": numpy.ndarray, "linalg": LINALG, "random": RANDOM,
    },
    numpy,
)  # fmt: skip

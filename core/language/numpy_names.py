"""NumPy as a program sees it: the names of its module, of numpy.linalg and of numpy.random."""

from __future__ import annotations

from typing import Any

import numpy

from core.language.array_functions import (
    copied,
    crossed,
    decomposed,
    drawn,
    grids,
    identity,
    made,
    pointwise,
    product,
    ranged,
    repeated,
    seen,
    shrinking,
    spaced,
    tiled,
)
from core.language.arrays import DTYPES
from core.language.values import Namespace, Offered

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


def _namespace(name: str, calls: dict[str, Any], more: dict[str, Any], real: Any) -> Namespace:
    return Namespace(name, {**{key: Offered(key, call) for key, call in calls.items()}, **more}, frozenset(dir(real)))


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

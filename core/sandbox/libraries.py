"""The two kinds of worker, which differ in the modules that are loaded: most programs need no large library."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec
from types import ModuleType

from core.program import libraries as offered
from core.program.ends import Elsewhere

LIGHT = "light"
"""torch, NumPy, pandas and Python's own library."""
HEAVY = "heavy"
"""Those, and matplotlib, einops, tqdm, SymPy and what else is installed."""

_ROOTS = "|".join(sorted(offered.HEAVY_ROOTS))
_PLOTTING = "plot|set_figsize|show_images|show_heatmaps|show_trace_2d|show_bboxes|ProgressBoard|Animator|Trainer"
_HINT = re.compile(
    rf"^[ \t]*(?:from|import)\b[^\n#]*\b(?:{_ROOTS})\b|^[ \t]*%matplotlib\b|\bd2l\.(?:{_PLOTTING})\b", re.MULTILINE
)
_LATE = (
    # Parts that are imported only when something first needs them
    "torch.masked.maskedtensor._ops_refs", "torch.nested._internal.ops", "torch.nested._internal.sdpa",
    "torch.nn.attention.bias", "torch.nn.utils._per_sample_grad", "torch.utils.module_tracker",
    "torch.fx.passes.shape_prop",
    "pandas.core.methods.describe", "pandas.core.methods.select", "pandas.core.methods.to_dict",
    "pandas.core.reshape.reshape", "pandas.io.formats.csvs", "pandas.io.formats.html", "pandas.io.formats.string",
    "multiprocessing.pool", "multiprocessing.queues", "multiprocessing.synchronize",
    "concurrent.futures.thread", "stringprep",
    *(f"encodings.{name}" for name in (
        "ascii", "latin_1", "utf_8_sig", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "cp437", "cp1252", "gbk",
        "gb2312", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "idna", "punycode", "unicode_escape",
        "raw_unicode_escape", "rot_13", "hex_codec", "base64_codec", "zlib_codec",
    )),
)  # fmt: skip
_LATE_OPTIONAL = ("pandas.io.formats.style", "pyarrow.pandas_compat")
_IN_LIGHT_ONES = ("pandas.plotting._matplotlib",)
"""Parts of the light libraries that need a large one."""


def wanted_by(text: str) -> str:
    """Return the kind of worker that a program seems to need. One that was guessed too light says so itself."""
    return HEAVY if _HINT.search(text) else LIGHT


def load(libraries: str, install_stand_ins: Callable[[], None]) -> None:
    """Import what programs may import in this kind of worker, whose walls will let it read no file.

    A process that has loaded the light kind may load the heavy one on top.

    Args:
        install_stand_ins: Makes modules of ours importable under others' names, those that may be asked for.

    Raises:
        ImportError: a module that is always needed is not installed.
    """
    install_stand_ins()
    sys.meta_path[:] = (finder for finder in sys.meta_path if not isinstance(finder, ElsewhereFinder))
    for name in (*offered.LIGHT, *offered.INTERNAL, *_LATE):
        importlib.import_module(name)
    for name in _LATE_OPTIONAL:
        with suppress(ImportError):  # they need what need not be installed
            importlib.import_module(name)
    if libraries == HEAVY:
        for name in (*offered.HEAVY, *_IN_LIGHT_ONES):
            importlib.import_module(name)
        for name in offered.OPTIONAL:
            _load_optional(name)
    else:
        sys.meta_path.insert(0, ElsewhereFinder())


def _load_optional(name: str) -> None:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] not in offered.HEAVY_ROOTS:
            raise


class ElsewhereFinder:
    """In a light worker, ends a program that needs a large library, also where another library imports it."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Refuse the large libraries and know no other.

        Raises:
            Elsewhere: the program is to run in a heavy worker.
        """
        if name.split(".")[0] in offered.HEAVY_ROOTS or name in _IN_LIGHT_ONES:
            raise Elsewhere("libraries", module=name)
        return None

"""Imports of a program: a module that core.program.libraries does not list is not found."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from typing import Any

from core.program.ends import Elsewhere
from core.program.libraries import HEAVY_ROOTS, ROOTS
from core.program.run import Run

light_only = False
"""Set in a worker that has only the light modules and can open no file: the others are in another one."""


def importing(run: Run, prepare: Callable[[], None]) -> Callable[..., Any]:
    """Return what stands for ``__import__`` in a program.

    What is not offered is not found, as if it were not installed: programs try such imports and go on without. For what
    another kind of worker has, the run ends.

    Args:
        prepare: Called before the first import of anything but torch.
    """
    plain = builtins.__import__
    is_prepared = False

    def __import__(  # noqa: N807
        name: str,
        globals: Any = None,
        locals: Any = None,
        fromlist: Any = (),
        level: int = 0,
    ) -> Any:
        nonlocal is_prepared
        root = name.split(".")[0]
        if root != "torch" and not is_prepared:
            is_prepared = True
            prepare()
        if level == 0 and root not in ROOTS:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        if light_only and level == 0 and root in HEAVY_ROOTS and name not in sys.modules:
            run.stop(Elsewhere("libraries", module=name))
        return plain(name, globals, locals, fromlist, level)

    return __import__

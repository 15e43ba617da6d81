"""A tensor written out as an expression that makes it again. Pure."""

from __future__ import annotations

import re

from core.trace import Snapshot

USUAL = ("float32", "int64", "bool")
"""What torch.tensor chooses by itself for numbers with a point, without one, and for truth values."""


def literal(value: Snapshot, longest: int) -> str | None:
    """Return ``torch.tensor([[1.0, 2.0]])``; None where not all cells are known or the text would be longer."""
    if value.elided or value.missing is not None or value.dtype.startswith("complex"):
        return None
    cells = cells_text(value.tolist())
    dtype = "" if value.dtype in USUAL and value.numel else f", dtype=torch.{value.dtype}"
    shape = f".reshape({value.shape})" if not value.numel else ""
    text = f"torch.tensor({cells}{dtype}){shape}"
    return text if len(text) <= longest else None


def cells_text(cells: object) -> str:
    """Return numbers in nested lists as Python reads them, NaN and infinity too."""
    return re.sub(r"-?\b(nan|inf)\b", lambda found: f"float('{found[0]}')", repr(cells))

"""How numbers, shapes and small tensors are written: four digits, a real minus sign, no trailing zeros."""

from __future__ import annotations

import math
from typing import Any

MINUS = "−"


def number_text(number: Any) -> str:
    """Return a number in at most four significant digits: ``−0.3333``, ``1.235e6``, ``3``, ``nan``, ``True``."""
    if isinstance(number, bool):
        return str(number)
    if isinstance(number, int):
        return str(number).replace("-", MINUS) if abs(number) < 10**7 else _exponent(f"{number:.3e}")
    if isinstance(number, complex):
        sign = MINUS if math.copysign(1, number.imag) < 0 else "+"
        return f"{number_text(number.real)}{sign}{number_text(abs(number.imag))}j"
    if not math.isfinite(number):
        return str(number).replace("-", MINUS)
    magnitude = abs(number)
    if magnitude and not 1e-3 <= magnitude < 1e6:
        return _exponent(f"{number:.3e}")
    if magnitude >= 1000:
        return f"{number:.1f}".removesuffix(".0").replace("-", MINUS)
    return _trimmed(f"{number:.4g}").replace("-", MINUS)


def nested_text(cells: Any) -> str:
    """Return nested lists on one line: ``[[1, 2], [3, 4]]``."""
    if isinstance(cells, list):
        return f"[{', '.join(nested_text(cell) for cell in cells)}]"
    return number_text(cells)


def shape_text(shape: tuple[int, ...]) -> str:
    """Return a shape as torch's users write it: ``()``, ``(3,)``, ``(2, 3)``."""
    return str(tuple(shape))


def _exponent(text: str) -> str:
    mantissa, exponent = text.split("e")
    return f"{_trimmed(mantissa)}e{int(exponent)}".replace("-", MINUS)


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text

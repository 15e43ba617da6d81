"""An address as a QR code, which a phone reads from the screen. Pure."""

from __future__ import annotations

import io

import segno

from viz.theme import PAGE, ROLES

LARGEST_VERSION = 25
"""Of a code: 117 modules a side. A phone does not read finer ones from a projector's picture."""
QUIET = 4
"""Modules of empty margin that the standard asks for."""


def qr_code(address: str) -> segno.QRCode | None:
    """Return the code of an address; None where it would be too fine to be read."""
    try:
        # Of several codes of one size segno takes the one that bears the most damage.
        code = segno.make_qr(address, error="l", boost_error=True)
    except segno.DataOverflowError:
        return None
    return code if int(code.version) <= LARGEST_VERSION else None


def svg(code: segno.QRCode) -> bytes:
    """Return a code as SVG in the light theme's colours, on a dark page as well: not every phone reads a negative."""
    out = io.BytesIO()
    code.save(
        out, kind="svg", dark=ROLES["text"][0], light=PAGE[0], border=QUIET, omitsize=True, xmldecl=False, nl=False
    )
    return out.getvalue()

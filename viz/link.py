"""Choices in a URL: one versioned, compressed parameter. Anybody may edit a URL, so it is checked when it is read."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import Any

import msgspec

from core.trace.limits import usual_limits
from viz.arriving import OutOfBounds, counted

LONGEST = 4 * usual_limits().source_characters + 20_000
"""Bytes of JSON in a link: a program of four-byte characters and the rest. A zip bomb ends here."""


class BrokenLink(Exception):
    """The text is not one that `encoded` wrote."""


_encoder = msgspec.json.Encoder()


def encoded(choices: object) -> str:
    """Return the text for a URL: base64url of deflated JSON, without padding."""
    try:
        plain = _encoder.encode(choices)
    except UnicodeEncodeError:  # half of a surrogate pair: JSON from a browser can hold it, UTF-8 cannot
        whole = json.dumps(msgspec.to_builtins(choices), ensure_ascii=False)
        plain = whole.encode("utf-8", "replace")
    packed = zlib.compress(plain, 9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


VERSION = 1
"""Of what a link holds. A link that says another is refused; one that says none is of this one."""


def choices_in(text: str) -> dict[str, Any]:
    """Return what a URL's text says, by name; each page looks for itself whether it is sound.

    Raises:
        BrokenLink: the text was damaged, edited by hand, or unpacks to more than a link may hold.
    """
    found = _unpacked(text)
    if found.pop("version", VERSION) != VERSION:
        raise BrokenLink("of another version")
    return found


def _unpacked(text: str) -> dict[str, Any]:
    if len(text) > LONGEST:
        raise BrokenLink("longer than a link can be")
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        unpacking = zlib.decompressobj()
        plain = unpacking.decompress(packed, LONGEST)
        if not unpacking.eof:
            raise BrokenLink("unpacks to more than a link may hold, or ends too early")
        return msgspec.json.decode(counted(plain.decode(), LONGEST), type=dict[str, Any])
    except (binascii.Error, ValueError, zlib.error, msgspec.DecodeError, OutOfBounds) as error:
        raise BrokenLink(str(error)) from error

"""An exploration in a URL: one versioned, compressed parameter. Anybody may edit a URL, so it is read with care."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import structs

from core.program.source import with_newlines
from core.trace.limits import usual_limits
from viz.arriving import OutOfBounds, counted

LONGEST = 4 * usual_limits().source_characters + 20_000
"""Bytes of JSON in a link: a program of four-byte characters and the rest. A zip bomb ends here."""


class Exploration(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a learner chose on the graph page.

    Attributes:
        program: The text; None when ``example`` says it.
        example: Key of an example whose text was not changed.
        node: Index of the selected node, or None.
        shown_pass: Which backward pass is shown, from 0; None for the last.
        opened: Scopes that were unfolded.
        view: "maths", or "torch" for torch's own nodes.
        folding: "scope" or "line".
        steps: How far around the selected node is drawn; 0 for everything.
        blanks: What is to be predicted before it is shown, as `viz.blanks.Blank.code`.
        inputs: What input() reads, line by line.
        version: Of this record; a number that we do not know is refused.
    """

    program: str | None = None
    example: str | None = None
    node: int | None = None
    shown_pass: int | None = None
    opened: tuple[str, ...] = ()
    view: Literal["maths", "torch"] = "maths"
    folding: Literal["scope", "line"] = "scope"
    steps: Literal[0, 1, 2, 3, 5] = 0
    blanks: tuple[str, ...] = ()
    inputs: str = ""
    version: Literal[1] = 1


class BrokenLink(Exception):
    """The text is not one that `encoded` wrote."""


_encoder = msgspec.json.Encoder()
Record = TypeVar("Record", bound=msgspec.Struct)
Unpacked = TypeVar("Unpacked")


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
    found = _unpacked(text, dict[str, Any])
    if found.pop("version", VERSION) != VERSION:
        raise BrokenLink("of another version")
    return found


def decoded(text: str, record: type[Record] = Exploration) -> Record:
    """Return the exploration that a URL holds; every page has a record of its own.

    Raises:
        BrokenLink: the text was damaged, edited by hand, or unpacks to more than a link may hold.
    """
    found = _unpacked(text, record)
    texts = {name: getattr(found, name) for name in found.__struct_fields__}
    return structs.replace(found, **{name: with_newlines(one) for name, one in texts.items() if isinstance(one, str)})


def _unpacked(text: str, kind: type[Unpacked]) -> Unpacked:
    if len(text) > LONGEST:
        raise BrokenLink("longer than a link can be")
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        unpacking = zlib.decompressobj()
        plain = unpacking.decompress(packed, LONGEST)
        if not unpacking.eof:
            raise BrokenLink("unpacks to more than a link may hold, or ends too early")
        return msgspec.json.decode(counted(plain.decode(), LONGEST), type=kind)
    except (binascii.Error, ValueError, zlib.error, msgspec.DecodeError, OutOfBounds) as error:
        raise BrokenLink(str(error)) from error

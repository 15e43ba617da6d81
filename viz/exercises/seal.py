"""The server's seal on a right answer that it saw, which it can recognise later.

HMAC-SHA256 by a key that is derived from the server's, cut to what a person can type. A seal holds facts together; it
does not say who was in front of the browser.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence

LENGTH = 12
"""Bytes: 96 bits as 20 letters and digits."""
GROUP = 4


def seal(key: bytes, purpose: str, *facts: object) -> str:
    """Return the seal of some facts: capital letters and digits, in groups."""
    text = "\0".join(str(one) for one in facts)
    derived = hmac.digest(key, f"cotangent: {purpose}".encode(), hashlib.sha256)
    digest = hmac.digest(derived, text.encode("utf-8", "replace"), hashlib.sha256)[:LENGTH]
    plain = base64.b32encode(digest).decode().rstrip("=")
    return "-".join(plain[at : at + GROUP] for at in range(0, len(plain), GROUP))


def holds(said: str, keys: Sequence[bytes], purpose: str, *facts: object) -> bool:
    """Whether a seal is the one of these facts by one of a server's keys. How it is grouped and cased is no matter."""
    wanted = [_plain(seal(key, purpose, *facts)) for key in keys]
    return any(hmac.compare_digest(one.encode(), _plain(said).encode("utf-8", "replace")) for one in wanted)


def _plain(text: str) -> str:
    return "".join(letter for letter in text[:100].upper() if letter.isalnum())

"""Codes of rooms, keys of teachers, ids of participants."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import unicodedata

ALPHABET = "CDFHJKMPQRTWXY23456789"
"""No vowels, so that no code is a word; no two signs look alike (0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V), and of M and N,
which sound alike, one."""
LENGTH = 6
KEY_BYTES, PARTICIPANT_BYTES = 24, 16


def new_code() -> str:
    """Return a code, one of a hundred million."""
    return "".join(secrets.choice(ALPHABET) for _sign in range(LENGTH))


def code_read(typed: str) -> str | None:
    """Return the code that somebody typed, in whatever case and spacing; None when it is none."""
    plain = unicodedata.normalize("NFKC", typed[:40]).upper()
    plain = re.sub(r"[\s\-–·.]", "", plain)
    return plain if re.fullmatch(f"[{ALPHABET}]{{{LENGTH}}}", plain) else None


def code_shown(code: str) -> str:
    """Return a code as it is read aloud: in two threes."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"


def new_key() -> str:
    """Return a teacher's key: 192 bits, for an address."""
    return secrets.token_urlsafe(KEY_BYTES)


def key_hash(key: str) -> str:
    """Return what is kept of a key. It holds 192 random bits, so a fast hash cannot be turned back."""
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def key_fits(key: str, kept: str) -> bool:
    """Return whether a key is the one of which this hash was kept; the time it takes tells nothing."""
    return hmac.compare_digest(key_hash(key), kept)


def new_participant() -> str:
    """Return the id of somebody who joins: 128 bits, so that nobody can answer for another."""
    return secrets.token_urlsafe(PARTICIPANT_BYTES)


def participant_read(said: object) -> str | None:
    """Return an id that a browser kept; None when it is none."""
    return said if isinstance(said, str) and re.fullmatch(r"[A-Za-z0-9_-]{22}", said) else None

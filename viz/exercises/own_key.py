"""The key that seals teachers' exercises: from the environment, shared by replicas, else made and kept in a file.

    COTANGENT_EXERCISE_KEY=<new>[,<former>…]

each 32 bytes as base64url (``python -m viz.exercises.own_key`` makes one). The first seals; all open. No key reaches a
worker: its environment is cleaned and its walls show it no file.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
import secrets
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from viz.exercises.own_sealing import KEY_BYTES

VARIABLE = "COTANGENT_EXERCISE_KEY"
FILE = "exercise-key"


class UnsoundKey(Exception):
    """The variable holds no key. The message names the variable and not its value."""


class Keys(NamedTuple):
    """The keys of this server.

    Attributes:
        all: The first one seals.
        kept: "environment"; "file", which whoever has the server's account can read; or "memory", where no file could
            be written: links end with the server.
    """

    all: tuple[bytes, ...]
    kept: str


@cache
def server_keys() -> Keys:
    """Return the keys of this process.

    Raises:
        UnsoundKey: the variable is set and holds none.
    """
    return keys_from(os.environ)


def keys_from(environment: Mapping[str, str]) -> Keys:
    """Return the keys that an environment asks for; without any, the one in the state folder, made where it lacks."""
    said = environment.get(VARIABLE, "").strip()
    if said:
        return Keys(tuple(_key(one) for one in said.split(",")), "environment")
    path = state_folder(environment) / FILE
    try:
        return Keys((_key(_made(path)),), "file")
    except (OSError, UnsoundKey):
        return Keys((secrets.token_bytes(KEY_BYTES),), "memory")


def new_key() -> str:
    """Return a key as the variable and the file hold it."""
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode().rstrip("=")


def state_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder in which a user's programs keep what they made, as each system has it."""
    if sys.platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(environment.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return base / "cotangent"


def _made(path: Path) -> str:
    """Return what the file holds; made first where there is none, by one of several servers that start at once."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Written whole under another name and linked: no other process sees half of it, and the first one wins.
        draft = path.with_name(f"{FILE}.{os.getpid()}.{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w") as file:
                file.write(new_key() + "\n")
            with contextlib.suppress(FileExistsError):
                os.link(draft, path)
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()


def _key(text: str) -> bytes:
    try:
        key = base64.b64decode(text.strip().rstrip("=") + "=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise UnsoundKey(f"{VARIABLE} must hold keys of {KEY_BYTES} bytes as base64url, with commas between them")
    return key


if __name__ == "__main__":
    sys.stdout.write(new_key() + "\n")

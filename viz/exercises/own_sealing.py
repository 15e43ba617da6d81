"""A teacher's exercise as the text of an address: compressed, and sealed with the server's key.

    version (1 byte) | form (1 byte) | of the key (4 bytes) | nonce (12 bytes) | AES-256-GCM of deflated JSON

in base64url. What stands before the seal is authenticated with it. An exercise may also be sent *open*: version, form,
deflated JSON and its digest; every Cotangent opens it, and whoever unpacks the address reads the reference.
"""

from __future__ import annotations

import base64
import binascii
import os
import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from viz.arriving import OutOfBounds, counted
from viz.exercises.own_record import Own

VERSION = 1
VERSIONS = 16
"""Later ones up to here are told from a damaged text."""
SEALED, OPEN = 1, 2
KEY_BYTES, NAME_BYTES, NONCE_BYTES, DIGEST_BYTES = 32, 4, 12, 8
LONGEST = 24_000
"""Characters of the text; the longest address that the tests sent through browser, server and WebSocket is longer."""
LONGEST_PLAIN = 80_000
"""Bytes of JSON. A zip bomb ends here, after the seal was checked."""

Fault = Literal["damaged", "version", "key", "large"]


class Unopened(Exception):
    """The text of an address is no exercise that can be opened here.

    Attributes:
        fault: "damaged" (cut, changed or forged), "version" (of a later Cotangent), "key" (sealed by another server, or
            before the key changed) or "large".
    """

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault: Fault = fault


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Own)


def sealed(own: Own, key: bytes) -> str:
    """Return the exercise as a text that only who has the key can read or make.

    Raises:
        Unopened: it is larger than a link may be.
    """
    head = bytes((VERSION, SEALED)) + key_name(key) + os.urandom(NONCE_BYTES)
    return _text(head + AESGCM(key).encrypt(head[-NONCE_BYTES:], _packed(own), head))


def unsealed(own: Own) -> str:
    """Return the exercise as a text that every Cotangent opens, and that is no secret.

    Raises:
        Unopened: it is larger than a link may be.
    """
    packed = _packed(own)
    return _text(bytes((VERSION, OPEN)) + sha256(packed).digest()[:DIGEST_BYTES] + packed)


def is_open(text: str) -> bool:
    """Whether a text holds its exercise readably."""
    try:
        return _bytes(text)[:2] == bytes((VERSION, OPEN))
    except Unopened:
        return False


def read(text: str, keys: Sequence[bytes]) -> Own:
    """Return the exercise that a text holds.

    Args:
        keys: Those of this server: the one in use and former ones.

    Raises:
        Unopened: it was damaged or forged, or this server has not its key.
    """
    whole = _bytes(text)
    if len(whole) < 2 or whole[1] not in (SEALED, OPEN):
        raise Unopened("damaged")
    if whole[0] != VERSION:
        raise Unopened("version" if VERSION < whole[0] < VERSIONS else "damaged")
    if whole[1] == OPEN:
        return _unpacked(_with_digest(whole[2:]))
    return _unpacked(_opened(whole, keys))


def key_name(key: bytes) -> bytes:
    """Return what tells one key from another and says nothing of it."""
    return sha256(b"cotangent: name of a key\0" + key).digest()[:NAME_BYTES]


def _opened(whole: bytes, keys: Sequence[bytes]) -> bytes:
    head, body = whole[: 2 + NAME_BYTES + NONCE_BYTES], whole[2 + NAME_BYTES + NONCE_BYTES :]
    if len(body) < 16:
        raise Unopened("damaged")
    mine = [key for key in keys if key_name(key) == head[2 : 2 + NAME_BYTES]]
    if not mine:
        raise Unopened("key")
    try:
        return AESGCM(mine[0]).decrypt(head[-NONCE_BYTES:], body, head)
    except InvalidTag:
        raise Unopened("damaged") from None


def _with_digest(body: bytes) -> bytes:
    digest, packed = body[:DIGEST_BYTES], body[DIGEST_BYTES:]
    if sha256(packed).digest()[:DIGEST_BYTES] != digest:
        raise Unopened("damaged")
    return packed


def _packed(own: Own) -> bytes:
    plain = _encoder.encode(own)
    if len(plain) > LONGEST_PLAIN:
        raise Unopened("large")
    deflating = zlib.compressobj(9, wbits=-15)
    return deflating.compress(plain) + deflating.flush()


def _unpacked(packed: bytes) -> Own:
    try:
        inflating = zlib.decompressobj(wbits=-15)
        plain = inflating.decompress(packed, LONGEST_PLAIN)
        if not inflating.eof or inflating.unused_data:
            raise Unopened("damaged")
        return _decoder.decode(counted(plain.decode(), LONGEST_PLAIN))
    except (ValueError, zlib.error, msgspec.DecodeError, OutOfBounds):
        raise Unopened("damaged") from None


def _text(whole: bytes) -> str:
    text = base64.urlsafe_b64encode(whole).decode().rstrip("=")
    if len(text) > LONGEST:
        raise Unopened("large")
    return text


def _bytes(text: str) -> bytes:
    if len(text) > LONGEST:
        raise Unopened("damaged")
    try:
        whole = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise Unopened("damaged") from None
    if base64.urlsafe_b64encode(whole).decode().rstrip("=") != text:  # bits beyond the last byte
        raise Unopened("damaged")
    return whole

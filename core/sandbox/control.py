"""Messages between the server and its zygote: one packet per message, a descriptor with some of them."""

from __future__ import annotations

import array
import errno
import socket

import msgspec


class Fork(msgspec.Struct, frozen=True, tag="fork"):
    """Server: fork a child that serves the socket that comes with this message."""

    number: int


class Spare(msgspec.Struct, frozen=True, tag="spare"):
    """Server: fork a zygote like yourself, without your children, that serves the socket that comes with this.

    Attributes:
        libraries: The kind (`core.sandbox.libraries`) that it loads first; "" for yours.
    """

    libraries: str = ""


class Signal(msgspec.Struct, frozen=True, tag="signal"):
    """Server: send a signal to a child (the zygote has not reaped it, so the pid cannot be another's)."""

    number: int
    signal: int


class Nice(msgspec.Struct, frozen=True, tag="nice"):
    """Server: let a child run at a lower priority."""

    number: int
    nice: int


class Expire(msgspec.Struct, frozen=True, tag="expire"):
    """Server: tell a child that its time is nearly over, see `progress.expire`."""

    number: int


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """Zygote, or spawned worker: warm now.

    Attributes:
        layers: Those under which a trial child did its work.
        devices: Kinds of device for which its torch was built: "cpu", "cuda".
        pid: Its process.
    """

    layers: tuple[str, ...]
    devices: tuple[str, ...]
    pid: int = 0


class Forked(msgspec.Struct, frozen=True, tag="forked"):
    """Zygote: the child is there."""

    number: int
    pid: int


class Exited(msgspec.Struct, frozen=True, tag="exited"):
    """Zygote: the child is gone, or could not be made.

    Attributes:
        status: Its exit code, or minus the signal that ended it; None when there never was one.
        progress: See `progress.read`; a number that the child wrote, so any number.
        refused: How many of its system calls were refused, by name.
    """

    number: int
    status: int | None
    progress: int | None = None
    refused: dict[str, int] = {}


MOST_REFUSED = 10_000
"""Refused system calls of one worker; then it is killed. Libraries that try what they can do without make a few."""
_PASSING = {errno.EAGAIN, errno.EWOULDBLOCK, errno.ENOBUFS, errno.ENOMEM, errno.ETOOMANYREFS}
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Fork | Spare | Signal | Nice | Expire | Ready | Forked | Exited)
Control = Fork | Spare | Signal | Nice | Expire | Ready | Forked | Exited


def send(channel: socket.socket, message: Control, descriptor: int | None = None) -> None:
    """Send one message, with a descriptor for the other side to keep. Never waits.

    Raises:
        BlockingIOError: the other side has many unread messages already.
        OSError: the system has no room for the message (see `may_pass`), or the other side is gone.
    """
    beside = [] if descriptor is None else [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [descriptor]))]
    channel.sendmsg([_encoder.encode(message)], beside, socket.MSG_DONTWAIT)


def may_pass(error: OSError) -> bool:
    """Tell whether a message that could not be sent for this reason may be sent a moment later."""
    return error.errno in _PASSING


def receive(channel: socket.socket) -> tuple[Control, int | None] | None:
    """Wait for the next message and the descriptor beside it; None when the other side is gone.

    Raises:
        OSError: the system cannot say what arrived.
        msgspec.DecodeError: it was no message.
    """
    packet, beside, _, _ = channel.recvmsg(4096, socket.CMSG_SPACE(4))
    if not packet:
        return None
    descriptors = array.array("i")
    for _, _, data in beside:
        descriptors.frombytes(data[: len(data) - len(data) % descriptors.itemsize])
    return _decoder.decode(packet), descriptors[0] if descriptors else None

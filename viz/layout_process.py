"""The process that runs Graphviz: reads DOT texts from its input, writes pictures to its output, ends with its input.

Every message is four bytes of length and then the text; an answer begins with one byte, "+" for a picture and
"-" for what Graphviz said went wrong.
"""

from __future__ import annotations

import os
import struct
import sys

WARM_UP = '<<FONT FACE="monospace"><B>w</B></FONT><FONT FACE="sans-serif"><B>w</B></FONT>>'


def main() -> None:
    """Answer until the input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    # Graphviz says on stderr that texts are wider than their cells (in fonts that nobody will see), and a library
    # that prints must not get into the answers.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    from viz.drawing import drawn  # with the descriptors already in place: the libraries print while they load

    drawn(f"digraph {{ n [label={WARM_UP}] }}")
    while len(head := sys.stdin.buffer.read(4)) == 4:
        dot = sys.stdin.buffer.read(struct.unpack(">I", head)[0]).decode()
        try:
            answer = b"+" + drawn(dot).encode()
        except Exception as error:  # noqa: BLE001 - whatever it is, the process that asked has to hear it
            answer = b"-" + f"{type(error).__name__}: {error}".encode()
        answers.write(struct.pack(">I", len(answer)) + answer)
        answers.flush()


if __name__ == "__main__":
    main()

"""The process that runs Graphviz: reads DOT texts from its input, writes places to its output, ends with its input.

Every message is four bytes of length and then the text; an answer begins with one byte, "+" for Graphviz's JSON and
"-" for what Graphviz said went wrong.
"""

from __future__ import annotations

import os
import struct
import sys

WARM_UP = "digraph { subgraph cluster_a { label=a; a [label=a] } a -> b [label=<<TABLE><TR><TD>b</TD></TR></TABLE>>] }"


def main() -> None:
    """Answer until the input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    # A library that prints must not get into the answers; Graphviz has remarks for stderr that nobody will read.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    from viz.picture.graphviz_call import laid_out  # with the descriptors in place: the libraries print while they load

    laid_out(WARM_UP)
    while len(head := sys.stdin.buffer.read(4)) == 4:
        dot = sys.stdin.buffer.read(struct.unpack(">I", head)[0]).decode()
        try:
            answer = b"+" + laid_out(dot)
        except Exception as error:  # noqa: BLE001 - whatever it is, the process that asked has to hear it
            answer = b"-" + f"{type(error).__name__}: {error}".encode()
        answers.write(struct.pack(">I", len(answer)) + answer)
        answers.flush()


if __name__ == "__main__":
    main()

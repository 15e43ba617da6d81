"""``python -m bench [theme …]``: measure the themes, one process each, and print the table."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys

import msgspec

from bench.figure import Figure, table

# theme: what its module measures
THEMES = {
    "recording": "core.record beside the same forward and backward without it",
    "program": "a program run by the engine beside plain Python",
    "exploring": "explore(): from the text to the Trace in another process",
    "field": "a function over a grid beside torch itself; moving the point",
    "modes": "tangents of a program beside torch.func.jvp",
    "tensors": "an index on the tensors page to the cells that it takes",
    "matrix": "a derivative of 5 × 4 × 5 × 4 entries on screen beside its program",
    "linear": "a vector dragged, to its picture and to torch's numbers",
    "tables": "which cells of a file moved which of a table's, beside one run",
    "editing": "processor time, messages and bytes of an edit, of a dozen visitors",
    "browser": "an edit to the new picture on screen",
    "frames": "what a click, a step, a hover and another picture take of a frame",
    "details": "a click on a node to its details, a leaf turned to the new picture",
    "leaves": "a leaf dragged, to its number on screen, beside the same with whole pictures",
    "loading": "bytes of a first visit",
    "serving": "memory of the server",
    "classroom": "a reveal in a room of thirty browsers",
    "attacks": "memory of the server and the next visitor's wait during attacks",
}


def main(wanted: list[str]) -> int:
    if unknown := set(wanted) - THEMES.keys():
        print(f"there is no {', '.join(sorted(unknown))}; the themes are:")
        print("\n".join(f"  {theme:10} {meaning}" for theme, meaning in THEMES.items()))
        return 2
    figures, failed = [], False
    for theme in wanted or THEMES:
        print(f"measuring {theme}: {THEMES[theme]} …", file=sys.stderr, flush=True)
        # A process each: what one theme imports and allocates must not slow another.
        done = subprocess.run([sys.executable, "-m", "bench", "--print", theme], stdout=subprocess.PIPE, check=False)
        if done.returncode == 0:
            figures += msgspec.json.decode(done.stdout.splitlines()[-1], type=list[Figure])
        failed |= done.returncode != 0
    print(table(figures))
    print(f"load average while it was measured: {os.getloadavg()[1]:.1f} on {os.cpu_count()} processors")
    return int(failed)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--print"]:
        theme = importlib.import_module(f"bench.{sys.argv[2]}")
        print(msgspec.json.encode(theme.figures()).decode())
    else:
        sys.exit(main(sys.argv[1:]))

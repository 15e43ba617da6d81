"""Makes a file smaller for its way to the browser.

Brotli makes it an eighth smaller than gzip does; browsers take it over HTTPS and from their own machine only.
"""

from __future__ import annotations

import gzip

import brotli

LEVEL = 9
"""Of Brotli's eleven the last that is faster than gzip: the first visitor after a start waits for it."""


def encoding_for(accepted: str) -> str:
    """Return "br", "gzip" or "", by what a browser says that it takes."""
    offers = {
        name.strip(): weight.replace(" ", "") for name, _, weight in (one.partition(";") for one in accepted.split(","))
    }
    return next((name for name in ("br", "gzip") if offers.get(name, "q=0") not in ("q=0", "q=0.0")), "")


def encoded(content: bytes, encoding: str) -> bytes:
    """Return a file's bytes in one of these."""
    if encoding == "br":
        return brotli.compress(content, mode=brotli.MODE_TEXT, quality=LEVEL)
    return gzip.compress(content, 9, mtime=0) if encoding == "gzip" else content

"""Streamlit's own scripts come compressed to a browser that takes them so, unchanged, and as they are to others."""

from __future__ import annotations

import gzip

import brotli
import pytest

from tests.border.asgi import Reply, asked
from viz.widgets.border.compressed import STATIC, compressed_file
from viz.widgets.border.encodings import encoding_for
from viz.widgets.border.for_requests import answering

SCRIPT = next(path.name for path in sorted((STATIC / "js").glob("index.*.js")))


def answered(path: str, encoding: str) -> Reply:
    return asked(answering(compressed_file), path, {"accept-encoding": encoding})


@pytest.mark.parametrize(
    ("prefix", "accepted", "encoding"),
    [("", "gzip, deflate, br, zstd", "br"), ("/under/a/path", "gzip, deflate", "gzip")],
)
def test_a_script_is_the_same_compressed(prefix: str, accepted: str, encoding: str) -> None:
    status, headers, body = answered(f"{prefix}/static/js/{SCRIPT}", accepted)
    whole = (STATIC / "js" / SCRIPT).read_bytes()
    read = {"br": brotli.decompress, "gzip": gzip.decompress}[encoding]
    assert status == 200 and read(body) == whole and len(body) < len(whole) / 2
    assert headers["content-encoding"] == encoding and "immutable" in headers["cache-control"]
    assert headers["vary"] == "Accept-Encoding"
    assert headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize(
    ("path", "encoding"),
    [
        (f"/static/js/{SCRIPT}", "identity"),
        ("/static/js/nothing.js", "gzip"),
        (f"/static/js/../js/{SCRIPT}", "gzip"),
        ("/static/media/font.woff2", "gzip"),
        ("/graph", "gzip"),
    ],
)
def test_everything_else_is_left_to_streamlit(path: str, encoding: str) -> None:
    assert answered(path, encoding).status == 418


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("GZIP", ""),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br ; q=0.0,gzip;q=0", ""),
        ("identity", ""),
        ("brotli, x-gzip", ""),
        ("", ""),
        (";;,=,br;q=1.0", "br"),
    ],
)
def test_the_encoding_is_one_that_the_browser_takes(accepted: str, encoding: str) -> None:
    assert encoding_for(accepted) == encoding

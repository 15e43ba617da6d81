"""Streamlit's own scripts come compressed to a browser that takes them so, unchanged, and as they are to others."""

from __future__ import annotations

import gzip

import pytest

from tests.border.asgi import Reply, asked
from viz.widgets.border.compressed import STATIC, Compressed

SCRIPT = next(path.name for path in sorted((STATIC / "js").glob("index.*.js")))


def answered(path: str, encoding: str) -> Reply:
    return asked(Compressed, path, {"accept-encoding": encoding})


@pytest.mark.parametrize("prefix", ["", "/under/a/path"])
def test_a_script_is_the_same_compressed(prefix: str) -> None:
    status, headers, body = answered(f"{prefix}/static/js/{SCRIPT}", "gzip, deflate, br")
    whole = (STATIC / "js" / SCRIPT).read_bytes()
    assert status == 200 and gzip.decompress(body) == whole and len(body) < len(whole) / 2
    assert headers["content-encoding"] == "gzip" and "immutable" in headers["cache-control"]
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

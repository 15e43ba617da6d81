"""The sites that may frame a page, and the contents of Streamlit's page before its script."""

from __future__ import annotations

import gzip

import pytest
from starlette.responses import Response
from starlette.types import ASGIApp

from tests.border.asgi import Reply, asked
from viz.widgets.border.headers import Headers
from viz.widgets.border.splash import Splash

PAGE = b'<html><head><title>Streamlit</title></head><body><div id="root"></div></body></html>'
KIND = "text/html; charset=utf-8"


def answered(address: str, answer: ASGIApp) -> Reply:
    """Return the reply with a page of Streamlit's through the border."""
    return asked(lambda app: Headers(Splash(app)), address, app=answer)


@pytest.mark.parametrize(("address", "framed"), [
    ("/graph?embed=true", True), ("/graph/?s=abc&embed=true", True), ("/course/graph?embed=true", True),
    ("/graph", False), ("/graph?embed=false", False), ("/graph?embed=true&embed=false", False),
    ("/graph?s=embed=true", False), ("/graph?Embed=true", False), ("/?embed=true", False),
    ("/tensors?embed=true", False), ("/graphs?embed=true", False), ("/data?embed=true", False),
    ("/exercises?embed=true", False), ("/graph%3Fembed=true", False), ("/graph/more?embed=true", False),
])  # fmt: skip
def test_only_the_embedded_picture_may_be_framed(address: str, framed: bool) -> None:
    headers = answered(address, Response(PAGE, media_type=KIND)).headers
    ancestors = headers["content-security-policy"].rpartition("frame-ancestors ")[2]
    assert ancestors == ("*" if framed else "'self'")
    assert headers.get("x-frame-options") == (None if framed else "SAMEORIGIN")
    assert "connect-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("packed", [False, True])
def test_the_page_shows_the_sign_before_the_script(packed: bool) -> None:
    more = {"ETag": "of the file", **({"Content-Encoding": "gzip"} if packed else {})}
    page = gzip.compress(PAGE) if packed else PAGE
    _status, headers, body = answered("/graph", Response(page, headers=more, media_type=KIND))
    assert int(headers["content-length"]) == len(body)
    assert "etag" not in headers
    text = (gzip.decompress(body) if packed else body).decode()
    assert '<div id="root"><div id="splash"><svg' in text
    assert "<title>Cotangent</title>" in text


@pytest.mark.parametrize("answer", [
    Response(PAGE, media_type="application/json"), Response(PAGE, 404, media_type=KIND),
    Response(b"<html>another page</html>", media_type=KIND),
])  # fmt: skip
def test_what_is_not_streamlits_page_stays_as_it_is(answer: Response) -> None:
    assert answered("/graph", answer).body == answer.body

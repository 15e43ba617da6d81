"""The bundles of the browser side: their style sheets are viz.theme's, and they are served once and kept."""

from __future__ import annotations

import gzip
import re

import brotli
import pytest

from tests.border.asgi import Reply, asked
from tools.colours import SHARED, style_sheets
from tools.serving import ROOT
from viz.widgets.border.built import BUILT, DIGEST, address, built_file
from viz.widgets.border.for_requests import answering

COMPONENTS = sorted(path.stem for path in (ROOT / "viz" / "widgets" / "js" / "components").glob("*.js"))


def answered(path: str, encoding: str = "gzip") -> Reply:
    return asked(answering(built_file), path, {"accept-encoding": encoding})


@pytest.mark.parametrize("name", ["theme.css", "roles.css"])
def test_the_bundled_colours_are_those_of_the_theme(name: str) -> None:
    assert (SHARED / name).read_text(encoding="utf-8") == style_sheets()[name], "run `make js`"


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_has_a_bundle(name: str) -> None:
    text = (BUILT / f"{name}.js").read_text(encoding="utf-8")
    assert re.search(r"export\s*\{[^}]*default\b", text)


def test_a_bundle_is_kept_for_good_and_compressed() -> None:
    whole = (BUILT / "plane.js").read_bytes()
    for encoding, read in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        reply = answered("/" + address("plane.js"), encoding)
        assert read(reply.body) == whole and len(reply.body) < len(whole)
        assert reply.headers["content-encoding"] == encoding and "immutable" in reply.headers["cache-control"]
    plain = answered("/" + address("plane.js"), "identity")
    assert plain.body == whole and "content-encoding" not in plain.headers


def test_an_address_of_another_version_gets_todays_file_and_is_asked_again() -> None:
    reply = answered("/under/a/path/built/0123456789abcdef/plane.js", "identity")
    assert reply.body == (BUILT / "plane.js").read_bytes()
    assert reply.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("name", ["nothing.js", "..", "plane.css"])
def test_a_file_that_is_not_built_is_not_found(name: str) -> None:
    assert answered(f"/built/{DIGEST}/{name}").status == 404


@pytest.mark.parametrize("path", ["/graph", "/built/plane.js", f"/built/{DIGEST}/../mounting.py", "/built/x/plane.js"])
def test_other_paths_are_not_ours(path: str) -> None:
    assert answered(path).status == 418


def test_a_component_without_a_bundle_is_told_at_the_start() -> None:
    with pytest.raises(FileNotFoundError, match="make js"):
        address("nothing.js")


def test_no_bundle_asks_another_host() -> None:
    lock = (ROOT / "viz" / "widgets" / "js" / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock

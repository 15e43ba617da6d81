"""Pictures and files are made in processes of their own: what comes is the same, and what takes too long ends there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import msgspec
import pytest

from core import explore
from core.sandbox.helpers import Helpers
from core.trace.as_json import trace_json
from tests.sandbox.conftest import eventually
from tests.sandbox.test_lanes import state
from tests.viz.traces import doubling, flat_steps, squared_error
from viz.picture import drawing_process, studio
from viz.picture.arrangement import Wish
from viz.picture.drawing import drawn_for
from viz.picture.drawing_process import DotFile, HtmlFile, JsonFile, Picture, SvgFile
from viz.picture.fold import folded
from viz.picture.room import USUAL
from viz.picture.standalone import dot_file, svg_file
from viz.picture.standalone_html import html_file
from viz.widgets.border.built import FILES
from viz.words import in_language

SCRIPT = FILES["graph_view.js"].plain.decode()


def test_a_picture_is_what_it_would_be_here() -> None:
    trace = squared_error()
    here = drawn_for(trace, Wish(), USUAL, 0)
    there = studio.picture(trace, Picture(Wish(), USUAL, 0))
    assert there.svg == here.svg
    assert there.fold == here.fold == folded(trace)
    assert there.data == msgspec.json.decode(msgspec.json.encode(here.data))
    assert there.refused == ""


def test_a_trace_without_nodes_has_an_empty_picture() -> None:
    trace = doubling(0)
    empty = msgspec.structs.replace(trace.record, nodes=(), passes=(), variables={}, scopes=trace.record.scopes[:1])
    nothing = type(trace)(empty)
    found = studio.picture(nothing, Picture(Wish(), USUAL, None))
    assert (found.svg, found.refused, found.data["cards"]) == ("", "", [])


def test_files_are_what_they_would_be_here() -> None:
    trace = squared_error()
    fold = folded(trace)
    assert studio.file(trace, SvgFile()) == svg_file(trace)
    assert studio.file(trace, DotFile(fold, 0)) == dot_file(trace, fold, 0)
    assert studio.file(trace, JsonFile()) == trace_json(trace)
    with in_language("zh_CN"):
        page = html_file(trace, fold, 0, script=SCRIPT, title="z")
        assert studio.file(trace, HtmlFile(fold, 0, SCRIPT, "z")) == page
    assert 'lang="zh-CN"' in page and "叶子" in page


def test_traces_are_not_mixed_up_and_one_that_was_forgotten_is_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(studio, "helpers", Helpers("tests.viz.forgetful_drawing", most=1, seconds=20))
    one, other = squared_error(), doubling(3)
    for _time in range(3):
        for trace in (one, other):
            there = studio.picture(trace, Picture(Wish(), USUAL, None))
            assert there.svg == drawn_for(trace, Wish(), USUAL, None).svg
    studio.helpers.close()


def test_a_process_that_dies_costs_one_picture() -> None:
    trace = doubling(40)
    order = Picture(Wish(), USUAL, None)
    good = studio.picture(trace, order)
    killed = studio.processes()
    assert killed
    for process in killed:
        os.kill(process, signal.SIGKILL)
    eventually(lambda: not set(map(state, killed)) - {"Z", ""})
    assert studio.picture(trace, order) == good


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's clock for processor time")
def test_a_picture_that_takes_too_long_ends_and_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(studio, "helpers", Helpers("tests.viz.slow_drawing", most=3, seconds=30))
    slow, quick = doubling(40), squared_error()
    studio.picture(quick, Picture(Wish(), USUAL, 0))
    outcome: list[str] = []

    def asked() -> None:
        with pytest.raises(studio.DrawingFailed):
            studio.picture(slow, Picture(Wish(frozenset({"endless"})), USUAL, None))
        outcome.append("ended")

    thread = threading.Thread(target=asked)
    thread.start()
    assert studio.picture(quick, Picture(Wish(), USUAL, None)).svg
    assert outcome == []
    thread.join()
    assert outcome == ["ended"]
    studio.helpers.close()


def test_a_large_trace_is_drawn_under_the_bounds() -> None:
    trace = flat_steps(2_000)
    assert studio.picture(trace, Picture(Wish(), USUAL, None)).svg


def test_drawing_loads_neither_torch_nor_streamlit() -> None:
    code = (
        f"import {drawing_process.__name__} as d, sys; d.warm(); assert not {{'torch', 'streamlit'}} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_ordering_loads_no_graphviz() -> None:
    code = "import viz.widgets.graph.page, sys; assert 'pygraphviz' not in sys.modules"
    subprocess.run([sys.executable, "-c", code.replace("graph.page", "graph.picture")], check=True)


def test_a_rule_that_looks_for_equal_cells_is_tried_behind_the_walls() -> None:
    # max_pool2d's rule asks numpy.isin, for which NumPy loads a module when it is first called.
    trace = explore("import torch\nx = torch.arange(16.).reshape(1, 1, 4, 4).requires_grad_()\n"
        "torch.nn.functional.max_pool2d(x, 2).sum().backward()\n")  # fmt: skip
    assert studio.picture(trace, Picture(Wish(), USUAL, 0)).svg == drawn_for(trace, Wish(), USUAL, 0).svg

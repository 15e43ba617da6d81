"""Everybody can read the picture: each example in each window and language, light and dark, as a browser draws it."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Page, expect

from core import explore
from core.trace import Trace
from tests.browser.readable import FIND, becomes_readable, faint, faults
from tests.viz.cutting_programs import CUTTING
from tests.viz.test_graph_view import mounted
from viz.examples import EXAMPLES
from viz.link import encoded
from viz.picture.arrangement import Wish
from viz.picture.drawing import drawn_for
from viz.picture.room import Room, room_from
from viz.picture.widget_words import widget_words
from viz.words import in_language

BOXES = {"1920×1080": (1130, 924), "1440×900": (800, 744), "1024×768": (536, 612), "390×844": (366, 724)}
"""Width and height that the graph page gives picture and player in each window."""

TWO_ROOTS = """\
import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
w = torch.tensor([3.0, -1.0], requires_grad=True)
a = x * w
b = a.sin()
c = (x + w).exp()
d = b * c
e = d.sum() + a.sum()
e.backward(retain_graph=True)
c.sum().backward()
"""
STEP_TO = "(slider, step) => { slider.value = step; slider.dispatchEvent(new Event('input')); }"
LEAVES = f"""(id) => {{ {FIND}
  const [card, view] = [root.getElementById(id), root.querySelector(".view")].map((one) => one.getBoundingClientRect());
  return ["left", "top"].filter((side) => card[side] < view[side] - 1).concat(
    ["right", "bottom"].filter((side) => card[side] > view[side] + 1)); }}"""
LANGUAGES = ("en", "zh_CN")
DARK = (
    "(dark) => document.getElementById('root').style.setProperty('--st-background-color', dark ? '#14181f' : '#ffffff')"
)


POOLED = """\
import torch
from torch import nn
torch.manual_seed(0)
net = nn.Sequential(
    nn.Conv2d(1, 4, kernel_size=3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(4, 8, kernel_size=3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.AdaptiveAvgPool2d(1),
    nn.Flatten(), nn.Linear(8, 10))
loss = nn.functional.cross_entropy(net(torch.randn(4, 1, 8, 8)), torch.tensor([0, 3, 1, 9]))
loss.backward()
"""
TRAINED = """\
import torch
from torch import nn
torch.manual_seed(0)
X = torch.randn(50, 2)
y = X @ torch.tensor([2.0, -3.4]) + 4.2 + torch.randn(50) * 0.01
net = nn.Linear(2, 1)
trainer = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(20):
    l = ((net(X).squeeze(-1) - y) ** 2).mean()
    trainer.zero_grad()
    l.backward()
    trainer.step()
"""
RECURRENT = """\
import torch
torch.manual_seed(1)
W_xh = torch.randn(3, 4, requires_grad=True)
W_hh = torch.randn(4, 4, requires_grad=True)
b_h = torch.zeros(4, requires_grad=True)
h, xs = torch.zeros(1, 4), torch.randn(30, 1, 3)
for t in range(30):
    h = torch.tanh(xs[t] @ W_xh + h @ W_hh + b_h)
loss = h.pow(2).sum()
loss.backward()
"""
LARGER = {"pooled": POOLED, "trained": TRAINED, "recurrent": RECURRENT}
PROGRAMS = {one.key: one.program for one in EXAMPLES} | CUTTING | {"two roots": TWO_ROOTS} | LARGER


@cache
def trace_of(program: str) -> Trace:
    return explore(PROGRAMS[program])


def drawn(page: Page, trace: Trace, language: str, box: tuple[int, int]) -> list[str]:
    """Draw a trace for the room that the widget has in a box, as the page does once it was told.

    Returns:
        Where the card at which the pass begins leaves the view, of which a phone shows a part.
    """
    width, height = box
    last = len(trace.passes) - 1 if trace.passes else None
    root = trace.passes[last].root if last is not None else len(trace.nodes) - 1
    page.evaluate("(width) => { document.getElementById('root').style.width = `${width}px`; }", width)
    room, root_card = Room(width, height), ""
    for _time in range(2):  # the player's height depends on its longest sentence
        with in_language(language):
            found, words = drawn_for(trace, Wish(), room, last), widget_words()
        data: dict[str, Any] = {
            **found.data, "svg": found.svg, "words": words, "height": height, "ticket": trace.source,
            "shown": last, "nodes": len(trace.nodes), "selected": None, "root": found.fold.card_of[root],
        }  # fmt: skip
        page.evaluate("(data) => give(data)", msgspec.to_builtins(data))
        high = page.evaluate("(height) => { const box = (document.getElementById('root').shadowRoot ?? document);"
            " box.querySelector('.graph').style.height = `${height}px`;"
            " return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>"
            " done(box.querySelector('.view').clientHeight)))); }", height)  # fmt: skip
        told = room_from(width - 14, high - 50)
        assert told is not None
        room, root_card = told, found.fold.cards[found.fold.card_of[root]].id
    return page.evaluate(LEAVES, root_card)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("window", list(BOXES))
def test_every_example_is_readable_and_whole(page: Page, window: str, language: str) -> None:
    page.set_viewport_size({"width": 1300, "height": 1000})
    mounted(page, trace_of("chain"))
    for program in PROGRAMS:
        assert drawn(page, trace_of(program), language, BOXES[window]) == [], (program, window, language)
        assert faults(page) == [], (program, window, language)


def test_while_stepping_no_label_covers_anything(page: Page) -> None:
    """Labels of other passes are drawn where they are needed: the first pass goes where the last one does not."""
    page.set_viewport_size({"width": 1300, "height": 1000})
    mounted(page, trace_of("chain"))
    drawn(page, trace_of("two roots"), "en", BOXES["1440×900"])
    slider = page.locator(".slide input")
    for step in range(1, int(slider.get_attribute("max") or 0) + 1):
        slider.evaluate(STEP_TO, step)
        assert faults(page) == [], step
    assert page.locator("g.made").count() > 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_text_of_the_pictures_has_contrast(page: Page, dark: bool) -> None:
    page.set_viewport_size({"width": 1300, "height": 1000})
    mounted(page, trace_of("chain"))
    page.evaluate(DARK, dark)
    for program in PROGRAMS:
        drawn(page, trace_of(program), "zh_CN", BOXES["1440×900"])
        assert faint(page) == [], (program, dark)


@pytest.mark.screen(locale="zh-CN")
def test_the_page_draws_for_the_room_that_it_has_and_draws_anew_for_another(page: Page, app_url: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{app_url}/graph?s={encoded({'example': 'attention'})}")
    for width, height in ((1920, 1080), (390, 844), (1024, 768), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        becomes_readable(page)


def begin_lecture(page: Page, app_url: str, example: str) -> None:
    """Show an example on the whole screen, half as large again."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{app_url}/graph?s={encoded({'example': example})}")
    becomes_readable(page)
    page.get_by_role("application").focus()
    page.keyboard.press("f")
    page.wait_for_function(f"() => {{ {FIND} return root.querySelector('.graph').clientWidth >= 1438; }}")
    page.wait_for_function(f"""() => {{ {FIND}
      const svg = root.querySelector("svg.picture");
      return svg.getBoundingClientRect().width / svg.viewBox.baseVal.width >= 1.5; }}""")


def test_a_lecture_fills_the_screen_with_text_half_as_large_again(page: Page, app_url: str) -> None:
    begin_lecture(page, app_url, "chain")
    page.keyboard.press(".")
    caption = page.locator(".caption")
    expect(caption).to_contain_text("x is a leaf")
    assert caption.evaluate("box => getComputedStyle(box).fontSize") == "22px"
    page.keyboard.press("f")
    expect(caption).to_be_hidden()


HIDDEN_CHIPS = f"""() => {{ {FIND}
  const box = root.querySelector(".caption").getBoundingClientRect();
  return [...root.querySelectorAll(".edge.now > .chip rect")].map((one) => one.getBoundingClientRect()).filter((chip) =>
    chip.width && box.width && box.left < chip.right && chip.left < box.right && box.top < chip.bottom
    && chip.top < box.bottom).length; }}"""
"""How many labels of the edges that are lit the sentence of a lecture covers."""


@pytest.mark.parametrize("example", ["chain", "attention"])
def test_the_sentence_of_a_lecture_covers_no_label_of_its_edge(page: Page, app_url: str, example: str) -> None:
    begin_lecture(page, app_url, example)
    last = int(page.locator(".player input[type=range]").get_attribute("max") or 0)
    assert last > 5
    covered = []
    for step in range(last):
        page.keyboard.press(".")
        covered += [step] * page.evaluate(HIDDEN_CHIPS)
    assert covered == []

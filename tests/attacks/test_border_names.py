"""Names, printed text, errors and labels that a stranger's program makes hostile: on every page, in every file."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pygraphviz
import pytest
from playwright.sync_api import Page, expect

from core import Trace, explore
from core.trace import TraceRecord
from tests.browser.hostile_names import NAMES
from viz.link import encoded
from viz.notebook import notebook_html
from viz.picture.fold import folded
from viz.picture.standalone import dot_file, svg_file
from viz.picture.standalone_html import html_file
from viz.reductions.reduction import Choice
from viz.widgets.border.built import FILES

# A first load is several megabytes of script; on a busy machine it takes longer than Playwright's five seconds.
expect.set_options(timeout=60_000)

HOST = "http://localhost:9001"
"""Nobody answers there; a request to it is seen all the same."""

MADE = f"""import torch, warnings
from torch import nn

BAD = "`![x]({HOST}/a.png)`"
WORSE = "]![x]({HOST}/b.png) <img src={HOST}/c.png> $x$ :red[y] www.localhost.com"
x = torch.tensor([1., 2.], requires_grad=True)
globals()[BAD] = x * 2
globals()[WORSE] = globals()[BAD] + 1
class Net(nn.Module):
    \"\"\"![x]({HOST}/d.png)\"\"\"
    def __init__(self):
        super().__init__()
        self._parameters[BAD] = nn.Parameter(torch.ones(2))
        self._parameters[WORSE] = nn.Parameter(torch.ones(2))
    def forward(self, v):
        return (v * self._parameters[BAD] + self._parameters[WORSE]).sum()
Net.__name__ = Net.__qualname__ = BAD
net = Net()
def f(v): return (v * v).sum()
f.__name__ = f.__qualname__ = WORSE
f.__code__ = f.__code__.replace(co_name=WORSE)
for i in range(2):
    y = net(x) + f(x)
y.backward()
print(BAD, WORSE, "\\x1b[31m\\u202e\\x00")
warnings.warn(BAD + WORSE)
"""

ENDINGS = {
    "raised": "raise type(BAD, (Exception,), {})(WORSE + '\\n\\n# x <b>\\n' + BAD)\n",
    "asserted": "assert False, WORSE + BAD\n",
    "shapes": "globals()[BAD] + torch.ones(3)\n",
    "attribute": "getattr(x, BAD + WORSE)\n",
    "key": "{}[BAD + WORSE]\n",
    "name": "exec('del x\\n' + 'x')\n",
    "shown": "class R:\n    __repr__ = lambda self: WORSE + BAD\nR()\n",
    "drawn": (
        "import matplotlib.pyplot as plt\nplt.plot([1, 2], label=WORSE.replace('$', ''))\n"
        "plt.title(BAD)\nplt.xlabel(WORSE.replace('$', ''))\nplt.legend()\nplt.show()\n"
    ),
}
"""What ends a program → its last lines."""

LOOK = """() => {
  const found = [];
  const look = (root) => root.querySelectorAll('*').forEach((one) => {
    for (const name of ['src', 'href', 'srcset', 'action', 'poster', 'data']) {
      const value = one.getAttribute(name);
      if (value !== null && /localhost:9001|localhost\\.com/.test(value)) found.push(one.outerHTML.slice(0, 300));
    }
    if (/localhost/.test(one.style?.cssText ?? '')) found.push(one.outerHTML.slice(0, 300));
    if (['IFRAME', 'OBJECT', 'EMBED', 'BASE'].includes(one.tagName)) found.push(one.outerHTML.slice(0, 300));
    if ([...one.attributes].some((each) => each.name.startsWith('on'))) found.push(one.outerHTML.slice(0, 300));
    if (one.shadowRoot) look(one.shadowRoot);
  });
  look(document);
  return found;
}"""


@contextmanager
def watched(page: Page, origin: str) -> Iterator[None]:
    """Fail where the page asks anybody but its own server, or has an element that would."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield
    assert not page.evaluate(LOOK)
    assert not [one for one in asked if not one.startswith((origin, "data:", "blob:", origin.replace("http", "ws")))]


@pytest.mark.parametrize("ending", ENDINGS)
def test_on_the_graph_page(page: Page, app_url: str, ending: str) -> None:
    program = MADE + ENDINGS[ending]
    with watched(page, app_url):
        page.goto(f"{app_url}/graph?s={encoded({'program': program})}")
        expect(page.get_by_text("Questions of the course")).to_be_visible()
        expect(page.locator("#graph0")).to_be_visible()
        expect(page.get_by_text("Printed", exact=True)).to_be_visible()
        expect(page.get_by_test_id("stCode").get_by_text("\\x1b[31m\\u202e\\x00")).to_be_visible()
        page.get_by_role("button", name="Export").click()
        expect(page.get_by_text("everything that the run left behind")).to_be_visible()


@pytest.mark.parametrize("node", [1, 2, 3, 5, 8])
def test_in_the_panels_of_a_node(page: Page, app_url: str, node: int) -> None:
    with watched(page, app_url):
        page.goto(f"{app_url}/graph?s={encoded({'program': MADE, 'node': node})}")
        expect(page.locator(".details")).to_contain_text("In PyTorch")
        expect(page.locator(".details")).to_contain_text(re.compile("requires_grad"))
        page.locator("#graph0 g.node").first.hover(force=True)
        expect(page.get_by_text("Questions of the course")).to_be_visible()


def test_on_the_tensors_page(page: Page, app_url: str) -> None:
    for index, panel in (
        (f"`![x]({HOST}/e.png)`", "index"),
        ("'" + f"]![x]({HOST}/f.png)" + "'", "index"),
        ("", "about"),
    ):
        choice = {"program": MADE + "a = torch.ones(2, 3)\na[0] = 5\n", "panel": panel, "name": "a", "index": index}
        with watched(page, app_url):
            page.goto(f"{app_url}/tensors?s={encoded(choice)}")
            expect(page.get_by_role("button", name=re.compile("^Add "))).to_be_visible()
            expect(page.get_by_text("Printed", exact=True)).to_be_visible()
            expect(page.locator("[data-testid=stSpinner]")).to_have_count(0)
    left = {
        "program": "import torch\nX = torch.ones(2)\n",
        "panel": "broadcast",
        "left": f"`![x]({HOST}/g.png)`",
        "right": "X",
    }
    with watched(page, app_url):
        page.goto(f"{app_url}/tensors?s={encoded(left)}")
        expect(page.get_by_text("Left", exact=True)).to_be_visible()
        expect(page.locator("[data-testid=stAlert]").first).to_be_visible()


def test_on_the_reductions_page(page: Page, app_url: str) -> None:
    typed = (
        f"(lambda: (_ for _ in ()).throw(type('`![x]({HOST}/h.png)`', (Exception,), {{}})(']![x]({HOST}/i.png)')))()"
    )
    with watched(page, app_url):
        page.goto(f"{app_url}/reductions?s={encoded(Choice(typed=typed))}")
        expect(page.locator("[data-testid=stAlert]").first).to_be_visible()
        expect(page.get_by_text("Shape table")).to_be_visible()


@pytest.mark.parametrize(
    ("text", "constraint"),
    [
        (f"def f(x, y):\n    raise type('`![x]({HOST}/j.png)`', (Exception,), {{}})(']![x]({HOST}/k.png)')\n", ""),
        (f"![x]({HOST}/l.png)", ""),
        (f"x + '`![x]({HOST}/m.png)`'", ""),
        ("x1**2 + x2**2", f"x1 - `![x]({HOST}/n.png)`"),
        ("x1**2 + x2**2", f"[x1, ']![x]({HOST}/o.png)']"),
    ],
)
def test_on_the_field_page(page: Page, app_url: str, text: str, constraint: str) -> None:
    section = "constraint" if constraint else "direction"
    choice = {"text": text, "constraint": constraint, "section": section}
    with watched(page, app_url):
        page.goto(f"{app_url}/gradient_field?s={encoded(choice)}")
        expect(page.locator("[data-testid=stAlert]").first).to_be_visible()


# --- files


@pytest.fixture(scope="module")
def hostile() -> Trace:
    trace = explore(MADE, device="cpu")
    assert trace.mistake is None, trace.mistake
    assert any(name.endswith(f"`![x]({HOST}/a.png)`") for node in trace.nodes for name in node.names)
    return trace


def lied(trace: Trace, name: str) -> Trace:
    """Return the trace as a worker that lies would send it: one text in every place that holds one."""
    record = trace.record
    replaced = {"operation": name, "names": (name,), "grad_fn": name}
    nodes = tuple(msgspec.structs.replace(node, **replaced) for node in trace.nodes)
    scopes = tuple(msgspec.structs.replace(scope, name=name) for scope in record.scopes)
    return Trace(msgspec.structs.replace(record, nodes=nodes, scopes=scopes))


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_a_picture_is_well_formed_xml_whatever_a_worker_sends(hostile: Trace, number: int) -> None:
    trace = lied(hostile, NAMES[number])
    svg = svg_file(trace, folded(trace, frozenset(), 2))
    tree = ElementTree.fromstring(svg.encode("utf-8"))
    found = {one.tag.split("}")[1] for one in tree.iter()}
    assert found <= {"svg", "g", "rect", "text", "path", "polygon", "style", "title"}
    assert not [one.attrib for one in tree.iter() if any("href" in key or key.startswith("on") for key in one.attrib)]


@pytest.fixture(scope="module")
def plain_graph(hostile: Trace) -> pygraphviz.AGraph:
    return pygraphviz.AGraph(string=dot_file(hostile))


@pytest.mark.parametrize("number", range(0, len(NAMES), 4))
def test_the_graph_as_dot_has_its_own_nodes_only(hostile: Trace, plain_graph: pygraphviz.AGraph, number: int) -> None:
    graph, plain = pygraphviz.AGraph(string=dot_file(lied(hostile, NAMES[number]))), plain_graph
    assert len(graph.nodes()) == len(plain.nodes())
    assert len(graph.edges()) == len(plain.edges())


class Elements(HTMLParser):
    """Collects the elements of a page and the addresses in them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href") or name.startswith("on")]


def page_of(trace: Trace, title: str) -> str:
    fold = folded(trace, frozenset(), None)
    return html_file(trace, fold, len(trace.passes) - 1, script=FILES["graph_view.js"].plain.decode(), title=title)


@pytest.fixture(scope="module")
def plain_page(hostile: Trace) -> Elements:
    plain = Elements()
    plain.feed(page_of(hostile, "Graph"))
    return plain


@pytest.mark.parametrize("number", range(0, len(NAMES), 4))
def test_the_page_to_take_away_has_no_element_of_a_name(hostile: Trace, plain_page: Elements, number: int) -> None:
    found = Elements()
    found.feed(page_of(lied(hostile, NAMES[number]), NAMES[number]))
    assert found.tags == plain_page.tags
    assert not found.addresses


def test_the_page_to_take_away_asks_nobody(page: Page, hostile: Trace, tmp_path: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    mistaken = explore(MADE + ENDINGS["raised"], device="cpu")
    for number, trace in enumerate((hostile, mistaken, *(lied(hostile, name) for name in NAMES[:9]))):
        path = tmp_path / f"{number}.html"
        path.write_text(page_of(trace, NAMES[number]), encoding="utf-8")
        page.goto(path.as_uri())
        expect(page.locator("#graph0")).to_be_visible()
        assert not page.evaluate(LOOK)
    assert not [one for one in asked if not one.startswith(("file:", "data:", "blob:"))]


def test_a_notebook_shows_names_as_text(hostile: Trace) -> None:
    mistaken = explore(MADE + ENDINGS["raised"], device="cpu")
    for trace in (hostile, mistaken):
        shown: Any = notebook_html(trace)
        found = Elements()
        found.feed(shown)
        assert found.tags <= {"div", "p", "svg", "g", "rect", "text", "path", "polygon", "style", "title"}
        assert not found.addresses


def test_a_record_of_hostile_texts_is_one(hostile: Trace) -> None:
    """The lies above are such as a worker can send: strings where strings belong."""
    sendable = [name for name in NAMES if not re.search("[\ud800-\udfff]", name)]
    assert len(sendable) > 20
    for name in sendable[:20]:
        sent = msgspec.msgpack.encode(lied(hostile, name).record)
        assert msgspec.msgpack.decode(sent, type=TraceRecord).nodes[0].operation == name

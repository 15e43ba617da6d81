"""Figures: whatever courses draw becomes a picture in the page's colours, with nothing left to read or import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from core.program import figures, notebook_modules
from core.trace import Figure, Panel, Span
from core.trace.pictures import BACKGROUND, INK, MOST_BYTES, MOST_FIGURES
from tests.program.figure_programs import PROGRAMS
from tests.program.running import ran
from tools.serving import ROOT

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"


@pytest.fixture(scope="module", autouse=True)
def warmed() -> None:
    figures.warm()
    notebook_modules.install_modules()


def drawn(text: str, **options: Any) -> tuple[Figure, ...]:
    """Run a program under the recorder; return its figures."""
    outcome = ran("import matplotlib.pyplot as plt\nimport numpy as np\nimport torch\n" + text, **options).outcome
    assert outcome.mistake is None, outcome.mistake
    return outcome.figures


def one(text: str) -> Figure:
    (figure,) = drawn(text)
    assert figure.unseen == "", figure.raised
    return figure


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    script = Path(__file__).with_name("drawing.py")
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=False,
        cwd=tmp_path_factory.mktemp("drawing"), env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3_000:]
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", PROGRAMS)
def test_nothing_is_read_or_imported_while_it_draws(name: str, everything: dict[str, Any]) -> None:
    made = everything[name]
    assert made["reached"] == [] and made["figures"]
    for svg, width, height, unseen, raised in made["figures"]:
        assert (unseen, raised) == ("", "") and 0 < width < 3_000 and 0 < height < 3_000
        tree = ElementTree.fromstring(svg)
        assert tree.tag == f"{SVG}svg" and len(svg) < MOST_BYTES
        assert len(list(tree.iter(f"{SVG}path"))) > 1
        # Nothing that runs, and nothing that is elsewhere.
        assert not list(tree.iter(f"{SVG}script")) and "foreignObject" not in svg
        links = [part.get(LINK, "#") for part in tree.iter()]
        assert all(link.startswith(("#", "data:image/png;base64,")) for link in links)


def test_fonts_are_found_where_the_libraries_stand_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to(sys.prefix)
    script = (
        "import sys\nfrom core.program import figures\nfrom core.program.files import Files, in_memory\nfigures.warm()\n"
        "figures.begin(lambda: None)\nplt = sys.modules['matplotlib.pyplot']\nplt.plot([1, 2]); plt.title('t', fontsize=7.3)\n"
        "with in_memory(Files()):\n    (one,) = figures.collected()\nprint(one.unseen, one.raised, len(one.svg) > 1000)\n"
    )
    done = subprocess.run(
        [tmp_path / "current" / "bin" / Path(sys.executable).name, "-c", script],
        capture_output=True, text=True, check=False, cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )  # fmt: skip
    assert done.stdout.split() == ["True"], done.stdout + done.stderr[-3_000:]


def test_a_line_is_where_its_numbers_are() -> None:
    # A line from corner to corner of axes without margins: its ends are the corners of the frame.
    figure = one("plt.plot([0, 1, 2], [0, 1, 4], color='#123456'); plt.margins(0)")
    tree = ElementTree.fromstring(figure.svg)
    line = next(part for part in tree.iter(f"{SVG}path") if "#123456" in part.get("style", ""))
    frame = next(part for part in tree.iter(f"{SVG}g") if part.get("id") == "patch_2")
    numbers = [float(word) for word in line.get("d", "").split() if word not in "MLz"]
    edges = [float(word) for word in frame[0].get("d", "").split() if word not in "MLz"]
    assert numbers[0::2] == pytest.approx([min(edges[::2]), sum(set(edges[::2])) / 2, max(edges[::2])], abs=0.01)
    bottom, top = max(edges[1::2]), min(edges[1::2])
    assert numbers[1::2] == pytest.approx([bottom, bottom + (top - bottom) / 4, top], abs=0.01)


def test_a_figure_has_the_pages_ink_and_the_programs_colours() -> None:
    svg = one("plt.plot([1, 2], color='#ff0102', label='a'); plt.axhline(1, color='k'); plt.legend()").svg.decode()
    assert svg.count("#ff0102") >= 2 and INK in svg and BACKGROUND in svg
    assert "#000000" not in svg  # plain black lines would not be seen on a dark page
    assert "#ffffff" not in svg


def test_a_program_that_chose_a_background_keeps_black_text_on_it() -> None:
    for chosen in ("plt.style.use('seaborn-v0_8')", "plt.rcParams['axes.facecolor'] = '#eeeeee'",
                   "plt.figure(facecolor='lightyellow')"):  # fmt: skip
        svg = one(f"{chosen}\nplt.plot([1, 2]); plt.title('t')").svg.decode()
        assert INK not in svg, chosen
    assert "#ffffff" in one("plt.style.use('dark_background'); plt.plot([1, 2])").svg.decode()


def test_numbers_on_an_image_are_black_as_in_a_notebook() -> None:
    svg = one("plt.imshow(np.eye(2)); plt.text(0, 0, 'aaaaaaa'); plt.axis('off')").svg.decode()
    assert INK not in svg


def test_letters_that_the_font_lacks_are_left_to_the_reader() -> None:
    figure = one("plt.plot([1, 2], label='损失'); plt.title('训练 $x^2$ 曲线'); plt.legend()")
    texts = [part.text or "" for part in ElementTree.fromstring(figure.svg).iter(f"{SVG}text")]
    assert "损失" in texts and [text for text in texts if text in "训练曲线"] == list("训练曲线")
    assert figure.panels == (Panel("训练 $x^2$ 曲线", "", "", (("line", 1),), ("损失",)),)


def test_what_a_figure_shows_is_counted() -> None:
    figure = one(
        "fig, (a, b) = plt.subplots(1, 2)\na.plot([1, 2]); a.plot([2, 3], '--'); a.scatter([1], [2]); a.set_xlabel('x')\n"
        "b.hist([1, 2, 2]); b.set_title('counts'); fig.suptitle('both'); fig.colorbar(b.imshow(np.eye(2)))"
    )
    assert figure.panels == (
        Panel("both", "", "", (), ()),
        Panel("", "x", "", (("line", 2), ("points", 1)), ()),
        Panel("counts", "", "", (("bars", 1), ("image", 1)), ()),
    )


def test_figures_are_shown_where_the_program_made_them_and_in_order() -> None:
    first, second, third = drawn(
        "plt.plot([1, 2])\nplt.title('first')\nplt.show()\nplt.plot([3])\nplt.title('second')\nplt.figure()\nplt.plot([1])"
    )
    assert [one.panels[0].title for one in (first, second, third)] == ["first", "second", ""]
    assert [one.span and one.span.line for one in (first, second, third)] == [4, 7, 9]
    assert first.span == Span(4, 0, 4, 16)


def test_what_is_displayed_and_cleared_is_drawn_once() -> None:
    # As the book's Animator does: shown at each step, and cleared when the next comes.
    text = (
        "from IPython import display\nfig, ax = plt.subplots()\nfor step in range(60):\n    ax.cla()\n"
        "    ax.plot(range(step))\n    ax.set_title(str(step))\n    display.display(fig)\n    display.clear_output(wait=True)\n"
    )
    assert [one.panels[0].title for one in drawn(text)] == ["59"]
    every = drawn(text.replace("    display.clear_output(wait=True)\n", "").replace("60", "3"))
    assert [one.panels[0].title for one in every] == ["0", "1", "2"]


@pytest.mark.parametrize(("wait", "titles"), [(True, ["kept"]), (False, [])])
def test_a_cleared_output_that_waits_for_another_stays_where_none_comes(wait: bool, titles: list[str]) -> None:
    text = (
        "from IPython import display\nfig, ax = plt.subplots()\nax.set_title('kept')\ndisplay.display(fig)\n"
        f"display.clear_output(wait={wait})\nplt.close(fig)\n"
    )
    assert [one.panels[0].title for one in drawn(text)] == titles


def test_a_displayed_figure_is_not_shown_again_at_the_end() -> None:
    assert len(drawn("from IPython.display import display\nfig, ax = plt.subplots()\nax.plot([1])\ndisplay(fig)")) == 1
    assert (
        len(
            drawn(
                "from IPython.display import display\nfig, ax = plt.subplots()\nax.plot([1])\ndisplay(fig)\nax.plot([2])"
            )
        )
        == 2
    )
    assert drawn("plt.figure()\nplt.rcParams['lines.linewidth'] = 3") == ()  # a figure with nothing on it


def test_a_run_leaves_nothing_for_the_next() -> None:
    plain = one("plt.plot([1, 2])").svg
    drawn("plt.style.use('ggplot'); plt.rcParams['font.size'] = 30; plt.plot([1, 2])")
    assert one("plt.plot([1, 2])").svg == plain


def test_a_figure_that_cannot_be_drawn_says_why() -> None:
    (figure,) = drawn("plt.title('$\\\\nosuchcommand$'); plt.plot([1])")
    assert figure.svg == b"" and figure.unseen == "error" and "ValueError" in figure.raised
    (figure,) = drawn("plt.plot([1, 2]); plt.gca().yaxis.set_major_formatter(lambda value, place: 1 / 0)")
    assert figure.unseen == "error" and "ZeroDivisionError" in figure.raised


def test_many_points_become_pixels_beside_sharp_text() -> None:
    figure = one("plt.scatter(*np.random.randn(2, 100_000), s=1); plt.title('t')")
    tree = ElementTree.fromstring(figure.svg)
    assert len(figure.svg) < 300_000 and len(list(tree.iter(f"{SVG}image"))) == 1
    assert any("glyph" in (part.get("id") or "") or part.tag == f"{SVG}use" for part in tree.iter())
    noise = one("plt.imshow(np.random.rand(3000, 3000, 3), interpolation='none')")
    assert len(noise.svg) <= MOST_BYTES


def test_figures_are_bounded() -> None:
    many = drawn("for i in range(30):\n    plt.figure(); plt.plot([i])")
    assert [one.unseen for one in many] == [""] * MOST_FIGURES + ["many"]
    far = one("plt.plot([1, 2]); plt.text(0, 1e4, 'far')")
    assert far.height < 1_000


def test_letters_that_no_document_may_have_are_left_out() -> None:
    figure = one("plt.title('a\\x07b\\nc'); plt.plot([1])")
    ElementTree.fromstring(figure.svg)
    assert figure.panels[0].title == "ab c"


def test_drawing_is_no_part_of_the_computation() -> None:
    text = (
        "import torch\nx = torch.arange(4.)\nimport matplotlib.pyplot as plt\nplt.plot(x, x)\nplt.hist(x)\nplt.show()"
    )
    assert [node.operation for node in ran(text).record.nodes] == ["constant"]


def test_what_was_written_is_deterministic() -> None:
    text = "plt.plot([1, 2]); plt.fill_between([1, 2], [1, 2], hatch='/'); plt.legend(['a'])"
    assert one(text) == one(text)

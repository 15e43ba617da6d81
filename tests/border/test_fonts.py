"""Streamlit's fonts go out as what the application needs of them: every icon and every letter that a page may show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.border.asgi import Reply, asked
from tools import fonts as tool
from viz.widgets.border.fonts import FILES, FONTS, cut_font
from viz.widgets.border.for_requests import answering

ROOT = Path(__file__).parent.parent.parent
NAMES = sorted(FILES)
TEXTS = [name for name in NAMES if not name.startswith(tool.ICONS)]
MOST_BYTES = 180_000
"""Of the three that every page takes; as they come with Streamlit they are 635,000."""


def answered(path: str, match: str = "") -> Reply:
    return asked(answering(cut_font), path, {"if-none-match": match} if match else {})


@pytest.mark.parametrize("name", NAMES)
def test_a_font_is_sent_once_and_then_only_said_to_be_the_same(name: str) -> None:
    status, headers, body = answered(f"/under/a/path/static/media/{name}")
    assert (status, headers["content-type"], body) == (200, "font/woff2", (FONTS / name).read_bytes())
    again, headers, body = answered(f"/static/media/{name}", headers["etag"])
    assert (again, headers["cache-control"], body) == (304, "no-cache", b"")
    assert answered(f"/static/media/{name}", '"another"').status == 200


@pytest.mark.parametrize(
    "name", ["KaTeX_Main-Regular.woff2", "../fonts/SourceSans.woff2", "SourceSansVF-Upright.woff2"]
)
def test_other_files_are_left_to_streamlit(name: str) -> None:
    assert answered(f"/static/media/{name}").status == 418


def test_they_are_parts_of_the_fonts_of_this_streamlit() -> None:
    there = {path.name for path in tool.MEDIA.glob("*.woff2")}
    assert there.issuperset(FILES), "another Streamlit: python -m tools.fonts"
    assert {name.partition(".")[0] for name in FILES} == {tool.ICONS, *tool.TEXTS}
    every_page = [name for name in FILES if "Italic" not in name]
    assert sum(len(FILES[name].content) for name in every_page) < MOST_BYTES


def ligatures(path: Path) -> set[str]:
    font = TTFont(path)
    letters = {glyph: chr(code) for code, glyph in (font.getBestCmap() or {}).items()}
    found = set()
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for first, ones in getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).items():
                found |= {"".join(letters[glyph] for glyph in (first, *one.Component)) for one in ones}
    return found


def test_every_icon_that_a_page_names_is_in_the_font() -> None:
    name = next(name for name in NAMES if name.startswith(tool.ICONS))
    wanted = tool.icons() & ligatures(tool.MEDIA / name)
    assert ligatures(FONTS / name) >= wanted, "another icon: python -m tools.fonts"
    assert {"account_tree", "qr_code_2", "keyboard_double_arrow_right", "more_vert", "expand_more"} <= wanted


@pytest.mark.parametrize("name", TEXTS)
def test_every_letter_of_our_words_that_streamlits_font_has_is_in_ours(name: str) -> None:
    files = [*(ROOT / "locale").rglob("*.po"), *(ROOT / "viz").rglob("*.py"), *(ROOT / "core").rglob("*.py")]
    said = set().union(*(path.read_text(encoding="utf-8") for path in files))
    theirs, ours = (set(TTFont(folder / name).getBestCmap() or {}) for folder in (tool.MEDIA, FONTS))
    assert {ord(letter) for letter in said} & theirs <= ours
    assert set(map(ord, "abcXYZ019→∂∇≤≥×−ẋẏαβλЖéüß₀⁻¹…“”")) & theirs <= ours


@pytest.mark.parametrize("name", TEXTS)
def test_a_part_does_not_bear_the_reserved_name_and_keeps_its_licence(name: str) -> None:
    names = TTFont(FONTS / name)["name"]
    own = [record.toUnicode() for record in names.names if record.nameID in (1, 3, 4, 6, 16)]
    assert own and not any("Source" in one for one in own)
    assert "SIL Open Font License" in (names.getDebugName(13) or "")
    assert "Adobe" in (names.getDebugName(0) or "")


def test_the_bold_letters_of_our_formulas_are_in_the_part_of_katex() -> None:
    # \mathbf of Unicode: a bold letter, digit or capital Greek letter is drawn from this font.
    bold = re.compile(r"\\(?:mathbf|boldsymbol|textbf)\{+([^}]*)\}")
    files = [*(ROOT / "locale").rglob("*.po"), *(ROOT / "viz").rglob("*.py")]
    said = {letter for path in files for part in bold.findall(path.read_text(encoding="utf-8")) for letter in part}
    kept = set(TTFont(ROOT / "viz" / "widgets" / "built" / tool.BOLD).getBestCmap() or {})
    assert said >= set("xwyfz01") and {ord(letter) for letter in said - {"\\"}} <= kept
    assert set(map(ord, "AZaz09ΓΩ∇")) <= kept

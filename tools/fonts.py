"""``python -m tools.fonts``: write what the application needs of Streamlit's fonts and of KaTeX's.

They go into `viz/widgets/fonts`, and into `viz/widgets/js/fonts`, from where they are bundled.

Streamlit's fonts hold 4,300 icons and the letters of a dozen scripts: 640 kB of a first load, and no compression takes
anything off them. Kept are the icons whose names stand in our sources or in Streamlit's, and the letters of Latin,
Greek and Cyrillic with the signs of mathematics. Whatever else is on a page comes from a font of the reader's system.

Of KaTeX's bold letters are kept those of formulas, 10 kB of 25; the other signs of that font are never bold here.

The licence of Source Sans and Source Code (SIL Open Font License) reserves their name to the unchanged font, so the
parts have another one inside; the style sheet calls them as before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import streamlit
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "viz" / "widgets" / "fonts"
STREAMLIT = Path(streamlit.__file__).parent
MEDIA = STREAMLIT / "static" / "static" / "media"
ICONS = "MaterialSymbols-Rounded"
TEXTS = {"SourceSansVF-Upright": "Cotangent Text", "SourceSansVF-Italic": "Cotangent Text Italic",
         "SourceCodeVF-Upright": "Cotangent Code", "SourceCodeVF-Italic": "Cotangent Code Italic"}  # fmt: skip
"""Font, as its file begins → the name of our part of it."""
LETTERS = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x1CD, 0x1DC), (0x2B0, 0x2FF), (0x300, 0x30C), (0x370, 0x3FF),
    (0x400, 0x45F), (0x1D2C, 0x1DBF), (0x1E02, 0x1E91), (0x2000, 0x2044), (0x2070, 0x209F), (0x20AC, 0x20AC),
    (0x2100, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2500, 0x25FF), (0x2713, 0x2717), (0x27C0, 0x27EF),
)  # fmt: skip
FORMULAS = ROOT / "viz" / "widgets" / "js" / "node_modules" / "katex" / "dist" / "fonts"
BUNDLED = ROOT / "viz" / "widgets" / "js" / "fonts"
BOLD = "KaTeX_Main-Bold.woff2"
BOLD_LETTERS = frozenset([*range(0x20, 0x7F), *range(0x391, 0x3AA), *map(ord, "ıȷ·×∂∇−⊙⊤∥…")])
_NAMED = re.compile(r":material/([a-z0-9_]+):")
_QUOTED = re.compile(r"[\"'`]([a-z0-9_]{2,40})[\"'`]")
_RENAMED = (1, 3, 4, 6, 16, 21, 25)
"""The entries of a font's table of names in which its own name stands."""


def icons() -> frozenset[str]:
    """Return the icons that a page may show: those that we name, and every name that stands in Streamlit's scripts."""
    ours = [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "viz").rglob("*.py")]
    found = _found(_NAMED, [*ours, *STREAMLIT.rglob("*.py")])
    scripts = list((MEDIA.parent / "js").glob("*.js"))
    return frozenset((found | _found(_NAMED, scripts) | _found(_QUOTED, scripts)) & set(ALL_MATERIAL_ICONS))


def _found(pattern: re.Pattern[str], files: Iterable[Path]) -> set[str]:
    return {name for file in files for name in pattern.findall(file.read_text(encoding="utf-8", errors="replace"))}


def main() -> None:
    """Write all of them."""
    for old in FONTS.glob("*.woff2"):
        old.unlink()
    for file in sorted(MEDIA.glob("*.woff2")):
        name = file.name.partition(".")[0]
        if name == ICONS:
            font, characters = TTFont(file), {ord(letter) for letter in "abcdefghijklmnopqrstuvwxyz0123456789_"}
            _keep_ligatures(font, icons())
        elif name in TEXTS:
            font, characters = TTFont(file), {one for first, last in LETTERS for one in range(first, last + 1)}
            _rename(font, TEXTS[name])
        else:
            continue
        _write(font, characters, FONTS / file.name)
    _write(TTFont(FORMULAS / BOLD), set(BOLD_LETTERS), BUNDLED / BOLD)


def _keep_ligatures(font: TTFont, names: frozenset[str]) -> None:
    """Let only these names become icons."""
    letters = {glyph: chr(code) for code, glyph in (font.getBestCmap() or {}).items()}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            for first, ligatures in list(getattr(table, "ligatures", {}).items()):
                kept = [one for one in ligatures if _spelled(letters, first, one.Component) in names]
                table.ligatures[first] = kept
                if not kept:
                    del table.ligatures[first]


def _spelled(letters: dict[str, str], first: str, others: list[str]) -> str:
    return "".join(letters.get(glyph, "?") for glyph in (first, *others))


def _rename(font: TTFont, name: str) -> None:
    for record in list(font["name"].names):
        if record.nameID in _RENAMED:
            told = name.replace(" ", "") if record.nameID in (6, 25) else name
            font["name"].setName(told, record.nameID, record.platformID, record.platEncID, record.langID)


def _write(font: TTFont, characters: set[int], path: Path) -> None:
    options = Options(flavor="woff2", name_IDs=["*"], name_languages=["*"], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(path)


if __name__ == "__main__":
    main()

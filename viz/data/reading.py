"""Recognises the format of a file of cells (encoding, separator, marks) and says it in pandas' words. Pure."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from core.tables import MOST_FILE_BYTES, Reading
from core.tables.cells import lines_of
from core.tables.changes import MISSING

SEPARATORS = (",", ";", "\t", "|")
LOOKED_AT = 200
"""Lines that decide how a file is written."""
LETTERS_LOOKED_AT = 50_000
MOST_WIDTH = 2_000
MARKS = ("?", "-", "--", "-999", "-99", "-9999", "999", "9999", ".", "*", "missing", "Missing", "unknown", "Unknown",
         "none", "no data", "-1", "\u7f3a\u5931", "\u65e0", "\u672a\u77e5")  # fmt: skip
"""What people write where they have no value, beside what pandas knows; offered where a file holds them."""
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d{1,3}(\.?\d{3})*,\d+")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_POINT_THOUSANDS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+,\d+")


class Unreadable(Exception):
    """A file that is no table.

    Attributes:
        kind: "empty", "large", "excel", "binary", "wide" or "encoding".
    """

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Recognised(msgspec.Struct, frozen=True):
    """The format of a file.

    Attributes:
        decimal, thousands: The marks inside its numbers; "" for no mark between thousands.
        marks: What stands in its cells in place of a value, the commonest first.
        longer: Whether every line has more cells than the header: pandas takes the first ones for the rows' names.
        ragged: Number of the first line that has more cells than the lines before it allow; 0 for none.
        undivided: Whether every line is one cell.
        bare: Whether there are names and no rows.
    """

    reading: Reading
    decimal: str = "."
    thousands: str = ""
    marks: tuple[str, ...] = ()
    longer: bool = False
    ragged: int = 0
    undivided: bool = False
    bare: bool = False


def recognised(content: bytes) -> Recognised:
    """Return how a file is written.

    Raises:
        Unreadable: it is no text with cells, or more than a page takes.
    """
    if len(content) > MOST_FILE_BYTES:
        raise Unreadable("large")
    encoding, text = _decoded(content)
    if not text.strip("\ufeff \t\r\n"):
        raise Unreadable("empty")
    separator = _separator(text)
    lines = _lines(text, separator)
    if max(map(len, lines)) > MOST_WIDTH:
        raise Unreadable("wide")
    header = not _is_data(lines[0])
    rows = lines[1:] if header else lines
    decimal, thousands = _marks_of_numbers([cell for row in rows for cell in row], separator)
    widths = [len(row) for row in rows]
    longer = header and bool(rows) and min(widths) > len(lines[0])
    return Recognised(
        Reading(separator, encoding, header), decimal, thousands, tuple(_marks(rows)), longer,
        0 if longer else _ragged(lines), max(map(len, lines)) == 1, header and not rows,
    )  # fmt: skip


def _decoded(content: bytes) -> tuple[str, str]:
    """Return a file's encoding and its text."""
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Unreadable("excel")
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return encoding, _as(content, encoding)
    if b"\0" in content:
        raise Unreadable("binary")
    for encoding in ("utf-8", "gb18030", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "gb18030" or _chinese(text):
            return encoding, text
    return "latin-1", content.decode("latin-1")


def _as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("encoding") from None


def _chinese(text: str) -> bool:
    """Whether what is beyond ASCII is Chinese: almost any bytes can be read as some rare characters of GB 18030."""
    beyond = "".join(letter for letter in text[:LETTERS_LOOKED_AT] if letter > "\x7f")
    return len(beyond.encode("gb2312", "ignore")) >= 2 * 0.8 * len(beyond)


def _lines(text: str, separator: str) -> list[list[str]]:
    """Return the first lines' cells; lines without any are left out, as pandas does."""
    try:
        return lines_of(text.removeprefix("\ufeff"), separator, LOOKED_AT) or [[""]]
    except ValueError:
        raise Unreadable("binary") from None


def _separator(text: str) -> str:
    """Return the separator with which most lines have as many cells, and more than one."""

    def fits(separator: str) -> tuple[float, int]:
        widths = Counter(len(line) for line in _lines(text, separator))
        width, lines = max(widths.items(), key=lambda one: (one[0] > 1, one[1], one[0]))
        return (lines / widths.total() if width > 1 else 0.0, width)

    best = max(SEPARATORS, key=fits)
    return best if fits(best)[0] > 0 else ","


def _is_data(line: Sequence[str]) -> bool:
    """Whether a first line holds values and no names: it has numbers, and everything else is empty."""
    filled = [cell.strip() for cell in line if cell.strip() not in MISSING]
    return bool(filled) and all(_NUMBER.fullmatch(cell) or _DECIMAL_COMMA.fullmatch(cell) for cell in filled)


def _marks_of_numbers(cells: Sequence[str], separator: str) -> tuple[str, str]:
    """Return the marks for decimals and between thousands that the numbers of a file are written with."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    commas = [cell for cell in filled if "," in cell]
    if not commas:
        return ".", ""
    whole = sum(bool(_THOUSANDS.fullmatch(cell)) for cell in commas)
    decimal = sum(bool(_DECIMAL_COMMA.fullmatch(cell)) and not _THOUSANDS.fullmatch(cell) for cell in commas)
    if decimal and decimal + whole == sum(map(_has_digits, commas)) and separator != ",":
        return ",", "." if any(_POINT_THOUSANDS.fullmatch(cell) for cell in commas) else ""
    return ".", "," if whole and whole == sum(map(_has_digits, commas)) else ""


def _has_digits(cell: str) -> bool:
    return cell[-1].isdigit()


def _marks(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the marks of missing values that a file's cells hold; a number only in a column that it stands out of."""
    counts = Counter(cell.strip() for row in rows for cell in row)
    for mark, _ in counts.most_common():
        if mark in MARKS and (not _NUMBER.fullmatch(mark) or _stands_out(mark, rows)):
            yield mark


def _stands_out(mark: str, rows: Sequence[Sequence[str]]) -> bool:
    width = max(map(len, rows))
    for at in range(width):
        column = [row[at].strip() for row in rows if at < len(row)]
        if mark not in column:
            continue
        others = [float(cell) for cell in column if cell != mark and _NUMBER.fullmatch(cell)]
        value = float(mark)
        low, high = min(others, default=0.0), max(others, default=0.0)
        if others and not low - 2 * (high - low) - 1 <= value <= high + 2 * (high - low) + 1:
            return True
        if others and value < 0 <= low:
            return True
    return False


def _ragged(lines: Sequence[Sequence[str]]) -> int:
    """Return the number of the first line that pandas refuses, as pandas counts: it has more cells than the first."""
    most = max(len(lines[0]), len(lines[1]) if len(lines) > 1 else 0)
    return next((number for number, line in enumerate(lines, 1) if len(line) > most), 0)


# --- in pandas' words


def reading_line(file: str, found: Recognised, missing: Sequence[str] = ()) -> str:
    """Return the statement that reads a file.

    Args:
        missing: What else counts as no value.
    """
    reading = found.reading
    given = [repr_of(file)]
    if reading.separator != ",":
        given.append(f"sep={repr_of(reading.separator)}")
    if reading.encoding not in ("utf-8", "utf-8-sig"):
        given.append(f"encoding={repr_of(reading.encoding)}")
    if not reading.header:
        given.append("header=None")
    if found.decimal != ".":
        given.append(f"decimal={repr_of(found.decimal)}")
    if found.thousands:
        given.append(f"thousands={repr_of(found.thousands)}")
    if found.ragged:
        given.append('on_bad_lines="skip"')
    if missing:
        given.append(f"na_values=[{', '.join(map(repr_of, missing))}]")
    return f"data = pd.read_csv({', '.join(given)})"


def repr_of(text: str) -> str:
    """Return a text as Python writes it, in double quotes where that is as short."""
    plain = repr(text)
    return f'"{plain[1:-1]}"' if plain[0] == "'" and '"' not in plain else plain


def reading_call(source: str) -> ast.Call | None:
    """Return the first call of ``read_csv`` in a program, or None."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    found = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "read_csv"]
    return min(found, key=lambda call: (call.lineno, call.col_offset), default=None)


def reading_of(source: str, usual: Reading) -> Reading:
    """Return how a program reads its file, as far as it says so in plain words."""
    call = reading_call(source)
    if call is None:
        return usual
    said = {one.arg: one.value.value for one in call.keywords if one.arg and isinstance(one.value, ast.Constant)}
    separator = said.get("sep", said.get("delimiter", ","))
    encoding = said.get("encoding") or usual.encoding
    if not isinstance(separator, str) or len(separator) != 1 or not isinstance(encoding, str):
        return usual
    return Reading(separator, encoding, "header" not in said or said["header"] is not None)


def missing_marks(source: str) -> tuple[str, ...]:
    """Return what a program says that counts as no value, in the list ``na_values``."""
    call = reading_call(source)
    given = next((one.value for one in call.keywords if one.arg == "na_values"), None) if call else None
    if not isinstance(given, ast.List):
        return ()
    return tuple(str(one.value) for one in given.elts if isinstance(one, ast.Constant))


def with_reading(source: str, line: str) -> str:
    """Return the program with another statement in the place of the one that reads the file; unchanged without one."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return source
    call = reading_call(source)
    if call is None:
        return source
    for statement in body:
        if statement.lineno <= call.lineno <= (statement.end_lineno or statement.lineno):
            if not isinstance(statement, ast.Assign) or not _same_place(statement.value, call):
                return source
            target = ast.get_source_segment(source, statement.targets[0]) or "data"
            lines = source.splitlines(keepends=True)
            last = lines[(statement.end_lineno or statement.lineno) - 1]
            end = "\n" if last.endswith("\n") else ""
            new = target + line.removeprefix("data") + end
            return "".join([*lines[: statement.lineno - 1], new, *lines[statement.end_lineno or statement.lineno :]])
    return source


def _same_place(value: ast.expr, call: ast.Call) -> bool:
    places = [(one.lineno, one.col_offset, one.end_lineno, one.end_col_offset) for one in (value, call)]
    return places[0] == places[1]

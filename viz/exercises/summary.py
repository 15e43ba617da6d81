"""A summary for a teacher: which exercises were done, when, and after how many tries, with a check value.

The check value is a seal (`viz.exercises.seal`) of the name and all rows, so it proves that this server wrote exactly
these rows. A row counts as seen by the server where the right answer was checked here: its own seal says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from viz.escaping import html_text, visible
from viz.exercises.progress import Done, Progress
from viz.exercises.seal import holds, seal
from viz.files import csv_bytes, csv_rows

ANSWERED, WHOLE = "an exercise was answered", "a summary"
"""Purposes of seals."""
LONGEST_NAME = 80
LONGEST_FILE = 200_000
MARK = "cotangent-check"
HEAD = ("exercise", "key", "done", "tries", "solution seen first", "checked by this server")


class Row(msgspec.Struct, frozen=True):
    """One exercise: its title in the reader's language, and what was done.

    Attributes:
        when: ISO 8601, UTC, to the minute; "" while it is not done.
        seen_here: Whether this server found the answer right.
    """

    key: str
    title: str
    when: str
    tries: int
    solution: bool
    seen_here: bool


def answer_seal(key: bytes, exercise: str, done: Done) -> str:
    """Return the seal of one right answer."""
    return seal(key, ANSWERED, exercise, done.done, done.tries, int(done.seen))


def rows(progress: Progress, titles: dict[str, str], keys: Sequence[bytes]) -> tuple[Row, ...]:
    """Return what was done or tried, in the order of the titles; exercises without one at the end.

    Args:
        keys: Of this server.
    """
    order = {key: place for place, key in enumerate(titles)}
    tried = [key for key, done in progress.exercises.items() if done.tries]
    return tuple(
        _row(key, titles.get(key, key), progress.of(key), keys)
        for key in sorted(tried, key=lambda key: (order.get(key, len(order)), key))
    )


def _row(key: str, title: str, done: Done, keys: Sequence[bytes]) -> Row:
    facts = (key, done.done, done.tries, int(done.seen))
    here = bool(done.done) and holds(done.seal, keys, ANSWERED, *facts)
    return Row(key, title, moment(done.done), done.tries, done.seen, here)


def moment(milliseconds: int) -> str:
    """Return a time as ``2026-11-29T18:05Z``; "" for none."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%dT%H:%MZ") if milliseconds else ""


def check_value(key: bytes, name: str, found: Sequence[Row]) -> str:
    """Return the check value of a summary; the titles are left out: they differ by language."""
    return seal(key, WHOLE, *_facts(name, found))


def as_csv(name: str, found: Sequence[Row], value: str) -> bytes:
    """Return the summary as a table."""
    lines: list[Sequence[object]] = [("name", visible(name)), HEAD]
    for row in found:
        done = (row.when, row.tries, *("yes" if one else "no" for one in (row.solution, row.seen_here)))
        lines.append((visible(row.title), row.key, *done))
    return csv_bytes([*lines, (MARK, value)])


def checked_csv(text: str, keys: Sequence[bytes]) -> bool | None:
    """Return whether a summary as CSV is the one that its check value was made for; None where it is no summary."""
    lines = csv_rows(text[:LONGEST_FILE])
    if len(lines) < 3 or len(lines[0]) < 2 or lines[0][0] != "name" or tuple(lines[1]) != HEAD or lines[-1][0] != MARK:
        return None
    try:
        found = [_row_in(line) for line in lines[2:-1]]
        return holds(lines[-1][1], keys, WHOLE, *_facts(lines[0][1], found))
    except (ValueError, IndexError):
        return False


def checked_html(text: str, keys: Sequence[bytes]) -> bool | None:
    """Return whether a summary as HTML is the one that its check value was made for; None where it is no summary.

    A page may show anything; so what counts is the table that it carries along, and whether it shows that.
    """
    found = re.search(rf'<pre id="{MARK}">([^<]*)</pre>', text[:LONGEST_FILE])
    if found is None:
        return None
    table = found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&#x27;", "'")
    return checked_csv(table.replace("&amp;", "&"), keys)


def as_html(name: str, found: Sequence[Row], value: str, words: dict[str, str]) -> str:
    """Return the summary as a page to print, or to save; it loads nothing.

    Args:
        words: "language", "title", "name", "exercise", "done", "tries", "solution", "here", "yes", "no", "value",
            "proves", "table", "empty".
    """
    said = {key: html_text(one) for key, one in words.items()}
    lines = "".join(_html_row(row, said) for row in found)
    head = "".join(f"<th>{said[one]}</th>" for one in ("exercise", "done", "tries", "solution", "here"))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>" if found else f"<p>{said['empty']}"
    shown = html_text(as_csv(name, found, value).decode("utf-8-sig"))
    return (
        f'<!DOCTYPE html><html lang="{said["language"]}"><meta charset="utf-8"><title>{said["title"]}</title>'
        f"<style>{PRINTED}</style><h1>{said['title']}</h1>"
        f"<p>{said['name']}: <b>{html_text(visible(name)) or '—'}</b></p>{table}"
        f"<p>{said['value']}: <code>{html_text(value)}</code></p><p class=small>{said['proves']}</p>"
        f'<details><summary>{said["table"]}</summary><pre id="{MARK}">{shown}</pre></details>\n'
    )


PRINTED = """body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
color: #1f2733 } table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem;
border-bottom: 1px solid #dfe4ec } td:nth-child(3), th:nth-child(3) { text-align: right }
.small { color: #566073; font-size: 13px } code { font-size: 16px; letter-spacing: .04em } pre { font-size: 12px;
white-space: pre-wrap } @media print { details { display: none } }"""


def _html_row(row: Row, said: dict[str, str]) -> str:
    yes = [said["yes"] if one else said["no"] for one in (row.solution, row.seen_here)]
    when = row.when.replace("T", " ").replace("Z", " UTC") or "—"
    cells = (html_text(row.title), html_text(when), str(row.tries), *yes)
    return "<tr>" + "".join(f"<td>{one}</td>" for one in cells) + "</tr>"


def _facts(name: str, found: Sequence[Row]) -> list[object]:
    facts: list[object] = [visible(name)]
    for row in found:
        facts += [row.key, row.when, row.tries, int(row.solution), int(row.seen_here)]
    return facts


def _row_in(line: list[str]) -> Row:
    """Raises ValueError, IndexError: it is no row of a summary."""
    title, key, when, tries, solution, here = line
    if {solution, here} - {"yes", "no"}:
        raise ValueError("neither yes nor no")
    return Row(key, title, when, int(tries), solution == "yes", here == "yes")

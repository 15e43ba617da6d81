"""The cells of a delimited text file: found, and one of them written anew. Imports neither torch nor pandas."""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import NamedTuple

from core.sandbox.table_messages import Reading

MOST_LINES = 100_000


class Grid(NamedTuple):
    """A file as cells.

    Attributes:
        header: The first line, or the columns' numbers where the file does not name them; a name is empty where the
            lines are longer.
        rows: The other lines, each as long as the header; what is missing at the end of one is empty.
        named: Whether the header stands in the file.
    """

    header: list[str]
    rows: list[list[str]]
    named: bool = True

    @property
    def width(self) -> int:
        return len(self.header)

    @property
    def size(self) -> int:
        """The number of cells in the rows."""
        return len(self.rows) * self.width

    def with_cell(self, flat: int, text: str) -> Grid:
        """Return the file with another text in one cell, counted in the order of rows."""
        row, column = divmod(flat, self.width)
        rows = list(self.rows)
        rows[row] = [*rows[row][:column], text, *rows[row][column + 1 :]]
        return self._replace(rows=rows)


def grid_of(content: bytes, reading: Reading) -> Grid:
    """Return the cells of a file. Lines without any are left out, as pandas does.

    Raises:
        ValueError, LookupError: the file is not written like that.
    """
    lines = lines_of(content.decode(reading.encoding), reading.separator)
    if not lines:
        return Grid([], [])
    width = max(map(len, lines))
    padded = [line + [""] * (width - len(line)) for line in lines[:MOST_LINES]]
    if reading.header:
        return Grid(padded[0], padded[1:])
    return Grid([str(number) for number in range(width)], padded, named=False)


def lines_of(text: str, separator: str, most: int | None = None) -> list[list[str]]:
    """Return the cells of each line that has any, of so many lines at most.

    Raises:
        ValueError: a cell is longer than Python's reader takes.
    """
    try:
        return list(islice(filter(None, csv.reader(io.StringIO(text, newline=""), delimiter=separator)), most))
    except csv.Error as error:
        raise ValueError(str(error)) from error


def written(grid: Grid, reading: Reading) -> bytes:
    """Return the file that has these cells."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=reading.separator, lineterminator="\n")
    if grid.named:
        writer.writerow(grid.header)
    for row in grid.rows:
        # An empty line would be left out, and with it the row.
        if not any(row) and grid.width == 1:
            out.write('""\n')
        else:
            writer.writerow(row)
    return out.getvalue().encode(reading.encoding)

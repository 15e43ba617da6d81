"""What pandas does with a function of the program, and what of it is printed, walked through or written to a file.

The functions are called here, one column or one value at a time, and never by pandas: it would call whatever it gets
with whatever it likes, and look at the attributes of the answer.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pandas

from core.language import files
from core.language.frame_bounds import bounded_tables, flat
from core.language.frames import argument
from core.language.state import Run
from core.language.values import Builtin, Function, Method


def _called(run: Run, function: Any, value: Any) -> Any:
    if type(function) not in (Function, Builtin, Method) and not isinstance(function, type):
        raise TypeError(f"'{type(function).__name__}' object is not callable")
    run.step()
    from core.language.calls import call  # which knows this module's functions by its table

    return argument(run, call(run, function, (value,), {}, run.recorder.at))


def applied(run: Run, table: Any, function: Any, axis: Any = 0) -> Any:
    """``DataFrame.apply``: of each column, or with axis=1 of each row."""
    columns = axis in (0, "index")
    whole = table if columns else table.T
    results = [_called(run, function, whole.iloc[:, at]) for at in range(whole.shape[1])]
    if results and all(isinstance(one, pandas.Series) for one in results):
        bounded_tables(run, *results)
        made = pandas.concat(results, axis=1, keys=whole.columns)
        return made if columns else made.T
    return flat(run, pandas.Series(results, index=whole.columns))


def mapped(run: Run, series: Any, function: Any) -> Any:
    """``Series.map`` and ``Series.apply``: of each value; map takes a dictionary, too."""
    run.items(len(series))
    if isinstance(function, dict):
        return series.map(argument(run, function))
    results = [_called(run, function, one) for one in series]
    return flat(run, pandas.Series(results, index=series.index, name=series.name))


def rows(run: Run, table: Any) -> Iterator[Any]:
    """``iterrows``: each row's label and the row."""
    for row in table.iterrows():
        run.step()
        yield row


def columns(run: Run, table: Any) -> Iterator[Any]:
    """``items``: each column's name and the column."""
    for column in table.items():
        run.step()
        yield column


def described(run: Run, table: Any) -> None:
    """``info``: what it would print."""
    from core.language.text import print_values

    bounded_tables(run, table)
    text = io.StringIO()
    table.info(buf=text)
    print_values(run, text.getvalue(), end="")


def written(run: Run, table: Any, path: Any = None, index: Any = True, header: Any = True, sep: Any = ",") -> Any:
    """``to_csv``: into the program's own directory."""
    run.characters(table.size * 2)
    bounded_tables(run, table)
    text = table.to_csv(index=bool(index), header=bool(header), sep=str(sep))
    run.characters(len(text))
    if path is None:
        return text
    with files.opened(run, path, "w") as file:
        files.write(run, file, text)


FRAME: dict[str, Any] = {
    "apply": applied, "iterrows": rows, "items": columns, "info": described, "to_csv": written,
}  # fmt: skip
SERIES: dict[str, Any] = {"apply": mapped, "map": mapped, "to_csv": written}

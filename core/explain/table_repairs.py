"""Changes for mistakes with pandas' tables and the files that they are read from."""

from __future__ import annotations

import ast

from core.explain.edits import followed_by, replacing, with_argument, without_keyword, written
from core.explain.failing_expression import About
from core.program.run import Run
from core.program.source import Source
from core.trace import Repair

Facts = dict[str, str]
Repairs = list[Repair]


def numbers_only(found: About, facts: Facts, run: Run) -> Repairs:
    """``data.mean()`` → ``data.mean(numeric_only=True)``."""
    if not isinstance(found.node, ast.Call):
        return []
    return [with_argument("numbers", found.source, found.node, "numeric_only=True")]


def as_numbers(found: About, facts: Facts, run: Run) -> Repairs:
    """``torch.tensor(data.values)`` → ``torch.tensor(data.to_numpy(dtype=float))``."""
    match found.node:
        case ast.Call(args=[ast.Attribute(value=table, attr="values") as values]):
            return [replacing("numbers", found.source, values, f"{written(found.source, table)}.to_numpy(dtype=float)")]
        case ast.Call(args=[ast.Call(func=ast.Attribute(attr="to_numpy")) as given]):
            return [with_argument("numbers", found.source, given, "dtype=float")]
    return []


def categories(found: About, facts: Facts, run: Run) -> Repairs:
    """``torch.tensor(column.values)`` → ``torch.tensor(pd.get_dummies(column).to_numpy(dtype=float))``."""
    match found.node:
        case (
            ast.Call(args=[ast.Attribute(value=column, attr="values") as given, *_])
            | ast.Call(args=[ast.Call(func=ast.Attribute(value=column, attr="to_numpy" | "tolist")) as given, *_])
        ):
            text = f"pd.get_dummies({written(found.source, column)}).to_numpy(dtype=float)"
            return [replacing("categories", found.source, given, text)]
    return []


def as_array(found: About, facts: Facts, run: Run) -> Repairs:
    """``torch.tensor(data)`` → ``torch.tensor(data.to_numpy(dtype=float))``."""
    match found.node:
        case ast.Call(args=[given, *_]):
            return [followed_by("numbers", found.source, given, ".to_numpy(dtype=float)")]
    return []


def one_of_both(found: About, facts: Facts, run: Run) -> Repairs:
    """``dropna(how="any", thresh=2)`` → one of the two."""
    if not isinstance(found.node, ast.Call):
        return []
    return [
        without_keyword("only-thresh", found.source, found.node, "how"),
        without_keyword("only-how", found.source, found.node, "thresh"),
    ]


def drop_column(found: About, facts: Facts, run: Run) -> Repairs:
    """``data.drop("Alley")`` → ``data.drop(columns="Alley")``."""
    match found.node:
        case ast.Call(args=[given, *_]):
            return [replacing("drop-column", found.source, given, f"columns={written(found.source, given)}")]
    return []


def put_together(found: About, facts: Facts, run: Run) -> Repairs:
    """``data.append(row)`` → ``pd.concat([data, pd.DataFrame([row])], ignore_index=True)``."""
    call = next(
        (one for one in ast.walk(found.source.tree) if isinstance(one, ast.Call) and one.func is found.node), None
    )
    match call or found.node:
        case ast.Call(func=ast.Attribute(value=owner), args=[given, *_]) as whole:
            row = written(found.source, given)
            row = f"pd.DataFrame([{row}])" if isinstance(given, ast.Dict) else row
            text = f"pd.concat([{written(found.source, owner)}, {row}], ignore_index=True)"
            return [replacing("concat", found.source, whole, text)]
    return []


def fill_method(found: About, facts: Facts, run: Run) -> Repairs:
    """``data.fillna(method="ffill")`` → ``data.ffill()``."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=owner), keywords=[ast.keyword(value=ast.Constant(value=method))]):
            name = {"ffill": "ffill", "pad": "ffill"}.get(str(method), "bfill")
            return [replacing("fill-method", found.source, found.node, f"{written(found.source, owner)}.{name}()")]
    return []


def fill_own_kind(found: About, facts: Facts, run: Run) -> Repairs:
    """``data.fillna(0)`` → ``data.fillna(dict.fromkeys(data.select_dtypes("number"), 0))``."""
    return filled_by_kind(found.source, found.node)


def filled_by_kind(source: Source, node: ast.AST | None) -> Repairs:
    """Return the repair of a ``fillna`` whose value fits only some of the columns: it fills these."""
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr="fillna"), args=[ast.Constant(value=value) as given, *_]):
            chosen = 'exclude="number"' if isinstance(value, str) else '"number"'
            columns = f"{written(source, owner)}.select_dtypes({chosen})"
            return [replacing("fill-kind", source, given, f"dict.fromkeys({columns}, {written(source, given)})")]
    return []


def any_or_all(found: About, facts: Facts, run: Run) -> Repairs:
    """``if data["x"] > 3:`` → ``if (data["x"] > 3).any():``."""
    node = found.node.test if isinstance(found.node, ast.If | ast.While) else found.node
    if not isinstance(node, ast.expr) or isinstance(node, ast.BoolOp):
        return []
    return [followed_by(kind, found.source, node, f".{kind}()") for kind in ("any", "all")]


def integers_with_gaps(found: About, facts: Facts, run: Run) -> Repairs:
    """``astype(int)`` → ``astype("Int64")``."""
    match found.node:
        case ast.Call(func=ast.Attribute(attr="astype"), args=[given, *_]):
            return [replacing("gaps-allowed", found.source, given, '"Int64"')]
    return []


def bad_lines(found: About, facts: Facts, run: Run) -> Repairs:
    """``read_csv(name)`` → ``read_csv(name, on_bad_lines="skip")``."""
    if not isinstance(found.node, ast.Call):
        return []
    return [with_argument("bad-lines", found.source, found.node, 'on_bad_lines="skip"')]


def other_encoding(found: About, facts: Facts, run: Run) -> Repairs:
    """``read_csv(name)`` → ``read_csv(name, encoding="gb18030")``."""
    if not isinstance(found.node, ast.Call) or any(one.arg == "encoding" for one in found.node.keywords):
        return []
    return [
        with_argument("encoding-gb18030", found.source, found.node, 'encoding="gb18030"'),
        with_argument("encoding-cp1252", found.source, found.node, 'encoding="cp1252"'),
    ]

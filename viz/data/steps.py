"""The next step of a preparation as pandas code, from what was chosen for it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from viz.data.reading import repr_of


class Options(msgspec.Struct, frozen=True):
    """The choices for a step; each kind of step takes some of them.

    Attributes:
        table: The variable that the step is about.
        columns: Names; none for all.
        how: See the kinds below.
        number: A constant to fill in, or how many values a row must have.
    """

    table: str = "data"
    columns: tuple[str, ...] = ()
    how: str = ""
    number: float = 0.0


FILLS = ("mean", "median", "mode", "constant", "forward")
DROPS = ("any", "all", "thresh", "columns")
WORST = ("row", "column")
DTYPES = ("float64", "float32")
SPLITS = ("rows", "target")


def choose(given: Options) -> str:
    """Keep some columns."""
    return f"{given.table} = {given.table}[[{_names(given.columns)}]]"


def fill(given: Options) -> str:
    """Put a value where there is none, as ``how`` says, one of FILLS."""
    table = given.table
    if given.how == "forward":
        if given.columns:
            return f"{table}[[{_names(given.columns)}]] = {table}[[{_names(given.columns)}]].ffill()"
        return f"{table} = {table}.ffill()"
    if given.how == "constant":
        value = _number(given.number)
        if given.columns:
            return f"{table} = {table}.fillna({{{', '.join(f'{repr_of(one)}: {value}' for one in given.columns)}}})"
        return f'numbers = {table}.select_dtypes("number").columns\n{table}[numbers] = {table}[numbers].fillna({value})'
    part = f"{table}[[{_names(given.columns)}]]" if given.columns else table
    numeric = "" if given.columns and given.how == "mode" else "numeric_only=True"
    if given.how == "mode":
        return f"{table} = {table}.fillna({part}.mode().iloc[0])"
    return f"{table} = {table}.fillna({part}.{given.how}({numeric}))"


def drop(given: Options) -> str:
    """Leave out rows, or columns, with gaps, as ``how`` says, one of DROPS."""
    table = given.table
    subset = f", subset=[{_names(given.columns)}]" if given.columns else ""
    if given.how == "columns":
        return f"{table} = {table}.dropna(axis=1)"
    if given.how == "thresh":
        return f"{table} = {table}.dropna(thresh={max(int(given.number), 0)}{subset})"
    return f"{table} = {table}.dropna(how={repr_of(given.how)}{subset})"


def worst(given: Options) -> str:
    """Leave out the one row, or the one column, with the most gaps."""
    table = given.table
    if given.how == "column":
        return f"{table} = {table}.drop(columns={table}.isnull().sum().idxmax())"
    return f"{table} = {table}.drop({table}.isnull().sum(axis=1).idxmax())"


def dummies(given: Options) -> str:
    """Make a column of every category, the missing one included."""
    columns = f", columns=[{_names(given.columns)}]" if given.columns else ""
    return f"{given.table} = pd.get_dummies({given.table}{columns}, dummy_na=True, dtype=int)"


def normalise(given: Options) -> str:
    """Give every column of numbers the mean 0 and the standard deviation 1."""
    table = given.table
    part = f"{table}[[{_names(given.columns)}]]" if given.columns else f'{table}.select_dtypes("number")'
    return f"numbers = {part}\n{table} = {table}.assign(**(numbers - numbers.mean()) / numbers.std())"


def split(given: Options) -> str:
    """Take apart: rows for training and testing, or the column that is to be predicted."""
    table = given.table
    if given.how == "target":
        target = given.columns[0] if given.columns else ""
        return f"inputs, targets = {table}.drop(columns={repr_of(target)}), {table}[{repr_of(target)}]"
    return f"train = {table}.sample(frac=0.75, random_state=0)\ntest = {table}.drop(train.index)"


def tensor(given: Options) -> str:
    """Make a tensor of the whole table."""
    dtype = "" if given.how != "float32" else ", dtype=torch.float32"
    name = "y" if given.table in ("targets", "outputs") else "X"
    return f"{name} = torch.tensor({given.table}.to_numpy(dtype=float){dtype})"


STEPS: dict[str, Callable[[Options], str]] = {
    "choose": choose,
    "fill": fill,
    "drop": drop,
    "worst": worst,
    "dummies": dummies,
    "normalise": normalise,
    "split": split,
    "tensor": tensor,
}
"""Kind of step → what writes it. Kinds stand in links, so they stay."""

HOWS: dict[str, tuple[str, ...]] = {
    "fill": FILLS,
    "drop": DROPS,
    "worst": WORST,
    "split": SPLITS,
    "tensor": DTYPES,
}
"""Kind of step → the ways to do it, where there are several."""


def takes_columns(kind: str, how: str) -> bool:
    """Whether a step asks for columns."""
    return kind in ("choose", "fill", "dummies", "normalise") or (kind, how) in {
        ("drop", "any"), ("drop", "all"), ("drop", "thresh"), ("split", "target"),
    }  # fmt: skip


def takes_number(kind: str, how: str) -> bool:
    """Whether a step asks for a number."""
    return (kind, how) in {("fill", "constant"), ("drop", "thresh")}


def appended(source: str, lines: str) -> str:
    """Return the program with the lines at its end."""
    return source.rstrip("\n") + "\n" + lines + "\n"


def _names(columns: Sequence[str]) -> str:
    return ", ".join(map(repr_of, columns))


def _number(number: float) -> str:
    return f"{number:.0f}" if number == int(number) else repr(number)

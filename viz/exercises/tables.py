"""Exercises on tables and missing values (D2L 2.2)."""

from __future__ import annotations

from core.exercises.records import Choice, Exercise, Line, Misconception, Option, Order, Program, Stranger, Wrong
from viz.exercises.instances import drawn

_IMPORTS = "from math import nan\n\nimport pandas as pd\nimport torch\n\n"
_AS_TABLE = (
    "def as_table(rooms, alley, price):\n"
    "    return pd.DataFrame({'NumRooms': rooms, 'Alley': alley, 'Price': price})\n\n"
)
_GIVEN = (
    "rooms = [nan, 2.0, 4.0, nan]\nalley = [1.0, nan, nan, nan]\nprice = [127500.0, 106000.0, 178100.0, 140000.0]\n"
)
_TABLE = "as_table(rooms, alley, price)"
_CELL = "float(torch.randint(1, 9, ()))"
# Which column has the most missing values changes; the others miss one or none.
_COLUMNS = drawn(
    _worst="(size + 1) % 3",
    _first="[2 + size % 2 if column == _worst else (column + size) % 2 for column in range(3)]",
    _table=f"[[{_CELL} if row >= _first[column] else float('nan') for row in range(5 + size)] for column in range(3)]",
    rooms="_table[0]",
    alley="_table[1]",
    price="_table[2]",
)

EXERCISES = (
    Exercise(
        key="table-order",
        topic="data",
        title="From a file to a tensor",
        prompt="Put the steps in order: from a CSV file with missing entries and a column of words to a tensor of "
        "inputs. Two of the steps do not belong.",
        asked=Order(
            steps=(
                "Read the file with `pd.read_csv`.",
                "Split the columns into inputs and outputs.",
                "Fill the missing numbers of the inputs with the mean of their column.",
                "Turn the column of words into columns of 0 and 1 with `pd.get_dummies`.",
                "Make a tensor of the inputs with `torch.tensor`.",
                "Fill the missing words with the mean of their column.",
                "Drop every row in which something is missing.",
            ),
            before=((0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 4), (1, 2), (1, 3)),
            strangers=(
                Stranger(5, "Words have no mean. Missing words become a category of their own (`dummy_na=True`)."),
                Stranger(6, "In the book's table that would be every row: nothing would be left to learn from."),
            ),
        ),
        wrong=(
            Wrong("1,0,2,3,4", "order"),
            Wrong("0,1,2,4,3", "order"),
            Wrong("0,1,2,5,3,4", "order"),
            Wrong("0,6,1,2,3,4", "order"),
        ),
        hints=(
            "A tensor holds numbers only: everything else has to be settled before.",
            "The two middle steps may stand in either order.",
        ),
        worked="The tensor comes last: as long as a column holds words, `torch.tensor` refuses.",
        rows=("P2", "P9"),
    ),
    Exercise(
        key="table-thresh",
        topic="data",
        title="How many rows are left?",
        prompt="This table has the columns NumRooms, Alley and Price:\n\n"
        "| | NumRooms | Alley | Price |\n|-|-|-|-|\n| 0 | NaN | Pave | 127500 |\n| 1 | 2 | NaN | 106000 |\n"
        "| 2 | 4 | NaN | 178100 |\n| 3 | NaN | NaN | 140000 |\n\n"
        "How many rows has `data.dropna(thresh=2)`?",
        asked=Line(
            form="number",
            given="data = pd.DataFrame({\n    'NumRooms': [None, 2, 4, None],\n"
            "    'Alley': ['Pave', None, None, None],\n    'Price': [127500, 106000, 178100, 140000],\n})\n",
            imports="import pandas as pd\n",
        ),
        reference="len(data.dropna(thresh=2))",
        alternatives=("3", "3.0"),
        misconceptions=(
            Misconception(
                "1",
                "You kept the row with two missing entries. `thresh` is the least number of entries that are **there** "
                "for a row to stay.",
            ),
            Misconception("0", "That is what `dropna()` does: it keeps only rows in which nothing is missing."),
            Misconception(
                "4", "That is what `dropna(how='all')` does: it drops only rows in which everything is missing."
            ),
        ),
        wrong=(Wrong("2", "cell"), Wrong("(3,)", "kind")),
        hints=(
            "Count the entries that are there, row by row.",
            "`thresh=2` keeps the rows that have at least 2 entries.",
        ),
        worked="Row 3 has only its price: 1 entry, fewer than 2, so it is dropped. The other three have 2 entries "
        "each.",
        rows=("P7",),
    ),
    Exercise(
        key="table-missing-per-row",
        topic="data",
        title="What is missing in each row?",
        prompt="Write a function `missing(table)` that returns a **list** with the number of missing entries of each "
        "**row**. For the book's table in the example (1 stands for Pave), it is `[1, 1, 1, 2]`.",
        asked=Program(
            starter="def missing(table):\n    return ...\n",
            given=_GIVEN,
            instance=_COLUMNS,
            imports=_IMPORTS + _AS_TABLE,
            observed=(f"missing({_TABLE})",),
        ),
        reference="def missing(table):\n    return table.isnull().sum(axis=1).tolist()\n",
        alternatives=(
            "def missing(table):\n    return [int(row.isna().sum()) for _, row in table.iterrows()]\n",
            "def missing(table):\n    return torch.tensor(table.to_numpy(dtype=float)).isnan().sum(dim=1).tolist()\n",
            "def missing(table):\n    return (table.shape[1] - table.count(axis=1)).tolist()\n",
            "def missing(table):\n    return [sum(x != x for x in row) for row in table.values.tolist()]\n",
        ),
        misconceptions=(
            Misconception(
                "def missing(table):\n    return table.isnull().sum().tolist()\n",
                "You added over axis 0, so each column has one count; each row was asked for.",
            ),
            Misconception(
                "def missing(table):\n    return table.count(axis=1).tolist()\n",
                "You counted the entries that are there; the missing ones were asked for.",
            ),
            Misconception(
                "def missing(table):\n    return table.isnull().any(axis=1).tolist()\n",
                "You said whether something is missing; how much was asked for.",
            ),
        ),
        wrong=(
            Wrong("def missing(table):\n    return table.isnull().sum(axis=1)\n", "kind"),
            Wrong("def missing(table):\n    return int(table.isnull().sum().sum())\n", "kind"),
        ),
        hints=(
            "`table.isnull()` is True where an entry is missing.",
            "True counts as 1. Along which axis do the entries of one row lie?",
            "What pandas gives is a Series; `.tolist()` makes a list of it.",
        ),
        worked="In the example, row 3 is NaN, NaN, 140000: two entries are missing.",
        rows=("P5",),
    ),
    Exercise(
        key="table-drop-worst",
        topic="data",
        title="Drop the emptiest column",
        prompt="Write a function `cleaned(table)` that returns the table without the column that has the **most "
        "missing** values. In the example that is `Alley`, with 3 missing values; `NumRooms` (2) and `Price` (0) stay. "
        "It must work for every table, not only for this one.",
        asked=Program(
            starter='def cleaned(table):\n    return table.drop(columns=["Alley"])\n',
            given=_GIVEN,
            instance=_COLUMNS,
            imports=_IMPORTS + _AS_TABLE,
            observed=(
                f"list(cleaned({_TABLE}).columns)",
                f"torch.tensor(cleaned({_TABLE}).to_numpy(dtype=float))",
            ),
        ),
        reference="def cleaned(table):\n    return table.drop(columns=table.isnull().sum().idxmax())\n",
        alternatives=(
            "def cleaned(table):\n    counts = table.isna().sum(axis=0)\n"
            "    return table.loc[:, counts.index != counts.idxmax()]\n",
            "def cleaned(table):\n    worst = max(table.columns, key=lambda name: table[name].isna().sum())\n"
            "    return table.drop(worst, axis=1)\n",
            "def cleaned(table):\n    place = int(table.count().argmin())\n"
            "    return table[[name for i, name in enumerate(table.columns) if i != place]]\n",
            "def cleaned(table):\n    copy = table.copy()\n    del copy[table.count().idxmin()]\n    return copy\n",
        ),
        misconceptions=(
            Misconception(
                'def cleaned(table):\n    return table.drop(columns=["Alley"])\n',
                "You dropped `Alley` by name; in another table another column has the most missing values.",
            ),
            Misconception(
                "def cleaned(table):\n    return table.drop(columns=table.isnull().sum().idxmin())\n",
                "You dropped the column with the fewest missing values.",
            ),
            Misconception(
                "def cleaned(table):\n    return table.drop(index=table.isnull().sum(axis=1).idxmax())\n",
                "You dropped the emptiest row; a column was asked for.",
            ),
            Misconception(
                "def cleaned(table):\n    return table.dropna(axis=1)\n",
                "You dropped every column in which something is missing; only the emptiest one should go.",
            ),
        ),
        wrong=(
            Wrong("def cleaned(table):\n    return table.isnull().sum().idxmax()\n", "missing"),
            Wrong("def cleaned(table):\n    table.isnull().sum().idxmax()\n", "missing"),
        ),
        hints=(
            "First count the missing values of every column.",
            "`idxmax()` of these counts names the column with the largest one.",
            "`table.drop(columns=name)` returns a table without it.",
        ),
        worked="In the example, the counts are NumRooms 2, Alley 3, Price 0. The largest is 3, so Alley goes.",
        rows=("P5", "P6", "§22"),
        book="2.2",
    ),
    Exercise(
        key="table-fill-mean",
        topic="data",
        title="Fill the gaps with the mean",
        prompt="Write a function `filled(values)`: `values` is a list of numbers in which missing ones are NaN. It "
        "returns a float64 **tensor** in which each missing number is replaced by the mean of those that are there. "
        "In the example the mean of 2 and 4 is 3, and the result is `[3., 2., 4., 3.]`.",
        asked=Program(
            starter="def filled(values):\n    column = pd.Series(values)\n    return ...\n",
            given="rooms = [nan, 2.0, 4.0, nan]\n",
            instance=drawn(
                rooms=f"[{_CELL} * (-1) ** i if i % 3 != size % 3 else float('nan') for i in range(4 + size)]",
            ),
            imports=_IMPORTS,
            observed=("filled(rooms)",),
        ),
        reference="def filled(values):\n    column = pd.Series(values)\n"
        "    return torch.tensor(column.fillna(column.mean()).to_numpy())\n",
        alternatives=(
            "def filled(values):\n    there = [x for x in values if x == x]\n    mean = sum(there) / len(there)\n"
            "    return torch.tensor([x if x == x else mean for x in values], dtype=torch.float64)\n",
            "def filled(values):\n    x = torch.tensor(values, dtype=torch.float64)\n"
            "    return torch.where(x.isnan(), x.nanmean(), x)\n",
            "def filled(values):\n    x = torch.tensor(values, dtype=torch.double)\n    gap = torch.isnan(x)\n"
            "    x[gap] = x[~gap].mean()\n    return x\n",
        ),
        misconceptions=(
            Misconception(
                "def filled(values):\n    return torch.tensor(pd.Series(values).fillna(0).to_numpy())\n",
                "You filled the gaps with 0, which is far from the other numbers; their mean was asked for.",
            ),
            Misconception(
                "def filled(values):\n    return torch.tensor(pd.Series(values).dropna().to_numpy())\n",
                "You left the missing numbers out; each should get a value, so that no row is lost.",
            ),
            Misconception(
                "def filled(values):\n    column = pd.Series(values)\n"
                "    return torch.tensor(column.fillna(column.sum() / len(column)).to_numpy())\n",
                "You divided by the length with the gaps; divide by how many numbers are there.",
            ),
            Misconception(
                "def filled(values):\n    column = pd.Series(values)\n"
                "    return torch.tensor(column.fillna(column.median()).to_numpy())\n",
                "You filled the gaps with the median, the number in the middle; the mean was asked for.",
            ),
            Misconception(
                "def filled(values):\n    return torch.tensor(values, dtype=torch.float64)\n",
                "The tensor still has its gaps: NaN, and every sum with them is NaN.",
            ),
        ),
        wrong=(
            Wrong(
                "def filled(values):\n    column = pd.Series(values)\n"
                "    return torch.tensor(column.fillna(column.mean()).to_numpy()).float()\n",
                "dtype",
            ),
            Wrong(
                "def filled(values):\n    column = pd.Series(values)\n    return "
                "column.fillna(column.mean()).tolist()\n",
                "kind",
            ),
        ),
        hints=(
            "The mean of a pandas column leaves missing numbers out.",
            "`fillna` replaces missing entries, `to_numpy()` gives an array, `torch.tensor` a tensor.",
        ),
        worked="In the example, 2 and 4 are there: (2 + 4) / 2 = 3, so the first cell becomes 3.",
        rows=("P4", "P9"),
    ),
    Exercise(
        key="table-one-hot",
        topic="data",
        title="A category of its own",
        prompt="The column Alley holds `Pave` and three missing entries. `pd.get_dummies(inputs, dummy_na=True)` "
        "makes two columns of it, Alley_Pave and Alley_nan. Which sentence is true?",
        asked=Choice(
            options=(
                Option(
                    "Missing counts as a category: in each row exactly one of the two columns is 1.",
                    "Yes: Alley_Pave is [1, 0, 0, 0] and Alley_nan is [0, 1, 1, 1].",
                ),
                Option(
                    "Alley_nan is NaN where the entry was missing.",
                    "Nothing is missing any more: the new columns hold only 0 and 1.",
                ),
                Option(
                    "The missing entries are filled with Pave, the commonest word.",
                    "That would be another strategy. Here they become a category of their own.",
                ),
                Option(
                    "Pave becomes 1 and missing becomes 2, in one column.",
                    "Then missing would be twice Pave, which means nothing. Each category gets a column of its own.",
                ),
            ),
            right=(0,),
        ),
        wrong=(Wrong("1", "choice"), Wrong("2", "choice"), Wrong("3", "choice")),
        hints=(
            "How many categories are there, if missing is one, too?",
            "Every category becomes one column of 0 and 1.",
        ),
        worked="Row 0 holds Pave: 1 in Alley_Pave, 0 in Alley_nan.",
        rows=("P8",),
    ),
)

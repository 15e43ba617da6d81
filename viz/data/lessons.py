"""Files and programs to begin with on the page Data; each shows one thing. Titles are translated, programs are not."""

from __future__ import annotations

import msgspec


class Lesson(msgspec.Struct, frozen=True):
    """A file with a program that prepares it.

    Attributes:
        key: Stands in links, so it stays.
        about: What to look at, in one or two sentences; translated.
    """

    key: str
    title: str
    about: str
    file: str
    content: str
    program: str


HOUSE = """\
NumRooms,Alley,Price
NA,Pave,127500
2,NA,106000
4,NA,178100
NA,NA,140000
"""
_IMPORTS = "import pandas as pd\nimport torch\n\n"
_HOUSE = _IMPORTS + 'data = pd.read_csv("house_tiny.csv")\n'

LESSONS = (
    Lesson(
        "house", "From a file with gaps to a tensor",
        ("Four houses, and five values that nobody knows. Click any cell: the cells of the file that it depends on "
         "light up. A filled-in mean depends on its whole column."),
        "house_tiny.csv", HOUSE, _HOUSE + """\
inputs, targets = data.iloc[:, 0:2], data.iloc[:, 2]
inputs = inputs.fillna(inputs.mean(numeric_only=True))
inputs = pd.get_dummies(inputs, dummy_na=True)
X = torch.tensor(inputs.to_numpy(dtype=float))
y = torch.tensor(targets.to_numpy())
""",
    ),
    Lesson(
        "worst", "Leave out what has the most gaps",
        "isnull().sum(axis=1) counts the gaps of each row, idxmax() finds the worst one.",
        "house_tiny.csv", HOUSE, _HOUSE + """\
gaps = data.isnull().sum(axis=1)
rows = data.drop(gaps.idxmax())
columns = data.drop(columns=data.isnull().sum().idxmax())
""",
    ),
    Lesson(
        "dropna", "What dropna leaves",
        ("how, thresh, subset and axis choose what goes. thresh counts the values that a row must have, not the gaps "
         "that it may have."),
        "house_tiny.csv", HOUSE, _HOUSE + """\
any_gap = data.dropna(how="any")
all_gaps = data.dropna(how="all")
two_values = data.dropna(thresh=2)
three_values = data.dropna(thresh=3)
rooms_known = data.dropna(subset=["NumRooms"])
full_columns = data.dropna(axis=1)
""",
    ),
    Lesson(
        "mean", "The mean of a text",
        "The book's own line fails with today's pandas: one column is text, and a text has no mean.",
        "house_tiny.csv", HOUSE, _HOUSE + """\
inputs = data.iloc[:, 0:2]
inputs = inputs.fillna(inputs.mean())
""",
    ),
    Lesson(
        "thresh", "how and thresh at once",
        "Both say when a row goes, so pandas takes only one of them.",
        "house_tiny.csv", HOUSE, _HOUSE + 'rows = data.dropna(how="any", thresh=2)\n',
    ),
    Lesson(
        "dummies", "Columns of True and False",
        ("get_dummies makes columns of bool; beside a column of float they become an array of objects, of which no "
         "tensor can be made."),
        "house_tiny.csv", HOUSE, _HOUSE + """\
inputs = data.iloc[:, 0:2]
inputs = inputs.fillna(inputs.mean(numeric_only=True))
inputs = pd.get_dummies(inputs, dummy_na=True)
X = torch.tensor(inputs.values)
""",
    ),
    Lesson(
        "marks", "Four ways to write nothing",
        ("An empty cell, NA, ? and -999: pandas knows the first two. As long as it does not know the others, a column "
         "stays text, and a mean is far off."),
        "weather.csv", "day,rain,wind\nMon,3,12\nTue,,?\nWed,NA,8\nThu,-999,10\nFri,5,14\n",
        _IMPORTS + 'data = pd.read_csv("weather.csv")\nmean = data.mean(numeric_only=True)\n',
    ),
    Lesson(
        "integers", "One gap turns whole numbers into floats",
        "An int64 has no NaN. The column with the gap becomes float64; Int64, with a capital, can hold a gap.",
        "ages.csv", "name,age,visits\nAnn,31,4\nBo,,2\nCy,27,7\n",
        _IMPORTS + 'data = pd.read_csv("ages.csv")\nwhole = data.convert_dtypes()\n',
    ),
    Lesson(
        "chained", "An assignment that is lost",
        ("Two brackets in a row: the first makes a copy, and the second writes into it. loc with both at once writes "
         "into the table."),
        "house_tiny.csv", HOUSE, _HOUSE + """\
data[data["Price"] > 130000]["NumRooms"] = 5
data.loc[data["Price"] > 130000, "NumRooms"] = 5
""",
    ),
    Lesson(
        "copy", "A part is a copy",
        ("What is written into a part of a table does not reach the table: pandas copies when one of the two is "
         "written. A slice of a tensor does reach it."),
        "house_tiny.csv", HOUSE, _HOUSE + """\
inputs = data.iloc[:, 0:2]
inputs.loc[0, "NumRooms"] = 9
T = torch.tensor(data[["Price"]].to_numpy())
part = T[0:2]
part[0] = 1
""",
    ),
    Lesson(
        "leak", "A test set that leaks",
        ("Normalised before the split, a row for training depends on the rows for testing. Click a cell of train: rows "
         "of the test set light up in the file."),
        "heights.csv", "height,weight\n150,52\n160,58\n170,69\n180,77\n190,91\n165,61\n175,72\n185,84\n",
        _IMPORTS + """\
data = pd.read_csv("heights.csv")
scaled = (data - data.mean()) / data.std()
train, test = scaled.iloc[:6], scaled.iloc[6:]

honest_train, honest_test = data.iloc[:6], data.iloc[6:]
mean, std = honest_train.mean(), honest_train.std()
honest_train, honest_test = (honest_train - mean) / std, (honest_test - mean) / std
""",
    ),
)  # fmt: skip

BY_KEY = {lesson.key: lesson for lesson in LESSONS}
FIRST = "house"

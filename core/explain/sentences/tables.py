"""Mistakes with pandas' tables and with the files that they are read from. Imports no torch."""

from __future__ import annotations

from core.explain.sentences.sentence import Sentence

OF_TABLES: dict[str, Sentence] = {
    "table-index": Sentence(
        "The table has no row or column at this place.", "Places count from 0; .shape says how many there are."
    ),
    "table-column": Sentence("The table has no column {name}.", "Its columns are {columns}."),
    "table-row": Sentence(
        "The table has no row named {name}.", "Its rows are named {rows}. iloc counts places instead of names."
    ),
    "table-drop": Sentence(
        "The table has no row {name}: drop looks for rows.", "To leave out a column, write columns= before its name."
    ),
    "table-append": Sentence("Tables have no append any more.", "pd.concat([one, other]) puts two tables together."),
    "table-fill-method": Sentence(
        "fillna has no method any more.", "ffill() takes the value above, bfill() the one below."
    ),
    "table-fill-type": Sentence(
        "The value {value} does not fit into a column of type {dtype}.",
        "Give each column a value of its own kind: fillna(dict(Price=0, Alley='none')).",
    ),
    "table-fill-object": Sentence(
        "A value of type {value} does not fit into a column of type {dtype}: the column is now one of any objects, and a "
        "later pandas will refuse it.",
        "Give each column a value of its own kind: fillna(dict(Price=0, Alley='none')).",
    ),
    "table-truth": Sentence(
        "A whole column is neither true nor false.",
        "any() asks whether one value is, all() whether each is; & and | combine columns, with brackets around each side.",
    ),
    "table-chained": Sentence(
        "This writes into a copy, and the table stays as it is.",
        "Two pairs of brackets in a row make a copy first. loc takes rows and column at once.",
    ),
    "dropna-both": Sentence(
        "how and thresh both say when a row goes, and dropna takes only one of them.",
        "how='any' leaves out rows with a gap; thresh=n keeps rows with at least n values.",
    ),
    "text-column": Sentence(
        "A column of text has no {operation}.", "Take the columns of numbers only: numeric_only=True."
    ),
    "text-tensor": Sentence(
        "A tensor holds numbers, and these are texts.", "pd.get_dummies makes a column of 0 and 1 for each text."
    ),
    "text-operation": Sentence(
        "A column of text and a number do not go together in `{operation}`.",
        "pd.to_numeric(column, errors='coerce') makes numbers of the texts, and gaps of what is none.",
    ),
    "object-array": Sentence(
        "Not every column of this table holds numbers of one kind, so it does not become a tensor.",
        "Turn texts into columns with pd.get_dummies, then write to_numpy(dtype=float).",
    ),
    "table-tensor": Sentence(
        "torch.tensor takes numbers and arrays, not a table.", "to_numpy(dtype=float) makes an array of the table."
    ),
    "missing-integer": Sentence(
        "A whole number of type int cannot be missing, and this column has gaps.",
        "Fill the gaps first, or take Int64 with a capital, which can hold them.",
    ),
    "file": Sentence(
        "There is no file {name}: only files that the program wrote, or that the page Data gives it, are here.",
        'Write it first: with open(name, "w") as f: f.write("…").',
    ),
    "no-folder": Sentence(
        "There is no folder {folder}: saving makes a file, and no folder for it.",
        'Make it first: os.makedirs("{folder}", exist_ok=True).',
    ),
    "is-folder": Sentence(
        "This is the name of a folder, and a file is needed.", "Name a file in it, with a slash between the names."
    ),
    "file-empty": Sentence("There is nothing in the file.", "A table's file begins with the names of its columns."),
    "file-lines": Sentence(
        "Line {line} of the file has {found} cells, where {expected} were expected.",
        'Mend the file, or leave such lines out: on_bad_lines="skip". A comma inside a cell needs quotes around the cell.',
    ),
    "file-encoding": Sentence(
        "The file's letters are not written in UTF-8.",
        'Chinese files are often written in GBK: encoding="gb18030". Western ones may be encoding="cp1252".',
    ),
}
"""Kind → sentence and hint."""

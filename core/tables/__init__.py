"""A program that prepares a table: its tables after every step, and which cells of the file move which of theirs.

`tabulated` is for the server and imports neither torch nor pandas; `core.tables.answering` does the work in a worker.
"""

from core.sandbox.table_messages import (
    MOST_FILE_BYTES,
    MOST_SOURCE_CELLS,
    Column,
    Moved,
    Reading,
    Step,
    Table,
    TableJob,
    TableReply,
)
from core.tables.asking import tabulated

__all__ = [
    "MOST_FILE_BYTES",
    "MOST_SOURCE_CELLS",
    "Column",
    "Moved",
    "Reading",
    "Step",
    "Table",
    "TableJob",
    "TableReply",
    "tabulated",
]

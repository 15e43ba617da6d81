"""Programs that prepare a table: the tables after every step, and the cells of the file that each cell depends on.

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

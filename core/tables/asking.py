"""`tabulated`: a program and its file go to a worker, the tables come back. No torch and no pandas here."""

from __future__ import annotations

from core.sandbox.pool import Pool, shared_pool
from core.sandbox.table_messages import TableJob, TableReply
from core.trace import TraceRecord


def tabulated(job: TableJob, *, session: str = "", charged: str = "", pool: Pool | None = None) -> TableReply:
    """Return the tables of a program. Never raises for anything that it does: that is ``mistake``.

    Args:
        session, charged: As in `Pool.run`.
    """
    reply = (pool or shared_pool()).run(job, session=session, charged=charged)
    if isinstance(reply, TraceRecord):
        return TableReply(mistake=reply.mistake)
    assert isinstance(reply, TableReply)
    return reply

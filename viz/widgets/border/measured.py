"""Serves Prometheus' metrics, on a port of its own that visitors do not reach."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate

from prometheus_client import CollectorRegistry, ProcessCollector, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from core.logs import OPEN
from core.sandbox.memory_watch import held_by
from core.sandbox.metrics import SECONDS, Times
from core.sandbox.pool import Pool, shared_pool
from viz.widgets.border.draining import draining
from viz.widgets.border.hosting import hosting
from viz.widgets.border.probes import readiness
from viz.widgets.border.sockets import visitors

_log = logging.getLogger("core.serving")

COUNTED = {
    "jobs": ("cotangent_jobs", "Jobs that ended, by outcome: answered, or why the server ended it.", "outcome"),
    "processes": ("cotangent_process_events", "Starts, losses and kills of zygotes and workers.", "event"),
    "refused": ("cotangent_refused_system_calls", "System calls of programs that were refused.", "call"),
}
TIMED = {
    "waited": ("cotangent_queue_wait_seconds", "Seconds that a job waited for its first place."),
    "ran": ("cotangent_run_seconds", "Seconds for which workers were busy with a job."),
}


class Measured(Collector):
    """Reads the pool and the border at every question; nothing is kept twice."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def collect(self) -> Iterable[Metric]:
        """Return everything that is known now."""
        families = self._pool.metrics()
        for family, (name, said, label) in COUNTED.items():
            counter = CounterMetricFamily(name, said, labels=[label])
            for value, number in families.get(family, {}).items():
                counter.add_metric([value], number)
            yield counter
        times = self._pool.times()
        for family, (name, said) in TIMED.items():
            yield _histogram(name, said, times.get(family, Times()))
        yield from self._gauges()

    def _gauges(self) -> Iterator[Metric]:
        jobs, waiting = self._pool.load()
        processes = self._pool.processes()
        now = {
            "cotangent_jobs_now": ("Jobs that run or wait.", jobs),
            "cotangent_jobs_waiting": ("Jobs that wait for a place.", waiting),
            "cotangent_sessions": ("Open connections of browsers.", visitors()),
            "cotangent_zygotes": ("Zygotes that are alive, spares included.", self._pool.zygotes()),
            "cotangent_pool_processes": ("Processes of the pool: zygotes and workers.", len(processes)),
            "cotangent_pool_memory_bytes": (
                "Memory of the pool's processes that no file backs; what a worker shares with its zygote counts twice.",
                sum(held_by(process, False) for process in processes),
            ),
            "cotangent_ready": ("1 while this server takes new visitors.", not readiness.lacking and not draining()),
        }
        for name, (said, value) in now.items():
            yield GaugeMetricFamily(name, said, value=value)


def _histogram(name: str, said: str, times: Times) -> Metric:
    ends = [*(f"{end:g}" for end in SECONDS), "+Inf"]
    buckets = list(zip(ends, map(float, accumulate(times.numbers)), strict=True))
    return HistogramMetricFamily(name, said, buckets=buckets, sum_value=times.seconds)


@contextmanager
def measured() -> Iterator[None]:
    """For the block, answer Prometheus where the operator asked for it."""
    asked = hosting()
    if not asked.metrics_port:
        yield
        return
    registry = CollectorRegistry()
    registry.register(Measured(shared_pool()))
    ProcessCollector(pid=os.getpid, registry=registry)
    server, thread = start_http_server(asked.metrics_port, asked.metrics_address, registry)
    _log.info("metrics: http://%s:%d/metrics", asked.metrics_address, asked.metrics_port, extra=OPEN)
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

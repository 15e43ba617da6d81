"""After a run: doubts about what it did, and every repair tried, so that only those that work are offered."""

from __future__ import annotations

import time
from collections.abc import Mapping
from functools import cached_property

from msgspec import structs

from core.explain.doubts import doubts
from core.explain.edits import repaired
from core.explain.judging import Judged, clears, mends
from core.explain.known_warnings import without_repetition
from core.explain.optional import optionally
from core.program.execute import Outcome, run
from core.recording.recorder import Recorder
from core.trace import Mistake, Repair, TraceRecord
from core.trace.limits import Limits

MOST_OFFERED = 3
MOST_STEPS, MOST_NODES = 20_000, 1_000
"""A run with more is not repeated; of its repairs, only `SURE` ones are offered."""
SURE = frozenset({"spelling", "brackets", "tuple", "sum-backward", "reshape", "plain-punctuation"})
TRIAL = {
    "steps": 60_000, "operations": 3_000, "run_bytes": 100_000_000, "tensor_elements": 2_000_000,
}  # fmt: skip
"""Budgets of a trial: it takes milliseconds, and eight of them must fit into the time of one run."""


def advised(
    record: TraceRecord,
    outcome: Outcome,
    limits: Limits,
    target: str | None = None,
    until: float = float("inf"),
    inputs: tuple[str, ...] = (),
    files: Mapping[str, bytes] = {},
) -> TraceRecord:
    """Return the record of a run with its doubts, and with those repairs only that mend what they are offered for.

    Args:
        outcome: What the run left behind.
        target, inputs, files: As the run was given.
        until: After this time (of `time.monotonic`) nothing more is tried: whoever waits for the record may give up.
    """
    doubted = () if record.mistake else optionally("doubting a run", lambda: doubts(record, outcome.training), tuple)
    warnings = (*without_repetition(record.warnings, (record.mistake,) if record.mistake else doubted), *doubted)
    if record.mistake is None and not warnings:
        return record
    trial = _Trial(record, outcome, limits, target, until, inputs, files)
    return structs.replace(
        record,
        mistake=record.mistake and trial.with_working_repairs(record.mistake),
        warnings=tuple(trial.with_working_repairs(warning) for warning in warnings),
    )


class _Trial:
    """The circumstances of a run, for running its text again with a change."""

    def __init__(
        self, record: TraceRecord, outcome: Outcome, limits: Limits, target: str | None, until: float,
        inputs: tuple[str, ...],
        files: Mapping[str, bytes],
    ) -> None:  # fmt: skip
        self.inputs = inputs
        self.files = files
        self.record, self.outcome, self.target, self.until = record, outcome, target, until
        self.limits = structs.replace(
            limits, **{name: min(getattr(limits, name), most) for name, most in TRIAL.items()}
        )
        self.short = outcome.steps <= MOST_STEPS and len(record.nodes) <= MOST_NODES

    def with_working_repairs(self, mistake: Mistake) -> Mistake:
        kept: list[Repair] = []
        for repair in mistake.repairs:
            if len(kept) < MOST_OFFERED and self._may_be_offered(repair, mistake):
                kept.append(repair)
        return structs.replace(mistake, repairs=tuple(kept))

    def _may_be_offered(self, repair: Repair, mistake: Mistake) -> bool:
        if not self.short or time.monotonic() > self.until:
            return repair.kind in SURE
        return optionally("trying a repair", lambda: self._works(repair, mistake), bool)

    def _works(self, repair: Repair, mistake: Mistake) -> bool:
        """Run the changed text and judge what it did."""
        after = self._run(repaired(self.record.source, repair))
        judge = mends if mistake is self.record.mistake else clears
        return judge(mistake, repair, self._before, after)

    @cached_property
    def _before(self) -> Judged:
        told: tuple[Mistake, ...] = ()
        if self.record.nodes:  # a text that Python cannot read has none
            told = optionally("doubting a run", lambda: doubts(self.record, self.outcome.training), tuple)
        return Judged(self.record.source, self.outcome, self.record, (*self.record.warnings, *told))

    def _run(self, text: str) -> Judged:
        recorder = Recorder(self.limits)
        outcome = run(
            text,
            recorder,
            self.limits,
            device=self.record.device,
            seed=self.record.seed,
            target=self.target,
            inputs=self.inputs,
            files=self.files,
        )
        record = recorder.finish(
            source=text, variables=outcome.variables, mistake=outcome.mistake, places=outcome.spans
        )
        told = () if outcome.mistake else doubts(record, outcome.training)
        return Judged(text, outcome, record, (*outcome.warnings, *told))

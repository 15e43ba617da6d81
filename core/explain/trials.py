"""After a run: doubts about what it did, and every repair tried, so that only those that work are offered."""

from __future__ import annotations

import ast
import time

from msgspec import structs

from core.explain.doubts import doubts
from core.explain.edits import repaired
from core.explain.optional import optionally
from core.explain.warned import without_repetition
from core.program.execute import Outcome, run
from core.recording.recorder import Recorder
from core.trace import Mistake, Repair, TraceRecord
from core.trace.limits import Limits

MOST_OFFERED = 3
MOST_STEPS, MOST_NODES = 20_000, 1_000
"""A run with more is not repeated; of its repairs, only `SURE` ones are offered."""
SURE = frozenset({"spelling", "brackets", "tuple", "retain-graph", "sum-backward", "reshape", "plain-punctuation"})
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
) -> TraceRecord:
    """Return the record of a run with its doubts, and with those repairs only that mend what they are offered for.

    Args:
        outcome: What the run left behind.
        target, inputs: As the run was given.
        until: After this time (of `time.monotonic`) nothing more is tried: whoever waits for the record may give up.
    """
    doubted = () if record.mistake else optionally("doubting a run", lambda: doubts(record, outcome.training), tuple)
    warnings = (*without_repetition(record.warnings, doubted), *doubted)
    if record.mistake is None and not warnings:
        return record
    trial = _Trial(record, outcome, limits, target, until, inputs)
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
    ) -> None:  # fmt: skip
        self.inputs = inputs
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
        """Run the changed text: it must come to its end, or at least past the place of the mistake."""
        text = repaired(self.record.source, repair)
        if mistake is not self.record.mistake:
            outcome, record = self._run(text)
            return outcome.mistake is None and all(
                one.kind != mistake.kind for one in (*outcome.warnings, *doubts(record, outcome.training))
            )
        outcome, _ = self._run(text)
        return outcome.mistake is None or _further(outcome, text, self.outcome, self.record.source, repair)

    def _run(self, text: str) -> tuple[Outcome, TraceRecord]:
        recorder = Recorder(self.limits)
        outcome = run(
            text,
            recorder,
            self.limits,
            device=self.record.device,
            seed=self.record.seed,
            target=self.target,
            inputs=self.inputs,
        )
        return outcome, recorder.finish(
            source=text, variables=outcome.variables, mistake=outcome.mistake, places=outcome.spans
        )


def _further(after: Outcome, changed: str, before: Outcome, text: str, repair: Repair) -> bool:
    """Whether a changed program came past the place at which it had failed."""
    if after.mistake is None or after.mistake.span is None or before.mistake is None or before.mistake.span is None:
        return False
    if after.mistake.kind.startswith(("syntax", "indentation")):
        return False
    statements = after.progress - before.progress - (_statements(changed) - _statements(text))
    lines = repair.text.count("\n") - (repair.span.end_line - repair.span.line)
    shift = lines if repair.span.line <= before.mistake.span.line else 0
    line = after.mistake.span.line - before.mistake.span.line - shift
    return statements > 0 or (statements == 0 and (after.steps > before.steps or line > 0))


def _statements(text: str) -> int:
    try:
        return len(ast.parse(text).body)
    except SyntaxError:
        return 0

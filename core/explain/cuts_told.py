"""A cut of the graph as a sentence names it: its text as written, and where it stands."""

from __future__ import annotations

from core.explain.named_values import module_of, text_of
from core.program.ends import Place
from core.program.run import Run
from core.recording.backward_pass import Pass
from core.recording.missing_adjoints import Cut
from core.recording.nodes import Value

Facts = dict[str, str]


def shown(cut: Cut, run: Run) -> tuple[str, Place | None]:
    """Return how the text writes what cuts, and where it stands."""
    place = run.place_of(cut.value)
    match cut.reason.kind:
        case "no-grad" | "inference-mode":
            return _switch(cut, run), place
        case "through-numbers" | "through-numpy":
            taken = run.recorder.values.taken
            readings = [one for one in taken.all if one.value is cut.value]
            readings += [one for one in taken.used_by(cut.value) if one.value is cut.before]
            reading = next(iter(readings), None)
            read = run.spans.place(reading.place) if reading is not None else None
            if read is not None:
                return quoted(read, run), read
            return text_of(cut.value, run), place
        case "detached":
            return f"`{cut.reason.facts['cut']}`", place
        case "replaced":
            return f"`{cut.reason.facts['operation']}`", place
    return module_of(cut.value, run) or text_of(cut.value, run), place


def _switch(cut: Cut, run: Run) -> str:
    """Return what has switched gradients off. The recorder sees only that they were off: the text says by what; ""
    where it says nothing, so that torch did it for itself."""
    if cut.reason.kind == "inference-mode":
        return "`torch.inference_mode()`"
    switches = {"no_grad": "`torch.no_grad()`", "set_grad_enabled": "`torch.set_grad_enabled(False)`"}
    return next((text for name, text in switches.items() if run.source.mentions(name)), "")


def quoted(place: Place, run: Run) -> str:
    """Return the text at a place, in one line, as a sentence quotes it."""
    return "`" + " ".join(run.source.cut(place).split()).replace("`", "'") + "`"


def line_at(place: Place | None) -> str:
    """Return the line of a place as a fact of a sentence; "?" where it has none."""
    return "?" if place is None else str(place[0])


def pass_of(value: Value, run: Run) -> Pass | None:
    """Return the pass of which a value is a gradient; None for any other value."""
    if value.operation != "grad" and not _is_some_grad(value, run):
        return None
    known = run.recorder.values.gradients_of.get(id(value.tensor))
    if known is not None:
        return known
    passes = [one for one in run.recorder.passes if any(held is value.tensor for _, held in one.leaves)]
    return passes[-1] if passes else None


def _is_some_grad(value: Value, run: Run) -> bool:
    return not value.operands and any(held is value.tensor for one in run.recorder.passes for _, held in one.leaves)

"""A verdict in sentences: the stage that the answer reached, and the first difference."""

from __future__ import annotations

import msgspec

from core.exercises.choices import belonging, pairs
from core.exercises.records import Blanks, Choice, Exercise, Line, Order
from core.exercises.verdicts import Seen, Verdict
from core.sandbox.answer_messages import TOO_LARGE
from viz.cells import nested_text, number_text, shape_text
from viz.exercises.answers import places_in
from viz.words import _, ngettext

LONGEST_SHOWN = 200
"""Characters of a value in a sentence."""


class Told(msgspec.Struct, frozen=True):
    """What is said of an answer.

    Attributes:
        said: A sentence of ours in which others' words stand between backticks, for `viz.escaping.sentence_markdown`.
        why: What the exercise says of it, in Markdown: the misconception, or why an option is wrong; or "".
    """

    said: str
    why: str = ""


def told(exercise: Exercise, answer: str, verdict: Verdict) -> Told:
    """Return what is said of an answer that was checked."""
    why = "" if verdict.misconception is None else _(exercise.misconceptions[verdict.misconception].says)
    match exercise.asked:
        case Choice() as choice:
            found = _of_choice(choice, answer, verdict)
            return Told(found.said, why or found.why)
        case Order() as order:
            found = _of_order(order, answer, verdict)
            return Told(found.said, why or found.why)
        case Blanks():
            return Told(_blank(verdict), why)
        case Line():
            return Told(_predicted(verdict), why)
    return Told(_computed(verdict), why)


def instances_told(exercise: Exercise, verdict: Verdict) -> str:
    """Return on how many instances the answer held, or how many blanks are right; "" where there are not several."""
    if isinstance(exercise.asked, Blanks):
        if verdict.stage != "blank":
            return ""
        said = ngettext("{passed} of {count} blank is right.", "{passed} of {count} blanks are right.", verdict.tried)
        return said.format(passed=verdict.passed, count=verdict.tried)
    if verdict.tried < 2 or (verdict.stage == "mistake" and not verdict.passed):
        return ""
    if verdict.stage == "right":
        return _("It holds on all {count} instances: the example, and others drawn at random.").format(
            count=verdict.tried
        )
    return ngettext(
        "It holds on {passed} of {count} instance.", "It holds on {passed} of {count} instances.", verdict.tried
    ).format(passed=verdict.passed, count=verdict.tried)


# --- values


def _computed(verdict: Verdict) -> str:
    """Of a program: its values were compared on instances, so those of the reference may be told."""
    got, expected, name = *_differing(verdict), _named(verdict)
    match verdict.stage:
        case "right":
            return _("Right.")
        case "mistake":
            return _("Your program ends early, in a mistake. What is asked for can be compared once it runs.")
        case "missing":
            if got is not None and got.text.startswith("NameError") and f"'{name}'" in got.text:
                return _("After your program there is no `{name}`.").format(name=name)
            if got is not None and got.kind == "error":
                if larger := _too_large(got):
                    return _("`{name}` cannot be compared: {reason}").format(name=name, reason=larger)
                return _("`{name}` cannot be computed: `{message}`").format(name=name, message=_cut(got.text))
            return _("There is nothing to be checked yet: write an answer first.")
    if got is None or expected is None:
        return _("`{name}` is not what was asked for.").format(name=name)
    match verdict.stage:
        case "kind":
            return _("`{name}` is {got}; {expected} was asked for.").format(
                name=name, got=kind_told(got), expected=kind_told(expected)
            )
        case "shape" if got.tensor is not None and expected.tensor is not None:
            return _("`{name}` has the shape `{got}`, expected `{expected}`.").format(
                name=name, got=shape_text(got.tensor.shape), expected=shape_text(expected.tensor.shape)
            )
        case "shape":
            return _("`{name}` has another number of entries: {got}, expected {expected}.").format(
                name=name, got=len(got.items), expected=len(expected.items)
            )
        case "dtype":
            return _("`{name}` has the right shape; its dtype is `{got}`, expected `{expected}`.").format(
                name=name, got=_dtype(got), expected=_dtype(expected)
            )
        case "graph":
            return _graph(name, expected)
    return _cell(verdict)


def _differing(verdict: Verdict) -> tuple[Seen | None, Seen | None]:
    """Return what the answer and the reference have where the kind, shape or dtype differs: the whole, or an item."""
    got, expected = verdict.got, verdict.expected
    if verdict.stage == "cell":
        return got, expected
    for at in verdict.cell:
        if got is None or expected is None or at >= len(got.items) or at >= len(expected.items):
            break
        got, expected = got.items[at], expected.items[at]
    return got, expected


def _named(verdict: Verdict) -> str:
    items = "" if verdict.stage == "cell" else "".join(f"[{at}]" for at in verdict.cell)
    return f"{verdict.observed}{items}"


def _graph(name: str, expected: Seen) -> str:
    if expected.requires_grad:
        return _("The numbers of `{name}` are right, but it does not require a gradient: the graph was cut.").format(
            name=name
        )
    return _("The numbers of `{name}` are right, but it requires a gradient, and should be cut from the graph.").format(
        name=name
    )


def _cell(verdict: Verdict) -> str:
    name, at, got, expected = verdict.observed, verdict.cell, verdict.got, verdict.expected
    assert got is not None and expected is not None
    values = {"got": cell_value(got, at), "expected": cell_value(expected, at)}
    if at:
        place = f"[{', '.join(map(str, at))}]"
        said = _("Kind and shape of `{name}` are right. The first number that differs is at `{place}`: `{got}`, "
                 "expected `{expected}`.")  # fmt: skip
        return said.format(name=name, place=place, **values)
    return _("`{name}` is `{got}`, expected `{expected}`.").format(name=name, **values)


def _predicted(verdict: Verdict) -> str:
    """Of a value that was typed: what comes out is not told, for the next try would be no prediction any more."""
    got, expected = _differing(verdict)
    match verdict.stage:
        case "right":
            return _("Right.")
        case "mistake" | "missing":
            if got is not None and (larger := _too_large(got)):
                return _("Your answer cannot be compared: {reason}").format(reason=larger)
            if got is not None and got.kind == "error" and got.text:
                return _("Your answer cannot be read: `{message}`").format(message=_cut(got.text))
            if verdict.stage == "missing":
                return _("There is nothing to be checked yet: write an answer first.")
            return _("Your answer is no value as Python writes one.")
        case "kind" if got is not None and expected is not None:
            return _("Your answer is {got}; {expected} was asked for.").format(
                got=kind_told(got), expected=kind_told(expected)
            )
        case "shape" if got is not None and expected is not None and got.tensor is not None:
            return _("Your answer has the shape `{got}`; the right one has another.").format(
                got=shape_text(got.tensor.shape)
            )
        case "shape" if got is not None:
            count = len(got.items)
            return ngettext(
                "Your answer has {count} entry; the right one has another number of them.",
                "Your answer has {count} entries; the right one has another number of them.",
                count,
            ).format(count=count)
        case "dtype" if got is not None:
            return _("The numbers would be right; your answer's dtype is `{got}`, and another one comes out.").format(
                got=_dtype(got)
            )
    if verdict.cell:
        return _("Kind and shape are right. The first entry that is not what comes out is at `{place}`.").format(
            place=f"[{', '.join(map(str, verdict.cell))}]"
        )
    return _("What comes out is another value.")


def _too_large(value: Seen) -> str:
    """Return in the reader's language why a value is too large to be compared, "" for every other value."""
    said = {
        TOO_LARGE["number"]: _("the number is too large."), TOO_LARGE["parts"]: _("it has too many parts."),
        TOO_LARGE["text"]: _("the text is too long."), TOO_LARGE["cells"]: _("it has too many cells."),
    }  # fmt: skip
    return said.get(value.text, "") if value.kind == "error" else ""


def kind_told(value: Seen) -> str:
    """Return what sort of value it is, with its article."""
    known = {
        "tensor": _("a tensor"), "number": _("a number"), "bool": _("True or False"), "text": _("a text"),
        "none": _("None"), "tuple": _("a tuple"), "list": _("a list"),
        "error": _("nothing that could be computed"),
    }  # fmt: skip
    return known.get(value.kind) or _("a value of type `{kind}`").format(kind=_cut(value.kind))


def value_text(value: Seen) -> str:
    """Return a value in one line, where it is short: ``[[1, 2], [3, 4]]``, ``2.5``, ``(2, 3)``."""
    tensor = value.tensor
    if tensor is not None and not tensor.missing and not tensor.elided:
        return _cut(nested_text(tensor.tolist()))
    if value.number is not None:
        return number_text(value.number)
    return _cut(value.text)


def cell_value(value: Seen, at: tuple[int, ...]) -> str:
    """Return the entry of a tensor, a tuple or a list at an index; the whole where it has none there."""
    found: Seen = value
    for place, axis in enumerate(at):
        tensor = found.tensor
        if tensor is not None:
            cell = at[place:]
            inside = len(cell) == len(tensor.kept) and all(i < n for i, n in zip(cell, tensor.kept, strict=True))
            return number_text(tensor.array()[cell].item()) if inside and not tensor.missing else value_text(found)
        if axis >= len(found.items):
            return value_text(found)
        found = found.items[axis]
    return value_text(found)


def _dtype(value: Seen) -> str:
    return value.tensor.dtype if value.tensor is not None else value.kind


def _cut(text: str) -> str:
    plain = " ".join(text.replace("`", "'").split())
    return plain if len(plain) <= LONGEST_SHOWN else plain[: LONGEST_SHOWN - 1] + "…"


# --- choices, orders, blanks


def _of_choice(choice: Choice, answer: str, verdict: Verdict) -> Told:
    chosen, several = places_in(answer, len(choice.options)), len(choice.right) > 1
    if verdict.stage == "right":
        return Told(_("Right."), "" if several else _(choice.options[choice.right[0]].why))
    if not chosen:
        return Told(_("Choose an answer first."))
    wrong = [place for place in chosen if place not in choice.right]
    if not wrong:
        return Told(_("What you chose is right, but it is not all that is right."))
    why = _(choice.options[wrong[0]].why)
    return Told(_("One of those that you chose is wrong.") if several else _("That is not it."), why)


def _of_order(order: Order, answer: str, verdict: Verdict) -> Told:
    chosen = places_in(answer, len(order.steps))
    if verdict.stage == "right":
        return Told(_("Right."))
    if not chosen:
        return Told(_("Take the steps that you need, one after the other."))
    whys = {stranger.place: stranger.why for stranger in order.strangers}
    for place in chosen:
        if place in whys:
            return Told(_("One of your steps belongs to no right order."), _(whys[place]))
    if len(chosen) < len(belonging(order)) and wrong_step(order, answer) is None:
        return Told(_("What is there is in a right order; a step is still missing."))
    return Told(_("A step stands where it cannot stand yet: something it needs comes later, or is missing."))


def wrong_step(order: Order, answer: str) -> int | None:
    """Return the first step that does not belong where it is: a stranger, or one that stands before what it needs.

    Steps that are missing are no fault here.
    """
    chosen, needed, kept = places_in(answer, len(order.steps)), belonging(order), pairs(order)
    for at, place in enumerate(chosen):
        needs = [earlier for earlier, later in kept if later == place]
        if place not in needed or any(one not in chosen[:at] for one in needs):
            return place
    return None


def _blank(verdict: Verdict) -> str:
    if verdict.stage == "right":
        return _("Right.")
    if verdict.stage == "missing":
        return _("There is nothing to be checked yet: write an answer first.")
    name, _dot, kind = verdict.observed.rpartition(".")
    if verdict.got is None:
        return _("There is nothing yet, or nothing that can be read, in the box of `{name}`.").format(name=name)
    said = {
        "value": _("The value of `{name}` is another one."),
        "adjoint": _("The adjoint of `{name}` is another one."),
        "shape": _("The shape of `{name}` is another one."),
    }
    return said.get(kind, _("`{name}` is another one.")).format(name=name)

"""A page's "predict first" as a question of a room: its link says what is shown, torch says what is right.

A page may ask several things; each is an `Offer`. Nothing here depends on whose session asks: the same link gives the
same offers, and a program that two hundred students look at runs once.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import msgspec

from core.trace import Snapshot, Trace
from core.typed import Shape
from viz.blanks import Blank, askable, blank_read, possible, truth
from viz.cells import shape_text
from viz.escaping import visible
from viz.field.function import Unreadable
from viz.field.function import read as function_read
from viz.kinds import Unsound
from viz.link import BrokenLink, choices_in
from viz.matrix.layouts import written_shape
from viz.matrix.picture import Undrawable, picture
from viz.matrix.program import Unusable as NoFunction
from viz.matrix.program import derivative_program, read
from viz.matrix.questions import shape_options as layout_options
from viz.modes.jacobian import cheaper
from viz.modes.program import inputs, root_of
from viz.reductions import reduction
from viz.room.beliefs import BELIEFS
from viz.room.questions import SENTENCE_CHARACTERS
from viz.room.records import Places, Prediction, Question, Trap, Value
from viz.tensors.broadcasting import RESULT as CAST
from viz.tensors.broadcasting import broadcast_program, operands_program
from viz.tensors.combine import OPERATIONS, RESULT, combine_program
from viz.tensors.indexing import index_program
from viz.tensors.pasted import narrowed
from viz.widgets.choices import PARAMETER, Choices
from viz.widgets.exploring import explored
from viz.widgets.field import field_choices
from viz.widgets.field.predict import COMPASS, pointing
from viz.widgets.graph import graph_choices
from viz.widgets.graph.blanks import named
from viz.widgets.matrix import matrix_choices
from viz.widgets.modes import mode_choices
from viz.widgets.reductions import reduction_choices
from viz.widgets.room.exercise_questions import NotNow, value_of
from viz.widgets.shell import session_device
from viz.widgets.tensors import tensor_choices
from viz.widgets.tensors.asking import shape_options
from viz.words import _

MOST_OFFERS = 400
"""Blanks of a long program that a list offers."""
ERROR = "error"
"""The option that stands for "torch raises an error"."""
MODES = ("forward", "reverse", "equal")

Values = Mapping[str, Any]


class Offer(NamedTuple):
    """A question that a page can ask, and how a list names it."""

    question: Question
    label: str


class Nothing(Exception):
    """There is nothing to be asked of an address; the message says why, in the reader's language."""


def page_and_link(address: str) -> tuple[str, str]:
    """Return the page and the parameter that an address names.

    Raises:
        Nothing: it is no address of a page that asks for a prediction.
    """
    parts = urlsplit(address.strip())
    page = parts.path.rstrip("/").rpartition("/")[2]
    if page not in PAGES:
        raise Nothing(_("This is no address of a page that lets you predict: the graph, tensors, reductions, two "
                        "modes, matrix calculus or the gradient field."))  # fmt: skip
    return page, parse_qs(parts.query).get(PARAMETER, [""])[0]


def offers(page: str, link: str) -> list[Offer]:
    """Return what a page can ask in the state that a link holds, the one that its teacher chose first.

    Raises:
        Nothing: nothing.
    """
    choices, asked = PAGES[page]
    values = values_of(choices, link)
    try:
        found = list(asked(values, _Maker(page, link)))
    except (KeyError, NotNow):
        found = []
    if not found:
        raise Nothing(_("Nothing can be predicted there: the program stops at a mistake, or has no result."))
    return found


def values_of(choices: Choices, link: str) -> Values:
    """Return all that a page's link chooses.

    Raises:
        Nothing: it is damaged.
    """
    try:
        return choices.completed(choices.read(choices_in(link) if link else {}))
    except (BrokenLink, Unsound):
        raise Nothing(_("This link is damaged or from another version. Copy it again.")) from None


class _Maker(NamedTuple):
    """Makes the questions of one page's link."""

    page: str
    link: str

    def of_options(
        self, asked: str, said: str, options: Iterable[str], right: str, believed: Mapping[str, str] | None = None
    ) -> Offer:
        """Return a question with options, what each wrong one stands for where that has a name."""
        known = tuple(dict.fromkeys(options))
        traps = tuple(
            Trap(str(known.index(one)), says[:SENTENCE_CHARACTERS]) for one, says in (believed or {}).items()
            if one in known and one != right and says
        )  # fmt: skip
        prediction = Prediction(self.page, self.link, asked, "one", said, known)
        return Offer(Question(prediction, Places((known.index(right),)), traps), said)

    def of_value(self, blank: Blank, said: str, value: Snapshot) -> Offer:
        """Return a question for a shape or a value of the graph page."""
        if blank.kind == "shape":
            prediction = Prediction(self.page, self.link, blank.code, "shape", said)
            return Offer(Question(prediction, Value(tuple(value.shape), value.dtype)), said)
        return Offer(Question(Prediction(self.page, self.link, blank.code, "value", said), value_of(value)), said)


# --- the graph page


def graph_trace(values: Values) -> Trace:
    """Return the run of the program that a link of the graph page holds."""
    return explored(values["program"], session_device(), inputs=tuple(values["inputs"].splitlines()))


def graph_pass(trace: Trace, values: Values) -> int | None:
    """Return the number of the backward pass that is shown."""
    chosen = values["shown_pass"]
    return (
        chosen if chosen is not None and chosen < len(trace.passes) else len(trace.passes) - 1 if trace.passes else None
    )


def _graph(values: Values, make: _Maker) -> Iterable[Offer]:
    trace = graph_trace(values)
    number = graph_pass(trace, values)
    shown = None if number is None else trace.passes[number]
    chosen = [blank for code in values["blanks"] if (blank := blank_read(code)) is not None]
    for blank in dict.fromkeys([*chosen, *possible(trace, shown)][:MOST_OFFERS]):
        value = truth(trace, shown, blank)
        if value is not None and askable(value):
            yield make.of_value(blank, visible(named(trace, blank.code)), value)


# --- shapes


def _tensors(values: Values, make: _Maker) -> Iterable[Offer]:
    program, panel = values["program"], values["panel"]
    if panel == "combine" and values["operation"] in OPERATIONS:
        text = combine_program(program, values["operation"], values["left"], values["right"])
        yield from _shape(make, text, values["left"], RESULT)
    elif panel == "broadcast":
        yield from _cast(values, make)
    else:
        yield from _shape(
            make, index_program(program, values["name"], narrowed(values["index"])), values["name"], RESULT
        )


def _shape(make: _Maker, text: str, source: str, result: str) -> Iterable[Offer]:
    trace = explored(text, session_device())
    if trace.mistake is None:
        found = trace.named(result).value.shape
        options = [shape_text(one) for one in shape_options(trace.named(source).value.shape, found)]
        yield make.of_options("shape", _("What shape comes out?"), options, shape_text(found))


def _cast(values: Values, make: _Maker) -> Iterable[Offer]:
    program, left, right = values["program"], values["left"], values["right"]
    made = explored(operands_program(program, left, right), session_device())
    if made.mistake is not None:
        return
    shapes = [made.named(name).value.shape for name in ("_left", "_right")]
    tried = explored(broadcast_program(program, left, values["operation"], right), session_device())
    found = None if tried.mistake is not None else tried.named(CAST).value.shape
    wrong = [shapes[0], shapes[1], tuple(map(max, zip(*_padded(*shapes), strict=True)))]
    options = {shape_text(one) for one in ([found] if found is not None else []) + wrong}
    believed = {} if found is None else {
        ERROR: BELIEFS["fits"],
    }  # fmt: skip
    if found is None:
        believed = dict.fromkeys(options, BELIEFS["clash"])
    yield make.of_options(
        "cast", _("What shape comes out, or an error?"), [*sorted(options, key=len), ERROR],
        ERROR if found is None else shape_text(found), believed,
    )  # fmt: skip


def _padded(left: Shape, right: Shape) -> tuple[Shape, Shape]:
    most = max(len(left), len(right))
    return (1,) * (most - len(left)) + left, (1,) * (most - len(right)) + right


def _reductions(values: Values, make: _Maker) -> Iterable[Offer]:
    text, choice = reduction_of(values)
    trace = explored(text, session_device())
    if trace.mistake is not None:
        return
    before, after = trace.named("A").value.shape, trace.named("out").value.shape
    shapes = reduction.options(before, choice, after)
    believed = {shape_text(one): _belief(before, choice, one) for one in shapes}
    options = [shape_text(one) for one in shapes]
    yield make.of_options("shape", _("What shape comes out?"), options, shape_text(after), believed)


def reduction_of(values: Values) -> tuple[str, reduction.Choice]:
    """Return the program that a link of the reductions page writes, and its choice."""
    known = {name: values[name] for name in ("preset", "typed", "reduction", "axes", "keepdims", "dtype", "p")}
    choice = reduction.Choice(**known)
    name = choice.reduction
    choice = msgspec.structs.replace(
        choice, axes=choice.axes[:1] if name in reduction.SCANS else choice.axes,
        keepdims=choice.keepdims and name not in reduction.NO_KEEPDIMS,
    )  # fmt: skip
    made = explored(f"import torch\n{reduction.statement(choice)}\n", session_device())
    if made.mistake is not None:
        raise NotNow
    return reduction.program(choice, len(made.named("A").value.shape)), choice


def _belief(before: Shape, choice: reduction.Choice, guess: Shape) -> str:
    """Return what whoever answers a shape believes of a reduction; "" for what has no name."""
    if choice.reduction in reduction.SCANS:
        return BELIEFS["scan"]
    found = reduction.dropped(before, guess)
    if found is None:
        return ""
    axes, keepdims = found
    if not guess:
        return BELIEFS["whole"]
    if axes != reduction.gone(choice, len(before)):
        return BELIEFS["axis"]
    if keepdims and not choice.keepdims:
        return BELIEFS["kept"]
    return BELIEFS["lost"] if choice.keepdims and not keepdims else ""


def _matrix(values: Values, make: _Maker) -> Iterable[Offer]:
    layout = values["layout"]
    try:
        function = read(values["text"])
        made = picture(explored(derivative_program(function), session_device()), function)
    except (NoFunction, Undrawable):
        return
    output, given = made.output.shape, made.inputs.shape
    right = shape_text(written_shape(layout, output, given))
    options = [shape_text(one) for one in layout_options(layout, output, given)]
    turned = shape_text(written_shape(layout, output, given)[::-1])
    believed = {turned: BELIEFS["layout"]}
    yield make.of_options("layout", _("Which shape has the derivative in this layout?"), options, right, believed)


# --- numbers and ways


def _modes(values: Values, make: _Maker) -> Iterable[Offer]:
    trace = explored(values["source"], session_device())
    root = root_of(trace)
    cells = inputs(trace, root) if root is not None and trace.mistake is None else []
    if root is None or not cells:
        return
    columns, rows = len(cells), root.value.numel
    yield make.of_options(
        "mode", _("Which mode needs fewer passes for the whole Jacobian?"), MODES, cheaper(columns, rows),
        {"forward": BELIEFS["forward"], "reverse": BELIEFS["reverse"],
         "equal": BELIEFS["equal"]},
    )  # fmt: skip
    counts = sorted({columns, rows, columns * rows, 1, columns + 1})[:6]
    yield make.of_options(
        "passes", _("How many forward passes fill the whole Jacobian?"), map(str, counts), str(columns),
        {str(rows): BELIEFS["rows"],
         str(columns * rows): BELIEFS["entries"]},
    )  # fmt: skip


def _field(values: Values, make: _Maker) -> Iterable[Offer]:
    gradient = _gradient(values)
    if gradient is None:
        return
    right = pointing(gradient)
    fall = COMPASS[(COMPASS.index(right) + 4) % len(COMPASS)]
    across = {COMPASS[(COMPASS.index(right) + turn) % len(COMPASS)] for turn in (2, -2)}
    believed = dict.fromkeys(across, BELIEFS["contour"])
    believed[fall] = BELIEFS["descent"]
    yield make.of_options("way", _("Which way does the gradient point here?"), COMPASS, right, believed)


def _gradient(values: Values) -> tuple[float, float] | None:
    """Return the gradient at the point, along the two axes that are drawn; None where it points nowhere."""
    try:
        function = function_read(values["text"], values["count"])
    except Unreadable:
        return None
    if len(function.names) < 2:
        return None
    point = values["point"]
    cells = ", ".join(repr(float(one)) for one in point)
    given = "*_point" if function.spread else "_point"
    lines = (f"_point = torch.tensor([{cells}], requires_grad=True)", f"_height = f({given})", "_height.backward()")
    text = "\n".join([function.program, *lines, ""])
    trace = explored(text, session_device())
    grad = trace.passes[-1].adjoint(trace.named("_point").index) if trace.passes and trace.mistake is None else None
    if grad is None:
        return None
    found = grad.array().reshape(-1).tolist()
    first, second = (float(found[axis]) for axis in values["axes"])
    return (first, second) if math.isfinite(first + second) and math.hypot(first, second) > 0 else None


PAGES: dict[str, tuple[Choices, Callable[[Values, _Maker], Iterable[Offer]]]] = {
    "graph": (graph_choices.PAGE, _graph),
    "tensors": (tensor_choices.PAGE, _tensors),
    "reductions": (reduction_choices.PAGE, _reductions),
    "modes": (mode_choices.PAGE, _modes),
    "matrix_calculus": (matrix_choices.PAGE, _matrix),
    "gradient_field": (field_choices.PAGE, _field),
}
"""Pages with "predict first": their choices, and what they ask."""

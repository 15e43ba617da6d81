"""Templates for teachers: one small exercise of each kind, or any of the catalogue."""

from __future__ import annotations

import msgspec

from core.exercises.choices import belonging
from core.exercises.records import IMPORTS, Blanks, Choice, Exercise, Line, Order, Program
from viz.exercises.own_record import Own, OwnBlank, OwnKind, OwnMisconception, OwnOption, OwnPair, OwnStranger
from viz.words import _

KINDS: tuple[OwnKind, ...] = ("program", "line", "choice", "order", "blanks")


def template(kind: OwnKind) -> Own:
    """Return a small exercise of a kind, in the reader's language."""
    made = {"program": _program, "line": _line, "choice": _choice, "order": _order, "blanks": _blanks}
    return made[kind]()


def _program() -> Own:
    return Own(
        title=_("Each row without its mean"),
        prompt=_("Write `centred(A)`, which takes from each row of the matrix $A$ the mean of that row, so that every "
                 "row of the result has the mean $0$."),
        kind="program",
        given="A = torch.tensor([[1., 2., 6.],\n                  [4., 4., 4.]])\n",
        starter="def centred(A):\n    ...\n",
        instance="def instance(size):\n    return {\"A\": torch.randn(2 + size, 3 + size)}\n",
        observed=("centred(A)",),
        reference="def centred(A):\n    return A - A.mean(dim=1, keepdim=True)\n",
        misconceptions=(
            OwnMisconception(
                "def centred(A):\n    return A - A.mean(dim=0, keepdim=True)\n",
                _("You took the mean of each column; each row was asked for."),
            ),
        ),
        hints=(_("Which axis has to disappear so that each row keeps one number?"),
               _("Keep the axis with length 1: then the means stand beside their rows.")),
    )  # fmt: skip


def _line() -> Own:
    return Own(
        title=_("The shape of a sum"),
        prompt=_("What is the shape of `A.sum(dim=0)`? Answer before you run it."),
        kind="line",
        form="shape",
        given="A = torch.ones(2, 3)\n",
        reference="A.sum(dim=0).shape",
        misconceptions=(OwnMisconception("(2,)", _("You kept axis 0; it is the one that is summed away.")),),
        hints=(_("dim=0 is the axis that goes."),),
    )


def _choice() -> Own:
    return Own(
        title=_("Twice backward"),
        prompt=_("`y.backward()` is called twice for the same graph, and the second call fails. Why?"),
        kind="choice",
        options=(
            OwnOption(_("The first call has freed what the graph had saved for the backward pass."), True,
                      _("Right: `retain_graph=True` keeps it.")),
            OwnOption(_("Gradients may be computed once only."), False,
                      _("They may be computed as often as there is a graph, and are added up in `.grad`.")),
            OwnOption(_("`y` is no leaf."), False,
                      _("Backward passes begin at values that were computed; leaves are where they end.")),
        ),
    )  # fmt: skip


def _order() -> Own:
    return Own(
        title=_("One step of training"),
        prompt=_("Put the lines of one step of training in order."),
        kind="order",
        steps=("`optimizer.zero_grad()`", "`loss = criterion(model(X), y)`", "`loss.backward()`", "`optimizer.step()`"),
        before=(OwnPair(0, 2), OwnPair(1, 2), OwnPair(2, 3)),
        strangers=(
            OwnStranger("`model.reset_parameters()`", _("That would throw away what the model has learned so far.")),
        ),
    )


def _blanks() -> Own:
    return Own(
        title=_("Used twice"),
        prompt=_("Fill in what the graph of this small program does not show. Mind that `x` is used twice."),
        kind="blanks",
        given="x = torch.tensor(2., requires_grad=True)\nw = torch.tensor(3., requires_grad=True)\n"
        "y = x * w\nz = y + x\nz.backward()\n",
        blanks=(OwnBlank("y", "value"), OwnBlank("y", "adjoint"), OwnBlank("x", "adjoint")),
        misconceptions=(
            OwnMisconception("x.adjoint=3", _("Two ways lead back to `x`: add what comes back along both.")),
        ),
        hints=(_("Begin at `z`, whose adjoint is 1, and go back along every edge."),),
    )  # fmt: skip


def own_of(exercise: Exercise) -> Own:
    """Return an exercise of the catalogue as a teacher may go on with it, in the reader's language."""
    asked = exercise.asked
    own = Own(title=_(exercise.title), prompt=_(exercise.prompt), kind="program", reference=exercise.reference,
              misconceptions=tuple(OwnMisconception(one.answer, _(one.says)) for one in exercise.misconceptions),
              hints=tuple(map(_, exercise.hints)))  # fmt: skip
    match asked:
        case Program():
            own = msgspec.structs.replace(
                own, starter=asked.starter, observed=asked.observed, given=asked.given, instance=asked.instance,
                imports=asked.imports, dtype=asked.dtype, graph=asked.graph, unaided=asked.unaided,
                tolerance=asked.tolerance,
            )  # fmt: skip
        case Line():
            own = msgspec.structs.replace(own, kind="line", form=asked.form, given=asked.given, imports=asked.imports,
                                          tolerance=asked.tolerance)  # fmt: skip
        case Choice():
            options = tuple(
                OwnOption(_(one.text), place in asked.right, _(one.why)) for place, one in enumerate(asked.options)
            )
            own = msgspec.structs.replace(own, kind="choice", options=options, misconceptions=())
        case Order():
            steps = belonging(asked)  # whose places the strangers, which may stand between them, do not count
            before = tuple(OwnPair(steps.index(earlier), steps.index(later)) for earlier, later in asked.before)
            strangers = tuple(OwnStranger(_(asked.steps[one.place]), _(one.why)) for one in asked.strangers)
            own = msgspec.structs.replace(own, kind="order", steps=tuple(_(asked.steps[one]) for one in steps),
                                          misconceptions=(), before=before, strangers=strangers)  # fmt: skip
        case Blanks():
            given = asked.program.removeprefix(IMPORTS).lstrip("\n")
            own = msgspec.structs.replace(own, kind="blanks", given=given,
                                          blanks=tuple(OwnBlank(*one) for one in asked.blanks))  # fmt: skip
    return own

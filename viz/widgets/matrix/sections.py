"""Sections beneath the picture: small steps, chains of Jacobians, vec and ⊗, Hessians, the notes' slips."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from msgspec import to_builtins

from core.trace import Trace
from viz.cells import nested_text, number_text, shape_text
from viz.escaping import code_span, visible_data
from viz.matrix import chain as chains
from viz.matrix.layouts import LAYOUTS, written_shape
from viz.matrix.page_sentences import chain_problem, layout_name, slips
from viz.matrix.picture import Picture
from viz.matrix.program import Function, hessian_program, step_program, vec_program
from viz.matrix.steps import MOST_OUTPUTS, steps
from viz.widgets.code_editor import code_editor
from viz.widgets.exploring import explored
from viz.widgets.matrix import matrix_choices as choices
from viz.widgets.mounting import bundled
from viz.widgets.outcome import mistakes_shown
from viz.widgets.shell import session_device
from viz.widgets.trust import typed
from viz.words import _

_step_mounted = bundled("small_step")
_chain_mounted = bundled("jacobian_chain")


def sections(function: Function | None, made: Picture | None) -> None:
    """Show the tabs; only the open one runs its program. Without a function only some have something to show."""
    titles = [_("Small steps: dY = J·dX"), _("Chain rule"), "vec, ⊗", _("Hessian"), _("Layouts and notes")]
    tabs = st.tabs(titles, key=choices.SECTION, on_change="rerun")
    needing: list[Callable[[Function, Picture], None]] = [_small_step, _vec, _hessian]
    for tab, fill in zip((tabs[0], tabs[2], tabs[3]), needing, strict=True):
        if tab.open:
            with tab:
                if function is None or made is None:
                    st.info(_("This needs a function whose derivative is drawn above."))
                else:
                    fill(function, made)
    if tabs[1].open:
        with tabs[1]:
            _chain()
    if tabs[4].open:
        with tabs[4]:
            _notes()


def _ran(program: str) -> Trace | None:
    """Run a program; say what went wrong, and return None then."""
    trace = explored(program, session_device())
    if trace.mistake is not None and trace.mistake.kind == "unconfirmed":
        st.info(_("This runs when the program above does."))  # whose button lets all of the page run
        return None
    if trace.mistake is not None:
        mistakes_shown(trace, None)
        return None
    return trace


def _program(text: str) -> None:
    with st.expander(_("The program")):
        st.code(text, language="python")


def _small_step(function: Function, made: Picture) -> None:
    if len(made.output.cells) > MOST_OUTPUTS:
        st.info(_("Steps are drawn for outputs of up to {count} entries.").format(count=MOST_OUTPUTS))
        return
    labels = {"ones": _("every entry alike"), "random": _("a random direction"), "first": _("the first entry only")}
    st.segmented_control(
        _("Direction of dX"), list(labels), format_func=labels.__getitem__, **choices.DIRECTION.widget, required=True
    )
    program = step_program(function, choices.DIRECTION.value)
    trace = _ran(program)
    if trace is None:
        return
    words = {
        "length": _("Length of the step"),
        "true": _("true"),
        "linear": _("linear"),
        "gap": _("gap"),
        "ratio": _("gap before ÷ gap"),
        "said": _("The linear change misses the true one by {gap}."),
        "exact": _("The linear change is the true one: along this direction f is linear."),
        "square": _("Half the step, and the gap is {ratio} times smaller: about 4, it falls with the square."),
        "step": _(
            "Half the step, and the gap is {ratio} times smaller: about 2, it falls with the step itself, so J "
            "is not the derivative of f along this direction."
        ),
        "faster": _("Half the step, and the gap is {ratio} times smaller: it falls faster than the square."),
        "": _("Half the step, and the gap is {ratio} times smaller."),
    }
    _step_mounted(key="matrix-step", data=visible_data({"steps": to_builtins(steps(trace, made)), "words": words}))
    _program(program)


def _chain() -> None:
    left, right = st.columns([5, 8], gap="large")
    with left:
        shapes = {key: shape for key, (shape, _text) in chains.EXAMPLES.items()}
        st.selectbox(
            _("Chain rule with shapes"), list(shapes), format_func=shapes.__getitem__, **choices.CHAIN.widget,
            placeholder=_("Your own program"), on_change=_choose_chain,
        )  # fmt: skip
        code_editor(
            choices.CHAIN_TEXT.value, key=choices.CHAIN_EDITOR, on_edit=_chain_typed, limit=chains.LONGEST,
            label=_("The steps, from x to the result"),
        )  # fmt: skip
    with right:
        try:
            plain = _ran(chains.plain_program(choices.CHAIN_TEXT.value))
            if plain is not None:
                _chain_drawn(plain)
        except chains.Unchained as error:
            st.warning(chain_problem(error.problem, error.name))
    st.caption(
        _(
            "A network has hundreds of such layers. Writing their Jacobians by hand is hopeless; automatic "
            "differentiation multiplies them step by step and never writes a large one down."
        )
    )


def _choose_chain() -> None:
    key = choices.CHAIN.value
    if key is not None:
        choices.CHAIN_TEXT.choose(chains.EXAMPLES[key][1])


def _chain_typed(source: str) -> None:
    typed(source)
    choices.CHAIN_TEXT.choose(source)
    choices.CHAIN.choose(None)


def _chain_drawn(plain: Trace) -> None:
    names = chains.steps_of(plain)
    program = chains.chain_program(choices.CHAIN_TEXT.value, names)
    trace = _ran(program)
    if trace is None:
        return
    made = chains.chain(trace, names)
    st.markdown(f"{code_span(' → '.join(names))} &emsp; {code_span(chains.shapes_told(made))}")
    left, right = chains.multiplications(made)
    words = {
        "product": _("the product"),
        "hint": _("A cell of the product: the lit row times the lit column, added up."),
        "many": _("A cell of the product: the lit row of the first Jacobian times the product of the others."),
    }
    _chain_mounted(key="matrix-chain", data=visible_data({**to_builtins(made), "words": words}))
    if made.equal:
        st.success(
            _("The product is torch's own derivative of {last} by {first}.").format(
                last=code_span(names[-1]), first=code_span(names[0])
            )
        )
    else:
        st.error(_("The product differs from torch's own derivative."))
    if len(made.links) > 1:
        st.caption(
            _("Multiplications: {left} from the left (reverse mode), {right} from the right (forward mode).").format(
                left=left, right=right
            )
        )
    _program(program)


def _vec(function: Function, made: Picture) -> None:
    program = vec_program(function)
    trace = _ran(program)
    if trace is None:
        return
    matrix = trace.named("vec_jacobian").value
    st.markdown(
        _(
            "vec writes the columns of a matrix under one another. ∂ vec Y / ∂ vec X is one matrix of shape {shape}."
        ).format(shape=code_span(shape_text(matrix.shape)))
    )
    if not matrix.elided and not matrix.missing:
        st.code(_rows(matrix.tolist()), language=None)
    if "A @ X @ B" in function.text:
        kronecker = _ran(f"{program}\nkronecker = torch.kron(B.T.contiguous(), A)\n"
                         "equal = torch.allclose(kronecker, vec_jacobian)\n")  # fmt: skip
        if kronecker is not None and kronecker.variables.get("equal") is True:
            st.success(_("It is the Kronecker product: vec(AXB) = (Bᵀ ⊗ A) vec X, every entry equal."))
    else:
        st.caption(_("The switch “vec” above the picture lays the same entries out in this order."))
    _program(program)


def _rows(matrix: list) -> str:
    rows = matrix if matrix and isinstance(matrix[0], list) else [matrix]
    texts = [[number_text(one) for one in row] for row in rows]
    width = max((len(one) for row in texts for one in row), default=1)
    return "\n".join("  ".join(one.rjust(width) for one in row) for row in texts)


def _hessian(function: Function, made: Picture) -> None:
    if made.output.shape:
        st.info(_("A Hessian belongs to a function whose value is one number: open a cell of the map's first row."))
        return
    program = hessian_program(function)
    trace = _ran(program)
    if trace is None:
        return
    value = trace.named("hessian").value
    st.markdown(
        _("The Jacobian of the gradient: entry [i, j] is ∂²y/∂xᵢ∂xⱼ. Its shape is {shape}, input by input.").format(
            shape=code_span(shape_text(value.shape))
        )
    )
    if value.elided or value.missing or len(value.shape) > 4:
        st.info(_("Too many second derivatives to show."))
    elif len(value.shape) <= 2:
        st.code(_rows(value.tolist() if value.shape else [value.tolist()]), language=None)
    else:
        st.code(nested_text(value.tolist()).replace("]], [[", "]],\n[["), language=None, wrap_lines=True)
    flat = value.array().reshape(made.inputs_size, made.inputs_size)
    if abs(flat - flat.T).max(initial=0.0) <= 1e-9 * max(1.0, abs(flat).max(initial=0.0)):
        st.caption(_("It is symmetric: the order of two differentiations does not matter for smooth functions."))
    _program(program)


def _notes() -> None:
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("**" + _("f: ℝ³ → ℝ², in every layout") + "**")
        st.markdown(
            "\n".join(
                f"- {layout_name(one)}: {code_span(shape_text(written_shape(one, (2,), (3,))))}" for one in LAYOUTS
            )
        )
        st.markdown(
            "\n".join(
                [
                    "- " + _("A number by a vector **x**: a row (1, n). A vector **y** by a number: a column (m, 1). "
                             "A vector by a vector: (m, n). The denominator layout has the transposes."),
                    "- " + _("A matrix is several vectors, so each derivative adds an axis: matrix by matrix has four, "
                             "(m, l, k, n)."),
                    "- " + _("∂f/∂Xᵀ is n × m for an m × n matrix X: the transpose of torch's `.grad`."),
                    "- " + _("Whatever the layout: every output entry by every input entry, m outputs × n inputs "
                             "= m·n numbers."),
                ]
            )
        )  # fmt: skip
    with right:
        st.markdown("**" + _("Where the notes of the course slip") + "**")
        for _row, wrong, right_one in slips():
            st.markdown(f"- ✗ {wrong}  \n  ✓ {right_one}")

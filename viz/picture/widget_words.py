"""Words that the picture's script writes itself: its buttons, its legend and the player."""

from __future__ import annotations

from viz.words import _


def widget_words() -> dict[str, str]:
    """Return the words in the reader's language, by the keys of the script; it fills in what stands in braces."""
    return _buttons() | _legend() | _menu() | _player()


def _buttons() -> dict[str, str]:
    return {
        "picture": _(
            "Computation graph. Arrow keys follow the edges, Enter unfolds or selects, Escape clears, "
            "E tells the next edge, comma and full stop step through the run."
        ),
        "nodes": _("Cards of the picture"),
        "zoom-in": _("Zoom in"),
        "zoom-out": _("Zoom out"),
        "fit": _("Fit to view"),
        "lecture": _("Full screen for a lecture (F)"),
        "search": _("Search name, operation or shape"),
        "search-short": _("Search"),
        "matches": _("{count} found"),
        "minimap": _("The whole picture: click or drag to move the view"),
        "value": _("Value"),
        "adjoint": _("Adjoint"),
        "not-yet": _("not yet"),
        "none": _("none"),
        "unfold": _("Click to unfold"),
        "drawing": _("The picture is being drawn …"),
        "empty": _("Nothing to draw yet."),
        "empty-torch": _("torch keeps no graph: nothing here requires grad."),
        "edge-asking": _("The local Jacobian is being computed …"),
    }


def _legend() -> dict[str, str]:
    return {
        "legend": _("What the signs mean"),
        "legend-value": _("value"),
        "legend-adjoint": _("adjoint"),
        "legend-edge": _("operand of"),
        "legend-contribution": _("contribution to the adjoint"),
        "legend-view": _("view"),
        "legend-in-place": _("written in place"),
        "legend-kept": _("kept for backward"),
        "legend-cut": _("the gradient is cut here"),
        "legend-pruned": _("no gradient flows here"),
    }


def _menu() -> dict[str, str]:
    return {
        "view": _("View"),
        "layout": _("Direction"),
        "layout-auto": _("as it fits"),
        "layout-across": _("left to right"),
        "layout-down": _("top down"),
        "layout-rows": _("in rows"),
        "nodes-of": _("Nodes"),
        "nodes-maths": _("what you wrote"),
        "nodes-torch": _("what torch keeps"),
        "nodes-help": _(
            "torch keeps a graph of its own for the backward pass: MulBackward0 and its like, which point to "
            "where they pass their gradients on. One operation of yours may be several of torch's."
        ),
        "nodes-short": _("torch's nodes"),
        "folding": _("Fold"),
        "folding-scope": _("loops, functions, modules"),
        "folding-line": _("source lines"),
        "folding-short": _("by source line"),
        "around": _("Around the selected node"),
        "around-help": _("Only what is so many steps away from the selected node is drawn, in both directions."),
        "around-all": _("the whole graph"),
        "around-some": _("±{count} steps"),
        "loop": _("Loop"),
        "go-to-turn": _("Go to turn (0 to {last})"),
        "pass": _("Backward pass"),
        "pass-number": _("Backward pass {number}"),
        "pass-line": _("Backward pass {number}, line {line}"),
    }


def _player() -> dict[str, str]:
    return {
        "timeline": _("Timeline: forward, then backward"),
        "step-of": _("step {number} of {count}"),
        "step-none": _("Move the slider, or press ▶, to run the program step by step."),
        "step-before": _("Nothing has run yet."),
        "forward": _("forward"),
        "backward": _("backward, pass {number}"),
        "backward-brief": _("pass {number}"),
        "first-step": _("To the beginning"),
        "previous-step": _("One step back"),
        "play": _("Play"),
        "pause": _("Pause"),
        "next-step": _("One step on"),
        "last-step": _("To the end"),
        "speed": _("Speed"),
        "leave-steps": _("Show everything"),
        "by-turn": _("Turn by turn ({count})"),
        "at-once": _("All turns at once"),
        "into-turn": _("Open this turn"),
        "some-arrived": _("Σ {arrived}/{count}"),
        "kept": _("kept for backward: {bytes}"),
        "kept-help": _("What forward saves for the derivatives, and backward frees when it has used it."),
        "kept-by": _("Kept for backward by {operations}"),
    }

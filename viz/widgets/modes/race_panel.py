"""The race: one product of Jacobians, its parentheses from the right, from the left, and where they are cheapest."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from msgspec import to_builtins

from viz.cells import shape_text
from viz.escaping import code_span, visible_data
from viz.modes.race import LONGEST_CHAIN, Way, chain_of, ways
from viz.naming import short_name
from viz.widgets.modes import mode_choices as choices
from viz.widgets.modes.both_panel import step_words
from viz.widgets.modes.work import Work, chosen_column
from viz.widgets.mounting import bundled
from viz.words import _

_race = bundled("modes_race")


def race_panel(work: Work | None) -> None:
    """Show the race over a chain of sizes: of a preset, of the sliders, or of the program."""
    _chosen()
    sizes = _own(work) if choices.CHAIN.value == "own" else _slid()
    if sizes is None:
        return
    found = ways(sizes)
    st.markdown(f"**{' → '.join(map(str, sizes))}** &emsp; {_verdict(sizes, found)}")
    _race(key=choices.RACE, data=visible_data(_data(sizes, found)))


def _chosen() -> None:
    labels = {
        "gradient": "100 → 100 → 100 → 1", "curve": "1 → 100 → 100 → 100", "middle": _("A narrow middle"),
        "own": _("My program"), "sliders": _("My sizes"),
    }  # fmt: skip
    st.segmented_control(
        _("Chain"), list(labels), format_func=labels.__getitem__, on_change=_preset, label_visibility="collapsed",
        **choices.CHAIN.widget,
    )  # fmt: skip


def _preset() -> None:
    sizes = choices.CHAINS.get(choices.CHAIN.value)
    if sizes is not None:
        choices.COUNT.choose(len(sizes))
        for choice, size in zip(choices.SIZES, sizes, strict=False):
            choice.choose(size)


def _slid() -> tuple[int, ...]:
    with st.container(horizontal=True):
        st.number_input(
            _("Sizes"), 3, choices.MOST_SIZES, step=1, width=110, on_change=_moved, **choices.COUNT.widget
        )  # fmt: skip
        for place in range(choices.COUNT.value):
            st.slider(
                f"n{place}", 1, choices.LARGEST_SIZE, width=140, on_change=_moved, **choices.SIZES[place].widget
            )  # fmt: skip
    return tuple(one.value for one in choices.SIZES[: choices.COUNT.value])


def _moved() -> None:
    choices.CHAIN.choose("sliders")


def _own(work: Work | None) -> tuple[int, ...] | None:
    if work is None:
        st.info(_("First a program with an input and an output."))
        return None
    leaf = work.trace.nodes[work.inputs[chosen_column(work.inputs)].node]
    chain = chain_of(work.trace, leaf, work.root)
    if len(chain) < 3:
        st.info(
            _("From {leaf} to the output everything is one step: there are no two Jacobians to multiply.").format(
                leaf=code_span(short_name(leaf))
            )
        )
        return None
    shown = chain if len(chain) <= LONGEST_CHAIN else [*chain[: LONGEST_CHAIN - 1], chain[-1]]
    names = " → ".join(f"{code_span(short_name(node))} {shape_text(node.value.shape)}" for node in shown)
    st.caption(_("Values through which every way from the input to the output passes: {names}").format(names=names))
    return tuple(max(node.value.numel, 1) for node in shown)


def _verdict(sizes: Sequence[int], found: tuple[Way, Way, Way]) -> str:
    forward, reverse, cheapest = (way.cost for way in found)
    if sizes[-1] == 1 < sizes[0] and reverse < forward:
        return _("Many inputs, one output: reverse wins, and that is why deep learning uses it.")
    if cheapest < min(forward, reverse):
        return _("Neither end is best: the cheapest way begins in the middle.")
    if forward < reverse:
        return _("Few inputs, many outputs: forward wins.")
    return _("Reverse wins.") if reverse < forward else _("Both cost the same.")


def _data(sizes: Sequence[int], found: tuple[Way, Way, Way]) -> dict[str, object]:
    titles = {
        "forward": _("Forward: from the right, beginning at the input"),
        "reverse": _("Reverse: from the left, beginning at the output"),
        "cheapest": _("Cheapest (dynamic programming)"),
    }
    return {
        "sizes": list(sizes),
        "ways": [
            {
                "name": way.name, "title": titles[way.name], "cost": way.cost, "written": way.written,
                "products": [to_builtins(one) | {"cost": one.cost} for one in way.products],
            }
            for way in found
        ],
        "words": step_words() | {
            "label": _("The Jacobians of the chain as rectangles"), "spent": _("{count} multiplications so far"),
            "output": _("output"), "input": _("input"),
        },
    }  # fmt: skip

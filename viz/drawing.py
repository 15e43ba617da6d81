"""Graphviz itself, in the process that calls: `viz.layout` calls it in one that can be killed."""

from __future__ import annotations

import warnings

from pygraphviz import AGraph

from viz.svg import themed


def drawn(dot: str) -> str:
    """Return the finished picture of a DOT text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Graphviz remarks on stderr comes as a RuntimeWarning
        svg = AGraph(string=dot).draw(format="svg", prog="dot")
        assert svg is not None  # it is None only when a path to write to was given
        return themed(svg.decode())

"""Graphviz itself, in the process that calls: `viz.picture.layout` calls it in one that can be killed."""

from __future__ import annotations

import warnings

from pygraphviz import AGraph


def laid_out(dot: str) -> bytes:
    """Return Graphviz's JSON: every node, edge and cluster of a DOT text with its place."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Graphviz remarks on stderr comes as a RuntimeWarning
        found = AGraph(string=dot).draw(format="json0", prog="dot")
        assert found is not None  # it is None only when a path to write to was given
        return found

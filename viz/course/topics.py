"""Topics of the book's preliminaries, with their section numbers in both editions.

An example, a question, a page or an exercise names a topic by its key; the map of the course is made of them.
"""

from __future__ import annotations

import msgspec


class Topic(msgspec.Struct, frozen=True):
    """A subject of the book.

    Attributes:
        key: Stands in links, so it stays.
        title: Translated.
        chinese, english: Section in the second Chinese and in the first English edition; "" where the edition has none.
        notes: Rows of the acceptance list that belong here, by their letter: "ABC".
        pages: Addresses of the pages that show it, the best first.
    """

    key: str
    title: str
    chinese: str
    english: str
    notes: str
    pages: tuple[str, ...]


TOPICS = (
    Topic("creating", "Making tensors", "2.1.1", "2.1.1", "A", ("tensors",)),
    Topic("operators", "Operations cell by cell, joining, comparing", "2.1.2", "2.1.3", "C", ("tensors", "graph")),
    Topic("broadcasting", "Broadcasting", "2.1.3", "2.1.4", "D", ("tensors", "reductions")),
    Topic("indexing", "Indexing, slicing, writing", "2.1.4", "2.1.2", "B", ("tensors",)),
    Topic("memory", "Views, copies and writing in place", "2.1.5", "2.1.5", "M", ("tensors", "graph")),
    Topic("conversion", "NumPy and Python numbers", "2.1.6", "2.1.6", "M", ("tensors", "data")),
    Topic("data", "From a table to a tensor", "2.2", "2.2", "P", ("data",)),
    Topic("vectors", "Scalars, vectors, matrices, tensors", "2.3.1–2.3.5", "2.3.1–2.3.5", "L",
          ("linear_algebra", "tensors")),
    Topic("reductions", "Sums and means along axes", "2.3.6", "2.3.6–2.3.7", "R", ("reductions",)),
    Topic("products", "Dot product, matrix times vector, matrix times matrix", "2.3.7–2.3.9", "2.3.8–2.3.10", "L",
          ("linear_algebra", "graph")),
    Topic("norms", "Norms", "2.3.10", "2.3.11", "N", ("reductions", "linear_algebra")),
    Topic("derivatives", "Derivatives and subgradients", "2.4.1", "2.4.1", "U", ("gradient_field", "graph")),
    Topic("gradients", "Partial derivatives, gradients and contours", "2.4.2–2.4.3", "2.4.3", "G", ("gradient_field",)),
    Topic("matrix-calculus", "Derivatives of vectors and matrices", "2.4.3", "2.4.3", "FK", ("matrix_calculus",)),
    Topic("chain-rule", "The chain rule", "2.4.4", "2.4.4", "H", ("matrix_calculus", "graph")),
    Topic("graph", "The computation graph", "2.5", "2.5", "QI", ("graph",)),
    Topic("autograd", "A first gradient by autograd", "2.5.1", "2.5.1", "T", ("graph",)),
    Topic("non-scalar", "Backward from a vector", "2.5.2", "2.5.2", "T", ("graph", "modes")),
    Topic("detaching", "Leaving something out: detach", "2.5.3", "2.5.3", "T", ("graph",)),
    Topic("control-flow", "Gradients through loops and branches", "2.5.4", "2.5.4", "T", ("graph",)),
    Topic("modes", "Forward and reverse accumulation, and what they cost", "2.5", "2.5", "VW", ("modes",)),
    Topic("training", "Training loops", "3.2", "3.4", "", ("graph",)),
    Topic("probability", "Probability", "2.6", "2.6", "Z", ()),
)  # fmt: skip
BY_KEY = {topic.key: topic for topic in TOPICS}

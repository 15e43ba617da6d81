"""Reasons for a missing gradient and remarks about nodes: codes with their English sentences.

The sentences stand here, not where they are found out, so that the server can say them (and translate them)
without torch.
"""

from __future__ import annotations

import msgspec

REASONS = {
    "later": "Not yet: this value was made after the backward pass.",
    "unused": "The root does not depend on this value: nothing on the way to the root uses it.",
    "earlier": "It was made many passes ago, and the gradient of this pass does not reach back to it.",
    "constant": "This tensor does not require grad, so autograd does not compute its gradient.",
    "pruned": "Nothing that leads to this value requires grad, so autograd leaves the branch out.",
    "detached": "The only ways to the root pass through {cut}, which cuts the gradient.",
    "no-grad": "It was computed or used under no_grad, so autograd recorded nothing there.",
    "inference-mode": "It was computed or used under inference_mode, so autograd recorded nothing there.",
    "integer": "Integer and boolean tensors cannot carry a gradient.",
    "not-differentiable": "The root depends on it only through {operation}, which has no derivative.",
    "comparison": "The root depends on it only through a comparison ({operation}): true and false have no derivative.",
    "integer-cast": "The root depends on it only through {operation}, which makes integers: they carry no gradient.",
    "indices": "The root depends on it only through the indices that {operation} gives: they have no derivative.",
    "marked": "{operation} gives its result without a gradient, as its forward() says.",
    "none-returned": "The backward() of {operation} returns None for it.",
    "not-asked": "autograd.grad computed only what its inputs need.",
    "overwritten": "This version was overwritten before anything on the way to the root used it.",
    "replaced": "This version was replaced before the root was computed: {operation} wrote the tensor outside the "
    "graph, which starts anew at the new version.",
    "new-leaf": "{operation} copied the numbers into a new tensor, and the graph starts anew there.",
    "through-numbers": "The root depends on it only through plain numbers (item(), float(), tolist()), and numbers "
    "have no graph.",
    "through-numpy": "The root depends on it only through a NumPy array, and NumPy records no graph.",
    "form-only": "{operation} takes its shape or its dtype, and none of its numbers.",
    "undefined": "{operation} sent no gradient here: its derivative with respect to this argument is not defined.",
    "python-number": "The value left the graph as a Python number (item(), float() or int()).",
}
"""Reason code → English sentence; ``{operation}`` and ``{cut}`` are filled from the facts."""

NOTES = {
    "detach": "detach() shares the memory but cuts the graph: no gradient flows back through it.",
    "no-grad": "Computed under no_grad: no gradient flows back through it.",
    "in-place": "An in-place write: the same tensor, a new version.",
    "write-back": "An in-place write through a view changed these elements of its base.",
    "re-view": "Its memory was written through another tensor, so it holds new numbers from here on.",
    "not-differentiable": "This operation has no derivative.",
    "accumulated": "The gradient accumulated in .grad so far.",
    "returned": "The gradient that torch.autograd.grad returned.",
    "create-graph": "A gradient that can itself be differentiated (create_graph=True).",
    "data": "The program gave the tensor other numbers through .data: for autograd nothing has happened.",
    "outside": "This tensor was made outside the program that was recorded.",
}
"""Note code → English sentence."""

PASS_REMARKS = {
    "summed-to-fit": "{operation} returned shape {returned}; torch summed it to {shape}, the shape of the operand.",
    "grad-hook": "A hook of the program ran after this pass had added to .grad, and changed it.",
    "grad-versions": "The tensor was written between its uses: .grad holds the sum for all of its versions.",
}
"""Code of a `core.trace.Remark` → English sentence; filled from its facts."""

MISSING = {
    "inside-composite": "torch keeps no value of this step inside the operation.",
    "changed-later": "It was changed after the recording, before anybody looked at it.",
    "axes": "It has more axes than can be shown.",
    "meta": "It has a shape and a dtype but no numbers (a tensor on the meta device, or a FakeTensor).",
    "class": "It is of a tensor class of its own, and only that class knows its numbers.",
    "dtype": "Numbers of this dtype cannot be shown.",
    "nested": "It is a nested tensor: its rows have different shapes. The shape given is that of the largest.",
    "sparse": "It is sparse, and too large to write out all its zeros.",
    "uninitialized": "It has no shape yet: a lazy layer makes its parameters when it is first called.",
    "wrapped": "It existed only inside a torch.func transform.",
    "unreadable": "torch could not read its numbers.",
    "predict": "Predict it first: it is shown when the answer is right.",
    "predict-shape": "Predict it first: it is shown when the answer is right.",
    "run-bytes": "The result was too large to bring along; its cells were left out.",
}
"""Why a Snapshot has no cells → English sentence."""


class Reason(msgspec.Struct, frozen=True, array_like=True):
    """The reason for which a node has no adjoint.

    Attributes:
        kind: A key of `REASONS`.
        facts: What the sentence is filled with.
        node: The node at which the way to the root is cut, or -1.
    """

    kind: str
    facts: dict[str, str] = {}
    node: int = -1

    @property
    def message(self) -> str:
        """The sentence in English."""
        return REASONS[self.kind].format(**self.facts)

    def __str__(self) -> str:
        return self.message

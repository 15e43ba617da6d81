"""Values, gradients, Hessians and descents of a learner's function over many points, in the worker. Imports torch.

The learner's program runs in the interpreter as any other, without a recorder: what is wanted is the function that
it leaves behind. That is called once with whole columns of numbers where this is proven to be the same
(`elementwise`), else once for all points under ``torch.vmap`` (`batch`), else, where it cannot be batched (control flow
on values, ``.item()``), once per point (`one_by_one`). Every budget of the interpreter holds for all three.
"""

from __future__ import annotations

from core.fields.answering import field

__all__ = ["field"]

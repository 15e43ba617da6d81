"""Which message of Python or torch means which kind of mistake. One row each; the first that fits counts.

Imports no torch: the messages are matched as text, and the shapes come in as facts.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Pattern(NamedTuple):
    """A message: the error's class (or a parent's name), a regular expression with named groups, the kind."""

    error: str
    message: str
    kind: str


PATTERNS = (
    # --- names
    Pattern("UnboundLocalError", r"local variable '(?P<name>\w+)'", "unbound"),
    Pattern("NameError", r"name '(?P<name>\w+)' is not defined", "name"),
    Pattern("NameError", r"free variable '(?P<name>\w+)'", "unbound"),
    Pattern("AttributeError", r"'NoneType' object has no attribute '(?P<name>\w+)'", "none-attribute"),
    Pattern("AttributeError", r"(?P<detail>.+)", "attribute"),
    # --- shapes
    Pattern("RuntimeError", r"The size of tensor a \((?P<left_length>\d+)\) must match the size of tensor b "
            r"\((?P<right_length>\d+)\) at non-singleton dimension (?P<axis>\d+)", "broadcast"),
    Pattern("RuntimeError", r"(mat1 and mat2 shapes cannot be multiplied \((?P<left>\S+) and (?P<right>\S+)\))", "matmul"),
    Pattern("RuntimeError", r"mat2 must be a matrix|self must be a matrix|mat1 must be a matrix", "mm-vector"),
    Pattern("RuntimeError", r"(?P<detail>size mismatch, got .+|vector \+ matrix @ vector expected.+)", "mv-shape"),
    Pattern("RuntimeError", r"(?P<detail>inconsistent tensor size.+|1D tensors expected.+)", "dot-shape"),
    Pattern("RuntimeError", r"shape '(?P<shape>[^']+)' is invalid for input of size (?P<size>\d+)", "reshape"),
    Pattern("RuntimeError", r"view size is not compatible", "view"),
    Pattern("TypeError", r"argument 'tensors' \(position 1\) must be tuple of Tensors, not Tensor|"
            r"^(cat|concat|concatenate|stack|hstack|vstack|dstack)\(\) takes (from )?1 .*positional argument", "cat-tuple"),
    Pattern("RuntimeError", r"Sizes of tensors must match except in dimension \d+\. Expected size (?P<expected>\d+) "
            r"but got size (?P<found>\d+)", "cat-shape"),
    Pattern("RuntimeError", r"stack expects each tensor to be equal size, (?P<detail>.+)", "stack-shape"),
    Pattern("IndexError", r"Dimension out of range \(expected to be in range of \[(?P<lowest>-?\d+), (?P<highest>-?\d+)\], "
            r"but got (?P<axis>-?\d+)\)", "axis-range"),
    Pattern("IndexError", r"index (?P<index>-?\d+) is out of bounds for dimension (?P<axis>\d+) with size (?P<length>\d+)",
            "index-range"),
    Pattern("IndexError", r"too many indices for tensor of dimension (?P<dimensions>\d+)", "too-many-indices"),
    Pattern("IndexError", r"invalid index of a 0-dim tensor|slice\(\) cannot be applied to a 0-dim", "zero-dim-index"),
    Pattern("RuntimeError", r"shape mismatch: value tensor of shape (?P<right>\[.*\]) cannot be broadcast to indexing "
            r"result of shape (?P<left>\[.*\])", "assign-shape"),
    Pattern("RuntimeError", r"expand\(torch.\w+\{(?P<right>\[.*\])\}, size=(?P<left>\[.*\])\)", "assign-shape"),
    Pattern("RuntimeError", r"The expanded size of the tensor \((?P<left>\d+)\) must match the existing size "
            r"\((?P<right>\d+)\)", "assign-shape"),
    Pattern("TypeError", r"len\(\) of a 0-d tensor", "len-scalar"),
    Pattern("TypeError", r"iteration over a 0-d tensor", "iterate-scalar"),
    Pattern("ValueError", r"expected sequence of length (?P<expected>\d+) at dim \d+ \(got (?P<found>\d+)\)", "ragged"),
    Pattern("TypeError", r"tensor\(\) takes 1 positional argument but \d+ were given", "tensor-brackets"),
    Pattern("IndexError", r"(?P<detail>(max|min|argmax|argmin|amax|amin)\(\): Expected .+)", "zero-size"),
    # --- types
    Pattern("RuntimeError", r"[Oo]nly Tensors of floating point and complex dtype can require gradients|"
            r"only Tensors of floating point dtype can require gradients", "integer-grad"),
    Pattern("RuntimeError", r"(?P<detail>(mean|std|var).*(could not infer output dtype|[Ii]nput dtype must be).*)",
            "integer-mean"),
    Pattern("RuntimeError", r"(?P<detail>expected .* same dtype.*|expected m1 and m2 to have the same dtype.*|"
            r"dot : expected both vectors to have same dtype.*|.*but found .* for argument.*)", "dtype"),
    Pattern("RuntimeError", r"result type \w+ can't be cast to the desired output type", "integer-write"),
    Pattern("RuntimeError", r"a Tensor with (?P<count>\d+) elements cannot be converted to Scalar", "one-element"),
    Pattern("TypeError", r"only one-element tensors can be converted|only integer tensors of a single element",
            "one-element"),
    Pattern("RuntimeError", r"Boolean value of Tensor with (more than one|no) value", "truth"),
    # --- gradients
    Pattern("RuntimeError", r"grad can be implicitly created only for scalar outputs", "not-scalar"),
    Pattern("RuntimeError", r"does not require grad and does not have a grad_fn", "no-grad-fn"),
    Pattern("RuntimeError", r"Trying to backward through the graph a second time", "second-backward"),
    Pattern("RuntimeError", r"a leaf Variable that requires grad is being used in an in-place operation", "leaf-in-place"),
    Pattern("RuntimeError", r"a view of a leaf Variable that requires grad is being used in an in-place", "leaf-view-in-place"),
    Pattern("RuntimeError", r"modified by an inplace operation", "saved-changed"),
    Pattern("RuntimeError", r"appears to not have been used in the graph", "unused-input"),
    Pattern("RuntimeError", r"Can't call numpy\(\) on Tensor that requires grad", "numpy-grad"),
    Pattern("RuntimeError", r"you can only change requires_grad flags of leaf variables", "not-leaf-requires-grad"),
    Pattern("ValueError", r"can't optimize a non-leaf Tensor", "not-leaf-optimized"),
    Pattern("RuntimeError", r"Mismatch in shape: grad_output\[0\] has a shape of torch.Size\((?P<right>\[.*?\])\) and "
            r"output\[0\] has a shape of torch.Size\((?P<left>\[.*?\])\)", "gradient-shape"),
    Pattern("RuntimeError", r"(?P<detail>.*(singular|not invertible).*)", "singular"),
    # --- devices
    Pattern("AssertionError", r"Torch not compiled with CUDA enabled", "no-cuda"),
    Pattern("RuntimeError", r"(No CUDA GPUs are available|Found no NVIDIA driver|CUDA driver)", "no-cuda"),
    # --- Python
    Pattern("ZeroDivisionError", r"", "division-by-zero"),
    Pattern("OverflowError", r"(?P<detail>.*)", "overflow"),
    Pattern("KeyError", r"(?P<detail>.*)", "key"),
    Pattern("IndexError", r"(?P<detail>.*(list|tuple|string|range).* index.* out of range)", "list-index"),
    Pattern("ValueError", r"(?P<detail>(not enough|too many) values to unpack.*)", "unpack"),
    Pattern("TypeError", r"(?P<detail>cannot unpack non-iterable.*)", "unpack"),
    Pattern("TypeError", r"(?P<detail>.*object is not callable)", "not-callable"),
    Pattern("TypeError", r"(?P<detail>unsupported operand type.*|can only concatenate.*|'.+' not supported between.*)",
            "operand-types"),
    Pattern("TypeError", r"(?P<detail>.*must be Tensor, not .*|expected Tensor as .*)", "not-tensor"),
    Pattern("TypeError", r"(?P<detail>.*(positional argument|keyword argument|required argument|invalid combination of "
            r"arguments).*)", "arguments"),
    Pattern("RecursionError", r"", "recursion"),
    Pattern("MemoryError", r"", "memory"),
    Pattern("RuntimeError", r"DefaultCPUAllocator|bad_alloc", "memory"),
)  # fmt: skip


def recognised(errors: list[str], message: str, shapes: list[str]) -> tuple[str, dict[str, str]] | None:
    """Return the kind of an error and the facts in its message, or None.

    Args:
        errors: Names of the error's class and of its parents.
        shapes: Shapes of the tensors that the failing expression was about; they fill ``left`` and ``right``.
    """
    first = message.split("\n")[0].strip()
    for pattern in PATTERNS:
        found = re.search(pattern.message, first) if pattern.error in errors else None
        if found is not None:
            facts = {name: text.rstrip(".") for name, text in found.groupdict().items() if text is not None}
            return _completed(pattern.kind, facts, shapes)
    return None


def _completed(kind: str, facts: dict[str, str], shapes: list[str]) -> tuple[str, dict[str, str]]:
    """Add what the message leaves out; a kind whose sentence needs facts that nobody has becomes "torch"."""
    if kind == "matmul":
        left, right = facts["left"].split("x"), facts["right"].split("x")
        facts.update(left_length=left[-1], right_length=right[0])
        facts.update(left=f"({left[0]}, {left[-1]})", right=f"({right[0]}, {right[-1]})")
    if kind == "broadcast":
        left, right = [*shapes, "?", "?"][:2]
        facts.update(left=left, right=right)
    if kind == "not-scalar":
        facts["shape"] = shapes[0] if shapes else "?"
    if kind == "one-element":
        facts.setdefault("count", shapes[0] if shapes else "?")
    return kind, facts

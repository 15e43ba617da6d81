"""Changing the learner's text the way a mistake suggests: what the button says, and what the line will be."""

from __future__ import annotations

from core.explain.edits import repaired
from core.trace import Repair

REPAIRS = {
    "other": "Change it",
    # shapes
    "keepdims": "Keep the reduced axis",
    "column": "Make it a column",
    "row": "Make it a row",
    "channel-column": "Line it up with the channels",
    "transpose": "Transpose",
    "transpose-last": "Swap the last two axes",
    "matmul": "Multiply as matrices",
    "swap": "Swap the two",
    "function": "Use another product",
    "in-features": "Fit the layer to its input",
    "infer-length": "Let torch compute one length",
    "length": "Use a length that fits",
    "reshape": "Use reshape instead of view",
    "contiguous": "Copy into order first",
    "tuple": "Put the tensors into one tuple",
    "brackets": "Put one more pair of brackets",
    "axis": "Use another axis",
    "cat": "Join with cat",
    "last-index": "Take the last one",
    "colon-slice": "Write a range",
    "fewer-indices": "Leave one index out",
    "columns": "Choose columns",
    "out-of-place": "Make a new tensor",
    "item": "Take the number",
    "whole": "Take the whole",
    "away-from-zero": "Add a small number",
    "numel": "Count the elements",
    "flatten": "Make it a vector",
    "fill-row": "Fill the row up with 0",
    "einsum": "Turn the letters round",
    # types and targets
    "float-dtype": "Make it floating-point from the start",
    "float": "Convert to floating-point",
    "long": "Convert to integers",
    "tensor": "Make it a tensor",
    "first": "Take the one that it holds",
    "small-tensor": "Use torch.tensor",
    "stack": "Stack the tensors",
    "field": "Take this one",
    "tolist": "Take all numbers",
    "sum": "Sum it first",
    "mean": "Average it first",
    "all": "Ask whether all are",
    "any": "Ask whether any is",
    "squeeze": "Drop the axis of length 1",
    "same-shape": "Give both one shape",
    "with-logits": "Use the loss that takes any numbers",
    "sigmoid": "Apply sigmoid first",
    "spelling": "Correct the spelling",
    "stand-in": "Use random data of the same shape",
    "cpu": "Stay on the CPU",
    # gradients
    "sum-backward": "Sum it first",
    "mean-backward": "Average it first",
    "real-backward": "Take its real part",
    "abs-backward": "Take its absolute value",
    "cotangent-backward": "Pass a cotangent of ones",
    "requires-grad": "Ask for its gradient",
    "no-detach": "Do not cut the graph",
    "enable-grad": "Record the graph here",
    "no-item": "Keep the tensor",
    "retain-graph": "Keep the graph",
    "no-grad": "Do it outside the graph",
    "clone": "Change a copy",
    "if-grad": "Test it first",
    "retain-grad": "Keep its gradient",
    "backward-first": "Run backward first",
    "detach": "Detach it first",
    "leaf-last": "Make the leaf last",
    "list": "Put it into a list",
    "none": "Set it to None",
    "zero-tensor": "Set its gradient to zero",
    "zero": "Set the gradient to zero after each step",
    "move": "Read it after backward",
    # steps and losses that do something else
    "zero-earlier": "Clear the gradients before backward",
    "zero-later": "Clear the gradients after the step",
    "scheduler-last": "Let the scheduler step after the optimizer",
    "clip-later": "Clip after backward",
    "other-parameters": "Train the parameters that get gradients",
    "optimizer-later": "Make the optimizer after the change",
    "module-list": "Register the layers",
    "scores": "Pass the scores themselves",
    "log-softmax": "Take the logarithm",
    "softmax-axis": "Name the last axis",
    "heed-mode": "Heed the module's mode",
    "batch-first": "Put the batch first",
    "own-memory": "Give each cell its own memory",
    "no-copy": "Keep the loss in the graph",
    "brackets-call": "Call it",
    "update-in-place": "Change the parameter in place",
    "create-graph": "Keep a graph of the gradient",
    "move-update": "Update after the last backward",
    "detach-state": "Cut the graph between the turns",
    "new-sum": "Begin the sum anew in each turn",
    "in-place": "Change the leaf itself",
    "into-loop": "Compute it in each turn",
    "keep-tensors": "Stay with tensors",
    "no-integers": "Stay with floating-point numbers",
    "torch-function": "Use torch's function",
    "true-division": "Divide without rounding",
    "of-source": "Ask for the gradient of its source",
    "not-in-place": "Leave inplace=True out",
    "write-index": "Write through the index",
    "copy-numbers": "Copy its numbers",
    "copy-in-graph": "Copy it within the graph",
    "double": "Use float64",
    # layers and losses
    "values": "Take the values of the pair",
    "outputs": "Take the outputs of the pair",
    "flatten-rows": "Make each example a vector",
    "self-attribute": "Keep it in the object",
    "flip": "Turn the axis round",
    "invert": "Turn True and False round",
    "differ": "Ask where they differ",
    "clamp": "Bound each cell",
    "cell-by-cell": "Compare cell by cell",
    "cross-entropy": "Use cross_entropy",
    "step": "Take the step",
    "downhill": "Go down the slope",
    "unpacked": "Take the list apart",
    "kernel-axes": "Give the kernel its axes",
    "save": "Save what backward needs",
    "static": "Make the methods static",
    "parts": "Give each part a name",
    "apply": "Call the module",
    "make-first": "Make the module first",
    "parameters": "Pass its parameters",
    "state-axes": "Swap the axes of the state",
    "state-pair": "Give the state as a pair",
    "no-state": "Begin with a state of 0",
    "padding": "Add padding",
    "channels-first": "Move the channels to the second axis",
    "channel-axis": "Add an axis for the channel",
    "batch-axis": "Add an axis for the batch",
    "layer-kind": "Use another layer",
    "more-rows": "Give the table one more row",
    "more-classes": "Count one class more than the largest number",
    "classes-axis": "Move the classes to axis 1",
    "class-numbers": "Make class numbers of them",
    "drop-last": "Leave out a short last batch",
    "eval": "Switch to evaluation first",
    "parameter": "Make it a parameter",
    # Python
    "call": "Call the function",
    "dim": "Name the axis dim=",
    "global": "Declare it global",
    "import": "Add the import",
    "integer": "Make it an integer",
    "whole-division": "Divide to a whole number",
    "no-assignment": "Leave the assignment out",
    "numbers": "Take only numbers",
    "categories": "Make a column for each text",
    "only-thresh": "Keep thresh only",
    "only-how": "Keep how only",
    "drop-column": "Leave out the column",
    "concat": "Put them together with pd.concat",
    "fill-method": "Call the method of today",
    "fill-kind": "Fill only the columns that it fits",
    "gaps-allowed": "Take whole numbers with gaps",
    "bad-lines": "Leave such lines out",
    "encoding-gb18030": "Read it as Chinese (GB 18030)",
    "encoding-cp1252": "Read it as Western (Windows 1252)",
    "loc": "Write with loc at once",
    "assigned": "Assign the result",
    "power": "Write a power",
    "product": "Write a product",
    "times": "Multiply",
    "range": "Count up to it",
    "return": "Return the value",
    "self": "Add self",
    "super": "Call super().__init__() first",
    "text": "Make it a text",
    "number": "Make it a number",
    # the text
    "indent": "Indent the line",
    "outdent": "Start it where the line above starts",
    "no-bracket": "Leave the bracket out",
    "plain-space": "Write plain spaces",
    "no-prompts": "Leave the prompts out",
    "python-sign": "Write it as Python does",
    "no-nul": "Delete the character",
    "plain-punctuation": "Use English punctuation throughout",
    "colon": "Add the colon",
    "close-bracket": "Add the closing bracket",
    "equals": "Compare with ==",
    "comma": "Add the comma",
    "quote": "Close the text",
}
"""Kind of `core.trace.Repair` → English label of its button."""

LONGEST_PREVIEW = 42
"""Characters of a changed line that fit on a button."""


def preview(source: str, repair: Repair) -> str:
    """Return the first line that the repair changes as it will read, "" where no line is left there."""
    before, after = source.split("\n"), repaired(source, repair).split("\n")
    changed = next((n for n, line in enumerate(after) if n >= len(before) or line != before[n]), None)
    if changed is None:
        return ""
    line, old = (" ".join(lines[changed].split()) if changed < len(lines) else "" for lines in (after, before))
    return line if len(line) <= LONGEST_PREVIEW else _around(line, _difference(line, old))


def _difference(line: str, old: str) -> int:
    same = (one == other for one, other in zip(line, old, strict=False))
    return next((place for place, is_same in enumerate(same) if not is_same), min(len(line), len(old)))


def _around(line: str, new: int) -> str:
    """Cut a long line so that what is new in it, from this character on, can be seen."""
    start = max(0, min(new - LONGEST_PREVIEW // 2, len(line) - LONGEST_PREVIEW + 1))
    end = start + LONGEST_PREVIEW - 1
    return ("…" if start else "") + line[start:end].strip() + ("…" if end < len(line) else "")


__all__ = ["preview", "repaired"]

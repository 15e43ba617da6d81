"""Mistakes of the backward pass, and what ran but is surely not meant. Imports no torch."""

from __future__ import annotations

from core.explain.sentences.sentence import Sentence

OF_GRADIENTS: dict[str, Sentence] = {
    # --- gradients
    "not-scalar": Sentence(
        "Gradients start from one number; {left} has several elements.",
        "Sum it first, .sum().backward(), or pass a cotangent: .backward(torch.ones_like(…)).",
    ),
    "no-grad-fn": Sentence(
        "{left} does not depend on anything that requires a gradient, so there is nothing to go back through.",
        "Make a leaf with requires_grad=True before computing.",
    ),
    "no-grad-fn-cut": Sentence(
        "No gradient reaches back from {left}: {cut} cuts the graph in line {line}.",
        "Leave the cut out where gradients are wanted.",
    ),
    "number-backward": Sentence(
        "This is a Python number: .item() or float() took it out of the graph, so it has no backward().",
        "Keep the tensor for backward(), and take the number only for printing.",
    ),
    "second-backward": Sentence(
        "{left}: the graph was already gone through backward, and what it saved is freed.",
        "Compute the value again, or keep it the first time: backward(retain_graph=True).",
    ),
    "leaf-in-place": Sentence(
        "{left} is a leaf that requires a gradient, so it cannot be changed in place.",
        "Update it inside with torch.no_grad():, or write x = x + …, which makes a new value.",
    ),
    "leaf-view-in-place": Sentence(
        "{left} is, or shows, a leaf that requires a gradient, so it cannot be changed in place.",
        "Do it inside with torch.no_grad():, or on a clone().",
    ),
    "saved-changed": Sentence(
        "A value that the backward pass needs was changed in place after it was used.",
        "Write the change without in-place: y = y * 2 instead of y *= 2, or change a clone().",
    ),
    "saved-changed-at": Sentence(
        "The backward pass needs {changed} as it was, but line {line} changed it in place.",
        "Write the change without in-place: y = y * 2 instead of y *= 2, or change a clone().",
    ),
    "unused-input": Sentence(
        "The value does not depend on one of the inputs.", "Check the inputs, or pass allow_unused=True."
    ),
    "grad-none": Sentence(
        "`{owner}.grad` is None: no backward pass has reached `{owner}` yet.",
        "Call backward() on the loss before the gradient is used.",
    ),
    "grad-none-zero": Sentence(
        "`{owner}.grad` is None: before the first backward pass there is nothing to set to zero.",
        "Set it to zero after a backward pass, or test it first.",
    ),
    "grad-none-not-leaf": Sentence(
        "`{owner}.grad` is None: `{owner}` was computed, and only leaves keep their gradient.",
        "Call {owner}.retain_grad() right after computing it.",
    ),
    "grad-none-not-asked": Sentence(
        "`{owner}.grad` is None: `{owner}` does not require a gradient.", "Make it with requires_grad=True."
    ),
    "optimizer-list": Sentence(
        "An optimizer takes a list of parameters, and this is one tensor.", "Put it into brackets: [w]."
    ),
    "numpy-grad": Sentence(
        "A tensor that requires a gradient does not become numbers directly.", "Write .detach() first."
    ),
    "not-leaf-requires-grad": Sentence("Only a leaf can stop requiring a gradient.", "Use y = y.detach()."),
    "not-leaf-optimized": Sentence(
        "An optimizer can only change leaves.",
        "Make the parameter first, with requires_grad=True, and compute from it.",
    ),
    "gradient-shape": Sentence(
        "The cotangent has shape {right}, the value has shape {left}: they must be equal.",
        "Pass a tensor of the value's shape, such as torch.ones_like(…).",
    ),
    # --- what ran but is surely not meant
    "loss-broadcast": Sentence(
        "{left} minus {right} gives shape {shape}: each of the {n} predictions is compared with all {n} targets.",
        "Give both one shape, for example y.reshape(y_hat.shape).",
    ),
    "not-zeroed": Sentence(
        "{names} still holds the gradients of the pass before: backward() adds to it, and the next step uses the sum.",
        "Set it to zero after each step: w.grad.zero_(), or optimizer.zero_grad().",
    ),
    "gradient-number": Sentence(
        "{number} takes a Python number out of the graph, so no gradient reaches {names}.",
        "Compute with the tensor itself, and take the number only for printing.",
    ),
    "grad-read-early": Sentence(
        "`{name}` is None: `{owner}.grad` is read before backward() runs in line {line}.",
        "Read the gradient after backward().",
    ),
    "grad-not-kept": Sentence(
        "`{owner}.grad` is None: `{owner}` was computed, and only leaves keep their gradient.",
        "Call {owner}.retain_grad() right after computing it.",
    ),
}
"""Kind → sentence and hint."""

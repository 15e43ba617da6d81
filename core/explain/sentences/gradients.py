"""Mistakes of the backward pass, and code that ran but gives wrong gradients. Imports no torch."""

from __future__ import annotations

from core.explain.sentences.sentence import Sentence

OF_GRADIENTS: dict[str, Sentence] = {
    # --- gradients
    "not-scalar": Sentence(
        "Gradients start from one number; {left} has several elements.",
        "Sum it first, .sum().backward(), or pass a cotangent: .backward(torch.ones_like(…)).",
    ),
    "complex-root": Sentence(
        "Gradients start from one real number; {left} is complex ({dtype}).",
        "Make it real first, .abs() or .real, or pass a cotangent: .backward(torch.ones_like(…)).",
    ),
    "anomaly": Sentence(
        "Anomaly detection ended the backward pass: `{function}` gave a gradient that is NaN.",
        "Leave anomaly detection out: this page shows at which operation a NaN begins, and why.",
    ),
    "sparse-gradient": Sentence(
        "{optimizer} takes no sparse gradients, and an embedding with sparse=True makes such.",
        "Leave sparse=True out, or use torch.optim.SparseAdam or SGD for the embedding.",
    ),
    "no-grad-fn": Sentence(
        "{left} does not depend on anything that requires a gradient, so there is nothing to go back through.",
        "Make a leaf with requires_grad=True before computing.",
    ),
    "no-grad-fn-late": Sentence(
        "No gradient reaches back from {left}: {leaf} requires a gradient only since line {line}, and {left} had been "
        "computed from it before.",
        "Ask for the gradient before you compute: requires_grad=True where {leaf} is made.",
    ),
    "no-grad-fn-cut": Sentence(
        "No gradient reaches back from {left}: {cut} cuts the graph in line {line}.",
        "Leave the cut out where gradients are wanted.",
    ),
    "no-grad-fn-off": Sentence(
        "No gradient reaches back from {left}: line {line} ran under {cut}, so autograd recorded nothing there.",
        "Compute what the loss needs outside of it.",
    ),
    "no-grad-fn-inside": Sentence(
        "No gradient reaches back from {left}: {cut} in line {line} computes without recording a graph.",
        "Use a function that records one: rsample() instead of sample() for a distribution.",
    ),
    "no-grad-fn-frozen": Sentence(
        "{left} depends on nothing that requires a gradient: parameters such as {frozen} have requires_grad=False.",
        "Set requires_grad to True for the parameters that are to be trained.",
    ),
    "no-grad-fn-rebound": Sentence(
        "No gradient reaches back from {left}: in line {line}, {text} made a new tensor and called it `{name}`. "
        "Because of {cut} it does not require grad.",
        "Change the leaf itself, in place: {name} -= … inside with torch.no_grad():.",
    ),
    "no-grad-fn-operation": Sentence(
        "No gradient reaches back from {left}: {cut} in line {line} has no derivative.",
        "Compute the loss from the numbers that go into it, with operations that have a derivative; for classes, "
        "cross_entropy(logits, labels).",
    ),
    "no-grad-fn-indices": Sentence(
        "No gradient reaches back from {left}: of {cut} in line {line} only the indices are used, and indices have no "
        "derivative.",
        "Use the values instead of their indices: max(…).values, topk(…).values.",
    ),
    "no-grad-fn-comparison": Sentence(
        "No gradient reaches back from {left}: {cut} in line {line} is a comparison. Its results are true or false "
        "and have no derivative.",
        "Use a smooth function instead: torch.sigmoid(x) for x > 0, or a loss such as cross_entropy.",
    ),
    "no-grad-fn-integers": Sentence(
        "No gradient reaches back from {left}: {cut} in line {line} makes integers, and integers carry no gradient.",
        "Stay with floating-point numbers up to the loss.",
    ),
    "no-grad-fn-numbers": Sentence(
        "No gradient reaches back from {left}: {cut} in line {line} takes plain numbers out of the graph, and a tensor "
        "that is made of them has no graph.",
        "Compute with the tensors themselves: add them up, or join them with torch.stack. Take numbers only for printing.",
    ),
    "no-grad-fn-numpy": Sentence(
        "No gradient reaches back from {left}: {cut} in line {line} leaves for NumPy, which records no graph.",
        "Use torch's function of the same name: torch.square instead of np.square.",
    ),
    "no-grad-fn-copied": Sentence(
        "No gradient reaches back from {left}: {cut} in line {line} copies only the numbers of {behind} into a new "
        "tensor.",
        "Use the tensor itself; to join several, torch.stack or torch.cat.",
    ),
    "no-grad-fn-function": Sentence(
        "No gradient reaches back from {left}: {cut} in line {line} gives its result without a gradient.",
        "Leave ctx.mark_non_differentiable out of its forward(), and give it a backward().",
    ),
    "no-grad-fn-anew": Sentence(
        "{left} is made anew in line {line} from plain numbers: {text}. Numbers have no graph, so there is nothing to "
        "go back through.",
        "Compute it from tensors instead, without .item() and without torch.tensor(…).",
    ),
    "no-grad-fn-gradient": Sentence(
        "{gradient} is a gradient from line {line}, which computed it without a graph of its own, so it cannot be "
        "differentiated again.",
        "Pass create_graph=True in line {line}.",
    ),
    "backward-count": Sentence(
        "The forward() of `{function}` takes {expected} arguments, but the number of gradients that its backward() returns is "
        "{found}.",
        "Return one gradient for each argument of forward(), in their order, and None for those that need none.",
    ),
    "backward-shape": Sentence(
        "The backward() of `{function}` gives a gradient of shape {found} for argument {index} of its forward(), counted from "
        "0, which has shape {expected}.",
        "A gradient has the shape of what it belongs to: multiply by the incoming gradient, and sum or expand to that shape.",
    ),
    "no-grad-fn-backward": Sentence(
        "{gradient} is a derivative from line {line} without a graph of its own: the backward() of {function} made it of "
        "numbers that require no gradient, so it cannot be differentiated again.",
        "If its derivative is not 0, leave @once_differentiable, .detach(), .data, .item() and NumPy out of that backward(), "
        "and compute with ctx.saved_tensors.",
    ),
    "no-grad-fn-constant": Sentence(
        "{gradient} is a derivative from line {line} and depends on nothing that requires a gradient: it is constant, "
        "so its own derivative is zero and there is nothing to go back through.",
        "The second derivative of a linear function is 0, and autograd has no graph for it: use 0 there.",
    ),
    "number-backward": Sentence(
        "This is a Python number: .item() or float() took it out of the graph, so it has no backward().",
        "Keep the tensor for backward(), and take the number only for printing.",
    ),
    "number-backward-math": Sentence(
        "`{text}` in line {line} gives a Python number, and numbers have no graph: this one has no backward().",
        "Use torch's function of the same name, which gives a tensor.",
    ),
    "grad-assigned": Sentence(
        "`.grad` holds a tensor or None, and here it is given a value of type {type}.",
        "To forget the gradient write None; to begin at 0, .grad.zero_().",
    ),
    "second-backward": Sentence(
        "{left}: the graph was already gone through backward, and what it saved is freed.",
        "Compute the value again, or keep it the first time: backward(retain_graph=True).",
    ),
    "second-backward-shared": Sentence(
        "{left} uses {shared}, which line {line} computed once, before the loop; the pass in line {before} has already "
        "gone back through it, and what it saved is freed.",
        "Move line {line} into the loop, so that every turn computes {shared} anew.",
    ),
    "second-backward-carried": Sentence(
        "{left} uses {shared} of an earlier turn (line {line}); the pass in line {before} has already gone back through "
        "that turn, and what it saved is freed.",
        "Cut the graph between the turns: carry {shared} over with .detach().",
    ),
    "second-backward-summed": Sentence(
        "{left} still adds to what it was in an earlier turn (line {line}); the pass in line {before} has already gone back "
        "through that turn, and what it saved is freed.",
        "Begin the sum anew after each backward(): set {shared} to 0 at the start of the turn.",
    ),
    "second-backward-kept": Sentence(
        "{left} uses what {shared} gave in an earlier turn (line {line}); the pass in line {before} has already gone back "
        "through that turn, and what it saved is freed.",
        "Cut the graph between the turns: where the program keeps what {shared} gave, keep its .detach().",
    ),
    "second-backward-twice": Sentence(
        "{left} uses {shared} (line {line}), and the pass in line {before} has already gone back through it, and what it "
        "saved is freed.",
        "Add the losses and call backward() once, or keep the graph in line {before}: backward(retain_graph=True).",
    ),
    "second-backward-updated": Sentence(
        "{left} uses {shared} (line {line}), and the pass in line {before} has already gone back through it, and what it "
        "saved is freed.",
        "The parameters were updated after that pass. Add the losses and call backward() once, before the update; for "
        "printing, keep only the number, loss.item().",
    ),
    "leaf-in-place": Sentence(
        "{left} is a leaf that requires a gradient, so it cannot be changed in place.",
        "Update it inside with torch.no_grad():, or write x = x + …, which makes a new value.",
    ),
    "leaf-view-in-place": Sentence(
        "{left} is a view of a leaf that requires a gradient, so it cannot be changed in place.",
        "Do it inside with torch.no_grad():, or on a clone().",
    ),
    "saved-changed": Sentence(
        "A value that the backward pass needs was changed in place after it was used.",
        "Write the change without in-place: y = y * 2 instead of y *= 2, or change a clone().",
    ),
    "saved-changed-at": Sentence(
        "To go back through {reader} in line {reader_line}, backward() needs {changed} as it was then, but {write} in "
        "line {line} changed it in place.",
        "Write the change without in-place: y = y * 2 instead of y *= 2, or change a clone().",
    ),
    "saved-changed-shared": Sentence(
        "To go back through {reader} in line {reader_line}, backward() needs {changed} as it was then, but {write} in "
        "line {line} changed it: {view}, made by {made} in line {made_line}, shares its memory.",
        "Let it have memory of its own: write .clone() after {made}.",
    ),
    "saved-changed-part": Sentence(
        "To go back through {reader} in line {reader_line}, backward() needs {changed} as it was then, but {write} in "
        "line {line} wrote into {whole}, and both are one memory, even where other elements were written.",
        "Read a copy, {changed} with .clone(); or collect the values in a list and join them with torch.stack.",
    ),
    "saved-changed-module": Sentence(
        "To go back through {reader} in line {reader_line}, backward() needs {changed} as it was, but {layer} has "
        "inplace=True and wrote its own result over it in line {line}.",
        "Leave inplace=True out there.",
    ),
    "saved-changed-step": Sentence(
        "To go back through {reader} in line {reader_line}, backward() needs {changed} as it was then, but {write} in "
        "line {line} has updated it since.",
        "Call every backward() before the update, or compute the loss again after it.",
    ),
    "saved-changed-carried": Sentence(
        "Through {shared} (line {shared_line}), {left} goes back into an earlier turn of the loop, to {reader} in line "
        "{reader_line}; that needs {changed} as it was then, but {write} in line {line} has updated it since.",
        "Cut the graph between the turns: carry the state over with .detach(). Then retain_graph=True is not needed.",
    ),
    "saved-changed-summed": Sentence(
        "{left} still adds to what it was in an earlier turn, so backward() goes back to {reader} in line {reader_line} of "
        "that turn; that needs {changed} as it was then, but {write} in line {line} has updated it since.",
        "Begin the sum anew after each update: set {shared} to 0 at the start of the turn.",
    ),
    "unused-input-named": Sentence(
        "{root} does not depend on {input}, so it has no gradient with respect to it.",
        "Check that {input} is used on the way to {root}.",
    ),
    "unused-input-later": Sentence(
        "{root} does not depend on {input}: {input} was made from {source} in line {line}, but {root} was computed from "
        "{source} itself, in line {root_line}.",
        "Make {input} first and compute {root} from it, or ask for the gradient with respect to {source}.",
    ),
    "unused-input-constant": Sentence(
        "{root} is made of the derivative with respect to {input} from line {line}, and that derivative does not depend on "
        "{input}: it is constant.",
        "Its derivative is 0: pass allow_unused=True, materialize_grads=True to get that 0.",
    ),
    "unused-input-cut": Sentence(
        "{root} has no gradient with respect to {input}: {cut} in line {line} lies on the way, and no gradient passes it.",
        "Leave {cut} out on the way from {input} to {root}.",
    ),
    "input-not-asked": Sentence(
        "{input} does not require a gradient, so nothing can be differentiated with respect to it.",
        "Make it with requires_grad=True before it is used.",
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
    "grad-none-rebound": Sentence(
        "`{owner}.grad` is None: {text} in line {line} made a new tensor and called it `{name}`. backward() fills .grad of "
        "the leaf that had the name before.",
        "Change the leaf itself: {name} -= … inside with torch.no_grad():.",
    ),
    "grad-none-born": Sentence(
        "`{owner}.grad` is None: {text} in line {line} computes `{owner}` from a leaf that has no name, and only leaves "
        "keep their gradient.",
        "Make it a leaf last: compute the numbers first, then .requires_grad_().",
    ),
    "grad-none-cleared": Sentence(
        "`{owner}.grad` is None: {clearing} in line {line} set it to None after the pass in line {before} had filled it.",
        "Read it before it is cleared, or keep zeros with zero_grad(set_to_none=False).",
    ),
    "grad-none-data": Sentence(
        "`{owner}.grad` is None: `{owner}` is a new tensor that only shares its numbers with `{plain}`; the gradient is in "
        "`{plain}.grad`.",
        "Write {plain}.grad.",
    ),
    "grad-none-returned": Sentence(
        "`{owner}.grad` is None: autograd.grad in line {line} returns the gradients and leaves .grad as it is.",
        "Use what autograd.grad returns, or call backward(), which fills .grad.",
    ),
    "grad-none-inputs": Sentence(
        "`{owner}.grad` is None: the pass in line {before} was asked with inputs=… for the gradients of other tensors only.",
        "Add `{owner}` to inputs, or leave inputs out.",
    ),
    "grad-none-function": Sentence(
        "`{owner}.grad` is None: the pass in line {before} came to {text} in line {line}, whose backward() returned None.",
        "Return a gradient for each input of forward() that requires one.",
    ),
    "grad-none-unused": Sentence(
        "`{owner}.grad` is None: the pass in line {before} did not reach `{owner}`, because its root does not use it.",
        "Use it on the way to the loss, or leave out parameters whose .grad is None.",
    ),
    "grad-none-unused-from": Sentence(
        "`{owner}.grad` is None: it is used in line {line} for {made}, but the root of the pass in line {before} does not "
        "depend on {made}.",
        "Use {made} on the way to the loss, or leave out parameters whose .grad is None.",
    ),
    "grad-none-later": Sentence(
        "`{owner}.grad` is None: the last pass, in line {before}, ran before line {line} used `{owner}`.",
        "Call backward() after that line.",
    ),
    "grad-none-cut": Sentence(
        "`{owner}.grad` is None: {cut} in line {line} lies on the way to the root of the pass in line {before}, and no "
        "gradient passes it.",
        "Leave {cut} out on the way from `{owner}` to the loss.",
    ),
    "optimizer-list": Sentence(
        "An optimizer takes a list of parameters, and this is one tensor.", "Put it into brackets: [w]."
    ),
    "scalar-grad": Sentence(
        "A tensor that requires a gradient becomes a plain number here, through which no gradient comes back.",
        "Where only the number is wanted, write .item() or .detach().",
    ),
    "numpy-grad": Sentence(
        "A tensor that requires a gradient does not become a NumPy array directly.", "Write .detach() first."
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
    "loss-sizes": Sentence(
        "The loss gets predictions of shape {given} and targets of shape {target}: torch broadcasts them, so that they "
        "are not compared one with one.",
        "Give both one shape. Where the targets are numbers of classes, take a loss such as nn.CrossEntropyLoss().",
    ),
    "not-zeroed": Sentence(
        "The gradients of the pass before are still in {names}: backward() adds to them, and the next step uses the sum.",
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
    "grad-of-computed": Sentence(
        "The `.grad` of a tensor that was computed is None: only leaves keep their gradient.",
        "Call retain_grad() on it before backward().",
    ),
    "grad-not-kept": Sentence(
        "`{owner}.grad` is None: `{owner}` was computed, and only leaves keep their gradient.",
        "Call {owner}.retain_grad() right after computing it.",
    ),
}
"""Kind → sentence and hint."""

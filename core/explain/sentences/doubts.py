"""Sentences for code that is almost surely wrong, and for warnings of Python, NumPy and torch. Imports no torch."""

from __future__ import annotations

from core.explain.sentences.sentence import Sentence

OF_DOUBTS: dict[str, Sentence] = {
    # --- Python's warnings
    "python-warning": Sentence("{category}: {text}", ""),
    "scheduler-first": Sentence(
        "The scheduler steps before the optimizer: the first learning rate is skipped.",
        "Call scheduler.step() after optimizer.step().",
    ),
    "softmax-axis": Sentence(
        "softmax was called without dim, and torch guessed an axis by the number of axes.",
        "Write dim=-1 for the last axis, or the axis that holds the classes.",
    ),
    # --- steps that change nothing
    "step-zeroed": Sentence(
        "This step changes nothing: zero_grad() in line {line} clears the gradients between backward() and step().",
        "Call zero_grad() before backward(), or after step().",
    ),
    "step-without-gradient": Sentence(
        "This step changes nothing: no gradient has reached {held}. The pass gave gradients to {reached}.",
        "Give the optimizer the parameters that get gradients, or remove what cuts the optimizer's parameters off from the loss.",
    ),
    "parameter-replaced": Sentence(
        "{name} gets gradients, but the optimizer still holds the parameter that stood there when it was made.",
        "Make the optimizer after the last change to the model's layers.",
    ),
    "layers-in-list": Sentence(
        "The layers in self.{attribute} are missing from {owner}.parameters(): {held} get gradients that no optimizer "
        "uses.",
        "Keep layers in nn.ModuleList, nn.ModuleDict or nn.Sequential, which register them.",
    ),
    "clipped-early": Sentence(
        "{name}() has nothing to clip here: the gradients come only with backward() below.",
        "Clip between backward() and step().",
    ),
    "step-rounded": Sentence(
        "Every step of {name} is lost to rounding: near {value}, neighbouring {dtype} numbers are {gap} apart, and no "
        "step is larger than half of that.",
        "Keep the parameters in float32; only the computation may be in {dtype} (torch.autocast).",
    ),
    # --- passes that reach no parameter
    "pass-from-leaf": Sentence(
        "backward() starts at {root}, which is a leaf of its own: no gradient reaches {names}.",
        "Leave out what makes it a new leaf (detach(), .data, no_grad and requires_grad_()), and call backward() on the "
        "loss as it was computed.",
    ),
    "pass-from-copy": Sentence(
        "backward() starts at {root}, a new leaf made from the loss's number: no gradient reaches {names}.",
        "Call backward() on the loss as it was computed; take its number only for printing.",
    ),
    "pass-from-leaf-cut": Sentence(
        "backward() starts at {root}, which requires_grad_() made a leaf of its own: {operation} in line {line} has no "
        "derivative, so no gradient reaches {names}.",
        "Leave requires_grad_() out, and compute the loss with operations that have a derivative (cross_entropy "
        "instead of an accuracy).",
    ),
    "leaf-between": Sentence(
        "requires_grad_() makes {name} a leaf of its own: {operation} in line {line} has no derivative, so no gradient "
        "reaches {names}.",
        "Leave requires_grad_() out, and compute the loss from values before {operation}.",
    ),
    "through-numpy": Sentence(
        "{name} leaves the graph at {cut} and comes back from NumPy as a new leaf in line {line}: no gradient reaches "
        "{name}.",
        "Compute it with torch's own functions.",
    ),
    "data-written": Sentence(
        "{name} is changed through .data after {operation} in line {line} has kept it for backward(): the gradient is "
        "computed with the new values, and autograd does not notice.",
        "Make a new tensor instead, or change it after backward().",
    ),
    # --- losses and layers
    "softmax-twice": Sentence(
        "cross_entropy applies softmax itself, and its input has been through softmax already: the gradients become "
        "small, and the loss cannot come near 0.",
        "Give cross_entropy the scores as they are; use softmax only for showing probabilities.",
    ),
    "sigmoid-twice": Sentence(
        "binary_cross_entropy_with_logits applies sigmoid itself, and its input has been through sigmoid already.",
        "Give it the scores as they are, or use binary_cross_entropy (BCELoss) with the probabilities.",
    ),
    "nll-probabilities": Sentence(
        "nll_loss takes logarithms of probabilities, and here it gets the probabilities themselves.",
        "Use log_softmax in place of softmax, or cross_entropy with the scores.",
    ),
    "nll-scores": Sentence(
        "nll_loss takes logarithms of probabilities, which are never above 0, and {left} holds {value}.",
        "Use cross_entropy, which takes scores, or put them through log_softmax first.",
    ),
    "step-missing": Sentence(
        "The parameters of `{name}` never change: their gradients are computed and cleared, but no step is taken.",
        "Call {name}.step() after backward().",
    ),
    "step-uphill": Sentence(
        "{text} goes up the slope: in {count} passes `{loss}` grew from {first} to {last}.",
        "Against the gradient the loss falls: {name} -= ….",
    ),
    "softmax-over-batch": Sentence(
        "softmax goes along axis {axis}, the rows of the batch, and the classes are picked along the other axis: the "
        "probabilities of one row do not add up to 1.",
        "Write dim={other} (or dim=-1).",
    ),
    "reduced-axis-lost": Sentence(
        "{reduction} over axis 1 drops that axis, and broadcasting lines the result up with the columns of the "
        "{shape} matrix, not with its rows. No error comes, because the matrix is square.",
        "Add keepdim=True.",
    ),
    "dropout-in-eval": Sentence(
        "F.dropout drops cells although {module} is in eval mode: a function does not know the module's mode.",
        "Write training=self.training, or use a layer nn.Dropout.",
    ),
    "expanded-written": Sentence(
        "The {count} cells of {name} along the expanded axis are one number in memory: writing one of them changes all.",
        "Write .clone() after expand() to give each cell its own memory.",
    ),
    "batch-first": Sentence(
        "{module} reads its input as (steps, batch, features): [:, -1] takes the last example of the batch, not the "
        "last step.",
        "Make the layer with batch_first=True, or take output[-1].",
    ),
    # --- NaN and infinities
    "numbers-log": Sentence(
        "{root} is {what}: in line {line}, {operation} gets 0, and the logarithm of 0 is -inf.",
        "Keep the argument away from 0: add a small number or clamp it; for log(softmax) there is log_softmax, for "
        "x · log x torch.xlogy.",
    ),
    "numbers-domain": Sentence(
        "{root} is {what}: in line {line}, {operation} gets {x}, and of negative numbers it gives NaN.",
        "Keep negative numbers away from it: clamp, abs or where before it.",
    ),
    "numbers-division": Sentence(
        "{root} is {what}: in line {line} a number is divided by 0.",
        "Add a small number to the divisor, or choose the cells with where() before the division.",
    ),
    "numbers-few": Sentence(
        "{root} is {what}: in line {line}, {operation} is taken of too few numbers, {count}.",
        "Check the shape of what it is taken of.",
    ),
    "numbers-growing": Sentence(
        "{root} is {what}: over {passes} passes it grew from {first} to {last}, until {operation} in line {line} gave "
        "more than the largest {dtype} number.",
        "The steps are too large: use a smaller learning rate, or scale the data.",
    ),
    "numbers-overflow": Sentence(
        "{root} is {what}: in line {line}, {operation} gives more than the largest {dtype} number.",
        "Use smaller numbers, or functions that subtract the largest first: softmax, logsumexp, log_softmax.",
    ),
    "numbers-infinite": Sentence(
        "{root} is {what}: in line {line}, {operation} makes {made} of infinite numbers, for ∞ − ∞, 0 · ∞ and ∞ / ∞ are "
        "no numbers.",
        "Choose the cells with where() before it, so that no infinity reaches it.",
    ),
    "numbers-made": Sentence(
        "{root} is {what}: in line {line}, {operation} makes {made} of finite numbers.",
        "Look at the numbers that it gets: it is not defined for some of them.",
    ),
    "numbers-data": Sentence(
        "{root} is {what} because {name} holds {made} from the beginning.",
        "Leave such rows out or fill them: dropna or fillna in pandas, torch.nan_to_num here.",
    ),
    "gradient-at-zero": Sentence(
        "The gradient of {name} is {what}: going backward, the first such number comes from {operation} in line {line}, "
        "whose slope at 0 is infinite.",
        "Keep its argument away from 0: add a small number, or choose the cells with where() before it, not after it.",
    ),
    "gradient-odd": Sentence(
        "The gradient of {name} is {what}: going backward, the first such number comes from {operation} in line {line}.",
        "Look at the numbers that it gets; choose cells with where() before it, not after it.",
    ),
    # --- seen in the text
    "only-named": Sentence(
        "{text} only names the method: without brackets it is not called, and nothing happens.", "Write {text}()."
    ),
    "parameter-rebound": Sentence(
        "{name} = … binds the loop's name to a new tensor: the parameter itself does not change.",
        "Change the parameter in place under torch.no_grad(): {name} -= ….",
    ),
}
"""Kind → sentence and hint."""

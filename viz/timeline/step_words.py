"""The sentences of the timeline, in English; the page translates them by this table.

``{…}`` is filled in when a sentence is used; names, formulas and numbers are not words.
"""

from __future__ import annotations

from viz.operations.remarks import REMARKS

STEP_WORDS = {
    # Forward.
    "step-leaf": "{name} is a leaf: you made it, and gradients are collected in it.",
    "step-constant": "{name} is a constant: no gradient is asked for.",
    "step-value": "{operation} computes {formula}.",
    "step-stretched": "{operation} computes {formula}. Broadcasting stretches {stretched}.",
    "step-in-place": "{operation} writes into the same tensor: {formula}.",
    "step-cut": "{operation} computes {formula}. No gradient will come back this way: {reason}",
    "step-folded": "{name} runs: {count} operations in one step.",
    "step-grad": "A gradient that a backward pass has computed is read: {value}.",
    "step-write-back": "{name} shares its memory with what was written, so it has changed, too: {value}.",
    "step-re-view": "{name} is read again through a view, after the write: {value}.",
    "step-shape": "a tensor of shape {shape}",
    # Backward.
    "step-start": "Backward pass {number} starts at {name}: {adjoint} = ∂{name}/∂{name} = {value}.",
    "step-start-given": "Backward pass {number} starts at {name} with the cotangent {adjoint} = {value}.",
    "step-send": "{operation} sends {value} to {name}.",
    "step-said": "{operation} sends {value} to {name}. {remark}",
    "step-within": "Inside {operation}, {value} goes on to {name}, another of its results.",
    "step-hook": "A hook of the program adds {value} to what arrived at {name}.",
    "step-send-rule": "{operation} sends {symbols} to {name}: {numbers} = {value}.",
    "step-send-symbols": "{operation} sends {symbols} to {name}: {value}.",
    "step-pass-on": "{operation} passes {adjoint} on to {name}: {value}.",
    "step-spread": "{operation} gives {adjoint} to every cell of {name} that it added: {value}.",
    "step-put-back": "{operation} puts {adjoint} back to where it was taken from in {name}, with zeros elsewhere: "
    "{value}.",
    "step-put-back-added": "{operation} adds {adjoint} back to where it was taken from in {name}; a cell that was "
    "taken more than once gets the sum: {value}.",
    "step-part": "{operation} sends to {name} its part of {adjoint}: {value}.",
    "step-overwritten": "{operation} sends {adjoint} to {name} as it was before, with zeros where it was written over: "
    "{value}.",
    "step-summed": "summed over axis {axes}, along which {name} was stretched",
    "step-sum": "{name} receives from {count} edges: {terms} = {value}.",
    "step-sum-many": "{name} receives from {count} edges; their sum is {value}.",
    "step-accumulate": "{name}.grad held something already; adding {adjoint} gives {value}.",
    "step-inside": "Inside {name} the gradient passes through {count} operations.",
    "step-whole-pass": "Backward pass {number} runs from {name}; choose it above to see its steps.",
    # Edges.
    "edge-later": "Not yet: no backward pass has run.",
    "edge-sent": "sends back {value}",
    "edge-adjoint": "Adjoint that arrives: {name} = {value}",
    "edge-stretched": "Forward {name} {shape} is stretched to {made}; "
    "backward its contribution is summed over axis {axes}.",
    "edge-asking": "The local Jacobian is being computed …",
    # Lines that stand for several uses.
    "edge-merged": "×{count}: {count} uses are drawn as one line.",
    "edge-tensors": "What goes through: {tensors}.",
    "edge-more": "{tensors} and {count} more",
    "edge-none": "No gradient comes back through it in this pass.",
    "edge-too-many": "More than {count} uses: what comes back through them is not added up here.",
    "edge-back": "{count} contributions come back to {name}, sum = {value}",
    "edge-back-one": "One contribution comes back to {name}: {value}",
    "edge-back-more": "… and contributions to {count} more tensors.",
    # The player.
    "timeline": "Timeline: forward, then backward",
    "step-of": "step {number} of {count}",
    "step-none": "Move the slider, or press ▶, to run the program step by step.",
    "step-before": "Nothing has run yet.",
    "forward": "forward",
    "backward": "backward, pass {number}",
    "first-step": "To the beginning",
    "previous-step": "One step back",
    "play": "Play",
    "pause": "Pause",
    "next-step": "One step on",
    "last-step": "To the end",
    "speed": "Speed",
    "leave-steps": "Show everything",
    "some-arrived": "Σ {arrived}/{count}",
    "kept": "kept for backward: {bytes}",
    "kept-help": "What forward saves for the derivatives, and backward frees when it has used it.",
    "kept-by": "Kept for backward by {operations}",
} | {f"does-{key}": sentence for key, sentence in REMARKS.items()}
"""Key → English."""

"""Words on screen: the gettext catalogues, and the sentences whose English stands in core's tables."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from core.explain.mistakes import MISTAKES
from core.trace import Mistake, Repair
from core.trace.reasons import MISSING, NOTES, REASONS, Reason

LANGUAGES = {"zh_CN": "简体中文", "en": "English"}
"""Language code, as in the URL → its own name for itself."""

DOMAIN = "cotangent"
LOCALE = Path(__file__).resolve().parent.parent / "locale"

REPAIRS = {
    "other": "Change it",
    # shapes
    "keepdims": "Keep the reduced axis",
    "column": "Make it a column",
    "row": "Make it a row",
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
    "out-of-place": "Make a new tensor",
    "item": "Take the number",
    "whole": "Take the whole",
    "numel": "Count the elements",
    "flatten": "Make it a vector",
    "fill-row": "Fill the row up with 0",
    "einsum": "Turn the letters round",
    # types and targets
    "float-dtype": "Make it floating-point from the start",
    "float": "Convert to floating-point",
    "long": "Convert to integers",
    "tensor": "Make it a tensor",
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
    "allow-unused": "Allow unused inputs",
    "detach": "Detach it first",
    "leaf-last": "Make the leaf last",
    "list": "Put it into a list",
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
    # the text
    "plain-punctuation": "Use English punctuation throughout",
    "colon": "Add the colon",
    "close-bracket": "Add the closing bracket",
    "equals": "Compare with ==",
    "comma": "Add the comma",
    "quote": "Close the text",
}
"""Kind of `core.trace.Repair` → English label of its button."""

Words = gettext.NullTranslations
"""One language's words: ``.gettext(sentence)`` and ``.ngettext(one, many, count)``."""


def translator(language: str) -> Words:
    """Return the words of a language; English where there is no such catalogue (a browser may send any text)."""
    return _catalogue(language if language in LANGUAGES else "en")


@cache
def _catalogue(language: str) -> Words:
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True)


def language_of(locale: str | None) -> str:
    """Return the language to begin with for a browser's locale: Chinese for every ``zh-*``, else English."""
    return "zh_CN" if (locale or "").lower().startswith("zh") else "en"


def mistake_sentences(mistake: Mistake, words: Words) -> tuple[str, str]:
    """Return (what happened, what to try); the second may be empty."""
    sentence = MISTAKES.get(mistake.kind)
    if sentence is None:  # a trace that a newer version wrote: its own English is better than nothing
        return mistake.message, mistake.hint
    facts = mistake.facts
    return filled(words, sentence.message, facts), filled(words, sentence.hint, facts)


def reason_sentence(reason: Reason, words: Words) -> str:
    """Return why a node has no adjoint."""
    return filled(words, REASONS[reason.kind], reason.facts)


def note_sentence(note: str, words: Words) -> str:
    """Return what is remarkable about a node; "" when nothing is."""
    return filled(words, NOTES.get(note, ""), {})


def missing_sentence(missing: str, words: Words) -> str:
    """Return why a Snapshot has no cells."""
    return filled(words, MISSING[missing], {})


def repair_label(repair: Repair, words: Words) -> str:
    """Return the words on the button that makes the change."""
    return words.gettext(REPAIRS.get(repair.kind, REPAIRS["other"]))


def translated_table(table: Mapping[str, str], words: Words) -> dict[str, str]:
    """Return a table of sentences in another language; what is to be filled in stays as it is."""
    return {key: words.gettext(sentence) for key, sentence in table.items()}


def filled(words: Words, template: str, facts: dict[str, str]) -> str:
    """Return the translated sentence with its facts; gettext("") would be the catalogue's header."""
    return words.gettext(template).format(**facts) if template else ""

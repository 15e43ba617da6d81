"""All mistakes of a learner's program that are explained, one sentence and one hint each. Imports no torch.

`MISTAKES` is the table that the screen translates from: kind → Sentence; its parts lie in core.explain.sentences.
Which message of torch or Python is of which kind stands in core.explain.patterns; which change of the text would mend
it, in core.explain.repairs.
"""

from __future__ import annotations

from collections.abc import Mapping

from core.explain.sentences.arrays import OF_ARRAYS
from core.explain.sentences.doubts import OF_DOUBTS
from core.explain.sentences.gradients import OF_GRADIENTS
from core.explain.sentences.layers import OF_LAYERS
from core.explain.sentences.python import OF_PYTHON
from core.explain.sentences.running import OF_RUNNING
from core.explain.sentences.sentence import Sentence
from core.explain.sentences.shapes import OF_SHAPES
from core.explain.sentences.tables import OF_TABLES
from core.explain.sentences.text import OF_THE_TEXT
from core.explain.sentences.values import OF_VALUES
from core.trace import Mistake, Repair, Span

MISTAKES: dict[str, Sentence] = {
    **OF_THE_TEXT,
    **OF_PYTHON,
    **OF_SHAPES,
    **OF_ARRAYS,
    **OF_TABLES,
    **OF_LAYERS,
    **OF_VALUES,
    **OF_GRADIENTS,
    **OF_DOUBTS,
    **OF_RUNNING,
}
"""Kind → sentence and hint."""

LONGEST_FACT = 400


def shortened(text: str) -> str:
    """Return a name or a message that a sentence can hold: a program may have names of any length."""
    return text if len(text) <= LONGEST_FACT else text[: LONGEST_FACT - 1] + "…"


FULL_WIDTH = str.maketrans(
    "（）［］｛｝，：；．＝＋－＊／＜＞！％＠＃“”‘’。、【】　０１２３４５６７８９＾＆｜～＿",
    "()[]{},:;.=+-*/<>!%@#\"\"''.,[] 0123456789^&|~_",
)
"""Characters of a Chinese keyboard that look like those of Python."""


def mistake(
    kind: str,
    span: Span | None,
    *,
    error: str = "",
    raised: str = "",
    repairs: tuple[Repair, ...] = (),
    facts: Mapping[str, str] = {},
    nodes: tuple[int, ...] = (),
    cause: Span | None = None,
    **more: str,
) -> Mistake:
    """Return a mistake with its English sentence filled in.

    Args:
        error: Name of the Python exception that plain Python would have raised.
        raised: torch's or Python's own message.
        nodes: The operands that it is about.
        cause: The place that brought it about, if that is another one.
        facts, more: What the sentence of this kind names.
    """
    facts = {name: shortened(text) for name, text in {**facts, **more}.items()}
    sentence = MISTAKES[kind]
    message, hint = sentence.message.format(**facts), sentence.hint.format(**facts)
    return Mistake(kind, message, hint, span, error, raised, facts, repairs, nodes, cause if cause != span else None)

"""The words of the subject in both languages, each with a sentence, a program and the page that shows it. Pure."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from rapidfuzz import fuzz

from viz.link import encoded
from viz.words import _, in_language, language


class Term(msgspec.Struct, frozen=True):
    """A word.

    Attributes:
        key: Stands in links, so it stays.
        english, chinese: The word.
        sentence: What it means, in English; translated where it is shown.
        program: Runs as it is; its last line is what to look at.
        page: The address of the page that shows it best.
        choices: What that page's link says; "graph" takes the program.
        explained: Whether the word is explained wherever it stands; those that plain sentences use otherwise are not.
    """

    key: str
    english: str
    chinese: str
    sentence: str
    program: str
    page: str = "graph"
    choices: Mapping[str, object] = {}
    explained: bool = True


def _term(
    key: str,
    english: str,
    chinese: str,
    sentence: str,
    program: str,
    page: str = "graph",
    choices: Mapping[str, object] = {},
    *,
    explained: bool = True,
) -> Term:
    """Return a term; a choice of ``...`` is its program."""
    whole = f"import torch\n\n{program}"
    made = {name: whole if value is ... else value for name, value in choices.items()}
    return Term(key, english, chinese, sentence, whole, page, made, explained)


TERMS = (
    _term("graph", "computation graph", "计算图",
          "Which operation made which value from which others: torch notes it while the program runs, and walks it "
          "backward for the gradients.",
          "x = torch.tensor(3., requires_grad=True)\ny = x * x + 1\ny.grad_fn.name()\n"),
    _term("leaf", "leaf", "叶子",
          "A tensor that no recorded operation made; of those that require a gradient, backward() fills .grad.",
          "x = torch.tensor(3., requires_grad=True)\ny = x * 2\nx.is_leaf, y.is_leaf\n"),
    _term("gradient", "gradient", "梯度",
          "All partial derivatives of one number with respect to a tensor, in the shape of that tensor.",
          "x = torch.tensor([1., 2.], requires_grad=True)\n(x * x).sum().backward()\nx.grad\n"),
    _term("adjoint", "adjoint, cotangent", "伴随值，余切",
          "The derivative of the result with respect to a value on the way; backward computes one for every value, "
          "from the end to the leaves.",
          "x = torch.tensor(2., requires_grad=True)\nu = x * 3\ny = u * u\ny.backward()\nx.grad\n"),
    _term("contribution", "contribution", "贡献",
          "What one use of a value sends back to it; the adjoint is the sum of all contributions.",
          "x = torch.tensor(2., requires_grad=True)\ny = x * x + 3 * x\ny.backward()\nx.grad\n"),
    _term("accumulation", "accumulation", "累积",
          "Each backward() adds to .grad and replaces nothing, so a training loop sets it to zero in between.",
          "x = torch.tensor(2., requires_grad=True)\n(x * x).backward()\n(x * x).backward()\nx.grad\n"),
    _term("chain-rule", "chain rule", "链式法则",
          "The derivative of functions one inside another is the product of their derivatives.",
          "x = torch.tensor(0.5, requires_grad=True)\ny = torch.sin(x * x)\ny.backward()\n"
          "x.grad - torch.cos(x * x) * 2 * x\n"),
    _term("jacobian", "Jacobian matrix", "雅可比矩阵",
          "The matrix of all derivatives of a vector by a vector: row i, column j holds ∂yᵢ/∂xⱼ.",
          "x = torch.tensor([1., 2.], requires_grad=True)\ny = torch.stack([x[0] * x[1], x[0] + x[1]])\n",
          "modes", {"source": ...}),
    _term("vjp", "vector-Jacobian product", "向量-雅可比积",
          "A row vector times the Jacobian; this product is what backward computes, without writing the Jacobian down.",
          "x = torch.tensor([1., 2.], requires_grad=True)\ny = x * x\ny.backward(torch.tensor([1., 10.]))\nx.grad\n"),
    _term("forward-accumulation", "forward accumulation", "正向累积",
          "From the inputs to the result: one pass for each input gives a column of the Jacobian, and nothing is kept.",
          "x = torch.tensor([1., 2.], requires_grad=True)\ny = (x * x).sum()\n",
          "modes", {"source": ...}),
    _term("reverse-accumulation", "reverse accumulation", "反向累积",
          "From the result to the inputs: one pass for each output gives a row of the Jacobian, and needs values that "
          "were kept on the way.",
          "x = torch.tensor([1., 2., 3.], requires_grad=True)\ny = (x * x).sum()\n",
          "modes", {"source": ...}),
    _term("numerator-layout", "numerator layout", "分子布局",
          "The output's axes come first, then the input's reversed: the derivative of a number by a vector is a row.",
          "def f(x):\n    return (x * x).sum()\n\ntorch.autograd.functional.jacobian(f, torch.tensor([1., 2.]))\n",
          "matrix_calculus", {"text": "(x * x).sum()"}),
    _term("subderivative", "subderivative", "次导数",
          "At a kink of a convex function any slope between the left one and the right one; torch takes one of them.",
          "x = torch.tensor(0., requires_grad=True)\nx.abs().backward()\nx.grad\n",
          "gradient_field",
          {"preset": "abs", "count": 1, "point": [0.0], "window": [-2.0, 2.0, -2.0, 2.0]}),
    _term("contour", "contour line", "等高线",
          "All points at which a function has the same value; the gradient stands at a right angle to it.",
          "x = torch.tensor([1., 1.], requires_grad=True)\nf = x[0] ** 2 + 2 * x[1] ** 2\nf.backward()\n"
          "along = torch.tensor([-2., 1.])\nx.grad @ along\n",
          "gradient_field"),
    _term("directional-derivative", "directional derivative", "方向导数",
          "How fast a function grows in one direction: the gradient times a vector of length 1.",
          "x = torch.tensor([1., 1.], requires_grad=True)\n(x * x).sum().backward()\n"
          "x.grad @ torch.tensor([0.6, 0.8])\n",
          "gradient_field", {"section": "direction"}),
    _term("broadcasting", "broadcasting", "广播",
          "Axes of length 1 or missing in front are repeated, without a copy, until both shapes agree.",
          "a = torch.ones(3, 1)\nb = torch.arange(4.)\nc = a + b\nc.shape\n",
          "tensors", {"program": ..., "panel": "broadcast", "left": "a", "right": "b"}),
    _term("reduction", "reduction", "降维",
          "An operation such as sum or mean that takes an axis away: the axis that you name is gone.",
          "A = torch.arange(20.).reshape(5, 4)\nA.sum(axis=0).shape\n",
          "reductions"),
    _term("view", "view", "视图",
          "A tensor that looks at another one's memory with its own shape and stride: a write to one is seen by both.",
          "X = torch.arange(6.)\nV = X.reshape(2, 3)\nV[0, 0] = 100\nX\n",
          "tensors", {"program": ..., "panel": "storage"}, explained=False),
    _term("stride", "stride", "步幅",
          "How many cells further in memory the next entry of an axis lies.",
          "X = torch.arange(6.).reshape(2, 3)\nT = X.T\nX.stride(), T.stride()\n",
          "tensors", {"program": ..., "panel": "storage"}),
    _term("version", "version", "版本",
          "A count of the writes in place to a tensor; backward refuses where a value that it needs was written over.",
          "x = torch.ones(2, requires_grad=True)\ny = x * 2\ny.add_(1)\ny._version\n", explained=False),
    _term("detach", "detach", "分离",
          "The same numbers outside the graph: for what follows, the value counts as a constant.",
          "x = torch.tensor(3., requires_grad=True)\nu = (x * x).detach()\n(u * x).backward()\nx.grad\n",
          explained=False),
    _term("missing", "missing value", "缺失值",
          "A cell of a table that holds nothing; pandas writes NaN, and it must be filled or dropped before there is a "
          "tensor.",
          "import pandas as pd\n\ntable = pd.DataFrame({\"rooms\": [None, 2., 4.]})\n"
          "torch.tensor(table.fillna(table.mean()).to_numpy())\n",
          "data"),
)  # fmt: skip
BY_KEY = {term.key: term for term in TERMS}
LIKE = 70
"""Of 100: how much of a word must agree with what was typed."""


def sentences(term: Term) -> tuple[str, str]:
    """Return what a term means in English and in Chinese."""
    with in_language("zh_CN"):
        return term.sentence, _(term.sentence)


def explained() -> list[dict[str, object]]:
    """Return what the browser explains where it stands on a page: the words of the reader's language."""
    chinese = language().startswith("zh")
    rows = []
    for term in TERMS:
        if term.explained:
            word, other = (term.chinese, term.english) if chinese else (term.english, term.chinese)
            link = encoded({"search": term.english})
            said = {"word": word, "other": other, "sentence": _(term.sentence), "link": link}
            rows.append(said | {"said": _said(term, chinese)})
    return rows


def _said(term: Term, chinese: bool) -> list[str]:
    """Return the forms of a word in small letters."""
    if chinese:
        return term.chinese.split("，")
    words = term.english.lower().split(", ")
    return [*words, *(f"{word}s" for word in words)]


def found(search: str) -> list[Term]:
    """Return the terms that fit what was typed, the best first; all of them where nothing was."""
    wanted = search.strip().lower()
    if not wanted:
        return list(TERMS)
    fits = [(_fit(term, wanted), term) for term in TERMS]
    return [term for fit, term in sorted(fits, key=lambda one: -one[0]) if fit >= LIKE]


def _fit(term: Term, wanted: str) -> float:
    """Return how well a word fits, of 100; a sentence that holds it fits less than a name that is like it."""
    names = [term.english.lower(), term.chinese, term.key]
    if any(wanted in name for name in names):
        return 100.0
    words = [*names, *term.english.lower().replace(",", " ").split()]
    like = max(fuzz.ratio(wanted, word) for word in words)
    return max(like, LIKE if wanted in " ".join(sentences(term)).lower() else 0.0)

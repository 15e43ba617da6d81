"""Everything that the search finds: sections, mistakes, examples, questions, exercises, identities, operations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from viz.course.places import Place, examples, of_program
from viz.course.searched_mistakes import FAILING
from viz.course.topics import BY_KEY as TOPICS
from viz.errata.catalogue import ERRATA
from viz.exercises.catalogue import EXERCISES
from viz.glossary import TERMS
from viz.matrix.identities import IDENTITIES
from viz.operations.record import Operation
from viz.operations.registry import RECORDS
from viz.questions import QUESTIONS
from viz.words import _

Group = Literal["mistake", "section", "example", "question", "exercise", "term", "identity", "operation"]
GROUPS: dict[Group, str] = {
    "mistake": "Error messages",
    "section": "Sections of the book",
    "example": "Examples",
    "question": "Questions",
    "exercise": "Exercises",
    "term": "Words",
    "identity": "Identities of matrix calculus",
    "operation": "Operations",
}
"""Group → its heading, translated."""


class Entry(msgspec.Struct, frozen=True):
    """Something that can be found.

    Attributes:
        title: Translated where ``said`` holds; else torch's own words, or a formula.
        place: Where it leads; None where there is nothing to open.
        words: What else it is found by, in both languages.
        text: A longer text in which a word counts less: a program, an answer.
        formula: Whether the title is LaTeX.
        topic: Key of its topic, or "".
        kind: Of a mistake.
        exercise: Key of an exercise.
    """

    group: Group
    title: str
    place: Place | None
    words: str = ""
    text: str = ""
    said: bool = True
    formula: bool = False
    topic: str = ""
    kind: str = ""
    exercise: str = ""

    @property
    def shown(self) -> str:
        """The title for the reader, without the marks of code."""
        return _(self.title).replace("`", "") if self.said else self.title


@cache
def entries() -> tuple[Entry, ...]:
    """Return all; an entry's place among them is its name in messages of the browser."""
    return (
        *_mistakes(), *_sections(), *_examples(), *_questions(), *_exercises(), *_terms(), *_identities(),
        *_operations(),
    )  # fmt: skip


def _mistakes() -> Iterator[Entry]:
    for one in FAILING:
        yield Entry(
            "mistake", one.title, of_program(one.program), one.words, one.raised, topic=one.topic, kind=one.kind
        )


def _sections() -> Iterator[Entry]:
    for one in TOPICS.values():
        place = Place(one.pages[0]) if one.pages else None
        words = " ".join((*numbers(one.chinese), *numbers(one.english), SECTION_WORDS.get(one.key, "")))
        yield Entry("section", one.title, place, words, topic=one.key)


SECTION_WORDS = {
    "creating": "arange zeros ones rand tensor create make 创建 生成 初始化 入门",
    "operators": "elementwise add cat concat compare 逐元素 按元素 连结 运算",
    "broadcasting": "broadcast 广播机制",
    "indexing": "index slice 索引 切片",
    "memory": "view copy clone in place inplace contiguous stride 视图 复制 拷贝 原地 内存",
    "conversion": "numpy item array 转换",
    "data": "pandas csv table missing nan fillna dummies 数据 表格 缺失值 预处理",
    "vectors": "scalar vector matrix rank axis dimension 标量 向量 矩阵 张量 轴 维度",
    "reductions": "sum mean axis dim keepdims reduce reduction 求和 平均 降维 轴",
    "products": "dot matmul mv mm 点积 内积 矩阵乘法 矩阵向量积",
    "norms": "l1 l2 norm frobenius 范数",
    "derivatives": "derivative slope tangent subgradient 导数 微分 次导数 切线",
    "gradients": "gradient partial contour 梯度 偏导数 等高线",
    "matrix-calculus": "jacobian matrix calculus layout 矩阵求导 雅可比 布局 矩阵微积分",
    "chain-rule": "chain rule 链式法则",
    "graph": "computation graph computational dag node edge 计算图 节点",
    "autograd": "automatic differentiation grad requires_grad backward 自动微分 自动求导 梯度 反向传播",
    "non-scalar": "vector backward gradient= cotangent 非标量 向量",
    "detaching": "detach stop gradient constant 分离 常数",
    "control-flow": "if while for loop branch 控制流 循环 分支",
    "modes": "forward reverse mode jvp vjp complexity memory 正向 反向 累积 复杂度 前向",
    "training": "sgd optimizer loss loop linear regression 训练 优化器 损失 线性回归",
    "probability": "expectation variance likelihood random 概率 期望 方差 似然",
}
"""Topic → words that it is looked for by, and that its title does not hold."""


def numbers(sections: str) -> list[str]:
    """Return a section's numbers one by one: "2.3.1–2.3.3" is three of them."""
    first, _sign, last = sections.partition("–")
    if not last:
        return [first] if first else []
    chapter, _dot, begin = first.rpartition(".")
    return [f"{chapter}.{number}" for number in range(int(begin), int(last.rpartition(".")[2]) + 1)]


def _examples() -> Iterator[Entry]:
    for one in examples():
        yield Entry("example", one.title, one.place, one.words, one.program, topic=one.topic)


OF_QUESTIONS = {
    "by-hand": ("chain-rule", "手 by hand 手动"),
    "explicit": ("graph", "symbolic define static dynamic 显式 隐式 构造"),
    "before-backward": ("autograd", "none 梯度 为什么"),
    "accumulate": ("autograd", "zero_grad zero_ 累积 清零 累加"),
    "scalar": ("non-scalar", "标量 向量 求导"),
    "twice": ("autograd", "retain_graph second time 两次 第二次 反向传播 backward"),
    "frozen": ("detaching", "freeze detach 冻结 参数"),
}
"""Key of a question → its topic, and what else it is found by."""


def _questions() -> Iterator[Entry]:
    for one in QUESTIONS:
        topic, words = OF_QUESTIONS[one.key]
        yield Entry("question", one.question, of_program(one.program), words, one.answer, topic=topic)
    for one in ERRATA:
        text = f"{one.truth}\n{one.program}"
        yield Entry("question", one.title, Place("errata", {"entry": one.key}), one.number, text, topic=one.topic)


def _exercises() -> Iterator[Entry]:
    for one in EXERCISES:
        place = Place("exercises", {"exercise": one.key})
        yield Entry("exercise", one.title, place, one.book, one.prompt, topic=one.topic, exercise=one.key)


def _terms() -> Iterator[Entry]:
    for one in TERMS:
        place = Place("help", {"search": one.english})
        title = f"{one.english} · {one.chinese}"
        yield Entry("term", title, place, text=one.sentence, said=False)


def _identities() -> Iterator[Entry]:
    for one in IDENTITIES:
        place = Place("matrix_calculus", {"example": f"{one.key}-1", "side": "identities"})
        title = rf"{one.f}\;\to\;{one.derivative}"
        words = f"{one.key} {one.words} {one.program} derivative gradient 求导 导数"
        yield Entry("identity", title, place, words, said=False, formula=True, topic="matrix-calculus")


def _operations() -> Iterator[Entry]:
    for one in RECORDS:
        words = " ".join((*one.also, FAMILY_WORDS[one.family]))
        yield Entry("operation", one.name, of_program(operation_program(one)), words, one.examples[0], said=False)


FAMILY_WORDS = {
    "each": "elementwise 逐元素 按元素", "reduction": "reduce 降维 归约", "scan": "scan 扫描 累积",
    "product": "product 乘积",
    "layer": "layer 层", "moves": "shape view 形状", "takes": "select 选取", "joins": "join 连结 拼接",
    "writes": "write 写入", "makes": "create 创建", "asks": "compare question 比较",
}  # fmt: skip
OPERANDS = {"x": "(3, 4)", "y": "(3, 4)", "z": "(1, 4)"}
"""Name of an operand in an operation's examples → its shape."""


def operation_program(one: Operation) -> str:
    """Return a program that shows an operation by its first example."""
    *before, call = one.examples[0].splitlines()
    text = f"{one.setup}\n{one.examples[0]}"
    used = [name for name in OPERANDS if _mentions(text, name)]
    lines = ["import torch"]
    if "F." in text:
        lines.append("import torch.nn.functional as F")
    lines += ["", "torch.manual_seed(3)"] if used else [""]
    lines += [f"{name} = torch.randn{OPERANDS[name]}" for name in used]
    lines += [one.setup] if one.setup else []
    lines += [f"{name} = {name}.detach().requires_grad_()" for name in used] if one.back else []
    lines += [*before, f"result = {call}"]
    if one.back:
        real = ".abs()" if "1j" in text or "complex" in text else ""
        lines += ["if result.requires_grad:", f"    result.sum(){real}.backward()"]
    return "\n".join(lines) + "\n"


def _mentions(text: str, name: str) -> bool:
    return any(
        text[at] == name and not (text[at - 1 : at].isalnum() or text[at - 1 : at] in "._")
        and not (text[at + 1 : at + 2].isalnum() or text[at + 1 : at + 2] == "_")
        for at in range(len(text))
    )  # fmt: skip

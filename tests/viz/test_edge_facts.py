"""Sentences of an edge: adjoint × local Jacobian = contribution, and the reason where nothing comes back."""

from __future__ import annotations

import json
import unicodedata

import pytest

from core import explore
from core.trace import Trace
from tests.acceptance.programs import squared_error
from viz.picture.edge_facts import EdgeFacts, cut_by, edge_facts, with_jacobian


def facts(trace: Trace, user: str, slot: int) -> EdgeFacts:
    index = trace.named(user).index
    one = trace.passes[-1] if trace.passes else None
    sent = next((sent.value for sent in one.sent if (sent.user, sent.slot) == (index, slot)), None) if one else None
    return edge_facts(trace, one, index, slot, sent)


def said(found: EdgeFacts | list[str]) -> list[str]:
    says = found.says if isinstance(found, EdgeFacts) else found
    return json.loads(unicodedata.normalize("NFC", json.dumps(list(says), ensure_ascii=False)))


def run(source: str) -> Trace:
    trace = explore("import torch\n" + source)
    assert trace.mistake is None
    return trace


# Q2: ∂z/∂a = −2, ∂z/∂w = −2·(1, 2) = (−2, −4).
@pytest.mark.acceptance("Q2", "H2")
def test_adjoint_times_local_jacobian_is_the_contribution() -> None:
    trace = run(squared_error([1.0, 2.0], [3.0, -1.0], 2.0, all_grads=True))
    found = facts(trace, "a", 1)
    assert found.title == "w → dot"
    assert said(found) == ["Adjoint that arrives: ā = −2", "∂a/∂w = x = [1, 2]", "ā · ∂a/∂w = −2 · [1, 2] = [−2, −4]"]
    assert said(facts(trace, "b", 1))[1:] == ["∂b/∂y = −1", "b̄ · ∂b/∂y = −2 · (−1) = 2"]


# C3: an elementwise function has a diagonal Jacobian.
@pytest.mark.acceptance("C3")
def test_cell_by_cell_is_a_diagonal() -> None:
    trace = run("x = torch.tensor([1., 2.], requires_grad=True)\ny = x * x\ny.sum().backward()")
    assert "∂y/∂x = diag(x) = diag([1, 2])" in said(facts(trace, "y", 0))
    assert said(facts(trace, "y", 0))[-1] == "x receives from 2 edges: [1, 2] + [1, 2] = [2, 4]."


@pytest.mark.acceptance("D9")
def test_a_broadcast_edge_tells_the_stretch_and_the_sum() -> None:
    trace = run(
        "a = torch.arange(3.).reshape(3, 1).requires_grad_(True)\nb = torch.arange(2.).reshape(1, 2)"
        ".requires_grad_(True)\nc = a + b\nc.sum().backward()"
    )
    assert said(facts(trace, "c", 1))[0] == (
        "Forward b (1, 2) is stretched to (3, 2); backward its contribution is summed over axis 0."
    )
    assert said(facts(trace, "c", 1))[-1].endswith("[[1, 1], [1, 1], [1, 1]]") and facts(trace, "c", 1).asks


# softmax at (0, 0): diag(p) − p pᵀ with p = (1/2, 1/2).
def test_what_has_no_rule_is_asked_of_torch() -> None:
    trace = run(
        "x = torch.zeros(2, requires_grad=True)\np = torch.softmax(x, 0)\n(p * torch.tensor([1., 0.])).sum().backward()"
    )
    assert facts(trace, "p", 0).asks
    index = trace.named("p").index
    found = with_jacobian(trace, index, 0, trace.passes[-1].sent[-1].value, trace.local_jacobian(index, 0))
    assert said(found) == ["∂p/∂x = [[0.25, −0.25], [−0.25, 0.25]]  (2, 2)", "p̄ · ∂p/∂x = [0.25, −0.25]"]


@pytest.mark.acceptance("T6", "T14", "Q6")
@pytest.mark.parametrize(
    ("source", "user", "slot", "cut", "sentence"),
    [
        ("u = x.detach()\nz = (u * x).sum()", "u", 0, "detach()", "detach(), which cuts the gradient"),
        ("with torch.no_grad():\n    u = x * 2\nz = (u * x).sum()", "u", 0, "no_grad()", "under no_grad"),
        ("u = x.argmax()\nz = (u * x).sum()", "u", 0, "int64", "Integer and boolean tensors"),
        ("c = torch.ones(3)\nu = c * x\nz = u.sum()", "u", 0, "", "does not require grad"),
    ],
)
def test_a_blocked_edge_says_what_blocks_it(source: str, user: str, slot: int, cut: str, sentence: str) -> None:
    trace = run(f"x = torch.ones(3, requires_grad=True)\n{source}\nz.backward()")
    found, node = facts(trace, user, slot), trace.named(user)
    assert found.blocked
    assert cut_by(trace.nodes[node.operands[slot]], node) == cut
    assert sentence in said(found)[-1]


@pytest.mark.acceptance("T9")
def test_before_any_pass_an_edge_says_not_yet() -> None:
    trace = run("x = torch.ones(3, requires_grad=True)\nz = x * 2\n")
    assert said(facts(trace, "z", 0)) == ["Not yet: no backward pass has run."]
    assert not facts(trace, "z", 0).blocked


# torch's own numbers: row 2 was looked up twice, row 1 not at all.
def test_an_operation_without_a_symbol_says_in_words_what_it_does() -> None:
    trace = run(
        "E = torch.ones(3, 2, requires_grad=True)\n"
        "y = torch.nn.functional.embedding(torch.tensor([0, 2, 2]), E)\ny.sum().backward()"
    )
    assert trace.passes[0].adjoints[trace.named("E").index].tolist() == [[1, 1], [0, 0], [2, 2]]
    assert "a row that was looked up twice the sum" in said(facts(trace, "y", 1))[1]

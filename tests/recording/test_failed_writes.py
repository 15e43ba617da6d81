"""Writes that raise halfway, and leaves that get another shape: the trace holds what torch holds."""

from __future__ import annotations

import pytest
import torch

from tests.program.running import HEAD, plain_python, ran

FAILED = {
    "an index out of range": "x[[0, 5]] = 1",
    "a tensor of indices": "x[torch.tensor([1, 7])] = 2",
    "index_fill_": "x.index_fill_(0, torch.tensor([0, 7]), 5.)",
    "scatter_": "x.scatter_(0, torch.tensor([0, 7]), torch.tensor([5., 6.]))",
    "a list of tensors": "torch._foreach_add_([x, v], [torch.ones(3), torch.ones(4)])",
    "through a view": "x[:2][[0, 5]] = 4",
    "nothing was written": "x[torch.tensor([True, False, True])] = torch.ones(3)",
    "a wrong shape": "x.copy_(torch.ones(2))",
}


@pytest.mark.parametrize("asking", [False, True])
@pytest.mark.parametrize("name", FAILED)
def test_what_a_failed_write_has_changed_is_recorded(name: str, asking: bool) -> None:
    made = "w = torch.ones(3, requires_grad=True)\nx = w * 2\n" if asking else "x = torch.zeros(3)\n"
    program = (
        HEAD + made + "v = torch.zeros(3)\nz = x + 1\ntry:\n    with torch.no_grad():\n        "
        f"{FAILED[name]}\nexcept Exception as error:\n    print(type(error).__name__)\ny = x * 2\n"
    )
    program += "y.sum().backward()\n" if asking else ""
    plain, record = plain_python(program), ran(program).record
    assert plain.error is None and record.mistake is None
    for variable in ("x", "y", "z", "v"):
        node = [one for one in record.nodes if variable in one.names][-1:]
        assert all(one.value.tolist() == plain.variables[variable].tolist() for one in node), variable
    before = [2.0, 2.0, 2.0] if asking else [0.0, 0.0, 0.0]
    if plain.variables["x"].tolist() == before:
        assert len([one for one in record.nodes if "x" in one.names]) == 1
    (product,) = [one for one in record.nodes if "y" in one.names]
    assert record.nodes[product.operands[0]].value.tolist() == plain.variables["x"].tolist()
    if asking:
        leaf = next(one.index for one in record.nodes if "w" in one.names)
        assert record.passes[0].adjoints[leaf].tolist() == plain.variables["w"].grad.tolist()


UNSEEN = {
    "too large to keep, unchanged": ("torch.zeros(300, 300)", "x.copy_(torch.ones(2))", 0),
    "too large to keep, changed": ("torch.zeros(300, 300)", "x[[200, 999]] = 1", 1),
    "not a number, unchanged": ("torch.full((3,), float('nan'))", "x.copy_(torch.ones(2))", 0),
    "changed by almost nothing": ("torch.zeros(3)", "x[[0, 5]] = 1e-9", 1),
}


@pytest.mark.parametrize(("made", "write", "writes"), UNSEEN.values(), ids=UNSEEN)
def test_a_failed_write_is_told_from_one_that_wrote_nothing(made: str, write: str, writes: int) -> None:
    program = HEAD + f"x = {made}\nbefore = x.clone()\ntry:\n    {write}\nexcept (IndexError, RuntimeError):\n"
    program += "    pass\ny = x * 2\n"
    plain, record = plain_python(program), ran(program).record
    assert plain.error is None and record.mistake is None
    before, after = plain.variables["before"].nan_to_num(7.0), plain.variables["x"].nan_to_num(7.0)
    assert int(not torch.equal(before, after)) == writes
    (product,) = [one for one in record.nodes if "y" in one.names]
    versions = [one.index for one in record.nodes if "x" in one.names]
    assert len(versions) == 1 + writes and product.operands == (versions[-1],)


CHANGED = {
    "the graph is gone": "(w * w).sum().backward()\nw.data = w.data[:1]\n",
    "its gradient, too": "(w * w).sum().backward()\nw.data = w.data[:1]\nw.grad = None\n",
    "the loss holds the graph": "loss = (w * w).sum()\nloss.backward()\nw.data = w.data[:1]\nw.grad = None\n",
    "a list holds it": "kept = [w * w]\nkept[0].sum().backward()\nw.data = w.data[:1]\nw.grad = None\n",
    "another graph": "u = torch.ones(2, requires_grad=True)\nloss = (u * u).sum()\n(w * w).sum().backward()\n"
    "w.data = torch.ones(3)\nw.grad = None\n",
    "an object holds it": "class Box: pass\nbox = Box()\nbox.kept = w * w\nbox.kept.sum().backward()\n"
    "w.data = w.data[:1]\nw.grad = None\n",
    "a closure holds it": "def made():\n    loss = (w * w).sum()\n    return lambda: loss\nlater = made()\n"
    "later().backward()\nw.data = w.data[:1]\nw.grad = None\n",
    "a class holds it": "class Box: kept = w * w\nBox.kept.sum().backward()\nw.data = w.data[:1]\nw.grad = None\n",
    "a module holds it": "net = torch.nn.Module()\nnet.kept = {'loss': [w * w]}\nnet.kept['loss'][0].sum().backward()\n"
    "w.data = w.data[:1]\nw.grad = None\n",
    "a generator holds it": "def losses():\n    loss = (w * w).sum()\n    yield loss\n    yield loss\n"
    "all_losses = losses()\nnext(all_losses).backward()\nw.data = w.data[:1]\nw.grad = None\n",
    "an object held it": "class Box: pass\nbox = Box()\nbox.kept = w * w\nbox.kept.sum().backward()\ndel box.kept\n"
    "w.data = w.data[:1]\nw.grad = None\n",
    "in a function": "def f():\n    loss = (w * w).sum()\n    loss.backward()\nf()\nw.data = w.data[:1]\n"
    "w.grad = None\n",
    "wider": "(w * w).sum().backward()\nw.data = torch.ones(2, 2)\nw.grad = None\n",
    "beside a view that torch tells nothing of": "u = torch.ones(2, 2) * w\npart = u.chunk(2)[1]\nu.mul_(2)\n"
    "(w * w).sum().backward()\nw.data = torch.ones(3)\nw.grad = None\n",
    "of another dtype": "(w * w).sum().backward()\nw.grad = None\nw.data = torch.ones(3, dtype=torch.float64)\n",
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_leaf_of_another_shape_gets_the_gradient_that_torch_gives_it(name: str) -> None:
    program = HEAD + "w = torch.tensor([1., 2.], requires_grad=True)\n" + CHANGED[name] + "(w * 3).sum().backward()\n"
    plain, done = plain_python(program), ran(program)
    mistake = done.record.mistake
    assert (mistake.error if mistake else None) == (type(plain.error).__name__ if plain.error else None)
    if plain.error is None:
        gradient = plain.variables["w"].grad
        assert isinstance(gradient, torch.Tensor)
        last = done.record.passes[-1]
        leaf = max(one.index for one in done.record.nodes if one.operation == "leaf" and "w" in one.names)
        kept = last.accumulated(leaf)
        assert kept is not None and kept.tolist() == gradient.tolist()

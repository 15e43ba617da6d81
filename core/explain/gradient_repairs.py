"""Changes for mistakes of automatic differentiation. All are only candidates: core.explain.trials runs them."""

from __future__ import annotations

import ast

import torch

from core.explain.cut_causes import none_gradient
from core.explain.edits import (
    ATOMS,
    INDENTATION,
    definitions,
    ends_its_line,
    followed_by,
    inside_block,
    line_after,
    line_before,
    replacing,
    starts_its_line,
    statement_of,
    statements,
    together,
    with_argument,
    written,
)
from core.explain.failing import About, node_at
from core.explain.moves import block_of
from core.explain.shape_repairs import SIGNS, Facts, out_of_place
from core.program.instrument import is_print
from core.program.run import Run
from core.program.source import Source
from core.recording.lookup import history_of
from core.trace import Repair, Span


def not_scalar(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``y.backward()`` → ``y.sum().backward()``, ``y.mean().backward()`` or ``y.backward(torch.ones_like(y))``."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=owner, attr="backward"), args=[]) as call:
            text = written(found.source, owner)
            repairs = [followed_by(f"{name}-backward", found.source, owner, f".{name}()") for name in ("sum", "mean")]
            if isinstance(owner, ast.Name):
                repairs.append(with_argument("cotangent-backward", found.source, call, f"torch.ones_like({text})"))
            return repairs
    return []


def complex_root(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``y.backward()`` → ``y.real.backward()`` or ``y.abs().backward()``."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=owner, attr="backward"), args=[]):
            real = followed_by("real-backward", found.source, owner, ".real")
            return [real, followed_by("abs-backward", found.source, owner, ".abs()")]
    return []


def no_grad_fn(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Ask for gradients where the leaves are made: of those whose gradient is read, else of one that is no target."""
    if not found.operands:
        return []
    made: dict[str, Repair] = {}
    for value in history_of(run.recorder, found.operands[0].tensor):
        place = run.place_of(value)
        if value.requires_grad:
            return []  # the graph is cut: another leaf would hide it
        if not value.operands and place is not None and value.tensor.is_floating_point():
            name = value.names[0] if value.names else ""
            for repair in _asking(found, node_at(found.source, place)):
                if name not in _targets(found, run):
                    made.setdefault(name, repair)
    others = {name: one for name, one in made.items() if name.lower() not in CALLED_TARGET}
    made = others or made
    read = _read_gradients(found.source)
    together_read = together("requires-grad", found.source, [one for name, one in made.items() if name in read])
    return [together_read] if together_read else list(made.values())


CALLED_TARGET = frozenset("y target targets label labels y_true truth ground_truth expected".split())
"""What programs call the data that a prediction is compared with."""


def _read_gradients(source: Source) -> set[str]:
    """Return the names whose ``.grad`` the program reads."""
    return {
        node.value.id
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr == "grad" and isinstance(node.value, ast.Name)
    }


def _targets(found: About, run: Run) -> set[str]:
    """Return the names with which a loss compares what was computed: nobody wants their gradient."""
    names: set[str] = set()
    for node in ast.walk(found.source.tree):
        match node:
            case ast.BinOp(op=ast.Sub(), left=left, right=ast.Name(id=name)) if _is_computed(found, left, run):
                names.add(name)
            case ast.BinOp(op=ast.Sub(), left=ast.Name(id=name), right=right) if _is_computed(found, right, run):
                names.add(name)
            case ast.Call(func=function, args=[_, ast.Name(id=name), *_]) if _is_loss(function):
                names.add(name)
            case ast.Call(func=function, keywords=keywords) if _is_loss(function):
                names |= {one.value.id for one in keywords if one.arg == "target" and isinstance(one.value, ast.Name)}
    return names


def _is_loss(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return any(part in name.lower() for part in ("loss", "entropy", "criterion"))


def _is_computed(found: About, node: ast.expr, run: Run) -> bool:
    held = found.value(node) if isinstance(node, ast.Name) else None
    if isinstance(node, ast.Name):
        return isinstance(held, torch.Tensor) and bool(run.recorder.values.of(held).operands)
    return any(isinstance(part, ast.Name) for part in ast.walk(node))


def without_cut(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Leave out what cuts the graph in the line that the mistake names."""
    nodes = [node for node in ast.walk(found.source.tree) if isinstance(node, ast.expr | ast.With)]
    near = [node for node in nodes if str(node.lineno) == facts.get("line")]
    return [one for node in [*near, *nodes] for one in _without_cut(found, node)]


def rebound(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``w = w - 0.1 * w.grad`` → ``w -= 0.1 * w.grad`` under torch.no_grad(), for all that are updated so."""
    changes: list[Repair] = []
    last: ast.stmt | None = None
    for statement in statements(found.source):
        match statement:
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.BinOp(left=ast.Name(id=same), op=ast.Add() | ast.Sub() as sign, right=value),
            ) if name == same and (_reads_gradient(value) or str(statement.lineno) == facts.get("line")):
                text = f"{name} {SIGNS[type(sign)]}= {written(found.source, value)}"
            case _:
                continue
        line, column, _, _ = found.source.place(statement)
        if not _under_no_grad(found.source, statement):
            if not starts_its_line(found.source, statement):
                continue
            follows = last is not None and found.source.place(last)[2] == line - 1
            text = INDENTATION + text if follows else f"with torch.no_grad():\n{' ' * column}{INDENTATION}{text}"
            last = statement
        changes.append(replacing("in-place", found.source, statement, text))
    one = together("in-place", found.source, changes)
    return [one] if one else []


def _reads_gradient(node: ast.AST) -> bool:
    return any(isinstance(one, ast.Attribute) and one.attr == "grad" for one in ast.walk(node))


def _under_no_grad(source: Source, statement: ast.stmt) -> bool:
    return any(
        isinstance(block, ast.With)
        and "no_grad" in written(source, block.items[0].context_expr)
        and any(part is statement for part in ast.walk(block))
        for block in statements(source)
    )


def without_integers(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``y.long()`` → ``y``, in the line that the mistake names."""
    return [
        replacing("no-integers", found.source, node, written(found.source, node.func.value))
        for node in ast.walk(found.source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.args
        and node.func.attr in ("long", "int", "short") and str(node.lineno) == facts.get("line")
    ]  # fmt: skip


def tensors_kept(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Leave ``.item()`` out where a number left the graph, and ``torch.tensor(…)`` where it was to come back."""
    taken = [(node, one) for node in ast.walk(found.source.tree) if (one := _number_taken(node)) is not None]
    made = [node for node in ast.walk(found.source.tree) if _makes_tensor(node)]
    unread = [
        replacing("no-item", found.source, node, written(found.source, one))
        for node, one in taken
        if not _is_printed(found.source, node)
    ]
    repairs = []
    for call in made[::-1]:
        first = call.args[0]  # type: ignore[attr-defined]
        inner = found.source.place(first)
        outside = [one for one in unread if not _within(one.span, found.source.place(call))]
        inside = [one for one in unread if _within(one.span, inner)]
        for prefix, suffix in (("", ""), ("torch.stack(", ")")):
            text = _edited(found.source, first, inside)
            whole = replacing("keep-tensors", found.source, call, _bare(prefix, text, suffix, first, found))
            repairs.append(together("keep-tensors", found.source, [whole, *outside]))
            repairs.append(whole)
    return list(dict.fromkeys(one for one in repairs if one is not None))


def _bare(prefix: str, text: str, suffix: str, first: ast.expr, found: About) -> str:
    """``history / 3`` in brackets where something follows that would take only its end."""
    call = next((one for one in ast.walk(found.source.tree) if isinstance(one, ast.Call) and first in one.args), None)
    taken = [one.value for one in ast.walk(found.source.tree) if isinstance(one, ast.Attribute | ast.Subscript)]
    taken += [
        one for node in ast.walk(found.source.tree) if isinstance(node, ast.BinOp) for one in (node.left, node.right)
    ]
    bare = prefix or isinstance(first, ATOMS) or not any(one is call for one in taken)
    return f"{prefix}{text}{suffix}" if bare else f"({text})"


def _edited(source: Source, node: ast.expr, changes: list[Repair]) -> str:
    """Return a node's text with changes inside it."""
    one = together("", source, changes)
    if one is None:
        return written(source, node)
    line, column, end_line, end_column = source.place(node)
    before = source.cut((line, column, one.span.line, one.span.column))
    after = source.cut((one.span.end_line, one.span.end_column, end_line, end_column))
    return before + one.text + after


def _within(span: Span, place: tuple[int, int, int, int]) -> bool:
    return place[:2] <= (span.line, span.column) and (span.end_line, span.end_column) <= place[2:]


def _number_taken(node: ast.AST) -> ast.expr | None:
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr="item" | "tolist"), args=[]):
            return owner
        case ast.Call(func=ast.Name(id="float"), args=[ast.expr() as owner]) if not isinstance(owner, ast.Constant):
            return owner
    return None


def _makes_tensor(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="torch"), attr=name), args=[first, *_]):
            return name in ("tensor", "as_tensor", "Tensor", "FloatTensor") and not isinstance(first, ast.Constant)
    return False


def _is_printed(source: Source, node: ast.AST) -> bool:
    statement = statement_of(source, node)
    return statement is not None and is_print(statement)


def within_torch(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Torch's functions in place of NumPy's: no ``.numpy()``, no ``torch.from_numpy``, ``torch.`` for ``np.``."""
    changes: list[Repair] = []
    for node in ast.walk(found.source.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr="numpy"), args=[]):
                while isinstance(owner, ast.Call) and isinstance(owner.func, ast.Attribute) and owner.func.attr in (
                    "detach", "cpu",
                ):  # fmt: skip
                    owner = owner.func.value
                _, _, line, column = found.source.place(owner)
                changes.append(Repair("", Span(line, column, *found.source.place(node)[2:]), ""))
            case ast.Call(func=ast.Attribute(value=ast.Name(id="torch"), attr=name) as function, args=[_]) if name in (
                "from_numpy", "tensor", "as_tensor",
            ) and not isinstance(node.args[0], ast.List | ast.Constant):  # fmt: skip
                name_alone = isinstance(node.args[0], ast.Name)
                text = written(found.source, node.args[0]) if name_alone else ""
                changes.append(replacing("", found.source, node if name_alone else function, text))
            case ast.Attribute(value=ast.Name(id="np" | "numpy") as module):
                changes.append(replacing("", found.source, module, "torch"))
    one = together("torch-function", found.source, changes)
    return [one] if one else []


def create_graph(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``create_graph=True`` in the pass that the mistake names."""
    calls = [node for node in ast.walk(found.source.tree) if isinstance(node, ast.Call)]
    return [
        with_argument("create-graph", found.source, call, "create_graph=True")
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("grad", "backward")
        and str(call.lineno) == facts.get("line") and "create_graph" not in {one.arg for one in call.keywords}
    ]  # fmt: skip


def _asking(found: About, node: ast.AST | None) -> list[Repair]:
    """``torch.tensor([1.])`` → ``torch.tensor([1.], requires_grad=True)``."""
    if isinstance(node, ast.Assign):
        node = node.value
    if isinstance(node, ast.Name):
        node = next(iter(definitions(found.source, node.id, node)), None)
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="torch")), keywords=keywords):
            if not any(keyword.arg == "requires_grad" for keyword in keywords):
                return [with_argument("requires-grad", found.source, node, "requires_grad=True")]
        case ast.Call():
            return [followed_by("requires-grad", found.source, node, ".requires_grad_()")]
    return []


def _without_cut(found: About, node: ast.AST) -> list[Repair]:
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr="detach"), args=[]):
            return [replacing("no-detach", found.source, node, written(found.source, owner))]
        case ast.Attribute(value=owner, attr="data"):
            return [replacing("no-detach", found.source, node, written(found.source, owner))]
        case ast.With(items=[ast.withitem(context_expr=ast.Call(func=ast.Attribute(attr="no_grad")) as call)]):
            return [replacing("enable-grad", found.source, call, "torch.enable_grad()")]
    return []


def number_backward(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``loss = y.sum().item()`` → ``loss = y.sum()``."""
    repairs = []
    for node in ast.walk(found.source.tree):
        match node:
            case (
                ast.Call(func=ast.Attribute(value=owner, attr="item"), args=[])
                | ast.Call(func=ast.Name(id="float"), args=[owner])
            ):
                repairs.append(replacing("no-item", found.source, node, written(found.source, owner)))
    return repairs[::-1]


def second_backward(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``retain_graph=True`` in the call before, or in this one when a loop repeats it."""
    calls = [found.node]
    calls += [
        node_at(found.source, place)
        for one in reversed(run.recorder.passes)
        if (place := run.place_of(one)) is not None
    ]
    calls = [call for number, call in enumerate(calls) if call not in calls[:number]]
    return [
        with_argument("retain-graph", found.source, call, "retain_graph=True")
        for call in calls[1:] + calls[:1]
        if isinstance(call, ast.Call) and not any(keyword.arg == "retain_graph" for keyword in call.keywords)
    ]


def carried_over(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``h = h.detach()`` at the start of each turn, for what the loop carries over."""
    loop = _innermost_loop(found)
    if loop is None:
        return []
    stored = {node.id for node in ast.walk(loop) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    loaded = {node.id for node in ast.walk(loop) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    before = {
        node.id
        for node in ast.walk(found.source.tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.lineno < loop.lineno
    }
    lines = [_detaching(found, name) for name in sorted(stored & loaded & before)]
    carried = [one for one in lines if one]
    named = [_detaching(found, facts.get("shared", "").strip("`"))]
    indentation = " " * found.source.place(loop.body[0])[1]
    texts = dict.fromkeys([*(one for one in named if one), f"\n{indentation}".join(carried)])
    return [
        repair for text in texts if text for repair in line_before("detach-state", found.source, loop.body[0], text)
    ]


def _innermost_loop(found: About) -> ast.For | ast.While | None:
    loops = [
        node for node in ast.walk(found.source.tree)
        if isinstance(node, ast.For | ast.While) and any(part is found.node for part in ast.walk(node))
    ]  # fmt: skip
    return loops[-1] if loops else None


def _detaching(found: About, name: str) -> str:
    """Return the line that cuts a variable off from its graph; "" where it has none."""
    if not name.isidentifier():
        return ""
    held = found.value(ast.Name(name))
    starts_empty = any(
        isinstance(one, ast.Constant) and one.value is None
        for one in definitions(found.source, name, found.source.tree.body[-1])
    )
    if isinstance(held, torch.Tensor) and held.grad_fn is not None:
        text = f"{name} = {name}.detach()"
    elif isinstance(held, tuple | list) and any(
        isinstance(one, torch.Tensor) and one.grad_fn is not None for one in held
    ):
        text = f"{name} = tuple(one.detach() for one in {name})"
    else:
        return ""
    return f"{name} = None if {name} is None else {text.partition(' = ')[2]}" if starts_empty else text


MOST_MOVED = 4
"""Lines that are tried to be moved into a loop together."""


def _may_be_moved(source: Source, statement: ast.stmt) -> bool:
    """Whether a line only computes: what makes leaves, layers or optimizers must run once."""
    if not isinstance(statement, ast.Assign) or not starts_its_line(source, statement):
        return False
    text = written(source, statement)
    return ends_its_line(source, statement) and not any(
        word in text for word in ("requires_grad", "nn.", "optim", "Parameter")
    )


def made_in_loop(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Move what a loop shares into it: the line that computes it alone, and with all lines from there to the loop."""
    loop, line = _innermost_loop(found), facts.get("line", "")
    if loop is None or not line.isdigit() or not starts_its_line(found.source, loop):
        return []
    block = block_of(found.source, loop)
    before = [one for one in block if one.lineno < loop.lineno]
    at = next((number for number, one in enumerate(before) if one.lineno == int(line)), -1)
    made: list[Repair] = []
    for first in range(at, max(at - MOST_MOVED, -1), -1):
        moved = before[first : at + 1]
        if not _may_be_moved(found.source, moved[0]):
            break
        indentation = " " * found.source.place(loop.body[0])[1]
        texts = [written(found.source, one) for one in moved]
        body = found.source.place(loop.body[0])
        start = Span(body[0], 0, body[0], 0)
        inserted = Repair("", start, "".join(f"{indentation}{text}\n" for text in texts))
        removed = [Repair("", Span(one.lineno, 0, (one.end_lineno or one.lineno) + 1, 0), "") for one in moved]
        one = together("into-loop", found.source, [inserted, *removed])
        made += [one] if one else []
    return [*made, *second_backward(found, facts, run)]


def leaf_in_place(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Inside ``with torch.no_grad():``, or out of place."""
    statement = found.node and statement_of(found.source, found.node)
    if not statement:
        return []
    repairs = inside_block("no-grad", found.source, statement, "with torch.no_grad():")
    return repairs + _out_of_place(found, statement)


def _out_of_place(found: About, statement: ast.stmt) -> list[Repair]:
    match statement:
        case ast.AugAssign(target=ast.Name()):
            return [out_of_place(found, statement)]
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attr) as function)) if (
            attr.endswith("_") and not attr.endswith("__")
        ):
            line, column, _, _ = found.source.place(statement)
            _, _, end_line, end_column = found.source.place(function)
            return [Repair("out-of-place", Span(line, column, end_line, end_column), f"{name} = {name}.{attr[:-1]}")]
    return []


def saved_changed(found: About, facts: Facts, run: Run) -> list[Repair]:
    """The write that spoilt the value, out of place; or on a clone."""
    written_in = [one for one in statements(found.source) if str(one.lineno) == facts.get("line")]
    repairs: list[Repair] = []
    for statement in written_in[-1:]:
        repairs += _out_of_place(found, statement)
        match statement:
            case (
                ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name))])
                | ast.AugAssign(target=ast.Subscript(value=ast.Name(id=name)))
            ):
                repairs += line_before("clone", found.source, statement, f"{name} = {name}.clone()")
    return repairs


def own_copy(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``.clone()`` after what shares a saved value's memory: the view that is written, or the part that is read."""
    text, line = (
        (facts.get("made", ""), facts.get("made_line")) if "made" in facts else
        (facts.get("changed", ""), facts.get("reader_line"))
    )  # fmt: skip
    places = [
        followed_by("own-memory", found.source, node, ".clone()")
        for node in ast.walk(found.source.tree)
        if isinstance(node, ast.expr) and str(node.lineno) == line
        and isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
        and " ".join(written(found.source, node).split()) == text.strip("`")
    ]  # fmt: skip
    one = together("own-memory", found.source, places)
    return [one] if one else []


def not_in_place_layer(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``nn.ReLU(inplace=True)`` → ``nn.ReLU()``."""
    changes = []
    for call in ast.walk(found.source.tree):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        keywords = [one for one in call.keywords if one.arg == "inplace"]
        if keywords:
            rest = [
                written(found.source, one) for one in (*call.args, *(k for k in call.keywords if k.arg != "inplace"))
            ]
        elif f"({name})" in facts.get("layer", "") and name.startswith("ReLU") and len(call.args) == 1:
            rest = []
        else:
            continue
        text = f"{written(found.source, call.func)}({', '.join(rest)})"
        changes.append(replacing("not-in-place", found.source, call, text))
    everywhere = together("not-in-place", found.source, changes)
    return [*changes[::-1], *([everywhere] if everywhere else [])]


def none_grad(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Run backward first, keep the gradient of what is no leaf, ask for one, or test for None."""
    gradient = none_gradient(found.node)
    statement = found.node and statement_of(found.source, found.node)
    if gradient is None or not statement:
        return []
    owner = written(found.source, gradient.value)
    repairs: list[Repair] = []
    if facts.get("name") in ("zero_", "fill_"):
        repairs += inside_block("if-grad", found.source, statement, f"if {owner}.grad is not None:")
    if isinstance(gradient.value, ast.Name):
        for value in definitions(found.source, owner, found.node or gradient)[:1]:
            defining = statement_of(found.source, value)
            repairs += line_after("retain-grad", found.source, defining, f"{owner}.retain_grad()") if defining else []
            repairs += _asking(found, value)
    return repairs + _backward_first(found, statement, run)


def _backward_first(found: About, statement: ast.stmt, run: Run) -> list[Repair]:
    run.recorder.absorb()
    for value in reversed(run.recorder.values.all):
        if value.names and value.fn is not None and value.tensor.numel() == 1:
            return line_before("backward-first", found.source, statement, f"{value.names[-1]}.backward()")
    return []


def of_the_source(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``grad(u, x)`` with ``x = xt[:, 0:1]`` made later → ``(grad(u, xt)[0][:, 0:1],)``."""
    source, name = (facts.get(one, "").strip("`") for one in ("source", "input"))
    match found.node:
        case ast.Call(args=[_, ast.Name(id=given) as argument, *_]) as call if given == name:
            at = _edited(found.source, call, [replacing("", found.source, argument, source)])
            for value in definitions(found.source, name, call)[:1]:
                match value:
                    case ast.Subscript(value=ast.Name(id=whole)) if whole == source:
                        part = written(found.source, value)[len(source) :]
                        return [replacing("of-source", found.source, call, f"({at}[0]{part},)")]
            return [replacing("of-source", found.source, argument, source)]
    return []


def detached_instead(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``y.requires_grad = False`` → ``y = y.detach()``."""
    statement = found.node and statement_of(found.source, found.node)
    match found.node:
        case ast.Attribute(value=ast.Name(id=name)) | ast.Call(func=ast.Attribute(value=ast.Name(id=name))) if (
            statement
        ):
            return [replacing("detach", found.source, statement, f"{name} = {name}.detach()")]
    return []


def leaf_made_last(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``w = torch.randn(2, requires_grad=True) * 0.1`` → ``w = (torch.randn(2) * 0.1).requires_grad_()``."""
    repairs = []
    for node in ast.walk(found.source.tree):
        match node:
            case ast.Assign(targets=[ast.Name()], value=ast.BinOp() as value):
                text = written(found.source, value).replace(", requires_grad=True", "")
                repairs.append(replacing("leaf-last", found.source, value, f"({text}).detach().requires_grad_()"))
    return repairs


def in_list(found: About, facts: Facts, run: Run) -> list[Repair]:
    match found.node:
        case ast.Call(args=[first, *_]):
            return [replacing("list", found.source, first, f"[{written(found.source, first)}]")]
    return []


def ones_like(found: About, facts: Facts, run: Run) -> list[Repair]:
    match found.node:
        case ast.Call(func=ast.Attribute(value=owner, attr="backward"), args=[first, *_]):
            text = written(found.source, owner)
            return [replacing("cotangent-backward", found.source, first, f"torch.ones_like({text})")]
        case ast.Call(func=ast.Attribute(value=owner, attr="backward"), keywords=keywords):
            given = next((keyword.value for keyword in keywords if keyword.arg == "gradient"), None)
            text = written(found.source, owner)
            return [replacing("cotangent-backward", found.source, given, f"torch.ones_like({text})")] if given else []
    return []

"""Adds to a program's syntax tree what watching needs: scopes of loops, turns and calls, steps, names. No torch.

The tree stays the learner's own: every part keeps its place, and what is added takes the place of what it stands for,
so a traceback and an operation's span read as if nothing had been added. The functions that are added (`HOOKS`) are
looked up among the builtins under names that no program can write.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, NamedTuple

from core.program.ends import Place
from core.program.source import Source

HOOKS = (
    "statement", "enter", "turns", "pause", "enter_while", "next", "tested", "leave", "ticks", "ticked", "call",
    "generator", "answer", "bind", "walrus", "caught", "power", "exponent", "shift", "bounded", "last", "shared",
)  # fmt: skip
"""What an instrumented program calls; core.program.run defines them."""

CONSUMERS = frozenset({"sum", "min", "max", "sorted", "any", "all", "list", "tuple", "set", "frozenset"})
"""Builtins that run through a whole iterable in C, where no step is counted."""

FUNCTION = -1
"""What `leave` is told by a function; by a loop it is told the loop's number."""
SMALL_EXPONENT = 64
STATIC = (ast.BinOp, ast.UnaryOp, ast.Compare)
"""Right-hand sides whose value, when it is a tensor, comes from an operation at exactly that place."""
NEVER_TENSORS = (
    ast.Constant, ast.JoinedStr, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.List,
    ast.Dict, ast.Set,
)  # fmt: skip


LOAD = ast.Load()


class Loop(NamedTuple):
    """A loop of the text: its header as written and its place."""

    header: str
    place: Place


class Instrumented(NamedTuple):
    """The tree to compile, and what its hooks' numbers mean.

    Attributes:
        loops, functions: By number; a function's name.
        names: Place of an expression → the variables that its value is bound to at once.
        last: Index of the statement whose value is the program's last one, or -1.
    """

    tree: ast.Module
    loops: list[Loop]
    functions: list[str]
    names: dict[Place, tuple[str, ...]]
    last: int


def hook(name: str, *arguments: ast.expr, at: ast.AST) -> ast.Call:
    """Return a call of a hook, at the place of what it stands for."""
    place = _place(at)
    for argument in arguments:
        _put(argument, place)
    return ast.Call(ast.Name(f".{name}", LOAD, **place), list(arguments), [], **place)


def instrumented(source: Source, until: int | None = None) -> Instrumented:
    """Return a program's tree with hooks; the tree of ``source`` itself is not changed.

    Args:
        until: Leave out the top-level statements from this index on.
    """
    work = _Instrumenting(source)
    statements = source.tree.body if until is None else source.tree.body[:until]
    last = next((n for n in range(len(statements) - 1, -1, -1) if not is_print(statements[n])), -1)
    body: list[ast.stmt] = []
    for number, statement in enumerate(statements):
        if not (number == 0 and _is_text(statement)) and not _is_future(statement):
            body.append(_call("statement", ast.Constant(number), at=statement))
        if number == last and isinstance(statement, ast.Expr):
            value = work.visit(statement.value)
            body.append(_placed(ast.Expr(hook("last", value, at=statement.value)), statement))
        else:
            body += work.statements([statement])
    tree = ast.Module(body, source.tree.type_ignores)
    return Instrumented(tree, work.loops, work.functions, work.names, last)


def is_print(node: ast.stmt) -> bool:
    """Whether a statement only prints; such a one leaves no value behind."""
    match node:
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"))):
            return True
    return False


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def _placed(node: Any, at: Any) -> Any:
    """Give a new node, and the new ones in it, a place; what is in one that has a place has one, too."""
    _put(node, _place(at))
    return node


def _place(node: Any) -> dict[str, int]:
    own = node.__dict__
    return {name: own[name] for name in _PLACE}


def _put(node: Any, place: dict[str, int]) -> None:
    parts = node.__dict__
    if "lineno" in parts:
        return
    for part in tuple(parts.values()):
        if isinstance(part, _HAVE_PLACES):
            _put(part, place)
        elif part.__class__ is list:
            for one in part:
                if isinstance(one, _HAVE_PLACES):
                    _put(one, place)
    parts.update(place)


def _call(name: str, *arguments: ast.expr, at: ast.AST) -> ast.Expr:
    return ast.Expr(hook(name, *arguments, at=at), **_place(at))


def _own(nodes: list[ast.stmt]) -> Iterator[ast.AST]:
    """Yield the parts of statements that belong to the same function: not those of functions inside."""
    waiting: list[ast.AST] = list(nodes)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)


def yields(nodes: list[ast.stmt]) -> bool:
    """Whether statements contain ``yield`` or ``await``: others run between two of their steps."""
    pauses = (ast.Yield, ast.YieldFrom, ast.Await, ast.AsyncFor, ast.AsyncWith)
    return any(isinstance(node, pauses) for node in _own(nodes))


_HAVE_PLACES = (ast.expr, ast.stmt)
_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")
_KINDS = (ast.expr_context, ast.operator, ast.boolop, ast.unaryop, ast.cmpop)
_UNCHANGED = frozenset(
    {ast.Name, ast.Constant, ast.alias, ast.Pass, *(one for kind in _KINDS for one in kind.__subclasses__())}
)
"""Kinds of node to which nothing is added, nor to what is in them."""


class _Instrumenting(ast.NodeTransformer):
    """Builds new nodes where something is added and keeps the others: `Source.tree` is read again afterwards."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.loops: list[Loop] = []
        self.functions: list[str] = []
        self.names: dict[Place, tuple[str, ...]] = {}
        self.arrays = source.mentions("numpy")
        self.pauses = any(word in source.text for word in ("yield", "await", "async"))

    def visit(self, node: Any) -> Any:
        kind = node.__class__
        return node if kind in _UNCHANGED else getattr(self, f"visit_{kind.__name__}", self.generic_visit)(node)

    def generic_visit(self, node: Any) -> Any:
        parts = node.__dict__
        changed = {}
        for name in node._fields:
            value = parts.get(name)
            if isinstance(value, ast.AST):
                made = self.visit(value)
                if made is not value:
                    changed[name] = made
            elif value.__class__ is list and value:
                made = self.statements(value) if isinstance(value[0], ast.stmt) else self._each(value)
                if made != value:  # nodes are equal only to themselves
                    changed[name] = made
        return _copy(node, changed) if changed else node

    def _each(self, nodes: list[Any]) -> list[Any]:
        return [self.visit(one) if isinstance(one, ast.AST) else one for one in nodes]

    def _copied(self, node: Any) -> Any:
        """Return a copy that may be changed, also in its lists."""
        made = _copy(self.generic_visit(node), {})
        for name, value in made.__dict__.items():
            if value.__class__ is list:
                setattr(made, name, value[:])
        return made

    def statements(self, nodes: list[ast.stmt]) -> list[ast.stmt]:
        """Return statements with what is added before and after each of them."""
        made: list[ast.stmt] = []
        for node in nodes:
            found = self.visit(node)
            made += found if isinstance(found, list) else [found]
            if self.arrays and isinstance(node, ast.Assign | ast.AugAssign | ast.Expr):
                made.append(_call("shared", at=node))
        return made

    # --- names -------------------------------------------------------------------------------------------------

    def _bound(self, targets: list[ast.expr], at: ast.AST) -> list[ast.stmt]:
        return [
            _call("bind", ast.Constant(name.id), ast.Name(name.id, LOAD), at=at)
            for target in targets
            for name in _name_targets(target)
        ]

    def visit_Assign(self, node: ast.Assign) -> list[ast.stmt]:
        return [self.generic_visit(node), *self._named(node.targets, node.value)]

    def visit_AnnAssign(self, node: ast.AnnAssign) -> list[ast.stmt]:
        made = self.generic_visit(node)
        return [made] if node.value is None else [made, *self._named([node.target], node.value)]

    def _named(self, targets: list[ast.expr], value: ast.expr) -> list[ast.stmt]:
        if isinstance(value, NEVER_TENSORS):
            return []
        if isinstance(value, STATIC) and all(isinstance(target, ast.Name) for target in targets):
            self.names[self.source.place(value)] = tuple(one.id for one in targets if isinstance(one, ast.Name))
            return []
        return self._bound(targets, value)

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.stmt:
        made = self.generic_visit(node)
        if isinstance(node.target, ast.Name):
            self.names[self.source.place(node)] = (node.target.id,)
        if isinstance(node.op, ast.Pow | ast.LShift) and not _is_small(node.value):
            return _copy(made, {"value": hook("exponent", made.value, at=node.value)})
        return made

    def visit_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        return hook("walrus", ast.Constant(node.target.id), self.generic_visit(node), at=node)

    def visit_With(self, node: ast.With) -> list[ast.stmt]:
        made = self._copied(node)
        given = [item.optional_vars for item in node.items if item.optional_vars is not None]
        made.body = self._bound(given, node) + made.body
        return [made, _call("caught", at=node)]

    def visit_match_case(self, node: ast.match_case) -> Any:
        made = self._copied(node)
        captured = [
            part.name for part in ast.walk(node.pattern) if isinstance(part, ast.MatchAs | ast.MatchStar) and part.name
        ]
        names = [ast.copy_location(ast.Name(name, ast.Store()), node.body[0]) for name in captured]
        made.body = self._bound(list(names), node.body[0]) + made.body
        return made

    # --- loops -------------------------------------------------------------------------------------------------

    def visit_For(self, node: ast.For) -> list[ast.stmt]:
        made = self._copied(node)
        made.body = self._bound(_may_be_tensors(node), node.iter) + made.body
        if self.pauses and yields([node]):
            made.iter = hook("ticked", made.iter, at=node.iter)
            return [made]
        number = self._loop(f"for {self._text(node.target)} in {self._text(node.iter)}", node)
        made.iter = hook("turns", made.iter, at=node.iter)
        if made.orelse:
            made.orelse.insert(0, _call("pause", at=node))
        return [_call("enter", number, at=node), _finally([made], [_call("leave", number, at=node)], node)]

    def visit_While(self, node: ast.While) -> list[ast.stmt]:
        made = self._copied(node)
        paused = self.pauses and yields([node])
        number = self._loop(f"while {self._text(node.test)}", node)
        ticks = f".{number.value}"
        begin = hook("ticks", at=node) if paused else hook("enter_while", number, at=node)
        if not node.orelse:
            # Turning a `for` over the ticks costs a third of asking for each.
            leave: list[ast.stmt] = [ast.Break()] if paused else [_call("tested", at=node), ast.Break()]
            turn = _placed(ast.If(made.test, made.body, leave), node)
            loop = _placed(ast.For(ast.Name(ticks, ast.Store()), begin, [turn], []), node)
            return [loop] if paused else [_finally([loop], [_call("leave", number, at=node)], node)]
        step = _placed(ast.Call(ast.Name(".next", LOAD), [ast.Name(ticks, LOAD)], []), node.test)
        made.test = _placed(ast.BoolOp(ast.And(), [step, made.test]), node.test)
        given = _placed(ast.Assign([ast.Name(ticks, ast.Store())], begin), node)
        if paused:
            return [given, made]
        made.orelse.insert(0, _call("tested", at=node))
        left = _placed(ast.Delete([ast.Name(ticks, ast.Del())]), node)
        return [given, _finally([made], [_call("leave", number, at=node), left], node)]

    def _loop(self, header: str, node: ast.For | ast.While) -> ast.Constant:
        self.loops.append(Loop(header, self.source.place(node)))
        return ast.Constant(len(self.loops) - 1)

    def _text(self, node: ast.AST) -> str:
        return self.source.between(node, node)

    def visit_comprehension(self, node: ast.comprehension) -> Any:
        made = self.generic_visit(node)
        return made if node.is_async else _copy(made, {"iter": hook("ticked", made.iter, at=node.iter)})

    # --- functions ---------------------------------------------------------------------------------------------

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.stmt:
        made = self._copied(node)
        number = self._function(node.name)
        head = made.body[:1] if _is_text(node.body[0]) else []
        rest = made.body[len(head) :]
        given = ast.Tuple([ast.Name(name, LOAD) for name in parameters(node.args)], LOAD)
        names = ast.Tuple([ast.Constant(name) for name in parameters(node.args)], LOAD)
        if self.pauses and yields(node.body):
            made.body = [*head, _call("generator", number, names, given, at=node), *rest]
        else:
            left = _call("leave", ast.Constant(FUNCTION), at=node)
            begin = _call("call", number, names, given, at=node)
            made.body = [*head, begin, _finally(rest, [left], node) if rest else left]
        return made

    def visit_Lambda(self, node: ast.Lambda) -> ast.expr:
        made = self._copied(node)
        number = self._function("<lambda>")
        if any(isinstance(one, ast.Yield | ast.YieldFrom) for one in ast.walk(node.body)):
            return made
        given = ast.Tuple([ast.Name(name, LOAD) for name in parameters(node.args)], LOAD)
        names = ast.Tuple([ast.Constant(name) for name in parameters(node.args)], LOAD)
        begin = hook("call", number, names, given, at=node.body)
        made.body = hook("answer", begin, made.body, at=node.body)
        return made

    def _function(self, name: str) -> ast.Constant:
        self.functions.append(name)
        return ast.Constant(len(self.functions) - 1)

    # --- limits ------------------------------------------------------------------------------------------------

    def visit_Try(self, node: ast.Try) -> ast.stmt:
        made = self.generic_visit(node)
        if not made.finalbody:
            return made
        return _copy(made, {"finalbody": [_call("caught", at=node.finalbody[0]), *made.finalbody]})

    visit_TryStar: Any = visit_Try  # noqa: N815

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> Any:
        made = self.generic_visit(node)
        return _copy(made, {"body": [_call("caught", at=node), *made.body]})

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        made = self.generic_visit(node)
        if isinstance(node.op, ast.Pow) and not _is_small(node.right):
            return hook("power", made.left, made.right, at=node)
        if isinstance(node.op, ast.LShift) and not _is_small(node.right):
            return hook("shift", made.left, made.right, at=node)
        return made

    def visit_Call(self, node: ast.Call) -> ast.expr:
        made = self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in CONSUMERS and node.args:
            first = node.args[0]
            if not isinstance(first, ast.Starred | ast.Constant | ast.List | ast.ListComp | ast.GeneratorExp):
                return _copy(made, {"args": [hook("bounded", made.args[0], at=first), *made.args[1:]]})
        return made


def _copy(node: Any, changed: dict[str, Any]) -> Any:
    made = node.__class__.__new__(node.__class__)
    made.__dict__.update(node.__dict__)
    made.__dict__.update(changed)
    return made


def _finally(body: list[ast.stmt], final: list[ast.stmt], at: ast.AST) -> ast.stmt:
    return _placed(ast.Try(body, [], [], final), at)


def _is_small(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=float() | complex()):
            return True
        case ast.Constant(value=int() as value):
            return value <= SMALL_EXPONENT
        case ast.UnaryOp(operand=operand):
            return _is_small(operand)
    return False


def _name_targets(target: ast.expr) -> Iterator[ast.Name]:
    match target:
        case ast.Name():
            yield target
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from _name_targets(part)


def _may_be_tensors(node: ast.For) -> list[ast.expr]:
    """Return the targets of a loop that may come to hold tensors: what ``range`` and ``enumerate`` count does not."""
    match node.iter, node.target:
        case ast.Call(func=ast.Name(id="range")), _:
            return []
        case ast.Call(func=ast.Name(id="enumerate")), ast.Tuple(elts=[_, rest]):
            return [rest]
    return [node.target]


def parameters(arguments: ast.arguments) -> list[str]:
    """Return the names of a function's parameters, in order."""
    found = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
    found += [arguments.vararg.arg] if arguments.vararg else []
    found += [one.arg for one in arguments.kwonlyargs]
    return found + ([arguments.kwarg.arg] if arguments.kwarg else [])

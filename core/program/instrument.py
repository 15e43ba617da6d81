"""Add calls of hooks to a program's syntax tree, for scopes of loops, turns and calls, for steps and names. No torch.

The tree stays the learner's own: every part keeps its place, and what is added takes the place of what it stands for,
so a traceback and an operation's span read as if nothing had been added. The functions that are added (`HOOKS`) are
looked up among the builtins under names that no program can write.
"""

from __future__ import annotations

import ast
from typing import Any, NamedTuple

from core.program.ends import Place
from core.program.new_nodes import LOAD, copied, hook, hook_statement, placed, with_finally
from core.program.source import Source
from core.program.syntax_questions import (
    is_future_import,
    is_print,
    is_small_exponent,
    is_text,
    may_be_tensors,
    name_targets,
    parameters,
    yields,
)

HOOKS = (
    "statement", "enter", "turns", "pause", "enter_while", "next", "tested", "leave", "ticks", "ticked", "call",
    "generator", "answer", "bind", "walrus", "caught", "power", "exponent", "shift", "bounded", "last", "shared",
)  # fmt: skip
"""What an instrumented program calls; core.program.run defines them."""

CONSUMERS = frozenset({"sum", "min", "max", "sorted", "any", "all", "list", "tuple", "set", "frozenset"})
"""Builtins that run through a whole iterable in C, where no step is counted."""

FUNCTION = -1
"""What `leave` is told by a function; by a loop it is told the loop's number."""
STATIC = (ast.BinOp, ast.UnaryOp, ast.Compare)
"""Right-hand sides whose value, when it is a tensor, comes from an operation at exactly that place."""
NEVER_TENSORS = (
    ast.Constant, ast.JoinedStr, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.List,
    ast.Dict, ast.Set,
)  # fmt: skip
_KINDS = (ast.expr_context, ast.operator, ast.boolop, ast.unaryop, ast.cmpop)
_UNCHANGED = frozenset(
    {ast.Name, ast.Constant, ast.alias, ast.Pass, *(one for kind in _KINDS for one in kind.__subclasses__())}
)
"""Kinds of node to which nothing is added, nor to what is in them."""


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
        if not (number == 0 and is_text(statement)) and not is_future_import(statement):
            body.append(hook_statement("statement", ast.Constant(number), at=statement))
        if number == last and isinstance(statement, ast.Expr):
            value = work.visit(statement.value)
            body.append(placed(ast.Expr(hook("last", value, at=statement.value)), statement))
        else:
            body += work.statements([statement])
    tree = ast.Module(body, source.tree.type_ignores)
    return Instrumented(tree, work.loops, work.functions, work.names, last)


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
        return copied(node, changed) if changed else node

    def _each(self, nodes: list[Any]) -> list[Any]:
        return [self.visit(one) if isinstance(one, ast.AST) else one for one in nodes]

    def _copied(self, node: Any) -> Any:
        """Return a copy that may be changed, also in its lists."""
        made = copied(self.generic_visit(node), {})
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
                made.append(hook_statement("shared", at=node))
        return made

    # --- names -------------------------------------------------------------------------------------------------

    def _bound(self, targets: list[ast.expr], at: ast.AST) -> list[ast.stmt]:
        return [
            hook_statement("bind", ast.Constant(name.id), ast.Name(name.id, LOAD), at=at)
            for target in targets
            for name in name_targets(target)
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
        if isinstance(node.op, ast.Pow | ast.LShift) and not is_small_exponent(node.value):
            return copied(made, {"value": hook("exponent", made.value, at=node.value)})
        return made

    def visit_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        return hook("walrus", ast.Constant(node.target.id), self.generic_visit(node), at=node)

    def visit_With(self, node: ast.With) -> list[ast.stmt]:
        made = self._copied(node)
        given = [item.optional_vars for item in node.items if item.optional_vars is not None]
        made.body = self._bound(given, node) + made.body
        return [made, hook_statement("caught", at=node)]

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
        made.body = self._bound(may_be_tensors(node), node.iter) + made.body
        if self.pauses and yields([node]):
            made.iter = hook("ticked", made.iter, at=node.iter)
            return [made]
        number = self._loop(f"for {self._text(node.target)} in {self._text(node.iter)}", node)
        made.iter = hook("turns", made.iter, at=node.iter)
        if made.orelse:
            made.orelse.insert(0, hook_statement("pause", at=node))
        return [
            hook_statement("enter", number, at=node),
            with_finally([made], [hook_statement("leave", number, at=node)], node),
        ]

    def visit_While(self, node: ast.While) -> list[ast.stmt]:
        made = self._copied(node)
        paused = self.pauses and yields([node])
        number = self._loop(f"while {self._text(node.test)}", node)
        ticks = f".{number.value}"
        begin = hook("ticks", at=node) if paused else hook("enter_while", number, at=node)
        if not node.orelse:
            # Turning a `for` over the ticks costs a third of asking for each.
            leave: list[ast.stmt] = [ast.Break()] if paused else [hook_statement("tested", at=node), ast.Break()]
            turn = placed(ast.If(made.test, made.body, leave), node)
            loop = placed(ast.For(ast.Name(ticks, ast.Store()), begin, [turn], []), node)
            return [loop] if paused else [with_finally([loop], [hook_statement("leave", number, at=node)], node)]
        step = placed(ast.Call(ast.Name(".next", LOAD), [ast.Name(ticks, LOAD)], []), node.test)
        made.test = placed(ast.BoolOp(ast.And(), [step, made.test]), node.test)
        given = placed(ast.Assign([ast.Name(ticks, ast.Store())], begin), node)
        if paused:
            return [given, made]
        made.orelse.insert(0, hook_statement("tested", at=node))
        left = placed(ast.Delete([ast.Name(ticks, ast.Del())]), node)
        return [given, with_finally([made], [hook_statement("leave", number, at=node), left], node)]

    def _loop(self, header: str, node: ast.For | ast.While) -> ast.Constant:
        self.loops.append(Loop(header, self.source.place(node)))
        return ast.Constant(len(self.loops) - 1)

    def _text(self, node: ast.AST) -> str:
        return self.source.between(node, node)

    def visit_comprehension(self, node: ast.comprehension) -> Any:
        made = self.generic_visit(node)
        return made if node.is_async else copied(made, {"iter": hook("ticked", made.iter, at=node.iter)})

    # --- functions ---------------------------------------------------------------------------------------------

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.stmt:
        made = self._copied(node)
        number = self._function(node.name)
        head = made.body[:1] if is_text(node.body[0]) else []
        rest = made.body[len(head) :]
        given = ast.Tuple([ast.Name(name, LOAD) for name in parameters(node.args)], LOAD)
        names = ast.Tuple([ast.Constant(name) for name in parameters(node.args)], LOAD)
        if self.pauses and yields(node.body):
            made.body = [*head, hook_statement("generator", number, names, given, at=node), *rest]
        else:
            left = hook_statement("leave", ast.Constant(FUNCTION), at=node)
            begin = hook_statement("call", number, names, given, at=node)
            made.body = [*head, begin, with_finally(rest, [left], node) if rest else left]
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
        return copied(made, {"finalbody": [hook_statement("caught", at=node.finalbody[0]), *made.finalbody]})

    visit_TryStar: Any = visit_Try  # noqa: N815

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> Any:
        made = self.generic_visit(node)
        return copied(made, {"body": [hook_statement("caught", at=node), *made.body]})

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        made = self.generic_visit(node)
        if isinstance(node.op, ast.Pow) and not is_small_exponent(node.right):
            return hook("power", made.left, made.right, at=node)
        if isinstance(node.op, ast.LShift) and not is_small_exponent(node.right):
            return hook("shift", made.left, made.right, at=node)
        return made

    def visit_Call(self, node: ast.Call) -> ast.expr:
        made = self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in CONSUMERS and node.args:
            first = node.args[0]
            if not isinstance(first, ast.Starred | ast.Constant | ast.List | ast.ListComp | ast.GeneratorExp):
                return copied(made, {"args": [hook("bounded", made.args[0], at=first), *made.args[1:]]})
        return made

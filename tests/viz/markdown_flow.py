"""Follows texts to the Markdown of a page through the source: only words of ours, numbers and escaped texts pass.

An expression is *safe* when each of its parts is: a literal, a constant of a module, a number, a sentence of gettext, a
result of viz.escaping, or what a function of ours returns when all that it returns is safe. A parameter is safe when it
is a number, or when every call in the project passes what is safe. The few attributes that hold finished Markdown are
named with their reason.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from core.exercises import records
from tools.sources import ROOT, source_files

BODIES = {
    "markdown", "caption", "info", "warning", "error", "success", "button", "toggle", "checkbox", "radio", "selectbox",
    "multiselect", "slider", "select_slider", "text_input", "text_area", "number_input", "pills", "segmented_control",
    "popover", "expander", "metric", "download_button", "file_uploader", "spinner", "toast", "header", "subheader",
    "status", "link_button", "page_link", "date_input", "time_input", "color_picker", "feedback", "tabs",
}  # fmt: skip
"""Calls of Streamlit's whose first argument is Markdown: texts, and the labels of widgets."""

LISTED = {"pills", "segmented_control", "radio"}
"""Calls whose options are Markdown, too."""

ESCAPED = {"code_span", "code_cell", "markdown_text", "sentence_markdown", "formula", "display_formula", "code_block"}
"""Functions of viz.escaping whose result is safe whatever they are given."""

AUTHORED = {"authored_markdown"}
"""Of viz.authored, the same: tests/viz/test_authored.py."""

EXERCISES = {
    "Exercise": ("title", "prompt", "hints", "worked"), "Option": ("text", "why"), "Misconception": ("says",),
    "Order": ("steps",), "Stranger": ("why",),
}  # fmt: skip
"""Fields that hold Markdown, by their records. What these are made with is looked at: the catalogue's are constants, a
teacher's are made safe."""

PLAIN = {"len", "int", "float", "round", "abs", "range", "sum", "number_text"}
NUMBERS = {"int", "float", "bool", "complex", "Shape", "tuple[int, ...]", "tuple[float, ...]", "list[int]",
           "tuple[float, float]", "list[float]", "numpy.ndarray", "Walk", "Nature", "list[Touching]",
           "list[tuple[tuple[int, ...], int]]"}  # fmt: skip
"""Annotations of what cannot be a stranger's text."""

NUMERIC = {
    "line", "end_line", "column", "numel", "storage", "storage_offset", "version", "index", "shape", "stride",
    "nan_count", "infinite_count", "minimum", "maximum", "mean", "std", "needed", "allowed", "slot", "rate", "count",
    "changed", "kept", "requires_grad", "is_leaf", "position", "point", "values", "axes", "window", "ndim", "size",
    "iteration", "offset", "gradient", "factor", "place", "degrees", "bound", "half_side", "hull", "path", "largest",
    "steps", "firsts", "expands", "most", "number", "places",
}  # fmt: skip
"""Attributes that hold numbers; msgspec has checked those of a worker's reply."""

FINISHED = {"why": ("Slope", "Dependence")}
"""Attributes that hold finished Markdown, each with the records that have it: what they are made with is looked at.

It is their second field.
"""

SAME = {
    "strip",
    "rstrip",
    "lstrip",
    "split",
    "removesuffix",
    "removeprefix",
    "upper",
    "lower",
    "values",
    "items",
    "tolist",
    "get",
}
"""Methods whose result is as safe as what they are called on."""

Function = ast.FunctionDef | ast.Lambda


class Module:
    """One file: its tree, its functions by name, and what it imports from where."""

    def __init__(self, path: Path, text: str | None = None) -> None:
        self.path = path
        self.name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        self.tree = ast.parse(path.read_text(encoding="utf-8") if text is None else text)
        self.functions = {one.name: one for one in ast.walk(self.tree) if isinstance(one, ast.FunctionDef)}
        self.imported: dict[str, tuple[str, str]] = {}
        for one in ast.walk(self.tree):
            if isinstance(one, ast.ImportFrom) and one.module:
                self.imported |= {name.asname or name.name: (one.module, name.name) for name in one.names}
        self.parents = {child: one for one in ast.walk(self.tree) for child in ast.iter_child_nodes(one)}
        self.calls = [one for one in ast.walk(self.tree) if isinstance(one, ast.Call)]

    def around(self, node: ast.AST) -> Iterator[Function]:
        """Yield the functions around a node, innermost first."""
        while (parent := self.parents.get(node)) is not None:
            node = parent
            if isinstance(node, ast.FunctionDef | ast.Lambda):
                yield node


@cache
def read_modules() -> tuple[Module, ...]:
    """Read the files of the pages and what is behind them, once for all tests."""
    return tuple(map(Module, source_files("app.py", "pages", "viz")))


class Flow:
    """All files of the pages and what is behind them."""

    def __init__(self) -> None:
        self.modules = {one.name: one for one in read_modules()}
        self._known: dict[tuple[str, ast.AST], bool] = {}

    @cached_property
    def calls(self) -> dict[tuple[str, str], list[tuple[Module, ast.Call]]]:
        """Every call of a function of ours, by where it is defined."""
        found: dict[tuple[str, str], list[tuple[Module, ast.Call]]] = {}
        for module in self.modules.values():
            for one in module.calls:
                if (target := self.target(module, one.func)) is not None:
                    found.setdefault((target[0].name, target[1].name), []).append((module, one))
        return found

    def target(self, module: Module, function: ast.expr) -> tuple[Module, ast.FunctionDef] | None:
        """Return the function of ours that an expression names, also as an attribute of a module or of self."""
        match function:
            case ast.Name(id=name) if name in module.functions:
                return module, module.functions[name]
            case ast.Name(id=name) if name in module.imported:
                home, own = module.imported[name]
                return self.defined(home, own)
            case ast.Attribute(value=ast.Name(id="self"), attr=name) if name in module.functions:
                return module, module.functions[name]
            case ast.Attribute(value=ast.Name(id=base), attr=name) if base in module.imported:
                return self.defined(".".join(module.imported[base]), name)
        return None

    def defined(self, home: str, name: str) -> tuple[Module, ast.FunctionDef] | None:
        module = self.modules.get(home)
        return (module, module.functions[name]) if module and name in module.functions else None

    def unsafe(self) -> Iterator[str]:
        """Yield every argument that is Markdown on a page and not safe."""
        for module in self.modules.values():
            for one in module.calls:
                for part in shown(one):
                    if not self.safe(module, part):
                        yield f"{module.name}:{part.lineno}: {ast.unparse(one.func)}({ast.unparse(part)})"

    def safe(self, module: Module, node: ast.expr) -> bool:
        key = (module.name, node)
        if key not in self._known:
            self._known[key] = True  # what leads back to itself adds nothing
            self._known[key] = self._safe(module, node)
        return self._known[key]

    def _safe(self, module: Module, node: ast.expr) -> bool:
        def every(*nodes: ast.expr | None) -> bool:
            return all(one is None or self.safe(module, one) for one in nodes)

        if of_exercise(node):
            return True
        match node:
            case ast.Constant() | ast.Compare():
                return True
            case ast.JoinedStr(values=parts):
                return every(*parts)
            case ast.FormattedValue(value=value, format_spec=form):
                return numeric_form(form) or every(value)
            case ast.BinOp(left=left, right=right):
                return every(left, right)
            case ast.UnaryOp(operand=value) | ast.Starred(value=value) | ast.NamedExpr(value=value):
                return every(value)
            case ast.BoolOp(values=values) | ast.List(elts=values) | ast.Tuple(elts=values) | ast.Set(elts=values):
                return every(*values)
            case ast.Dict(values=values):
                return every(*values)
            case ast.IfExp(body=one, orelse=other):
                return every(one, other)
            case ast.Subscript(value=ast.Attribute(attr="session_state"), slice=ast.Attribute(attr=name)):
                return name.endswith("NOTICE")  # sentences of gettext
            case ast.Subscript(value=value) | ast.Attribute(value=value, attr="__getitem__"):
                return every(value)
            case ast.ListComp(elt=value) | ast.GeneratorExp(elt=value) | ast.SetComp(elt=value):
                return every(value)
            case ast.DictComp(value=value):
                return every(value)
            case ast.Lambda(body=value):
                return every(value)
            case ast.Attribute(value=value, attr=name):
                return (
                    name in NUMERIC
                    or name in FINISHED
                    or constant(node)
                    or (isinstance(value, ast.Name) and every(value))
                )
            case ast.Name():
                return constant(node) or self._named(module, node)
            case ast.Call():
                return self._call(module, node)
        return False

    def _call(self, module: Module, call: ast.Call) -> bool:
        given = [*call.args, *(word.value for word in call.keywords)]
        match call.func:
            case ast.Name(id=name) if name in ESCAPED | AUTHORED | PLAIN:
                return True
            case ast.Name(id="in_colour"):
                return self.safe(module, call.args[1])
            case ast.Name(id="map"):
                function = call.args[0]
                if isinstance(function, ast.Name) and function.id in ESCAPED | AUTHORED:
                    return True
                return self._returns(module, function) or all(self.safe(module, one) for one in call.args[1:])
            case ast.Name(
                id="_" | "str" | "enumerate" | "zip" | "list" | "sorted" | "reversed" | "tuple" | "min" | "max" | "next"
            ):
                return all(self.safe(module, one) for one in given)
            case ast.Attribute(value=ast.Name(id="math" | "numpy")):
                return True
            case ast.Attribute(attr="gettext" | "ngettext" | "fromkeys"):
                return all(self.safe(module, one) for one in call.args[:2])
            case ast.Attribute(value=value, attr="format" | "join" | "replace"):
                return self.safe(module, value) and all(self.safe(module, one) for one in given)
            case ast.Attribute(value=value, attr=name) if name in SAME and self.safe(module, value):
                return True
        return self._returns(module, call.func)

    def _returns(self, module: Module, function: ast.expr) -> bool:
        """Whether all that a function of ours returns is safe."""
        found = self.target(module, function)
        if found is None:  # a parameter, perhaps: then every function that is passed is looked at
            return isinstance(function, ast.Lambda | ast.Name) and self.safe(module, function)
        home, body = found
        if body.returns is not None and ast.unparse(body.returns) in NUMBERS:
            return True
        results = [one for one in ast.walk(body) if isinstance(one, ast.Return | ast.Yield) and one.value]
        inner = [one for one in results if next(home.around(one)) is body]
        return bool(inner) and all(self.safe(home, one.value) for one in inner if one.value)

    def _named(self, module: Module, name: ast.Name) -> bool:
        """Whether all that a name can stand for in the functions around it is safe."""
        if found := list(comprehended(module, name)):
            return all(self.safe(module, one) for one in found)
        for function in module.around(name):
            values = [part for one in assigned(function, name.id) for part in self._parts(module, one, name.id)]
            arguments = {one.arg: one for one in parameters(function)}
            if name.id in arguments:
                if isinstance(function, ast.Lambda) or not self._passed(module, function, arguments[name.id]):
                    return False
                return all(self.safe(home, one) for home, one in values)
            if values:
                return all(self.safe(home, one) for home, one in values)
        return self.target(module, name) is not None and self._returns(module, name)

    def _parts(self, module: Module, bound: ast.expr | ast.Assign, name: str) -> Iterator[tuple[Module, ast.expr]]:
        """Yield what a name is bound to; of ``a, b = f()`` the part of each tuple that f returns."""
        if isinstance(bound, ast.expr):
            yield module, bound
            return
        target, call = bound.targets[0], bound.value
        assert isinstance(target, ast.Tuple) and isinstance(call, ast.Call)
        found = self.target(module, call.func)
        if found is None:
            yield module, call
            return
        home, body = found
        for one in ast.walk(body):
            if isinstance(one, ast.Return) and one.value is not None and next(home.around(one)) is body:
                yield from ((home, part) for part in paired(target, one.value, name))

    def _passed(self, module: Module, function: ast.FunctionDef, parameter: ast.arg) -> bool:
        """Whether a parameter is a number, or every call in the project passes what is safe."""
        if parameter.annotation is not None and ast.unparse(parameter.annotation) in NUMBERS:
            return True
        calls = self.calls.get((module.name, function.name), [])
        place = [one.arg for one in (*function.args.posonlyargs, *function.args.args) if one.arg != "self"]
        for home, call in calls:
            values = [word.value for word in call.keywords if word.arg == parameter.arg]
            if parameter.arg in place and len(call.args) > place.index(parameter.arg):
                values.append(call.args[place.index(parameter.arg)])
            if not all(self.safe(home, one) for one in values):
                return False
        return bool(calls)


def of_exercise(node: ast.expr) -> bool:
    """Whether an expression is a field of an exercise that holds Markdown, as the pages name them."""
    match node:
        case ast.Attribute(value=ast.Name(id="exercise" | "following"), attr=field):
            return field in EXERCISES["Exercise"]
        case ast.Attribute(value=ast.Subscript(value=ast.Name(id=several) | ast.Attribute(attr=several)), attr=field):
            return (several, field) in {
                ("options", "text"), ("options", "why"), ("misconceptions", "says"),
            }  # fmt: skip
        case ast.Subscript(value=ast.Name(id="steps") | ast.Attribute(attr="steps")):
            return True
    return False


def shown(call: ast.Call) -> Iterator[ast.expr]:
    """Yield what of a call is rendered as Markdown: of one of Streamlit's, or of a record that holds some."""
    if isinstance(call.func, ast.Name) and call.func.id in EXERCISES:
        yield from made_of(call, call.func.id)
    if isinstance(call.func, ast.Name) and any(call.func.id in records for records in FINISHED.values()):
        yield from call.args[1:2]
        yield from (word.value for word in call.keywords if word.arg in FINISHED)
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in BODIES:
        return
    yield from call.args[:1]
    words = {word.arg: word.value for word in call.keywords}
    yield from (words[name] for name in ("label", "body", "help", "captions", "delta") if name in words)
    if call.func.attr in LISTED:
        options = [words["format_func"]] if "format_func" in words else call.args[1:2]
        yield from options


def made_of(call: ast.Call, record: str) -> Iterator[ast.expr]:
    """Yield what the Markdown of an exercise's record is made with."""
    fields = getattr(records, record).__struct_fields__
    yield from (one for field, one in zip(fields, call.args, strict=False) if field in EXERCISES[record])
    yield from (word.value for word in call.keywords if word.arg in EXERCISES[record])


def numeric_form(form: ast.expr | None) -> bool:
    """Whether a format specification takes numbers only: a text in its place would raise."""
    text = "".join(str(one.value) for one in form.values if isinstance(one, ast.Constant)) if isinstance(
        form, ast.JoinedStr
    ) else ""  # fmt: skip
    return text.endswith((",", "g", "f", "e", "d", "%"))


def constant(node: ast.expr) -> bool:
    """Whether an expression begins with a constant of a module: ``BY_KEY[key].title``."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return isinstance(node, ast.Name) and node.id.isupper() and len(node.id) > 1


def parameters(function: Function) -> list[ast.arg]:
    listed = function.args
    return [*listed.posonlyargs, *listed.args, *listed.kwonlyargs, *filter(None, (listed.vararg, listed.kwarg))]


def comprehended(module: Module, name: ast.Name) -> Iterator[ast.expr]:
    """Yield what a name runs through in the comprehensions around it, innermost first."""
    node: ast.AST = name
    while (parent := module.parents.get(node)) is not None:
        if isinstance(parent, ast.ListComp | ast.GeneratorExp | ast.SetComp | ast.DictComp):
            for one in parent.generators:
                if name.id in targets(one.target):
                    yield from run_through(one.target, one.iter, name.id)
                    return
        node = parent


def assigned(function: Function, name: str) -> Iterator[ast.expr | ast.Assign]:
    """Yield every value that a name gets in a function; of ``a, b = f()`` the whole line."""
    for one in ast.walk(function):
        match one:
            case ast.Assign(targets=[ast.Tuple()], value=ast.Call()) if name in targets(one.targets[0]):
                yield one
            case ast.Assign(targets=left, value=value) if any(name in targets(target) for target in left):
                yield from paired(left[0], value, name)
            case ast.AnnAssign(target=target, value=ast.expr() as value) if name in targets(target):
                yield value
            case ast.AugAssign(target=target, value=value) if name in targets(target):
                yield value
            case ast.For(target=target, iter=value) if name in targets(target):
                yield from run_through(target, value, name)
            case ast.NamedExpr(target=target, value=value) if name in targets(target):
                yield value
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id=own), attr="append" | "extend" | "insert"), args=values
            ) if own == name:
                yield from values


def run_through(target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.expr]:
    """Yield what a name gets in a loop: of zip, enumerate and written tuples only its own part."""
    match target, value:
        case ast.Tuple(elts=parts), ast.Call(func=ast.Name(id="zip"), args=args) if len(parts) == len(args):
            for part, one in zip(parts, args, strict=True):
                if name in targets(part):
                    yield from run_through(part, one, name)
        case ast.Tuple(elts=[number, part]), ast.Call(func=ast.Name(id="enumerate"), args=[one, *_]):
            if name not in targets(number):
                yield from run_through(part, one, name)
        case ast.Tuple(), ast.Tuple(elts=rows) | ast.List(elts=rows):
            for row in rows:
                yield from paired(target, row, name)
        case _:
            yield value


def paired(target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.expr]:
    """Yield the part of a value that goes to a name: of ``a, b = 1, 2`` to b the second."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        yield from (two for one, two in zip(target.elts, value.elts, strict=True) if name in targets(one))
    else:
        yield value


def targets(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Subscript):
        node = node.value
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}

"""Functions, lambdas, classes and imports."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from torch import nn

from core.language.attributes import INTERNAL, SAFE_DUNDERS, attribute_of
from core.language.calls import call
from core.language.expressions import Closure, Frame, compile_expression, refusing
from core.language.names import OUTER, RETURNED, Scope, declared, parameters, yields
from core.language.statements import Statement, compile_block, weight_of
from core.language.stops import Place, Refused, mark
from core.language.stores import store_name
from core.language.torch_tables import CONSTRUCTORS, IMPORTS, LAZY
from core.language.values import Code, Function, Learner

# --- functions -----------------------------------------------------------------------------------------------------


def define(node: ast.FunctionDef, scope: Scope) -> Statement:
    """``def``."""
    run = scope.run
    make = _maker(node.name, node.args, node.body, scope, run.source.place(node))
    decorate, bind = _decorators(node.decorator_list, scope), store_name(node.name, scope)

    def statement(frame: Frame) -> None:
        decorators = decorate(frame)
        bind(frame, decorators(make(frame)))

    return statement


def lambda_expression(node: ast.Lambda, scope: Scope) -> Closure:
    body = ast.Return(value=node.body)
    return _maker("<lambda>", node.args, [ast.copy_location(body, node.body)], scope, scope.run.source.place(node))


def _maker(name: str, arguments: ast.arguments, body: list[ast.stmt], scope: Scope, place: Place) -> Closure:
    """Return the closure that makes a function object each time its ``def`` is run."""
    run = scope.run
    bound, shared = declared(body)
    inner = Scope("function", run, scope, bound | set(parameters(arguments)), shared, generator=yields(body))
    inner.bound -= shared
    code = Code(
        name,
        _binder(name, arguments, scope),
        _function_body(inner, body),
        inner.generator,
        _uses_super(body),
        weight_of(body),
    )
    defaults = [compile_expression(default, scope) for default in arguments.defaults]
    named = [
        (argument.arg, compile_expression(default, scope))
        for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        if default is not None
    ]
    depth_of = _captured(scope)

    def make(frame: Frame) -> Function:
        values = tuple([default(frame) for default in defaults])
        return Function(run, code, depth_of(frame), values, {name: default(frame) for name, default in named})

    return make


def _captured(scope: Scope) -> Callable[[Frame], Any]:
    """What a function sees of the frame it is made in: a class's own names are not visible in its methods."""
    if scope.kind == "class":
        return lambda frame: frame.get(OUTER)
    return lambda frame: frame


def _function_body(scope: Scope, body: list[ast.stmt]) -> Callable[[Frame], Any]:
    if not scope.generator and len(body) == 1 and isinstance(body[0], ast.Return) and body[0].value is not None:
        value_of = compile_expression(body[0].value, scope)

        def only_returns(frame: Frame) -> None:
            frame[RETURNED] = value_of(frame)

        return only_returns
    return compile_block(body, scope)


def _uses_super(body: list[ast.stmt]) -> bool:
    return any(isinstance(node, ast.Name) and node.id == "super" for part in body for node in ast.walk(part))


def _binder(name: str, arguments: ast.arguments, scope: Scope) -> Any:
    """Return code of ``def name(parameters): return {"parameter": parameter, …}``.

    It holds nothing of the learner's but the names of the parameters: defaults are given to the function object
    as values, and annotations are left out.
    """
    names = parameters(arguments)
    shape = ast.arguments(
        posonlyargs=[ast.arg(one.arg) for one in arguments.posonlyargs],
        args=[ast.arg(one.arg) for one in arguments.args],
        vararg=ast.arg(arguments.vararg.arg) if arguments.vararg else None,
        kwonlyargs=[ast.arg(one.arg) for one in arguments.kwonlyargs],
        kwarg=ast.arg(arguments.kwarg.arg) if arguments.kwarg else None,
        kw_defaults=[None] * len(arguments.kwonlyargs),
        defaults=[],
    )
    answer = ast.Dict([ast.Constant(one) for one in names], [ast.Name(one, ast.Load()) for one in names])
    function = ast.FunctionDef("binder", shape, [ast.Return(answer)], [])
    module = ast.fix_missing_locations(ast.Module([function], []))
    (code,) = [c for c in compile(module, "<parameters>", "exec").co_consts if hasattr(c, "co_code")]
    qualified = f"{scope.name}.{name}" if scope.kind == "class" else name
    return code.replace(co_name=name, co_qualname=qualified)


def _decorators(nodes: list[ast.expr], scope: Scope) -> Callable[[Frame], Callable[[Any], Any]]:
    run = scope.run
    compiled = [(compile_expression(node, scope), run.source.place(node)) for node in nodes]

    def evaluate(frame: Frame) -> Callable[[Any], Any]:
        decorators = [(value_of(frame), place) for value_of, place in compiled]

        def apply(value: Any) -> Any:
            for decorator, place in reversed(decorators):
                try:
                    value = call(run, decorator, (value,), {}, place)
                except BaseException as error:
                    mark(error, place)
                    raise
            return value

        return apply

    return evaluate


# --- classes -------------------------------------------------------------------------------------------------------


def define_class(node: ast.ClassDef, scope: Scope) -> Statement:
    """``class``: a real Python class, so that torch and Python's operators find the learner's methods in it."""
    run, place = scope.run, scope.run.source.place(node)
    if node.keywords:
        return refusing("construct", run.source.place(node.keywords[0]), name="Metaclass")
    inner = Scope("class", run, scope, declared(node.body)[0], name=node.name)
    bases = [compile_expression(base, scope) for base in node.bases]
    body, bind = compile_block(node.body, inner), store_name(node.name, scope)
    decorate, outer_of = _decorators(node.decorator_list, scope), _captured(scope)

    def statement(frame: Frame) -> None:
        decorators = decorate(frame)
        parents = [base(frame) for base in bases]
        own: Frame = {OUTER: outer_of(frame)}
        body(own)
        try:
            made = _make_class(
                node.name, parents, {name: value for name, value in own.items() if isinstance(name, str)}
            )
        except BaseException as error:
            mark(error, place)
            raise
        bind(frame, decorators(made))

    return statement


def _make_class(name: str, parents: list[Any], names: dict[str, Any]) -> type:
    for parent in parents:
        module = isinstance(parent, type) and issubclass(parent, nn.Module) and parent in CONSTRUCTORS - LAZY
        own = isinstance(parent, type) and issubclass(parent, Learner)
        if not (module or own or parent is object):
            raise Refused("base-class", name=getattr(parent, "__name__", type(parent).__name__))
    is_module = any(issubclass(parent, nn.Module) for parent in parents)
    for attribute in names:
        if attribute.startswith("__") and attribute not in SAFE_DUNDERS | {"__doc__"}:
            raise Refused("dunder", name=attribute)
        if is_module and attribute.startswith("_") and attribute in INTERNAL and attribute not in SAFE_DUNDERS:
            raise Refused("not-offered", module="nn.Module", name=attribute)
    bases = tuple(parent for parent in parents if parent is not object)
    if not any(issubclass(base, Learner) for base in bases):
        bases = (Learner, *bases)
    made = type(name, bases, {**names, "__module__": "__main__"})
    for value in names.values():
        _own(value, made)
    return made


def _own(value: Any, kind: type) -> None:
    """Tell a function which class it was written in, for ``super()``."""
    if type(value) is Function and value.owner is None:
        value.owner = kind
    elif isinstance(value, property):
        for part in (value.fget, value.fset):
            _own(part, kind)
    elif isinstance(value, staticmethod | classmethod):
        _own(value.__func__, kind)


# --- imports -------------------------------------------------------------------------------------------------------


def import_modules(node: ast.Import, scope: Scope) -> Statement:
    place, steps = scope.run.source.place(node), []
    for alias in node.names:
        known = alias.name in IMPORTS
        # "import torch.nn" binds torch; "import torch.nn as nn" binds the inner module.
        module = alias.name if alias.asname else alias.name.split(".")[0]
        if not known or module not in IMPORTS:
            return refusing("import", place, module=alias.name)
        steps.append((store_name(alias.asname or module, scope), IMPORTS[module]))

    def statement(frame: Frame) -> None:
        for bind, namespace in steps:
            bind(frame, namespace)

    return statement


def import_names(node: ast.ImportFrom, scope: Scope) -> Statement:
    run, place, module = scope.run, scope.run.source.place(node), node.module or "."
    if module == "__future__":
        return lambda frame: None
    if node.level or module not in IMPORTS:
        return refusing("import", place, module="." * node.level + (node.module or ""))
    if any(alias.name == "*" for alias in node.names):
        return refusing("import-star", place, module=module)
    stores = [(alias.name, store_name(alias.asname or alias.name, scope)) for alias in node.names]

    def statement(frame: Frame) -> None:
        for name, bind in stores:
            try:
                value = _imported(run, module, name)
            except BaseException as error:
                mark(error, place)
                raise
            bind(frame, value)

    return statement


def _imported(run: Any, module: str, name: str) -> Any:
    if f"{module}.{name}" in IMPORTS:
        return IMPORTS[f"{module}.{name}"]
    try:
        return attribute_of(run, IMPORTS[module], name)
    except AttributeError:
        raise ImportError(f"cannot import name '{name}' from '{module}'") from None


DEFINITIONS: dict[type[ast.AST], Any] = {
    ast.FunctionDef: define,
    ast.ClassDef: define_class,
    ast.Import: import_modules,
    ast.ImportFrom: import_names,
}
"""Statements of this module, for the table in core.language.statements."""

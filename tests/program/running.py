"""Running a program under the recorder, and the same program by plain Python, for comparison."""

from __future__ import annotations

import ast
import contextlib
import copy
import random
import tempfile
import warnings
from typing import Any, NamedTuple

import torch
from torch import _tensor_str

from core.explain.trials import advised
from core.program.execute import NO_RESULT, Outcome, run
from core.recording.recorder import Recorder
from core.trace import TraceRecord
from core.trace.limits import Limits

HEAD = "import torch\n"


class Ran(NamedTuple):
    """One run under the recorder."""

    outcome: Outcome
    record: TraceRecord

    @property
    def printed(self) -> str:
        return "".join(one.text for one in self.record.prints)


def ran(source: str, limits: Limits | None = None, **options: Any) -> Ran:
    """Run a program as a worker does, in this process."""
    limits = limits or Limits()
    recorder = Recorder(limits)
    outcome = run(source, recorder, limits, **options)
    record = recorder.finish(
        source=source, variables=outcome.variables, result=outcome.result, result_text=outcome.result_text,
        mistake=outcome.mistake, warnings=outcome.warnings, places=outcome.spans,
    )  # fmt: skip
    record = advised(record, outcome, limits, options.get("target"))
    return Ran(outcome._replace(mistake=record.mistake, warnings=record.warnings), record)


class Plain(NamedTuple):
    """What plain Python makes of a program."""

    variables: dict[str, Any]
    result_text: str
    printed: str
    error: BaseException | None


def plain_python(source: str) -> Plain:
    """Execute a program as a notebook would, in an empty directory; the value of a last expression is kept."""
    printed: list[str] = []

    def note(*values: Any, sep: str = " ", end: str = "\n") -> None:
        printed.append(sep.join(str(value) for value in values) + end)

    names: dict[str, Any] = {"__name__": "__main__", "print": note}
    tree = ast.parse(source)
    last = ast.Expression(tree.body.pop().value) if isinstance(tree.body[-1], ast.Expr) else None  # type: ignore[attr-defined]
    value, error = None, None
    torch.manual_seed(0)
    random.seed(0)
    gradients, printing = torch.is_grad_enabled(), copy.copy(_tensor_str.PRINT_OPTS)
    anomalies, dtype = torch.is_anomaly_enabled(), torch.get_default_dtype()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(compile(tree, "<plain>", "exec"), names)
            value = eval(compile(last, "<plain>", "eval"), names) if last else None
        except Exception as raised:  # noqa: BLE001 - the error is what is compared
            error = raised
    torch.set_grad_enabled(gradients)
    torch.set_anomaly_enabled(anomalies)
    torch.set_default_dtype(dtype)
    shown = "" if value is None else repr(value)
    _tensor_str.PRINT_OPTS = printing
    hidden = ("__name__", "__builtins__", "__annotations__", "__warningregistry__", "print", "torch")
    variables = {name: one for name, one in names.items() if name not in hidden and type(one) is not type(torch)}
    return Plain(variables, shown, "".join(printed), error)


__all__ = ["HEAD", "NO_RESULT", "Plain", "Ran", "plain_python", "ran"]

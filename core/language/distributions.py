"""``torch.distributions``: the few that the book draws from, with what may be asked of each.

torch's own classes do the work: a seed gives the numbers that it gives elsewhere.
"""

from __future__ import annotations

from typing import Any

from torch import distributions

from core.language.state import TENSORS, Run
from core.language.stops import Refused
from core.language.values import Namespace, Offered
from core.language.weight import weigh

NAMES = "Bernoulli Beta Binomial Categorical Dirichlet Exponential Gamma Laplace Multinomial Normal Poisson Uniform"
KINDS = tuple(getattr(distributions, name) for name in NAMES.split())
KEYWORDS = frozenset(
    "total_count probs logits loc scale low high rate concentration concentration1 concentration0".split()
)
METHODS = ("sample", "rsample", "log_prob", "entropy", "cdf")
VALUES = ("mean", "variance", "stddev", "probs", "logits", "loc", "scale", "rate", "batch_shape", "event_shape")


def _made(kind: Any) -> Offered:
    def call(run: Run, *args: Any, **kwargs: Any) -> Any:
        for keyword in kwargs:
            if keyword not in KEYWORDS:
                raise Refused("keyword", name=keyword)
        for value in (*args, *kwargs.values()):
            if type(value) not in TENSORS and not isinstance(value, int | float):
                raise TypeError(f"{kind.__name__} takes tensors and numbers, not {type(value).__name__}")
        run.ready(run.recorder.at)
        return run.careful(kind, args, kwargs)

    return Offered(kind.__name__, call)


def method(name: str) -> Any:
    """A method of a distribution, its size and its work asked for beforehand."""

    def call(run: Run, owner: Any, *args: Any, **kwargs: Any) -> Any:
        if kwargs.keys() - {"sample_shape", "value"}:
            raise Refused("keyword", name=next(iter(kwargs.keys() - {"sample_shape", "value"})))
        weigh(run, *args, *kwargs.values())
        run.ready(run.recorder.at)
        return run.careful(getattr(owner, name), args, kwargs)

    return call


DISTRIBUTIONS = Namespace(
    "torch.distributions", {kind.__name__: _made(kind) for kind in KINDS}, frozenset(dir(distributions))
)
MODULES = {"torch.distributions": DISTRIBUTIONS}
"""Module name → names: a distribution can be imported from the module of its own name as well."""
for _kind in KINDS:
    _name = _kind.__name__.lower()
    MODULES[f"torch.distributions.{_name}"] = DISTRIBUTIONS.names[_name] = Namespace(
        f"torch.distributions.{_name}", {_kind.__name__: DISTRIBUTIONS.names[_kind.__name__]},
        frozenset(dir(getattr(distributions, _name))),
    )  # fmt: skip

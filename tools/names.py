"""Write the names that the editor completes, with their signatures, from the libraries installed here; committed.

``python -m tools.names`` after a new version of torch or NumPy. The server never imports torch: it serves this file.
"""

from __future__ import annotations

import importlib
import inspect
import json
import re
from types import ModuleType

import torch

from core.program.d2l.book import names as book_names
from tools.serving import ROOT

FILE = ROOT / "viz" / "widgets" / "js" / "shared" / "names.json"
MODULES = [
    "torch", "torch.nn", "torch.nn.functional", "torch.nn.init", "torch.nn.utils", "torch.optim",
    "torch.optim.lr_scheduler", "torch.linalg", "torch.autograd", "torch.autograd.functional", "torch.func",
    "torch.utils.data", "torch.distributions", "numpy", "numpy.linalg", "numpy.random", "math", "random",
    "matplotlib.pyplot", "d2l.torch",
]  # fmt: skip
LONGEST = 70
"""Characters of a signature beside a name."""


TORCH_CLASSES = {"Tensor", "Size", "Generator"}
"""Capital letters in torch itself; the others are its own inner types."""


def written(name: str) -> dict[str, str]:
    """Return the public members of a module, or of "Tensor": name → signature, "" where there is none."""
    if name == "d2l.torch":
        members = book_names()
        return {one: signature(members[one]) for one in sorted(members) if not isinstance(members[one], ModuleType)}
    if name == "Tensor":
        return {one: signature(getattr(torch.Tensor, one)) for one in dir(torch.Tensor) if not one.startswith("_")}
    module = importlib.import_module(name)
    return {one: signature(getattr(module, one)) for one in public(module) if offered(module, one)}


def public(module: ModuleType) -> list[str]:
    """Return what a module says it offers, else what it has; submodules that a program may use are among it."""
    named = dir(module) if module is torch else getattr(module, "__all__", None) or dir(module)
    inside = [one.rpartition(".")[2] for one in MODULES if one.rpartition(".")[0] == module.__name__]
    return sorted({one for one in (*named, *inside) if not one.startswith("_") and hasattr(module, one)})


def offered(module: ModuleType, name: str) -> bool:
    """Return whether a member is one to complete: documented, and not what the module itself imported."""
    member = getattr(module, name)
    if isinstance(member, ModuleType):
        return member.__name__ in MODULES and member is not module
    if module is torch and name[0].isupper():
        return name in TORCH_CLASSES
    if not callable(member):
        return type(member).__name__ in ("dtype", "float")
    own = (getattr(member, "__module__", None) or module.__name__).partition(".")[0] == module.__name__.partition(".")[
        0
    ]
    known = isinstance(member, type) or bool(signature(member))
    return own and (known or (hasattr(torch.Tensor, name) and not name.endswith("_")))


def signature(member: object) -> str:
    """Return how a function is called, as its documentation begins or as Python knows it; "" for what is none."""
    if not callable(member):
        return ""
    says = getattr(member, "__doc__", None)
    found = re.match(r"\s*[\w.]+(\([^\n]*?\))\s*(?:->|\n|$)", says if isinstance(says, str) else "")
    text = found[1] if found else _inspected(member)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip(", ") + "…"


def _inspected(member: object) -> str:
    try:
        known = inspect.signature(member)  # type: ignore[arg-type]
    except (ValueError, TypeError):
        return ""
    kept = [one.replace(annotation=inspect.Parameter.empty) for one in known.parameters.values() if one.name != "self"]
    return str(known.replace(parameters=kept, return_annotation=inspect.Signature.empty))


def main() -> None:
    names = {name: written(name) for name in ("Tensor", *MODULES)}
    FILE.write_text(json.dumps(names, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    for name, members in names.items():
        print(f"{name}: {len(members)}")


if __name__ == "__main__":
    main()

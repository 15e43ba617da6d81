"""Modules that notebooks import and that are not here: ``d2l``, ``IPython.display``, ``matplotlib_inline``."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from core.program import figures, network_modules
from core.program.d2l import book
from core.program.display import shown


def display(*values: Any, **options: Any) -> None:
    """Show figures, and print other values as a notebook does."""
    for value in values:
        if figures.is_figure(value):
            figures.show_figure(value)
        elif not isinstance(value, _Markup):
            print(shown(value))  # noqa: T201 - onto the program's screen
        elif value.text is not None:
            print(value.text)  # noqa: T201


def clear_output(wait: bool = False) -> None:
    """Forget the figures that were shown: at once, or when the next is. What was printed stays."""
    figures.clear(wait)


class _Markup:
    """Something that a notebook would show as a page, a formula or a picture: here its text."""

    def __init__(self, data: Any = None, *args: Any, **options: Any) -> None:
        self.data = data

    @property
    def text(self) -> str | None:
        return f"<IPython.core.display.{type(self).__name__} object>"


class _Text(_Markup):
    """Markdown, which is shown as its text."""

    @property
    def text(self) -> str | None:
        return None if self.data is None else str(self.data)


def _kind(name: str, base: type) -> type:
    return type(name, (base,), {"__module__": "IPython.core.display"})


class _Shell:
    """The object that ``get_ipython()`` returns; its commands do nothing."""

    config: dict[str, Any] = {}

    def __init__(self) -> None:
        self.events = self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args, **options: None


def _nothing(*args: Any, **options: Any) -> None:
    """Do nothing: stands for what sets the format of a notebook's figures; here all are sharp."""


SHELL = _Shell()
_EMPTY = ("HTML", "Image", "SVG", "Audio", "Video", "IFrame", "JSON", "Javascript", "YouTubeVideo")
_PAGE: dict[str, Any] = {
    "display": display, "clear_output": clear_output, "set_matplotlib_formats": _nothing, "update_display": display,
    **{name: _kind(name, _Text) for name in ("Markdown", "Latex", "Math", "Pretty", "Code")},
    **{name: _kind(name, _Markup) for name in _EMPTY},
}  # fmt: skip
_INLINE = {"set_matplotlib_formats": _nothing, "set_matplotlib_close": _nothing}
MODULES: dict[str, dict[str, Any]] = {
    "IPython": {"get_ipython": lambda: SHELL, "version_info": (9, 0, 0), "__version__": "9.0.0", **_PAGE},
    "IPython.display": _PAGE,
    "IPython.core": {},
    "IPython.core.display": _PAGE,
    "IPython.core.pylabtools": {"figsize": _nothing},
    "matplotlib_inline": {},
    "matplotlib_inline.backend_inline": _INLINE,
}
"""Module → its names."""


def install() -> None:
    """Make the notebook's modules importable, unless the real ones are loaded."""
    for name, values in MODULES.items():
        root, _, last = name.rpartition(".")
        if name in sys.modules or (root and not isinstance(sys.modules.get(root.split(".")[0]), _StandIn)):
            continue
        module = _StandIn(name)
        module.__dict__.update(values)
        module.__path__ = []
        sys.modules[name] = module
        if root:
            setattr(sys.modules[root], last, module)


class _StandIn(ModuleType):
    """A module of ours under another's name."""


def install_modules() -> None:
    """Make every stand-in importable: the book's helpers, the notebook's modules, those that would fetch data."""
    install()
    book.install()
    for name, module in network_modules.modules().items():
        sys.modules.setdefault(name, module)

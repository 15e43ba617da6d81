"""Write the colours of `viz.theme` as the style sheets that the browser side is bundled with; `make js` calls this."""

from __future__ import annotations

from tools.serving import ROOT
from viz.theme import classes, variables

SHARED = ROOT / "viz" / "widgets" / "js" / "shared"


def style_sheets() -> dict[str, str]:
    """Return each file's text by its name."""
    return {"theme.css": variables() + "\n", "roles.css": classes() + "\n"}


def main() -> None:
    for name, text in style_sheets().items():
        (SHARED / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

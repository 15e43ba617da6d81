"""Finds and starts the browser that tests and benchmarks drive."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")

# Without these a fresh profile looks up its maker's hosts at every start, which is slow on a closed network.
QUIET = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def executable(playwright: Playwright) -> str | None:
    """Return the path of the browser: one on the PATH, else Playwright's own download, else None."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


@contextmanager
def launched(*flags: str) -> Iterator[Browser | None]:
    """Start a headless browser for the block, with these flags too; None when there is none on this machine."""
    with sync_playwright() as playwright:
        path = executable(playwright)
        if path is None:
            yield None
            return
        # Chromium's own sandbox refuses to run as root, which is what containers are.
        sandbox = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, *sandbox, *flags])
        yield browser
        browser.close()

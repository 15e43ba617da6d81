"""Fixtures for every test in a browser."""

from __future__ import annotations

from playwright.sync_api import expect

# A first load is several megabytes of script; on a busy machine it takes longer than Playwright's five seconds.
expect.set_options(timeout=60_000)

"""Waits until the page's script has run, so that the next step meets a page that stays as it is."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def settled(page: Page) -> None:
    """Wait for the end of the page's run: what comes with it closes a menu that was opened meanwhile."""
    expect(page.locator("[data-testid='stApp'][data-test-script-state='notRunning']")).to_be_visible()

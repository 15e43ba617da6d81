"""Under overload: who waits for a place reads behind how many others, and gets the picture in the end."""

from __future__ import annotations

import asyncio
import re
import threading

from playwright.sync_api import Page, expect

from tools.visitors import Visitor

OTHERS = 4
SLEEPS = "import time\nimport torch\nx = torch.ones(2, requires_grad=True)\ntime.sleep(3)\n{name} = (x * x).sum()\n"


async def _type(url: str, number: int, there: threading.Barrier) -> None:
    visitor = await Visitor.arrived(url)
    await visitor.open()
    await asyncio.to_thread(there.wait)
    await visitor.type(SLEEPS.format(name=f"other{number}"))
    visitor.gone()


def test_who_waits_for_a_place_reads_how_many_come_before(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/graph")
    expect(page.locator("#n3")).to_be_visible()
    there = threading.Barrier(OTHERS + 1)
    others = [
        threading.Thread(target=asyncio.run, args=(_type(app_url, number, there),), daemon=True)
        for number in range(OTHERS)
    ]
    for one in others:
        one.start()
    there.wait()
    page.get_by_role("textbox", name="Program").fill(SLEEPS.format(name="mine"))
    told = page.get_by_role("status").filter(has_text=re.compile(rf"before you: [1-{OTHERS}]$"))
    expect(told).to_be_visible(timeout=60_000)
    expect(page.locator(".st-key-graph_picture").get_by_text("mine").first).to_be_visible(timeout=60_000)
    expect(told).to_have_count(0)
    for one in others:
        one.join(60)

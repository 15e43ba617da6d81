"""Under overload: who waits for a place reads behind how many others, and gets the picture in the end."""

from __future__ import annotations

import asyncio
import re
import threading
import time

from playwright.sync_api import Page, expect

from tools.visitors import Visitor

OTHERS = 4
SLEEPS = "import time\nimport torch\nx = torch.ones(2, requires_grad=True)\ntime.sleep(6)\n{name} = (x * x).sum()\n"


async def _type(url: str, name: str, opened: threading.Barrier, begin: threading.Event) -> None:
    visitor = await Visitor.arrived(url)
    await visitor.open()
    await asyncio.to_thread(opened.wait)
    await asyncio.to_thread(begin.wait)
    await visitor.type(SLEEPS.format(name=name))
    visitor.gone()


def test_who_waits_for_a_place_reads_how_many_come_before(page: Page, app_url: str) -> None:
    opened, begin = threading.Barrier(OTHERS + 1), threading.Event()
    now = time.monotonic_ns()  # a program that ran before is not run again, also where this test is
    others = [
        threading.Thread(target=asyncio.run, args=(_type(app_url, f"w{now}_{number}", opened, begin),), daemon=True)
        for number in range(OTHERS)
    ]
    for one in others:
        one.start()
    opened.wait()
    page.goto(f"{app_url}/graph")  # after the others: who has been here for longer comes before
    expect(page.locator("#n3")).to_be_visible()
    begin.set()
    page.get_by_role("textbox", name="Program").fill(SLEEPS.format(name="mine"))
    told = page.get_by_role("status").filter(has_text=re.compile(rf"before you: [1-{OTHERS}]$"))
    expect(told).to_be_visible(timeout=60_000)
    expect(page.locator(".st-key-graph_picture").get_by_text("mine").first).to_be_visible(timeout=60_000)
    expect(told).to_have_count(0)
    for one in others:
        one.join(60)

"""Programs as real Python in a browser: lines for input(), stand-in data, a worker that died."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from viz.link import encoded

ASKS = """\
import torch
x = torch.tensor(float(input('x? ')), requires_grad=True)
y = x ** 2
y.backward()
print(x.grad)
"""
LOADS = """\
import torch
from torchvision import datasets, transforms
train = datasets.FashionMNIST(root='data', train=True, download=True, transform=transforms.ToTensor())
X, label = train[0]
X.shape
"""
DIES = """\
import os
import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = (x * x).sum()
print('so far')
os._exit(3)
z = y * 2
"""


def opened(page: Page, app_url: str, program: str) -> None:
    page.goto(f"{app_url}/graph?s={encoded({'program': program})}")


def test_a_line_that_is_typed_is_read(page: Page, app_url: str) -> None:
    opened(page, app_url, ASKS)
    box = page.get_by_role("textbox", name="Input")
    expect(page.get_by_test_id("stAlert")).to_contain_text("asks for a line of input")
    box.fill("3")
    box.press("Control+Enter")
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    expect(page.get_by_test_id("stCode").first).to_have_text(re.compile(r"x\? 3\s*tensor\(6\.\)"))
    expect(page.locator("g.node")).to_have_count(2)
    box.fill("-1")
    box.press("Control+Enter")
    expect(page.get_by_test_id("stCode").first).to_contain_text("tensor(-2.)")


def test_one_click_stands_random_data_in_for_a_download(page: Page, app_url: str) -> None:
    opened(page, app_url, LOADS)
    expect(page.get_by_test_id("stAlert")).to_contain_text("FashionMNIST would be downloaded")
    page.get_by_role("button", name="Use random data of the same shape").click()
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    expect(page.get_by_test_id("stCode").last).to_have_text("torch.Size([1, 28, 28])")


@pytest.mark.screen(viewport={"width": 390, "height": 844})
def test_a_worker_that_died_leaves_its_picture_and_one_sentence(page: Page, app_url: str) -> None:
    opened(page, app_url, DIES)
    expect(page.get_by_test_id("stAlert")).to_have_count(1)
    expect(page.get_by_test_id("stAlert")).to_contain_text("Line 6: The process that ran the program ended")
    expect(page.locator("g.node")).to_have_count(3)
    expect(page.get_by_test_id("stCode").first).to_have_text("so far")
    frame = page.locator(".player").bounding_box()
    leave = page.locator(".player .leave").bounding_box()
    assert frame and leave and leave["x"] + leave["width"] <= frame["x"] + frame["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

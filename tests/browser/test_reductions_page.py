"""The reductions page as a person meets it, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def test_axes_a_wrong_guess_and_hovers_both_ways(page: Page, app_url: str) -> None:
    page.goto(app_url + "/reductions")
    page.locator("button", has_text=re.compile(r"^\(4,\)$")).click()
    expect(page.get_by_text("you dropped axis 0")).to_be_visible()
    expect(page.locator(".collapse.played")).to_have_count(2)  # nothing moves any more
    whole = page.locator(".collapse").nth(1)  # beside what was answered
    whole.locator("td[data-side=after]").nth(2).hover()
    expect(whole.get_by_text("8 + 9 + 10 + 11 = 38")).to_be_visible()
    expect(whole.locator("td[data-side=before].lit")).to_have_count(4)
    expect(whole.get_by_text("gets its weight × the gradient of out[2]")).to_be_visible()
    whole.locator("td[data-side=before]").nth(0).hover()
    expect(whole.locator("td[data-side=after].lit")).to_have_count(1)
    page.locator("button", has_text=re.compile("^0$")).click()
    expect(page.get_by_text("out = A.sum(axis=(1, 0))").or_(page.get_by_text("axis=(0, 1)")).first).to_be_visible()


def test_the_clash_is_mended_by_its_button(page: Page, app_url: str) -> None:
    page.goto(app_url + "/reductions")
    page.locator("button", has_text=re.compile(r"^\(5,\)$")).click()
    expect(page.get_by_label("clash").first).to_be_visible()
    page.get_by_role("button", name="keepdims=True →").click()
    expect(page.get_by_text("every sum of R is 1")).to_be_visible()
    expect(page.locator(".collapse").last.locator("td[data-side=after]")).to_have_text(["1"] * 5)


def test_a_wrong_guess_is_played_and_the_cells_arrive(page: Page, app_url: str) -> None:
    page.goto(app_url + "/reductions")
    page.locator("button", has_text=re.compile(r"^\(4,\)$")).click()
    played = page.locator(".collapse.played")
    expect(played).to_have_count(2)  # what was answered, and the truth beside it
    expect(played.first.locator("td[data-side=after]")).to_have_text(["40", "45", "50", "55"])
    expect(played.nth(1).locator("td[data-side=after]")).to_have_text(["6", "22", "38", "54", "70"])
    expect(page.locator(".collapse .ghost")).to_have_count(0)


def test_a_scan_plays_as_a_front(page: Page, app_url: str) -> None:
    page.goto(app_url + "/reductions")
    page.get_by_text("Show me").click()
    expect(page.get_by_role("button", name="Play").first).to_be_visible()
    page.get_by_role("combobox", name="Reduce with").click()
    page.get_by_role("option", name="cumsum").click()
    expect(page.get_by_label("Show me")).not_to_be_checked()  # another reduction is asked anew
    page.get_by_text("Show me").click()
    expect(page.get_by_text("A.cumsum(axis=1)").first).to_be_visible()
    page.get_by_role("button", name="Play").first.click()
    # The front leaves totals behind, the first one first; on a busy machine it may have passed before this looks.
    expect(page.locator(".collapse:is(.playing, .played) td[data-side=after]").first).to_have_text("0")
    expect(page.locator(".collapse.played td[data-side=after]").nth(3)).to_have_text("6")


def test_norms_move_with_p(page: Page, app_url: str) -> None:
    page.goto(app_url + "/reductions")
    page.get_by_role("tab", name="Norms").click()
    expect(page.get_by_role("img", name="p = 2")).to_be_visible()
    page.get_by_role("slider", name="p").focus()
    page.keyboard.press("End")
    expect(page.get_by_role("img", name="p = ∞")).to_be_visible()
    expect(page.get_by_text("p = ∞: 4")).to_be_visible()


def test_what_may_be_answered_stands_at_the_height_of_the_question(page: Page, app_url: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(app_url + "/reductions")
    question = page.get_by_text("Predict first: what shape comes out?")
    chip = page.locator("button", has_text=re.compile(r"^\(4,\)$"))
    expect(chip).to_be_visible()
    middles = [
        one.evaluate("one => { const box = one.getBoundingClientRect(); return box.y + box.height / 2; }")
        for one in (question, chip)
    ]
    assert abs(middles[0] - middles[1]) <= 2
    switch = page.locator(".stCheckbox label", has_text="Show me")
    assert switch.evaluate("one => one.getBoundingClientRect().height") >= 24

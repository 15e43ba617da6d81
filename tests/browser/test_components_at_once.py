"""A component shows its new data at once: Streamlit's script that calls it, and ours that it loads."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from viz.widgets.border.built import address
from viz.widgets.border.components_at_once import NAME, with_components_at_once
from viz.widgets.border.compressed import STATIC
from viz.widgets.mounting import LOADER

PAGE = '<script type="module" src="/static/js/index.js"></script>'
BUNDLE = "export default (component) => { component.calls.push(component.data); return `ends ${component.data}`; };"

# Loads the loader as Streamlit does, and calls it with three data: what had been shown when each call returned.
CALLED = """async (text) => {
  const loader = await import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  const [calls, seen, ends] = [[], [], []];
  const call = (data) => {
    const end = loader.default({ data, calls });
    seen.push([...calls]);
    return end;
  };
  const first = [call("one"), call("two")];
  ends.push(...(await Promise.all(first)), call("three"));
  return { seen, ends };
}"""


@pytest.fixture
def called(page: Page) -> Page:
    """An empty page of an application whose bundles are all the same short one."""

    def answered(route: Route) -> None:
        if "/static/js/" in route.request.url or "/built/" in route.request.url:
            route.fulfill(body=BUNDLE, content_type="text/javascript")
        else:
            route.fulfill(body=PAGE, content_type="text/html")

    page.route("**/*", answered)
    page.goto("http://application.test/")
    return page


def test_new_data_are_shown_before_the_call_ends_once_the_script_is_there(called: Page) -> None:
    told = called.evaluate(CALLED, LOADER.replace("ADDRESS", address("plane.js")))
    assert told["seen"] == [[], [], ["one", "two", "three"]]
    assert told["ends"] == ["ends one", "ends two", "ends three"]


def test_streamlit_s_script_calls_components_before_the_frame() -> None:
    """React runs these effects in the step that changes the page; a script that was loaded needs no promise."""
    [script] = [path for path in (STATIC / "js").iterdir() if NAME.fullmatch(f"js/{path.name}")]
    whole = script.read_text(encoding="utf-8")
    ours = with_components_at_once(whole)
    effects = whole.count(".useEffect)(")
    assert effects > 1 and ours.count(".useLayoutEffect)(") == effects + whole.count(".useLayoutEffect)(")
    assert ".useEffect)(" not in ours
    kept = re.search(r"=(\w+)\.get\((\w+)\)\?\?await .*?import\(\2\)", ours)
    assert kept and f"const {kept[1]}=new Map()" in ours
    made = re.search(
        r"useMemo\)\(\(\)=>\w+\(\w+,\{cssCustomProperties:(\w+),children:(\w+)\}\),\[\1,\2\.type\]\)\}", ours
    )
    assert made, "the theme's style is written for each of a component's data"
    exported = whole[whole.index("export{") :]
    assert exported in ours


def test_a_script_that_looks_different_goes_out_unchanged() -> None:
    assert with_components_at_once("export default 1;") == "export default 1;"


def test_another_theme_reaches_components_that_stand_there(page: Page, app_url: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{app_url}/graph")
    dark, background = (
        re.compile(r"\bdark\b"),
        "(one) => getComputedStyle(one).getPropertyValue('--st-background-color')",
    )
    box = page.locator("div.graph.themed")
    expect(box).not_to_have_class(dark)
    light = box.evaluate(background)
    page.emulate_media(color_scheme="dark")
    expect(box).to_have_class(dark)
    assert box.evaluate(background) != light
    page.emulate_media(color_scheme="light")
    expect(box).not_to_have_class(dark)
    assert box.evaluate(background) == light

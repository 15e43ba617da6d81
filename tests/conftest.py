"""Fixtures that tests of several rooms share: golden files, the browser, the running application."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tools.chromium import launched
from tools.serving import ROOT, Serving, served

Golden = Callable[[str, str], None]
Contexts = Callable[..., BrowserContext]
FAILED = pytest.StashKey[bool]()
CHROMIUM = pytest.StashKey["Chromium"]()

# All pages of a site share one process, which keeps the application's compiled scripts. A script that streams in from
# the network is parsed anew in another thread although the process has it: a sixth of the work of opening a page.
FLAGS = ("--process-per-site", "--js-flags=--no-script-streaming")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files instead of comparing with them")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[CHROMIUM] = Chromium()
    if config.pluginmanager.hasplugin("rerunfailures"):
        config.option.rerun_show_tracebacks = True  # in the summary: otherwise nobody learns what failed at times


# What waits for a browser, a server or a worker waits for whatever else the machine does, too. Such a test is run
# again, twice at most; the summary names it ("RERUN"), so that what often needs it is seen. A fault fails thrice.
WAITING = {"attacks", "border", "browser", "pages", "sandbox"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    again = config.pluginmanager.hasplugin("rerunfailures")  # `-p no:rerunfailures` shows what fails at times
    for item in items:
        if "page" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if again and WAITING & {*item.path.parent.parts}:
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session", autouse=True)
def state_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the application keeps for its user (the key of exercises) stays out of the home of whoever runs tests.

    Servers that tests start inherit it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with ``golden/<name>`` beside the test file; ``--update-golden`` writes the file instead."""

    def compare(name: str, text: str) -> None:
        path = request.path.parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path} is missing: look at the output, then run pytest --update-golden"
        assert text == path.read_text(encoding="utf-8")

    return compare


class Chromium:
    """A headless browser and its contexts by their options, kept from module to module."""

    def __init__(self) -> None:
        self._ending = ExitStack()
        self._browser: Browser | None = None
        self._contexts: dict[str, BrowserContext] = {}

    def browser(self) -> Browser | None:
        """Return the browser, started if none runs; None where there is none on this machine."""
        if self._browser is None or not self._browser.is_connected():
            self.close()
            self._browser = self._ending.enter_context(launched(*FLAGS))
        return self._browser

    def context(self, **options: Any) -> BrowserContext:
        """Return the context with these options, with one empty page that keeps its renderer alive."""
        key = repr(sorted(options.items()))
        if key not in self._contexts:
            browser = self.browser()
            assert browser is not None
            self._contexts[key] = browser.new_context(**options)
            keep_renderer(self._contexts[key])
        return self._contexts[key]

    def forget(self) -> None:
        """Close all pages but those that keep a renderer, and drop cookies and permissions."""
        for context in self._contexts.values():
            for one in context.pages[1:]:
                one.close()
            context.clear_cookies()
            context.clear_permissions()

    def close(self) -> None:
        self._contexts.clear()
        self._browser = None
        self._ending.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """End the browser with a module, unless the next test asks for it: starting it costs as much as five pages.

    While sync_playwright is open, asyncio thinks that a loop runs in this thread, and tests of other modules must not
    notice.
    """
    try:
        return (yield)
    finally:
        another = nextitem is None or nextitem.path != item.path
        if another and "browser" not in getattr(nextitem, "fixturenames", ()):
            item.config.stash[CHROMIUM].close()


@pytest.fixture(scope="module")
def browser(pytestconfig: pytest.Config) -> Browser:
    """A headless Chromium. Where there is none: a failure under CI=true, a skip that says so elsewhere."""
    browser = pytestconfig.stash[CHROMIUM].browser()
    if browser is None:
        message = "no Chromium: put one on the PATH or run `make browser`"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    return browser


@pytest.fixture(scope="session")
def app() -> Iterator[Serving]:
    """The running application: its address, process and log."""
    with served() as serving:
        yield serving


@pytest.fixture(scope="session")
def app_url(app: Serving) -> str:
    """The address of the running application, without a final slash."""
    return app.url


def is_error(message: ConsoleMessage) -> bool:
    """Return whether the browser's console reports an error of ours.

    Streamlit's own script asks "/graph/_stcore/…" first, to find out whether the application is served under a
    path; that answer is 404, and the script then asks "/_stcore/…".
    """
    probing = "404" in message.text and "/_stcore/" in message.location["url"]
    return message.type == "error" and not probing


def keep_renderer(context: BrowserContext) -> None:
    """Open an empty page of the application's site in a context.

    All pages of a site share one process (--process-per-site), which ends with the last of them. While this page is
    open, the process lives on and has the application's scripts compiled: two fifths of opening a page.
    """
    page = context.new_page()
    page.route("**", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto("http://127.0.0.1/")


@pytest.fixture(scope="module")
def contexts(browser: Browser, pytestconfig: pytest.Config) -> Iterator[Contexts]:
    """Browser contexts by their options. The application's scripts are read once in each: a third of opening a page."""
    chromium = pytestconfig.stash[CHROMIUM]
    yield chromium.context
    chromium.forget()


@pytest.fixture
def page(contexts: Contexts, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in a browser that remembers nothing of other tests; errors in its console fail the test.

    ``@pytest.mark.screen(locale="zh-CN", color_scheme="dark", viewport={…})`` sets what the context has: any
    option of Playwright's ``new_context``. A failed test leaves a picture in test-results/.
    """
    options: dict[str, Any] = {"locale": "en-US", "viewport": {"width": 1440, "height": 900}}
    for marker in request.node.iter_markers("screen"):
        options |= marker.kwargs
    context = contexts(**options)
    page = context.new_page()
    page.set_default_timeout(60_000)
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if is_error(message) else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    if request.node.stash.get(FAILED, False):
        folder = ROOT / "test-results"
        folder.mkdir(exist_ok=True)
        page.screenshot(path=folder / f"{Path(request.node.name).name}.png")
    if page.url.startswith("http"):  # a page without an address has no storage
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    for one in context.pages[1:]:  # all but the one that keeps the process
        one.close()
    context.clear_cookies()
    context.clear_permissions()
    assert not errors, f"the browser's console has errors: {errors}"

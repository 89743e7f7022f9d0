"""Fixtures for all tests: the dashboard in process, and the dashboard in a browser."""

from collections.abc import Iterator

import chromium
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from serving import ROOT, dashboard
from streamlit.testing.v1 import AppTest

expect.set_options(timeout=20_000)  # a fresh server on a busy machine reads all tables first


ATLAS = "pages/network/atlas.py"


def app_at(path: str = ATLAS, **address: str) -> AppTest:
    """A page as a reader meets it who follows a link to it; at first the atlas."""
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=60)
    app.switch_page(path)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


@pytest.fixture
def app() -> AppTest:
    """The atlas as a reader first meets it."""
    return app_at()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a running dashboard."""
    with dashboard() as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one the browser tests fail and say so."""
    path = chromium.find()
    assert path, "no Chromium: run `python tests/chromium.py`, or set CHROME_PATH"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=[(1440, 900), (390, 844)], ids=["wide", "phone"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """A desk and a phone."""
    return request.param


@pytest.fixture(scope="session")
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """One profile for all tests: what the dashboard serves to every reader is fetched and compiled once.

    A tab that stays open keeps the process alive that all tabs share.
    """
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    context.new_page().goto(f"{address}/_stcore/health")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A fresh reader at a desk: a tab is a session of its own."""
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    page.close()

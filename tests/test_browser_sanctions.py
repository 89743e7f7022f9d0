"""What only a browser can show of the page on sanctions: its map, its width, and that a link is the view."""

import pytest
from browsing import asked, expect_at_rest, open_page
from playwright.sync_api import Page, expect

import solidarity

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser_pages")]

VALUES = """() => {
  const trace = document.querySelector('.atlas-map').data.find((t) => t.name === 'values')
  return Object.fromEntries(trace.locations.map((code, i) => [code, trace.z[i]]))
}"""


def test_the_map_shows_the_senders(page: Page, address: str):
    open_page(page, f"{address}/sanctions?anchor=RUS&year=2023")
    view = solidarity.load().view("sanctions", "RUS", 2023)
    drawn = page.evaluate(VALUES)
    assert sum(value > 0 for value in drawn.values()) == (view.value > 0).sum() == 48


def test_a_link_opens_the_same_view(page: Page, address: str):
    asks = "anchor=IRN&region=Europe&year=2016&country=DEU&channel=gas&compare=2017_2022"
    open_page(page, f"{address}/sanctions?{asks}")
    expect_at_rest(page)
    assert asked(page) == dict(part.split("=") for part in asks.split("&"))
    expect(page.locator("h1")).to_contain_text(
        "43 governments had sanctions in force against Iran in 2016"
    )
    said = page.locator("h1").inner_text()
    page.goto(page.url)
    expect(page.locator("h1")).to_have_text(said)

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
OVERFLOW = """() => {
  const main = document.querySelector('[data-testid=stMain]')
  return main.scrollWidth - main.clientWidth
}"""


@pytest.mark.parametrize("asks", ["anchor=RUS&year=2023", "anchor=IRN&year=2018&channel=exports"])
def test_phone_and_desk_show_map_and_charts_without_error(
    page: Page, address: str, size: tuple[int, int], asks: str
):
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_page(page, f"{address}/sanctions?{asks}")
    expect_at_rest(page)
    expect(page.locator("[data-testid=stPlotlyChart]")).to_have_count(8)
    assert page.locator("[data-testid=stAlert]").count() == 0
    assert page.evaluate(OVERFLOW) <= 0
    assert not errors


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

"""What only a browser can show of the network: both sizes, the map's arcs, a click, downloads, our host alone."""

import csv
from urllib.parse import urlsplit

import pytest
from browsing import DRAWN, asked, open_page
from playwright.sync_api import Page, expect
from test_browser_compare import SIDEWAYS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser_pages")]

ARCS = """() => document.querySelector('.atlas-map').data
  .filter((trace) => trace.name === 'ties').reduce((sum, trace) => sum + trace.lon.length / 3, 0)"""
PATHS = "() => document.querySelectorAll('.atlas-map .scattergeo path.js-line').length"


def at_rest(page: Page) -> None:
    expect(page.locator("[data-testid=stApp]")).to_have_attribute(
        "data-test-script-state", "notRunning"
    )
    expect(page.get_by_role("button", name="Download CSV").last).to_be_visible()


@pytest.mark.parametrize("path", ["tie=arms&year=2023", "tie=energy&year=2023&out=both&drawn_as=map&country=IND"])  # fmt: skip
def test_phone_and_desk_show_the_network_whole_and_without_an_error(page: Page, address: str, size: tuple[int, int], path: str):  # fmt: skip
    errors: list[str] = []
    hosts: set[str] = set()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_page(page, f"{address}/graph?{path}")
    at_rest(page)
    if "map" in path:
        page.wait_for_function(DRAWN)
        assert page.evaluate(ARCS) > 300 and page.evaluate(PATHS) > 2
        expect(page.locator(".atlas-play")).to_be_hidden()
    else:
        expect(page.locator("[data-testid=stPlotlyChart] .scatterlayer .point").first).to_be_visible()  # fmt: skip
    assert page.evaluate(SIDEWAYS) == 0
    assert page.locator("[data-testid=stAlert]").count() == 0
    assert not errors
    assert {host for host in hosts if host} == {urlsplit(address).netloc}


def test_a_view_made_by_hand_reopens_and_its_ties_are_taken_away(page: Page, address: str, tmp_path):  # fmt: skip
    open_page(page, f"{address}/graph?tie=votes&year=2023")
    page.get_by_test_id("stButtonGroup").first.get_by_text("Arms", exact=True).click()
    page.wait_for_function("() => location.search.includes('tie=arms')")
    page.get_by_text("Russia", exact=True).first.click()
    page.wait_for_function("() => location.search.includes('out=RUS')")
    expect(page.locator("h1")).to_contain_text("Without Russia")
    at_rest(page)
    headline, view = page.locator("h1").inner_text(), asked(page)
    page.reload()
    expect(page.locator("h1")).to_have_text(headline)
    at_rest(page)
    assert asked(page) == view
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download CSV").last.click()
    saved.value.save_as(tmp_path / "ties.csv")
    with (tmp_path / "ties.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows and {row["unit"] for row in rows} == {"million TIV"}

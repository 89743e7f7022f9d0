"""What only a browser can show of the network: the map's arcs, a view made by hand, its download."""

import csv

import pytest
from browsing import DRAWN, asked, expect_ended, open_page
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser_pages")]

ARCS = """() => document.querySelector('.atlas-map').data
  .filter((trace) => trace.name === 'ties').reduce((sum, trace) => sum + trace.lon.length / 3, 0)"""
PATHS = "() => document.querySelectorAll('.atlas-map .scattergeo path.js-line').length"


def at_rest(page: Page) -> None:
    expect_ended(page)
    expect(page.get_by_role("button", name="Download CSV").last).to_be_visible()


def test_the_map_draws_the_arcs_and_no_play(page: Page, address: str):
    open_page(page, f"{address}/graph?tie=energy&year=2023&out=both&drawn_as=map&country=IND")
    at_rest(page)
    page.wait_for_function(DRAWN)
    assert page.evaluate(ARCS) > 300 and page.evaluate(PATHS) > 2
    expect(page.locator(".atlas-play")).to_be_hidden()


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

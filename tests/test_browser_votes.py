"""What only a browser can show of the roll calls: a click on a row, on a year, on the map, on a link."""

import pytest
from browsing import DRAWN, asked, open_page
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser_pages")]


def test_a_year_on_the_chart_lists_its_votes(page: Page, address: str):
    open_page(page, f"{address}/votes?show=pair&one=IND&two=RUS&list=all")
    chart = page.locator("[data-testid=stPlotlyChart]").first
    expect(chart.locator(".scatterlayer path.point").first).to_be_attached()
    chart.locator(".scatterlayer path.point").nth(60).scroll_into_view_if_needed()
    box = chart.locator(".scatterlayer path.point").nth(60).bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_function("() => /from=(?!1946)/.test(location.search)")
    view = asked(page)
    assert view["from"] == view["until"]
    expect(page.locator("h1")).to_contain_text(f"votes, {view['from']}")


def test_from_a_score_on_the_atlas_to_its_votes(page: Page, address: str):
    open_page(page, f"{address}/atlas?indicator=un_siding&anchor=RUS&country=IND&year=2024")
    page.get_by_role("link", name="Show the votes").click()
    expect(page.locator("h1")).to_contain_text("India and Russia voted the same way on")
    page.wait_for_url("**/votes?**contested=RUS**")
    assert asked(page)["from"] == asked(page)["until"] == "2024"


def test_a_row_opens_its_vote_on_the_map(page: Page, address: str):
    open_page(page, f"{address}/votes?text=es-11")
    page.wait_for_function(DRAWN)
    rows = page.get_by_test_id("stDataFrame").first
    rows.scroll_into_view_if_needed()
    box = rows.bounding_box()
    assert box
    page.mouse.click(box["x"] + 18, box["y"] + 35 + 18)
    page.wait_for_function("() => location.search.includes('ES-11%2F8')")
    expect(page.locator("h1")).to_contain_text("The path to peace")
    colours = page.evaluate(
        "() => document.querySelector('.atlas-map').data.find((t) => t.name === 'values').z"
    )
    assert {0, 1, 2, 3} == set(colours)

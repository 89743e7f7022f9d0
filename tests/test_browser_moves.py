"""A reader at work in a browser: clicks, search, keys, play, links and the way back."""

import json
import re

import pytest
from browsing import PIXEL, asked, expect_at_rest, expect_outlined, open_page
from playwright.sync_api import Page, expect
from serving import ROOT

from solidarity import countries

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_click_and_the_search_select_the_same(page: Page, address: str):
    open_page(page, f"{address}/atlas?country=FRA&year=2024")
    page.mouse.click(*page.evaluate(PIXEL, [-52.0, -10.0]))
    page.wait_for_url("**country=BRA**")
    expect_outlined(page, "BRA")
    page.mouse.move(5, 5)  # takes the hover label away
    expect(page.locator(".hoverlayer .hovertext")).to_have_count(0)
    expect_at_rest(page)
    clicked = page.locator("[data-testid=stMain]").inner_text()
    open_page(page, f"{address}/atlas?country=FRA&year=2024")
    page.get_by_label("Country", exact=False).last.click()
    page.keyboard.type("Brazil")
    page.keyboard.press("Enter")
    page.wait_for_url("**country=BRA**")
    expect_outlined(page, "BRA")
    expect_at_rest(page)
    assert "rank" in clicked and "Download CSV" in clicked
    assert page.locator("[data-testid=stMain]").inner_text() == clicked


def test_the_search_knows_other_names(page: Page, address: str):
    open_page(page, f"{address}/atlas?country=FRA&year=2024")
    for typed, code in (("Turkey", "TUR"), ("Ivory", "CIV"), ("Vatican", "VAT")):
        page.get_by_label("Country", exact=False).last.click()
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**country={code}**")
        expect_outlined(page, code)


def test_the_map_stays_in_place_while_its_data_change(page: Page, address: str):
    open_page(page, f"{address}/atlas?country=IND&year=2024")
    page.evaluate("() => { document.querySelector('.atlas-map').dataset.mine = 'yes' }")
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    x, y = page.evaluate(PIXEL, [20, 20])
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 120, y + 30, steps=5)
    page.mouse.up()
    kept = """() => { const map = document.querySelector('.atlas-map')
        const { projection, center } = map._fullLayout.geo
        return [map.dataset.mine, projection.scale, projection.rotation.lon, center.lon, center.lat] }"""
    view = page.evaluate(kept)
    assert view[0] == "yes"
    assert view[1] > 3
    assert view[2] > 15  # dragged to the east
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**year=2023**")
    expect(page.locator(".atlas-year")).to_have_text("2023")
    assert page.evaluate(kept) == view
    page.get_by_text("Iran", exact=True).first.click()
    page.wait_for_url("**anchor=IRN**")
    page.get_by_text("Both", exact=True).click()
    page.wait_for_url("**anchor=both**")
    expect(page.locator(".atlas-map")).to_have_count(2)
    assert page.evaluate(kept) == view
    expect_outlined(page, "IND")


def test_play_runs_the_years_in_the_browser_and_pause_keeps_the_year(page: Page, address: str):
    open_page(page, f"{address}/atlas?year=2000")
    page.get_by_role("button", name="Play the years").click()
    expect(page.locator(".atlas-year")).to_have_text("2003", timeout=15_000)
    page.get_by_role("button", name="Pause").click()
    paused = page.locator(".atlas-year").inner_text()
    assert int(paused) > 2002
    page.wait_for_url(f"**year={paused}**")
    expect(page.get_by_role("slider")).to_have_value(paused)


def test_a_fast_hand_is_not_set_back_by_the_address(page: Page, address: str):
    open_page(page, f"{address}/atlas?year=2024")
    page.get_by_role("slider").focus()
    for _ in range(8):
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(120)
    page.wait_for_url("**year=2016**")
    expect(page.locator(".atlas-year")).to_have_text("2016")
    expect(page.get_by_role("slider")).to_have_value("2016")


def test_moving_the_slider_ends_the_play(page: Page, address: str):
    open_page(page, f"{address}/atlas?year=2000")
    page.get_by_role("button", name="Play the years").click()
    expect(page.locator(".atlas-year")).to_have_text("2002", timeout=15_000)
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".atlas-year")).to_have_text("1999")
    expect(page.get_by_role("button", name="Play the years")).to_be_visible()


def test_a_marker_does_not_catch_its_neighbours(page: Page, address: str):
    places = json.loads((ROOT / "static/places.json").read_text("utf8"))["places"]
    by_name = {place["name"]: place["at"] for place in places.values()}
    open_page(page, f"{address}/atlas?year=2020&country=JPN")
    # Iran's label point is near Bahrain's marker, France's near Andorra's, Venezuela's near Grenada's.
    for name in ("Iran", "France", "Venezuela", "Germany", "India"):
        page.mouse.move(*page.evaluate(PIXEL, by_name[name]))
        expect(page.locator(".hoverlayer .hovertext")).to_contain_text(name)


def test_the_keyboard_moves_between_countries(page: Page, address: str):
    open_page(page, f"{address}/atlas?country=BRA&year=2024")
    page.locator(".atlas-map").focus()
    page.keyboard.press("ArrowUp")
    announced = page.locator(".atlas-live").inner_text()
    assert re.search(r"rank \d+ of \d+|no data", announced)
    page.keyboard.press("Enter")
    page.wait_for_function("() => !location.search.includes('country=BRA')")
    name = countries.load().name(asked(page)["country"])
    assert announced.strip().startswith(name)


def test_hovering_tells_value_rank_votes_and_year(page: Page, address: str):
    open_page(page, f"{address}/atlas?year=2024&country=FRA")
    page.mouse.move(*page.evaluate(PIXEL, [78.5, 22.0]))
    hover = page.locator(".hoverlayer .hovertext")
    expect(hover).to_contain_text("India")
    text = hover.first.text_content()
    for part in ("0.55 with Russia", "rank 28 of 190", "38 votes", "2024"):
        assert part in text


def test_a_pasted_link_opens_the_same_view_and_back_leads_back(page: Page, address: str):
    view = "anchor=IRN&indicator=arms_share&region=Africa&year=2010&country=SDN"
    open_page(page, f"{address}/atlas?{view}")
    assert asked(page) == dict(pair.split("=") for pair in view.split("&"))
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**year=2011**")
    page.go_back()
    page.wait_for_url("**year=2010**")
    expect(page.locator(".atlas-year")).to_have_text("2006–10")

"""What only a browser can show of the comparison: both sizes, links, clicks, downloads, our host alone."""

import csv

import pytest
from browsing import asked, expect_at_rest, open_page
from playwright.sync_api import Page, expect

import solidarity

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser_pages")]


def test_two_others_by_typing_their_names_as_people_spell_them(page: Page, address: str):
    """A click for the page, one for the picker; the rest is typing."""
    open_page(page, f"{address}/compare?countries=none")
    picker = page.get_by_role("combobox", name="Countries")
    picker.click()
    for typed, option, code in (("Turkey", "Türkiye (Turkey)", "TUR"), ("Mexico", "Mexico", "MEX")):
        picker.fill(typed)
        page.get_by_role("option", name=option, exact=True).click()
        page.wait_for_function("(code) => location.search.includes(code)", arg=code)
    expect(page.locator("h1")).to_contain_text("Mexico")
    expect(page.locator("h1")).to_contain_text("Türkiye")


def test_a_view_made_by_hand_reopens_from_its_link(page: Page, address: str):
    open_page(page, f"{address}/compare?countries=TUR_and_BRA&year=2023")
    page.get_by_role("button", name="Mexico").click()
    page.wait_for_function("() => location.search.includes('TUR_and_BRA_and_MEX')")
    page.get_by_test_id("stButtonGroup").first.get_by_text("Iran", exact=True).click()
    page.wait_for_function("() => location.search.includes('versus=IRN')")
    expect(page.locator("h1")).to_contain_text("Iran")
    expect_at_rest(page)
    headline, view = page.locator("h1").inner_text(), asked(page)
    page.reload()
    expect(page.locator("h1")).to_have_text(headline)
    assert asked(page) == view


def test_the_figures_are_taken_away_as_csv(page: Page, address: str, tmp_path):
    open_page(page, f"{address}/compare?countries=TUR_and_BRA&versus=RUS&year=2024")
    expect_at_rest(page)
    buttons = page.get_by_role("button", name="Download CSV")
    expect(buttons).to_have_count(3)
    for number, name in enumerate(("standing", "ties", "votes")):
        with page.expect_download() as saved:
            buttons.nth(number).click()
        saved.value.save_as(tmp_path / f"{name}.csv")
        assert len((tmp_path / f"{name}.csv").read_text("utf-8-sig").splitlines()) > 2
    with (tmp_path / "ties.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {(row["indicator"], row["partner"]): row for row in csv.DictReader(file)}
    tie = solidarity.load().ties("RUS", "TUR", "un_siding", 2024).iloc[0]
    own = rows["un_siding", "TUR"]
    assert float(own["value"]) == pytest.approx(tie.value) and own["year"] == "2024"
    assert own["partner_name"] == "Türkiye" and own["citation"]


def test_from_a_country_to_its_comparison(page: Page, address: str):
    open_page(page, f"{address}/country?country=BRA")
    page.get_by_role("link", name="Compare with").click()
    page.wait_for_function("() => location.search.includes('countries=BRA_and_')")
    expect(page.locator("h1")).to_contain_text("Brazil")

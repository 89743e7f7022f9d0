"""From the overview in a browser: the tasks of a newcomer in few clicks, and its figures taken away."""

import csv
import re

import pytest
from browsing import asked, open_page
from playwright.sync_api import Page, expect

import solidarity

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser_pages")]


def test_three_tasks_of_a_newcomer_take_one_click_each(page: Page, address: str):
    open_page(page, address)
    home = page.get_by_role("link", name="Overview")
    page.get_by_role("link", name="India's oil from Russia over time").click()
    expect(page.locator("h1")).to_contain_text("Russia's recorded sales of crude oil")
    expect(page.get_by_text("Who bought it")).to_be_visible()
    expect(page.locator(".legendtext", has_text="India").first).to_be_visible()
    home.click()
    page.get_by_role("link", name="Türkiye and Brazil side by side").click()
    expect(page.locator("h1")).to_contain_text("Brazil and Türkiye")
    assert asked(page)["countries"] == "TUR_and_BRA"
    home.click()
    page.get_by_role("link", name="All states of Africa").click()
    expect(page.get_by_text(re.compile("^Since 2014, .* moved towards Moscow"))).to_be_visible()


def test_a_question_opens_its_table_and_gives_it_away(page: Page, address: str):
    open_page(page, address)
    card = page.locator(".st-key-glance_votes_as_table")
    card.get_by_text("As a table").click()
    with page.expect_download() as saved:
        card.get_by_role("button", name="Download CSV").click()
    with saved.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["code"] == "IRN"]
    ties = solidarity.load().ties("IRN", None, "un_siding", 2024)
    assert {row["year"]: int(row["value"]) for row in rows}["2024"] == (ties.value > 0.5).sum()


def test_the_country_follows_to_the_next_question(page: Page, address: str):
    open_page(page, f"{address}/atlas?country=BRA")
    page.get_by_role("link", name="How does Brazil compare with others?").click()
    page.wait_for_url("**/compare**")
    expect(page).to_have_title("Compare · Solidarity Atlas")
    page.get_by_role("link", name="All ties of Brazil to Moscow and Tehran").click()
    page.wait_for_url("**/country**country=BRA**")

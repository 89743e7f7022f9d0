"""What only a browser can show of the atlas: the map as drawn, its CSV, and where the keyboard is."""

import csv
import io
from pathlib import Path

import pytest
from browsing import CODES, OWNERS, asked, open_page
from playwright.sync_api import Page, expect

import solidarity
from solidarity import countries

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_the_map_draws_every_un_member(page: Page, address: str, size: tuple[int, int]):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_page(page, f"{address}/atlas?year=2024")
    drawn = page.evaluate(CODES)
    members = set(countries.load().kind("member"))
    assert len(members) == 193
    assert members - set(drawn["shapes"]) == {"SMR"}  # no outline in the UN's set: a marker instead
    assert "SMR" in drawn["small"]
    assert drawn["markers"] >= len(drawn["small"]) >= 30


def test_crimea_is_drawn_with_ukraine(page: Page, address: str):
    open_page(page, f"{address}/atlas?region=Europe&year=2024")
    owners = page.evaluate(OWNERS, [34.3, 45.25])
    assert owners == ["UKR"]


def test_a_wrong_address_gets_a_sentence(page: Page, address: str):
    open_page(page, f"{address}/atlas?country=Narnia&year=2010")
    expect(page.get_by_text("“Narnia” is not a country in the atlas")).to_be_visible()
    assert asked(page)["year"] == "2010"


def test_csv_of_what_is_shown(page: Page, address: str):
    open_page(page, f"{address}/atlas?year=2024")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    assert download.value.suggested_filename == "un_siding_RUS_2024.csv"
    text = Path(download.value.path()).read_text("utf-8-sig")
    rows = {row["partner"]: row for row in csv.DictReader(io.StringIO(text))}
    ties = solidarity.load().ties(anchor="RUS", indicator="un_siding", year=2024)
    assert len(rows) == len(ties) > 180
    for tie in ties.itertuples():
        assert float(rows[tie.partner]["value"]) == tie.value
        assert int(rows[tie.partner]["n"]) == tie.n
    assert "United Nations" in rows["IND"]["citation"]


def test_the_keyboard_sees_where_it_is_in_the_menu(page: Page, address: str):
    open_page(page, f"{address}/")
    link = page.get_by_test_id("stSidebarNavLink").filter(has_text="Alignment")
    assert link.evaluate("(link) => getComputedStyle(link).outlineStyle") == "none"
    for _ in range(6):
        page.keyboard.press("Tab")
        if link.evaluate("(link) => link === document.activeElement"):
            break
    assert link.evaluate("(link) => getComputedStyle(link).outlineStyle") == "solid"

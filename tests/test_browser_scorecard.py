"""What only a browser can show of the scorecard: a change of anchor stands in the address, and the ropes as taken away."""

import csv

import pytest
from browsing import asked, expect_at_rest, open_page
from playwright.sync_api import Page, expect

import solidarity

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser_pages")]


def test_a_change_of_anchor_stands_in_the_address_and_the_ropes_are_taken_away(page: Page, address: str, tmp_path):  # fmt: skip
    open_page(page, f"{address}/scorecard?anchor=RUS&year=2023&since=2014")
    expect_at_rest(page)
    page.get_by_test_id("stButtonGroup").first.get_by_text("Iran", exact=True).click()
    page.wait_for_function("() => location.search.includes('anchor=IRN')")
    expect(page.locator("h1")).to_contain_text("Tehran")
    expect_at_rest(page)
    assert asked(page)["since"] == "2014"
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download CSV").nth(1).click()
    saved.value.save_as(tmp_path / "ropes.csv")
    with (tmp_path / "ropes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {(row["partner"], row["dimension"]): row for row in csv.DictReader(file)}
    arms, atlas = rows["IND", "arms"], solidarity.load()
    own, west = (atlas.ties(end, "IND", "arms_share", 2023).value.iloc[0] for end in ("IRN", "WEST"))  # fmt: skip
    assert float(arms["pull"]) == pytest.approx(100 * (west - own)) and arms["year"] == "2023"
    assert arms["citation"] and len(rows) == 56
    assert rows["SAU", "opinion"]["pull"] == "" and rows["SAU", "opinion"]["note"].startswith("none with")  # fmt: skip

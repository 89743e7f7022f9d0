"""What only a browser can show of the page on Russia and Iran: a click moves all of it, and what is seen is taken away."""

import csv

import pytest
from browsing import expect_at_rest, open_page
from playwright.sync_api import Page, expect

import solidarity

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser_pages")]


def test_a_click_moves_all_and_what_is_seen_can_be_taken_away(page: Page, address: str, tmp_path):
    open_page(page, f"{address}/russia_iran")
    expect(page.locator("h1")).to_contain_text("as close as ever on record")
    page.get_by_role("radio", name="Since 2012").click()
    expect(page.locator("h1")).to_contain_text("since 2012")
    page.wait_for_function("() => location.search.includes('period=2012-2026')")
    expect_at_rest(page)
    page.get_by_text("The figures of these charts").click()
    with page.expect_download() as waiting:
        page.locator(".st-key-axis_figures_csv button").click()
    waiting.value.save_as(tmp_path / "figures.csv")
    rows = list(csv.DictReader((tmp_path / "figures.csv").open(encoding="utf-8-sig")))
    held = solidarity.load()
    seen = [row for row in rows if not row["direction"]]
    assert len(seen) > 100
    for row in seen[::25]:
        tie = held.ties(row["anchor"], row["partner"], row["indicator"], int(row["year"])).iloc[0]
        assert float(row["value"]) == pytest.approx(tie.value) and row["citation"]

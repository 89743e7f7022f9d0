"""What only a browser can show of lifelines and what-if: drawings, links, downloads, and nothing but our own host."""

import csv

import pytest
from browsing import asked, expect_at_rest, open_page
from playwright.sync_api import Page, expect

import solidarity
from solidarity.pressure import records
from solidarity.pressure.channels import CHANNELS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser_pages")]


def test_the_flows_are_drawn_with_the_largest_partners_by_name(page: Page, address: str):
    open_page(page, f"{address}/lifelines?anchor=RUS&channel=crude&year=2023")
    labels = page.locator(".sankey-node .node-label")
    expect(labels.first).to_be_visible()
    texts = labels.all_text_contents()
    found = records.read(solidarity.load(), "RUS", CHANNELS["crude"]).at(2023)
    china, india = found.shares.head(2)
    assert f"China {100 * china:.0f}%" in texts
    assert f"India {100 * india:.0f}%" in texts


def test_from_a_partner_to_its_end_and_its_figures_as_csv(page: Page, address: str, tmp_path):
    """Two clicks: the link beside the partner, and the download."""
    open_page(page, f"{address}/lifelines?anchor=RUS&channel=crude&year=2023&country=IND")
    page.get_by_role("link", name="What if India stopped?").click()
    expect(page.locator("h1")).to_contain_text("Without India, Russia would lose 48.6 billion USD")
    assert asked(page)["cut"] == "IND100"
    expect_at_rest(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download CSV").click()
    saved.value.save_as(tmp_path / "cut.csv")
    with (tmp_path / "cut.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["partner"]: row for row in csv.DictReader(file)}
    assert float(rows["IND"]["lost"]) == pytest.approx(48_639.765434)
    assert rows["TUR"]["status"] == "doubtful" and rows["TUR"]["high"] == ""


def test_a_cut_made_by_hand_stands_in_the_address_and_opens_again(page: Page, address: str):
    open_page(page, f"{address}/what_if?anchor=RUS&channels=crude&year=2023&cut=none")
    expect(page.locator("h1")).to_contain_text("Choose who stops")
    page.get_by_role("combobox", name="Partners").first.click()
    page.get_by_role("option", name="China").click()
    page.wait_for_function("() => location.search.includes('cut=CHN100')")
    page.keyboard.press("Escape")
    page.get_by_role("radio", name="Gas").or_(page.get_by_role("button", name="Gas")).first.click()
    page.wait_for_function("() => location.search.includes('channels=crude_and_gas')")
    page.reload()
    expect(page.locator("h1")).to_contain_text("Without China, Russia would lose")
    expect(page.locator("h1")).to_contain_text(
        "sales of crude oil and sales of natural gas in 2023"
    )

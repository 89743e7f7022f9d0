"""What only a browser can show of the timeline: its drawing, its links, its download, and nothing but our own host."""

import csv

import pytest
from browsing import asked, expect_at_rest, open_page
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser_pages")]


def pill(page: Page, name: str) -> Locator:
    """One of several or one of many: Streamlit draws both with different roles."""
    roles = ("radio", "button", "checkbox")
    found = [page.get_by_role(role, name=name, exact=True) for role in roles]
    return found[0].or_(found[1]).or_(found[2])


def test_a_choice_made_by_hand_opens_again_from_its_address(page: Page, address: str):
    open_page(page, f"{address}/timeline")
    expect_at_rest(page)
    pill(page, "Both").click()
    page.wait_for_function("() => location.search.includes('side=both')")
    expect_at_rest(page)
    pill(page, "Nuclear").click()
    page.wait_for_function("() => location.search.includes('kinds=nuclear')")
    expect(page.locator("h1")).to_contain_text("that name both Russia and Iran")
    thumb = page.get_by_role("slider").first
    thumb.focus()
    thumb.press("ArrowRight")
    page.wait_for_function("() => location.search.includes('period=1990-2026')")
    expect(page.locator("h1")).to_contain_text("of 1990–2026")
    expect_at_rest(page)
    title, link = page.locator("h1").inner_text(), asked(page)
    page.reload()
    expect(page.locator("h1")).to_have_text(title)
    expect_at_rest(page)
    assert asked(page) == link


def test_the_entries_shown_are_saved_with_their_sources(page: Page, address: str, tmp_path):
    open_page(page, f"{address}/timeline?side=both&kinds=war&period=all&unverified=yes")
    expect_at_rest(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download CSV").click()
    saved.value.save_as(tmp_path / "timeline.csv")
    with (tmp_path / "timeline.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert {"E001", "E002", "E003", "E004", "E006", "E012"} <= rows.keys()
    assert rows["E004"]["end"] == "1813-10-24" and rows["E004"]["precision"] == "year"
    assert rows["E012"]["seen"] == "not verified"
    assert all(row["url"].startswith("http") and row["citation"] for row in rows.values())

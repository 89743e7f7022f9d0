"""What only a browser can show of the timeline: its drawing, its links, its download, and nothing but our own host."""

import csv
from urllib.parse import urlsplit

import pytest
from browsing import asked, expect_at_rest, open_page
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser_pages")]

SIDEWAYS = """() => {
  const main = document.querySelector('[data-testid=stMain]')
  return main.scrollWidth - main.clientWidth
}"""
PATHS = ["/timeline", "/timeline?side=both&period=all&unverified=yes", "/timeline?with=IND_and_CHN&period=2024-2026"]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_phone_and_desk_show_the_page_whole_and_without_an_error(page: Page, address: str, size: tuple[int, int], path: str):  # fmt: skip
    errors: list[str] = []
    hosts: set[str] = set()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_page(page, address + path)
    expect_at_rest(page)
    expect(page.locator("[data-testid=stPlotlyChart] .point").first).to_be_attached()
    assert page.evaluate(SIDEWAYS) == 0
    assert page.locator("[data-testid=stAlert]").count() == 0
    assert not errors
    assert {host for host in hosts if host} == {urlsplit(address).netloc}


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

"""What only a browser can show of the page on Russia and Iran: both sizes, a period's click, downloads, our host alone."""

import csv
from urllib.parse import urlsplit

import pytest
from browsing import expect_at_rest, open_page
from playwright.sync_api import Page, expect

import solidarity

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser_pages")]

SIDEWAYS = """() => {
  const main = document.querySelector('[data-testid=stMain]')
  return main.scrollWidth - main.clientWidth
}"""


def test_phone_and_desk_show_the_pair_whole_and_without_an_error(page: Page, address: str, size: tuple[int, int]):  # fmt: skip
    errors: list[str] = []
    hosts: set[str] = set()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_page(page, f"{address}/russia_iran?period=all")
    expect_at_rest(page)
    expect(page.get_by_role("heading", name="Who needs whom")).to_be_visible()
    assert page.evaluate(SIDEWAYS) == 0
    assert page.locator("[data-testid=stAlert]").count() == 0
    assert not errors
    assert {host for host in hosts if host} == {urlsplit(address).netloc}


def test_a_click_moves_all_and_what_is_seen_can_be_taken_away(page: Page, address: str, tmp_path):
    open_page(page, f"{address}/")
    page.get_by_role("link", name="Russia and Iran").click()
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

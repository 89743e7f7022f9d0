"""The pages on groups in a browser: drawn, whole at both sizes, and the tasks of a newcomer in few clicks."""

import re
from urllib.parse import urlsplit

import pytest
from browsing import open_page
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser_pages")]

SIDEWAYS = """() => {
  const main = document.querySelector('[data-testid=stMain]')
  return main.scrollWidth - main.clientWidth
}"""


@pytest.mark.parametrize("path", ["/east", "/americas", "/africa", "/outcasts"])
def test_phone_and_desk_show_the_page_whole_and_without_an_error(page: Page, address: str, size: tuple[int, int], path: str):  # fmt: skip
    errors: list[str] = []
    hosts: set[str] = set()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_page(page, f"{address}{path}?indicator=index&year=2024")
    expect(page.locator("h1")).to_contain_text("closest to")
    expect(page.locator("[data-testid=stPlotlyChart]").last).to_be_visible()
    assert page.evaluate(SIDEWAYS) == 0
    assert page.locator("[data-testid=stAlert]").count() == 0
    assert not errors
    assert {host for host in hosts if host} == {urlsplit(address).netloc}


def test_which_african_states_moved_towards_moscow_since_2014_takes_one_click(page: Page, address: str):  # fmt: skip
    open_page(page, address)
    page.get_by_role("link", name="Africa").click()
    expect(page.get_by_text(re.compile("^Since 2014, .* moved towards Moscow"))).to_be_visible()


def test_indias_oil_from_russia_over_time_takes_one_click(page: Page, address: str):
    open_page(page, address)
    page.get_by_role("link", name="Lifelines").click()
    expect(page.locator("h1")).to_contain_text("Russia's recorded sales of crude oil")
    expect(page.get_by_text("Who bought it")).to_be_visible()
    expect(page.locator(".legendtext", has_text="India").first).to_be_visible()

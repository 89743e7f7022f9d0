"""The pages on groups in a browser: drawn, whole at both sizes, and the tasks of a newcomer in few clicks."""

import re

import pytest
from browsing import open_page
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser_pages")]


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

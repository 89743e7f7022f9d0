"""The briefing in a real browser: pins on the page, kept over a reload and between tabs."""

import json
from pathlib import Path

import pytest
from browsing import expect_ended, open_page
from playwright.sync_api import BrowserContext, Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PINS = "[class*=st-key-pin_] button"
STORED = "localStorage.getItem('solidarity-atlas-briefing')"


@pytest.fixture
def page(context: BrowserContext):
    """A reader whose browser has no briefing yet."""
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    page.evaluate("localStorage.clear()")
    page.close()


def pinned(page: Page) -> list[str]:
    return [
        slide["title"] for slide in json.loads(page.evaluate(STORED) or '{"slides": []}')["slides"]
    ]


def slides(page: Page) -> Locator:
    """The list of slides on the briefing's page."""
    return page.locator(".st-key-slide").get_by_role("radio")


def pin(page: Page, key: str) -> None:
    page.locator(f".st-key-pin_{key} button").click()
    expect(page.get_by_test_id("stToast").last).to_contain_text("Pinned as slide")


def test_pins_survive_a_reload_and_are_the_same_in_every_tab(page: Page, address: str):
    open_page(page, f"{address}/atlas?country=IND&year=2024&versus=RUS")
    heading = page.locator("h1").inner_text()
    pin(page, "map")
    page.wait_for_function(f"() => {STORED}")
    assert pinned(page) == [heading]
    other = page.context.new_page()
    open_page(other, f"{address}/briefing")
    expect(slides(other)).to_have_count(1)
    page.bring_to_front()
    pin(page, "map_csv")
    expect(slides(other)).to_have_count(2)
    other.close()
    page.reload()
    open_page(page, f"{address}/briefing?slide=2")
    expect(slides(page).nth(1)).to_be_checked()
    expect(page.get_by_label("Title").nth(1)).to_have_value(
        "Sides with Russia on contested votes, 2024: all states with a value"
    )


def test_what_is_pinned_before_the_browser_has_answered_joins_what_was_kept(
    page: Page, address: str
):
    open_page(page, f"{address}/country?country=IND")
    pin(page, "departures_csv")
    page.wait_for_function(f"() => {STORED}")
    held = []
    page.route("**/brief/store.js", lambda route: held.append(route))
    with page.expect_request("**/brief/store.js"):
        open_page(page, f"{address}/country?country=TUR")
    pin(page, "departures_csv")
    held[0].continue_()
    page.wait_for_function(f"() => JSON.parse({STORED}).slides.length === 2")
    assert [title.split()[3] for title in pinned(page)] == ["India", "Türkiye"]


def test_pins_in_quick_succession_are_all_kept(page: Page, address: str):
    open_page(page, f"{address}/country?country=IND")
    expect(page.locator(PINS)).to_have_count(5)
    page.evaluate(
        """(pins) => {
          const press = (i) => document.querySelectorAll(pins)[i].click()
          for (const i of [1, 2, 3, 4]) setTimeout(press, 300 * i, i)
        }""",
        PINS,
    )
    page.wait_for_function(f"() => JSON.parse({STORED})?.slides.length === 4")


def test_what_is_removed_stays_removed(page: Page, address: str):
    open_page(page, f"{address}/atlas?year=2024")
    pin(page, "map")
    open_page(page, f"{address}/briefing")
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("Nothing is pinned yet")).to_be_visible()
    page.wait_for_function(f"() => JSON.parse({STORED}).slides.length === 0")
    page.reload()
    expect(page.get_by_text("Nothing is pinned yet")).to_be_visible()


def test_a_pinned_map_is_drawn_and_presented_alive(page: Page, address: str):
    open_page(page, f"{address}/atlas?year=2024&anchor=RUS")
    pin(page, "map")
    open_page(page, f"{address}/briefing")
    expect(page.locator(".atlas-map .choroplethlayer path").nth(200)).to_be_attached()
    page.get_by_role("button", name="Present").click()
    presented = page.locator("dialog.brief-dialog")
    expect(presented.locator(".brief-said")).to_have_text("Who stands with Russia and Iran")
    page.keyboard.press("ArrowRight")
    expect(presented.locator(".brief-count").first).to_have_text("1 / 1")
    drawn = presented.locator(".atlas-map")
    expect(drawn.locator(".choroplethlayer path").nth(200)).to_be_attached()
    drawn.focus()
    page.keyboard.press("ArrowRight")  # on a map the arrows lead from state to state
    expect(presented.locator(".atlas-live")).not_to_be_empty()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(presented).to_have_count(0)


def test_a_broken_briefing_in_the_browser_is_said_and_does_no_harm(page: Page, address: str):
    open_page(page, f"{address}/briefing")
    page.evaluate("localStorage.setItem('solidarity-atlas-briefing', '{\"format\": 1}')")
    page.reload()
    expect(page.get_by_text("The kept briefing is no briefing")).to_be_visible()


def test_a_saved_briefing_is_the_file_that_opens_again(page: Page, address: str, tmp_path: Path):
    open_page(page, f"{address}/atlas?year=2024")
    pin(page, "map")
    open_page(page, f"{address}/briefing")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save the briefing").click()
    saving.value.save_as(tmp_path / "brief.json")
    page.get_by_role("button", name="Clear it").click()
    expect(page.get_by_text("Nothing is pinned yet")).to_be_visible()
    expect_ended(
        page
    )  # before that the box for the file may still move, and forget what it was given
    page.locator("[data-testid=stFileUploaderDropzoneInput]").last.set_input_files(
        tmp_path / "brief.json"
    )
    expect(slides(page)).to_have_count(1)

"""The exported file as its reader opens it: from a disk, without a network, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import PIXEL
from decks import BRIEFING
from playwright.sync_api import Browser, Page, expect

from solidarity.brief import html
from solidarity.brief.progress import silent

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SHOWN = ".brief-current"
WINDOWS = ((1440, 900), (1920, 1080), (1024, 768), (390, 844))
FILLS = """(within) => [...document.querySelectorAll(`${within} .choroplethlayer path`)]
    .filter((path) => (path.getAttribute('d') ?? '').length > 10 && getComputedStyle(path).fill !== 'none').length"""
IN_SIGHT = PIXEL.replace("'.atlas-map'", f"'{SHOWN} .atlas-map'")
OVERFLOWING = """() => {
  const section = document.querySelector('.brief-current')
  const wide = document.querySelector('.brief-stage').getBoundingClientRect()
  return [section, ...section.querySelectorAll('header, h1, h2, .brief-body, .atlas-map, .atlas-legend, .brief-chart svg, footer')]
    .filter((element) => element.getClientRects().length)
    .filter((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      return left < -1 || top < -1 || right > wide.right + 1 || bottom > wide.bottom + 1
    }).map((element) => element.className || element.tagName)
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Here no dashboard is served: the file is all there is."""
    path: Path = tmp_path_factory.mktemp("brief") / "brief.html"
    path.write_bytes(html.write(BRIEFING, silent))
    return path.as_uri()


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """The file, all its maps drawn; whatever it asks for or complains of makes the test fail."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    context.set_offline(True)
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address)
    expect(page.locator("main")).not_to_have_attribute("aria-busy", "true")
    yield page
    assert [url for url in asked if not url.startswith(("data:", "blob:"))] == [address]
    assert faults == []
    context.close()


def present(page: Page, *keys: str) -> None:
    page.keyboard.press("p")
    for key in ("Home", *keys):
        page.keyboard.press(key)


def test_the_document_has_every_slide_live_maps_and_all_rows(opened: Page):
    expect(opened.locator("section.brief-slide h2")).to_have_text(
        [*(slide.title.strip() for slide in BRIEFING.slides), "Sources and method"]
    )
    assert opened.evaluate(FILLS, "#slide-2") > 200
    expect(opened.locator("#slide-3 .brief-chart svg:visible")).to_have_class("brief-wide")
    expect(opened.locator("#slide-4 tbody tr")).to_have_count(196)
    expect(opened.locator("#slide-2 details tbody tr")).to_have_text(
        ["China0.90", "India0.55", "Brazil0.25"]
    )
    expect(opened.locator("#slide-2 footer a")).to_have_attribute("href", "https://atlas.example/atlas?country=IND")  # fmt: skip
    expect(opened).to_have_title(BRIEFING.title)
    assert opened.locator("img, .modebar-btn").count() == 0
    opened.get_by_role("link", name="All states").click()
    expect(opened.locator("#slide-4")).to_be_in_viewport()


def test_the_map_in_the_document_answers(opened: Page):
    opened.locator("#slide-2").scroll_into_view_if_needed()
    opened.mouse.move(*opened.evaluate(PIXEL, [78.5, 22.0]))
    hover = opened.locator("#slide-2 .hoverlayer .hovertext")
    expect(hover).to_contain_text("0.55 with Russia")
    expect(hover).to_contain_text("rank 2 of 3 · 38 votes · 2024")
    opened.locator("#slide-2 .atlas-map").focus()
    opened.keyboard.press("ArrowRight")
    expect(opened.locator("#slide-2 .atlas-live")).to_have_text("Bangladesh: no data")
    scale = "() => document.querySelector('#slide-2 .atlas-map')._fullLayout.geo.projection.scale"
    before = opened.evaluate(scale)
    opened.locator("#slide-2").get_by_role("button", name="Zoom in").click()
    opened.wait_for_function(f"(before) => ({scale})() > before * 1.4", arg=before)


def test_keys_lead_through_the_slides_and_out_again(opened: Page):
    button = opened.get_by_role("button", name="Present")
    button.click()
    said = opened.locator(".brief-said")
    expect(said).to_have_text(BRIEFING.title)
    for key, at in (("ArrowRight", 1), (" ", 2), ("PageDown", 3), ("ArrowLeft", 2), ("PageUp", 1)):
        opened.keyboard.press(key)
        expect(said).to_have_text(f"Slide {at} of 5: {BRIEFING.slides[at - 1].title}".strip())
        expect(opened.locator(".brief-front > .brief-count")).to_have_text(f"{at} / 5")
    opened.keyboard.press("End")
    expect(said).to_have_text("Sources and method")
    expect(opened.locator(SHOWN)).to_contain_text("United Nations (2026), roll calls.")
    opened.keyboard.press("Home")
    opened.keyboard.press("ArrowLeft")
    expect(said).to_have_text(BRIEFING.title)
    for _ in range(12):  # the focus goes round and never to the page behind
        opened.keyboard.press("Tab")
        assert opened.evaluate("!document.activeElement.closest('main')")
    opened.keyboard.press("Escape")
    expect(opened.locator("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_notes_dark_room_and_keys_are_a_key_away(opened: Page):
    present(opened, "ArrowRight", "ArrowRight")
    notes, dialog = opened.locator(".brief-notes"), opened.locator("dialog")
    expect(notes).to_be_hidden()
    opened.keyboard.press("n")
    expect(notes).to_have_text(f"Pause here. {BRIEFING.slides[1].notes[12:]}")
    opened.keyboard.press("ArrowRight")
    expect(notes).to_have_text("No notes on this slide.")
    opened.keyboard.press("n")
    expect(notes).to_be_hidden()
    paper = "() => getComputedStyle(document.querySelector('.brief-stage')).backgroundColor"
    assert opened.evaluate(paper) == "rgb(255, 255, 255)"
    opened.keyboard.press("d")
    expect(dialog).to_have_class("brief brief-dialog brief-dark")
    assert opened.evaluate(paper) == "rgb(20, 22, 26)"
    opened.keyboard.press("?")
    expect(opened.locator(".brief-keys")).to_contain_text("speaker notes")
    opened.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_the_map_answers_while_it_is_presented(opened: Page):
    present(opened, "ArrowRight", "ArrowRight")
    opened.wait_for_function(f"() => ({FILLS})('{SHOWN}') > 200")
    opened.mouse.move(*opened.evaluate(IN_SIGHT, [78.5, 22.0]))
    expect(opened.locator(f"{SHOWN} .hoverlayer .hovertext")).to_contain_text("0.55 with Russia")
    opened.locator(f"{SHOWN} .atlas-map").focus()
    opened.keyboard.press("ArrowUp")
    expect(opened.locator(f"{SHOWN} .atlas-live")).to_contain_text("no data")
    expect(opened.locator(".brief-front > .brief-count")).to_have_text("2 / 5")
    opened.keyboard.press("Escape")  # lets go of the country, and only then of the slides
    expect(opened.locator("dialog")).to_have_count(1)
    opened.keyboard.press("Escape")
    expect(opened.locator("dialog")).to_have_count(0)
    expect(opened.locator("#slide-2")).to_be_in_viewport()


def test_a_mouse_does_what_keys_do(opened: Page):
    present(opened)
    bar = opened.locator(".brief-bar")
    expect(bar).to_have_css("opacity", "0")
    opened.mouse.move(700, 500)
    opened.mouse.move(720, 520)
    expect(bar).to_have_css("opacity", "1")
    opened.mouse.click(1430, 450)
    expect(opened.locator(".brief-front > .brief-count")).to_have_text("1 / 5")
    opened.mouse.click(10, 450)
    expect(opened.locator(".brief-said")).to_have_text(BRIEFING.title)
    for name, seen in (("Speaker notes", ".brief-notes"), ("Keys", ".brief-keys dl")):
        bar.get_by_role("button", name=name).click()
        expect(opened.locator(seen)).to_be_visible()
    bar.get_by_role("button", name="Dark room").click()
    expect(bar.get_by_role("button", name="Dark room")).to_have_attribute("aria-pressed", "true")
    bar.get_by_role("button", name="Leave").click()
    expect(opened.locator("dialog")).to_have_count(0)


def test_each_slide_fits_the_window_and_goes_with_it(opened: Page):
    present(opened)
    for width, height in WINDOWS:
        opened.set_viewport_size({"width": width, "height": height})
        opened.keyboard.press("Home")
        for at in range(len(BRIEFING.slides) + 2):
            if at == 2:
                opened.wait_for_function(f"() => ({FILLS})('{SHOWN}') > 200")
            expect(opened.locator(SHOWN)).to_have_count(1)
            opened.wait_for_function(f"() => ({OVERFLOWING})().length === 0")
            opened.keyboard.press("ArrowRight")


def test_a_finger_turns_the_slides(opened: Page):
    present(opened)
    swipe = """([from, to]) => {
      const stage = document.querySelector('.brief-stage')
      const at = (x) => [new Touch({ identifier: 1, target: stage, clientX: x, clientY: 400 })]
      stage.dispatchEvent(new TouchEvent('touchstart', { touches: at(from), changedTouches: at(from) }))
      stage.dispatchEvent(new TouchEvent('touchend', { touches: [], changedTouches: at(to) }))
    }"""
    opened.evaluate(swipe, [300, 100])
    expect(opened.locator(".brief-front > .brief-count")).to_have_text("1 / 5")
    opened.evaluate(swipe, [100, 300])
    expect(opened.locator(".brief-said")).to_have_text(BRIEFING.title)


def test_on_paper_all_rows_stand_and_what_is_closed_does_not(opened: Page):
    opened.emulate_media(media="print")
    expect(opened.locator("#slide-2 details")).to_be_hidden()
    expect(opened.get_by_role("button", name="Present")).to_be_hidden()
    whole = "() => { const box = document.querySelector('#slide-4 .brief-scroll'); return box.scrollHeight - box.clientHeight }"
    assert opened.evaluate(whole) <= 1
    assert opened.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") > len(BRIEFING.slides) + 4

"""What only a browser can show: the map as drawn, clicks, the address, downloads, and no other host."""

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import ROOT, dashboard

import solidarity
from solidarity import countries

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

DRAWN = "() => document.querySelectorAll('.atlas-map .choroplethlayer path').length > 200"
# Codes of the shapes with an outline, and of the small states with a marker.
CODES = """() => {
  const map = document.querySelector('.atlas-map')
  const shapes = [...map.querySelectorAll('.choroplethlayer path')]
    .filter((path) => (path.getAttribute('d') ?? '').length > 10).map((path) => path.__data__.loc)
  const small = map.data.filter((t) => t.name.startsWith('small states'))
  const markers = map.querySelectorAll('.scatterlayer .trace path.point, .scattergeo path.point').length
  return { shapes, small: small.flatMap((t) => t.customdata), markers }
}"""
# Where a place lies on the page, in pixels.
PIXEL = """([lon, lat]) => {
  const map = document.querySelector('.atlas-map')
  const [x, y] = map._fullLayout.geo._subplot.projection([lon, lat])
  const box = map.querySelector('.geolayer, .main-svg').ownerSVGElement?.getBoundingClientRect() ??
    map.getBoundingClientRect()
  return [box.x + x, box.y + y]
}"""

# Whose outline a place lies in.
OWNERS = """([lon, lat]) => {
  const map = document.querySelector('.atlas-map')
  const [x, y] = map._fullLayout.geo._subplot.projection([lon, lat])
  const shapes = [...map.querySelector('.choroplethlayer').firstElementChild.querySelectorAll('path')]
  return shapes.filter((path) => path.isPointInFill(new DOMPoint(x, y))).map((path) => path.__data__.loc)
}"""


def open_page(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator("h1")).to_be_visible()
    if "/country" not in url:
        page.wait_for_function(DRAWN)


def asked(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def expect_outlined(page: Page, code: str) -> None:
    page.wait_for_function(
        "(code) => document.querySelector('.atlas-map').data"
        ".find((t) => t.name === 'selected').locations[0] === code",
        arg=code,
    )


def test_the_map_draws_every_un_member(page: Page, address: str, size: tuple[int, int]):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_page(page, f"{address}/?year=2024")
    drawn = page.evaluate(CODES)
    members = set(countries.load().kind("member"))
    assert len(members) == 193
    assert members - set(drawn["shapes"]) == {"SMR"}  # no outline in the UN's set: a marker instead
    assert "SMR" in drawn["small"]
    assert drawn["markers"] >= len(drawn["small"]) >= 30


def test_crimea_is_drawn_with_ukraine(page: Page, address: str):
    open_page(page, f"{address}/?region=Europe&year=2024")
    owners = page.evaluate(OWNERS, [34.3, 45.25])
    assert owners == ["UKR"]


def test_a_click_and_the_search_select_the_same(page: Page, address: str):
    open_page(page, f"{address}/?country=FRA&year=2024")
    page.mouse.click(*page.evaluate(PIXEL, [-52.0, -10.0]))
    page.wait_for_url("**country=BRA**")
    expect_outlined(page, "BRA")
    page.mouse.move(5, 5)  # takes the hover label away
    expect(page.locator(".hoverlayer .hovertext")).to_have_count(0)
    clicked = page.locator("[data-testid=stMain]").inner_text()
    open_page(page, f"{address}/?country=FRA&year=2024")
    page.get_by_label("Country", exact=False).last.click()
    page.keyboard.type("Brazil")
    page.keyboard.press("Enter")
    page.wait_for_url("**country=BRA**")
    expect_outlined(page, "BRA")
    assert "rank" in clicked
    assert page.locator("[data-testid=stMain]").inner_text() == clicked


def test_the_map_stays_in_place_while_its_data_change(page: Page, address: str):
    open_page(page, f"{address}/?country=IND&year=2024")
    page.evaluate("() => { document.querySelector('.atlas-map').dataset.mine = 'yes' }")
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    x, y = page.evaluate(PIXEL, [20, 20])
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 120, y + 30, steps=5)
    page.mouse.up()
    kept = """() => { const map = document.querySelector('.atlas-map')
        const { projection, center } = map._fullLayout.geo
        return [map.dataset.mine, projection.scale, projection.rotation.lon, center.lon, center.lat] }"""
    view = page.evaluate(kept)
    assert view[0] == "yes"
    assert view[1] > 3
    assert view[2] > 15  # dragged to the east
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**year=2023**")
    expect(page.locator(".atlas-year")).to_have_text("2023")
    assert page.evaluate(kept) == view
    page.get_by_text("Iran", exact=True).first.click()
    page.wait_for_url("**anchor=IRN**")
    page.get_by_text("Both", exact=True).click()
    page.wait_for_url("**anchor=both**")
    expect(page.locator(".atlas-map")).to_have_count(2)
    assert page.evaluate(kept) == view
    expect_outlined(page, "IND")


def test_play_runs_the_years_in_the_browser_and_pause_keeps_the_year(page: Page, address: str):
    open_page(page, f"{address}/?year=2000")
    page.get_by_role("button", name="Play the years").click()
    expect(page.locator(".atlas-year")).to_have_text("2003", timeout=15_000)
    page.get_by_role("button", name="Pause").click()
    paused = page.locator(".atlas-year").inner_text()
    assert int(paused) > 2002
    page.wait_for_url(f"**year={paused}**")
    expect(page.get_by_role("slider")).to_have_value(paused)


def test_a_fast_hand_is_not_set_back_by_the_address(page: Page, address: str):
    open_page(page, f"{address}/?year=2024")
    page.get_by_role("slider").focus()
    for _ in range(6):
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(120)
    page.wait_for_url("**year=2018**")
    expect(page.locator(".atlas-year")).to_have_text("2018")
    expect(page.get_by_role("slider")).to_have_value("2018")


def test_moving_the_slider_ends_the_play(page: Page, address: str):
    open_page(page, f"{address}/?year=2000")
    page.get_by_role("button", name="Play the years").click()
    expect(page.locator(".atlas-year")).to_have_text("2002", timeout=15_000)
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".atlas-year")).to_have_text("1999")
    expect(page.get_by_role("button", name="Play the years")).to_be_visible()


# Iran's label point is near Bahrain's marker, France's near Andorra's, Venezuela's near Grenada's.
@pytest.mark.parametrize("name", ["Iran", "France", "Venezuela", "Germany", "India"])
def test_a_marker_does_not_catch_its_neighbours(page: Page, address: str, name: str):
    places = json.loads((ROOT / "static/places.json").read_text("utf8"))["places"]
    at = next(place["at"] for place in places.values() if place["name"] == name)
    open_page(page, f"{address}/?year=2020&country=JPN")
    page.mouse.move(*page.evaluate(PIXEL, at))
    expect(page.locator(".hoverlayer .hovertext")).to_contain_text(name)


def test_the_keyboard_moves_between_countries(page: Page, address: str):
    open_page(page, f"{address}/?country=BRA&year=2024")
    page.locator(".atlas-map").focus()
    page.keyboard.press("ArrowUp")
    announced = page.locator(".atlas-live").inner_text()
    assert re.search(r"rank \d+ of \d+|no data", announced)
    page.keyboard.press("Enter")
    page.wait_for_function("() => !location.search.includes('country=BRA')")
    name = countries.load().name(asked(page)["country"])
    assert announced.strip().startswith(name)


def test_hovering_tells_value_rank_votes_and_year(page: Page, address: str):
    open_page(page, f"{address}/?year=2024&country=FRA")
    page.mouse.move(*page.evaluate(PIXEL, [78.5, 22.0]))
    hover = page.locator(".hoverlayer .hovertext")
    expect(hover).to_contain_text("India")
    text = hover.first.text_content()
    for part in ("0.55 with Russia", "rank 28 of 190", "38 votes", "2024"):
        assert part in text


def test_the_page_asks_no_host_but_its_own(page: Page, address: str):
    hosts, errors = set(), []
    page.on("request", lambda r: r.url.startswith("http") and hosts.add(urlsplit(r.url).netloc))
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_page(page, f"{address}/?anchor=both")
    open_page(page, f"{address}/country?country=TUR")
    expect(page.locator("[data-testid=stPlotlyChart]").last).to_be_visible()
    assert hosts == {urlsplit(address).netloc}
    assert not errors


def test_a_pasted_link_opens_the_same_view_and_back_leads_back(page: Page, address: str):
    view = "anchor=IRN&indicator=arms_share&region=Africa&year=2010&country=SDN"
    open_page(page, f"{address}/?{view}")
    assert asked(page) == dict(pair.split("=") for pair in view.split("&"))
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**year=2011**")
    page.go_back()
    page.wait_for_url("**year=2010**")
    expect(page.locator(".atlas-year")).to_have_text("2006–10")


def test_a_wrong_address_gets_a_sentence(page: Page, address: str):
    open_page(page, f"{address}/?country=Narnia&year=2010")
    expect(page.get_by_text("“Narnia” is not a country in the atlas")).to_be_visible()
    assert asked(page)["year"] == "2010"


def test_csv_of_what_is_shown(page: Page, address: str):
    open_page(page, f"{address}/?year=2024")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    assert download.value.suggested_filename == "un_siding_RUS_2024.csv"
    text = Path(download.value.path()).read_text("utf-8-sig")
    rows = {row["partner"]: row for row in csv.DictReader(io.StringIO(text))}
    ties = solidarity.load().ties(anchor="RUS", indicator="un_siding", year=2024)
    assert len(rows) == len(ties) > 180
    for tie in ties.itertuples():
        assert float(rows[tie.partner]["value"]) == tie.value
        assert int(rows[tie.partner]["n"]) == tie.n
    assert "United Nations" in rows["IND"]["citation"]


@pytest.mark.parametrize("path", ["/?anchor=both", "/?indicator=arms_tiv", "/country?country=IND"])
def test_no_sideways_scroll(page: Page, address: str, size: tuple[int, int], path: str):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_page(page, address + path)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= size[0]
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("(main) => main.scrollWidth - main.clientWidth") <= 0


def test_the_first_reader_of_a_fresh_server_can_follow_a_deep_link(browser: Browser):
    with dashboard() as fresh:
        page = browser.new_page()
        page.goto(f"{fresh}/country?country=CUB")
        expect(page.locator("h1")).to_contain_text("Cuba")
        assert page.get_by_text("Page not found").count() == 0
        page.close()

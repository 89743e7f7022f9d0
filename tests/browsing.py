"""What the browser tests share: opening a page, and finding places on its map."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

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


WITHOUT_MAP = (
    "/graph",
    "/timeline",
    "/compare",
    "/country",
    "/score",
    "/scorecard",
    "/method",
    "/sources",
    "/lifelines",
    "/what_if",
    "/russia_iran",
    "/claims",
    "/votes?show=",
    "/briefing",
)


def open_page(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator("h1")).to_be_visible()
    if not any(name in url for name in WITHOUT_MAP):
        page.wait_for_function(DRAWN)
    # A click before the page has written its address would have that written over the next page's.
    expect_ended(page)


def asked(page: Page) -> dict[str, str]:
    """What the address holds once the page has written it, which is the last it does."""
    expect_ended(page)
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def expect_ended(page: Page) -> None:
    """The script has run to its end."""
    expect(page.locator("[data-testid=stApp]")).to_have_attribute(
        "data-test-script-state", "notRunning"
    )


def expect_outlined(page: Page, code: str) -> None:
    page.wait_for_function(
        "(code) => document.querySelector('.atlas-map').data"
        ".find((t) => t.name === 'selected').locations[0] === code",
        arg=code,
    )


def expect_at_rest(page: Page) -> None:
    """The page as it stays: the script has run to its end, its charts and downloads are drawn."""
    expect_ended(page)
    expect(page.get_by_role("button", name="Download CSV").first).to_be_visible()
    expect(page.locator("[data-testid=stPlotlyChart] .xtick").first).to_be_visible()

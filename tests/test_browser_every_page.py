"""Every page in a browser, at a desk and on a phone: whole, without an error, and each of its CSVs taken away."""

import csv
from urllib.parse import urlsplit

import pytest
from browsing import expect_ended, open_page
from playwright.sync_api import Locator, Page, expect
from serving import ROOT

LINKS = [
    "/",
    "/atlas?year=2024",
    "/atlas?anchor=both",
    "/alignment?year=2023&weights=equal",
    "/graph?tie=votes&year=2023",
    "/graph?tie=arms&year=2024&out=RUS&drawn_as=map",
    "/timeline?side=both&period=all&unverified=yes",
    "/russia_iran?period=all",
    "/east?indicator=index&year=2024",
    "/americas?indicator=index&year=2024",
    "/africa?indicator=index&year=2024",
    "/outcasts?indicator=index&year=2024",
    "/country?country=TUR",
    "/compare?countries=TUR_and_BRA&versus=RUS&year=2023",
    "/compare?countries=TUR_and_BRA_and_IND_and_SAU_and_IDN_and_ZAF&versus=IRN&year=2025",
    "/score?country=BLR&year=2023&weights=equal",
    "/scorecard?anchor=RUS&year=2024&country=TUR",
    "/sanctions?anchor=IRN&year=2018&channel=exports",
    "/lifelines?anchor=IRN&channel=crude&year=2024&relabelled=yes",
    "/what_if?anchor=RUS&channels=energy&year=2023&cut=IND100_TUR50&against=CHN50",
    "/claims?section=axis&claim=C17",
    "/votes?resolution=A/RES/ES-11/1",
    "/briefing",
    "/votes?show=pair&one=IND&two=RUS&contested=RUS&list=left",
    "/sources",
    "/method",
]
WITHOUT_CSV = ("/", "/briefing")
"""Pages that hand out their figures only on demand."""
SIZES = [(1440, 900), (390, 844)]
NOTHING_ASIDE = """() => {
  const main = document.querySelector('[data-testid=stMain]')
  return main.scrollWidth <= main.clientWidth && document.documentElement.scrollWidth <= innerWidth
}"""

# Two workers share the links: which one a link falls to does not matter.
GROUPS = ("browser", "browser_pages")
SHARED = [
    pytest.param(link, marks=pytest.mark.xdist_group(GROUPS[place % 2]))
    for place, link in enumerate(LINKS)
]

pytestmark = pytest.mark.browser


def test_every_page_has_a_link_here():
    pages = {path.stem for path in ROOT.glob("pages/*/*.py")}
    assert pages - {urlsplit(link).path.strip("/") for link in LINKS} == {"overview"}
    assert len(pages) > 12


@pytest.mark.parametrize("link", SHARED)
def test_a_page_is_whole_at_both_sizes_and_gives_its_figures_away(page: Page, address: str, link: str):  # fmt: skip
    errors: list[str] = []
    hosts: set[str] = set()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    open_page(page, address + link)
    if link not in WITHOUT_CSV:
        expect(buttons(page).first).to_be_visible()
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        expect_still(page)
        page.wait_for_function(NOTHING_ASIDE)  # charts take a moment to find their new width
    saved = [rows_saved(page, place) for place in range(buttons(page).count())]
    assert all(saved) and bool(saved) == (link not in WITHOUT_CSV)
    assert page.locator("[data-testid=stAlert], [data-testid=stException]").count() == 0
    assert not errors
    assert hosts - {""} == {urlsplit(address).netloc}


def expect_still(page: Page) -> None:
    """The script has run to its end and the last chart is drawn."""
    expect_ended(page)
    if page.locator("[data-testid=stPlotlyChart]").count():
        expect(page.locator("[data-testid=stPlotlyChart] .main-svg").last).to_be_attached()


def buttons(page: Page) -> Locator:
    """Every button that saves a table."""
    return page.get_by_role("button", name="Download CSV")


def rows_saved(page: Page, place: int) -> int:
    """How many rows the CSV of one button holds."""
    with page.expect_download() as saved:
        buttons(page).nth(place).click()
    with saved.value.path().open(encoding="utf-8-sig", newline="") as file:
        return len(list(csv.DictReader(file)))

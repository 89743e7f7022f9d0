"""How long a page takes in a browser, from the click on its menu entry to all of it drawn. Run: make bench"""

import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import chromium
from playwright.sync_api import Page, sync_playwright
from serving import dashboard

from ui.menu import HOME, MENU

ROUNDS = 5
# Drawn: the page's title stands, the script has ended, no chart is empty and the map has its outlines.
DRAWN = """(title) => {
  const all = (selector) => [...document.querySelectorAll(selector)]
  const app = document.querySelector('[data-testid=stApp]')
  return document.title.startsWith(title) && document.querySelector('h1')
    && app.dataset.testScriptState === 'notRunning'
    && all('[data-testid=stPlotlyChart]').every((chart) => chart.querySelector('.main-svg'))
    && all('.atlas').every((map) => map.querySelectorAll('.choroplethlayer path').length > 200)
}"""


def main() -> None:
    """Print the median and the most of ROUNDS visits of every page, each page seen once before."""
    entries = [entry for section in MENU.values() for entry in section]
    with dashboard() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(url)
        page.wait_for_function(DRAWN, arg="Overview")
        times: dict[str, list[float]] = {entry.title: [] for entry in entries}
        for number in range(ROUNDS + 1):
            for entry in [*entries[1:], entries[0]]:
                seconds = visit(page, entry.title)
                if number:
                    times[entry.title].append(seconds)
        browser.close()
    assert entries[0].path == HOME
    for title, seen in times.items():
        print(f"{title:16} {statistics.median(seen):4.2f} s (most {max(seen):.2f})")


def visit(page: Page, title: str) -> float:
    """Seconds from the click to the page drawn."""
    start = time.perf_counter()
    page.get_by_test_id("stSidebarNavLink").get_by_text(title, exact=True).click()
    page.wait_for_function(DRAWN, arg=title)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

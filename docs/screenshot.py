"""Draw docs/atlas.png, the picture in the README, from the running dashboard. Run: make screenshot"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import chromium
from playwright.sync_api import sync_playwright
from serving import dashboard

with dashboard() as url, sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{url}/atlas?anchor=RUS&indicator=un_siding&year=2024&country=IND")
    page.wait_for_function(
        "() => document.querySelectorAll('.atlas-map .choroplethlayer path').length > 200"
    )
    page.wait_for_timeout(2500)  # the charts beside the map fade in
    page.screenshot(path=ROOT / "docs" / "atlas.png")
    browser.close()

"""What a change of year, indicator or anchor costs: bytes to the browser, time on the server, time to paint.

Run: make bench (or python bench/map_change.py). Bytes are counted twice: as messages, and on the
wire, where the websocket is compressed.
"""

import statistics
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from socket import create_connection, create_server, socket
from urllib.parse import urlsplit

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import chromium
from conftest import app_at
from playwright.sync_api import Page, sync_playwright
from serving import dashboard

ROUNDS = 12


class CountingProxy:
    """A TCP proxy that counts what the server sends."""

    def __init__(self, target: str) -> None:
        self.target = urlsplit(target)
        self.sent = 0
        self.server = create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.server.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            near, _ = self.server.accept()
            far = create_connection((self.target.hostname, self.target.port))
            for source, sink, counted in ((near, far, False), (far, near, True)):
                threading.Thread(
                    target=self._pump, args=(source, sink, counted), daemon=True
                ).start()

    def _pump(self, source: socket, sink: socket, counted: bool) -> None:
        try:
            while data := source.recv(65536):
                if counted:
                    self.sent += len(data)
                sink.sendall(data)
        except OSError:
            pass  # a closed tab ends the connection
        finally:
            sink.close()


def step_year(page: Page, i: int) -> None:
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")


def switch_indicator(page: Page, i: int) -> None:
    page.get_by_label("Indicator", exact=False).first.click()
    name = ["UN votes: all", "Arms: share of imports", "UN votes: contested"][i % 3]
    page.get_by_role("option", name=name).click()


def measure(
    page: Page, proxy: CountingProxy, frames: list[int], act: Callable[[], None]
) -> list[float]:
    """Bytes of messages, bytes on the wire and milliseconds to paint, of one change."""
    frames.clear()
    wire = proxy.sent
    page.evaluate("() => { window.paints = 0 }")
    start = time.perf_counter()
    act()
    page.wait_for_function("() => window.paints > 0", polling=5)
    ms = 1000 * (time.perf_counter() - start)
    page.wait_for_timeout(700)
    return [sum(frames), proxy.sent - wire, ms]


def in_browser() -> None:
    """Print medians over ROUNDS changes of each kind, for one map and for two."""
    with dashboard() as url, sync_playwright() as playwright:
        proxy = CountingProxy(url)
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.FLAGS, headless=True
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        frames: list[int] = []
        page.on("websocket", lambda ws: ws.on("framereceived", lambda f: frames.append(len(f))))
        for visit in ("first", "second"):
            start = time.perf_counter()
            page.goto(f"{proxy.url}/atlas?anchor=RUS&year=2024")
            page.wait_for_selector(".choroplethlayer path")
            print(
                f"{visit} visit of a fresh server: map drawn after {time.perf_counter() - start:.1f} s"
            )
        for anchor in ("RUS", "both"):
            page.goto(f"{proxy.url}/atlas?anchor={anchor}&year=2024")
            page.wait_for_selector(".choroplethlayer path")
            page.wait_for_timeout(2000)
            page.evaluate(
                "() => document.querySelectorAll('.atlas-map').forEach((m) =>"
                " m.on('plotly_afterplot', () => { window.paints += 1 }))"
            )
            for kind, act in (("year", step_year), ("indicator", switch_indicator)):
                rows = [
                    measure(page, proxy, frames, lambda act=act, i=i: act(page, i))
                    for i in range(ROUNDS)
                ]
                messages, wire, ms = (
                    statistics.median(column) for column in zip(*rows, strict=True)
                )
                most = max(row[0] for row in rows)
                print(
                    f"{anchor:5} {kind:10} messages {messages / 1000:5.1f} KB (most {most / 1000:.1f})"
                    f"  on the wire {wire / 1000:5.1f} KB  key press to paint {ms:4.0f} ms"
                )
        browser.close()


def on_the_server() -> None:
    """Print the median time of one script run, in this process, without a browser."""
    app = app_at()
    for anchor in ("RUS", "both"):
        app.query_params["anchor"] = anchor
        app.run()
        times = []
        for year in range(2000, 2025):
            start = time.perf_counter()
            app.slider(key="year").set_value(year).run()
            times.append(1000 * (time.perf_counter() - start))
        print(
            f"{anchor:5} year       server {statistics.median(times):5.0f} ms (AppTest, most {max(times):.0f})"
        )


if __name__ == "__main__":
    on_the_server()
    in_browser()

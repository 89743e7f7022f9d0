"""What a change of year costs on the server, page by page, in process (AppTest). Run: make bench"""

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from fixtures import shipped
from streamlit.testing.v1 import AppTest
from test_pages_index import page_at

from solidarity.votes import rolls, search
from solidarity.votes.search import Filter

ROUNDS = 25
PAGES = {
    "pressure/sanctions": {"anchor": "RUS"},
    "pressure/lifelines": {"anchor": "RUS", "channel": "crude"},
    "pressure/what_if": {"channels": "crude", "cut": "IND100_TUR50"},
    "middle_powers/scorecard": {"anchor": "RUS"},
    "partners/east": {"indicator": "index"},
    "partners/africa": {"indicator": "index"},
    "network/graph": {"tie": "votes", "country": "SRB"},
}
PERIODS = ("all", "2001", "2012", "2022", "1989")
CLAIMS = ("C17", "C24", "C40", "C54", "C60")
YEARS = (2019, 2020, 2021, 2022, 2023)
SEARCHES = ("nuclear", "palestine refugees", "es-11", "human rights of the", "cuba")


def main() -> None:
    """Print the median and the most of ROUNDS changes of each page, after each year was seen once."""
    for path, address in PAGES.items():
        app = page_at(f"pages/{path}.py", year="2018", **address)
        sliders = [*app.slider, *app.select_slider]
        year = next(slider for slider in sliders if slider.key == "year")
        times = []
        for i in range(len(YEARS) + ROUNDS):
            year.set_value(YEARS[i % len(YEARS)])
            start = time.perf_counter()
            app.run()
            times.append(1000 * (time.perf_counter() - start))
            year = next(s for s in [*app.slider, *app.select_slider] if s.key == "year")
        tell(path, times[len(YEARS) :])
    changes("axis/russia_iran", lambda app: app.pills(key="preset"), PERIODS)
    changes("evidence/claims", lambda app: app.radio(key="claim"), CLAIMS)
    votes()


def votes() -> None:
    """The same for the roll calls: a search never made before, and a pair's year; then the search alone."""
    app = page_at("pages/evidence/votes.py")
    times = []
    for i in range(ROUNDS):
        app.text_input(key="text").set_value(f"{SEARCHES[i % len(SEARCHES)]} {'aeiou'[i // 5]}")
        times.append(timed(app.run))
    tell("evidence/votes, search", times)
    app = page_at("pages/evidence/votes.py", show="pair")
    times = []
    for i in range(ROUNDS):
        app.selectbox(key="from").set_value(1990 + i)
        times.append(timed(app.run))
    tell("evidence/votes, a pair", times)
    record = rolls.read(shipped())
    asked = [Filter(text) for text in SEARCHES for _ in range(ROUNDS)]
    tell(
        f"{len(record.calls):,} votes searched",
        [timed(partial(search.matching, record, one)) for one in asked],
    )


def timed(run: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    run()
    return 1000 * (time.perf_counter() - start)


def changes(path: str, widget: Callable[[AppTest], Any], values: tuple[str, ...]) -> None:
    """The same for a page where another choice takes the place of a year."""
    app = page_at(f"pages/{path}.py")
    times = []
    for i in range(len(values) + ROUNDS):
        widget(app).set_value(values[i % len(values)])
        start = time.perf_counter()
        app.run()
        times.append(1000 * (time.perf_counter() - start))
    tell(path, times[len(values) :])


def tell(path: str, times: list[float]) -> None:
    """One line of the result."""
    print(f"{path:24} {statistics.median(times):4.0f} ms (most {max(times):.0f})", flush=True)


if __name__ == "__main__":
    main()

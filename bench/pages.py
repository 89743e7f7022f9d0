"""What a change of year costs on the server, page by page, in process (AppTest). Run: make bench"""

import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from test_pages_index import page_at

ROUNDS = 25
PAGES = {
    "pressure/sanctions": {"anchor": "RUS"},
    "pressure/lifelines": {"anchor": "RUS", "channel": "crude"},
    "pressure/what_if": {"channels": "crude", "cut": "IND100_TUR50"},
    "partners/east": {"indicator": "index"},
    "partners/africa": {"indicator": "index"},
    "network/graph": {"tie": "votes", "country": "SRB"},
}
YEARS = (2019, 2020, 2021, 2022, 2023)


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
        seen = times[len(YEARS) :]
        print(f"{path:22} {statistics.median(seen):4.0f} ms (most {max(seen):.0f})", flush=True)


if __name__ == "__main__":
    main()

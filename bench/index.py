"""What the alignment index costs: one core, 2,000 random weightings of 195 countries. Run: make bench"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"  # before numpy is loaded: the promise is for one core
sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np

import solidarity
from solidarity.alignment import leave_out, pair, robustness, why
from solidarity.alignment.weights import Weights

ROUNDS = 31


def median_ms(act: Callable[[int], object]) -> float:
    """Milliseconds of one call, the median of ROUNDS; each call is told its number."""
    times = []
    for i in range(ROUNDS):
        start = time.perf_counter()
        act(i)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> None:
    """Print medians."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rng = np.random.default_rng(1)
    dimensions = rng.uniform(0, 100, (7, 195))
    dimensions[1:][rng.uniform(size=(6, 195)) < 0.3] = np.nan  # about as many as are missing
    weights = np.array([2, 1, 1, 1, 1, 0.5, 0.5])

    def draw_and_rank(i: int) -> None:
        drawn = robustness.weightings(weights, 2000, seed=i)
        robustness.firmness(dimensions, drawn, 0.9)

    held = solidarity.load()
    start = time.perf_counter()
    alignment = held.alignment
    first = 1000 * (time.perf_counter() - start)

    def other(i: int) -> Weights:
        names = alignment.rules.names
        return Weights(tuple((name, 1 + (i + k) % 5) for k, name in enumerate(names)))

    print(f"2,000 weightings drawn, 195 countries ranked     {median_ms(draw_and_rank):6.1f} ms")
    print(f"scores of all anchors and years, once            {first:6.0f} ms")
    for text, act in (
        ("new weights: table of one anchor and year", lambda i: alignment.reweighted(other(i)).table("RUS", 2023)),
        ("new weights: two anchors compared", lambda i: pair.compare(alignment.reweighted(other(i)), "RUS", "IRN", 2023)),
        ("new weights: among the indicators, all years", lambda i: held.with_index(other(i)).view("index", "RUS", 2023)),
        ("one score opened to its indicators", lambda i: why.parts(alignment, "RUS", "IND", 1995 + i)),
        ("each source left out in turn", lambda i: leave_out.without_sources(alignment, "RUS", "IND", 1998 + i % 28)),
    ):  # fmt: skip
        print(f"{text:48} {median_ms(act):6.1f} ms")


if __name__ == "__main__":
    main()

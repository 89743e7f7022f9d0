"""What our ideal points cost and how they compare with the published ones, year by year.

Run: python bench/ideal_points.py [--draws 100]. The published points (Voeten, Dataverse, July 2025;
idealpointall) are read from the inputs, SOLIDARITY_INPUTS or ../shared/data. They are a yardstick
only: nothing of them goes into the estimate. The baseline is each year's first singular vector.
"""

import argparse
import os
import resource
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

from solidarity import countries
from solidarity.build import script
from solidarity.ideal_points import COLUMNS, FEW, MINUS, PLUS, IdealPoints, estimate

INPUTS = Path(os.environ.get("SOLIDARITY_INPUTS") or ROOT.parent / "shared" / "data")
PERIODS = ((1992, 2023), (1946, 1991))
ANCHORS = (PLUS, MINUS, "CHN", "IRN")


def shipped_votes() -> pd.DataFrame:
    """The atlas's final votes since 1946, as `estimate` takes them."""
    folder = ROOT / "data" / "un_votes"
    votes = pd.read_parquet(folder / "roll_calls.parquet", columns=["vote_id", "year"])
    positions = pd.read_parquet(folder / "positions.parquet").astype("str")
    joined = positions.merge(votes.astype({"vote_id": "str"}), on="vote_id")
    return joined.rename(columns={"partner": "iso3"})[COLUMNS]


def correlations(points: pd.DataFrame) -> pd.DataFrame:
    """Pearson's and Spearman's correlation with the published points, by year."""
    published = script(ROOT / "data" / "index" / "build.py").published_points(INPUTS)
    both = points.merge(published, on=["iso3", "year"])
    pairs = {year: group[["point", "published"]] for year, group in both.groupby("year")}
    return pd.DataFrame(
        {
            "pearson": {year: pair.corr().iloc[0, 1] for year, pair in pairs.items()},
            "spearman": {year: pair.rank().corr().iloc[0, 1] for year, pair in pairs.items()},
        }
    )


def first_singular_vectors(votes: pd.DataFrame) -> pd.DataFrame:
    """The baseline: of each year's votes × states (yes 1, abstain ½, no 0, less the vote's mean)."""
    score = votes.vote.map({"Y": 1.0, "A": 0.5, "N": 0.0})
    tables = []
    for year, rows in votes.assign(score=score).dropna(subset=["score"]).groupby("year"):
        wide = rows.pivot(index="vote_id", columns="iso3", values="score")
        wide = wide.loc[:, wide.notna().sum() >= FEW]
        centred = wide.sub(wide.mean(axis=1), axis=0).fillna(0)
        point = np.linalg.svd(centred.to_numpy(), full_matrices=False)[2][0]
        side = dict(zip(wide.columns, point, strict=True))
        sign = 1 if side.get(PLUS, 0) > side.get(MINUS, 0) else -1
        tables.append(pd.DataFrame({"iso3": wide.columns, "year": year, "point": sign * point}))
    return pd.concat(tables)


def peak() -> float:
    """The most memory this process has held so far, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def timed(votes: pd.DataFrame, draws: int) -> IdealPoints:
    """Estimate, and print what it took."""
    before, wall, cpu = peak(), time.perf_counter(), time.process_time()
    found = estimate(votes, draws=draws)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"estimate, {draws:3} draws  {wall:5.1f} s  (CPU {cpu:5.1f} s)", end="  ")
    print(f"peak memory {peak():.2f} GB (before: {before:.2f})")
    return found


def main() -> None:
    """Print time, memory and the agreement by year and period."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=100)
    votes = shipped_votes()
    timed(votes, 0)
    found = timed(votes, parser.parse_args().draws)
    wall, groups = time.perf_counter(), {"WEST": countries.load().members("G7")}
    rows = len(found.distances({state: [state] for state in ANCHORS} | groups))
    print(f"distances, {rows} rows  {time.perf_counter() - wall:5.1f} s")
    if not INPUTS.is_dir():
        sys.exit(f"no comparison: {INPUTS} is missing; name the inputs with SOLIDARITY_INPUTS")
    ours, baseline = correlations(found.points), correlations(first_singular_vectors(votes))
    yearly = ours.join(baseline.add_suffix(" (singular vector)"))
    print(yearly.round(3).to_string())
    for first, last in PERIODS:
        period = yearly.loc[first:last]
        summary = {"median": period.median(), "least": period.min(), "in": period.idxmin()}
        print(f"{first}–{last}", pd.DataFrame(summary).round(4).to_string(), sep="\n")


if __name__ == "__main__":
    main()

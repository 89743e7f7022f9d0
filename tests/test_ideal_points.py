"""Ideal points: of simulated states whose points are known, by hand, and against the published."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import ideal_points as bench
from solidarity import ideal_points
from solidarity.errors import DataError
from solidarity.ideal_points import COLUMNS, DRIFT, FEW, SLOPE, TOLERANCE, estimate


def simulated(states=40, years=5, votes=60, seed=0, absent=0.1):
    """Votes of states whose points walk slowly, and the points as (iso3, year) → x."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=states) + np.cumsum(0.15 * rng.normal(size=(years, states)), axis=0)
    x[:, :2] = 2, -2
    names = np.array(["USA", "RUS", *(f"S{i:02}" for i in range(states - 2))])
    slope = 2 * rng.normal(size=(years, votes, 1))
    middle, half = rng.normal(size=(years, votes, 1)), rng.uniform(0.2, 1, (years, votes, 1))
    pull = slope * x[:, None, :] + middle + rng.logistic(size=(years, votes, states))
    letters = np.array(["N", "A", "Y"])[(pull > -half).astype(int) + (pull > half)]
    letters[rng.random(letters.shape) < absent] = "X"
    year, vote, state = (axis.ravel() for axis in np.indices(letters.shape))
    names_of_votes = [f"{y}/{v:03}" for y, v in zip(year, vote, strict=True)]
    columns = names_of_votes, 2000 + year, names[state], letters.ravel()
    truth = {(s, 2000 + t): x[t, i] for i, s in enumerate(names) for t in range(years)}
    return pd.DataFrame(dict(zip(COLUMNS, columns, strict=True))), truth


def cast(rows):
    """Votes from {(vote_id, year): {state: letter}}."""
    cells = [(v, y, s, letter) for (v, y), votes in rows.items() for s, letter in votes.items()]
    return pd.DataFrame(cells, columns=COLUMNS)


def by_cell(points):
    return points.set_index(["iso3", "year"]).point.to_dict()


@pytest.fixture(scope="module")
def world():
    """Simulated votes, their true points and the estimate with draws."""
    votes, truth = simulated()
    return votes, truth, estimate(votes, draws=40)


def test_two_opposed_and_one_between_by_hand():
    """Swapping yes and no swaps the outer two, so the three are −√1.5, 0 and √1.5 (sd 1)."""
    ways = {"USA": "Y", "RUS": "N", "MID": "A"}, {"USA": "N", "RUS": "Y", "MID": "A"}
    found = estimate(cast({(f"v{i}", 2000): ways[i % 2] for i in range(FEW)}), draws=3)
    assert by_cell(found.points) == {
        ("MID", 2000): 0, ("RUS", 2000): -1.2247, ("USA", 2000): 1.2247,
    }  # fmt: skip
    assert (found.points.n == FEW).all()
    distances = found.distances({"RUS": ["RUS"], "ENDS": ["RUS", "USA"]})
    assert distances.set_index(["anchor", "partner"]).value.to_dict() == {
        ("RUS", "MID"): 1.2247, ("RUS", "USA"): 2.4494,
        ("ENDS", "MID"): 0, ("ENDS", "RUS"): 1.2247, ("ENDS", "USA"): 1.2247,
    }  # fmt: skip


def height(x, items, taken, n):
    """The penalised likelihood as the module's head writes it, cell by cell."""
    total = -0.5 * (x**2)[n.to_numpy() > 0].sum()
    total -= 0.5 * ((np.diff(x, axis=0) ** 2).T / np.diff(n.index)).sum() / DRIFT**2
    for t, (_, rows) in enumerate(taken.groupby("year")):
        total -= 0.5 * ((items[t][:, 0] / SLOPE) ** 2).sum()
        ids = sorted(rows.vote_id.unique())
        cells = [(c.vote_id, x[t, n.columns.get_loc(c.iso3)], c.vote, 1) for c in rows.itertuples()]
        for vote, point, letter, times in cells + [(v, 0, k, 0.5) for v in ids for k in "NAY"]:
            a, low, high = items[t][ids.index(vote)]
            p, q = 1 / (1 + np.exp(-(a * point + np.array([low, high]))))
            total += times * np.log({"N": 1 - p, "A": p - q, "Y": q}[letter])
    return total


def test_the_estimate_is_the_maximum_of_the_formula():
    votes, _ = simulated(states=8, years=3, votes=6, seed=4)
    taken = votes[votes.vote != "X"].assign(year=votes.year.replace(2002, 2004))
    n = pd.crosstab(taken.year, taken.iso3)
    walk = ideal_points.penalties(n.to_numpy(), n.index.to_numpy())
    years = [ideal_points.arranged(rows, n.columns) for _, rows in taken.groupby("year")]
    x, left = ideal_points.maximum(walk, years, 0.1 * np.eye(3, 8), 1000)
    assert left < TOLERANCE
    items = [year.b for year in years]
    top = height(x, items, taken, n)
    for place in [(0, 0, 3), (1, 3, 0), (2, 5, 1), (2, 1, 2)]:
        for array in (x, items[place[0]]):
            spot = place[:2] if array is x else place[1:]
            spot = tuple(i % size for i, size in zip(spot, array.shape, strict=True))
            sides = []
            for step in (0.01, -0.02):
                array[spot] += step
                sides.append(height(x, items, taken, n))
            array[spot] += 0.01
            assert max(sides) < top
            assert abs(sides[0] - sides[1]) < 0.05 * (top - min(sides))


def test_known_points_are_found_again_on_the_scale(world):
    points = world[2].points
    points["truth"] = [world[1][cell] for cell in zip(points.iso3, points.year, strict=True)]
    assert len(points) == len(world[1])
    assert min(group.point.corr(group.truth) for _, group in points.groupby("year")) > 0.97
    assert points.point.mean() == pytest.approx(0, abs=1e-4)
    assert points.point.std(ddof=0) == pytest.approx(1, abs=1e-4)
    scaled = (points.truth - points.truth.mean()) / points.truth.std(ddof=0)
    assert points.point.between(points.low, points.high).all()
    assert 0.75 < scaled.between(points.low, points.high).mean() < 0.97


def test_the_united_states_are_above_russia_however_the_votes_are_put(world):
    votes, before = world[0], by_cell(world[2].points)
    reversed_motions = votes.assign(vote=votes.vote.replace({"Y": "N", "N": "Y"}))
    after = by_cell(estimate(reversed_motions, draws=0).points)
    assert after == pytest.approx(before, abs=2e-4)
    renamed = votes.assign(iso3=votes.iso3.replace({"USA": "RUS", "RUS": "USA"}))
    mirrored = by_cell(estimate(renamed, draws=0).points)
    assert mirrored["USA", 2000] == pytest.approx(-before["RUS", 2000], abs=2e-4)
    assert mirrored["S05", 2000] == pytest.approx(-before["S05", 2000], abs=2e-4)


def test_absences_order_and_unanimous_votes_change_no_point(world):
    votes, _, found = world
    shuffled = votes[votes.vote != "X"].sample(frac=1, random_state=1)
    unanimous = votes[votes.vote_id == "2/000"].assign(vote_id="all", vote="Y")
    more = estimate(pd.concat([shuffled, unanimous]), draws=40).points
    pd.testing.assert_frame_equal(more.drop(columns="n"), found.points.drop(columns="n"))
    assert (more.n - found.points.n).tolist() == (more.year == 2002).astype(int).tolist()


def test_more_votes_make_narrower_intervals():
    few, many = (
        estimate(simulated(states=25, years=3, votes=n)[0], draws=20).points for n in (30, 120)
    )
    assert (many.high - many.low).mean() < 0.7 * (few.high - few.low).mean()


def test_the_same_seed_gives_the_same_bits_and_no_draws_no_interval(world):
    votes, _, found = world
    again, other, none = (estimate(votes, draws, seed) for draws, seed in ((40, 0), (2, 1), (0, 0)))
    assert again.draws.tobytes() == found.draws.tobytes()
    assert not np.array_equal(other.draws, found.draws[:2])
    for estimated in (again, other, none):
        assert estimated.centre.tobytes() == found.centre.tobytes()
    assert none.points[["low", "high"]].isna().all(axis=None)
    assert none.distances({"USA": ["USA"]})[["low", "high"]].isna().all(axis=None)


def test_distances_are_mutual_and_never_to_oneself(world):
    distances = world[2].distances({state: [state] for state in ("USA", "RUS", "S03")})
    assert (distances.anchor != distances.partner).all()
    assert distances.value.between(distances.low, distances.high).all()
    assert (distances.low >= 0).all()
    assert (distances[distances.value < 0.05].low == 0).all() and distances.value.min() < 0.05
    cells = distances.drop(columns="n").set_index(["anchor", "partner", "year"]).sort_index()
    assert cells.index.is_unique
    assert cells.loc["USA", "S03"].equals(cells.loc["S03", "USA"])
    point = by_cell(world[2].points)
    for (anchor, partner, year), value in cells.value.items():
        assert value == pytest.approx(abs(point[anchor, year] - point[partner, year]), abs=1e-9)


def test_a_group_is_the_mean_of_its_members_with_a_point(world):
    found, point = world[2], by_cell(world[2].points)
    assert "S03" not in set(found.distances({"ALONE": ["S03"]}).partner)
    group = {2000: ["S00", "S01"], 2001: ["S00", "S01", "S02"]}
    cells = found.distances({"BLOC": group}).set_index(["partner", "year"]).value
    assert set(cells.index.get_level_values("year")) == set(group)
    for year, members in group.items():
        mean = np.mean([point[member, year] for member in members])
        assert cells["USA", year] == pytest.approx(abs(point["USA", year] - mean), abs=1e-4)


def test_a_group_needs_more_than_half_of_its_members():
    votes, _ = simulated(states=12, years=2, votes=30)
    found = estimate(votes[~(votes.iso3.isin(["S00", "S01"]) & (votes.year == 2001))], draws=0)
    distances = found.distances({"TWO": ["S00", "S02"], "FOUR": ["S00", "S02", "S03", "S04"]})
    assert distances.groupby("anchor").year.agg(set).to_dict() == {
        "TWO": {2000},
        "FOUR": {2000, 2001},
    }
    with pytest.raises(DataError, match="WEST: no year has a point of ATL"):
        found.distances({"WEST": ["ATL", "USA"]})


def test_gaps_newcomers_rare_guests_and_strangers():
    votes, _ = simulated(states=20, years=5, votes=40, absent=0)
    strangers = votes.assign(vote_id="other " + votes.vote_id, iso3="O" + votes.iso3)
    votes["year"] = votes.year.replace({2003: 2010, 2004: 2011})
    rare = (votes.iso3 == "S00") & (votes.vote_id != "1/000")
    late = (votes.iso3 == "S01") & (votes.year < 2010)
    vanished = (votes.iso3 == "S02") & (votes.year > 2000)
    away = (votes.iso3 == "S03") & votes.year.isin([2001, 2002])
    kept = votes[~(rare | late | vanished | away)]
    points = estimate(pd.concat([kept, strangers]), draws=5).points
    years = points.groupby("iso3").year.agg(list).to_dict()
    assert "S00" not in years
    assert (years["S01"], years["S02"], years["S03"]) == ([2010, 2011], [2000], [2000, 2010, 2011])
    assert years["OS03"] == [2000, 2001, 2002, 2003, 2004]
    assert np.isfinite(points[["point", "low", "high"]]).all(axis=None)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ({}, "No vote on which states differ"),
        ({("v", 2000): {"USA": "X", "RUS": "X"}}, "No vote on which states differ"),
        ({("v", 2000): {"USA": "Y", "RUS": "Y"}}, "No vote on which states differ"),
        ({("v", 2000): {"USA": "Y", "FRA": "N"}}, "has RUS"),
        ({("v", 2000): {"USA": "Y", "RUS": "Q"}}, "not Q"),
        ({("v", 2000): {"USA": "Y", "RUS": "N"}}, "too few"),
        ({("v", 2000): {"USA": "Y", None: "N"}}, "needs its vote_id, year and iso3"),
        ({("v", 2000): {"USA": "Y"}, ("v", 2001): {"USA": "N"}}, "only once"),
        ({(f"v{i}", 2000): {"USA": "Y", "RUS": "Y", "S": "N"} for i in range(9)}, "to tell USA"),
    ],
)
def test_what_cannot_be_estimated_says_why(rows, message):
    with pytest.raises(DataError, match=message):
        estimate(cast(rows), draws=1)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.integers(0, 2**32), st.integers(2, 7), st.integers(1, 4), st.integers(1, 20))
def test_small_and_odd_tables_give_finite_points_or_a_reason(seed, states, years, votes):
    rng = np.random.default_rng(seed)
    habits = rng.dirichlet([1, 1, 1, 0.5], size=states)
    names = ["USA", "RUS", *(f"S{i}" for i in range(states - 2))]
    rows = {
        (f"{year}/{v}", int(year)): {
            s: rng.choice(list("YNAX"), p=p) for s, p in zip(names, habits, strict=True)
        }
        for year in rng.choice(np.arange(1946, 1980), years, replace=False)
        for v in range(votes)
    }
    try:
        points = estimate(cast(rows), draws=2).points
    except DataError:
        return
    assert points.point.between(points.low, points.high).all()


def test_the_points_agree_with_the_published_ones():
    """Voeten's points are a yardstick only: nothing of them goes into the estimate."""
    if not bench.INPUTS.is_dir():
        pytest.skip(f"not compared: no {bench.INPUTS}; name the inputs with SOLIDARITY_INPUTS")
    agreement = bench.correlations(estimate(bench.shipped_votes(), draws=0).points)
    recent, early = agreement.loc[1992:2023], agreement.loc[:1991]
    assert (len(recent), len(early)) == (32, 45)
    assert recent.pearson.median() > 0.98 and recent.pearson.min() > 0.96
    assert recent.spearman.median() > 0.98 and recent.spearman.min() > 0.93
    assert early.pearson.median() > 0.97 and early.pearson.min() > 0.92

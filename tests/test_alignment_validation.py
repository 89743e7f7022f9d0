"""The yardsticks, by hand and on the shipped figures."""

import numpy as np
import pandas as pd
import pytest
from fixtures import ROOT, shipped

from solidarity.alignment import validation

TABLE = pd.read_parquet(ROOT / "data" / "index" / "published_points.parquet")


def test_a_rank_correlation_by_hand():
    one = pd.Series({c: i for i, c in enumerate("ABCDEFGHIJ")}, dtype=float)
    assert validation.rank_correlation(one, one**3) == (pytest.approx(1), 10)
    assert validation.rank_correlation(one, -one) == (pytest.approx(-1), 10)
    swapped = one.rename({"A": "B", "B": "A"})
    assert validation.rank_correlation(one, swapped)[0] == pytest.approx(1 - 6 * 2 / (10 * 99))
    value, states = validation.rank_correlation(one, one.head(9))
    assert np.isnan(value) and states == 9
    assert np.isnan(validation.rank_correlation(one, one * 0)[0])


def test_a_yardstick_is_compared_without_its_own_dimension():
    alignment = shipped().alignment
    assert dict(validation.without(alignment, "votes").weights.each)["votes"] == 0
    held = shipped().ties(anchor="RUS", indicator="ukraine_votes", year=2023)
    positions = held.set_index("partner").value
    found = validation.against_votes(alignment, positions, "Ukraine", "RUS", 2023)
    heavy = validation.against_votes(
        alignment.weighed("votes=50"), positions, "Ukraine", "RUS", 2023
    )
    assert found is not None and heavy is not None
    assert found.left_out == "votes"
    assert found.value == heavy.value > 0.6


def test_who_sanctions_scores_lower_even_without_that_dimension():
    alignment = shipped().alignment
    for anchor, least in (("RUS", 0.9), ("IRN", 0.95)):
        types = shipped().ties(anchor=anchor, indicator="sanctions", year=2023)
        found = validation.against_sanctions(alignment, types.set_index("partner").value, anchor, 2023)  # fmt: skip
        assert found is not None
        assert least < found.value <= 1
    nobody = types.assign(value=0).set_index("partner").value
    assert validation.against_sanctions(alignment, nobody, "IRN", 2023) is None


@pytest.mark.parametrize("anchor", ["RUS", "IRN", "CHN"])
def test_the_spread_of_the_dimensions_adds_up(anchor):
    found = validation.spread(shipped().alignment, anchor, 2023).set_index("dimension")
    assert found.weight.sum() == pytest.approx(1)
    assert found.carries.sum() == pytest.approx(1)
    assert found.known.between(0, 1).all()
    table = shipped().index(anchor, 2023)
    ranked = table[table["rank"].notna()]
    assert found["mean"]["votes"] == pytest.approx(ranked.votes.mean())


def test_what_the_defaults_are_justified_by_is_so():
    """Votes are known for nearly all and spread widest after sanctions, in which most are alike."""
    for anchor in ("RUS", "IRN"):
        found = validation.spread(shipped().alignment, anchor, 2023).set_index("dimension")
        assert found.known["votes"] > 0.98
        assert found.carries.idxmax() == "votes"
        assert found.same["sanctions"] > 0.7
        assert found.same["clubs"] > 0.7
        assert found.known["opinion"] < 0.2
        equal = validation.spread(shipped().alignment.weighed("equal"), anchor, 2023)
        assert equal.set_index("dimension").carries["sanctions"] > 1.5 * found.carries["sanctions"]


def test_the_published_points_were_compared_for_every_state_anchor():
    assert set(TABLE.anchor) == {"RUS", "IRN", "CHN", "USA"}
    assert TABLE.spearman.between(-1, 1).all()
    late = TABLE[TABLE.year == 2023].set_index("anchor")
    assert (late.states > 100).all()
    assert late.spearman["RUS"] > 0.6 and late.spearman["IRN"] > 0.7

"""The evidence behind a score is what the score was computed from: it gives the same value."""

import pandas as pd
import pytest
from fixtures import shipped

from solidarity import evidence
from solidarity.alignment import why
from solidarity.evidence import behind

PAIRS = [
    ("RUS", "IND", 2023), ("RUS", "BLR", 2025), ("RUS", "PRK", 2024), ("RUS", "VEN", 2023), ("RUS", "POL", 2022),
    ("RUS", "SYR", 2025), ("IRN", "IRQ", 2022), ("IRN", "VEN", 2023), ("IRN", "DEU", 2014), ("IRN", "PAK", 2008),
    ("CHN", "RUS", 2023), ("USA", "MEX", 2021), ("WEST", "TUR", 2023), ("RUS", "KAZ", 2023),
    ("RUS", "GEO", 2022), ("USA", "JPN", 2023),
]  # fmt: skip


@pytest.fixture(scope="module")
def held():
    return shipped().with_index()


def counted(held, anchor, partner, year):
    """Each indicator's row of a score, with the evidence that is counted for it."""
    parts = why.parts(held.shown, anchor, partner, year)
    parts = parts[parts.year > 0]
    for name in parts.dimension.unique():
        pieces = [p for p in behind(held, anchor, partner, year, name) if p.counts]
        own = parts[parts.dimension == name]
        assert len(own) == len(pieces)
        yield from zip(own.to_dict("records"), pieces, strict=True)


def value_of(row, rows, anchor, partner):
    """The indicator's value, computed anew from the evidence."""
    match row["indicator"]:
        case "un_siding" | "un_siding_west" | "un_agreement" | "ukraine_votes" | "iran_votes":
            assert rows.Counts.notna().sum() == row["n"]
            return rows.Counts.mean()
        case "arms_tie":
            total = rows.iloc[-1].drop("Year").astype(float).tolist()
            shares = [a / b for a, b in zip(total[::2], total[1::2], strict=True) if b]
            return max(shares)
        case "energy_import_share":
            return rows.iloc[-1, 1] / rows.iloc[-1, 2]
        case "trade_share":
            (used,) = rows[rows.Used].to_dict("records")
            sides = [v for k, v in used.items() if k.startswith(("Bought", "Sold")) and pd.notna(v)]
            return sum(sides) / used["Trade with all"]
        case "shared_clubs":
            return len(rows)
        case "sanctions":
            now = rows[rows.Year == row["year"]]
            return 0 if now.empty else now["Types of six"].iloc[0]
        case "favourable":
            return rows.Favourable[rows.Year == row["year"]].iloc[0] / 100
    raise AssertionError(row)


@pytest.mark.parametrize(("anchor", "partner", "year"), PAIRS)
def test_the_evidence_gives_the_value(held, anchor, partner, year):
    found = list(counted(held, anchor, partner, year))
    assert len(found) >= 3
    for row, piece in found:
        value = value_of(row, piece.rows, anchor, partner)
        slack = 0.005 if row["indicator"] == "favourable" else 1e-4
        assert value == pytest.approx(row["value"], abs=slack), (row["indicator"], piece.title)


def test_the_years_a_value_covers(held):
    siding, arms = held.indicators["un_siding"], held.indicators["arms_tie"]
    assert evidence.covered(siding, 2023, pooled=False) == (2023, 2023)
    assert evidence.covered(siding, 2023, pooled=True) == (2021, 2023)
    assert evidence.covered(arms, 2023, pooled=False) == (2019, 2023)
    assert evidence.covered(held.indicators["ukraine_votes"], 2024, pooled=False) == (2022, 2024)


def test_an_absent_state_is_shown_as_absent_and_counts_for_nothing(held):
    votes, ukraine = behind(held, "RUS", "SYR", 2025, "votes")
    absent = votes.rows[votes.rows.Syria == "absent"]
    assert len(absent) > 5
    assert absent.Counts.isna().all()
    assert "absence counts for nothing" in votes.note
    assert (ukraine.rows.Russia == "no").all()


def test_lists_that_are_incomplete_stand_beside_the_score_and_say_so(held):
    pieces = {p.title: p for name in ("arms", "clubs", "sanctions") for p in behind(held, "RUS", "IND", 2023, name)}  # fmt: skip
    beside = {title for title, piece in pieces.items() if not piece.counts}
    assert beside == {"Joint exercises", "On one side in a war", "Agreements", "Programmes"}
    assert "no entry is not a zero" in pieces["Agreements"].note
    assert set(pieces["Agreements"].rows.Seen) <= {"read", "weak source", "data set"}
    assert pieces["Joint exercises"].rows.Source.str.startswith("http").all()


def test_recalled_agreements_are_not_shown(held):
    """The treaty of 2019 with Mongolia is on the list from memory alone."""
    for piece in behind(held, "RUS", "MNG", 2023, "clubs"):
        assert not piece.rows.get("Agreement", pd.Series(dtype=str)).str.contains("strategic").any()


def test_troops_of_a_united_nations_mission_are_no_support(held):
    wars = behind(held, "USA", "MLI", 2018, "arms")[-1]
    assert wars.title == "On one side in a war"
    assert wars.rows.empty or "Mali" not in set(wars.rows.Conflict)


@pytest.mark.parametrize(
    ("indicator", "anchor", "partner", "year", "said"),
    [
        ("shared_clubs", "RUS", "IND", 1996, "the figures begin in 2001"),
        ("un_siding", "RUS", "IND", 1996, "only 9 votes in 3 years, too few to count; last figure 0.75 in 1995"),
        ("un_siding", "RUS", "VEN", 2025, "no position on such a vote in this year; last figure 0.89 in 2021"),
        ("energy_import_share", "RUS", "CMR", 2021, "a share of very little, which says nothing of dependence; last figure 51.0% in 2020"),
        ("energy_import_share", "RUS", "BLR", 2025, "its imports are on record in part, but neither side publishes this trade; last figure 95.6% in 2021"),
        ("favourable", "IRN", "IND", 2025, "not asked in this year; last figure 28% in 2015"),
    ],
)  # fmt: skip
def test_why_there_is_no_figure_and_the_last_one_there_is(held, indicator, anchor, partner, year, said):  # fmt: skip
    assert evidence.missing(held, indicator, anchor, partner, year) == said


def test_a_dimension_without_a_figure_has_no_counted_evidence(held):
    assert not [p for p in behind(held, "RUS", "BLR", 2025, "energy") if p.counts]


def test_an_unknown_dimension_is_refused(held):
    with pytest.raises(ValueError, match="no dimension “love”"):
        behind(held, "RUS", "IND", 2023, "love")

"""Who sanctions the two, how much of the world that is, and its steps: counted by hand and as known."""

from types import SimpleNamespace

import pandas as pd
import pytest
from fixtures import shipped

from solidarity.anchors import ANCHORS
from solidarity.countries import Country, Register
from solidarity.errors import DataError
from solidarity.pressure import (
    sanctions,
    sanctions_charts,
    sanctions_tables,
    sanctions_words,
    steps,
)

COUNTS = {
    "RUS": {2013: 0, 2014: 40, 2022: 46, 2023: 48},
    "IRN": {2013: 42, 2018: 5, 2023: 43},
}


def country(code, kind="member", since=1945):
    return Country(code, code.title(), code, "", (), kind, since, None, "", "", ())


STATES = [
    country("AAA"), country("BBB"), country("CCC", since=2001), country("RUS"),
    country("TWN", kind="other", since=None),
]  # fmt: skip


def small():
    """Four states in 2000 and 2001: AAA sanctions Russia in both, CCC (doubted) and TWN in 2001."""
    ties = [  # partner, year, value, status, n
        ("AAA", 2000, 2.0, "observed", 1),
        ("BBB", 2000, 0.0, "observed", 0),
        ("AAA", 2001, 3.0, "doubtful", 2),
        ("BBB", 2001, 0.0, "observed", 0),
        ("CCC", 2001, 1.0, "doubtful", 1),
        ("TWN", 2001, 4.0, "observed", 1),
    ]
    frame = pd.DataFrame(ties, columns=["partner", "year", "value", "status", "n"])
    facts = [
        (code, year, measure, value)
        for measure, values in {"gdp": (50.0, 20.0, 10.0), "population": (5.0, 4.0, 1.0)}.items()
        for code, value in zip(("AAA", "BBB", "CCC"), values, strict=True)
        for year in (2000, 2001)
    ]
    world = [(year, m, v) for m, v in (("gdp", 100.0), ("population", 10.0)) for year in (2000, 2001)]  # fmt: skip
    return SimpleNamespace(
        register=Register({one.iso3: one for one in STATES}),
        indicators={"sanctions": SimpleNamespace(years=(2000, 2001))},
        ties=lambda *asked: frame,
        doubt=lambda tie: "said to take no part",
        tables={
            "sanctions": {"by_type": pd.DataFrame([("RUS", 2001, "trade", 3)], columns=["anchor", "year", "type", "partners"])},
            "world_bank": {
                "facts": pd.DataFrame(facts, columns=["partner", "year", "measure", "value"]),
                "world": pd.DataFrame(world, columns=["year", "measure", "value"]),
            },
            "energy": {"reports": pd.DataFrame([("BBB", 2001, "reports"), ("AAA", 2001, "silent")], columns=["partner", "year", "standing"])},
        },
    )  # fmt: skip


def test_senders_stand_with_types_and_doubts():
    rows = sanctions.senders(small(), "RUS", 2001).set_index("partner")
    assert rows.index.tolist() == ["TWN", "AAA", "CCC"]
    assert rows.types.tolist() == [4, 3, 1]
    # AAA had sanctions the year before: the doubt is about their number, not about taking part.
    assert rows.doubted.to_dict() == {"TWN": False, "AAA": False, "CCC": True}
    assert rows.reason.to_dict() == {"TWN": "", "AAA": "said to take no part", "CCC": "said to take no part"}  # fmt: skip


def test_the_share_of_the_world_counts_members_and_bounds_what_has_no_figure():
    row = sanctions.reach(small(), "RUS").loc[2001]
    assert row[["states", "states_low", "members", "seats"]].tolist() == [3, 2, 2, 4]
    assert row[["members_low", "members_share", "members_high"]].tolist() == [1 / 4, 2 / 4, 2 / 4]
    # 60 of 100 with a figure; without CCC 50; the 20 that no state accounts for may all be Taiwan's.
    assert row[["gdp_low", "gdp_share", "gdp_high"]].tolist() == [0.5, 0.6, 0.8]
    assert row[["gdp_known", "gdp_covered"]].tolist() == [2, 0.8]
    before = sanctions.reach(small(), "RUS").loc[2000]
    assert before[["states", "seats"]].tolist() == [1, 3]
    assert before[["population_low", "population_high"]].tolist() == [0.5, 0.5]
    assert sanctions.lacking(small(), ["AAA", "TWN"], 2001, "gdp") == ["TWN"]


def test_without_the_world_bank_there_are_counts_and_no_shares():
    held = small()
    del held.tables["world_bank"]
    rows = sanctions.reach(held, "RUS")
    assert rows.states.tolist() == [1, 3] and rows.gdp_share.isna().all()
    said = sanctions_words.headline(ANCHORS["RUS"], rows.loc[2001], 2001)
    assert said == "Three governments had sanctions in force against Russia in 2001: 25 to 50% of the UN's members"  # fmt: skip
    assert "restore it from git" in sanctions_words.coverage(rows.loc[2001], 2001, {}, str)


def test_who_began_and_who_ended():
    assert sanctions.joiners(small(), "RUS") == {2001: (["CCC", "TWN"], [])}


def test_types_of_a_year_without_a_row_are_nought():
    wide = sanctions.by_type(small(), "RUS")
    assert wide.trade.to_dict() == {2000: 0, 2001: 3}
    assert wide.drop(columns="trade").to_numpy().sum() == 0


def test_without_the_table_a_sentence_says_so():
    held = SimpleNamespace(indicators={})
    for ask in (sanctions.senders, sanctions.by_type):
        with pytest.raises(DataError, match="data/sanctions is not here"):
            ask(held, "RUS")


@pytest.mark.parametrize("anchor", COUNTS)
def test_governments_by_year_match_the_source(anchor):
    rows = sanctions.reach(shipped(), anchor)
    assert {year: int(rows.states[year]) for year in COUNTS[anchor]} == COUNTS[anchor]
    table = shipped().tables["sanctions"]["in_force"]
    counted = table[table.anchor == anchor].groupby("year").size()
    assert rows.states[rows.states > 0].to_dict() == counted.to_dict()
    most = sanctions.by_type(shipped(), anchor)
    assert (most.max(axis=1) <= rows.states).all()


@pytest.mark.parametrize("anchor", COUNTS)
@pytest.mark.parametrize("measure", sanctions.MEASURES)
def test_shares_of_the_world_are_those_of_the_same_year(anchor, measure):
    """Against plain sums over the published tables, state by state."""
    tables = shipped().tables
    force, held = tables["sanctions"]["in_force"], tables["world_bank"]
    rows = sanctions.reach(shipped(), anchor)
    for year in (1993, 2007, 2013, 2014, 2018, 2022, 2023):
        senders = set(force.partner[(force.anchor == anchor) & (force.year == year)].astype(str))
        facts = held["facts"]
        facts = facts[(facts.measure == measure) & (facts.year == year)]
        figures = dict(zip(facts.partner.astype(str), facts.value, strict=True))
        total = held["world"].query("measure == @measure and year == @year").value.item()
        known = [figures[code] for code in senders if code in figures]
        row = rows.loc[year]
        assert row[f"{measure}_share"] == pytest.approx(sum(known) / total)
        assert row[f"{measure}_known"] == len(known)
        assert row[f"{measure}_covered"] == pytest.approx(sum(figures.values()) / total)
        gap = 1 - sum(figures.values()) / total if len(known) < len(senders) else 0
        assert row[f"{measure}_high"] == pytest.approx(sum(known) / total + gap)
        assert row[f"{measure}_low"] <= row[f"{measure}_share"] <= row[f"{measure}_high"] <= 1


def test_members_of_the_united_nations_in_known_years():
    known = {1999: 187, 2000: 189, 2002: 191, 2006: 192, 2011: 193, 2023: 193}
    register = shipped().register
    assert {year: len(sanctions.members(register, year)) for year in known} == known
    row = sanctions.reach(shipped(), "RUS").loc[2023]
    assert (row.states, row.states_low, row.members) == (48, 46, 46)  # less Kosovo and Taiwan
    rows = sanctions.senders(shipped(), "RUS", 2023)
    assert set(rows.partner[rows.doubted]) == {"BIH", "KAZ"}
    assert not sanctions.senders(shipped(), "RUS", 2020).doubted.any()


def test_the_headline_is_computed():
    row = sanctions.reach(shipped(), "RUS").loc[2023]
    said = sanctions_words.headline(ANCHORS["RUS"], row, 2023)
    assert said == (
        "48 governments had sanctions in force against Russia in 2023: 23 to 24% of the UN's members,"
        " 14 to 15% of the world's people and 58 to 60% of its GDP"
    )
    nobody = sanctions.reach(shipped(), "RUS").loc[2013]
    assert sanctions_words.headline(ANCHORS["RUS"], nobody, 2013).startswith("No government had")


def test_the_council_votes_as_known_and_nothing_recalled():
    rows = steps.council(shipped()).set_index("resolution")
    assert "S/RES/1835" not in rows.index  # recalled only
    assert "S/RES/1835" in set(steps.council(shipped(), with_recalled=True).resolution)
    vote = rows.loc["S/RES/1929"]
    assert vote[["in_favour", "against", "abstain", "RUS", "CHN"]].tolist() == [12, 2, 1, "in favour", "in favour"]  # fmt: skip
    draft = rows[rows.url == ""].iloc[0]
    assert (draft.RUS, draft.CHN, draft.in_favour) == ("against", "against", 2)
    shown = sanctions_tables.council(steps.council(shipped()), shipped().register.name)
    assert "no: Brazil and Türkiye; abstained: Lebanon" in set(shown["Not in favour"])
    assert set(shown.Seen) == {"read", "in part read"}


def test_a_permanent_member_is_in_favour_only_where_all_are_accounted_for():
    rows = pd.DataFrame(
        [("S/RES/1", 2000, "2000-01-01", 13, 1, 0, None, None, "", "", "seen")],
        columns=["resolution", "year", "date", "in_favour", "against", "abstain", "against_iso3", "abstain_iso3", "content", "verification", "basis"],
    )  # fmt: skip
    held = SimpleNamespace(tables={"registers": {"unsc_resolutions": rows}})
    assert steps.council(held).RUS.tolist() == ["not known"]


def test_events_are_about_the_anchor_and_none_is_only_recalled():
    for anchor in COUNTS:
        rows = steps.events(shipped(), anchor)
        assert rows.url.str.startswith("http").all() and rows.date.is_monotonic_increasing
        assert not set(rows.seen) & {"not verified", "article only"}
    assert not steps.events(shipped(), "RUS").title.str.startswith("UNSC").any()
    assert "weak source" in set(steps.events(shipped(), "IRN").seen)
    assert steps.events(SimpleNamespace(tables={}), "RUS").empty


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.1, 0.2, "10.0–20.0%"), (0.1, 0.1, ""), (None, 0.2, "at most 20.0%"), (0.1, None, "at least 10.0%"),
        (None, None, "unknown"), (0.0, None, "unknown"), (None, 0.0, ""), (0.0, 0.2, "0.0–20.0%"),
    ],
)  # fmt: skip
def test_bounds_in_words(low, high, said):
    assert sanctions_words.bounds(float("nan") if low is None else low, float("nan") if high is None else high) == said  # fmt: skip


def test_figures_hold_what_the_tables_hold():
    rows = sanctions.reach(shipped(), "RUS")
    lines = {t.name: t for t in sanctions_charts.reach(rows, 2023).data if t.name}
    assert set(lines) == {"GDP", "UN members", "people"}
    assert lines["GDP"].y[-1] == pytest.approx(100 * rows.gdp_share[2023], abs=0.01)
    assert lines["GDP"].customdata[-1] == " (58.1 to 60.0)"
    bars = sanctions_charts.steps(rows, steps.events(shipped(), "RUS"), ANCHORS["RUS"], 2023).data
    assert (bars[0].y[-1], bars[1].y[-1]) == (46, 2)
    heat = sanctions_charts.types(sanctions.by_type(shipped(), "RUS"), 2023).data[0]
    assert heat.z[0][-1] == 47

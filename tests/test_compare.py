"""Countries side by side: like for like, figures, peers, votes and sentences, by hand and on known years."""

import numpy as np
import pandas as pd
import pytest
from fixtures import TIES, TOML, shipped, write_source
from hypothesis import given, settings
from hypothesis import strategies as st

from solidarity import catalog, compare, profile
from solidarity.anchors import ANCHORS
from solidarity.compare import words
from solidarity.compare.figures import signed
from solidarity.compare.groups import read as read_group
from solidarity.errors import UnknownName


@pytest.fixture(scope="module")
def atlas():
    return shipped().with_index()


def compared(atlas, anchor, partners, year, group=None):
    beside = compare.group(atlas.register, group, anchor, year) if group else None
    return compare.compare(atlas, anchor, partners, beside, year)


# Figures.


@pytest.fixture
def tiny(tmp_path):
    toml = TOML.replace('partial = { 2001 = "to 4 June" }\n', "")
    ties = [*TIES[:3], ("RUS", "IND", 2001, "toy", 1.0, "observed", 30)]
    return catalog.load(write_source(tmp_path, toml=toml, ties=ties))


def test_figures_by_hand(tiny):
    rows = compare.figures(tiny, compare.ties(tiny, "RUS"), 2001)
    found = {r.partner: (r.year, r.value, r.status) for r in rows.itertuples()}
    assert found == {"IND": (2001, 1.0, "observed"), "TUR": (2000, 0.25, "carried")}


@pytest.mark.parametrize("partner", ["TUR", "BRA", "BLR", "PRK", "VAT"])
@pytest.mark.parametrize("anchor", ["RUS", "IRN", "WEST"])
def test_in_the_newest_year_the_figures_are_those_of_the_profile(atlas, anchor, partner):
    own = compared(atlas, anchor, [partner], 2025).figures.set_index("indicator")
    wanted = profile.profile(atlas, partner, (anchor,)).set_index("indicator")
    assert set(own.index) == set(wanted.index)
    for column in ("year", "value", "status"):
        assert own[column].to_dict() == wanted[column].to_dict()


def test_an_earlier_year_shows_nothing_newer(atlas):
    found = compared(atlas, "RUS", ["IND", "TUR"], 2012)
    assert found.figures.year.max() == 2012
    assert "UN votes: on Ukraine" not in found.table.Tie.tolist()


def test_the_difference_is_that_of_what_is_printed_and_only_of_the_same_year(atlas):
    table = compared(atlas, "RUS", ["TUR", "BRA"], 2025).table.set_index("Tie")
    siding = table.loc["UN votes: contested"]
    assert (siding["Türkiye"], siding["Brazil"], siding.Difference) == ("0.22", "0.55", "−0.33")
    opinion = table.loc["Opinion: favourable"]
    assert opinion["Türkiye: of"] == "2019, carried" and opinion["Brazil: of"] == "2023"
    assert pd.isna(opinion.Difference)
    assert table.loc["UN votes: ideal points", "On its scale"] < 0  # farther, so less close


@given(st.floats(-1e4, 1e4, allow_nan=False))
def test_a_difference_never_prints_a_sign_before_nought(by):
    one = shipped().indicators["un_siding"]
    text = signed(by, one)
    assert (text[0] in "+−") == (round(by, one.decimals) != 0)


VALUES = st.lists(st.floats(-100, 100), min_size=1, max_size=12)


@given(VALUES)
def test_quartiles_are_those_of_pandas(values):
    wanted = pd.Series(values).quantile([0.25, 0.5, 0.75]).tolist()
    assert list(compare.quartiles(values)) == pytest.approx(wanted)


@given(VALUES)
def test_a_place_counts_those_before(values):
    one = shipped().indicators["un_siding"]
    held = {str(number): value for number, value in enumerate(values)}
    places = [compare.place(held, one, code, list(held)) for code in held]
    printed = [one.shown(value) for value in values]
    assert places == [(1 + sum(p > own for p in printed), len(held)) for own in printed]
    assert compare.place(held, one, "none", list(held)) is None


def test_a_place_by_hand_and_where_less_is_closer():
    held = {"A": 0.5, "B": 0.2, "C": 0.9}
    siding, distance = (shipped().indicators[k] for k in ("un_siding", "un_ideal_distance"))
    assert compare.place(held, siding, "A", ["B", "C"]) == (2, 3)
    assert compare.place(held, distance, "B", ["A", "C"]) == (1, 3)
    assert compare.place(held, siding, "A", ["B", "X"]) == (1, 2)


def test_a_groups_median_needs_half_of_its_members():
    held = pd.DataFrame({"year": [2000, 2000, 2001], "value": [1.0, 3.0, 5.0]})
    assert compare.medians(held, 4) == {2000: (1.5, 2.0, 2.5)}
    assert set(compare.medians(held, 2)) == {2000, 2001}


# Groups.


def test_a_group_is_that_of_its_year_without_the_anchor(atlas):
    assert "RUS" not in compare.group(atlas.register, "G20", "RUS", 2024).members
    assert "GBR" in compare.group(atlas.register, "EU", "RUS", 2010).members
    assert "GBR" not in compare.group(atlas.register, "EU", "RUS", 2024).members
    assert read_group("Middle powers") == "middle_powers" and read_group("nato") == "NATO"
    with pytest.raises(UnknownName):
        compare.group(atlas.register, "axis", "RUS", 2024)
    assert {"axis", *compare.GROUPS} == set(atlas.register.groups)


# Like for like.


@pytest.mark.parametrize("year", [2015, 2023, 2025])
def test_on_dimensions_known_for_all_the_index_is_the_index_itself(atlas, year):
    found = compare.standing(atlas.alignment, "RUS", ["IND", "CHN"], year)
    rows = found.rows.set_index("partner")
    for code in rows.index:
        known = {n for n, s in found.scores[code].items() if not np.isnan(s)}
        if known == set(found.common):
            assert rows.alike[code] == pytest.approx(rows["index"][code], abs=1e-4)


def test_two_with_the_same_scores_are_level(atlas):
    """Which sum is made first must not decide between them."""
    table = atlas.alignment.table("IRN", 2025)
    names = atlas.alignment.rules.names
    alike = table[table.duplicated(names, keep=False)].groupby(names, dropna=False).partner
    twins = [codes.tolist()[:2] for _, codes in alike]
    assert twins
    for two in twins:
        found = compare.standing(atlas.alignment, "IRN", two, 2025)
        if found.comparable:
            assert found.rows.ahead.iloc[1] == 0.5


def test_like_for_like_by_hand(atlas):
    found = compare.standing(atlas.alignment, "RUS", ["TUR", "BRA"], 2025)
    assert found.common == ("votes", "arms", "energy", "trade", "clubs", "sanctions")
    weights = dict(zip(found.common, (2, 1, 1, 1, 1, 0.5), strict=True))
    for row in found.rows.itertuples():
        own = sum(w * found.scores[row.partner][n] for n, w in weights.items()) / 6.5
        assert row.alike == pytest.approx(own, abs=1e-5)
    assert found.rows.partner.tolist() == ["BRA", "TUR"]
    assert 0.85 < found.rows.ahead.iloc[1] < 0.9


CODES = ["TUR", "BRA", "IND", "CUB", "BLR", "PRK", "ERI", "DEU", "VAT", "TWN"]


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.sampled_from(CODES), unique=True, max_size=6),
    st.sampled_from(["RUS", "IRN", "CHN", "WEST"]),
    st.integers(1992, 2025),
)
def test_any_selection_stands_in_order_and_only_on_what_is_known_for_all(codes, anchor, year):
    held = shipped().alignment
    found = compare.standing(held, anchor, codes, year)
    assert sorted(found.rows.partner) == sorted(codes)
    assert list(found.rows.columns) == compare.STANDING
    alike = found.rows.alike.dropna()
    assert alike.is_monotonic_decreasing and alike.between(0, 100).all()
    for code in found.scored.partner:
        assert not any(np.isnan(found.scores[code][name]) for name in found.common)
    assert found.rows.ahead.dropna().between(0, 1).all()


# Sentences.


@pytest.mark.parametrize(
    ("anchor", "partners", "year", "group", "said"),
    [
        ("RUS", ["TUR", "BRA"], 2025, None, "Brazil and Türkiye cannot be told apart in their alignment with Russia in 2025: 27 and 17 of 100"),
        ("RUS", ["TUR", "IND"], 2025, None, "India stands closer to Russia than Türkiye, 44 against 17 of 100 in 2025"),
        ("RUS", ["IND", "CHN", "PAK"], 2010, None, "Of the three, China stands closest to Russia in 2010: 65 of 100, ahead of India with 55"),
        ("RUS", ["CUB", "BLR", "PRK"], 2023, None, "Belarus and North Korea stand closest to Russia in 2023 and cannot be told apart: 83 and 76 of 100"),
        ("WEST", ["TUR", "ERI"], 2024, None, "Türkiye alone has an alignment index with the West in 2024"),
        ("WEST", ["PRK", "ERI"], 2024, None, "None of the two has an alignment index with the West in 2024"),
        ("IRN", ["TUR"], 2023, "NATO", "Türkiye stands closer to Iran than three in four of NATO's members: 12 of 100 in 2023, their median 4"),
        ("RUS", ["TUR"], 2025, None, "Türkiye scores 17 of 100 with Russia: rank 113 of 165, 60–123 in 90% of weightings"),
        ("IRN", [], 2025, "EU", "Choose two to six countries to compare their ties with Iran"),
    ],
)  # fmt: skip
def test_headlines_of_known_years(atlas, anchor, partners, year, group, said):
    found = compared(atlas, anchor, partners, year, group)
    assert words.headline(found, ANCHORS[anchor], atlas.register) == said


def test_the_subtitle_says_how_firm_it_is_and_who_has_none(atlas):
    found = compared(atlas, "RUS", ["TUR", "BRA"], 2025, "middle_powers")
    said = words.subtitle(found, ANCHORS["RUS"], atlas.register)
    assert "Brazil's is above Türkiye's in 89% of weightings." in said
    assert (
        "Of the middle powers the median is 25, the middle half from 21 to 26 (8 of 8 known)."
        in said
    )
    found = compared(atlas, "WEST", ["TUR", "ERI"], 2024)
    said = words.subtitle(found, ANCHORS["WEST"], atlas.register)
    assert "Eritrea has none: too few dimensions are known, which is no zero." in said

import pytest
from fixtures import TIES, TOML, shipped, tie_frame, write_source

from solidarity import catalog, profile

BOTH = ("RUS", "IRN")


def rows_of(partner, anchors=BOTH):
    return profile.profile(shipped(), partner, anchors)


@pytest.fixture
def tiny(tmp_path):
    return catalog.load(write_source(tmp_path))


def test_a_profile_by_hand(tiny):
    rows = profile.profile(tiny, "IND", BOTH)
    ends = ["low", "high", "rank_low", "rank_high"]
    assert rows[ends].isna().all(axis=None)
    assert rows.drop(columns=ends).to_dict("records") == [
        {
            "indicator": "toy", "anchor": "RUS", "year": 2000, "value": 0.75, "status": "observed",
            "n": 12, "rank": 1, "of": 2, "series": [0.75], "source": "toy", "note": "",
        },
        {
            "indicator": "toy", "anchor": "IRN", "year": 2000, "value": 0.5, "status": "observed",
            "n": 10, "rank": 1, "of": 1, "series": [0.5], "source": "toy", "note": "",
        },
    ]  # fmt: skip


def test_few_votes_stay_marked(tiny):
    (row,) = profile.profile(tiny, "TUR", BOTH).to_dict("records")
    assert (row["status"], row["rank"], row["of"]) == ("few votes", 2, 2)


def test_an_older_year_is_carried_with_its_own_rank(tmp_path):
    toml = TOML.replace('partial = { 2001 = "to 4 June" }\n', "")
    ties = [*TIES[:3], ("RUS", "IND", 2001, "toy", 1.0, "observed", 30)]
    tiny = catalog.load(write_source(tmp_path, toml=toml, ties=ties))
    found = {
        (partner, row["anchor"]): (row["year"], row["status"], row["rank"])
        for partner in ("IND", "TUR")
        for row in profile.profile(tiny, partner, BOTH).to_dict("records")
    }
    assert found == {
        ("IND", "RUS"): (2001, "observed", 1),
        ("IND", "IRN"): (2000, "carried", 1),
        ("TUR", "RUS"): (2000, "carried", 2),
    }


def test_a_year_that_is_not_complete_makes_no_profile(tmp_path):
    ties = [*TIES[:3], ("RUS", "TUR", 2001, "toy", 1.0, "partial year", 3)]
    ties[1] = ("RUS", "POL", 2000, "toy", 0.25, "observed", 8)
    tiny = catalog.load(write_source(tmp_path, ties=ties))
    assert profile.profile(tiny, "TUR", BOTH).empty
    assert list(profile.profile(tiny, "TUR", BOTH).columns) == profile.COLUMNS


@pytest.mark.parametrize("partner", ["TWN", "RUS"])
def test_a_country_without_ties_has_an_empty_profile(tiny, partner):
    rows = profile.profile(tiny, partner, ("RUS",))
    assert rows.empty
    assert profile.table(rows, tiny).empty
    assert profile.headline("Taiwan", rows) == "Taiwan: no position on contested votes on record"


def test_venezuela_is_carried_from_its_last_votes():
    rows = rows_of("VEN").set_index(["indicator", "anchor"])
    for anchor in BOTH:
        siding = rows.loc[("un_siding", anchor)]
        assert (siding.year, siding.status) == (2021, "carried")
        view = shipped().view("un_siding", anchor, 2021).set_index("partner")
        assert siding["rank"] == view["rank"]["VEN"]
        assert siding.of == len(view)
    assert rows.loc[("arms_share", "IRN")].status == "observed"


@pytest.mark.parametrize("partner", ["IND", "TUR", "ARG", "BLR", "PRK"])
def test_a_rank_is_that_of_the_map(partner):
    rows = rows_of(partner, (*BOTH, "WEST"))
    assert len(rows) >= 4
    for row in rows.itertuples():
        view = shipped().view(row.indicator, row.anchor, row.year).set_index("partner")
        assert row.rank == view["rank"][partner]
        assert row.of == len(view)
        assert row.value == view.value[partner]
        assert shipped().indicators[row.indicator].shown(row.value) in row.series


@pytest.mark.parametrize(
    ("partner", "headline"),
    [
        ("IND", "India sides with Moscow and Tehran more often than with the G7"),
        ("TUR", "Türkiye sides with the G7 more often than with Moscow or Tehran"),
        ("RUS", "Russia sides with Tehran more often than with the G7"),
    ],
)
def test_headlines_on_known_countries(partner, headline):
    name = shipped().register.name(partner)
    assert profile.headline(name, rows_of(partner)) == headline


def test_a_carried_headline_says_from_when():
    says = "Venezuela sides with Moscow and Tehran more often than with the G7"
    assert profile.headline("Venezuela", rows_of("VEN")) == f"{says} (2021, its last votes)"


@pytest.mark.parametrize(
    ("russia", "iran", "headline"),
    [
        (0.51, 0.5, "Toyland sides with Moscow more often than with the G7, but not with Tehran"),
        (0.5, 0.51, "Toyland sides with Tehran more often than with the G7, but not with Moscow"),
        (0.5, 0.5, "Toyland sides with Moscow and Tehran no more often than with the G7"),
        (0.0, None, "Toyland sides with the G7 more often than with Moscow"),
        (None, 1.0, "Toyland sides with Tehran more often than with the G7"),
    ],
)
def test_a_headline_follows_both_sidings(russia, iran, headline):
    rows = tie_frame([
        (anchor, "IND", 2000, "un_siding", value, "observed", 12)
        for anchor, value in (("RUS", russia), ("IRN", iran))
        if value is not None
    ])  # fmt: skip
    assert profile.headline("Toyland", rows) == headline
    other = rows.assign(indicator="toy", value=0.9)
    assert profile.headline("Toyland", other).endswith("no position on contested votes on record")


def test_the_table_prints_values_units_and_periods():
    table = profile.table(rows_of("IND"), shipped())
    tie = table[(table.Tie == "Arms: share of imports") & (table.With == "Russia")].iloc[0]
    assert (tie.Value, tie.Unit, tie.Period) == ("40%", "% of TIV", "2021–25")
    assert tie.Rank == "14 of 161"
    assert tie.Source == "Arms transfers"
    assert len(table) == len(rows_of("IND"))

"""Groups of partners: their relationship tables, leads and movers, by hand and against the ties."""

import pytest
from fixtures import indicator, shipped

from solidarity import group_words, groups
from solidarity.alignment import why
from solidarity.anchors import ANCHORS
from solidarity.errors import DataError
from solidarity.groups import DOWN, FLAT, UP, Cell

HELD = shipped().with_index()
KEYS = list(groups.groups())


def members(key):
    return HELD.register.members(groups.groups()[key].members)


def test_the_four_groups_of_the_article_are_there_with_their_members():
    assert KEYS == ["east", "americas", "africa", "outcasts"]
    assert members("east") == ["CHN", "IND", "PAK"]
    assert len(members("africa")) == 54


@pytest.mark.parametrize("key", KEYS)
def test_every_fact_names_figures_that_are_there(key):
    facts = groups.groups()[key].facts
    assert 2 <= len(facts) <= 3
    for fact in facts:
        lines = group_words.fact(fact, HELD, 2025)
        assert len(lines) == len(fact.show)
        for line, (shown, *_) in zip(lines, fact.show, strict=True):
            assert HELD.indicators[shown].absent not in line


def test_facts_say_the_known_figures():
    oil = group_words.fact(groups.groups()["east"].facts[1], HELD, 2025)
    assert [line.split(": ")[2] for line in oil] == [
        "1.1% of crude oil imports from Russia (2021).",
        "15.2% of crude oil imports from Russia (2022).",
        "37.9% of crude oil imports from Russia (2023).",
    ]
    # Of a year before the figure begins the fact says so.
    assert "2011" in group_words.fact(groups.groups()["africa"].facts[1], HELD, 2011)[0]


def test_closer_and_further_by_hand():
    share = indicator(goalposts=(0, 1))
    assert groups.arrow(share, 0.06) == UP and groups.arrow(share, -0.06) == DOWN
    assert groups.arrow(share, 0.05) == FLAT and groups.arrow(share, None) == ""
    distance = indicator(goalposts=(4, 0))  # less is closer
    assert groups.arrow(distance, 0.3) == DOWN and groups.arrow(distance, -0.3) == UP


def test_a_relation_by_hand():
    cells = [Cell(2000, 0.1, "observed"), Cell(2005, 0.5, "observed"), Cell(2010, 0.7, "observed")]
    found = groups._relation(cells, indicator(), newest=2011)
    assert found[:3] == [2010, 0.7, "carried"]
    assert found[3] == pytest.approx(0.2) and found[4] == UP
    assert found[5] == [0.1, 0.5, 0.7]
    doubtful = groups._relation([Cell(2010, 0.7, "doubtful")], indicator(), newest=2011)
    assert doubtful[2:5] == ["doubtful", None, ""]


@pytest.mark.parametrize("key", ["east", "americas", "outcasts"])
@pytest.mark.parametrize("year", [2008, 2023, 2025])
def test_every_number_is_the_newest_tie_up_to_the_year(key, year):
    rows = groups.relations(HELD, members(key), groups.shown(HELD), year)
    assert len(rows) > 30
    for row in rows.itertuples():
        ties = HELD.ties(row.anchor, row.partner, row.indicator)
        partial = HELD.indicators[row.indicator].partial
        ties = ties[(ties.year <= year) & ~ties.year.isin(list(partial))]
        assert (row.year, row.value) == (ties.year.iloc[-1], ties.value.iloc[-1])


def test_all_of_africa_has_its_rows():
    rows = groups.relations(HELD, members("africa"), [HELD.indicators["un_siding"]], 2024)
    assert len(rows) == 108 and set(rows.anchor) == {"RUS", "IRN"}


def test_the_table_has_a_row_per_partner_and_tie_with_both_anchors():
    rows = groups.relations(HELD, members("east"), groups.shown(HELD), 2024)
    table = group_words.table(rows, HELD)
    votes = table[table.Tie == "UN votes: contested (0 to 1)"].set_index("Partner")
    assert votes.Russia["India"] == 0.55 and votes["Russia of"]["India"] == "2024"
    crude = table[(table.Partner == "Pakistan") & table.Tie.str.startswith("Opinion")].iloc[0]
    assert "2015" in crude["Russia of"]
    assert not table.duplicated(["Partner", "Tie"]).any()


@pytest.mark.parametrize(
    ("key", "year", "text"),
    [
        ("east", 2024, "Among partners in the East in 2024, China stands closest to both Moscow and Tehran"),
        ("outcasts", 2024, "Among the older outcasts in 2024, Belarus stands closest to Moscow; Belarus and Syria to Tehran"),
        ("africa", 2024, "Among African states in 2024, Algeria, Mali and Libya stand closest to Moscow; Algeria, Mali and Lesotho to Tehran"),
    ],
)  # fmt: skip
def test_headlines_of_known_years(key, year, text):
    leads = [group_words.lead(HELD, members(key), anchor, year) for anchor in groups.AXIS]
    assert group_words.headline(groups.groups()[key], leads, HELD, year) == text


def test_a_group_that_cannot_be_told_apart_or_ranked_says_so():
    east = groups.groups()["east"]
    russia, iran = ANCHORS["RUS"], ANCHORS["IRN"]
    many = group_words.Lead(russia, ("CHN", "IND", "PAK", "ZAF"))
    one = group_words.Lead(iran, ("CHN",))
    said = group_words.headline(east, [many, one], HELD, 2020)
    assert said.endswith("four states, China first, stand closest to Moscow; China to Tehran")
    nobody = [group_words.Lead(anchor, ()) for anchor in (russia, iran)]
    assert "too few dimensions" in group_words.headline(east, nobody, HELD, 1993)


def test_movers_are_like_for_like_and_the_most_towards_moscow_first():
    rows = groups.movers(HELD, members("africa"), 2014, 2024)
    assert rows.RUS.dropna().is_monotonic_decreasing
    mali = rows[rows.partner == "MLI"].iloc[0]
    found = why.change(HELD.alignment, "RUS", "MLI", 2014, 2024)
    assert (mali.RUS, mali["RUS now"]) == (found.comparable, found.after)
    said = group_words.moved(
        groups.groups()["africa"], rows, ANCHORS["RUS"], 2014, HELD.register.name
    )
    towards = int((rows.RUS >= 0.5).sum())
    assert (
        said.startswith("Since 2014, nine of 54 moved towards Moscow, Libya, Mali and")
        and towards == 9
    )


def test_neighbours_are_members_of_the_united_nations_of_the_same_parts_of_the_world():
    against = groups.contrast(HELD, groups.groups()["americas"])
    assert {"BRA", "MEX", "HTI"} <= set(against) and not {"CUB", "NIC", "VEN", "USA", "PRI"} & set(
        against
    )
    assert groups.contrast(HELD, groups.groups()["east"]) == []
    rows = groups.relations(HELD, against, [HELD.indicators["un_siding"]], 2024)
    medians = group_words.medians(rows, groups.groups()["americas"], HELD)
    ties = HELD.ties("RUS", against, "un_siding", 2024)
    assert len(ties) > 25
    assert medians.Russia.iloc[0] == HELD.indicators["un_siding"].shown(
        rows[rows.anchor == "RUS"].value.median()
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [("east = 3", "unusable"), ("[east]\ntitle = 'x'", "unusable"), ("[", "unusable")],
)
def test_a_damaged_file_is_named(tmp_path, text, fault):
    path = tmp_path / "groups.toml"
    path.write_text(text, "utf8")
    with pytest.raises(DataError, match=fault):
        groups.groups(path)

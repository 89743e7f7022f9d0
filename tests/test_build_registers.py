"""Clubs, exercises and agreements, on registers short enough to count by hand."""

import pandas as pd
import pytest
from fixtures import ROOT, files_of, project, raw, shipped

from solidarity import build

MEMBERSHIPS = [  # organisation, state, joined, left, status, basis
    ("SCO", "RUS", "2001-06-15", "", "member", "seen"),
    ("SCO", "IRN", "2023-07-04", "", "member", "seen"),
    ("SCO", "TUR", "2012", "", "partner", "seen"),
    ("BRICS", "RUS", "2009-06-16", "", "member", "seen"),
    ("BRICS", "SAU", "2024-01-01", "", "invited", "seen"),
    ("CSTO", "RUS", "2002-10-07", "", "member", "data"),
    ("CSTO", "UZB", "2006", "2012", "former member", "recall"),
    ("OPEC", "IRN", "1960-09", "", "member", "seen"),
    ("OPEC", "IDN", "2016-01", "2016-11-30", "former member", "seen"),
    ("OPEC", "AGO", "2007", "2024-01-01", "former member", "seen"),
    ("OPEC+", "RUS", "2016-12-10", "", "partner", "seen"),
    ("GECF", "RUS", "2008-12", "", "member", "seen"),
    ("GECF", "DZA", "", "", "member", "seen"),
    ("EU", "POL", "1986 or earlier", "", "member", "data"),
]
EXERCISES = [  # id, day, participants, observers, basis
    ("T1", "2016-01-01", "RUS;CHN", "", "seen"),
    ("T2", "2018-05-01", "RUS;CHN; IND", "PAK", "seen"),
    ("T3", "2019-05-01", "RUS;EGY", "", "seen (weak source)"),
    ("T4", "2019-06-01", "RUS;CHN", "", "recall"),
    ("X38", "2024-06-12", "CUB;RUS", "", "seen"),  # a port call
]
AGREEMENTS = [  # id, signed, in force, duration, parties, basis
    ("T1", "2001-01-01", "", "", "RUS;IND", "seen"),
    ("T2", "2001-01-01", "2003-01-01", "5 years", "RUS;IND", "seen"),
    ("T3", "2001-01-01", "", "", "RUS;PAK", "recall"),
    ("T4", "2010-01-01", "", "", "IRN;NER", "seen (weak source)"),
    ("A15", "2001-03-12", "", "10 years, automatic 5-year extensions", "RUS;IRN", "seen"),
    ("A43", "2018-05-17", "2019-10-27", "3 years, extended in 2022", "IRN;RUS;KAZ", "seen"),
    ("A86", "2025-04-03", "", "", "RUS;MLI", "seen"),  # consultations
]


VISIT = {"visit_id": "V1", "date": "2014-11-20", "visitor_iso3": "RUS", "host_iso3": "PAK"}
EVENT = {"event_id": "E1", "date": "1651-01-01", "countries": "RUS;IRN"}
VOTE = {
    "resolution": "S/RES/1", "date": "2010-06-09", "in_favour": 12, "against": 2, "abstain": 1,
    "against_iso3": "BRA TUR", "abstain_iso3": "(11 states)",
    "verification": "date seen; vote from recall",
}  # fmt: skip


def write_inputs(folder):
    """The short registers in the shape of the long ones."""
    registers = build.script(ROOT / "data/registers/registers.py")
    known = {name: [*own, *registers.SOURCE] for name, own in registers.COLUMNS.items()}
    clubs = [(f"M{number}", *row) for number, row in enumerate(MEMBERSHIPS)]
    for name, columns, rows in (
        ("memberships", "membership_id organisation iso3 joined left status basis", clubs),
        ("exercises", "exercise_id start_date participants observers basis", EXERCISES),
        ("agreements", "agreement_id date_signed in_force duration parties basis", AGREEMENTS),
        ("visits", " ".join(VISIT), [tuple(VISIT.values())]),
        ("events", " ".join(EVENT), [tuple(EVENT.values())]),
        ("unsc_iran_resolutions", " ".join(VOTE), [tuple(VOTE.values())]),
    ):
        frame = pd.DataFrame(rows, columns=columns.split())
        frame["source_title"] = "Project table: unga/sc_votes.parquet"
        all_columns = known.get(name, {*registers.MEMBER_COLUMNS, *registers.VOTE_COLUMNS})
        frame.reindex(columns=list(all_columns)).to_csv(folder / f"{name}.csv", index=False)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    path = tmp_path_factory.mktemp("registers")
    (path / "inputs" / "curated").mkdir(parents=True)
    write_inputs(path / "inputs" / "curated")
    root = project(path, "registers")
    (root / "data" / "registers" / "doubts.csv").unlink()  # they speak of the long registers
    with build.staged("registers", raw(path / "inputs"), root) as stage:
        return {p.stem: pd.read_parquet(p) for p in files_of(stage) if p.suffix == ".parquet"}


@pytest.fixture(scope="module")
def cells(tables):
    rows = tables["ties"].itertuples()
    return {(row.indicator, row.anchor, row.partner, row.year): row for row in rows}


@pytest.mark.parametrize(
    ("anchor", "partner", "year", "clubs"),
    [
        ("RUS", "IRN", 2015, 0),
        ("RUS", "IRN", 2016, 1),  # OPEC+
        ("RUS", "IRN", 2023, 2),  # and the SCO, since July
        ("RUS", "UZB", 2005, 0),
        ("RUS", "UZB", 2011, 1),
        ("RUS", "UZB", 2012, 0),  # left in the year
        ("IRN", "IDN", 2016, 0),  # joined and left in one year
        ("IRN", "AGO", 2023, 1),
        ("IRN", "AGO", 2024, 0),  # left on its first day
        ("RUS", "DZA", 2007, 0),
        ("RUS", "DZA", 2008, 1),  # joining not known: since the founding
        ("RUS", "TUR", 2020, 0),  # a partner of the SCO
        ("RUS", "SAU", 2024, 0),  # invited
        ("CHN", "RUS", 2020, 0),
    ],
)
def test_clubs_are_counted_at_the_end_of_the_year(cells, anchor, partner, year, clubs):
    row = cells["shared_clubs", anchor, partner, year]
    assert (row.value, row.n, row.status) == (clubs, clubs, "observed")


def test_every_member_of_the_united_nations_has_a_number_of_clubs(cells):
    assert ("shared_clubs", "RUS", "SSD", 2010) not in cells  # not yet a state
    assert cells["shared_clubs", "RUS", "SSD", 2011].value == 0
    assert not [key for key in cells if key[0] == "shared_clubs" and key[2] in ("TWN", "GRL")]
    assert cells["shared_clubs", "RUS", "IRN", 2026].status == "partial year"


@pytest.mark.parametrize(
    ("partner", "year", "found"),
    [
        ("CHN", 2020, 2),
        ("CHN", 2021, 1),  # 2016 is out of the window; what is only recalled never counts
        ("CHN", 2023, None),
        ("IND", 2018, 1),
        ("PAK", 2018, None),  # only looked on
        ("CUB", 2024, None),  # a port call
    ],
)
def test_exercises_both_took_part_in_over_five_years(cells, partner, year, found):
    row = cells.get(("exercises", "RUS", partner, year))
    assert (row and row.value) == found


def test_what_only_a_weak_source_says_is_doubtful(cells):
    assert cells["exercises", "RUS", "EGY", 2019].status == "doubtful"
    assert cells["agreements", "IRN", "NER", 2026].status == "doubtful"


@pytest.mark.parametrize(
    ("anchor", "partner", "year", "value", "low", "high", "status"),
    [
        ("RUS", "IND", 2001, 1, 0, 1, "estimated"),
        ("RUS", "IND", 2003, 2, 1, 2, "estimated"),  # the second in force, for five years
        ("RUS", "IND", 2008, 1, 0, 2, "estimated"),  # its term is over, unless it was extended
        ("RUS", "IND", 2026, 1, 0, 2, "partial year"),
        ("RUS", "IRN", 2010, 1, 1, 1, "observed"),
        ("IRN", "KAZ", 2019, 1, 1, 1, "observed"),
    ],
)
def test_agreements_lie_between_the_sure_and_those_not_known_to_have_ended(
    cells, anchor, partner, year, value, low, high, status
):
    row = cells["agreements", anchor, partner, year]
    assert (row.value, row.low, row.high, row.status) == (value, low, high, status)


def test_agreements_that_do_not_count(cells):
    assert ("agreements", "RUS", "IRN", 2025) not in cells  # both replaced
    assert ("agreements", "RUS", "KAZ", 2019) not in cells  # one side of the same agreement
    assert ("agreements", "RUS", "PAK", 2010) not in cells  # recalled
    assert ("agreements", "RUS", "MLI", 2025) not in cells  # consultations


def test_states_stand_one_a_row(tables):
    sides = set(tables["parties"].itertuples(index=False, name=None))
    assert {row for row in sides if row[1] == "T2" and row[0] == "exercises"} == {
        ("exercises", "T2", "RUS", "participant"),
        ("exercises", "T2", "CHN", "participant"),
        ("exercises", "T2", "IND", "participant"),
        ("exercises", "T2", "PAK", "observer"),
    }
    assert ("visits", "V1", "PAK", "host") in sides
    assert ("agreements", "A43", "KAZ", "through the EAEU") in sides


def test_texts_are_made_readable(tables):
    assert set(tables["events"].source_title) == {"Votes of the Security Council"}
    poland = tables["memberships"].query("iso3 == 'POL'").iloc[0]
    assert pd.isna(poland.joined)
    vote = tables["unsc_resolutions"].iloc[0]
    assert (vote.against_iso3, vote.basis) == ("BRA;TUR", "seen, in part recall")
    assert pd.isna(vote.abstain_iso3)


SHIPPED = shipped()
REGISTERS = SHIPPED.tables["registers"]


@pytest.mark.parametrize(
    ("indicator", "anchor", "partner", "year", "value"),
    [
        ("shared_clubs", "RUS", "CHN", 2023, 3),  # SCO, BRICS, Friends of the Charter
        ("shared_clubs", "RUS", "IRN", 2023, 4),  # OPEC+, gas exporters, Friends, SCO
        ("shared_clubs", "RUS", "IRN", 2024, 5),  # and BRICS
        ("shared_clubs", "RUS", "IND", 2023, 2),
        ("shared_clubs", "IRN", "IND", 2024, 2),
        ("shared_clubs", "IRN", "SAU", 2010, 1),
        ("exercises", "RUS", "CHN", 2023, 18),
        ("exercises", "IRN", "RUS", 2025, 10),
        ("exercises", "RUS", "BLR", 2018, 10),
    ],
)
def test_the_shipped_registers(indicator, anchor, partner, year, value):
    rows = SHIPPED.ties(indicator=indicator, anchor=anchor, partner=partner, year=year)
    assert rows.value.tolist() == [value]


def test_no_club_that_counts_has_a_western_member():
    counted = REGISTERS["memberships"].dropna(subset=["club"])
    west = {*SHIPPED.register.members("G7"), *SHIPPED.register.members("EU")}
    assert not west & set(counted.iso3)


def test_the_clubs_name_every_organisation():
    clubs = pd.read_csv(ROOT / "data/registers/clubs.csv")
    assert set(clubs.organisation) == set(REGISTERS["memberships"].organisation)


def test_remarks_are_about_what_is_in_the_register():
    for file, register in (
        ("terms", "agreement"),
        ("sides", "agreement"),
        ("not_exercises", "exercise"),
    ):
        named = pd.read_csv(ROOT / "data/registers" / f"{file}.csv")[f"{register}_id"]
        assert set(named) <= set(REGISTERS[f"{register}s"][f"{register}_id"])


def test_an_announced_exercise_does_not_count():
    held = REGISTERS["exercises"]
    announced = held.name.str.contains("planned") | (held.basis == "recall")
    assert announced.sum() == 3 and not held.counted[announced].any()


def test_every_doubtful_tie_has_its_reason():
    ties = SHIPPED.ties(indicator=["shared_clubs", "exercises", "agreements"])
    doubtful = ties[ties.status == "doubtful"]
    assert len(doubtful) > 100
    assert all(SHIPPED.doubt(tie) for _, tie in doubtful.iterrows())


def test_every_row_names_its_source_and_known_states():
    for name in ("agreements", "exercises", "visits", "events"):
        rows = REGISTERS[name]
        assert rows[["source_title", "source_url", "basis"]].notna().all(axis=None)
        assert not rows.source_title.str.contains("Project table").any()
    for name in ("parties", "memberships"):
        assert set(REGISTERS[name].iso3) <= set(SHIPPED.register.countries)

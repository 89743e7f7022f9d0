"""The article's statements: each finding against the files, the rule, and new data that turn a verdict."""

from dataclasses import replace

import pandas as pd
import pytest
from claims_by_hand import file, found, holds, values
from fixtures import shipped
from hypothesis import given
from hypothesis import strategies as st

from solidarity import claims
from solidarity.claims import declared, words
from solidarity.claims.finding import ROWS, Finding
from solidarity.claims.verdicts import CONTRADICTED, PARTLY, SUPPORTED, UNTESTED, verdict
from solidarity.held import Held

FIGURES = [(key, place) for key, one in declared.claims().items() for place, test in enumerate(one.tests) if test.test in ("value", "change", "compare", "extreme")]  # fmt: skip
TABLES = {"E": "events", "A": "agreements", "V": "visits", "X": "exercises"}


def with_table(source, name, frame):
    """The shipped catalog with one table of one source replaced, as a new release would."""
    held = shipped().held
    new = Held(held[source].source, held[source].tables | {name: frame})
    return replace(shipped(), held=held | {source: new})


def test_all_65_statements_are_here_and_each_verdict_has_its_share():
    assert list(found()) == [f"C{number:02}" for number in range(1, 66)]
    assert {one.claim.section for one in found().values()} == set(declared.SECTIONS)
    assert {one.verdict for one in found().values()} == set(claims.VERDICTS)
    assert len(FIGURES) > 90


@pytest.mark.parametrize(("key", "place"), FIGURES)
def test_a_figures_outcome_is_reproduced_from_the_files(key, place):
    one = found()[key]
    finding = one.findings[place]
    assert finding.holds == holds(one.claim.tests[place])
    assert finding.holds is not None and len(finding.rows) and list(finding.rows.columns) == ROWS
    assert finding.rows.citation.notna().all()
    test = one.claim.tests[place]
    own = values(test.measure)
    rows = finding.rows.drop_duplicates("year").set_index("year")
    kept = [year for year in rows.index if year in own and test.test != "compare"]
    assert [rows.value[year] for year in kept] == pytest.approx([own[year] for year in kept])
    asked = {"value": ["at"], "change": ["first", "last"], "extreme": ["at"]}.get(test.test, [])
    years = [getattr(test, name) for name in asked if isinstance(getattr(test, name), int)]
    assert all(rows.printed[year] in finding.sentence for year in years)


def test_every_listed_entry_is_in_its_register_with_source_and_basis():
    seen = 0
    for one in found().values():
        for test, finding in zip(one.claim.tests, one.findings, strict=True):
            if test.test != "listed":
                continue
            for entry in test.ids:
                table = file(f"registers/{TABLES[entry[0]]}")
                row = table[table[table.columns[0]] == entry].iloc[0]
                own = finding.rows[finding.rows.source == row.source_title]
                assert row.basis in set(own.basis) and row.source_url in set(own.url)
                seen += 1
            wanted = all(text in str(row[field]) for field, text in test.where.items())
            read = row.basis not in ("article", "recall")
            assert finding.holds is (wanted if read else None)
    assert seen > 80


def test_votes_are_those_of_the_roll_calls():
    votes = file("un_votes/positions").set_index(["partner", "vote_id"]).vote
    calls = file("un_votes/roll_calls").set_index("resolution").vote_id
    seen = 0
    for one in found().values():
        for test, finding in zip(one.claim.tests, one.findings, strict=True):
            if test.test == "vote":
                cast = [votes[(s, calls[r])] for s in test.states for r in test.resolutions]
                assert finding.holds == (set(cast) == {test.cast})
                assert len(finding.rows) == len(cast)
                seen += 1
    assert seen >= 5


def test_an_absent_vote_is_told_as_absent():
    votes = shipped().tables["un_votes"]["positions"]
    first = file("un_votes/roll_calls").set_index("resolution").vote_id["A/RES/ES-11/3"]
    held = votes[(votes.partner != "CHN") | (votes.vote_id != first)]
    one = claims.judge(with_table("un_votes", "positions", held), ["C37"])["C37"]
    assert "absent on ES-11/3 (2022)" in one.findings[1].sentence and one.findings[1].holds is False
    assert "absent" in set(one.findings[1].rows.printed)


def test_the_council_and_the_clubs():
    rows = file("registers/unsc_resolutions")
    rows = rows[(rows.basis != "recall") & rows.year.between(2006, 2010)]
    assert not rows.against_iso3.fillna("").str.contains("RUS").any() and len(rows) == 5
    assert "Russia voted yes on five" in found()["C24"].findings[0].sentence
    clubs = file("registers/memberships")
    g20 = set(clubs[(clubs.organisation == "G20") & (clubs.status == "member")].iso3)
    assert set(found()["C52"].claim.countries) <= g20 and found()["C52"].findings[0].holds
    assert found()["C06"].findings[0].holds and not found()["C06"].findings[1].holds


def test_indias_oil_reads_third_in_2022_and_first_in_2023():
    one = found()["C40"]
    sentence = one.findings[0].sentence
    assert "third supplier (37.0 million tonnes) in 2022" in sentence
    assert "first supplier (88.9 million tonnes) in 2023" in sentence
    assert "14th supplier (2.4 million tonnes) in 2021" in sentence
    assert one.verdict == CONTRADICTED and one.true_in == (2023, 2024)
    assert words.when(one) == "2023–2024"


def test_closer_than_ever_shows_both_sides():
    one = found()["C17"]
    said = [finding.sentence for finding in one.findings]
    assert one.verdict == PARTLY and len(one.against) == 3
    assert (
        "297 million TIV in 2021–25, the highest of all that end in 1992–2025; beside it 0 million TIV in 2017–21"
        in said[0]
    )
    assert "2 October 2025: Russia-Iran partnership treaty enters into force" in said[1]
    assert (
        "over three years: 0.77 in 2022–24, the lowest of all that end in 2017–2025; lower before, last 0.76 in 2014–16"
        in said[2]
    )
    assert "0.75 in 2024; beside it 0.74 in 2016, 0.79 in 2021, 0.78 in 2022, 0.77 in 2023 and 0.86 in 2025" in said[3]  # fmt: skip
    assert (
        "both directions: 4,046 million USD in 2021, 2,734 million USD in 2024 (Iran's sales extrapolated by the IMF): down 32%"
        in said[5]
    )
    assert "2,260 million USD in 2024 (doubtful): down 26%" in said[6]
    assert "742 million USD in 2022 (estimated): down 24%" in said[7]
    assert words.reason(one).startswith(
        "Both tests that speak for it hold; three findings speak against it."
    )


def test_what_the_imf_extrapolates_is_told_here_and_used_in_no_tie():
    apart = file("goods_trade/extrapolated").set_index(["partner", "year"])
    assert apart.bought[("IRN", 2024)] == 473.740 and pd.isna(apart.sold[("IRN", 2024)])
    assert shipped().ties("RUS", "IRN", "trade_usd", 2024).value.tolist() == [2260.361]


def test_a_new_release_turns_a_verdict():
    flows = shipped().tables["energy"]["flows"].copy()
    own = (flows.partner == "IND") & (flows.anchor == "RUS") & (flows.year == 2022)
    own &= (flows["product"] == "crude_oil") & (flows.direction == "to partner")
    assert own.sum() == 1
    flows.loc[own, ["rank_by_weight", "tonnes"]] = [1.0, 80e6]
    one = claims.judge(with_table("energy", "flows", flows), ["C40"])["C40"]
    assert one.verdict == SUPPORTED and one.true_in == (2022, 2023, 2024)
    assert "first supplier (80.0 million tonnes) in 2022" in one.findings[0].sentence


def test_revised_ties_turn_another():
    ties = shipped().tables["regimes"]["ties"].copy()
    own = (ties.indicator == "liberal_democracy") & (ties.partner == "IND") & (ties.year == 2023)
    assert own.sum() == 1 and found()["C53"].verdict == CONTRADICTED
    ties.loc[own, "value"] = 0.55
    one = claims.judge(with_table("regimes", "ties", ties), ["C53"])["C53"]
    assert one.verdict == SUPPORTED and "4 of 8 in 2023" in one.findings[0].sentence


def test_without_a_source_its_statements_cannot_be_tested():
    held = {key: own for key, own in shipped().held.items() if key not in ("energy", "registers")}
    poorer = claims.judge(replace(shipped(), held=held), ["C40", "C12", "C53"])
    assert [poorer[key].verdict for key in ("C40", "C12", "C53")] == [
        UNTESTED,
        UNTESTED,
        CONTRADICTED,
    ]
    assert "not here" in poorer["C40"].findings[0].sentence


def finding(role, holds):
    return Finding(role, "figures", holds, "", "", pd.DataFrame(columns=ROWS))


@pytest.mark.parametrize(
    ("favour", "against", "expected"),
    [
        ([True, True], [False], SUPPORTED),
        ([True, True], [True], PARTLY),
        ([True, False], [], PARTLY),
        ([True, None], [], PARTLY),
        ([False, None], [], CONTRADICTED),
        ([False], [True], CONTRADICTED),
        ([None], [True], UNTESTED),
        ([], [], UNTESTED),
    ],
)
def test_the_rule(favour, against, expected):
    own = [finding("for", one) for one in favour] + [finding("against", one) for one in against]
    assert verdict([*own, finding("context", False)]) == expected


outcomes = st.lists(st.tuples(st.sampled_from(["for", "against", "context"]), st.sampled_from([True, False, None])))  # fmt: skip


@given(outcomes)
def test_more_counter_evidence_never_helps_and_context_decides_nothing(given_findings):
    own = [finding(*one) for one in given_findings]
    before = verdict(own)
    assert verdict([*own, finding("context", True)]) == before
    after = verdict([*own, finding("against", True)])
    assert after == (PARTLY if before == SUPPORTED else before)


def test_what_no_source_bears_out_makes_no_verdict():
    assert found()["C25"].verdict == found()["C29"].verdict == found()["C28"].verdict == UNTESTED
    assert "(article only)" in found()["C25"].findings[0].sentence
    recalled = found()["C28"].findings[0]
    assert recalled.unverified and recalled.holds is None
    assert words.shown(found()["C28"], False) == [] and len(words.shown(found()["C28"], True)) == 1
    assert words.behind(found()["C28"], False).empty and words.sources(found()["C28"], False) == []


def test_the_words_count_and_give_no_score():
    every = list(found().values())
    counted = words.counts(every)
    assert counted.Statements.sum() == 65
    numbers = counted.set_index("Verdict").Statements
    assert words.headline(every, 65) == (
        f"Of 65 statements of the article: {numbers['Supported']} borne out, {numbers['Partly']} in part,"
        f" {numbers['Contradicted']} contradicted and {numbers['Not testable']} not testable"
    )
    assert words.headline([], 65) == "No statement fits this choice"
    assert "no score of its authors" in words.NO_SCORE
    away = words.taken_away(every, shipped().register)
    assert set(away["No."]) == set(found())
    shown = [one for each in every for one in words.shown(each, unverified=False)]
    assert away.Finding.dropna().tolist() == [one.sentence for one in shown] and len(shown) > 150

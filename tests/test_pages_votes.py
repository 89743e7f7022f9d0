"""The page of roll calls, in process: its figures, its address, its empty and wrong states."""

import pandas as pd
import pytest
from fixtures import shipped
from test_pages_index import page_at, table

import solidarity
from solidarity.votes import links

VOTES, ATLAS = "pages/evidence/votes.py", "pages/network/atlas.py"


def test_the_page_opens_with_the_aggression_against_ukraine_by_name():
    app = page_at(VOTES)
    assert app.title[0].value == "141 states voted for “Aggression against Ukraine”, five against"
    assert "141 yes, 5 no (Belarus, Eritrea, North Korea, Russia and Syria), 35 abstained, 12 absent" in app.caption[0].value  # fmt: skip
    rows = table(app, app.title[0].value)
    assert rows.Vote.value_counts().to_dict() == {"yes": 141, "abstained": 35, "absent": 12, "no": 5}  # fmt: skip
    assert set(rows.State[rows.Vote == "no"]) == {"Belarus", "Eritrea", "North Korea", "Russia", "Syria"}  # fmt: skip
    assert app.query_params["resolution"] == "A/RES/ES-11/1"
    assert any("**India** abstained." in text.value for text in app.markdown)


@pytest.mark.parametrize(
    ("asked", "as_stands"),
    [("es-11/3", "A/RES/ES-11/3"), ("A/RES/12/461", "R51"), ("r517", "R517")],
)
def test_a_resolution_by_any_spelling_of_its_symbol(asked, as_stands):
    """Two votes of 1957 share the symbol 12/461: each has a key of its own."""
    app = page_at(VOTES, resolution=asked)
    assert not app.warning and app.query_params["resolution"].startswith(as_stands)
    calls = shipped().tables["un_votes"]["roll_calls"].set_index("vote_id")
    call = calls.loc[app.query_params["resolution"]]
    assert f"{call.yes} yes, {call.no} no" in app.caption[0].value


def test_every_tally_found_is_the_tables():
    app = page_at(VOTES, text="nuclear", **{"from": "1970", "until": "2013"})
    rows = table(app, "Final votes found")
    calls = shipped().tables["un_votes"]["roll_calls"]
    whole = calls[calls.title.str.contains("nuclear", case=False) & calls.year.between(1970, 2013)]
    assert any(f"{len(whole)} of {len(calls):,} final votes match" in m.value for m in app.markdown)
    known = whole.set_index("vote_id", drop=False)
    single = known[~known.resolution.duplicated(keep=False)].set_index("resolution")
    seen = 0
    for row in rows.itertuples():
        if row.Resolution in single.index:
            call = single.loc[row.Resolution]
            assert (row.Yes, row.No, row.Abstained) == (call.yes, call.no, call.abstain)
            seen += 1
    assert seen > 300 and len(rows) == min(len(whole), 500)


def test_agreement_of_two_is_the_librarys_in_every_year():
    app = page_at(VOTES, show="pair", one="TUR", two="IRN")
    rows = table(app, "Agreement of Türkiye and Iran by year").set_index("Year")
    ties = solidarity.load().ties("Iran", "Türkiye", "un_agreement")
    assert len(ties) > 30
    for tie in ties.itertuples():
        assert rows.Agreement[tie.year] == pytest.approx(tie.value) and rows.Votes[tie.year] == tie.n  # fmt: skip
    by_theme = table(app, "Agreement of Türkiye and Iran by theme")
    assert by_theme.Votes.sum() == rows.Votes.sum()


def test_the_link_of_a_score_shows_the_votes_it_counts():
    tie = shipped().ties("RUS", "IND", "un_siding", 2024).iloc[0]
    app = page_at(ATLAS, indicator="un_siding", anchor="RUS", country="IND", year="2024")
    asked = links.address("un_siding", "RUS", "IND", (2024, 2024))
    assert any(all(f"{k}={v}" in link.proto.query_string for k, v in asked.items()) for link in app.get("page_link"))  # fmt: skip
    app = page_at(VOTES, **asked)
    assert f"{tie.value:.2f} of 1" in app.caption[0].value
    rows = table(app, "Votes of India and Russia, 2024")
    points = 1 - rows.Apart
    assert points.notna().sum() == tie.n and points.mean() == pytest.approx(tie.value)


def test_where_it_left_its_usual_side_each_vote_is_with_the_other():
    app = page_at(VOTES, show="pair", one="IND", two="RUS", list="left", **{"from": "2014"})
    assert any("The usual side is against the G7" in text.value for text in app.markdown)
    rows = table(app, "Votes of India and Russia, 2014 to 2026")
    assert (rows.India == rows["G7 majority"]).all() and (rows.Apart == 1).all() and len(rows) > 20


def test_blocs_are_voters_and_the_west_is_the_g7():
    app = page_at(VOTES, show="pair", one="The African states", two="WEST", **{"from": "2024"})
    assert not app.warning
    assert (app.query_params["one"], app.query_params["two"]) == ("africa", "G7")
    assert app.title[0].value.startswith("The African states and the G7 voted the same way on ")
    rows = table(app, "Votes of the African states")
    assert set(rows["African states"]) <= {"yes", "no", "abstained", "no majority"}
    assert "absent" not in set(rows.G7) and rows.Apart.max() > 0.8
    assert rows.Apart.is_monotonic_decreasing


@pytest.mark.parametrize(("view", "votes"), [("ukraine", 8), ("iran", 37)])
def test_side_by_side_counts_are_the_positions(view, votes):
    app = page_at(VOTES, show=view, one="VEN")
    rows = table(app, "Resolutions on")
    ballots = rows[rows.columns[4:]]
    assert ballots.shape[1] == votes and rows.State.iloc[0] == "Venezuela"
    assert ((ballots == "no").sum(axis=1) == rows.No).all()
    assert ((ballots == "abstained").sum(axis=1) == rows.Abstained).all()
    if view == "ukraine":
        assert set(ballots.iloc[0]) == {"absent"}
        tie = shipped().ties("RUS", "IND", "ukraine_votes", 2025).iloc[0]
        india = ballots[rows.State == "India"].iloc[0].map({"no": 1, "abstained": 0.5, "yes": 0})
        assert india.mean() == pytest.approx(tie.value) and india.notna().sum() == tie.n


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"show": "all"}, "“all” is not a view of the votes"),
        ({"resolution": "A/RES/99/1"}, "is not a resolution with a vote"),
        ({"theme": "love"}, "“love” is not a theme"),
        ({"from": "1800"}, "1800 is outside the data"),
        ({"until": "soon"}, "“soon” is not a year"),
        ({"contested": "FRA"}, "“FRA” is not a way to contest a vote"),
        ({"close": "maybe"}, "“maybe” is not yes or no"),
        ({"show": "pair", "one": "Narnia"}, "“Narnia” is not a country"),
        ({"show": "pair", "list": "best"}, "“best” is not a list of votes"),
    ],
)
def test_what_is_asked_in_vain_gets_a_sentence_and_a_page(address, sentence):
    app = page_at(VOTES, **address)
    assert any(sentence in warning.value.replace("\\", "") for warning in app.warning)
    assert app.title[0].value and len(app.dataframe) >= 2


def test_nothing_found_oneself_and_no_common_vote_each_get_a_sentence():
    app = page_at(VOTES, text="zzzz")
    assert any("find more" in info.value for info in app.info)
    app = page_at(VOTES, show="pair", one="RUS", two="RUS")
    assert any("cannot differ" in info.value for info in app.info)
    app = page_at(VOTES, show="pair", one="VEN", two="RUS", **{"from": "2024"})
    assert "on no such vote, 2024 to 2026" in app.title[0].value
    assert not app.exception


@pytest.mark.parametrize("view", ["resolutions", "pair"])
def test_a_strangers_words_make_no_link_and_no_picture(view):
    app = page_at(VOTES, show=view, text="![x](//evil.example/p.png)")
    told = [text.value for text in (*app.markdown, *app.caption) if "evil" in text.value]
    assert told and not any("](" in text for text in told)


def test_years_the_wrong_way_round_are_read_and_pickers_stay_in_the_address():
    app = page_at(VOTES, show="pair", one="CUB", two="USA", **{"from": "2024", "until": "2020"})
    assert "2020 to 2024" in app.title[0].value
    app.selectbox(key="theme").select("cuba").run()
    assert app.query_params["theme"] == "cuba" and "theme Cuba embargo" in app.caption[0].value
    rows = table(app, "Votes of Cuba and the United States")
    assert set(rows.Cuba) == {"yes"} and pd.unique(rows["United States"]).tolist() == ["no"]

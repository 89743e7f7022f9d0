"""The pages that show the alignment index: its figures, its weights, its reasons, in process."""

import pandas as pd
import pytest
from conftest import app_at
from fixtures import shipped

from solidarity import index_words
from solidarity.alignment import pair, why
from solidarity.anchors import ANCHORS
from solidarity.evidence import behind

ALIGNMENT, SCORE = "pages/network/alignment.py", "pages/partners/score.py"
METHOD, COUNTRY = "pages/about/method.py", "pages/partners/country.py"


def page_at(path, **address):
    """A page as a reader meets it who follows a link to it."""
    app = app_at(path, **address)
    assert not app.exception
    return app


def table(app, alt):
    """The table whose text alternative begins so."""
    return next(frame.value for frame in app.dataframe if frame.proto.alt.startswith(alt))


@pytest.mark.parametrize(("first", "second"), [("RUS", "IRN"), ("RUS", "WEST"), ("IRN", "CHN")])
def test_two_anchors_show_the_librarys_figures(first, second):
    app = page_at(ALIGNMENT, first=first, second=second, year="2023")
    rows = shipped().index(first, 2023, versus=second)
    one, two = ANCHORS[first], ANCHORS[second]
    title = index_words.pair_title(one, two, rows, pair.CLASSES[1], shipped().register.name)
    assert app.title[0].value == title
    shown = table(app, "Alignment index 2023 of all states")
    assert len(shown) == len(rows) > 120
    assert shown[one.short].tolist() == rows["first"].tolist()
    assert shown.Firm.tolist() == (100 * rows.firmness).tolist()
    assert shown.By.tolist() == rows.difference.abs().tolist()
    assert shown.Known.between(0, 100).all()


def test_the_chosen_country_is_compared_in_words():
    app = page_at(ALIGNMENT, country="IND", year="2023")
    row = shipped().index("RUS", 2023, partner="IND", versus="IRN").iloc[0]
    said = [text.value for text in app.markdown]
    assert index_words.closer("India", ANCHORS["RUS"], ANCHORS["IRN"], row, 2023) in said


@pytest.mark.parametrize(("anchor", "country", "year"), [("RUS", "IND", 2023), ("IRN", "VEN", 2022), ("WEST", "TUR", 2023)])  # fmt: skip
def test_a_score_opens_to_parts_that_add_up_to_it(anchor, country, year):
    app = page_at(SCORE, versus=anchor, country=country, year=str(year))
    row = shipped().index(anchor, year, partner=country).iloc[0]
    name = shipped().register.name(country)
    assert app.title[0].value == index_words.score(name, ANCHORS[anchor], row, year)
    parts = table(app, "What is known of")
    known = why.parts(shipped().alignment, anchor, country, year)
    assert len(parts) == (known.year > 0).sum()
    assert parts.Points.sum() == pytest.approx(row["index"], abs=1e-4)
    assert parts.Weight.sum() == pytest.approx(100)


@pytest.mark.parametrize("name", shipped().alignment.rules.names)
def test_every_dimension_leads_to_its_evidence(name):
    app = page_at(SCORE, versus="RUS", country="KAZ", year="2023", evidence=name)
    titles = {piece.title for piece in behind(shipped().with_index(), "RUS", "KAZ", 2023, name)}
    shown = [frame for frame in app.dataframe if frame.proto.alt in titles]
    if name == "opinion":  # Pew never asked in Kazakhstan
        assert any("nothing is counted" in info.value for info in app.info)
    else:
        assert shown and len(shown[0].value) > 0


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"country": "ERI", "versus": "WEST", "year": "2024"}, "Eritrea has no alignment index with the West in 2024"),
        ({"country": "RUS", "versus": "RUS"}, "Russia has no alignment index with Russia"),
        ({"country": "VAT", "versus": "IRN", "year": "1992"}, "Holy See has no alignment index"),
        ({"country": "CUB", "versus": "RUS", "year": "2023"}, "Cuba scores 59 of 100 with Russia, on too few dimensions to be ranked"),
        ({"country": "BLR", "versus": "RUS", "year": "2023", "weights": "material"}, "Belarus has no alignment index with Russia in 2023"),
    ],
)  # fmt: skip
def test_without_an_index_or_a_rank_the_page_says_so_and_shows_what_is_known(address, said):
    app = page_at(SCORE, **address)
    assert said in app.title[0].value
    assert "weigh" in app.caption[0].value or "itself" in app.caption[0].value


def test_missing_dimensions_are_named_with_their_reason():
    app = page_at(SCORE, country="BLR", versus="RUS", year="2023")
    text = next(m.value for m in app.markdown if "not counted as zero" in m.value)
    for name in ("energy", "trade", "opinion"):
        assert f"**{name}**" in text
    assert "64% of the weight" in app.caption[0].value


def test_presets_and_sliders_write_the_address_and_move_the_index():
    app = page_at(SCORE, country="IND", versus="RUS", year="2023")
    assert app.query_params["weights"] == "default"
    app.selectbox(key="weights_preset").select("votes").run()
    assert app.query_params["weights"] == "votes"
    assert "scores 56 of 100" in app.title[0].value
    app.slider(key="weight_arms").set_value(1.0).run()
    assert app.query_params["weights"] == "votes1_arms1_energy0_trade0_clubs0_sanctions0_opinion0"
    wanted = shipped().index("RUS", 2023, "votes=1,arms=1,energy=0,trade=0,clubs=0,sanctions=0,opinion=0", partner="IND")  # fmt: skip
    assert f"scores {wanted['index'].iloc[0]:.0f} of 100" in app.title[0].value
    assert app.selectbox(key="weights_preset").value == "own"
    app.selectbox(key="weights_preset").select("default").run()
    assert "scores 44 of 100" in app.title[0].value


def test_all_weights_at_nought_are_refused():
    app = page_at(SCORE, weights="votes")
    app.slider(key="weight_votes").set_value(0.0).run()
    assert not app.exception
    assert app.query_params["weights"] == "votes"
    assert any("must weigh something" in caption.value for caption in app.caption)


def test_the_change_of_rank_against_the_default_is_shown():
    app = page_at(SCORE, country="IND", versus="RUS", year="2023", weights="equal")
    rows = [shipped().index("RUS", 2023, w, partner="IND").iloc[0] for w in ("equal", "default")]
    now, usual = (f"rank {r['rank']} ({r['rank_low']}–{r['rank_high']}) of {r['of']}" for r in rows)
    (line,) = [c.value for c in app.caption if c.value.startswith("**India with Russia**")]
    assert now in line and line.endswith(f"by default {rows[1]['index']:.0f}, {usual}.")
    app = page_at(SCORE, country="IND", versus="RUS", year="2023")
    assert not [c for c in app.caption if "by default" in c.value]


@pytest.mark.parametrize(
    ("path", "address", "sentence"),
    [
        (SCORE, {"weights": "equl"}, "“equl” is not a set of weights"),
        (SCORE, {"weights": "votes=lots"}, "a weight is a number from 0 to 100"),
        (SCORE, {"evidence": "love"}, "“love” is not a dimension of the index"),
        (SCORE, {"since": "1850"}, "1850 is not a year to compare with"),
        (SCORE, {"other": "Narnia"}, "“Narnia” is not a country"),
        (SCORE, {"year": "1991"}, "1991 is outside the data, which run from 1992 to 2025"),
        (ALIGNMENT, {"first": "USA", "second": "WEST"}, "cannot be held against each other"),
        (ALIGNMENT, {"second": "FRA"}, "“FRA” is not an anchor"),
    ],
)
def test_what_the_address_asks_in_vain_is_said_in_a_sentence(path, address, sentence):
    app = page_at(path, **address)
    assert any(sentence in warning.value for warning in app.warning)
    assert app.title[0].value


def test_weights_follow_the_reader_to_the_atlas_and_the_country():
    app = page_at(SCORE, weights="equal", country="IND", year="2023")
    app.switch_page(COUNTRY).run()
    assert app.query_params["weights"] == "equal"
    profile = table(app, "Ties of India")
    row = profile[(profile.Tie == "Alignment index") & (profile.With == "Russia")].iloc[0]
    wanted = shipped().index("RUS", 2025, "equal", partner="IND").iloc[0]
    assert row.Value == f"{wanted['index']:.0f}"
    assert row.Rank == f"{wanted['rank']} ({wanted.rank_low}–{wanted.rank_high}) of {wanted['of']}"


def test_no_rank_of_the_index_stands_without_its_interval():
    app = app_at(indicator="index", year="2023", country="IND")
    shown = table(app, "Alignment index with Russia, 2023: all states")
    ranked = shown["#"].notna()
    assert list(shown.columns) == ["#", "90%", "State", "Value", "Known"]
    assert (shown["90%"][ranked] != "").all() and (shown["90%"][~ranked] == "").all()
    assert shown.Known.notna().all()
    rows = shipped().index("RUS", 2023)
    assert shown["#"][ranked].tolist() == rows["rank"].dropna().tolist()
    assert any("in 90% of weightings" in m.value for m in app.markdown)


def test_the_page_of_methods_explains_weights_validation_and_limits():
    app = page_at(METHOD, versus="IRN", year="2023")
    shown = table(app, "The dimensions of the index")
    assert len(shown) == 7
    assert shown.Weight.sum() == pytest.approx(100)
    yardsticks = next(t.value for t in app.table if "Measure" in t.value.columns)
    assert isinstance(yardsticks, pd.DataFrame) and len(yardsticks) == 2
    texts = " ".join(m.value for m in app.markdown)
    assert "never counted as zero" in texts
    assert any("Voeten" in c.value for c in app.caption)
    assert {"Validation", "Limits"} <= {s.value for s in app.subheader}


@pytest.mark.parametrize("anchor", ["RUS", "IRN", "CHN", "USA", "WEST"])
@pytest.mark.parametrize("weights", ["default", "institutions", "material"])
def test_the_page_of_methods_for_every_anchor_and_an_early_year(anchor, weights):
    app = page_at(METHOD, versus=anchor, year="1996", weights=weights)
    assert not any("nan" in text.value for text in [*app.caption, *app.markdown])


def test_one_state_alone_in_the_ranking_is_no_fault():
    app = page_at(SCORE, weights="material", versus="IRN", country="ARM", year="2014")
    assert "rank 1 of 1, the same" in app.title[0].value
    assert not app.exception


def test_weights_move_no_year_and_an_early_link_stays_what_it_says():
    app = page_at(SCORE, country="IND", year="1995", weights="votes0_arms0_energy0_trade0_clubs0_sanctions0_opinion1")  # fmt: skip
    app.run()
    assert app.slider(key="year").value == 1995
    assert not app.warning


def test_a_weight_beyond_the_slider_is_shown_as_it_is():
    app = page_at(SCORE, weights="votes=10")
    assert app.slider(key="weight_votes").value == 10
    app.slider(key="weight_arms").set_value(2.0).run()
    assert app.query_params["weights"].startswith("votes10_arms2")


def test_other_weights_are_named_under_the_headline_with_who_moves():
    app = app_at(indicator="index", year="2023", weights="equal")
    said = " ".join(c.value for c in app.caption)
    assert "Weights, not the default: All equal" in said
    assert "Against the default weights" in said and "rises most" in said
    assert "Default weights." in " ".join(c.value for c in app_at(indicator="index").caption)


def test_then_and_now_stand_in_a_table():
    app = page_at(SCORE, country="TUR", versus="RUS", year="2025", since="2012")
    shown = table(app, "Scores of each dimension in 2012 and 2025")
    found = why.change(shipped().alignment, "RUS", "TUR", 2012, 2025)
    assert shown.Points.sum() == pytest.approx(found.comparable)
    assert list(shown.columns) == ["Dimension", "2012", "2025", "Points"]


def test_only_earlier_years_are_offered_to_compare_with():
    app = page_at(SCORE, country="IND", versus="RUS", year="2010")
    assert max(app.selectbox(key="since").options) == "2009"


def test_the_axis_itself_is_shown_where_the_country_is_an_anchor():
    app = page_at(ALIGNMENT, country="RUS", year="2023")
    assert any("with Iran**" in m.value for m in app.markdown)


def test_only_dimensions_that_can_exist_are_offered_as_evidence():
    app = page_at(SCORE, country="DEU", versus="WEST", year="2023")
    assert app.pills(key="evidence").options == ["Votes", "Arms", "Energy", "Trade"]

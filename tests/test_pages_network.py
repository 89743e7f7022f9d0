"""The page of the network, in process: its figures, its address, its empty and wrong states."""

import pytest
from fixtures import shipped
from test_pages_index import page_at, table

from solidarity import network
from solidarity.network import KINDS, graph, words

GRAPH = "pages/network/graph.py"
ATLAS = shipped()
NAME = ATLAS.register.name


def studied(key, year, threshold=None, nearest=None):
    pairs = network.pairs(ATLAS, KINDS[key], year)
    above = graph.usual_threshold(pairs) if threshold is None else threshold
    return network.study(ATLAS, pairs, above, KINDS[key].nearest if nearest is None else nearest)


@pytest.mark.parametrize(("key", "year", "out"), [("votes", 2023, "none"), ("arms", 2025, "country"), ("energy", 2014, "both")])  # fmt: skip
def test_every_figure_is_the_cores(key, year, out):
    app = page_at(GRAPH, tie=key, year=str(year), out=out, country="VEN")
    whole = studied(key, year)
    codes = {"none": (), "both": ("RUS", "IRN"), "country": ("VEN",)}.get(out, (out,))
    left = network.cut(ATLAS, whole, codes)
    assert app.title[0].value == words.headline(KINDS[key], year, left.after, left.loss, NAME)
    shown = table(app, "Every state by").set_index("state")
    rest = network.cut(ATLAS, whole, codes or ("RUS", "IRN"))
    assert len(shown) == len(whole.found.states) > 50
    seen = 0
    for code in whole.found.states.index:
        row, own = shown.loc[NAME(code)], whole.found.of(code)
        assert (row.ties, row.across, row["rank"]) == (own.ties, own.across, own.rank)
        assert row.strength == pytest.approx(own.strength)
        assert row.bridge == pytest.approx(100 * own.bridge)
        if code in rest.after.states.index:
            after = rest.after.of(code)
            assert (row.ties_left, row.rank_left) == (after.ties, after.rank)
            assert row.bridge_left == pytest.approx(100 * after.bridge)
            seen += 1
    assert seen > 40


@pytest.mark.parametrize(("key", "indicator"), [("votes", "un_agreement"), ("clubs", "shared_clubs")])  # fmt: skip
def test_the_ties_of_an_anchor_are_the_indicators(key, indicator):
    app = page_at(GRAPH, tie=key, year="2024", country="RUS")
    shown = table(app, "Ties of Russia by").set_index("name")
    ties, seen = ATLAS.ties("RUS", None, indicator, 2024), 0
    for tie in ties.itertuples():
        if NAME(tie.partner) in shown.index:
            assert shown.value[NAME(tie.partner)] == pytest.approx(tie.value, abs=5e-4)
            seen += 1
    assert seen == len(shown) > 20
    assert shown.value.is_monotonic_decreasing


def test_what_is_left_is_said_of_each():
    app = page_at(GRAPH, tie="arms", year="2025", country="TUR")
    shown = table(app, "The network whole").set_index("Taken out")
    whole = studied("arms", 2025)
    assert list(shown.index) == ["Nobody", "Russia", "Iran", "Russia and Iran", "Türkiye"]
    for title, codes in (("Russia", ["RUS"]), ("Türkiye", ["TUR"])):
        cut = network.cut(ATLAS, whole, codes)
        assert shown.loc[title, "Last tie lost"] == len(cut.loss.alone)
        assert shown.loc[title, "States"] == len(cut.after.states)
    assert any("**Without Russia**" in text.value for text in app.markdown)


def test_what_is_asked_in_vain_gets_a_sentence_each_and_a_page():
    app = page_at(GRAPH, tie="love", above="3", out="FRA", nearest="9", drawn_as="cake", year="1950", country="Narnia")  # fmt: skip
    for sentence in (
        "“love” is not a kind of tie",
        "3 is not a threshold of votes",
        "“FRA” is not a choice of whom to take out",
        "“9” is not a number of strongest ties",
        "“cake” is not a way to draw",
        "1950 is outside the data",
        "“Narnia” is not a country",
    ):
        assert any(sentence in warning.value for warning in app.warning), sentence
    assert "camps by votes" in app.title[0].value


def test_the_address_holds_the_whole_view():
    app = page_at(GRAPH, tie="energy", year="2014", above="1000", nearest="1", out="IRN", drawn_as="map", country="IND")  # fmt: skip
    assert not app.warning
    for key, value in {"tie": "energy", "year": "2014", "above": "1000", "nearest": "1", "out": "IRN", "drawn_as": "map", "country": "IND", "region": "World"}.items():  # fmt: skip
        assert app.query_params[key] == value
    whole = studied("energy", 2014, 1000.0, 1)
    assert f"{(~whole.ties.lifted).sum():,} ties of 1,000 million USD or more" in app.caption[0].value  # fmt: skip
    assert any("Boundaries as in UN Geodata" in caption.value for caption in app.caption)


def test_the_threshold_follows_the_kind_and_the_year_until_it_is_chosen():
    app = page_at(GRAPH, tie="arms", year="2025")
    assert app.query_params["above"] == "10"
    app.slider(key="year").set_value(1992).run()
    assert app.query_params["above"] == "1"
    app.select_slider(key="above").set_value("50").run()
    app.slider(key="year").set_value(2010).run()
    assert app.query_params["above"] == "50"
    app.button_group(key="tie").set_value("energy").run()
    assert app.query_params["above"] == "200"


def test_too_many_too_strong_and_nobody_each_get_a_sentence():
    app = page_at(GRAPH, tie="votes", year="2023", above="0.9")
    assert app.query_params["nearest"] == "3" and "choose a higher threshold" in app.info[0].value
    app = page_at(GRAPH, tie="clubs", year="2001", above="5")
    assert "Choose a lower threshold" in app.info[0].value
    app = page_at(GRAPH, tie="energy", year="2023", country="NRU")
    assert any("on record" in info.value for info in app.info)

"""The page that compares countries, in process: its figures, its address, its empty and wrong states."""

import pandas as pd
import pytest
from conftest import app_at
from fixtures import shipped
from test_pages_index import page_at, table

from solidarity import compare
from solidarity.anchors import ANCHORS
from solidarity.compare import votes, words

COMPARE, COUNTRY = "pages/partners/compare.py", "pages/partners/country.py"
ATLAS = shipped().with_index()


@pytest.mark.parametrize("anchor", ANCHORS)
def test_every_figure_is_the_command_lines(anchor):
    """Every indicator of the anchor, for two countries: value, years and status."""
    app = page_at(COMPARE, countries="TUR_and_BRA", versus=anchor, year="2025")
    shown = table(app, "Ties of Türkiye and Brazil").set_index("Tie")
    name, seen = ATLAS.register.name, 0
    for one in ATLAS.indicators.values():
        if anchor not in one.anchors and not one.is_fact:
            continue
        end = None if one.is_fact else anchor  # a fact matches every anchor
        for code in ("TUR", "BRA"):
            ties = ATLAS.ties(end, code, one.key)
            ties = ties[~ties.year.isin(list(one.partial))]
            cell, of = shown.loc[one.short, name(code)], shown.loc[one.short, f"{name(code)}: of"]
            if ties.empty:
                assert pd.isna(cell) and pd.isna(of)
                continue
            tie = ties.iloc[-1]
            assert cell == one.text(tie.value)
            assert of.split(",")[0] == one.period(int(tie.year))
            seen += 1
    assert seen > 25


@pytest.mark.parametrize(("anchor", "countries", "year"), [("RUS", "TUR_and_BRA", 2025), ("IRN", "IND_and_PAK_and_CHN", 2015), ("WEST", "TUR_and_ERI", 2024)])  # fmt: skip
def test_headline_and_standing_are_the_librarys(anchor, countries, year):
    app = page_at(COMPARE, countries=countries, versus=anchor, year=str(year))
    found = compare.compare(ATLAS, anchor, countries.split("_and_"), None, year)
    assert app.title[0].value == words.headline(found, ANCHORS[anchor], ATLAS.register)
    assert words.subtitle(found, ANCHORS[anchor], ATLAS.register) in app.caption[0].value
    shown = table(app, "Alignment index with").set_index("Country")
    rows = ATLAS.index(anchor, year, partner=countries.split("_and_")).set_index("partner")
    for code in rows.index:
        assert shown.Index[ATLAS.register.name(code)] == rows["index"][code]


def test_beside_a_group_stand_its_median_and_the_place():
    app = page_at(COMPARE, countries="TUR", beside="middle_powers", year="2025")
    row = table(app, "Ties of Türkiye").set_index("Tie").loc["UN votes: contested"]
    members = ATLAS.ties("RUS", ATLAS.register.members("middle_powers"), "un_siding", 2025)
    one = ATLAS.indicators["un_siding"]
    assert row.Median == one.text(members.value.median())
    ranked = members.set_index("partner").value.rank(ascending=False, method="min")
    assert row["Türkiye: place"] == f"{int(ranked['TUR'])} of {len(members)}"
    assert row["Known for"] == "8 of 8"


def test_votes_are_the_librarys_with_their_links():
    app = page_at(COMPARE, countries="TUR_and_BRA", votes_since="2022", apart="opposed")
    found = votes.parted(ATLAS, "TUR", "BRA", "RUS", 2022)
    shown = table(app, "Votes on which Türkiye and Brazil differed")
    assert len(shown) == len(found.opposed) > 10
    assert shown.Resolution.iloc[0].startswith("https://docs.un.org/en/A/RES/")
    assert set(shown["Türkiye"]) | set(shown.Brazil) == {"yes", "no"}
    names = ("Türkiye", "Brazil")
    assert votes.sentence(found, names, "Russia", 2022) in [m.value for m in app.markdown]


def test_names_in_any_spelling_and_the_address_in_codes():
    app = page_at(COMPARE, countries="Turkey_and_brazil_and_DPRK", beside="middle powers")
    assert not app.warning
    assert app.query_params["countries"] == "TUR_and_BRA_and_PRK"
    assert app.query_params["beside"] == "middle_powers"


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"countries": "TUR_and_Narnia"}, "“Narnia” is not a country"),
        ({"countries": "Narnia"}, "Showing Türkiye and Brazil"),
        ({"countries": "TUR_and_BRA_and_IND_and_MEX_and_ZAF_and_SAU_and_ARG"}, "Left out: Argentina"),
        ({"beside": "friends"}, "“friends” is not a group to compare with"),
        ({"pair": "TUR_and_DEU"}, "are not two of the countries compared"),
        ({"drawn": "love"}, "“love” is not an indicator"),
        ({"votes_since": "1800"}, "“1800” is not a year with votes"),
        ({"apart": "maybe"}, "“maybe” is not a kind of difference"),
        ({"versus": "FRA"}, "“FRA” is not an anchor"),
        ({"year": "1950"}, "1950 is outside the data"),
    ],
)  # fmt: skip
def test_what_is_asked_in_vain_gets_a_sentence_and_a_page(address, sentence):
    if "pair" in address:
        address |= {"countries": "TUR_and_BRA_and_IND"}
    app = page_at(COMPARE, **address)
    assert any(sentence in warning.value for warning in app.warning)
    assert app.title[0].value and len(app.dataframe) >= 2


def test_nobody_one_alone_and_the_anchor_itself_each_get_a_sentence():
    app = page_at(COMPARE, countries="none")
    assert app.title[0].value.startswith("Choose two to six countries")
    app = page_at(COMPARE, countries="VEN")
    assert any("alone is no comparison" in info.value for info in app.info)
    app = page_at(COMPARE, countries="RUS_and_CUB_and_BLR", versus="RUS")
    assert any("no tie with itself" in info.value for info in app.info)
    assert "Belarus" in app.title[0].value


def test_a_peer_is_one_click_and_six_are_enough():
    app = page_at(COMPARE, countries="TUR_and_BRA")
    peer = next(b for b in app.button if b.key == "peer_MEX")
    peer.click().run()
    assert app.query_params["countries"] == "TUR_and_BRA_and_MEX"
    assert app.selectbox(key="pair").value == "TUR_and_BRA"
    app = page_at(COMPARE, countries="TUR_and_BRA_and_IND_and_MEX_and_ZAF_and_SAU")
    assert not [b for b in app.button if b.key.startswith("peer_")]


def test_a_chart_of_another_indicator_stands_in_the_address():
    app = page_at(COMPARE, countries="TUR_and_BRA")
    assert app.selectbox(key="drawn_diplomacy").value == "un_siding"
    app.selectbox(key="drawn_diplomacy").select("un_kappa").run()
    assert app.query_params["drawn"] == "un_kappa"
    app.selectbox(key="drawn_country").select("gdp").run()
    assert app.query_params["drawn"] == "un_kappa_and_gdp"
    app.selectbox(key="drawn_diplomacy").select("un_siding").run()
    assert app.query_params["drawn"] == "gdp"


def test_countries_are_chosen_and_all_taken_away():
    app = page_at(COMPARE, countries="TUR_and_BRA")
    app.multiselect(key="countries_picked").set_value(["CUB", "NIC", "VEN"]).run()
    assert app.query_params["countries"] == "CUB_and_NIC_and_VEN"
    app.multiselect(key="countries_picked").set_value([]).run()
    assert not app.exception and app.query_params["countries"] == "none"


def test_weights_move_the_comparison():
    app = page_at(COMPARE, countries="TUR_and_BRA", weights="votes", year="2025")
    found = compare.compare(
        shipped().with_index(ATLAS.alignment.weighed("votes").weights), "RUS", ["TUR", "BRA"], None, 2025
    )  # fmt: skip
    assert app.title[0].value == words.headline(found, ANCHORS["RUS"], ATLAS.register)
    assert "Weights, not the default" in app.caption[0].value


@pytest.mark.parametrize("country", ["TUR", "RUS", "VAT", "TWN", "XKX"])
def test_the_page_of_a_country_runs_with_its_way_to_compare(country):
    app = app_at(country=country)
    app.switch_page(COUNTRY).run()
    assert not app.exception

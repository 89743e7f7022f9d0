"""The page on sanctions: the library's figures, its address, and what is missing said in a sentence."""

import pytest
import streamlit as st
from fixtures import ROOT, shipped
from test_pages_index import page_at, table

import solidarity.catalog
import ui
from solidarity.anchors import ANCHORS
from solidarity.catalog import Catalog
from solidarity.pressure import (
    records,
    sanctions,
    sanctions_trade,
    sanctions_words,
)
from solidarity.pressure.channels import CHANNELS

PAGE = "pages/pressure/sanctions.py"


@pytest.mark.parametrize(("anchor", "year"), [("RUS", 2023), ("RUS", 2013), ("IRN", 2018), ("IRN", 1992)])  # fmt: skip
def test_the_page_shows_the_librarys_figures(anchor, year):
    app = page_at(PAGE, anchor=anchor, year=str(year))
    rows = sanctions.reach(shipped(), anchor)
    assert app.title[0].value == sanctions_words.headline(ANCHORS[anchor], rows.loc[year], year)
    assert not app.warning and not app.error
    listed = table(app, "Types of sanction in force")
    assert (listed.Types > 0).sum() == rows.states[year]
    assert listed.Types.is_monotonic_decreasing
    shown = table(app, "Governments with sanctions in force").set_index("Year")
    assert shown.Senders.to_dict() == rows.states.to_dict()
    assert shown.GDP[year] == pytest.approx(100 * rows.gdp_share[year])
    types = table(app, "Governments with each type").set_index("Year")
    assert types.Trade[year] == sanctions.by_type(shipped(), anchor).trade[year]


def test_every_drawing_has_a_table_and_sources():
    app = page_at(PAGE, anchor="IRN", year="2018")
    titles = [frame.proto.alt for frame in app.dataframe]
    assert len(titles) == len(set(titles)) == 10
    sources = [c.value for c in app.caption if c.value.startswith("Source: ")]
    assert any("no endorsement implied" in text for text in sources)
    for publisher in (
        "Global Sanctions Data Base",
        "World Bank",
        "CEPII",
        "Central Intelligence Agency",
    ):
        assert any(publisher in text for text in sources)
    coverage = next(c.value for c in app.caption if c.value.startswith("Population 2018"))
    assert "5 of 5 have a figure" in coverage and "98.9% of the world's total" in coverage


@pytest.mark.parametrize("anchor", ["RUS", "IRN"])
@pytest.mark.parametrize("channel", CHANNELS)
def test_every_channel_splits_by_stance(anchor, channel):
    app = page_at(PAGE, anchor=anchor, channel=channel, year="2023")
    found = records.read(shipped(), anchor, CHANNELS[channel])
    wanted = sanctions_trade.trade_by_stance(
        found,
        sanctions_trade.sides(shipped(), anchor),
        sanctions_trade.without_figure(found, shipped()),
    )
    shown = table(app, f"{ANCHORS[anchor].name}'s {CHANNELS[channel].title} by whether")
    assert shown["With sanctions"].tolist() == pytest.approx((100 * wanted.share).tolist()[::-1])
    years = sanctions_trade.usual_years(found)
    own = sanctions_trade.before_after(found, shipped(), years)
    beside = table(app, f"{ANCHORS[anchor].name}'s {CHANNELS[channel].title}: partners")
    share = f"% {CHANNELS[channel].period(years[0])}"
    assert beside[share].max() == pytest.approx(100 * own[f"share_{years[0]}"].max())
    assert not app.error


def test_years_to_compare_stand_in_the_address():
    app = page_at(PAGE, anchor="RUS", year="2023", compare="2019_2023")
    assert app.multiselect(key="compared_years").value == [2019, 2023]
    app.multiselect(key="compared_years").set_value([2012, 2024]).run()
    assert app.query_params["compare"] == "2012_2024"
    assert "% 2012" in table(app, "Russia's sales of crude oil: partners").columns
    app.multiselect(key="compared_years").set_value([]).run()
    assert app.query_params["compare"] == "usual"
    app.pills(key="anchor").set_value("IRN").run()
    assert app.multiselect(key="compared_years").value == [2011, 2015, 2017, 2022]
    assert not app.exception


def test_counting_relabelled_oil_is_said():
    app = page_at(PAGE, anchor="IRN", year="2023", relabelled="yes")
    said = [text.value for text in app.markdown]
    assert any(
        text.startswith("**None of Iran's sales of crude oil counted in 2024") for text in said
    )
    assert any("Malaysia" in text for text in said)  # what the record itself lacks


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"anchor": "CHN"}, "This page is about Russia and Iran, not China"),
        ({"year": "2025"}, "2025 is outside the data"),
        ({"year": "1991"}, "1991 is outside the data, which run from 1992 to 2023"),
        ({"year": "soon"}, "“soon” is not a year"),
        ({"channel": "gold"}, "“gold” is not a channel"),
        ({"compare": "2013_x"}, "is not like 2013_2021_2024"),
        ({"compare": "1985_2021"}, "1985 is on no record here"),
        ({"compare": "2010_2011_2012_2013_2014"}, "At most 4 years"),
        ({"country": "Narnia"}, "“Narnia” is not a country"),
        ({"region": "Moon"}, "“Moon” is not a region"),
    ],
)  # fmt: skip
def test_what_the_address_asks_in_vain_is_said_in_a_sentence(address, sentence):
    app = page_at(PAGE, **address)
    said = " ".join(text.value.replace("\\", "") for text in app.warning)
    assert sentence in said
    assert app.title[0].value and not app.error


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("sanctions", "data/sanctions is not here"),
        ("world_bank", "data/world_bank is not here"),
        ("registers", "restore data/registers from git"),
        ("energy", "data/energy is not here"),
        ("goods_trade", "restore data/goods_trade from git"),
    ],
)
def test_a_missing_source_is_said_in_a_sentence(monkeypatch, missing, sentence):
    whole = shipped()
    held = {key: one for key, one in whole.held.items() if key != missing}
    st.cache_resource.clear()
    monkeypatch.setattr(solidarity.catalog, "load_sound", lambda: Catalog(whole.register, held))
    try:
        app = page_at(PAGE, anchor="RUS")
        parts = [*app.error, *app.info, *app.caption]
        assert any(sentence in part.value for part in parts)
    finally:
        st.cache_resource.clear()


def test_the_page_is_exported_as_one_set_of_parts():
    source = (ROOT / PAGE).read_text("utf8")
    assert len(source.splitlines()) <= 60
    for name in {part.split("(")[0] for part in source.split("ui.")[1:]}:
        assert hasattr(ui, name.strip())

"""Every page in process: it runs, says where its figures come from, and takes any address."""

import pytest
from conftest import app_at
from serving import ROOT

from solidarity import catalog, profile, words
from solidarity.anchors import ANY, ENDS

PAGES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("pages/*/*.py"))
ATLAS, COUNTRY = "pages/network/atlas.py", "pages/partners/country.py"


def test_there_are_pages():
    assert {ATLAS, COUNTRY} <= set(PAGES)


@pytest.mark.parametrize("path", PAGES)
def test_page_is_on_the_menu_runs_and_names_its_source(app, path):
    app.switch_page(path).run()
    assert not app.exception
    assert app.title[0].value
    # Of an empty briefing there is nothing to name.
    assert path.startswith("pages/brief/") or any("Source:" in one.value for one in app.caption)


@pytest.mark.parametrize("anchor", ["RUS", "IRN", "both", "CHN", "USA", "WEST"])
def test_atlas_shows_every_indicator_with_its_headline_and_table(anchor):
    data = catalog.load()
    app = app_at(anchor=anchor, country="BRA")
    for indicator in data.indicators.values():
        app.selectbox(key="indicator").select(indicator.key).run()
        assert not app.exception
        wanted = ["RUS", "IRN"] if anchor == "both" else [anchor]
        shown = [ANY.code] if indicator.is_fact else [c for c in wanted if c in indicator.anchors]
        code = (shown or wanted)[0]
        assert bool(app.slider) == (indicator.years[0] < indicator.years[1])
        view = data.view(indicator.key, code, app.session_state.year)
        if len(shown) == 2:
            assert app.title[0].value.endswith("Russia and Iran side by side")
        else:
            expected = words.headline(indicator, ENDS[code], view, data.register)
            assert app.title[0].value == expected
        if not view.empty:
            assert len(app.dataframe[0].value) >= len(view)


def test_atlas_opens_on_the_latest_complete_year(app):
    assert app.slider(key="year").value == catalog.load().indicators["un_siding"].latest == 2025


def test_the_table_twin_holds_the_command_lines_figures():
    ties = catalog.load().ties(anchor="RUS", indicator="un_siding", year=2024)
    table = app_at(year="2024").dataframe[0].value.set_index("State")
    assert len(table) == len(ties) > 180
    assert table.Value["India"] == 0.55
    assert table.n["India"] == 38


@pytest.mark.parametrize(
    ("given", "shown"),
    [("IND", "IND"), ("Turkey", "TUR"), ("türkiye", "TUR"), ("PL", "POL")],
)
def test_country_in_the_address_by_any_name(given, shown):
    app = app_at(country=given)
    assert app.selectbox(key="country").value == shown
    assert not app.warning


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"country": "XYZ"}, "“XYZ” is not a country in the atlas"),
        (
            {"country": "Grenland"},
            "“Grenland” is not a country in the atlas. Did you mean Greenland",
        ),
        (
            {"indicator": "un_sidin"},
            "“un_sidin” is not an indicator in the atlas. Did you mean un_siding",
        ),
        ({"anchor": "FRA"}, "“FRA” is not an anchor"),
        ({"region": "Atlantis"}, "“Atlantis” is not a region"),
        ({"year": "1850"}, "1850 is outside the data, which run from 1992 to 2026. Showing 2025."),
        ({"year": "soon"}, "“soon” is not a year. Showing 2025."),
        ({"year": "²"}, "is not a year. Showing 2025."),
        ({"year": "9" * 5000}, "is not a year. Showing 2025."),
        ({"country": "![x](https://example.org/t.png)"}, r"\!\[x\]\(https\:\/\/example\.org"),
        ({"indicator": "arms_share", "year": "2026"}, "2026 is outside the data"),
    ],
)
def test_what_the_address_asks_in_vain_is_said_in_a_sentence(address, sentence):
    app = app_at(**address)
    assert not app.exception
    assert any(sentence in warning.value for warning in app.warning)
    assert app.title[0].value


def test_nothing_else_of_a_half_wrong_address_is_lost():
    app = app_at(country="XYZ", year="2010", anchor="IRN")
    assert app.slider(key="year").value == 2010
    assert "Tehran" in app.title[0].value


def test_a_year_beyond_the_next_indicator_is_moved_and_said():
    app = app_at(year="2026")
    app.selectbox(key="indicator").select("arms_share").run()
    assert not app.exception
    assert app.slider(key="year").value == 2025
    assert any("Showing 2025" in warning.value for warning in app.warning)


def test_the_year_stays_when_the_indicator_changes():
    app = app_at(year="2010")
    for key in ("arms_share", "un_agreement", "arms_tiv"):
        app.selectbox(key="indicator").select(key).run()
        assert app.slider(key="year").value == 2010
        assert not app.warning


def test_the_whole_view_stands_in_the_address(app):
    app.selectbox(key="country").select("BRA").run()
    assert app.query_params == {
        "anchor": "RUS",
        "indicator": "un_siding",
        "region": "World",
        "year": "2025",
        "country": "BRA",
    }


def test_country_follows_the_reader_from_page_to_page(app):
    app.selectbox(key="country").select("ZAF").run()
    app.switch_page(COUNTRY).run()
    assert app.selectbox(key="country").value == "ZAF"
    assert "South Africa" in app.title[0].value


@pytest.mark.parametrize("country", ["IND", "RUS", "IRN", "USA", "VEN", "TWN", "XKX", "VAT", "SMR"])
def test_country_page_with_and_without_data(country):
    app = app_at(country=country)
    app.switch_page(COUNTRY).run()
    assert not app.exception
    assert catalog.load().register.name(country) in app.title[0].value


def test_country_page_counts_what_it_shows():
    app = app_at(country="IND")
    app.switch_page(COUNTRY).run()
    ties, votes = app.dataframe[0].value, app.dataframe[1].value
    held = catalog.load().with_index()
    assert len(ties) == len(profile.profile(held, "IND", ("RUS", "IRN"))) > 30
    row = ties[(ties.Tie == "Arms: share of imports") & (ties.With == "Russia")].iloc[0]
    assert (row.Value, row.Period) == ("40%", "2021–25")
    assert len(votes) == 100
    assert votes.Date.is_monotonic_decreasing
    app.toggle(key="only_opposed").set_value(True).run()
    opposed = app.dataframe[1].value
    assert set(opposed.India) | set(opposed.Russia) == {"yes", "no"}

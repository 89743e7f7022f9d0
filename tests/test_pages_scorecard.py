"""The scorecard's page, in process: its figures, its address, its odd and wrong states."""

import pandas as pd
import pytest
from fixtures import shipped
from test_pages_index import page_at, table

from solidarity.anchors import ANCHORS
from solidarity.middle_powers import GROUP, read, scorecard, words

PAGE = "pages/middle_powers/scorecard.py"
ATLAS = shipped()
EIGHT = ATLAS.register.members(GROUP)
NAME = ATLAS.register.name
CODE = {NAME(code): code for code in EIGHT}


def value(indicator, anchor, partner, year):
    ties = ATLAS.ties(anchor, partner, indicator, year)
    return ties.value.iloc[0]


def sides(dimension, anchor, partner, year):
    """Both pulls straight from the ties, said once more."""

    def tie(indicator, code, whole=1):
        return 100 * value(indicator, code, partner, year) / whole

    if dimension in ("Arms", "Energy", "Goods trade"):
        key = {"Arms": "arms_share", "Energy": "energy_import_share"}.get(dimension, "trade_share")
        return tie(key, anchor), tie(key, "WEST")
    if dimension == "Opinion":
        return tie("favourable", anchor), tie("favourable", "USA")
    if dimension == "Sanctions":
        return tie("sanctions", "USA", 6), tie("sanctions", anchor, 6)
    clubs = [partner in ATLAS.register.members(club, year) for club in ("NATO", "EU", "G7")]
    return tie("shared_clubs", anchor, 5), 100 * sum(clubs) / 3


def rope(dimension, anchor, partner, year):
    if dimension == "Contested votes":
        return 100 * (1 - 2 * value("un_siding", anchor, partner, year))
    own, west = sides(dimension, anchor, partner, year)
    return west - own


def ended(of):
    """The last year of `2020–24, doubtful`."""
    years = of.split(",")[0]
    return int(years) if "–" not in years else int(years[:2] + years.split("–")[1][-2:])


@pytest.mark.parametrize(("anchor", "year"), [("RUS", 2024), ("IRN", 2025), ("CHN", 2017)])
def test_every_figure_is_the_command_lines(anchor, year):
    app = page_at(PAGE, anchor=anchor, year=str(year), since="2012", rope="all")
    shown = table(app, "Ropes between")
    own, seen = ANCHORS[anchor].short, 0
    assert len(shown) == 7 * len(EIGHT)
    for row in shown.to_dict("records"):
        if pd.isna(row["Rope"]):
            assert row["Note"].startswith("No figure: none")
            continue
        code, dimension, of = CODE[row["Country"]], row["Dimension"], ended(row["Of"])
        assert of <= year
        assert row["Rope"] == pytest.approx(rope(dimension, anchor, code, of), abs=0.0501)
        if dimension != "Contested votes":
            pulls = sides(dimension, anchor, code, of)
            assert (row[own], row["West"]) == pytest.approx(pulls, abs=0.0501)
        if not pd.isna(row["Since"]):
            before = rope(dimension, anchor, code, int(row["Since"]))
            change = rope(dimension, anchor, code, of) - before
            assert row["Change"] == pytest.approx(change, abs=0.0501)
            assert 2012 <= row["Since"] < of
        assert row["Course"][-1] == row["Rope"]
        seen += 1
    assert seen > 40


def test_the_order_its_parts_and_the_regime_are_what_they_are_said_to_be():
    app = page_at(PAGE, anchor="RUS", year="2024")
    shown, card = table(app, "Who is in play"), scorecard(ATLAS, read(ATLAS, "RUS", EIGHT), 2024, 2012)  # fmt: skip
    assert shown["In play"].is_monotonic_decreasing and len(shown) == 8
    made = 2 / 3 * (shown.Balance + shown.Spread) + shown.Volatility / 3
    assert (made - shown["In play"]).abs().max() < 1e-9
    assert (shown.Balance + shown.Spread + shown.Lean.abs() - 100).abs().max() < 1e-9
    assert shown.Country.tolist() == [NAME(code) for code in card.partners]
    for row in shown.to_dict("records"):
        code = CODE[row["Country"]]
        regime = words.REGIMES[int(value("regime_type", None, code, row["Of"]))]
        assert row["Regime"] == regime
        assert row["Democracy"] == pytest.approx(value("liberal_democracy", None, code, 2024), abs=0.006)  # fmt: skip
    swings = table(app, "Ropes between").set_index(["Country", "Dimension"]).Swing
    counted = [swings["India", d] for d in ("Contested votes", "Arms", "Energy", "Clubs")]
    expected = sum(min(100, 5 * swing) for swing in counted) / 4
    assert shown.set_index("Country").Volatility["India"] == pytest.approx(expected, abs=0.1)


def test_the_contested_votes_are_counted_apart_from_abstentions_and_absences():
    app = page_at(PAGE, anchor="IRN", year="2025")
    shown = table(app, "Final votes contested").set_index("Country")
    for code in EIGHT:
        row, tie = shown.loc[NAME(code)], ATLAS.ties("IRN", code, "un_siding", 2025).iloc[0]
        taken = row["With Iran"] + row.Abstained + row["With the G7"]
        assert taken == tie.n == row.Contested - row.Absent
        assert (row["With Iran"] + row.Abstained / 2) / taken == pytest.approx(tie.value)
    assert shown.Absent.sum() > 0


def test_title_and_links_lead_on_with_what_was_chosen():
    app = page_at(PAGE, anchor="IRN", year="2023", country="TUR", since="2015", rope="arms")
    assert "Tehran in 2023" in app.title[0].value and not app.warning
    assert len(table(app, "Ropes between")) == 8
    asked = {link.proto.label: link.proto.query_string for link in app.get("page_link")}
    compare = next(q for label, q in asked.items() if label.startswith("Compare Türkiye"))
    assert "countries=TUR_and_" in compare and "versus=IRN" in compare and "beside=middle_powers" in compare  # fmt: skip
    cut = next(q for label, q in asked.items() if label.startswith("What if all eight"))
    assert "anchor=IRN" in cut and all(f"{code}100" in cut for code in EIGHT)
    kept = {key: app.query_params[key] for key in ("anchor", "year", "since", "country", "rope")}
    assert kept == {"anchor": "IRN", "year": "2023", "since": "2015", "country": "TUR", "rope": "arms"}  # fmt: skip


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"anchor": "USA"}, "This page is about Russia, Iran and China, not the United States."),
        ({"anchor": "FRA"}, "“FRA” is not an anchor"),
        ({"year": "1950"}, "1950 is outside the data"),
        ({"since": "2030"}, "2030 is not a year to compare with"),
        ({"rope": "love"}, "“love” is not a dimension"),
        ({"country": "Narnia"}, "“Narnia” is not a country"),
    ],
)
def test_what_is_asked_in_vain_gets_a_sentence_and_a_page(address, sentence):
    app = page_at(PAGE, **address)
    assert any(sentence in warning.value for warning in app.warning)
    assert len(app.dataframe) == 3


def test_the_first_year_the_anchor_itself_and_any_other_state():
    app = page_at(PAGE, year="1992", anchor="RUS", country="CHN")
    assert app.title[0].value.startswith("Of too few of the eight")
    assert any("1992 is the first year" in caption.value for caption in app.caption)
    assert any("China is not one of the eight" in caption.value for caption in app.caption)
    app.session_state.anchor = "CHN"
    app.run()
    assert not app.exception
    assert any("China is the anchor" in info.value for info in app.info)
    assert not any("What if" in link.proto.label for link in app.get("page_link"))

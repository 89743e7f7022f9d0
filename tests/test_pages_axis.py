"""The page on Russia and Iran in process: its figures, its period, its address, its odd states."""

import pandas as pd
import pytest
from fixtures import shipped
from test_pages_index import page_at, table

from solidarity import axis, timeline
from solidarity.axis import BLOCKS, lists, need_words, needs, standing, then_now, words
from solidarity.axis.blocks import OTHER

PAGE = "pages/axis/russia_iran.py"
HELD = shipped().with_index()
FOUND = axis.courses(HELD)
PERIODS = {"1989-2026": (1989, 2026), "all": (1651, 2026), "2022": (2022, 2022), "2012-2024": (2012, 2024)}  # fmt: skip


@pytest.mark.parametrize("period", PERIODS)
def test_a_period_shows_the_librarys_words_and_figures(period):
    years = PERIODS[period]
    app = page_at(PAGE, period=period)
    rows = standing.stands(HELD, FOUND, years)
    assert app.title[0].value == words.headline(rows, years, whole=years[0] <= 1992)
    said = [text.value for text in (*app.markdown, *app.caption)]
    for block in BLOCKS.values():
        if not words.nothing([block], FOUND, years):
            assert words.reading(block, FOUND, HELD, years) in said
    pairs = needs.then_now(HELD, needs.shares(HELD), years)
    assert need_words.headline(pairs) in said
    assert any(need_words.sentence(pairs[0]) in text for text in said)
    assert not app.warning


def test_every_figure_of_closer_than_ever_is_a_tie():
    app = page_at(PAGE, period="1989-2026")
    shown = table(app, "Closer than ever?").set_index("Measure")
    seen = 0
    for block, (_, names) in standing.MEASURES.items():
        for line, name in zip(BLOCKS[block].lines, names, strict=True):
            row, one = shown.loc[name[:1].upper() + name[1:]], HELD.indicators[line.indicator]
            if line.channel:
                flows = HELD.tables["goods_trade"]["flows"]
                own = flows[(flows.partner == "IRN") & (flows.origin == "imf_russia")]
                values = own["sold" if line.channel == "exports" else "bought"].dropna()
            else:
                ties = HELD.ties(line.anchor, line.partner, line.indicator)
                values = ties[~ties.status.isin(["few votes", "partial year"])].value
            assert (row.Newest, row.Closest) == (one.text(values.iloc[-1]), one.text(values.max()))
            seen += 1
    assert seen == len(shown) == 8


def test_every_figure_of_then_and_now_is_a_tie():
    app = page_at(PAGE, then="2005_and_2019_and_latest")
    shown = table(app, "Every indicator of Russia and Iran")
    sides = {"both": "IRN", "Iran": "IRN", "Russia": "RUS"}
    keys = {one.short: one for one in HELD.indicators.values()}
    seen = 0
    for _, row in shown.iterrows():
        one, partner = keys[row.Tie], sides[row["Of whom"].split()[0]]
        ties = HELD.ties(OTHER[partner], partner, one.key)
        for year in ("2005", "2019"):
            own = ties[ties.year == int(year)]
            assert pd.isna(row[year]) == own.empty
            if len(own):
                assert row[year].split(" (")[0] == one.text(own.value.iloc[0])
                seen += 1
            else:
                assert year in row["Why a dash"]
    assert seen > 60


def test_the_lists_show_source_and_basis_and_no_count():
    app = page_at(PAGE, period="all")
    shown = table(app, "Entries of the timeline")
    found = lists.pair(timeline.entries(HELD))
    expected = timeline.chosen(found, lists.choice((1651, 2026)))
    assert shown.Source.tolist() == expected.url.tolist() and "weak source" in set(shown.Seen)
    assert "not verified" not in set(shown.Seen)
    lines = [line for text in app.markdown for line in text.value.split("\n") if " · *" in line]
    assert len(lines) == lists.NEWEST * len(lists.THEMES)
    assert all("](http" in line for line in lines)
    app.toggle(key="show_unverified").set_value(True).run()
    assert "not verified" in set(table(app, "Entries of the timeline").Seen)


def test_a_preset_is_one_click_and_stands_in_the_address():
    app = page_at(PAGE)
    assert app.pills(key="preset").value == "1989"
    app.pills(key="preset").set_value("2012").run()
    assert app.query_params["period"] == "2012-2026" and "since 2012" in app.title[0].value
    app.pills(key="preset").set_value("all").run()
    assert app.query_params["period"] == "1651-2026"
    app.select_slider[0].set_range("2001", "2010").run()
    assert app.query_params["period"] == "2001-2010" and app.pills(key="preset").value is None
    app.pills(key="kinds_picked").set_value(["nuclear"]).run()
    app.multiselect(key="then_picked").set_value(["2020", "latest", "1995"]).run()
    asked = dict(app.query_params)
    assert asked["then"] == "1995_and_2020_and_latest" and asked["kinds"] == "nuclear"
    assert page_at(PAGE, **asked).title[0].value == app.title[0].value
    app.multiselect(key="then_picked").set_value([]).run()
    assert app.query_params["then"] == "_and_".join(then_now.USUAL)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"period": "soon"}, "is not a period like 1989-2026"),
        ({"period": "1600-2000"}, "1600 is outside the data"),
        ({"then": "2001_and_1800"}, "are not years to compare: the figures are of 1992 to 2026"),
        ({"kinds": "love"}, "“love” is not a kind of entry"),
    ],
)
def test_what_is_asked_in_vain_gets_a_sentence_and_a_page(address, sentence):
    app = page_at(PAGE, **address)
    assert any(sentence in warning.value for warning in app.warning)
    assert app.title[0].value.startswith("Russia and Iran by")


@pytest.mark.parametrize("period", ["1651-1900", "2026"])
def test_a_period_without_figures_keeps_its_timeline(period):
    app = page_at(PAGE, period=period)
    assert "too few figures" in app.title[0].value
    assert len(app.info) == 1 and len(table(app, "Entries of the timeline"))

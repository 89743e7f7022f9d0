"""The pages on lifelines and what-if in process: their figures, addresses, gaps and wrong input."""

import pandas as pd
import pytest
from conftest import app_at
from fixtures import shipped
from test_pages_index import page_at, table

from solidarity.anchors import ANCHORS
from solidarity.pressure import cut_words, records, tables, what_if, words
from solidarity.pressure.channels import CHANNELS

LIFELINES, WHAT_IF = "pages/pressure/lifelines.py", "pages/pressure/what_if.py"


def lifeline(anchor, channel, year, counted=False):
    return records.read(shipped(), anchor, CHANNELS[channel], counted).at(year)


@pytest.mark.parametrize("anchor", records.ANCHORS)
@pytest.mark.parametrize("channel", CHANNELS)
def test_every_channel_shows_the_librarys_figures_in_its_first_and_newest_year(anchor, channel):
    record = records.read(shipped(), anchor, CHANNELS[channel])
    for year in (record.years[0], record.years[-1]):
        app = page_at(LIFELINES, anchor=anchor, channel=channel, year=str(year), country="TUR")
        found, name = record.at(year), shipped().register.name
        assert app.title[0].value == words.headline(ANCHORS[anchor], CHANNELS[channel], found, name)
        shown = next(f.value for f in app.dataframe if f.proto.alt.endswith(": all partners"))
        pd.testing.assert_frame_equal(
            shown, tables.partners(found, ANCHORS[anchor], name), check_dtype=False
        )
        assert not app.warning


def test_indias_oil_and_turkeys_hidden_zero():
    app = page_at(LIFELINES, anchor="RUS", channel="crude", year="2023", country="TUR")
    texts = [text.value for text in app.markdown]
    assert any("Türkiye: zero on record." in text and "customs" in text for text in texts)
    shown = next(f.value for f in app.dataframe if f.proto.alt.endswith(": all partners"))
    rows = shown.set_index("Partner")
    assert rows.Value["India"] == 48_640 and rows.Value["China"] == 60_679
    assert rows.Value["Türkiye"] == 0 and rows["Low to high"]["Türkiye"] == "unknown"
    assert pd.isna(rows.Value["Belarus"])
    assert rows["Its own"]["India"] == pytest.approx(34.7, abs=0.05)


def test_the_course_since_2010_says_who_carries_half():
    app = page_at(LIFELINES, anchor="RUS", channel="crude", year="2023")
    course = table(app, "Russia's sales of crude oil by year").set_index("Period")
    assert course.index[0] == "2024" and course.index[-1] == "2010"
    assert course["Carry half"]["2023"] == 2 and course["Carry half"]["2013"] == 6
    assert course.HHI["2023"] == "0.41"
    parts = course.drop(columns=["Total", "HHI", "Carry half"])
    assert parts.sum(axis=1).tolist() == pytest.approx([100] * len(course))
    assert parts.India["2023"] == pytest.approx(40.0, abs=0.05)


def test_relabelled_oil_is_offered_for_iran_alone_and_named_when_counted():
    assert not page_at(LIFELINES, anchor="RUS").toggle
    app = page_at(LIFELINES, anchor="IRN", channel="crude", year="2022")
    assert (
        app.title[0].value
        == "90% of Iran's recorded sales of crude oil in 2022 went to no named buyer"
    )
    app.toggle(key="count_relabelled").set_value(True).run()
    assert not app.exception
    assert app.query_params["relabelled"] == "yes"
    assert app.title[0].value.startswith(
        "With relabelled oil counted, China alone carries 100% of what can be counted"
    )
    assert "14.5 billion USD of it on record under another country's name" in app.caption[0].value
    proxy = table(app, "Crude oil bought by China").set_index("Year")
    assert proxy["As Malaysia's"][2024] == 41.5 and proxy["As Malaysia's"][2021] == 11.0
    assert proxy["As Iran's"][2024] == 0


def test_a_link_with_the_proxy_opens_a_year_that_only_it_has():
    app = page_at(LIFELINES, anchor="IRN", channel="crude", year="2024", relabelled="yes")
    assert "in 2024" in app.title[0].value and not app.warning


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"anchor": "CHN"}, "about Russia and Iran, not China"),
        ({"anchor": "Narnia"}, "is not an anchor"),
        ({"channel": "oil"}, "is not a channel"),
        ({"year": "1990"}, "on no record here; the years are 1995–2024"),
        ({"year": "soon"}, "on no record here"),
        ({"anchor": "IRN", "relabelled": "perhaps"}, "is not yes or no"),
    ],
)
def test_a_wrong_address_gets_a_sentence_and_a_page(address, sentence):
    app = page_at(LIFELINES, **address)
    assert any(sentence in warning.value for warning in app.warning)
    assert app.title[0].value


def test_a_year_without_a_record_in_another_channel_moves_to_the_nearest_and_says_so():
    app = page_at(LIFELINES, anchor="RUS", channel="crude", year="2010")
    app.pills(key="channel").set_value("exports").run()
    assert app.query_params["year"] == "2016"
    assert any("2010 is on no record here" in caption.value for caption in app.caption)


def test_the_anchor_of_another_page_that_is_none_here_becomes_russia():
    app = app_at(anchor="both")
    app.switch_page(LIFELINES).run()
    assert not app.exception and not app.warning
    assert app.query_params["anchor"] == "RUS"


# What if.


@pytest.mark.parametrize(
    ("anchor", "channels", "year", "cut"),
    [
        ("RUS", ["crude"], 2023, "IND100_TUR50"),
        ("RUS", ["crude", "gas", "coal"], 2024, "CHN100"),
        ("RUS", ["exports", "imports", "arms_in"], 2023, "CHN25_IRN100"),
        ("IRN", ["crude"], 2022, "CHN100"),
    ],
)
def test_a_cut_shows_the_librarys_figures(anchor, channels, year, cut):
    app = page_at(WHAT_IF, anchor=anchor, channels="_and_".join(channels), year=str(year), cut=cut)
    register = shipped().register
    found = [records.read(shipped(), anchor, CHANNELS[key]) for key in channels]
    scenario = what_if.run(found, year, what_if.parse(cut, register), register)
    rows = scenario.summary
    assert app.title[0].value == cut_words.headline(ANCHORS[anchor], scenario)
    shown = table(app, f"What {ANCHORS[anchor].name} would lose")
    pd.testing.assert_frame_equal(shown, tables.losses(rows), check_dtype=False)
    own = table(app, "What those who cut")
    assert own["Gives up"].sum() == pytest.approx(
        rows[rows.channel != "fuels"].lost.sum(), rel=1e-3
    )


def test_the_drawing_of_a_cut_has_its_table():
    app = page_at(WHAT_IF, channels="crude", year="2023", cut="IND100_TUR50")
    app.session_state["cut_crude_open"] = True
    app.run()
    rows = table(app, "Russia's sales of crude oil: every partner").set_index("Partner")
    assert rows.Lost["India"] == 48_640 and rows.Remains["India"] == 0
    assert rows["Low to high"]["Türkiye"] == "unknown" and pd.isna(rows.Before["Belarus"])
    assert rows["Share after"].sum() == pytest.approx(100)


def test_two_cuts_stand_side_by_side_and_in_one_table():
    app = page_at(WHAT_IF, channels="crude", year="2023", cut="IND100", against="CHN50")
    shown = table(app, "What Russia would lose")
    assert shown.Without.tolist() == ["India", "Half of China"]
    assert shown.Lost.tolist() == [48_640, 30_340]
    assert any("Without India the loss is 48.6 billion USD" in m.value for m in app.markdown)


def test_presets_partners_and_shares_write_the_address():
    app = page_at(WHAT_IF, anchor="RUS", channels="crude", year="2023", cut="IND100")
    app.selectbox(key="cut_preset").select("The eight middle powers").run()
    assert app.query_params["cut"].count("100") == 8
    assert "the eight middle powers" in app.title[0].value
    app.slider(key="cut_share").set_value(50).run()
    assert "half of the eight middle powers" in app.title[0].value
    app.multiselect(key="cut_partners").set_value(["CHN", "IND"]).run()
    assert app.query_params["cut"] == "CHN50_IND50"
    app.number_input(key="cut_share_IND").set_value(100).run()
    assert app.query_params["cut"] == "CHN50_IND100"
    assert app.title[0].value.startswith("Without India and half of China")
    app.multiselect(key="cut_partners").set_value([]).run()
    assert not app.exception
    assert app.query_params["cut"] == "none"
    assert app.title[0].value.startswith("Choose who stops")


def test_several_channels_write_the_address_and_none_is_crude_oil():
    app = page_at(WHAT_IF, channels="energy", year="2023", cut="IND100")
    assert app.query_params["channels"] == "crude_and_gas_and_coal"
    assert "Fuels together" in table(app, "What Russia would lose").Channel.tolist()
    app.pills(key="channels_picked").set_value([]).run()
    assert app.query_params["channels"] == "crude"


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"cut": "IND150"}, "cuts more than there is"),
        ({"cut": "Narnia100"}, "is not a country"),
        ({"cut": "RUS100"}, "cannot be cut off from itself"),
        ({"against": "IND10_IND20"}, "named twice"),
        ({"channels": "oil"}, "is not a channel"),
    ],
)
def test_a_wrong_cut_gets_a_sentence_and_a_page(address, sentence):
    app = page_at(WHAT_IF, **address)
    assert any(sentence in warning.value for warning in app.warning)
    assert app.title[0].value.startswith("Without India and Türkiye")


def test_a_channel_without_the_year_is_named_and_the_others_are_shown():
    app = page_at(WHAT_IF, anchor="RUS", channels="crude_and_exports", year="2012", cut="CHN100")
    assert any("exports of goods of 2012 stand in no record" in info.value for info in app.info)
    assert table(app, "What Russia would lose").Channel.tolist() == ["Crude oil"]


def test_a_partner_on_no_record_is_named():
    app = page_at(WHAT_IF, anchor="IRN", channels="crude", year="2017", cut="BRA100")
    assert any("Brazil is on record in none" in info.value for info in app.info)


def test_the_usual_cut_follows_the_anchor_until_it_is_touched():
    app = page_at(WHAT_IF, anchor="RUS")
    assert app.query_params["cut"] == "IND100_TUR100"
    app.pills(key="anchor").set_value("IRN").run()
    assert app.query_params["cut"] == "CHN100"


def test_what_is_not_modelled_is_said():
    app = page_at(WHAT_IF)
    text = next(m.value for m in app.markdown if "Prices:" in m.value)
    assert all(line in text for line in what_if.NOT_MODELLED)


def test_from_a_lifeline_one_click_leads_to_its_end():
    app = page_at(LIFELINES, anchor="RUS", channel="gas", year="2022", country="HUN")
    link = next(e for e in app.get("page_link") if "Hungary" in e.proto.label)
    assert "cut=HUN100" in link.proto.query_string and "channels=gas" in link.proto.query_string

"""The timeline's page in process: its choice, its address, its table, and wrong input."""

import pytest
from fixtures import shipped
from test_pages_index import page_at, table

from solidarity import timeline, timeline_words
from solidarity.timeline import Choice

PAGE = "pages/network/timeline.py"
TWIN = "Entries of the timeline"


def expected(choice):
    rows = timeline.chosen(timeline.entries(shipped()), choice)
    return rows, timeline_words.headline(rows, choice, shipped().register.name)


@pytest.mark.parametrize(
    ("address", "choice"),
    [
        ({}, Choice((1989, 2026))),
        ({"side": "Iran", "with": "Venezuela_and_CUB"}, Choice((1989, 2026), "IRN", ("VEN", "CUB"))),
        ({"side": "both", "period": "all", "unverified": "yes"}, Choice((1651, 2026), "both", unverified=True)),
        ({"kinds": "vote_and_war", "period": "2022"}, Choice((2022, 2022), kinds=("war", "vote"))),
        ({"find": "Bushehr", "period": "1989-2015"}, Choice((1989, 2015), text="Bushehr")),
        ({"period": "1900-1950"}, Choice((1900, 1950))),
    ],
)  # fmt: skip
def test_an_address_shows_the_librarys_entries(address, choice):
    app = page_at(PAGE, **address)
    rows, title = expected(choice)
    assert app.title[0].value == title
    shown = table(app, TWIN)
    assert shown.What.tolist() == rows.title.tolist()
    assert shown.Source.tolist() == rows.url.tolist()
    assert not app.warning


def test_what_is_chosen_stands_in_the_address_and_opens_the_same_view():
    app = page_at(PAGE)
    app.pills(key="side").set_value("RUS").run()
    app.multiselect(key="with_picked").set_value(["IND", "CHN"]).run()
    app.pills(key="kinds_picked").set_value(["arms", "visit"]).run()
    app.select_slider[0].set_range("2001", "2010").run()
    app.text_input(key="find").set_value("a").run()
    app.toggle(key="show_unverified").set_value(True).run()
    asked = dict(app.query_params)
    assert asked == {
        "side": "RUS", "with": "IND_and_CHN", "kinds": "visit_and_arms", "period": "2001-2010", "find": "a",
        "unverified": "yes",
    }  # fmt: skip
    assert page_at(PAGE, **asked).title[0].value == app.title[0].value


def test_unverified_entries_are_shown_where_asked_for():
    app = page_at(PAGE, period="all")
    assert "not verified" not in set(table(app, TWIN).Seen)
    assert any("four more entries are general knowledge" in c.value for c in app.caption)
    app.toggle(key="show_unverified").set_value(True).run()
    shown = table(app, TWIN)
    assert (shown.Seen == "not verified").sum() == 4
    assert "Treaty of Turkmenchay" in set(shown.What)


def test_an_empty_choice_is_a_sentence_and_no_empty_drawing():
    app = page_at(PAGE, side="RUS", kinds="vote", **{"with": "MNG"})
    assert app.title[0].value == timeline_words.NONE
    assert any("does not say that it did not happen" in info.value for info in app.info)
    assert not app.dataframe and not app.get("plotly_chart")


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"side": "CHN"}, "The lists were collected around Russia and Iran, not China. Showing “All”."),
        ({"side": "Narnia"}, "is not an anchor"),
        ({"with": "IND_and_Narnia"}, "“Narnia” is not a country"),
        ({"with": "Tuvalu"}, "“Tuvalu” is not a country on the lists"),
        ({"kinds": "love"}, "“love” is not a kind of entry"),
        ({"period": "lately"}, "“lately” is not a period like 1989-2026. Showing 1989–2026."),
        ({"period": "1500-2026"}, "1500 is outside the data, which run from 1651 to 2026"),
        ({"period": "2020-2010"}, "A period cannot end in 2010 that begins in 2020"),
        ({"unverified": "maybe"}, "“maybe” is not yes or no"),
    ],
)  # fmt: skip
def test_what_the_address_asks_in_vain_is_said_in_a_sentence(address, sentence):
    app = page_at(PAGE, **address)
    assert len(app.warning) == 1 and sentence in app.warning[0].value
    assert app.title[0].value == expected(Choice((1989, 2026)))[1]


def test_the_choice_outlives_a_visit_to_another_page():
    app = page_at(PAGE, side="IRN", period="2001-2010")
    app.switch_page("pages/network/atlas.py").run()
    app.switch_page(PAGE).run()
    assert not app.exception
    assert app.query_params["period"] == "2001-2010" and app.query_params["side"] == "IRN"
    assert app.select_slider[0].value == (2001, 2010)


def test_a_second_address_moves_the_slider():
    app = page_at(PAGE, period="2001-2010")
    app.query_params["period"] = "2015-2020"
    app.run()
    assert app.select_slider[0].value == (2015, 2020)
    app.select_slider[0].set_range("2016", "2020").run()
    assert app.query_params["period"] == "2016-2020"

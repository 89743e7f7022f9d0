"""The briefing in process: pinned on any page, put in order, reworded, opened from a file."""

import json

import pytest
from conftest import app_at
from fixtures import ROOT, shipped
from streamlit.testing.v1 import AppTest

import solidarity
from solidarity.brief import file, twin
from solidarity.brief.pictures import chart, sheet
from ui.desk import Desk
from ui.menu import MENU

BRIEFING = "pages/brief/briefing.py"
ALIKE = ("partners/americas", "partners/outcasts")
"""Drawn by the very code that draws the East and Africa."""
PAGES = [
    entry
    for entries in MENU.values()
    for entry in entries
    if entry.path != BRIEFING and entry.page not in ALIKE
]


def pins(app: AppTest) -> list[str]:
    return [b.key for b in app.button if b.key and b.key.startswith("pin_")]


def shown(app: AppTest) -> int:
    """How many maps, charts and tables stand on the page."""
    maps = len(app.get("bidi_component")) - 1  # but for what keeps the briefing
    return maps + sum(len(app.get(what)) for what in ("plotly_chart", "dataframe", "table"))


def slides(app: AppTest):
    return app.session_state["desk"].briefing.slides


def titles(app: AppTest) -> list[str]:
    return [slide.title for slide in slides(app)]


DRAWN: set[tuple] = set()


def draw_new_charts(told):
    """One chart of each kind, laid out: kinds differ in their traces and in how bars stand."""
    for content in (slide.content for slide in told if slide.kind == "chart"):
        data, layout = content.figure["data"], content.figure["layout"]
        parts = {
            (one.get("type"), one.get("mode"), "fill" in one, "error_y" in one) for one in data
        }
        kind = (
            frozenset(parts),
            layout.get("barmode"),
            "shapes" in layout,
            "annotations" in layout,
        )
        if kind not in DRAWN:
            DRAWN.add(kind)
            with sheet.settings():
                chart.draw(content, sheet.sheet(8, 4))


@pytest.fixture(scope="module")
def pinned():
    """Two views of the atlas and one of a country, pinned."""
    app = app_at(year="2024", country="IND")
    app.button(key="pin_map").click().run()
    app.button(key="pin_map_csv").click().run()
    app.switch_page("pages/partners/country.py").run()
    app.button(key="pin_departures_csv").click().run()
    return app.session_state["desk"].briefing


@pytest.fixture
def filled(pinned) -> AppTest:
    """The briefing's own page with these slides."""
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=60)
    app.session_state["desk"] = Desk(pinned, shipped().register)
    return app.switch_page(BRIEFING).run()


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.page)
def test_whatever_a_page_shows_can_be_pinned_and_opens_the_same(entry):
    app = app_at(entry.path)
    keys = pins(app)
    assert keys and len(keys) == shown(app)
    for key in keys:  # all at once: each press by itself would run the page again
        app.button(key=key).click()
    app.run()
    assert not app.exception
    assert len(slides(app)) == len(keys)
    draw_new_charts(slides(app))
    for slide in slides(app):
        assert slide.title and slide.source and slide.citations
        assert slide.page == ("" if entry.page == "home/overview" else entry.page.split("/")[1])
    held = app.session_state["desk"].briefing
    found, faults = file.opened(file.saved(held), shipped().register)
    assert faults == []
    assert [twin.of(s.content, shipped().register) for s in found.slides] == [
        twin.of(s.content, shipped().register) for s in held.slides
    ]


def test_a_pinned_map_keeps_its_view_its_figures_and_its_source():
    app = app_at(versus="RUS", indicator="un_siding", year="2024", country="IND")
    app.button(key="pin_map").click().run()
    (slide,) = slides(app)
    assert slide.title == app.title[0].value
    assert slide.view["year"] == "2024" and slide.view["indicator"] == "un_siding"
    assert slide.period == "2024" and slide.indicators == ("un_siding",)
    source = solidarity.load().sources["un_votes"]
    assert source.publisher in slide.source and source.release in slide.source
    values = dict(twin.of(slide.content, shipped().register).rows)
    tie = solidarity.load().ties("RUS", "India", "un_siding", 2024).iloc[0]
    assert values["India"] == pytest.approx(tie.value, abs=0.005)


def test_the_link_of_a_slide_opens_its_view():
    app = app_at(versus="IRN", indicator="un_agreement", year="1999", country="CUB")
    app.button(key="pin_map").click().run()
    (slide,) = slides(app)
    again = app_at(**slide.view)
    assert again.title[0].value == app.title[0].value
    assert not again.warning


def test_an_empty_briefing_says_what_to_do():
    app = app_at(BRIEFING)
    assert any("Nothing is pinned yet" in text.value for text in app.markdown)
    assert not app.radio


def test_slides_move_go_and_come_back(filled):
    first, second, third = titles(filled)
    filled.radio(key="slide").set_value(3).run()
    filled.button(key="slide_up").click().run()
    assert titles(filled) == [first, third, second]
    assert filled.radio(key="slide").value == 2
    filled.button(key="slide_remove").click().run()
    assert titles(filled) == [first, second]
    filled.button(key="slide_undo").click().run()
    assert titles(filled) == [first, third, second]
    assert filled.button(key="slide_up").disabled is False


def test_words_are_changed_and_figures_are_not(filled):
    before = slides(filled)[0]
    filled.text_input(key="slide_title").set_value("My own finding").run()
    filled.text_area(key="slide_sentence").set_value("With *stars* and <b>.").run()
    filled.text_area(key="slide_notes").set_value("Slowly.").run()
    filled.text_input(key="briefing_title").set_value("For the minister").run()
    after = slides(filled)[0]
    assert (after.title, after.sentence, after.notes) == (
        "My own finding", "With *stars* and <b>.", "Slowly.",
    )  # fmt: skip
    assert after.content == before.content
    assert filled.session_state["desk"].briefing.title == "For the minister"


def test_texts_and_sections_are_put_after_the_slide_chosen(filled):
    filled.button(key="slide_add_a_text").click().run()
    filled.text_area(key="slide_sentence").set_value("- one\n- two").run()
    filled.radio(key="slide").set_value(1).run()
    filled.button(key="slide_add_a_section").click().run()
    assert [slide.kind for slide in slides(filled)] == ["map", "section", "text", "table", "table"]
    assert slides(filled)[2].sentence == "- one\n- two"


def test_a_slide_that_is_not_there_is_said(filled):
    filled.query_params["slide"] = "9"
    filled.run()
    assert "“9” is not a slide" in filled.warning[0].value
    assert filled.radio(key="slide").value == 1


def test_a_saved_briefing_opens_on_the_page(filled):
    text = file.saved(filled.session_state["desk"].briefing)
    app = app_at(BRIEFING)
    app.file_uploader(key="saved_briefing").set_value(
        ("brief.json", text, "application/json")
    ).run()
    assert titles(app) == titles(filled)
    assert not app.warning


def test_a_bad_file_is_refused_and_the_briefing_stays(filled):
    before = titles(filled)
    filled.file_uploader(key="saved_briefing").set_value(
        ("bad.json", b"{", "application/json")
    ).run()
    assert "bad.json is no briefing" in filled.warning[0].value
    assert titles(filled) == before


def test_an_indicator_that_is_gone_is_said_and_the_rest_is_kept(filled):
    told = json.loads(file.saved(filled.session_state["desk"].briefing))
    told["slides"][0]["indicators"] = ["hearsay"]
    told["slides"][0]["seal"] = file.seal(told["slides"][0])
    app = app_at(BRIEFING)
    app.file_uploader(key="saved_briefing").set_value(
        ("old.json", json.dumps(told).encode(), "application/json")
    ).run()
    assert titles(app) == titles(filled)
    assert "no longer holds “hearsay”" in app.warning[0].value
    app.radio(key="slide").set_value(2).run()
    assert not app.warning


@pytest.mark.parametrize(("form", "begins"), [("pptx", b"PK"), ("16:9", b"%PDF")])
def test_a_file_is_made_on_the_page_and_is_offered_until_the_briefing_changes(filled, form, begins):
    filled.segmented_control(key="form").set_value(form).run()
    filled.button(key="make").click().run()
    assert not filled.exception and not filled.error
    assert filled.session_state["made"].content.startswith(begins)
    assert not [button for button in filled.button if button.key == "make"]
    filled.text_input(key="slide_title").set_value("Another finding").run()
    assert filled.button(key="make")


def test_a_template_that_is_none_is_refused_in_place(filled):
    filled.file_uploader(key="template").set_value(
        ("mine.pptx", b"no deck", "application/octet-stream")
    )
    filled.button(key="make").click().run()
    assert not filled.exception
    assert len(filled.error) == 1
    assert filled.button(key="make")


@pytest.mark.parametrize("kind", ["comparison", "region"])
def test_a_ready_made_brief_becomes_the_briefing(kind):
    app = app_at(BRIEFING)
    app.segmented_control(key="ready").set_value(kind).run()
    app.button(key="ready_anew").click().run()
    assert not app.exception
    assert len(slides(app)) > 8
    assert len(app.radio(key="slide").options) == len(slides(app))


def test_a_brief_of_too_few_countries_is_refused_in_words():
    app = app_at(BRIEFING)
    app.segmented_control(key="ready").set_value("comparison").run()
    app.multiselect(key="ready_countries").set_value(["IND"]).run()
    app.button(key="ready_anew").click().run()
    assert not app.exception
    assert "two" in app.error[0].value

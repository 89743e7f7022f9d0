"""Ready-made briefs: their numbers are the core's, their links open, awkward states give a sentence."""

import pytest
from briefs import ALL, PAGES, TEN, held, made

from solidarity import compare, profile, words
from solidarity.anchors import ANCHORS
from solidarity.brief import make, ready, stale
from solidarity.brief.file import opened, saved
from solidarity.brief.slide import Briefing, Chart, Table, WorldMap
from solidarity.brief.twin import printed
from solidarity.errors import DataError


def tables(briefing: Briefing) -> list[Table]:
    return [one.content for one in briefing.slides if isinstance(one.content, Table)]


def cells(table: Table, column: str) -> dict[object, object]:
    """A column by the first."""
    place = [one.name for one in table.columns].index(column)
    return {row[0]: row[place] for row in table.rows}


@pytest.mark.parametrize("name", ALL)
def test_every_slide_says_what_it_shows_and_where_it_is_from(name):
    briefing = ALL[name]()
    assert briefing.title
    assert briefing.subtitle
    for slide in briefing.slides:
        assert slide.title.strip()
        assert "*" not in slide.title + slide.sentence + slide.notes
        if slide.kind == "section":
            continue
        assert slide.sentence.strip(), slide.title
        assert slide.source.strip(), slide.title
        assert slide.citations, slide.title
        assert slide.page in PAGES, slide.title
        assert slide.pinned == briefing.made
        assert not any(word in slide.title + slide.sentence for word in ("nan", "None", "NaN")), (
            slide
        )
        if slide.content is not None:
            assert slide.method or not slide.indicators
            assert slide.notes, slide.title


@pytest.mark.parametrize("name", ALL)
def test_content_is_of_the_kind_that_the_slide_says(name):
    kinds = {"map": WorldMap, "chart": Chart, "table": Table}
    for slide in ALL[name]().slides:
        assert isinstance(slide.content, kinds.get(slide.kind, type(None))), slide.title
        if isinstance(slide.content, Table):
            assert slide.content.rows
            assert {len(row) for row in slide.content.rows} == {len(slide.content.columns)}
            for column, *said in zip(slide.content.columns, *slide.content.rows, strict=True):
                assert set(said) - {None, ""}, (slide.title, column.name)
            assert printed(slide.content)


@pytest.mark.parametrize("name", ALL)
def test_a_brief_is_of_the_present_releases_and_survives_a_file(name):
    briefing = ALL[name]()
    assert [
        stale.since_pinned(slide, held())
        for slide in briefing.slides
        if stale.since_pinned(slide, held())
    ] == []
    again, faults = opened(saved(briefing), held().register)
    assert faults == []
    assert [slide.title for slide in again.slides] == [slide.title for slide in briefing.slides]


def test_the_map_of_a_country_shows_the_index_with_both():
    slide = next(one for one in made("country", "IND").slides if one.kind == "map")
    for layer in slide.content.layers:
        row = held().index(layer.anchor, 2025, partner="IND").iloc[0]
        assert layer.values[layer.codes.index("IND")] == pytest.approx(row["index"], abs=0.5)
        assert (
            f"{words.whole(row['index'])} of 100 with {ANCHORS[layer.anchor].name}" in slide.title
        )


def test_the_main_ties_of_a_country_are_those_of_its_page():
    rows = profile.profile(held(), "IND", ("RUS", "IRN"))
    page = {tuple(row[:6]) for row in profile.table(rows, held()).itertuples(index=False)}
    slide = next(one for one in made("country", "IND").slides if one.page == "country" and one.kind == "table")  # fmt: skip
    assert {row[:6] for row in slide.content.rows} < page
    left = f"Another {len(page) - len(slide.content.rows)} figures"
    assert left in slide.sentence + slide.notes
    tie = held().ties("RUS", "IND", "arms_tie").iloc[-1]
    row = next(row for row in slide.content.rows if row[:2] == ("Arms: tie", "Russia"))
    assert row[2] == f"{100 * tie.value:.0f}%"
    assert row[4] == held().indicators["arms_tie"].period(tie.year)


def test_a_course_is_told_by_the_ties_themselves():
    slide = next(one for one in made("country", "IND").slides if one.indicators == ("un_siding",))
    ties = held().ties("RUS", "IND", "un_siding", range(2006, 2026)).set_index("year").value
    first, last = ties.index[0], ties.index[-1]
    assert slide.title == (
        f"India on contested UN votes: with Russia down from {ties[first]:.2f} ({first})"
        f" to {ties[last]:.2f} ({last})"
    )


def test_what_says_nothing_is_left_out_and_named():
    slides = made("country", "IND").slides
    assert not any("sanctions" in one.indicators for one in slides if one.kind == "chart")
    drawn = next(one for one in slides if one.title == "Over the years")
    assert "sanctions" in drawn.sentence
    arms = next(one for one in slides if one.title.startswith("India received"))
    assert "India supplied" in arms.sentence
    assert "none to Russia or Iran" in arms.sentence


@pytest.mark.parametrize(("name", "most"), [("India", 18), ("the two", 20), ("the eight", 23), ("ten", 24)])  # fmt: skip
def test_a_brief_is_short(name, most):
    briefing = ALL[name]()
    assert len(briefing.slides) <= most
    for slide in briefing.slides:
        assert len(slide.title) <= 100, slide.title
        assert slide.content is None or len(slide.sentence) <= 300, slide.sentence
        assert slide.kind != "section" or slide.sentence, slide.title


def test_why_a_score_adds_up_to_the_index():
    table = next(one for one in tables(made("country", "IND")) if one.columns[-1].name == "Points")
    total = sum(row[-1] for row in table.rows if row[-1] is not None)
    assert total == pytest.approx(held().index("RUS", 2025, partner="IND").iloc[0]["index"])


def test_ten_countries_give_about_twenty_slides_with_one_for_each():
    slides = made("comparison", tuple(TEN), "RUS").slides
    assert 18 <= len(slides) <= 26
    for code in TEN:
        name = held().register.name(code)
        own = [
            one
            for one in slides
            if one.title.startswith((f"{name} scores", f"{name} has no alignment"))
        ]
        assert len(own) == 1, name


def test_the_figures_are_those_of_the_page_that_compares():
    found = compare.compare(held(), "IRN", ["IND", "TUR"], None, 2015)
    briefing = made("comparison", ("IND", "TUR"), "IRN", 2015)
    table = next(
        one
        for one in tables(briefing)
        if one.columns[0].name == "Tie" and one.columns[2].name == "Of"
    )
    wanted = {row["Tie"]: (row["India"], row["Türkiye"]) for row in found.table.to_dict("records")}
    for row in table.rows:
        for shown, page in zip(row[3:], wanted[row[0]], strict=True):
            assert (shown or "–").split(" (")[0] == (page if isinstance(page, str) else "–")
    assert briefing.title == compare.words.headline(found, ANCHORS["IRN"], held().register)
    standing = next(one for one in tables(briefing) if one.columns[0].name == "Country")
    assert cells(standing, "Index") == {
        "India": found.standing.rows["index"][0], "Türkiye": found.standing.rows["index"][1]
    }  # fmt: skip


def test_a_slide_of_one_of_several_has_the_ties_of_its_year():
    briefing = made("comparison", ("IND", "TUR"), "IRN", 2015)
    slide = next(one for one in briefing.slides if one.title.startswith("India scores"))
    tie = held().ties("IRN", "IND", "un_siding", 2015).iloc[0]
    row = next(row for row in slide.content.rows if row[0] == "UN votes: contested")
    view = held().view("un_siding", "IRN", 2015)
    rank = view.set_index("partner")["rank"]["IND"]
    assert row[1:6] == (f"{tie.value:.2f}", "0 to 1", "2015", f"{rank} of {len(view)}", int(tie.n))


def test_no_chart_has_more_countries_than_can_be_told_apart():
    for slide in made("comparison", tuple(TEN), "RUS").slides:
        if slide.page == "compare":
            assert len(slide.view["countries"].split("_and_")) <= compare.LIMIT


def test_the_eight_each_have_a_slide_with_their_ropes():
    slides = made("middle_powers", "RUS").slides
    own = [one for one in slides if "country" in one.view]
    assert {one.view["country"] for one in own} == set(held().register.members("middle_powers"))
    india = next(one for one in own if one.view["country"] == "IND")
    arms = next(row for row in india.content.rows if row[0] == "Arms")
    tie = held().ties("RUS", "IND", "arms_share").iloc[-1]
    assert arms[1] == round(100 * tie.value, 1)
    since = [one.name for one in india.content.columns].index("Since")
    assert printed(india.content)[india.content.rows.index(arms)][since] == "2012"


def test_a_dimension_that_nobody_has_is_no_column():
    two = made("comparison", ("TUV", "XKX"), "IRN", 2012)
    (standing,) = (one for one in tables(two) if one.columns[0].name == "Country")
    shown = {one.name for one in standing.columns}
    assert {"Index", "Votes"} < shown
    assert not {"Rank", "Energy"} & shown


def test_a_side_that_pulls_at_none_is_said_with_its_verb():
    titles = [one.title for one in made("middle_powers", "IRN").slides if one.page == "scorecard"]
    assert any(title.startswith("Arms: Iran pulls at none, the West at ") for title in titles)


def test_a_part_of_which_there_is_nothing_has_no_section():
    assert make.section("Events", "None of them.", None) == ()
    opening, shown = make.section("Events", "One.", None, made("axis").slides[1])
    assert (opening.kind, opening.title, opening.sentence) == ("section", "Events", "One.")
    assert shown is made("axis").slides[1]


def test_a_year_goes_into_every_brief_that_takes_one():
    for briefing in (
        made("country", "IND", ("USA",), 2010),
        made("region", "east", "RUS", 2010),
        made("middle_powers", "CHN", 2010),
    ):
        assert "2010" in briefing.title + briefing.subtitle
        assert not any("2025" in one.period for one in briefing.slides)


@pytest.mark.parametrize("code", ["TUV", "XKX", "RUS"])
def test_an_awkward_state_gives_a_brief_that_says_what_there_is_not(code):
    briefing = made("country", code)
    told = " ".join(
        [briefing.title, briefing.subtitle, *(one.title + one.sentence for one in briefing.slides)]
    )
    assert len(briefing.slides) >= 5
    assert "which is no zero" in told
    if code == "XKX":
        assert "has no alignment index with Russia" in told
    if code == "RUS":
        assert "with Russia" not in briefing.subtitle


@pytest.mark.parametrize(
    ("kind", "given", "fault"),
    [
        ("country", ("RUS", ("RUS",)), "cannot be held against itself"),
        ("country", ("Atlantis",), "is not a country"),
        ("country", ("YUG",), "is not a state with ties"),
        ("country", ("IND", ("RUS",), 1800), "outside the data"),
        ("country", ("IND", ("India",)), "is not an anchor"),
        ("comparison", (("RUS", "IRN"), "RUS"), "not one"),
        ("comparison", ((*TEN, "USA"), "RUS"), "not eleven"),
        ("middle_powers", ("WEST",), "not with the West"),
        ("region", ("east", "CHN"), "not with China"),
        ("region", ("north", "RUS"), "is not a group"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_said_in_a_sentence(kind, given, fault):
    with pytest.raises(DataError, match=fault):
        getattr(ready, kind)(held(), *given)

"""A saved briefing opens as it was; what is damaged is refused in words, and the rest is kept."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from solidarity import countries
from solidarity.brief import file
from solidarity.brief.slide import Briefing, Chart, Column, Slide, Table, WorldMap
from solidarity.errors import DataError
from solidarity.maps import MapLayer

REGISTER = countries.load()
LAYER = MapLayer(
    anchor="RUS", title="Two states side with Moscow", codes=["IND", "CHN"], values=[0.55, 0.9],
    n=[38, 30], flags={"CHN": "few votes"}, colors=["#FFFFFF", "#D55E00"], low=0, high=1, log=False,
    decimals=2, labels=["with the G7", "split", "with Russia"], phrase="{value}", absent="no vote",
)  # fmt: skip
MAP = Slide(
    "map", "Two states", content=WorldMap((LAYER,), "UN votes", "2024"), indicators=("un_siding",)
)
LINE = {
    "data": [{"type": "scatter", "x": [2023, 2024], "y": [0.5, None]}],
    "layout": {"height": 200},
}
CHART = Slide(
    "chart", "India", "“Ω” <b>&", source="UN", content=Chart(LINE), view={"country": "IND"}
)
TABLE = Slide(
    "table", "Rows", content=Table((Column("State"), Column("Value", 2)), (("India", 0.55), ("Cuba", None)))
)  # fmt: skip
BRIEFING = Briefing(
    "Кто с кем", (Slide("section", "One"), MAP, CHART, TABLE, Slide("text", "What follows", "- a\n- b")),
    subtitle="A brief", made="2026-11-26", home="https://atlas.example/",
)  # fmt: skip


def opened(told: dict) -> tuple[Briefing, list[str]]:
    return file.opened(json.dumps(told).encode(), REGISTER, "brief.json")


def saved() -> dict:
    return json.loads(file.saved(BRIEFING))


def test_what_is_saved_opens_the_same():
    found, faults = file.opened(file.saved(BRIEFING), REGISTER)
    assert faults == []
    assert found == BRIEFING


def test_what_is_opened_and_saved_again_opens_the_same():
    once, _ = file.opened(file.saved(BRIEFING), REGISTER)
    twice, faults = file.opened(file.saved(once), REGISTER)
    assert (twice, faults) == (once, [])


@given(title=some.text(), sentence=some.text(), notes=some.text())
def test_any_words_survive(title, sentence, notes):
    held = replace(BRIEFING, slides=(TABLE.saying(title=title, sentence=sentence, notes=notes),))
    try:
        text = file.saved(held)
    except TypeError:  # half of a surrogate pair, which no keyboard gives
        return
    assert file.opened(text, REGISTER) == (held, [])


def test_words_may_be_changed_by_hand():
    told = saved()
    told["slides"][1]["title"] = "My own words"
    found, faults = opened(told)
    assert found.slides[1].title == "My own words"
    assert faults == []


@pytest.mark.parametrize(
    ("place", "change"),
    [
        (1, lambda slide: slide["content"]["layers"][0]["values"].__setitem__(0, 0.99)),
        (1, lambda slide: slide.__setitem__("source", "Somebody else")),
        (2, lambda slide: slide["content"]["figure"]["data"][0]["y"].__setitem__(0, 0.9)),
        (3, lambda slide: slide["content"]["rows"][0].__setitem__(1, 0.56)),
    ],
)
def test_figures_changed_outside_are_left_out_and_the_rest_is_kept(place, change):
    told = saved()
    change(told["slides"][place])
    found, faults = opened(told)
    assert len(found.slides) == len(BRIEFING.slides) - 1
    title = BRIEFING.slides[place].title
    said = (
        f"Slide {place + 1} is left out: the figures of “{title}” were changed outside the atlas."
    )
    assert faults == [said]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda layer: layer["codes"].__setitem__(0, "XYZ"), "states that the atlas does not hold"),
        (lambda layer: layer["values"].pop(), "states that the atlas does not hold"),
        (lambda layer: layer["colors"].__setitem__(0, "red;}"), "its map: field 0"),
        (lambda layer: layer["flags"].__setitem__("IND", "<img>"), "a status that the atlas"),
        (lambda layer: layer["grid"].__setitem__("ringed", {"IND": "url(x)"}), "field ringed"),
        (lambda layer: layer["grid"].__setitem__("arcs", [1]), "field arcs"),
        (lambda layer: layer["grid"].__setitem__("classes", ["one"]), "none of its classes"),
    ],
)
def test_a_map_that_cannot_be_drawn_is_left_out_even_when_sealed(change, said):
    told = saved()
    slide = told["slides"][1]
    change(slide["content"]["layers"][0])
    slide["seal"] = file.seal(slide)
    found, (fault,) = opened(told)
    assert said in fault
    assert len(found.slides) == len(BRIEFING.slides) - 1


@pytest.mark.parametrize(
    ("place", "content", "said"),
    [
        (1, {"layers": [], "label": "", "period": ""}, "of no region, or of more than two layers"),
        (2, {"figure": {"data": [{"type": "no such trace"}]}}, "none that the atlas draws"),
        (3, {"columns": [{"name": "A"}], "rows": [[1, 2]]}, "rows of another length"),
        (3, {"columns": [{"name": "A"}], "rows": [[{}]]}, "field rows.0.0"),
        (3, None, "input should be"),
    ],
)  # fmt: skip
def test_contents_of_another_shape_are_left_out(place, content, said):
    told = saved()
    slide = told["slides"][place]
    slide["content"] = content
    slide["seal"] = file.seal(slide)
    assert said in opened(told)[1][0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "is not JSON"),
        (b"<html>", "is not JSON"),
        (b"[]", "no briefing saved by this atlas"),
        (b'{"format": "another"}', "no briefing saved by this atlas"),
        (b'{"format": "solidarity-atlas-briefing"}', "of version None"),
        (b'{"format": "solidarity-atlas-briefing", "version": 2, "slides": []}', "of version 2"),
        (b'{"format": "solidarity-atlas-briefing", "version": 1}', "field slides is missing"),
        (b'{"format": "solidarity-atlas-briefing", "version": 1, "slides": []}', "field title"),
        (b" " * (file.LARGEST + 1), "larger than 5 MB"),
        (b"[" * 100_000, "is not JSON"),
    ],
)
def test_a_file_that_is_no_briefing_is_refused_in_words(text, said):
    with pytest.raises(DataError, match=said) as caught:
        file.opened(text, REGISTER, "brief.json")
    assert str(caught.value).startswith("brief.json")


def test_a_file_cut_short_is_refused():
    with pytest.raises(DataError, match="cut short"):
        file.opened(file.saved(BRIEFING)[:-40], REGISTER)


def test_too_many_slides_are_refused():
    told = saved() | {"slides": [{}] * (file.MOST + 1)}
    with pytest.raises(DataError, match="more than 200 slides"):
        opened(told)


@pytest.mark.parametrize("name", ["title", "sentence", "notes"])
def test_words_longer_than_the_page_takes_are_left_out(name):
    held = replace(BRIEFING, slides=(MAP.saying(**{name: "x" * file.LONGEST[name]}), CHART))
    assert file.opened(file.saved(held), REGISTER)[1] == []
    held = replace(BRIEFING, slides=(MAP.saying(**{name: "x" * (file.LONGEST[name] + 1)}), CHART))
    found, (fault,) = file.opened(file.saved(held), REGISTER)
    assert f"its {name} is longer than" in fault
    assert found.slides == (CHART,)


@pytest.mark.parametrize("made", ["yesterday", "2026-13-01", ""])
def test_a_day_that_is_none_is_refused(made):
    with pytest.raises(DataError, match="field made is no day"):
        opened(saved() | {"made": made})


def test_a_slide_of_no_known_kind_is_left_out():
    told = saved()
    told["slides"][0]["kind"] = "film"
    found, (fault,) = opened(told)
    assert "field kind" in fault
    assert found.slides == BRIEFING.slides[1:]

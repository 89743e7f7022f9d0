"""The desk: what the browser kept and what was pinned meanwhile come together once."""

from dataclasses import replace

import pytest
from fixtures import shipped

from solidarity.brief import file
from solidarity.brief.slide import Briefing, Slide
from ui.desk import Desk, Kept


@pytest.fixture
def desk() -> Desk:
    return Desk(Briefing("Mine", home="https://atlas.example/"), shipped().register)


def text(*titles: str) -> str:
    """A briefing of these slides as a browser keeps it."""
    slides = tuple(Slide("section", title) for title in titles)
    return file.saved(Briefing("Kept", slides=slides)).decode()


def titles(desk: Desk) -> list[str]:
    return [slide.title for slide in desk.briefing.slides]


def test_a_change_is_to_be_kept_and_can_be_undone_once(desk):
    assert desk.text == ""
    assert desk.add(Slide("section", "One"))
    assert file.opened(desk.text.encode(), desk.register)[0] == desk.briefing
    marked = desk.mark
    desk.undo()
    assert titles(desk) == [] and desk.mark != marked
    desk.undo()
    assert titles(desk) == []


def test_what_was_kept_comes_before_what_was_pinned_meanwhile(desk):
    desk.add(Slide("section", "New"))
    desk.take(Kept("a", text("Old"), first=True))
    assert titles(desk) == ["Old", "New"]
    assert desk.briefing.home == "https://atlas.example/"
    assert "Old" in desk.text and "New" in desk.text


def test_what_the_browser_has_is_not_sent_back_to_it(desk):
    desk.take(Kept("a", text("Old"), first=True))
    assert titles(desk) == ["Old"] and desk.text == ""


def test_what_arrives_twice_is_taken_once(desk):
    desk.add(Slide("section", "New"))
    kept = Kept("a", text("Old"), first=True)
    desk.take(kept)
    desk.add(Slide("section", "Newer"))
    desk.take(kept)
    assert titles(desk) == ["Old", "New", "Newer"]


def test_another_tab_s_briefing_takes_the_place_of_this_one(desk):
    desk.add(Slide("section", "Mine"))
    desk.take(Kept("b", text("Mine", "Theirs"), first=False))
    assert titles(desk) == ["Mine", "Theirs"] and desk.text == ""


def test_another_tab_s_before_the_answer_is_joined_once(desk):
    desk.add(Slide("section", "New"))
    desk.take(Kept("a", text("Old"), first=True))
    desk.take(Kept("b", text("Old", "Theirs"), first=True))
    assert titles(desk).count("New") <= 1
    assert titles(desk)[:2] == ["Old", "Theirs"]


def test_a_broken_one_is_said_and_what_is_on_the_desk_stays(desk):
    desk.add(Slide("section", "New"))
    desk.take(Kept("a", "{", first=True))
    assert "The kept briefing is no briefing" in desk.faults[0]
    assert titles(desk) == ["New"]


def test_a_full_briefing_takes_no_more(desk):
    full = tuple(Slide("section", str(number)) for number in range(file.MOST))
    desk.change(replace(desk.briefing, slides=full))
    assert not desk.add(Slide("section", "One too many"))
    assert len(desk.briefing.slides) == file.MOST

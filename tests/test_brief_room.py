"""The room that texts take: no line is too wide, nothing is lost, and what is cut says so."""

from hypothesis import given
from hypothesis import strategies as some

from solidarity.brief.pptx import room

TEXTS = some.text("abcWм 一…\n", max_size=300)


def test_things_are_spread_evenly_over_no_more_slides_than_they_need():
    assert room.evenly([1.0] * 9, 8, 18) == [range(5), range(5, 9)]
    assert room.evenly([1, 1, 1, 5], 7, 18) == [range(3), range(3, 4)]
    assert room.evenly([9.0, 1], 8, 18) == [range(1), range(1, 2)]
    assert room.evenly([1.0] * 4, 8, 2) == [range(2), range(2, 4)]
    assert room.evenly([], 8, 18) == [range(0)]


def test_letters_have_the_widths_of_arial():
    assert room.wide("0123", 72) == 4 * 0.556
    assert room.wide("é", 72) == room.wide("e", 72)
    assert room.wide("W", 72, 1.5) == 0.944 * 1.5


def test_words_are_kept_together_where_they_fit():
    assert room.wrapped("aa bb cc", room.wide("aa bb", 12), 12) == ["aa bb", "cc"]
    assert room.wrapped("a\n\nb", 5, 12) == ["a", "", "b"]


@given(TEXTS, some.floats(0.3, 3))
def test_no_line_is_too_wide_and_no_letter_lost(text, width):
    lines = room.wrapped(text, width, 12)
    assert all(room.wide(line, 12) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.split())


@given(TEXTS, some.floats(0.5, 3), some.floats(0.3, 2))
def test_a_text_fits_its_place_or_says_that_it_was_cut(text, width, height):
    fit = room.fitted(text, width, height, (20, 14, 10))
    assert fit.height <= height + 1e-6 or fit.lines == 1
    assert len(room.wrapped(fit.text, width, fit.size)) <= max(fit.lines, text.count("\n") + 1)
    assert (fit.text == text) is not fit.cut or fit.text.endswith("…")


def test_the_largest_size_that_fits_is_taken():
    assert room.fitted("word", 5, 1, (40, 20)).size == 40
    assert room.fitted("word " * 40, 5, 1, (40, 12)).size == 12

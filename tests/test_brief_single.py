"""Single figures with their words burnt in, and words set in lines."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_brief_pictures import world

from solidarity.brief import pictures
from solidarity.brief.pictures import sheet as paper
from solidarity.brief.pictures.framed import footer, framed
from solidarity.brief.slide import Chart, Column, Slide, Table
from solidarity.errors import DataError

WORDS = st.text(st.characters(categories=["L", "N", "P"], max_codepoint=0x4FF), min_size=1)


@settings(deadline=None, max_examples=30)  # the first one reads the font
@given(st.lists(WORDS, max_size=6).map(" ".join), st.floats(20, 200))
def test_wrapped_lines_fit_and_lose_no_letter(text, width):
    lines = paper.wrapped(text, width, 9)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(paper.width_of(line, 9) <= width or len(line) == 1 for line in lines)
    short = paper.shortened(text, width, 9)
    assert paper.width_of(short, 9) <= width


SLIDE = Slide(
    "map", "Who stands with Москва & <Tehran> for $5", "One sentence.", source="Nobody, Toy, first",
    period="2001", pinned="2026-11-26", content=world(),
)  # fmt: skip


def said(file):
    """The words of a figure, a space for every line's end."""
    parts = [part.split("-->")[0] for part in file.decode().split("<!--")[1:]]
    return " ".join(" ".join(parts).split())


def test_a_single_figure_has_all_its_words_burnt_in():
    words = said(pictures.single(SLIDE, "svg"))
    assert "Who stands with Москва &amp; &lt;Tehran&gt; for $5" in words
    assert "One sentence." in words
    assert (
        "Source: Nobody, Toy, first · 2001 · Boundaries as in UN Geodata; no endorsement implied ·"
        " Solidarity Atlas, 2026-11-26" in words
    )
    assert "Boundaries" not in footer(replace(SLIDE, content=Chart({})))


def test_a_single_figure_grows_with_its_title():
    with paper.settings():
        usual, long = (
            framed(SLIDE.saying(title=title)).figure.get_size_inches()
            for title in ("Short", "Long " * 40)
        )
    assert usual[0] == long[0] == 10
    assert long[1] > usual[1] + 0.5


def test_of_a_table_the_first_rows_are_drawn_and_the_others_counted():
    rows = tuple((f"State {n}", n / 10) for n in range(30))
    table = Table((Column("State"), Column("Value", 2)), rows)
    words = said(pictures.single(replace(SLIDE, kind="table", content=table), "svg"))
    assert "State 24 2.40 and 5 more rows, in the table as CSV" in words
    assert "State 25" not in words
    whole = replace(table, rows=rows[:25])
    assert "more row" not in said(pictures.single(replace(SLIDE, content=whole), "svg"))


def test_a_wide_table_says_how_many_columns_are_left_out():
    table = Table(tuple(Column(f"Column {n}") for n in range(40)), (("a very long text",) * 40,))
    words = said(pictures.single(replace(SLIDE, content=table), "svg"))
    assert "more columns, in the table as CSV" in words and "…" in words


def test_a_slide_of_words_has_no_figure():
    with pytest.raises(DataError, match="slide of words"):
        pictures.single(Slide("text", "What follows"), "png")

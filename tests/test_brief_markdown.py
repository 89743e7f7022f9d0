"""A briefing as Markdown: what a reader of it finds, and that no text of ours means anything."""

import awkward
import hypothesis.strategies as st
import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt

from solidarity.brief import markdown, sourced
from solidarity.brief.progress import silent
from solidarity.brief.slide import Briefing, Column, Slide, Table
from solidarity.maps import BOUNDARIES_NOTICE

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ANY = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))


@pytest.fixture(scope="module")
def text():
    return markdown.write(awkward.briefing(), silent).decode()


def texts(written, kind):
    """What a reader of Markdown shows in each heading, paragraph or cell."""
    tokens = READER.parse(written)
    return [
        shown(tokens[place + 1])
        for place, token in enumerate(tokens)
        if token.type == f"{kind}_open"
    ]


def shown(token):
    assert {child.type for child in token.children} <= {
        "text", "text_special", "strong_open", "strong_close", "link_open", "link_close"
    }  # fmt: skip
    return "".join(child.content for child in token.children)


def test_titles_are_headings_in_order(text):
    titles = [slide.title.strip() for slide in awkward.briefing().slides]
    assert texts(text, "heading") == ["Who stands with whom", *titles, sourced.TITLE]


def test_awkward_signs_arrive_as_they_are(text):
    assert {awkward.SIGNS, awkward.RUSSIAN, awkward.PERSIAN} <= {*texts(text, "paragraph")}
    assert awkward.SIGNS in texts(text, "td")


@example("#")
@example("a ##")
@example("see https://example.org/a_b_c, *and* (https://example.org/x)")
@example("<https://example.org/|x>")
@given(st.text(ANY | st.sampled_from(awkward.SIGNS), max_size=40))
def test_any_line_is_read_as_it_was_written(said):
    plain = " ".join(said.split())
    assert texts(f"# {markdown.line(said)}\n", "heading") == [plain]
    if plain:
        assert texts(markdown.line(said), "paragraph") == [plain]


@pytest.mark.parametrize("start", ["# ", "- ", "+ ", "* ", "1. ", "12) ", "123456789. ", "> ", "---", "===", "    x", "```", "|a|", ":--", "&amp;", "<b>", "[a]: b"])  # fmt: skip
def test_nothing_begins_a_heading_list_or_block(start):
    said = f"{start}word"
    assert texts(f"Before\n\n{markdown.line(said)}\n", "paragraph") == ["Before", said.strip()]


def test_an_address_stays_one(text):
    links = [
        child.attrs["href"]
        for token in READER.parse(text)
        for child in token.children or []
        if child.type == "link_open"
    ]
    assert links.count("https://atlas.example/atlas?versus=RUS&year=2024") == 4
    assert awkward.ADDRESS in links


def test_sources_and_notices_stand_with_the_figures(text):
    said = texts(text, "paragraph")
    assert said.count(f"Source: {awkward.SOURCE} · Period: 2024") == 4
    assert said.count(BOUNDARIES_NOTICE) == 2  # below the map, and at the end
    assert "Hush." not in text


def test_long_tables_say_what_they_leave_out(text):
    assert "| 25 | State no. 25 | -25.00 | - |" in text
    assert "State no. 26" not in text
    assert "170 more rows are left out here" in text


def test_a_map_and_a_chart_are_their_tables(text):
    assert "| India | 0.55 |\n| Türkiye | 0.40 |" in text
    assert "| Russia | 2022 | 0.125 |" in text


def test_no_data_is_a_dash_and_no_rows_are_said():
    told = Table((Column("State"), Column("Value", 1)), (("India", None),))
    assert markdown.table(told) == "| State | Value |\n| --- | ---: |\n| India | – |"
    empty = Briefing("B", (Slide("table", "T", content=Table(told.columns, ())),))
    assert b"There are no rows." in markdown.write(empty, silent)


def test_each_slide_is_said_and_may_be_stopped():
    heard = []
    markdown.write(awkward.briefing(), lambda *step: heard.append(step))
    assert [step[0] for step in heard] == [*range(7)]
    assert {step[1] for step in heard} == {7}

    def stop(done, of, what):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        markdown.write(awkward.briefing(), stop)

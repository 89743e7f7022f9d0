"""The briefing's slides on its page: their order, their words, and what each shows."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from solidarity import maps
from solidarity.brief import file, stale
from solidarity.brief.slide import Briefing, Chart, Column, Slide, Table, WorldMap
from solidarity.errors import UnknownName
from ui.address import escaped, remember
from ui.briefing import desk
from ui.data import catalog
from ui.desk import Desk
from ui.world_map import slide_map

SIGNS = {
    "map": ":material/public:",
    "chart": ":material/show_chart:",
    "table": ":material/table:",
    "text": ":material/notes:",
    "section": ":material/bookmark:",
}


def briefing_title(held: Briefing) -> None:
    """The briefing's name and what is below it on its cover, both to be changed here."""
    count = len(held.slides)
    st.title("Your briefing" if not count else f"Your briefing: {_counted(count)}")
    # An empty briefing may be on its way from the browser: which slide is asked for is kept for it.
    remember("slide", 1, lambda text: _number(text, count), lambda number: f"slide {number}")
    for fault in desk().faults:
        st.warning(fault, icon=":material/info:")
    desk().faults = []
    with st.container(horizontal=True):
        for name, label in (("title", "Title"), ("subtitle", "Below it")):
            key = f"briefing_{name}"
            st.session_state[key] = getattr(held, name)
            st.text_input(
                label,
                key=key,
                max_chars=file.LONGEST[name],
                on_change=_retitle,
                args=(desk(), name),
            )


def briefing_empty() -> None:
    """What to do first."""
    st.markdown(
        "Nothing is pinned yet. Press :material/keep: at any map, chart or table of the atlas, or"
        " start from a ready-made brief below. The briefing stays in this browser."
    )
    _more(0)


def pick_slide(held: Briefing) -> int:
    """Choose a slide; its place, from 0."""
    count = len(held.slides)
    st.session_state.slide = min(st.session_state.slide, count)
    with st.container(height=440 if count > 9 else "content", border=False):
        chosen = st.radio(
            "Slides",
            range(1, count + 1),
            key="slide",
            format_func=lambda number: _label(held.slides[number - 1], number),
        )
    return int(chosen) - 1


def slide_order(held: Briefing, place: int) -> None:
    """Move, remove, add; and one step back."""
    last = len(held.slides) - 1
    with st.container(horizontal=True):
        _act("Up", "arrow_upward", place == 0, _move, place, -1)
        _act("Down", "arrow_downward", place == last, _move, place, 1)
        _act("Remove", "delete", False, _remove, place)
        if desk().before:
            _act("Undo", "undo", False, Desk.undo)
    _more(place + 1)


def slide_words(held: Briefing, place: int) -> None:
    """Title, sentence and notes, to be changed."""
    slide = held.slides[place]
    if said := stale.since_pinned(slide, catalog()):
        st.warning(said, icon=":material/history:")
    text = slide.kind == "text"
    labels = {
        "title": "Title",
        "sentence": "Text: a line each, “- ” begins a point" if text else "Sentence",
        "notes": "Notes, which only the speaker sees",
    }
    for name, label in labels.items():
        key = f"slide_{name}"
        st.session_state[key] = getattr(slide, name)
        told: dict[str, Any] = {"key": key, "on_change": _reword, "args": (desk(), place, name)}
        if name == "title":
            st.text_input(label, max_chars=file.LONGEST[name], **told)
        else:
            height = 220 if text and name == "sentence" else 80
            st.text_area(label, max_chars=file.LONGEST[name], height=height, **told)


def slide_shown(held: Briefing, place: int) -> None:
    """What the slide shows, where it is from, and the way back to it."""
    slide = held.slides[place]
    match slide.content:
        case WorldMap():
            slide_map(slide.content)
        case Chart(figure=figure):
            st.plotly_chart(
                go.Figure(figure),
                alt=slide.title,
                key="slide_chart",
                config={"displayModeBar": False},
            )
        case Table():
            _table(slide.content, slide.title)
        case None:
            return
    boundaries = f" {maps.BOUNDARIES_NOTICE}" if slide.kind == "map" else ""
    period = f"{slide.period}. " if slide.period else ""
    st.caption(f"{period}Source: {slide.source}.{boundaries} Pinned on {slide.pinned}.")
    if slide.page or slide.view:
        st.markdown(f"[Open this view in the atlas]({held.link(slide)})")


def _table(table: Table, title: str) -> None:
    names = [column.name for column in table.columns]
    st.dataframe(
        pd.DataFrame(list(table.rows), columns=names),
        hide_index=True,
        height=min(38 + 35 * len(table.rows), 420),
        placeholder="–",
        alt=title,
        key="slide_table",
        column_config={
            column.name: st.column_config.NumberColumn(format=_form(column))
            for column in table.columns
            if column.decimals is not None
        },
    )


def _form(column: Column) -> str:
    if not column.suffix and not column.signed and column.decimals == 0:
        return "localized"
    suffix = column.suffix.replace("%", "%%")
    return f"%{'+' if column.signed else ''}.{column.decimals}f{suffix}"


def _more(place: int) -> None:
    """Slides without figures, put in after the one chosen."""
    with st.container(horizontal=True):
        _act("Add a text", "notes", False, _insert, place, Slide("text", "What follows"))
        _act("Add a section", "bookmark", False, _insert, place, Slide("section", "A section"))


def _act(label: str, symbol: str, off: bool, act: Callable[..., None], *args: Any) -> None:
    key = f"slide_{label.lower().replace(' ', '_')}"
    icon = f":material/{symbol}:"
    st.button(label, icon=icon, disabled=off, key=key, on_click=act, args=(desk(), *args))


def _insert(held: Desk, place: int, slide: Slide) -> None:
    st.session_state.slide = place + 1
    slides = held.briefing.slides
    _put(held, (*slides[:place], slide, *slides[place:]))


def _move(held: Desk, place: int, by: int) -> None:
    st.session_state.slide = place + by + 1
    slides = list(held.briefing.slides)
    slides.insert(place + by, slides.pop(place))
    _put(held, slides)


def _remove(held: Desk, place: int) -> None:
    slides = held.briefing.slides
    _put(held, (*slides[:place], *slides[place + 1 :]))


def _reword(held: Desk, place: int, name: str) -> None:
    said = st.session_state[f"slide_{name}"]
    slides = held.briefing.slides
    slide = slides[place].saying(**{name: said})
    _put(held, (*slides[:place], slide, *slides[place + 1 :]))


def _put(held: Desk, slides: Iterable[Slide]) -> None:
    held.change(replace(held.briefing, slides=tuple(slides)))


def _retitle(held: Desk, name: str) -> None:
    said = st.session_state[f"briefing_{name}"]
    held.change(replace(held.briefing, **{name: said}))


def _number(text: str, count: int) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= (count or file.MOST):
        raise UnknownName("a slide", text, [])
    return int(text)


def _label(slide: Slide, number: int) -> str:
    cut = "…" if len(slide.title) > 80 else ""
    return f"{number} {SIGNS[slide.kind]} {escaped(slide.title[:80])}{cut}"


def _counted(count: int) -> str:
    return "one slide" if count == 1 else f"{count} slides"

"""Pin to briefing: the button with every figure, map and table, and the slide it makes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st

from solidarity.brief import file, make, sentence
from solidarity.brief.slide import Chart, Column, Content, Kind, Slide, WorldMap
from solidarity.catalog import Catalog
from solidarity.indicator import Indicator
from ui.address import escaped
from ui.briefing import desk
from ui.data import catalog

YEARS = (1900, 2100)
"""Whole numbers between these are years where nothing else is said of them."""


@dataclass(frozen=True)
class Shown:
    """A table as it stands on the page."""

    frame: pd.DataFrame | pa.Table
    title: str
    columns: Mapping[str, Any]
    """Streamlit's column configuration."""
    of: tuple[Indicator | str, ...] = ()
    """The indicators shown, or keys of sources; without any, the page's own sources."""


@dataclass(frozen=True)
class Here:
    """The page on which a reader pins; `view` and `sources` are filled as it is drawn."""

    catalog: Catalog
    page: str
    view: dict[str, str]
    sources: Sequence[str]


def pin(key: str, slide: Callable[[Here], Slide]) -> None:
    """The button that adds a slide; it is made only when the button is pressed."""
    state, held = st.session_state, desk()
    here = Here(catalog(), state.page, state.view, state.noted)

    def press() -> None:  # looks not once into the session: see Desk
        added = slide(here)
        if held.add(added):
            held.said = f"Pinned as slide {len(held.briefing.slides)}: {escaped(added.title)}"
        else:
            held.said = f"The briefing is full: it holds {file.MOST} slides."

    st.button(
        "Pin to briefing",
        icon=":material/keep:",
        type="tertiary",
        key=f"pin_{key}",
        on_click=press,
    )


def pin_chart(
    figure: go.Figure, title: str, said: str, key: str, of: Iterable[Indicator | str]
) -> None:
    """A small button in the chart's corner."""
    units = {one.unit for one in of if isinstance(one, Indicator)}
    unit = units.pop() if len(units) == 1 else ""  # else the title says it
    pin(key, lambda here: _slide(here, "chart", title, Chart(figure.to_plotly_json(), unit), of, said))  # fmt: skip


def pin_table(shown: Shown, key: str) -> None:
    """A button beside the table's CSV."""

    def slide(here: Here) -> Slide:
        frame = _said(shown)
        columns = {
            str(name): column_of(str(name), shown.columns.get(str(name)), frame[name])
            for name in frame
        }
        return _slide(here, "table", shown.title, make.from_frame(frame, columns), shown.of)

    pin(key, slide)


def _said(shown: Shown) -> pd.DataFrame:
    """The table without links, of which the words stay where they are read out of the address."""
    held = shown.frame
    frame = held.to_pandas() if isinstance(held, pa.Table) else held.copy(deep=False)
    for name in list(frame):
        told = (shown.columns.get(str(name)) or {}).get("type_config") or {}
        pattern = told.get("display_text") or ""
        if told.get("type") == "link" and "(" in pattern:
            words = frame[name].astype("str").str.extract(pattern, expand=False)
            frame[name] = words.fillna(frame[name])
        elif told.get("type") == "link":
            frame = frame.drop(columns=name)
    return frame


def pin_map(title: str, said: str, content: WorldMap, of: Iterable[Indicator | str] = ()) -> None:
    """A button below the map."""
    pin("map", lambda here: _slide(here, "map", title, content, of, said))


def _slide(
    here: Here,
    kind: Kind,
    title: str,
    content: Content,
    of: Iterable[Indicator | str],
    said: str = "",
) -> Slide:
    """A slide of what stands on the page; `of` as in Shown."""
    of = list(of)
    indicators = [one for one in of if isinstance(one, Indicator)]
    keys = [one.source if isinstance(one, Indicator) else one for one in of] or here.sources
    source, citations = make.cited(here.catalog, keys)
    return Slide(
        kind=kind,
        title=title,
        sentence=make.said(said) or sentence.of(content, here.catalog.register),
        source=source or "see this page of the atlas",  # pressed before the page had named them
        citations=citations,
        method=make.method(indicators),
        indicators=tuple(one.key for one in indicators),
        period=content.period if isinstance(content, WorldMap) else "",
        page=here.page,
        view=dict(here.view),
        pinned=date.today().isoformat(),
        content=content,
    )


def column_of(name: str, config: Any, values: pd.Series) -> Column:
    """How a column is printed, from how Streamlit was told to show it."""
    title = (config or {}).get("label") or name
    if not pd.api.types.is_numeric_dtype(values) or pd.api.types.is_bool_dtype(values):
        return Column(title)
    form = ((config or {}).get("type_config") or {}).get("format") or "localized"
    known = values.dropna()
    if form in ("localized", "%d") and not known.empty and known.between(*YEARS).all():
        return Column(title, 0, grouped=False)
    if not form.startswith("%"):
        return Column(title, 0 if (known % 1 == 0).all() else None)
    places = form.lstrip("%+").split(".")[-1][0]
    suffix = "%" if form.endswith("%%") else ""
    return Column(title, int(places) if places.isdigit() else 0, suffix, form.startswith("%+"))

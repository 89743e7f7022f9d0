"""How figures, tables, values and their sources appear on every page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st

from solidarity import charts, maps, words
from solidarity.anchors import Anchor
from solidarity.indicator import Indicator
from solidarity.votes import links
from ui.data import Stamp, catalog, stamp
from ui.pins import Shown, pin_chart, pin_table

VOTES = st.column_config.LinkColumn(
    "Votes", display_text="show", width=52, help="The roll calls counted, in a tab of their own"
)


def show(
    figure: go.Figure,
    alt: str,
    key: str,
    of: Iterable[Indicator | str] = (),
    title: str = "",
    said: str = "",
    **selection: Any,
) -> None:
    """Draw a chart that does not move under the finger, with its text alternative and its pin.

    `of` as in Shown; `title` and `said` are what a slide of it says, if not the text alternative
    and the last figures; `selection` is what Streamlit is told of clicks.
    """
    with st.container(key=f"figure_{key}"):
        st.plotly_chart(figure, alt=alt, key=key, config={"displayModeBar": False}, **selection)
        pin_chart(figure, title or alt, said, key, of)


def tabled(
    frame: pd.DataFrame | pa.Table,
    title: str,
    key: str,
    columns: Mapping[str, Any] | None = None,
    of: Iterable[Indicator | str] = (),
    votes: Mapping[str, Sequence[links.Address]] | None = None,
    **layout: Any,
) -> Shown:
    """Draw a table, its title as text alternative; what `download` needs for its pin.

    `votes` has links to the roll calls behind the figures of a column, as with_votes.
    """
    frame, more = with_votes(frame, votes or {})
    columns = dict(columns or {}) | more
    st.dataframe(
        frame,
        hide_index=True,
        column_config=columns,
        alt=title,
        key=key,
        **{"placeholder": "–"} | layout,
    )
    return Shown(frame, title, columns, tuple(of))


def with_votes(
    frame: pd.DataFrame | pa.Table, votes: Mapping[str, Sequence[links.Address]]
) -> tuple[pd.DataFrame | pa.Table, dict[str, Any]]:
    """A table with links behind each column of `votes` of which a row is made of votes; how they are drawn."""
    here = links.SOURCE in catalog().sources
    drawn = {f"{after}: votes": VOTES for after, asked in votes.items() if here and any(asked)}
    for after, asked in votes.items():
        if (head := f"{after}: votes") not in drawn:
            continue
        cells = [links.relative(one) for one in asked]
        if isinstance(frame, pa.Table):
            place = frame.column_names.index(after) + 1
            frame = frame.add_column(place, head, pa.array(cells))
        else:
            frame = frame.copy(deep=False)
            frame.insert(list(frame).index(after) + 1, head, cells)
    return frame, drawn


def sign_key(parts: Iterable[tuple[str, str, str]]) -> None:
    """Which sign and hue is whose: sign, hue and name of each."""
    spans = [
        f'<span><span style="color:{hue}">{sign}</span> {escape(name)}</span>'
        for sign, hue, name in parts
    ]
    st.html(f'<div style="display:flex;flex-wrap:wrap;gap:0 1.1em">{"".join(spans)}</div>')


def printed(frame: pd.DataFrame, title: str, key: str, of: Iterable[Indicator | str] = ()) -> None:
    """A short table of words, every row in sight, and its pin."""
    st.table(frame.set_index(frame.columns[0]))
    pin_table(Shown(frame, title, {}, tuple(of)), key)


def download(
    rows: Callable[[], pd.DataFrame], name: str, key: str, twin: Shown | None = None
) -> None:
    """A button that saves the rows as CSV, made only when it is pressed; beside it the pin of the
    table shown.

    By then the reader's session is out of reach: `rows` may not read the catalog or the index.
    """
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Download CSV",
            lambda: rows().to_csv(index=False).encode("utf-8-sig"),
            file_name=f"{name}.csv",
            mime="text/csv",
            icon=":material/download:",
            key=key,
            on_click="ignore",
        )
        if twin is not None:
            pin_table(twin, key)


def source_note(indicators: Iterable[Indicator], is_map: bool = False) -> None:
    """Who published the figures of these indicators; definitions, terms and traps on demand."""
    indicators = list(indicators)
    definitions = [f"**{i.title}** ({i.unit}). {i.definition}" for i in indicators]
    note_on(dict.fromkeys(i.source for i in indicators), definitions, is_map)


def note_on(keys: Iterable[str], definitions: Iterable[str], is_map: bool = False) -> None:
    """Who published the figures of these sources, in which release; definitions, terms and traps on
    demand. Sources that are not here are passed over: the page says so itself.
    """
    keys = list(keys)
    st.session_state.noted[:] = keys
    sources = [catalog().sources[key] for key in keys if key in catalog().sources]
    boundaries = f" {maps.BOUNDARIES_NOTICE}" if is_map else ""
    parts = [f"{s.publisher}, {s.title}, {s.release}" for s in sources]
    if len(parts) > 3:
        parts = ["see the page on sources for each figure's publisher and release"]
    st.caption(f"Source: {'; '.join(parts)}; our calculation.{boundaries}")
    with st.expander("Definition, terms and known traps", on_change="rerun") as more:
        if more.open:
            for definition in definitions:
                st.markdown(definition)
            for source in sources:
                st.markdown("\n".join(f"- {trap}" for trap in source.traps))
                link = f" [{source.url}]({source.url})" if source.url else ""
                st.markdown(f"*Cite as:* {source.citation}{link}")
                st.markdown(f"*Terms:* {source.terms} Retrieved {source.retrieved:%d %B %Y}.")


def trend(
    indicator: Indicator, country: str, anchors: tuple[str, ...], height: int, key: str = "trend"
) -> bool:
    """The course of one tie over the years, a line per anchor; says whether there is any value."""
    if figure := _trend(stamp(), indicator.key, country, anchors, height):
        name = catalog().register.name(country)
        alt = f"{indicator.title}: {name}, {indicator.years[0]} to {indicator.years[1]}"
        title = f"{name}: {indicator.short}, {indicator.years[0]} to {indicator.years[1]}"
        show(figure, alt, key=f"{key}_{indicator.key}", of=[indicator], title=title)
        return True
    return False


@st.cache_resource(max_entries=500, show_spinner=False)
def _trend(
    stamp: Stamp, indicator: str, country: str, anchors: tuple[str, ...], height: int
) -> go.Figure | None:
    ties = catalog().course(indicator, anchors, country)
    return None if ties.empty else charts.trend(ties, catalog().indicators[indicator], height)


def country_card(
    indicator: Indicator, anchors: list[Anchor], views: list[pd.DataFrame], year: int, country: str
) -> None:
    """The chosen country: its value towards each anchor in words, and its trend."""
    for anchor, view in zip(anchors, views, strict=True):
        if anchor.code != country:
            st.markdown(value_line(indicator, anchor, view, country, year))
            votes_link(
                "Show the votes", links.address(indicator.key, anchor.code, country, (year, year))
            )
    codes = [a.code for a in anchors] if len(anchors) > 1 else [anchors[0].code, _other(anchors[0])]
    trend(indicator, country, tuple(code for code in codes if code != country), height=170)
    if indicator.dimension == "index":
        for anchor in anchors:
            if anchor.code != country:
                score_link(country, anchor, year)
    st.page_link(
        "pages/partners/country.py",
        label=f"All ties of {catalog().register.name(country)}",
        query_params={"country": country, "versus": st.session_state.chosen.get("versus", "RUS")},
        icon=":material/arrow_forward:",
    )


def score_link(country: str, anchor: Anchor, year: int) -> None:
    """From a score of the alignment index to the page that opens it."""
    st.page_link(
        "pages/partners/score.py",
        label=f"Why this score with {anchor.name}",
        query_params={
            "country": country,
            "versus": anchor.code,
            "year": str(year),
            "weights": st.session_state.get("weights", "default"),
        },
        icon=":material/arrow_forward:",
    )


def votes_link(label: str, address: links.Address) -> None:
    """From a score made of votes to these votes; `address` is of solidarity.votes.links, empty for none."""
    if address and links.SOURCE in catalog().sources:
        st.page_link(
            links.PAGE, label=label, query_params=dict(address), icon=":material/how_to_vote:"
        )


def value_line(
    indicator: Indicator, anchor: Anchor, view: pd.DataFrame, country: str, year: int
) -> str:
    """`**0.55 with Russia** · rank 60 of 190 · 38 votes`, or why there is no value."""
    row = view[view.partner == country]
    if row.empty:
        if anchor.code in indicator.not_defined:
            return indicator.not_defined[anchor.code]
        return f"No data towards {anchor.name}, {indicator.period(year)}: {indicator.absent}."
    tie = row.iloc[0]
    status = "" if tie.status == "observed" else f" · {tie.status}"
    lacking = f" {without}" if (without := words.without(tie.to_dict())) else ""
    source = f" · {catalog().title(tie.source)}" if "/" in tie.source else ""
    reason = f"  \n{words.capitalised(why)}" if (why := catalog().doubt(tie)) else ""
    return (
        f"**{words.phrase(indicator, anchor, tie.value)}**{words.interval(indicator, tie)}"
        f" · {words.rank(tie.to_dict(), len(view))} · {words.counted(int(tie.n), indicator.n_unit)}"
        f"{lacking} · {indicator.period(year)}{status}{source}{reason}"
    )


def _other(anchor: Anchor) -> str:
    return {"RUS": "IRN", "IRN": "RUS"}.get(anchor.code, "RUS")

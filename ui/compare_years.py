"""The part of the page that compares countries over the years, a chart for each dimension."""

import plotly.graph_objects as go
import streamlit as st

from solidarity import compare_charts, words
from solidarity.anchors import Anchor
from solidarity.compare import Comparison, Group, drawn_first
from solidarity.indicator import Indicator
from ui.compare import NUMBER, file_name, key, looks
from ui.compare_pickers import pick_drawn, pick_indicator_drawn
from ui.data import Stamp, catalog, stamp
from ui.show import download, show, tabled


def compare_courses(found: Comparison, anchor: Anchor) -> None:
    """One chart per dimension, each with a picker of its indicator, and their figures as a table."""
    key(found)
    drawn = pick_drawn(found)
    usual = drawn_first(found.indicators, found.anchor)
    dimensions = list(drawn)
    for first in range(0, len(dimensions), 3):
        for column, name in zip(st.columns(3, gap="medium"), dimensions[first : first + 3], strict=False):  # fmt: skip
            with column:
                pick_indicator_drawn(found, drawn[name], usual[name])
                _chart(found, drawn[name], anchor)
    st.caption(
        "Hollow points are not simply observed: estimated, doubtful, on few votes or on part of a year."
        " A gap has no data."
    )
    with st.expander("The figures of these charts", on_change="rerun") as more:
        if more.open:
            _courses_table(found, list(drawn.values()))


def _chart(found: Comparison, one: Indicator, anchor: Anchor) -> None:
    figure = _course(stamp(), found.partners, found.group, anchor.code, one.key, found)  # fmt: skip
    if figure is None:
        st.caption(f"{words.capitalised(one.absent)} for any of them: no data, not zero.")
        return
    st.caption(one.unit)
    show(
        figure,
        f"{words.titled(one, [anchor])}, {one.years[0]} to {one.years[1]}",
        f"course_{one.dimension}",
        [one],
    )


@st.cache_resource(max_entries=400, show_spinner=False)
def _course(
    stamp: Stamp,
    partners: tuple[str, ...],
    group: Group | None,
    anchor: str,
    indicator: str,
    _found: Comparison,
) -> go.Figure | None:
    held = _found.ties[_found.ties.indicator == indicator]
    if held.empty:
        return None
    return compare_charts.courses(held, catalog().indicators[indicator], looks(_found), group)


def _courses_table(found: Comparison, drawn: list[Indicator]) -> None:
    name = catalog().register.name
    titles = {one.key: one for one in drawn}
    rows = found.ties[found.ties.indicator.isin(titles) & found.ties.partner.isin(found.partners)]
    printed = [titles[key].text(value) for key, value in zip(rows.indicator, rows.value, strict=True)]  # fmt: skip
    wide = rows.assign(value=printed).pivot(index=["indicator", "year"], columns="partner", values="value")  # fmt: skip
    wide = wide.reindex(columns=list(found.partners)).rename(columns=name).reset_index()
    wide.insert(0, "Tie", [titles[key].short for key in wide.pop("indicator")])
    wide = wide.rename(columns={"year": "Year"}).sort_values(["Tie", "Year"], ascending=[True, False])  # fmt: skip
    twin = tabled(wide, f"Ties of {words.listed([name(code) for code in found.partners])} by indicator and year", key="courses", columns={"Year": NUMBER(format="%d", width=64)}, height=360,)  # fmt: skip
    download(
        lambda: rows.reset_index(drop=True), file_name("courses", found), "courses_csv", twin=twin
    )

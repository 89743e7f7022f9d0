"""The parts of the page on what-if: what a cut takes, what remains, what it costs the cutter, two at a time."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from solidarity import words as words_of
from solidarity.anchors import Anchor
from solidarity.pressure import charts, cut_words, tables, what_if, words
from solidarity.pressure.channels import Channel
from solidarity.pressure.what_if import Result, Scenario
from ui.cut_pickers import NONE
from ui.data import catalog
from ui.pins import pin_table
from ui.show import download, note_on, show, tabled


def what_if_title(anchor: Anchor, scenario: Scenario) -> None:
    """The headline, and what the figures are and are not."""
    register = catalog().register
    st.title(cut_words.headline(anchor, scenario))
    st.caption(
        "A first-order sum: the trade on record, less the part cut, and nothing else moves. It is a measure of"
        " exposure, not a forecast."
    )
    sentences = list(scenario.missing)
    if idle := [register.name(code) for code in scenario.idle]:
        many = len(idle) > 3
        names = f"{words_of.spelled(len(idle))} of those cut" if many else words_of.listed(idle)
        verb = "is" if len(idle) == 1 else "are"
        sentences.append(
            words_of.capitalised(f"{names} {verb} on record in none of the channels chosen.")
        )
    for sentence in sentences:
        st.info(sentence)


def what_if_sums(anchor: Anchor, scenarios: Sequence[Scenario]) -> None:
    """The loss per cut and channel with its bounds, and the concentration before and after."""
    frames = [
        tables.losses(one.summary).assign(Without=words_of.capitalised(_cutters(one, anchor)))
        for one in scenarios
    ]
    frame = pd.concat(frames, ignore_index=True)
    st.caption(
        f"In {scenarios[0].results[0].channel.unit}." if "Unit" not in frame else "Units as stated."
    )
    if len(scenarios) == 1:
        frame = frame.drop(columns="Without")
    pin_table(
        tabled(
            frame[["Without", *frame.columns.drop("Without")]] if "Without" in frame else frame,
            f"What {anchor.name} would lose, by channel",
            key="cut_sums",
            columns={
                "On record": _number("All on record"),
                "Lost": _number("The loss on record"),
                "Share": _percent("The loss as a share of all on record"),
                "Low to high": st.column_config.TextColumn(
                    width=128, help="What the records allow; empty: only the value"
                ),
                "Remains": _number("What is left if nothing else moves"),
                "Concentration": st.column_config.TextColumn(
                    width=150, help="HHI, 0 to 1, before and after"
                ),
                "Carry half": st.column_config.TextColumn(
                    width=80, help="How few partners carry half, before and after"
                ),
            },
        ),
        "cut_sums",
    )


def _number(explained: str) -> Any:
    return st.column_config.NumberColumn(format="localized", width=84, help=explained)


def _percent(explained: str) -> Any:
    return st.column_config.NumberColumn(format="%.1f%%", width=72, help=explained)


def what_if_result(anchor: Anchor, scenario: Scenario, key: str, wide: bool) -> None:
    """One cut: each channel before and after, and what it costs those who cut."""
    for result in scenario.results:
        drawn, said = st.columns([1.3, 1], gap="medium") if wide else (st.container(),) * 2
        with drawn:
            _before_and_after(anchor, result, key)
            _every_partner(anchor, scenario, result, key)
        with said:
            _said(anchor, result)
    _own_losses(anchor, scenario, key)
    cuts = what_if.written(scenario.cuts) or NONE
    download(lambda: scenario.partners, f"what_if_{anchor.code}_{cuts[:60]}", key=f"{key}_csv")


def _before_and_after(anchor: Anchor, result: Result, key: str) -> None:
    channel, year = result.channel, result.before.year
    st.markdown(f"**{channel.short}**, {channel.period(year)}, {channel.unit}")
    figure = charts.before_after(result, anchor, catalog().register.name)
    title = (
        f"{anchor.name}'s {channel.title} in {channel.period(year)}: what remains and what is lost"
    )
    show(figure, title, key=f"{key}_{channel.key}")


def _every_partner(anchor: Anchor, scenario: Scenario, result: Result, key: str) -> None:
    """The drawing's twin, on demand."""
    channel = result.channel
    with st.expander(
        "Every partner as a table", key=f"{key}_{channel.key}_open", on_change="rerun"
    ) as more:
        if not more.open:
            return
        rows = scenario.partners
        pin_table(
            tabled(
                tables.before_after(rows[rows.channel == channel.key]),
                f"{anchor.name}'s {channel.title}: every partner before and after",
                key=f"{key}_{channel.key}_table",
                columns={
                    "Before": _number(f"On record, {channel.unit}"),
                    "Lost": _number(f"What is cut, {channel.unit}"),
                    "Remains": _number(f"What is left, {channel.unit}"),
                    "Cut": st.column_config.NumberColumn(format="%d%%", width=56),
                    "Share": _percent("Share of all on record"),
                    "Share after": _percent("Share of what remains"),
                },
            ),
            f"{key}_{channel.key}_table",
        )


def _said(anchor: Anchor, result: Result) -> None:
    register = catalog().register
    st.markdown(cut_words.remains(result, anchor, register))
    for one in result.before.unseen:
        if result.cuts.get(one.partner):
            st.markdown(words.not_on_record(one, result.channel, register.name, result.before))


def _own_losses(anchor: Anchor, scenario: Scenario, key: str) -> None:
    """What each that cuts gives up itself."""
    frame = tables.own_losses(scenario.partners)
    if frame.empty:
        return
    st.markdown("**What it costs those who cut**")
    pin_table(
        tabled(
            frame,
            f"What those who cut {anchor.name} off give up themselves",
            key=f"{key}_own",
            columns={
                "Cut": st.column_config.NumberColumn(format="%d%%", width=56),
                "Gives up": _number("The partner's trade with the anchor that ends"),
                "Of its own": _percent("Share of all that the partner trades over the channel"),
            },
        ),
        f"{key}_own",
    )


def what_if_compared(anchor: Anchor, scenarios: Sequence[Scenario]) -> None:
    """Which of two cuts takes more."""
    first, second = scenarios
    names = _cutters(first, anchor), _cutters(second, anchor)
    st.markdown(cut_words.compared(first.summary, second.summary, *names))


def _cutters(scenario: Scenario, anchor: Anchor) -> str:
    return cut_words.cutters(scenario.cuts, anchor.code, scenario.register)


def not_modelled() -> None:
    """What the sum leaves out, said plainly."""
    st.markdown("\n".join(f"- {line}" for line in what_if.NOT_MODELLED))


def what_if_note(channels: list[Channel]) -> None:
    """Sources and definitions of the page."""
    note_on(dict.fromkeys(channel.source for channel in channels), words.DEFINITIONS)


def what_if_link(anchor: Anchor, channel: Channel, year: int, country: str) -> None:
    """From a partner's lifeline to what its end would take away."""
    if country == anchor.code:
        return
    name = catalog().register.name(country)
    st.page_link(
        "pages/pressure/what_if.py",
        label=f"What if {name} stopped?",
        query_params={
            "anchor": anchor.code,
            "channels": channel.key,
            "year": str(year),
            "cut": what_if.written({country: 1.0}),
            "against": NONE,
        },
        icon=":material/arrow_forward:",
    )

"""The parts of the pages on sources and on method."""

import pandas as pd
import streamlit as st

from solidarity import charts, coverage, definitions
from solidarity.indicator import Indicator
from solidarity.source import Source
from ui.data import catalog
from ui.show import download, printed, show, tabled


def sources_table(overview: pd.DataFrame) -> None:
    """All sources side by side."""
    twin = tabled(
        overview.drop(columns="key"),
        "All sources: publisher, release, years, indicators, figures, countries",
        key="sources",
        columns={
            "First year": st.column_config.NumberColumn("From", format="%d", width=60),
            "Last year": st.column_config.NumberColumn("To", format="%d", width=60),
            "Indicators": st.column_config.NumberColumn("Indicators", width=80),
            "Figures": st.column_config.NumberColumn("Figures", format="localized", width=90),
            "UN members": st.column_config.NumberColumn(
                "UN members", width=90, help="Of 193, those with at least one figure"
            ),
            "Retrieved": st.column_config.DateColumn("Retrieved", format="D MMM YYYY"),
        },
    )
    download(lambda: overview, "sources", key="sources_csv", twin=twin)


def source_facts(source: Source) -> None:
    """Publisher, terms, citation, indicators and known traps of one source."""
    facts, traps = st.columns([1, 1.2], gap="large")
    with facts:
        link = f"  \n[{source.url}]({source.url})" if source.url else ""
        st.markdown(f"**Publisher** {source.publisher}{link}")
        st.markdown(f"**Release** {source.release}, retrieved {source.retrieved:%d %B %Y}")
        st.markdown(f"**Terms** {source.terms}")
        st.markdown(f"**Cite as** {source.citation}")
        for origin in source.origins.values():
            st.markdown(
                f"**{origin.title}** {origin.publisher}, {origin.release}. *{origin.terms}*"
                f" {origin.citation} [{origin.url}]({origin.url})"
            )
    with traps:
        st.markdown("**Known traps**\n" + "\n".join(f"- {trap}" for trap in source.traps))
    _indicators_table(source)
    _doubts_table(source)


def _indicators_table(source: Source) -> None:
    """Which indicators it gives, for whom, and why not for the others."""
    twin = tabled(
        coverage.indicators(catalog(), source),
        f"Indicators computed from {source.title}",
        key="source_indicators",
    )
    held = catalog()
    download(
        lambda: held.ties(indicator=list(source.indicators)),
        f"ties_{source.key}",
        key="source_csv",
        twin=twin,
    )


def _doubts_table(source: Source) -> None:
    """What is known against single figures."""
    if source.doubts:
        with st.expander(f"Figures not to be taken as they stand: {len(source.doubts)} entries"):
            title = f"{source.title}: figures not to be taken as they stand"
            printed(coverage.doubts(catalog(), source), title, "doubts", [source.key])


def coverage_chart(source: Source, indicator: str) -> None:
    """Country by year: where the source, or one of its indicators, has figures."""
    counts = coverage.coverage(catalog(), source, indicator)
    what = source.indicators[indicator].title if indicator else source.title
    covered = int((counts.sum(axis=1) > 0).sum())
    st.caption(
        f"{what}: {covered} of {len(counts)} UN members and observers have figures in some year."
        " Each row is a country, by region; the darker, the more figures; pale is none."
    )
    register = catalog().register
    show(charts.coverage(counts, register), f"Coverage by country and year: {what}", key="coverage")
    download(lambda: counts.reset_index(), f"coverage_{source.key}", key="coverage_csv")


def what_a_tie_is() -> None:
    """The one idea, in three sentences."""
    st.markdown(
        "Everything shown is a view of **ties**: one number about one pair of countries in one"
        " year. Each has an *anchor* (Russia, Iran; for comparison China, the United States and"
        " the West), a *partner*, a *year*, a *status* and a count *n* of what stands behind it."
        " A pair without a number has no data, which is not zero."
    )


def what_statuses_mean() -> None:
    """How far to trust a figure, status by status."""
    printed(definitions.statuses(), "What the statuses mean", "statuses")


def definition(indicator: Indicator) -> None:
    """One indicator: what it is, its formula, its limits."""
    source = catalog().sources[indicator.source]
    st.subheader(indicator.title, anchor=indicator.key)
    st.markdown(indicator.definition)
    st.latex(indicator.formula)
    if indicator.method:
        st.markdown(indicator.method)
    st.caption(definitions.facts(indicator, source))


def definitions_download() -> None:
    """Every definition as one table to take away."""
    held = catalog()
    download(lambda: definitions.table(held), "definitions", key="definitions_csv")

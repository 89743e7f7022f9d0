"""The parts of the page on the article's statements: the count, the list, and one statement closely."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from solidarity import claims
from solidarity.claims import Judged, ballots, charts, words
from solidarity.claims.declared import SECTIONS
from solidarity.claims.verdicts import RULE
from solidarity.evidence.evidence import SOURCE_LINK
from solidarity.words import capitalised, listed
from ui.data import catalog, stamp
from ui.show import download, note_on, show, tabled, votes_link
from ui.timeline_pickers import pick_unverified

WIDTHS = {"Test": 44, "Year": 52, "Value": 190, "What": 330, "Status": 80, "Detail": 180, "Seen": 84, "Source": 150}  # fmt: skip


CLEAN = {
    "network/timeline": {
        "side": "all",
        "with": "any",
        "kinds": "all",
        "find": "",
        "unverified": "no",
    },
    "network/atlas": {"anchor": "RUS", "region": "World"},
    "axis/russia_iran": {"kinds": "all", "unverified": "no"},
    "pressure/lifelines": {"relabelled": "no"},
    "pressure/sanctions": {"region": "World"},
    "partners/compare": {"beside": "none"},
}
"""What a link asks of a page besides its own state, so that no choice of an earlier visit remains."""


def judged() -> dict[str, Judged]:
    """Every statement with its verdict, found once for all readers: no reader's own weights or figures enter."""
    return _judged(stamp()[0])


@st.cache_resource(max_entries=2, show_spinner="Testing the statements …")
def _judged(stamp: tuple[int, int]) -> dict[str, Judged]:
    return claims.judge(catalog())


def claims_title(kept: Sequence[Judged], of: int) -> None:
    """How many hold, which is no score; the count as a small figure with its table."""
    st.title(words.headline(kept, of))
    st.caption(words.NO_SCORE)
    if not kept:
        st.info("No statement fits all that is chosen: take one choice back.")
        return
    counted = words.counts(kept)
    alt = f"Verdicts on {len(kept)} statements"
    drawn, told = st.columns([1, 1.3], gap="large")
    with drawn:
        show(charts.verdicts(counted), alt, key="verdicts")
    with told:
        with st.expander("How a verdict comes about"):
            st.markdown(RULE)
        with st.expander("As a table", on_change="rerun", key="verdicts_as_table") as more:
            if more.open:
                twin = tabled(counted, alt, key="verdicts_table")
                download(lambda: counted, "verdicts", key="verdicts_csv", twin=twin)


def claim_shown(one: Judged) -> bool:
    """One statement closely: verdict, views behind it, findings, counter-evidence, sources.

    Returns whether the reader wants to see what is general knowledge.
    """
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_about(one))
        unverified = pick_unverified() if any(f.unverified for f in one.findings) else False
    st.subheader(f"{one.claim.key}. {one.claim.claim}")
    st.markdown(f"**{words.MARKS[one.verdict]} {capitalised(one.verdict)}.** {words.reason(one)}")
    st.markdown(words.truth(one) + (f" {one.claim.limit}" if one.claim.limit else ""))
    with st.container(horizontal=True):
        for link in one.claim.links:
            st.page_link(
                f"pages/{link.page}.py",
                label=link.label,
                query_params=CLEAN.get(link.page, {}) | link.asks,
                icon=":material/arrow_forward:",
            )
        for label, asked in ballots.behind(one.claim, catalog().register.name).items():
            votes_link(label, asked)
    _findings(one, unverified)
    _sources(one, unverified)
    return unverified


def _about(one: Judged) -> str:
    name = catalog().register.name
    places = listed([name(code) for code in one.claim.countries])
    return f"{SECTIONS[one.claim.section]} · {one.claim.kind} · {places}"


def _findings(one: Judged, unverified: bool) -> None:
    own = words.shown(one, unverified)
    beside = [finding for finding in own if finding.role == "context"]
    against = [finding for finding in own if finding.speaks_against]
    rest = [finding for finding in own if finding not in beside and finding not in against]
    parts = {
        "What we find": rest,
        "Counter-evidence": against,
        "Beside it, deciding nothing": beside,
    }
    for title, part in parts.items():
        if part:
            st.markdown(f"**{title}**")
            st.markdown("\n".join(f"- {words.line(finding)}" for finding in part))
    if hidden := len(one.findings) - len(own):
        st.caption(f"Hidden: {hidden} from general knowledge, not verified.")


def claim_rows(one: Judged, unverified: bool) -> None:
    """The rows that the findings are read from, in sight, and theirs to take."""
    rows = words.behind(one, unverified)
    if rows.empty:
        return
    frame = words.behind_table(rows)
    st.header(f"The rows behind {one.claim.key}")
    twin = tabled(
        frame,
        f"The rows behind statement {one.claim.key}",
        key="claim_rows",
        columns=_columns(),
        height=min(38 + 35 * len(frame), 300),
    )
    download(lambda: rows, f"claim_{one.claim.key}", key="claim_csv", twin=twin)


def _columns() -> dict[str, Any]:
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    return {
        name: (number(width=width, format="%d") if name in ("Test", "Year") else text(width=width))
        for name, width in WIDTHS.items()
    } | {"Link": st.column_config.LinkColumn(width=140, display_text=SOURCE_LINK)}


def _sources(one: Judged, unverified: bool) -> None:
    if said := words.sources(one, unverified):
        with st.expander(f"Sources ({len(said)})", on_change="rerun", key="claim_sources") as more:
            if more.open:
                st.markdown("\n".join(f"- {line}" for line in said))


def claims_table(kept: Sequence[Judged]) -> None:
    """Every statement shown, a line each; with what its tests found, as CSV."""
    register = catalog().register
    away = words.taken_away(kept, register)
    with st.expander(
        "All of these statements as a table", on_change="rerun", key="claims_as_table"
    ) as more:
        if more.open:
            frame = words.table(kept, register)
            twin = tabled(
                frame,
                f"Verdicts and statements, {len(frame)} of them",
                key="claims_table",
                columns={
                    "No.": st.column_config.TextColumn(width=50),
                    "Statement": st.column_config.TextColumn(width=430),
                },
                height=min(38 + 35 * len(frame), 460),
            )
            download(lambda: away, "claims", key="claims_csv", twin=twin)  # fmt: skip


def claims_note(one: Judged) -> None:
    """Who published the figures behind the statement chosen."""
    held = catalog()
    titles = {own.citation: key for key, own in held.sources.items()}
    cited = [str(c) for finding in one.findings for c in finding.rows.citation.dropna().unique()]
    note_on(dict.fromkeys(titles[c] for c in cited if c in titles) or ["registers"], [])

"""What several ready-made briefs share: whom and when they are about, events, and where votes parted."""

from collections.abc import Iterable, Sequence
from textwrap import shorten
from typing import Any

import pandas as pd

from solidarity import timeline, timeline_chart, timeline_words, words
from solidarity.alignment import KEY as INDEX
from solidarity.anchors import ANCHORS, Anchor
from solidarity.brief import make
from solidarity.brief.slide import Chart, Slide
from solidarity.catalog import Catalog
from solidarity.compare import votes
from solidarity.errors import DataError, UnknownName, UnknownYear
from solidarity.once import once
from solidarity.timeline import Choice
from solidarity.votes import links

KINDS = ("member", "observer", "other")
"""Of the register: states that a page can show."""
TITLE = 100
"""Letters of a title."""
NEWEST = 12
"""So many entries or votes stand on a slide."""
VOTES_SINCE = 2014
"""From when votes are compared, as on the page that compares countries."""
POSITIONS = (
    "Final votes on resolutions as a whole on which both said yes, no or abstained. An absence is no"
    " position."
)


def with_index(catalog: Catalog) -> Catalog:
    """The catalog with the alignment index among its indicators; raise DataError without figures."""
    held = catalog if catalog.shown else once(catalog, "with index", catalog.with_index)
    if held.shown is None:
        raise DataError("No figure of the alignment index is here: restore data/ from git.")
    return held


def state(catalog: Catalog, name: str) -> str:
    """The code of a state that has ties, by any of its names; raise UnknownName else."""
    code = catalog.register.iso3(name)
    if catalog.register.countries[code].kind not in KINDS:
        raise UnknownName("a state with ties", name, [])
    return code


def year_of(catalog: Catalog, anchor: str, year: int | None) -> int:
    """The year asked for, or the index's newest with that anchor; raise UnknownYear outside it."""
    index = catalog.indicators[INDEX]
    if year is None:
        return catalog.latest(index, ANCHORS[anchor])
    if not index.years[0] <= year <= index.years[1]:
        raise UnknownYear(year, *index.years)
    return year


def anchor_of(catalog: Catalog, name: str, among: Sequence[str]) -> Anchor:
    """An anchor that a page is about; raise DataError for any other."""
    code = catalog.anchor(name)
    if code not in among:
        names = words.listed([ANCHORS[one].name for one in among])
        raise DataError(f"This brief is about ties with {names}, not with {ANCHORS[code].name}.")
    return ANCHORS[code]


def index_row(catalog: Catalog, anchor: str, code: str, year: int) -> pd.Series | None:
    """A state's row of the index's table; None where it has none."""
    rows = catalog.alignment.table(anchor, year)
    own = rows[rows.partner == code]
    return None if own.empty else own.iloc[0]


def events(
    catalog: Catalog, choice: Choice, about: str, page: str, view: dict[str, str], rows: pd.DataFrame | None = None
) -> tuple[Slide, ...]:  # fmt: skip
    """The entries of the hand-made lists, drawn over time and the newest as a table.

    `about` names whom they are about; `rows` are the entries, where not all that the choice asks for.
    """
    every = timeline.entries(catalog)
    if every.empty:
        return ()
    found = timeline.chosen(every, choice) if rows is None else rows
    caption = timeline_words.caption(every, choice)
    more: dict[str, Any] = {"page": page, "view": view, "sources": ["registers"], "period": words.span(*choice.years), "method": make.said("\n".join(timeline_words.DEFINITIONS))}  # fmt: skip
    if found.empty:
        title = (
            f"Our lists hold nothing of {about} in {words.span(*choice.years)}, which is no zero"
        )
        return (make.slide(catalog, "text", title, None, sentence=caption, **more),)
    name = catalog.register.name
    newest = found.iloc[0]
    head = shorten(
        f"{about}: newest entry {timeline_words.day(newest.date, newest.precision)}, {newest.title}",
        TITLE,
        placeholder=" …",
    )
    figure = timeline_chart.figure(found, choice.years, every.date.iloc[0], name)
    kept = timeline_words.table(found, name)[["Date", "Kind", "What", "Countries", "Seen"]]
    kept = kept.assign(Source=found.source.to_numpy()).head(NEWEST)
    listed = f"The {len(kept)} newest of {len(found)} listed entries" if len(found) > len(kept) else f"All {words.counted(len(found), 'entries')} on our lists" if len(found) > 1 else "The one entry on our lists"  # fmt: skip
    return (
        make.slide(catalog, "chart", head, Chart(figure.to_plotly_json()), sentence="A selection made by hand: how dense a stretch is measures nothing.", notes=caption, **more),
        make.slide(catalog, "table", f"{about}, {words.span(*choice.years)}: {lowered(listed)}", make.from_frame(kept), sentence="A selection made by hand: no entry is not a zero.", notes=caption, **more),
    )  # fmt: skip


def title_of(headline: str) -> tuple[str, str]:
    """A headline as a title, and what of it is left for the sentence, where it is too long for one."""
    if len(headline) <= TITLE:
        return headline, ""
    title, _, rest = headline.partition("; ")
    return title, words.capitalised(f"{rest}.") if rest else ""


def lowered(text: str) -> str:
    """The text with its first letter lower case, the rest untouched."""
    return text[:1].lower() + text[1:]


def timeline_view(catalog: Catalog, codes: Iterable[str], years: tuple[int, int]) -> dict[str, str]:
    """The address of the page Timeline for entries that name any of these countries."""
    listed = set(timeline.named(timeline.entries(catalog)))
    named = [code for code in codes if code in listed]
    return {"side": "all", "with": "_and_".join(named) or "any", "find": "", "kinds": "all", "unverified": "no", "period": f"{years[0]}-{years[1]}"}  # fmt: skip


def since_1989(catalog: Catalog, until: int | None = None) -> tuple[int, int]:
    """The period with which the timeline begins, up to the newest year on the lists or the one given."""
    every = timeline.entries(catalog)
    last = timeline.SINCE if every.empty else timeline.years(every)[-1]
    return timeline.SINCE, last if until is None else min(last, until)


def parted(
    catalog: Catalog, one: str, other: str, anchor: str, until: int | None = None
) -> Slide | None:
    """The newest votes on which two differed; None without the roll calls or a vote of both.

    `other` can be WEST, for the G7. The third position shown is the anchor's, if it is neither.
    """
    if votes.SOURCE not in catalog.tables:
        return None
    years = _votes_years(catalog, until)
    found = votes.parted(catalog, one, other, anchor, *years)
    if not found.together:
        return None
    names = _voter(catalog, one), _voter(catalog, other)
    third = "" if anchor in (one, other, "WEST") else ANCHORS[anchor].name
    rows = found.rows.head(NEWEST)
    frame = votes.table(rows, names, words.capitalised(third))
    frame["Resolution"] = rows.resolution.to_numpy()
    share = 100 * len(found.rows) / found.together
    title = f"{names[0]} and {names[1]} differed on {share:.0f}% of final votes since {years[0]}"
    listed = f" The {len(rows)} newest of them are listed." if len(found.rows) > len(rows) else ""
    return make.slide(
        catalog, "table", title, make.from_frame(frame), sources=[votes.SOURCE], page="votes",
        view=links.pair(one, other, years), method=POSITIONS, period=words.span(*years), names=names,
        sentence=votes.sentence(found, names, third, years[0]) + listed,
    )  # fmt: skip


def _voter(catalog: Catalog, code: str) -> str:
    return "the G7" if code == "WEST" else catalog.register.name(code)


def _votes_years(catalog: Catalog, until: int | None) -> tuple[int, int]:
    last = min(until or links.span(catalog)[1], links.span(catalog)[1])
    return min(VOTES_SINCE, last), last

"""What happened: the entries of the hand-made lists, drawn over time and the newest as a table."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Any

import pandas as pd

from solidarity import timeline, timeline_chart, timeline_words, words
from solidarity.brief import make
from solidarity.brief.ready.about import About
from solidarity.brief.ready.parts import NEWEST, TITLE, lowered
from solidarity.brief.slide import Slide
from solidarity.catalog import Catalog
from solidarity.timeline import Choice


def of_countries(about: About, codes: Sequence[str], whom: str) -> tuple[Slide, ...]:
    """The entries since 1989 that name any of these countries, as the page Timeline has them."""
    years = since_1989(about.catalog, about.until)
    listed = set(timeline.named(timeline.entries(about.catalog)))
    view = {
        "side": "all",
        "with": "_and_".join(code for code in codes if code in listed) or "any",
        "find": "",
        "kinds": "all",
        "unverified": "no",
        "period": f"{years[0]}-{years[1]}",
    }
    return chosen(about.catalog, Choice(years, countries=tuple(codes)), whom, "timeline", view)


def since_1989(catalog: Catalog, until: int | None = None) -> tuple[int, int]:
    """The timeline's first period: up to the newest year on the lists, or to the one given."""
    every = timeline.entries(catalog)
    last = timeline.SINCE if every.empty else timeline.years(every)[-1]
    return timeline.SINCE, last if until is None else min(last, until)


def chosen(
    catalog: Catalog, choice: Choice, whom: str, page: str, view: dict[str, str]
) -> tuple[Slide, ...]:
    """The entries that a page asks for: a chart and a table, or a sentence that there are none."""
    every = timeline.entries(catalog)
    if every.empty:
        return ()
    found, span = timeline.chosen(every, choice), words.span(*choice.years)
    caption, name = timeline_words.caption(every, choice), catalog.register.name
    more: dict[str, Any] = {
        "page": page,
        "view": view,
        "sources": ["registers"],
        "period": span,
        "method": make.said("\n".join(timeline_words.DEFINITIONS)),
    }
    if found.empty:
        title = f"Our lists hold nothing of {whom} in {span}, which is no zero"
        return (make.slide(catalog, title, sentence=caption, **more),)
    more |= {"notes": caption}
    figure = timeline_chart.figure(found, choice.years, every.date.iloc[0], name)
    rows = timeline_words.table(found, name)[["Date", "Kind", "What", "Countries", "Seen"]]
    table = make.from_frame(rows.assign(Source=found.source.to_numpy()).head(NEWEST))
    dense = "A selection made by hand: how dense a stretch is measures nothing."
    absent = "A selection made by hand: no entry is not a zero."
    title = f"{whom}, {span}: {lowered(_counted(len(found)))}"
    return (
        make.slide(catalog, _newest(whom, found), make.drawn(figure), sentence=dense, **more),
        make.slide(catalog, title, table, sentence=absent, **more),
    )


def _newest(whom: str, found: pd.DataFrame) -> str:
    first = found.iloc[0]
    day = timeline_words.day(first.date, first.precision)
    return shorten(f"{whom}: newest entry {day}, {first.title}", TITLE, placeholder=" …")


def _counted(count: int) -> str:
    """How many of the entries stand in the table."""
    if count > NEWEST:
        return f"The {NEWEST} newest of {count} listed entries"
    return f"All {count} entries on our lists" if count > 1 else "The one entry on our lists"

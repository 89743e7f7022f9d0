"""What the hand-made lists hold of the pair, theme by theme; a selection, never counted."""

import pandas as pd

from solidarity import timeline, timeline_words, words
from solidarity.catalog import Catalog
from solidarity.timeline import Choice

PERIODS = {"all": "All", "1989": "Since 1989", "2001": "Since 2001", "2012": "Since 2012", "2022": "Since 2022"}  # fmt: skip
"""Periods in one click: the whole, or all since a year."""
THEMES = {
    "nuclear": "Nuclear energy",
    "treaties": "Treaties and agreements",
    "visits": "Visits",
    "exercises": "Exercises",
}
RULE = (
    "**Themes of the lists.** Nuclear: events of that kind, and agreements that their list calls nuclear. Treaties and"
    " agreements, visits, exercises: entries of that kind. Of one happening on two lists (the same theme and the same"
    " first day) the event is left out in favour of the list of its kind; the timeline shows both."
)
NEWEST = 4
"""So many entries of a theme stand on the page; all of them are in the timeline."""


def period(preset: str, first: int, last: int) -> tuple[int, int]:
    """The years of a preset, `first` and `last` being those of the lists."""
    return (first if preset == "all" else int(preset)), last


def choice(years: tuple[int, int], kinds: tuple[str, ...] = (), unverified: bool = False) -> Choice:
    """What is asked of the timeline: entries that name both."""
    return Choice(years, "both", kinds=kinds, unverified=unverified)


def pair(found: pd.DataFrame) -> pd.DataFrame:
    """All entries that name both, also those not verified; `found` are timeline.entries."""
    whole = int(found.year.min()), int(found.last_year.max())
    return timeline.chosen(found, choice(whole, unverified=True))


def themed(rows: pd.DataFrame, theme: str, catalog: Catalog) -> pd.DataFrame:
    """The entries of one theme, the newest first, one for each happening; the rule is RULE."""
    agreements = catalog.tables["registers"]["agreements"]
    nuclear = set(agreements.agreement_id[agreements.kind == "nuclear"])
    of = {
        "nuclear": (rows.kind == "nuclear") | rows.id.isin(nuclear),
        "treaties": rows.kind == "agreement",
        "visits": rows.kind == "visit",
        "exercises": rows.kind == "exercise",
    }[theme]
    own = rows[of]
    dedicated = set(own.date[own.register != "events"])
    return own[(own.register != "events") | ~own.date.isin(dedicated)].reset_index(drop=True)


def sentence(rows: pd.DataFrame, theme: str, years: tuple[int, int]) -> str:
    """The oldest and the newest entry of a theme; that there is none, which is no zero."""
    span = words.span(*years)
    if rows.empty:
        return f"No entry of {span} is on our list, which does not say that there was none."
    newest, oldest = (_told(rows.iloc[place]) for place in (0, -1))
    if len(rows) == 1:
        return f"On our list of {span} stands one entry, of {newest}."
    return f"On our list of {span} the newest is of {newest}; the oldest of {oldest}."


def _told(row: pd.Series) -> str:
    mark = "" if row.seen in ("read", "data set") else f" ({row.seen})"
    return f"{timeline_words.day(row.date, row.precision)}{mark}"

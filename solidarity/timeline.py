"""The hand-made lists as one timeline: what happened, when, who is named, and how it was seen."""

from dataclasses import dataclass

import pandas as pd

from solidarity import timeline_lists
from solidarity.catalog import Catalog
from solidarity.countries import plain
from solidarity.evidence.evidence import dates, seen
from solidarity.once import once
from solidarity.timeline_lists import Name

KINDS = {
    "war": "Wars", "agreement": "Agreements", "visit": "Visits", "exercise": "Exercises", "arms": "Arms",
    "nuclear": "Nuclear", "sanctions": "Sanctions", "vote": "Votes", "membership": "Memberships",
    "mediation": "Mediation", "economy": "Economy", "other": "Other",
}  # fmt: skip
AXIS = ("RUS", "IRN")
SIDES = ("all", *AXIS, "both")
"""Which entries: all, those that name one of the two, or those that name both."""
SINCE = 1989
"""The year in which the two drew together, with which the timeline begins unless asked otherwise."""
UNVERIFIED = "recall"
"""The basis of entries from general knowledge, which are shown only where asked for."""
ENTRY = [
    "register", "id", "date", "precision", "end", "when", "year", "last_year", "since", "until", "kind",
    "title", "detail", "countries", "basis", "seen", "source", "url", "url_2", "search",
]  # fmt: skip
"""`date` begins at the first of a month or year where no more is known (`precision`), `when` prints what
is known; `end` is the last day, or of an agreement the year in which it ended or its term runs out;
`since` and `until` are the days between which it is known to have lasted, empty else; `year` and
`last_year` are those it touches."""


@dataclass(frozen=True)
class Choice:
    """What a reader wants to see of the timeline; without countries or kinds, all of them."""

    years: tuple[int, int]
    side: str = "all"
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    text: str = ""
    unverified: bool = False


def entries(catalog: Catalog) -> pd.DataFrame:
    """Every row of the four lists, the newest first: columns ENTRY; without the lists, none."""
    return once(catalog, "timeline", lambda: _entries(catalog))


def _entries(catalog: Catalog) -> pd.DataFrame:
    tables = catalog.tables.get("registers")
    if tables is None:
        return pd.DataFrame(columns=ENTRY)
    name = catalog.register.name
    found = timeline_lists.every(tables, name)
    text = ["date", "precision", "end", "until", "title", "countries", "basis", "url", "url_2"]
    found[text] = found[text].astype("object").fillna("")
    found["when"] = _when(found)
    found["last_year"] = found.last_year.astype("int64")
    found["seen"] = seen(found.basis).where(found.url != "", seen(found.basis) + ", no link")
    found["search"] = _searched(found, name)
    return found[ENTRY].sort_values(
        ["date", "register", "id"], ascending=[False, True, True], ignore_index=True
    )


def chosen(found: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """The entries that a choice asks for, in their order."""
    first, last = choice.years
    keep = (found.year <= last) & (found.last_year >= first)
    if not choice.unverified:
        keep &= found.basis != UNVERIFIED
    if choice.kinds:
        keep &= found.kind.isin(choice.kinds)
    for code in ends(choice.side):
        keep &= found.countries.str.contains(code)
    if choice.countries:
        keep &= found.countries.str.contains("|".join(choice.countries))
    for word in plain(choice.text).split():
        keep &= found.search.str.contains(word, regex=False)
    return found[keep].reset_index(drop=True)


def ends(side: str) -> tuple[str, ...]:
    """The anchors that an entry must name."""
    return {"all": (), "both": AXIS}.get(side, (side,))


def named(found: pd.DataFrame) -> list[str]:
    """The codes of all countries on the lists."""
    return sorted({code for codes in found.countries for code in codes.split(";")})


def years(found: pd.DataFrame) -> tuple[int, ...]:
    """The years at which a period can begin or end: all since 1989, before that those of an entry."""
    touched = {*found.year.tolist(), *found.last_year.tolist()}
    last = max(found.year)
    return tuple(sorted({year for year in touched if year < SINCE} | {*range(SINCE, last + 1)}))


def _when(found: pd.DataFrame) -> list[str]:
    """What is known of the date, and of the end where it is not an agreement's."""
    starts = dates(found.date, found.precision)
    lasts = found.end.where(found.register != "agreements", "")
    return [
        _span(start, last, known == "day")
        for start, last, known in zip(starts, lasts, found.precision, strict=True)
    ]


def _span(start: str, last: str, to_the_day: bool) -> str:
    """`2024-03-11 to 15`, `2024-08-30 to 09-05`, `1804 to 1813-10-24`, `1651 to 1653`."""
    if not to_the_day and last.endswith("12-31"):
        last = last[:4]
    if not last or last == start:
        return start
    if not to_the_day:
        return f"{start} to {last}"
    same = 8 if start[:7] == last[:7] else 5 if start[:4] == last[:4] else 0
    return f"{start} to {last[same:]}"


def _searched(found: pd.DataFrame, name: Name) -> list[str]:
    """What a search looks through: all that is shown, spelled plainly."""
    places = [" ".join(name(code) for code in codes.split(";")) for codes in found.countries]
    columns = [found.when, found.kind.map(KINDS), found.title, found.detail, places, found.source]
    return [plain(" ".join(parts)) for parts in zip(*columns, strict=True)]

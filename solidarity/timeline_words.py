"""The timeline in words and as rows: its headline, what it leaves out, its table and what is taken away."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from solidarity import timeline
from solidarity.catalog import Catalog
from solidarity.evidence.evidence import SOURCE_LINK
from solidarity.timeline import KINDS, Choice
from solidarity.timeline_lists import Name
from solidarity.words import listed, span, spelled

LINKS = {"Source": SOURCE_LINK, "Second source": SOURCE_LINK}
"""Columns of the table that hold addresses, and the pattern by which each is shown."""
DEFINITIONS = (
    (
        "**Seen**: “read” in an excerpt of a page; “weak source”: only a mirror, blog, digest or automated site;"
        " “data set”; “article only”: the article that the atlas is about says so; “not verified”: general"
        " knowledge, hidden unless asked for."
    ),
    (
        "**Economy** holds energy, transport and finance; **agreements** hold treaties, memoranda and statements"
        " by the day they were signed, and events about treaties."
    ),
)
NONE = "No entry on our lists fits this choice"
FEW = 3
"""So many countries are named in a sentence; of more, the number."""
TAKEN = [
    "register", "id", "date", "precision", "end", "kind", "title", "detail", "countries", "country_names",
    "basis", "seen", "source", "url", "url_2", "citation",
]  # fmt: skip


def headline(rows: pd.DataFrame, choice: Choice, name: Name) -> str:
    """What is listed of whom, and the newest of it."""
    if rows.empty:
        return NONE
    newest = rows.iloc[0]
    mark = "" if newest.seen in ("read", "data set") else f" ({newest.seen})"
    told = f"of {day(newest.date, newest.precision)}{mark}: {newest.title}"
    about = _about(choice, name, one=len(rows) == 1)
    if len(rows) == 1:
        return f"One listed entry{about}, {told}"
    return f"{len(rows):,} listed entries of {span(*choice.years)}{about}, the newest {told}"


def _about(choice: Choice, name: Name, one: bool) -> str:
    """` that name Russia and India or China`: whom every entry shown names."""
    ends = [name(code) for code in timeline.ends(choice.side)]
    others = [name(code) for code in choice.countries]
    if len(others) > FEW:
        others = [f"one of {spelled(len(others))} countries"]
    parts = [*(["both " + listed(ends)] if len(ends) > 1 else ends)]
    if others:
        parts.append(f"{', '.join(others[:-1])} or {others[-1]}" if len(others) > 1 else others[0])
    return f" that name{'s' if one else ''} {' and '.join(parts)}" if parts else ""


def caption(found: pd.DataFrame, choice: Choice) -> str:
    """What the lists are and are not, and what of them is not shown."""
    newest = found[found.basis != timeline.UNVERIFIED].iloc[0]
    lists = (
        "Events, agreements, visits and exercises from lists made by hand: a selection, incomplete. How many"
        " entries there are, or how dense a stretch is, measures nothing, and no entry is not a zero. One"
        " happening can stand on two lists."
        f" Nothing after {day(newest.date, newest.precision)} was found."
    )
    return f"{lists} {unverified(found, choice)}".strip()


def unverified(found: pd.DataFrame, choice: Choice) -> str:
    """How many entries from general knowledge are hidden, or that they are shown."""
    if choice.unverified:
        return "Entries marked “not verified” rest on general knowledge, in whole or in part."
    asked = timeline.chosen(found, _with_unverified(choice))
    count = int((asked.basis == timeline.UNVERIFIED).sum())
    if not count:
        return ""
    told = "entry is" if count == 1 else "entries are"
    return f"Hidden: {spelled(count)} more {told} general knowledge, not verified."


def _with_unverified(choice: Choice) -> Choice:
    return Choice(choice.years, choice.side, choice.countries, choice.kinds, choice.text, True)


def day(written: str, precision: str) -> str:
    """`3 July 2026`, `May 2026` or `2025`: no more than is known."""
    when = date.fromisoformat(written)
    month = f"{when:%B %Y}"
    return {"year": f"{when.year}", "month": month}.get(precision, f"{when.day} {month}")


def places(codes: str, name: Name) -> str:
    """The countries of an entry by name, in its order."""
    return ", ".join(name(code) for code in codes.split(";"))


def table(rows: pd.DataFrame, name: Name) -> pd.DataFrame:
    """The entries as a reader's table, in their order."""
    return pd.DataFrame(
        {
            "Date": rows.when,
            "Kind": rows.kind.map(KINDS),
            "What": rows.title,
            "Countries": [places(codes, name) for codes in rows.countries],
            "Seen": rows.seen,
            "Source": rows.url.where(rows.url != "", None),
            "Detail": rows.detail,
            "Second source": rows.url_2.where(rows.url_2 != "", None),
        }
    )


def taken_away(rows: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """The same as rows to keep: columns TAKEN, every entry with its source and how to cite the lists."""
    name = catalog.register.name
    columns: dict[str, Sequence[str] | str] = {
        "country_names": [places(codes, name) for codes in rows.countries],
        "citation": catalog.sources["registers"].citation,
    }
    return rows.assign(**columns)[TAKEN]

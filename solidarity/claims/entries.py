"""The tests that look for votes, memberships, entries of our registers, and pages read by hand."""

from functools import singledispatch

import pandas as pd

from solidarity import timeline_words, words
from solidarity.catalog import Catalog
from solidarity.claims.conditions import meets, told
from solidarity.claims.declared import Council, Listed, Members, Page, Vote
from solidarity.claims.finding import FIGURES, ROWS, SOURCES, UNREAD, Finding, rows_of
from solidarity.evidence.evidence import seen
from solidarity.roll_calls import WORDS

NOTHING = pd.DataFrame(columns=ROWS)
ABSENT = "The source of this figure is not here."
REGISTERS = {"E": ("events", "event_id"), "A": ("agreements", "agreement_id"), "V": ("visits", "visit_id"), "X": ("exercises", "exercise_id")}  # fmt: skip


@singledispatch
def entry(test: object, catalog: Catalog, listed: pd.DataFrame) -> Finding:
    """What one test on votes, memberships or entries finds; `listed` are timeline.entries.

    Raises TypeError on any other test.
    """
    raise TypeError(f"{test} is no test on entries")


@entry.register
def _(test: Vote, catalog: Catalog, listed: pd.DataFrame) -> Finding:
    cast = WORDS[test.cast]
    name = catalog.register.name
    asked = f"Asked: {words.listed([name(s) for s in test.states])} “{cast}” on every one."
    if "un_votes" not in catalog.tables:
        return Finding(test.role, FIGURES, None, ABSENT, asked, NOTHING)
    tables = catalog.tables["un_votes"]
    rolls = tables["roll_calls"][tables["roll_calls"].resolution.isin(test.resolutions)]
    votes = tables["positions"][tables["positions"].vote_id.isin(list(rolls.vote_id))]
    votes = votes.astype({"partner": "str", "vote": "str"})
    every = rolls.merge(pd.DataFrame({"partner": test.states}), how="cross")
    rows = every.merge(votes, on=["vote_id", "partner"], how="left")
    rows = rows.fillna({"vote": "X"}).sort_values(["partner", "date"])
    if rows.empty:
        return Finding(test.role, FIGURES, None, "No such vote is on record.", asked, NOTHING)
    own = catalog.sources["un_votes"]
    behind = rows_of(
        rows,
        what=[f"{name(code)} on {symbol}" for code, symbol in zip(rows.partner, rows.resolution, strict=True)],
        printed=rows.vote.map(WORDS),
        detail=rows.title, status="observed", source=own.title, url=own.url, citation=own.citation,
    )  # fmt: skip
    met = rows.vote == test.cast
    kept = rows.groupby("year").vote.agg(lambda own: bool((own == test.cast).all()))
    held = tuple(int(year) for year in kept.index[kept])
    said = "; ".join(
        f"{name(str(code))}: {_ballots(part)}" for code, part in rows.groupby("partner")
    )
    whole = len(rolls) == len(test.resolutions)
    return Finding(test.role, FIGURES, bool(met.all()) and whole, f"{said}.", asked, behind, held)


def _ballots(rows: pd.DataFrame) -> str:
    """`abstained on ES-11/1 (2022), no on ES-11/3 (2022)`."""
    parts = []
    for vote, own in rows.groupby("vote", sort=False):
        symbols = _symbols(own, "A/RES/")
        parts.append(f"{WORDS[str(vote)]} on {words.listed(symbols)}")
    return ", ".join(parts)


def _symbols(rows: pd.DataFrame, prefix: str) -> list[str]:
    """`ES-11/1 (2022)`: each resolution without what all symbols begin with, and its year."""
    both = zip(rows.resolution, rows.year, strict=True)
    return [f"{symbol.removeprefix(prefix)} ({year})" for symbol, year in both]


@entry.register
def _(test: Council, catalog: Catalog, listed: pd.DataFrame) -> Finding:
    name = catalog.register.name(test.state)
    asked = f"Asked: “yes” on {told(test.holds, lambda n: f'{n:.0f}')} of {len(test.resolutions)}."
    if "registers" not in catalog.tables:
        return Finding(test.role, FIGURES, None, ABSENT, asked, NOTHING)
    every = catalog.tables["registers"]["unsc_resolutions"]
    every = every[every.resolution.isin(test.resolutions)]
    rows = every[every.basis != "recall"]
    apart = rows.against_iso3.fillna("") + ";" + rows.abstain_iso3.fillna("")
    yes = rows[~apart.str.contains(test.state)]
    own = catalog.sources["registers"]
    behind = rows_of(
        rows,
        what=[f"{name} on {r}" for r in rows.resolution], printed=["yes" if i in yes.index else "not yes" for i in rows.index],
        detail=rows.content, status="observed", source=own.title, url=own.url, citation=own.citation,
    )  # fmt: skip
    symbols = _symbols(yes, "S/RES/")
    hidden = len(every) - len(rows)
    more = (
        f"; of {words.spelled(hidden)} more the vote is general knowledge and not counted"
        if hidden
        else ""
    )
    said = f"{name} voted yes on {words.spelled(len(yes))} of the Security Council's resolutions on Iran: {words.listed(symbols or ['none'])}{more}."
    holds = meets(test.holds, len(yes))
    return Finding(test.role, FIGURES, holds, said, asked, behind, tuple(sorted({int(y) for y in yes.year})))  # fmt: skip


@entry.register
def _(test: Members, catalog: Catalog, listed: pd.DataFrame) -> Finding:
    name = catalog.register.name
    asked = f"Asked: all of {words.listed([name(s) for s in test.states])} in {test.at}."
    if "registers" not in catalog.tables:
        return Finding(test.role, FIGURES, None, ABSENT, asked, NOTHING)
    rows = catalog.tables["registers"]["memberships"]
    rows = rows[(rows.organisation == test.organisation) & rows.iso3.isin(test.states)]
    rows = rows[(rows.status == "member") & (rows.basis != "recall")]
    begun = pd.to_numeric(rows.joined.str[:4])
    over = pd.to_numeric(rows.left.str[:4]).fillna(9999)
    inside = rows[(begun <= test.at) & (over > test.at)]
    own = catalog.sources["registers"]
    behind = rows_of(
        rows,
        what=[f"{name(code)} in {test.organisation}" for code in rows.iso3], year=begun.astype("int64"),
        printed=[f"member since {day}" for day in rows.joined], detail=rows.note, status="observed",
        source=own.title, url=rows.source_url, citation=own.citation,
    )  # fmt: skip
    whole = set(inside.iso3) == set(test.states)
    who = words.listed([name(code) for code in sorted(inside.iso3, key=name)] or ["none of them"])
    said = f"{test.organisation}, members in {test.at}: {who}."
    if inside.empty and len(begun):
        said = f"{test.organisation}: none of them was a member in {test.at}; the first joined in {int(begun.min())}."
    held = tuple(range(int(begun.max()), test.at + 1)) if whole else ()
    return Finding(test.role, FIGURES, whole, said, asked, behind, held)


@entry.register
def _(test: Listed, catalog: Catalog, listed: pd.DataFrame) -> Finding:
    rows = listed[listed.id.isin(test.ids)]
    wheres = [f"“{text}” under {field}" for field, text in test.where.items()]
    asked = f"Asked: {words.listed(wheres)}." if wheres else ""
    if len(rows) < len(test.ids):
        return Finding(test.role, SOURCES, None, "No such entry is on our registers.", asked, NOTHING)  # fmt: skip
    rows = rows.sort_values("date")
    behind = rows_of(
        rows,
        what=rows.title, printed=rows.when, status="listed", citation=catalog.sources["registers"].citation,
    )  # fmt: skip
    said = "; ".join(_entry(row) for _, row in rows.iterrows())
    fields, unread = _fields(test, catalog), rows.basis.isin(UNREAD)
    holds = None if unread.all() else all(t in fields.get(f, "") for f, t in test.where.items())
    detail = (
        f" ({words.listed([f'{f}: {fields.get(f)}' for f in test.where])})" if test.where else ""
    )
    years = tuple(sorted({int(year) for year in rows.year})) if holds else ()
    recalled = bool((rows.basis == "recall").any())
    return Finding(test.role, SOURCES, holds, f"{said}{detail}.", asked, behind, years, recalled)


def _entry(row: pd.Series) -> str:
    """`19 July 2022: Putin in Tehran (weak source)`."""
    when = timeline_words.day(row.date, row.precision)
    mark = "" if row.seen in ("read", "data set") else f" ({row.seen})"
    detail = f" – {row.detail.rstrip('.')}" if row.register == "events" and row.detail else ""
    return f"{when}: {row.title}{detail}{mark}"


def _fields(test: Listed, catalog: Catalog) -> dict[str, str]:
    """The entry's own fields as text, which a `where` is asked of."""
    if not test.where:
        return {}
    table, key = REGISTERS[test.ids[0][0]]
    own = catalog.tables["registers"][table]
    row = own[own[key] == test.ids[0]].iloc[0]
    return {field: str(row[field]) for field in test.where}


@entry.register
def _(test: Page, catalog: Catalog, listed: pd.DataFrame) -> Finding:
    mark = seen(pd.Series([test.basis])).iloc[0]
    unread = test.basis in UNREAD
    rows = pd.DataFrame({"what": [test.says], "basis": [test.basis], "url": [test.url]})
    behind = rows_of(rows, status="page", source="a page read by hand", printed=mark)
    said = test.says if mark in ("read", "data set") else f"{test.says.rstrip('.')} ({mark})."
    return Finding(test.role, SOURCES, None if unread else True, said, "", behind, (), test.basis == "recall")  # fmt: skip

"""The United Nations' GAresolutions (data_extract/*.json): a JSON object a line, states by list."""

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from solidarity.countries import Register
from solidarity.errors import DataError, UnknownName
from solidarity.releases import seats, text

LISTS = {
    "Y": ("MS_in_favour", "MS_in_favour_count"),
    "N": ("MS_against", "MS_against_count"),
    "A": ("MS_abstaining", "MS_abstaining_count"),
}
NEEDED = ["symbol", "title", "adoption_date"]
RECORDED = {"by a recorded vote", "adoptedrecordedvote"}
HOW = ("adoption_type", "voting_type")
"""Where it says whether votes were recorded; older files have the second only."""
DATES = ("%d %B %Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d")
THESAURUS = "UNBIS Thesaurus"


def read(path: Path, register: Register) -> pd.DataFrame:
    """One row per member and recorded vote: columns seats.COLUMNS, source UNxml, kind final.

    `vote_id` and `resolution` are the symbol (A/RES/ES-11/1), `date` that of adoption, `subject` the
    terms of the UN's thesaurus with | between, `vote` one of Y, N, A and, for a member in no list, X.
    Resolutions adopted without a recorded vote are left out. A line cut short is found out, and a
    list that is not as long as its count; not a file that ends early at the end of a line, as
    nothing in it says how many lines there are. Raises DataError naming line and column.
    """
    rows: list[tuple[object, ...]] = []
    seen: dict[str, int] = {}
    for line, content in enumerate(text.lines(path), start=1):
        if not content.strip():
            continue
        found = _object(path, line, content)
        if _recorded(path, line, found):
            symbol = str(found["symbol"])
            if symbol in seen:
                raise DataError(
                    f"{path}, line {line}, column symbol: {symbol} stands already on line"
                    f" {seen[symbol]}; remove one of the two."
                )
            seen[symbol] = line
            rows += _vote(path, line, found, register)
    if not rows:
        raise DataError(f"{path}, line 1: no recorded vote; {text.AGAIN}.")
    columns = zip(seats.COLUMNS, zip(*rows, strict=True), strict=True)
    return seats.frame({name: list(values) for name, values in columns})


def _object(path: Path, line: int, content: str) -> dict[str, object]:
    try:
        found = json.loads(content)
    except json.JSONDecodeError as error:
        raise DataError(
            f"{path}, line {line}, column {error.colno}: no JSON object ({error.msg}); {text.CUT}."
        ) from error
    if not isinstance(found, dict):
        raise DataError(f"{path}, line {line}, column 1: not a JSON object; {text.AGAIN}.")
    text.require(path, line, found, NEEDED)
    if not any(name in found for name in HOW):
        text.require(path, line, found, HOW[:1])
    return found


def _recorded(path: Path, line: int, found: dict[str, object]) -> bool:
    """Whether votes were recorded; a list of states where none were is a fault."""
    listed = any(found.get(names) for names, _ in LISTS.values())
    recorded = any(str(found.get(name, "")).strip().lower() in RECORDED for name in HOW)
    if listed and not recorded:
        how = next(name for name in HOW if name in found)
        raise DataError(
            f"{path}, line {line}, column {how}: “{str(found[how])[:40]}” of {found['symbol']}, which"
            " lists states, is not known as a recorded vote; if it is one, add it to RECORDED in"
            " solidarity/releases/gares.py."
        )
    return recorded


def _vote(
    path: Path, line: int, found: dict[str, object], register: Register
) -> Iterator[tuple[object, ...]]:
    text.require(path, line, found, [name for names in LISTS.values() for name in names])
    date = _date(path, line, str(found["adoption_date"]))
    seated = seats.members(register, date.year)
    cast: dict[str, str] = {}
    for letter, (names, count) in LISTS.items():
        states = _states(path, line, names, found[names], register)
        said = str(found[count]).strip()
        if len(states) != text.number(path, line, count, said):
            raise DataError(
                f"{path}, line {line}, column {count}: {said} states said, {len(states)} listed"
                f" for {found['symbol']}; {text.AGAIN}."
            )
        for state in states:
            if state in cast or state not in seated:
                why = "stands in two places" if state in cast else f"is no member in {date.year}"
                raise DataError(
                    f"{path}, line {line}, column {names}: {register.name(state)} {why} for"
                    f" {found['symbol']}; {text.AGAIN}."
                )
            cast[state] = letter
    subject = _subject(found)
    for state in sorted(seated):
        yield (
            found["symbol"], date, found["symbol"], found["title"], subject, state,
            cast.get(state, "X"), "UNxml", "final",
        )  # fmt: skip


def _date(path: Path, line: int, printed: str) -> pd.Timestamp:
    bare = " ".join(printed.split())  # no-break spaces too
    for form in DATES:
        date = pd.to_datetime(bare, format=form, errors="coerce")
        if not pd.isna(date):
            return date
    raise DataError(
        f"{path}, line {line}, column adoption_date: “{printed[:40]}” is not like 2 March 2022;"
        f" correct it, or {text.AGAIN}."
    )


def _states(path: Path, line: int, column: str, names: object, register: Register) -> list[str]:
    if not isinstance(names, list):
        raise DataError(f"{path}, line {line}, column {column}: not a list of names; {text.AGAIN}.")
    try:
        return [seats.of_name(str(name), register) for name in names]
    except UnknownName as error:
        raise DataError(
            f"{path}, line {line}, column {column}: {error} Add it to data/countries.csv as an alias."
        ) from error


def _subject(found: dict[str, object]) -> str:
    """The thesaurus's terms; the field has another name in a part of session 78."""
    pairs = found.get("subjects") or found.get("DAG_subjects") or []
    assert isinstance(pairs, list)
    return "|".join(" ".join(str(pair[0]).split()) for pair in pairs if pair[1:] == [THESAURUS])

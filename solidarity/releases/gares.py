"""The United Nations' GAresolutions: a JSON object a line, with lists of states per vote."""

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from solidarity.countries import Register
from solidarity.errors import DataError, UnknownName
from solidarity.releases import text
from solidarity.releases.undl import COLUMNS

LISTS = {
    "Y": ("MS_in_favour", "MS_in_favour_count"),
    "N": ("MS_against", "MS_against_count"),
    "A": ("MS_abstaining", "MS_abstaining_count"),
}
NEEDED = ["symbol", "title", "adoption_date", "adoption_type"]
RECORDED = "by a recorded vote"


def read(path: Path, register: Register) -> pd.DataFrame:
    """One row per member and recorded vote: COLUMNS of undl; a member in no list is absent (X)."""
    rows: list[tuple[object, ...]] = []
    for line, content in enumerate(text.lines(path), start=1):
        if content.strip():
            rows += _vote(path, line, _object(path, line, content), register)
    if not rows:
        raise DataError(f"{path}, line 1: no recorded vote; {text.AGAIN}.")
    return pd.DataFrame(rows, columns=COLUMNS)


def _object(path: Path, line: int, content: str) -> dict[str, object]:
    try:
        found = json.loads(content)
    except json.JSONDecodeError as error:
        raise DataError(
            f"{path}, line {line}, column {error.colno}: {error.msg}; the file is cut short or no"
            f" JSON: {text.AGAIN}."
        ) from error
    if not isinstance(found, dict):
        raise DataError(f"{path}, line {line}, column 1: not a JSON object; {text.AGAIN}.")
    recorded = str(found.get("adoption_type", "")).lower() == RECORDED
    text.require(path, line, found, NEEDED)
    if recorded:
        text.require(path, line, found, [name for names in LISTS.values() for name in names])
    return found


def _vote(
    path: Path, line: int, found: dict[str, object], register: Register
) -> Iterator[tuple[object, ...]]:
    if str(found["adoption_type"]).lower() != RECORDED:
        return
    date = pd.to_datetime(str(found["adoption_date"]), format="%d %B %Y", errors="coerce")
    if pd.isna(date):
        raise DataError(
            f"{path}, line {line}, column adoption_date: “{found['adoption_date']}” is not like 2 March 2022."
        )
    cast: dict[str, str] = {}
    for letter, (names, count) in LISTS.items():
        states = [_iso3(path, line, names, str(n), register) for n in found[names]]  # type: ignore[attr-defined]
        if len(states) != text.number(path, line, count, str(found[count]) or "0"):
            raise DataError(
                f"{path}, line {line}, column {count}: {found[count]} states said, {len(states)} listed"
                f" for {found['symbol']}; {text.AGAIN}."
            )
        cast |= dict.fromkeys(states, letter)
    for state in sorted({*cast, *_members(register, date.year)}):
        yield (
            found["symbol"], date, found["symbol"], found["title"],
            found.get("agenda_item_name", ""), state, cast.get(state, "X"), "UNxml", "final",
        )  # fmt: skip


def _iso3(path: Path, line: int, column: str, name: str, register: Register) -> str:
    try:
        return register.iso3(name)
    except UnknownName as error:
        raise DataError(
            f"{path}, line {line}, column {column}: {error} Add it to data/countries.csv as an alias."
        ) from error


def _members(register: Register, year: int) -> list[str]:
    return [
        country.iso3
        for country in register.countries.values()
        if country.un_since
        and country.un_since <= year
        and not (country.until and country.until < year)
    ]

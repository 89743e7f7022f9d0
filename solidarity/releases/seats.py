"""Votes of the General Assembly in one form, and who holds each seat under which code and name."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from solidarity.countries import Register
from solidarity.releases import text

COLUMNS = ["vote_id", "date", "resolution", "title", "subject", "iso3", "vote", "source", "kind"]
LETTERS = ("Y", "N", "A", "X")
"""Yes, no, abstention, and neither: a member that takes no part."""


@dataclass(frozen=True)
class Seat:
    """A code of the United Nations and the state of the register it stands for, in which days."""

    code: str
    first_day: date
    last_day: date
    iso3: str


@cache
def codes() -> tuple[Seat, ...]:
    """Codes that stand, always or in some days, for another state than the register's same code."""
    with (Path(__file__).parent / "un_codes.csv").open(encoding="utf8", newline="") as file:
        return tuple(
            Seat(
                row["code"],
                date.fromisoformat(row["first_day"]) if row["first_day"] else date.min,
                date.fromisoformat(row["last_day"]) if row["last_day"] else date.max,
                row["iso3"],
            )
            for row in csv.DictReader(file)
        )


def of_name(name: str, register: Register) -> str:
    """The code of a state by the name the United Nations gave it; raise UnknownName else."""
    renamed = text.decisions("un_names.csv").get(name.strip().upper())
    return renamed or register.iso3(name)


def of_code(code: str, name: str, register: Register) -> str:
    """The code of a state by the code that the Library gave it, else by its name.

    Today's code is that of the seat whatever the state was called. Raises UnknownName.
    """
    for seat in codes():
        if seat.code == code and (seat.first_day, seat.last_day) == (date.min, date.max):
            return seat.iso3
    return code if code in register.countries else of_name(name, register)


def members(register: Register, year: int) -> list[str]:
    """The members of the United Nations in a year, those of a part of it included."""
    return [
        country.iso3
        for country in register.countries.values()
        if country.un_since
        and country.un_since <= year
        and not (country.until and country.until < year)
    ]


def frame(columns: dict[str, object]) -> pd.DataFrame:
    """Votes as a frame of COLUMNS; words that come again and again are kept once."""
    made = pd.DataFrame(columns)[COLUMNS]
    return made.astype(dict.fromkeys(set(COLUMNS) - {"date"}, "category"))

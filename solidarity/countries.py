"""The country register: every code the tables hold, the names people give it, and its groups by year."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from solidarity.errors import DataError, UnknownName
from solidarity.paths import DATA

REGISTER = DATA / "countries.csv"
COLUMNS = [
    "iso3", "name", "un_name", "also", "aliases", "kind", "un_since", "until", "region", "subregion", "groups",
]  # fmt: skip
KINDS = ("member", "observer", "other", "territory", "historical")


@dataclass(frozen=True)
class Membership:
    """One group a country belongs to, and the years (inclusive) in which it does."""

    group: str
    first: int = 0
    last: int = 9999

    def covers(self, year: int | None) -> bool:
        """Whether it holds in that year; None asks whether it ever did."""
        return year is None or self.first <= year <= self.last


@dataclass(frozen=True)
class Country:
    """One row of the register.

    `name` is the short display name, `un_name` the official one, `also` another that people type.
    """

    iso3: str
    name: str
    un_name: str
    also: str
    aliases: tuple[str, ...]
    kind: str
    un_since: int | None
    until: int | None
    region: str
    subregion: str
    memberships: tuple[Membership, ...]

    @property
    def spellings(self) -> list[str]:
        """Every way to write it: codes, names and aliases."""
        names = [self.iso3, self.name, self.un_name, self.also, *self.aliases]
        return [name for name in names if name]

    @property
    def label(self) -> str:
        """The name as a picker shows it, so that typing the other name finds it too."""
        return f"{self.name} ({self.also})" if self.also else self.name


@dataclass(frozen=True)
class Register:
    """All countries by ISO 3166 alpha-3 code."""

    countries: dict[str, Country]

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {
            plain(spelling): country.iso3
            for country in self.countries.values()
            for spelling in country.spellings
        }

    def iso3(self, name: str) -> str:
        """Turn any name, alias or code of a country into its ISO3 code; raise UnknownName else."""
        code = self._codes.get(plain(name))
        if code is None:
            known = [c.name for c in self.countries.values()] + list(self.countries)
            raise UnknownName("a country", name, known)
        return code

    def name(self, iso3: str) -> str:
        """The short display name of a code."""
        return self.countries[iso3].name

    def members(self, group: str, year: int | None = None) -> list[str]:
        """Codes of the group's members in that year (None: in any year); raise UnknownName else."""
        codes = [
            country.iso3
            for country in self.countries.values()
            if any(m.group == group and m.covers(year) for m in country.memberships)
        ]
        if not codes and group not in self.groups:
            raise UnknownName("a group of countries", group, self.groups)
        return codes

    @cached_property
    def groups(self) -> list[str]:
        """Every group named in the register."""
        return sorted({m.group for c in self.countries.values() for m in c.memberships})

    def kind(self, kind: str) -> list[str]:
        """Codes of one kind: member, observer, other, territory or historical."""
        return [c.iso3 for c in self.countries.values() if c.kind == kind]


def plain(name: str) -> str:
    """A spelling reduced to what distinguishes it: no case, accents, punctuation or extra blanks."""
    bare = unicodedata.normalize("NFKD", name.replace("ı", "i")).casefold().replace("&", " and ")
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(re.sub(r"[.,'’`()\[\]*-]", " ", bare).split())


def load(path: Path = REGISTER) -> Register:
    """Read the register; raise DataError naming the file, the row and the cure on any fault."""
    try:
        rows = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf8")
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: cannot be read ({error}); restore it from git.") from error
    if list(rows.columns) != COLUMNS:
        raise DataError(f"{path}: columns {list(rows.columns)}; they must be {COLUMNS}.")
    countries = {}
    owners: dict[str, str] = {}
    for line, row in enumerate(rows.itertuples(index=False), start=2):
        country = _country(row, f"{path}, line {line}")
        countries[country.iso3] = country
        for spelling in {plain(spelling) for spelling in country.spellings}:
            if spelling in owners:
                raise DataError(
                    f"{path}, line {line}: “{spelling}” already names {owners[spelling]};"
                    " a spelling can belong to one country only."
                )
            owners[spelling] = country.iso3
    return Register(countries)


def _country(row: object, where: str) -> Country:
    field = row._asdict()  # type: ignore[attr-defined]
    if not re.fullmatch(r"[A-Z]{3}", field["iso3"]):
        raise DataError(f"{where}: iso3 “{field['iso3']}” is not three capital letters.")
    if field["kind"] not in KINDS:
        raise DataError(f"{where}: kind “{field['kind']}” is none of {', '.join(KINDS)}.")
    try:
        return Country(
            iso3=field["iso3"],
            name=field["name"],
            un_name=field["un_name"],
            also=field["also"],
            aliases=tuple(_parts(field["aliases"])),
            kind=field["kind"],
            un_since=int(field["un_since"]) if field["un_since"] else None,
            until=int(field["until"]) if field["until"] else None,
            region=field["region"],
            subregion=field["subregion"],
            memberships=tuple(_membership(text) for text in _parts(field["groups"])),
        )
    except ValueError as error:
        raise DataError(f"{where}: {error}.") from error


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _membership(text: str) -> Membership:
    """Read `EU 1973-2019`, `EU 2004-` or `G7`."""
    match = re.fullmatch(r"(\w+)(?: (\d{4})-(\d{4})?)?", text)
    if not match:
        raise ValueError(f"group “{text}” is not like `EU 1973-2019`, `EU 2004-` or `G7`")
    group, first, last = match.groups()
    return Membership(group, int(first or 0), int(last or 9999))

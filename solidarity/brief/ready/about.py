"""Whom a ready-made brief is about, with regard to whom, and when: from what a reader asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from solidarity import index_words, words
from solidarity.alignment import KEY as INDEX
from solidarity.alignment import why
from solidarity.anchors import ANCHORS, Anchor
from solidarity.catalog import Catalog
from solidarity.errors import DataError, UnknownName, UnknownYear
from solidarity.indicator import Indicator
from solidarity.once import once

SINCE = 2014
"""The year with which the index is compared, as on the pages of the groups."""
KINDS = ("member", "observer", "other")
"""Of the register: states that a page can show."""


@dataclass(frozen=True)
class About:
    """What the slides of a brief have in common."""

    catalog: Catalog
    """With the index among its indicators."""
    end: Anchor
    """The anchor; of two the first."""
    year: int
    """Of the index."""
    until: int | None
    """The year asked for: no later figure counts."""

    @property
    def index(self) -> Indicator:
        """The alignment index."""
        return self.catalog.indicators[INDEX]

    def name(self, code: str) -> str:
        """A country's name."""
        return self.catalog.register.name(code)

    def names(self, codes: Iterable[str]) -> list[str]:
        """The names of countries, in their order."""
        return [self.name(code) for code in codes]

    def scored(self, code: str, end: Anchor) -> pd.Series | None:
        """A state's row of the index's table with an anchor; None where it has none."""
        rows = self.catalog.alignment.table(end.code, self.year)
        own = rows[rows.partner == code]
        return None if own.empty else own.iloc[0]

    def changed(self, code: str, end: Anchor) -> why.Change | None:
        """How a state's index with an anchor changed since SINCE; None without one then or now."""
        if self.year <= SINCE:
            return None
        return why.change(self.catalog.alignment, end.code, code, SINCE, self.year)

    def change(self, code: str, end: Anchor) -> str:
        """The same in words; nothing where there is none."""
        found = self.changed(code, end)
        return index_words.change(found, self.catalog.indicators) if found else ""


@dataclass(frozen=True)
class Country(About):
    """What the slides of a brief on one country have in common."""

    code: str
    ends: tuple[Anchor, ...]
    """The anchors with which it is seen, one or two."""
    ties: pd.DataFrame
    """profile.profile of the country."""

    @property
    def own(self) -> str:
        """The country's name."""
        return self.name(self.code)

    @property
    def anchors(self) -> list[str]:
        """The anchors' codes."""
        return [end.code for end in self.ends]


def with_index(catalog: Catalog) -> Catalog:
    """The catalog with the index among its indicators; raise DataError without figures."""
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


def year_of(catalog: Catalog, end: Anchor, year: int | None) -> int:
    """The year asked for, or the index's newest with that anchor; raise UnknownYear outside it."""
    index = catalog.indicators[INDEX]
    if year is None:
        return catalog.latest(index, end)
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

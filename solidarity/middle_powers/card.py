"""One scorecard as a page shows it: countries between an anchor and the West, as of a year."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from solidarity.catalog import Catalog
from solidarity.middle_powers import ballots, in_play, ropes, tugs
from solidarity.middle_powers.ballots import Ballot
from solidarity.middle_powers.in_play import InPlay
from solidarity.middle_powers.tugs import Tug


@dataclass(frozen=True, eq=False)
class Record:
    """What is on record between countries and an anchor, in every year; treat its frames as read-only."""

    anchor: str
    partners: tuple[str, ...]
    pulls: pd.DataFrame
    ballots: pd.DataFrame


@dataclass(frozen=True)
class Scorecard:
    """The countries' ropes as of a year, and the order in which they are in play."""

    anchor: str
    year: int
    since: int
    order: tuple[InPlay, ...]
    tugs: tuple[Tug, ...]
    """Dimension by dimension, in each the countries in their order."""
    cast: dict[str, Ballot]
    """The contested votes of the newest year that has any."""
    voted: int | None
    """That year."""

    @property
    def partners(self) -> list[str]:
        """Their codes, the one most in play first."""
        return [one.partner for one in self.order]

    def of(self, dimension: str) -> list[Tug]:
        """The ropes of one dimension."""
        return [tug for tug in self.tugs if tug.rope.key == dimension]


def read(catalog: Catalog, anchor: str, partners: Sequence[str]) -> Record:
    """All that is on record of these countries, without the anchor itself."""
    codes = tuple(code for code in partners if code != anchor)
    return Record(
        anchor,
        codes,
        ropes.pulls(catalog, anchor, codes),
        ballots.ballots(catalog, anchor, codes),
    )


def scorecard(catalog: Catalog, record: Record, year: int, since: int) -> Scorecard:
    """The record as it stood in a year, held against an earlier one."""
    found = tugs.tugs(catalog, record.pulls, record.anchor, record.partners, year, since)
    ordered = in_play.order(record.partners, found)
    place = {one.partner: number for number, one in enumerate(ordered)}
    dimensions = {key: number for number, key in enumerate(ropes.ROPES)}
    found.sort(key=lambda tug: (dimensions[tug.rope.key], place[tug.partner]))
    years = record.ballots.year[record.ballots.year <= year]
    voted = None if years.empty else int(years.max())
    in_year = record.ballots[record.ballots.year == voted]
    cast = {partner: ballot for (partner, _), ballot in ballots.by_pair(in_year).items()}
    return Scorecard(record.anchor, year, since, tuple(ordered), tuple(found), cast, voted)

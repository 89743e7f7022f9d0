"""The tug of war as it stood in a year: each rope, since when it moved, and how steadily."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import stdev

import pandas as pd

from solidarity.catalog import Catalog
from solidarity.middle_powers.ropes import ROPES, Rope, missing

WINDOW = 10
"""Over how many years up to the year shown the changes are taken that make the swing."""
LEAST = 5
"""How many changes from one year to the next a swing needs."""
OLD = 5
"""A figure older than this many years is shown, but no longer counts."""
UNSOUND = ("few votes", "small base")
"""Statuses with which a figure is shown, but does not count; the alignment index keeps the same rule."""


@dataclass(frozen=True)
class Point:
    """A rope in one year: how hard the two sides pull (0 to 100 each), and how far that is to be trusted."""

    year: int
    anchor_side: float
    west_side: float
    pull: float
    """The West's side less the anchor's, −100 to +100."""
    status: str
    note: str = ""

    @property
    def sound(self) -> bool:
        """Whether enough stands behind it to count."""
        return self.status not in UNSOUND


@dataclass(frozen=True)
class Tug:
    """One country's rope in one dimension as of a year; without `now` there is nothing to draw."""

    rope: Rope
    partner: str
    now: Point | None
    then: Point | None
    """The first figure from the year compared with on, older than `now`."""
    swing: float | None
    """Standard deviation of its year-to-year changes, in points."""
    course: tuple[Point, ...]
    """Every figure up to the year, the oldest first."""
    counts: bool
    """Whether it is recent and sound, and one of the two sides pulls."""
    missing: str = ""

    @property
    def change(self) -> float | None:
        """How far the rope moved since `then`: + towards the West."""
        return self.now.pull - self.then.pull if self.now and self.then else None


def tugs(
    catalog: Catalog, pulls: pd.DataFrame, anchor: str, partners: Sequence[str], year: int, since: int
) -> list[Tug]:  # fmt: skip
    """Every partner's ropes, the newest figure up to the year; `pulls` is ropes.pulls of the anchor.

    A figure older than its indicator's newest up to the year has the status `carried`, unless it has
    another than `observed`.
    """
    held: dict[tuple[str, str], list[Point]] = {}
    for dimension, partner, *cell in pulls[pulls.year <= year].itertuples(index=False, name=None):
        held.setdefault((dimension, partner), []).append(_point(cell))
    found = []
    for rope in ROPES.values():
        latest = [catalog.indicators[e.indicator].latest for e, _ in rope.ends(anchor) if e.indicator in catalog.indicators]  # fmt: skip
        newest = min([year, *latest])
        for partner in partners:
            if course := held.get((rope.key, partner)):
                found.append(_tug(rope, partner, course, newest, year, since))
            else:
                why = missing(catalog, rope, anchor, partner, year)
                found.append(Tug(rope, partner, None, None, None, (), counts=False, missing=why))
    return found


def _point(cell: Sequence[object]) -> Point:
    year, anchor_side, west_side, pull, status, note = cell
    return Point(int(year), float(anchor_side), float(west_side), float(pull), str(status), str(note))  # type: ignore[call-overload, arg-type]  # fmt: skip


def _tug(rope: Rope, partner: str, course: list[Point], newest: int, year: int, since: int) -> Tug:
    last = course[-1]
    status = "carried" if last.year < newest and last.status == "observed" else last.status
    now = Point(last.year, last.anchor_side, last.west_side, last.pull, status, last.note)
    then = next((p for p in course if since <= p.year < last.year), None)
    pulled = last.anchor_side + last.west_side > 0
    counts = last.sound and pulled and year - last.year <= OLD
    return Tug(rope, partner, now, then, swing(course, year), tuple(course), counts)


def swing(course: Sequence[Point], year: int) -> float | None:
    """The standard deviation of the changes of a rope from one year to the next, in points.

    Changes that end in the WINDOW years up to the year count, between sound figures of adjoining
    years; with fewer than LEAST of them there is none.
    """
    by_year = {p.year: p.pull for p in course if p.sound and year - WINDOW <= p.year <= year}
    changes = [pull - by_year[y - 1] for y, pull in by_year.items() if y - 1 in by_year]
    return stdev(changes) if len(changes) >= LEAST else None

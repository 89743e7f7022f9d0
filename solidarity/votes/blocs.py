"""Blocs of states in the roll calls: who belongs in which year, what they did together, how closely."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from solidarity.catalog import Catalog
from solidarity.votes import rolls as grid
from solidarity.votes.rolls import ABSENT, NO_SEAT, Cast, Rolls, took_part

GROUPS = {
    "G7": "the G7",
    "EU": "the European Union",
    "NATO": "NATO",
    "G20": "the G20's states",
    "africa": "the African states",
    "middle_powers": "the middle powers",
    "east": "the partners in the East",
    "americas": "the partners in the Americas",
    "outcasts": "the older outcasts",
}
"""Groups of the country register."""
CLUBS = {
    "BRICS": "BRICS",
    "SCO": "the Shanghai Cooperation Organisation",
    "CSTO": "the Collective Security Treaty Organization",
    "EAEU": "the Eurasian Economic Union",
    "ALBA": "ALBA",
    "Friends of the Charter": "the Friends of the Charter",
}
"""Full members by the hand-made list of memberships."""
LATIN = "latin_america"
REGIONS = {LATIN: ("Latin America and the Caribbean", ("Caribbean", "Central America", "South America"))}  # fmt: skip
BLOCS = GROUPS | CLUBS | {key: name for key, (name, _) in REGIONS.items()}
"""Every bloc's name in the middle of a sentence."""
COHESION = [
    "bloc", "name", "members", "yes", "no", "abstained", "absent", "side", "cohesion",
]  # fmt: skip


@dataclass(frozen=True, eq=False)
class Bloc:
    """A bloc in all roll calls."""

    key: str
    name: str
    cast: npt.NDArray[np.int8]
    """Votes by members of any year; NO_SEAT where a state did not belong or had no seat."""
    size: npt.NDArray[np.int16]
    """The members in the year of each vote, whether they had a seat or not."""

    @property
    def side(self) -> Cast:
        """The position of more than half of all members, ABSENT where there is none."""
        found = np.full(len(self.cast), ABSENT, np.int8)
        found[self.size == 0] = NO_SEAT
        for position in (grid.NO, grid.ABSTAINED, grid.YES):
            found[2 * (self.cast == position).sum(axis=1) > self.size] = position
        return found

    @property
    def score(self) -> npt.NDArray[np.float64]:
        """The mean position of the members that took one: 1 yes, ½ abstained, 0 no; NaN if none did."""
        took = took_part(self.cast)
        count = took.sum(axis=1)
        total = np.where(took, self.cast, 0).sum(axis=1) / 2
        return np.asarray(np.where(count > 0, total / np.maximum(count, 1), np.nan))


def blocs(catalog: Catalog, rolls: Rolls) -> dict[str, Bloc]:
    """Every bloc of which the catalog knows members."""
    years = sorted(set(rolls.years.tolist()))
    found = {}
    for key, name in BLOCS.items():
        by_year = {year: members(catalog, key, year) for year in years}
        if any(by_year.values()):
            found[key] = _bloc(key, name, by_year, rolls)
    return found


def _bloc(key: str, name: str, by_year: dict[int, list[str]], rolls: Rolls) -> Bloc:
    codes = [code for code in rolls.codes if any(code in own for own in by_year.values())]
    cast = np.stack([rolls.of(code) for code in codes], axis=1)
    belongs = np.array([[code in by_year[year] for code in codes] for year in by_year])
    place = {year: number for number, year in enumerate(by_year)}
    row = np.array([place[year] for year in rolls.years.tolist()])
    size = np.array([len(own) for own in by_year.values()], np.int16)[row]
    return Bloc(key, name, np.where(belongs[row], cast, NO_SEAT).astype("int8"), size)


def members(catalog: Catalog, key: str, year: int) -> list[str]:
    """The codes of a bloc's members in a year; of a club's at the end of it."""
    register = catalog.register
    if key in GROUPS:
        return register.members(key, year) if key in register.groups else []
    if key in REGIONS:
        parts = REGIONS[key][1]
        return [code for code in register.kind("member") if register.countries[code].subregion in parts]  # fmt: skip
    if "registers" not in catalog.tables:
        return []
    table = catalog.tables["registers"]["memberships"]
    own = table[(table.club == key) & (table.counts_from <= year)]
    own = own[own.counts_to.isna() | (own.counts_to >= year)]
    return sorted(set(own.iso3))


def cohesion(found: dict[str, Bloc], place: int) -> pd.DataFrame:
    """Each bloc in one vote: columns COHESION; `side` in words, `cohesion` the share of the largest of
    yes, no and abstention among the members that took a position, NaN where fewer than two did.
    """
    rows = []
    for bloc in found.values():
        cast = bloc.cast[place]
        counts = [int((cast == value).sum()) for value in (grid.YES, grid.NO, grid.ABSTAINED)]
        absent, taken = int((cast == ABSENT).sum()), sum(counts)
        if taken + absent < 2:
            continue
        share = max(counts) / taken if taken > 1 else np.nan
        side = grid.word(int(bloc.side[place])).replace("absent", "") or "none"
        rows.append([bloc.key, bloc.name, taken + absent, *counts, absent, side, share])
    return pd.DataFrame(rows, columns=COHESION)

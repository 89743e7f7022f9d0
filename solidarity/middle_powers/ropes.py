"""The ropes of the tug of war: how hard an anchor and the West pull at a country, dimension by dimension."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from solidarity.anchors import ANCHORS
from solidarity.catalog import Catalog
from solidarity.checks import STATUSES
from solidarity.middle_powers import ballots

GROUP = "middle_powers"
"""The register's group of the eight."""
ANCHORED = ("RUS", "IRN", "CHN")
"""Those who can stand at the other end than the West."""
WESTERN_CLUBS = ("NATO", "EU", "G7")
"""The clubs of the West that the register has."""
PULL = ["dimension", "partner", "year", "anchor_side", "west_side", "pull", "status", "note"]


@dataclass(frozen=True)
class End:
    """What one side's pull is taken from: a tie of an indicator, counted in hundredths of `whole`."""

    indicator: str
    code: str = ""
    """With whom; empty: with the anchor chosen."""
    whole: float = 1.0


@dataclass(frozen=True)
class Rope:
    """One dimension: what pulls to the anchor, what to the West, and both in words."""

    key: str
    title: str
    of: str
    """What the two sides' shares are shares of, as `its imports of major arms`."""
    to_anchor: End
    to_west: End | None
    """None where the West's side is the complement, or no tie."""
    definition: str
    """{anchor} is filled in."""

    def ends(self, anchor: str) -> list[tuple[End, str]]:
        """The ties a pull rests on, each with the code it is with."""
        return [(end, end.code or anchor) for end in (self.to_anchor, self.to_west) if end]


ROPES = {
    rope.key: rope
    for rope in (
        Rope(
            "votes", "Contested votes", "the contested votes on which it took a position",
            End("un_siding"), None,
            "Of the final votes of the year on which {anchor} and at least four of the G7 said the opposite and the"
            " country took a position: the share on which it voted as {anchor}, and the share on which it voted as"
            " the G7. Abstentions pull to neither side; absences do not count.",
        ),
        Rope(
            "arms", "Arms", "its imports of major arms",
            End("arms_share"), End("arms_share", "WEST"),
            "Of its imports of major arms over five years (SIPRI's volume): the share that came from {anchor}, and"
            " from the G7 and the European Union's members.",
        ),
        Rope(
            "energy", "Energy", "its imports of energy",
            End("energy_import_share"), End("energy_import_share", "WEST"),
            "Of its imports of oil, gas and coal by value: the share that came from {anchor}, and from the West.",
        ),
        Rope(
            "trade", "Goods trade", "its trade in goods",
            End("trade_share"), End("trade_share", "WEST"),
            "Of its trade in goods, both ways: the share that is with {anchor}, and with the West.",
        ),
        Rope(
            "clubs", "Clubs", "the clubs counted",
            End("shared_clubs", whole=5), None,
            "Clubs without the West that it shares with {anchor}, in hundredths of five (the goalpost of the"
            " alignment index, no more than 100), against those of the West to which it belongs, of three (NATO, the"
            " European Union, the G7). Other clubs of the West, as the OECD, are not on the register.",
        ),
        Rope(
            "sanctions", "Sanctions", "six types of sanctions",
            End("sanctions", "USA", 6), End("sanctions", whole=6),
            "Of six types of sanctions: those it has in force against {anchor} pull to the West, those against the"
            " United States to {anchor}. Without either it takes no side.",
        ),
        Rope(
            "opinion", "Opinion", "its adults",
            End("favourable"), End("favourable", "USA"),
            "The share of adults with a favourable view of {anchor}, and of the United States (of the West as a whole"
            " nobody asked). One can hold both views.",
        ),
    )
}  # fmt: skip
"""In the order of the page."""

Sided = tuple[float, float]
"""How hard the anchor and the West pull, each 0 to 100."""
Found = Mapping[tuple[str, int], tuple[float, str]]
"""Value and status of ties, by partner and year."""


def pulls(catalog: Catalog, anchor: str, partners: Sequence[str]) -> pd.DataFrame:
    """Every rope of these partners in every complete year in which both sides are known: columns PULL.

    `anchor_side` and `west_side` are in hundredths of what the rope's definition names, 0 to 100;
    `pull` is the West's side less the anchor's, −100 (all to the anchor) to +100 (all to the West).
    `status` is the worse of the two ties', `note` why they are not to be taken as they stand.
    """
    rows = []
    for rope in ROPES.values():
        if any(end.indicator not in catalog.indicators for end, _ in rope.ends(anchor)):
            continue
        sides = _READERS.get(rope.key, _two_ties)(catalog, rope, anchor, partners)
        for (partner, year), (to_anchor, to_west, status) in sorted(sides.items()):
            note = _note(catalog, rope, anchor, partner, year) if status in _DOUBTED else ""
            rows.append([rope.key, partner, year, to_anchor, to_west, to_west - to_anchor, status, note])  # fmt: skip
    return pd.DataFrame(rows, columns=PULL)


Sides = dict[tuple[str, int], tuple[float, float, str]]
_DOUBTED = ("estimated", "doubtful")
_WORST = list(STATUSES)


def _ties(catalog: Catalog, end: End, code: str, partners: Iterable[str]) -> Found:
    indicator = catalog.indicators[end.indicator]
    rows = catalog.ties(code, list(partners), end.indicator)
    rows = rows[~rows.year.isin(list(indicator.partial))]
    columns = (rows[name].tolist() for name in ("partner", "year", "value", "status"))
    return {
        (partner, year): (value, status) for partner, year, value, status in zip(*columns, strict=True)
    }  # fmt: skip


def _two_ties(catalog: Catalog, rope: Rope, anchor: str, partners: Sequence[str]) -> Sides:
    """Both sides from ties, in the years that both have."""
    (own, west) = (
        {key: (hundredths(value, end.whole), status) for key, (value, status) in _ties(catalog, end, code, partners).items()}
        for end, code in rope.ends(anchor)
    )  # fmt: skip
    return {
        key: (own[key][0], west[key][0], max(own[key][1], west[key][1], key=_WORST.index))
        for key in own.keys() & west.keys()
    }


def _votes(catalog: Catalog, rope: Rope, anchor: str, partners: Sequence[str]) -> Sides:
    """The shares of the positions taken; the West's less the anchor's is 1 − 2 · un_siding."""
    counted = ballots.by_pair(ballots.ballots(catalog, anchor, partners))
    ties = _ties(catalog, rope.to_anchor, anchor, partners)
    return {
        key: (100 * one.with_anchor / one.taken, 100 * one.with_west / one.taken, ties[key][1])
        for key, one in counted.items()
        if key in ties and one.taken
    }


def _clubs(catalog: Catalog, rope: Rope, anchor: str, partners: Sequence[str]) -> Sides:
    ties = _ties(catalog, rope.to_anchor, anchor, partners)
    years = {year for _, year in ties}
    western = {
        year: [set(catalog.register.members(club, year)) for club in WESTERN_CLUBS]
        for year in years
    }
    return {
        (partner, year): (
            hundredths(value, rope.to_anchor.whole),
            hundredths(sum(partner in members for members in western[year]), len(WESTERN_CLUBS)),
            status,
        )
        for (partner, year), (value, status) in ties.items()
    }


_READERS: dict[str, Callable[[Catalog, Rope, str, Sequence[str]], Sides]] = {
    "votes": _votes,
    "clubs": _clubs,
}


def hundredths(value: float, whole: float) -> float:
    """A value in hundredths of what counts as the whole, no more than 100."""
    return min(100.0, 100 * value / whole)


def _note(catalog: Catalog, rope: Rope, anchor: str, partner: str, year: int) -> str:
    """What is known against the ties a pull rests on."""
    said = []
    for end, code in rope.ends(anchor):
        source = catalog.sources[catalog.indicators[end.indicator].source]
        said.append(source.doubt(code, partner, end.indicator, year))
    return " ".join(dict.fromkeys(reason for reason in said if reason))


def missing(catalog: Catalog, rope: Rope, anchor: str, partner: str, year: int) -> str:
    """Why a rope is not drawn: which side has no figure up to the year."""
    reasons: dict[str, list[str]] = {}
    for end, code in rope.ends(anchor):
        indicator = catalog.indicators.get(end.indicator)
        if indicator is None:
            return "its source is not here: restore data/ from git"
        years = catalog.ties(code, partner, end.indicator).year
        if not (years <= year).any():
            why = f"before {years.min()}" if len(years) else f"({indicator.absent})"
            reasons.setdefault(why, []).append(ANCHORS[code].name)
    said = [f"none with {' or '.join(names)} {why}" for why, names in reasons.items()]
    return " and ".join(said) or "none of both sides in one year"

"""Who is in play: a measure of ours from the balance of the pulls, their spread, and how they swing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from solidarity.middle_powers.tugs import Tug

LEAST = 3
"""In so many dimensions someone must pull; with fewer there is no place in the order."""
LEAST_SWINGS = 2
"""So many of these must have a swing."""
FULL_SWING = 20.0
"""The swing of a rope, in points, that counts as full volatility."""
EVEN_WEIGHT, SWING_WEIGHT = 2 / 3, 1 / 3
"""Balance and spread together weigh two thirds, volatility one."""
MIDDLE = 5.0
"""With a lean of less than this a country stands closer to neither."""


@dataclass(frozen=True)
class Matched:
    """How the pulls at one country weigh up, each part 0 to 100 of all that pulls."""

    lean: float
    """The West's pulls less the anchor's, of all pulls: −100 to +100."""
    balance: float
    """What the other side matches in the same dimension."""
    spread: float
    """What the other side matches in another dimension. With `balance` it makes 100 − |lean|."""


@dataclass(frozen=True)
class InPlay:
    """One country's place in the order, with what it is made of."""

    partner: str
    score: float | None
    """0 (all pulls one way, and steadily) to 100 (both sides even, and swinging); None: too little is known."""
    matched: Matched | None
    volatility: float | None
    """The mean of its dimensions' swings, 0 to 100."""
    counted: tuple[str, ...]
    """The dimensions that count."""
    without: dict[str, float]
    """The score without one of these dimensions, where that leaves enough of them."""

    @property
    def side(self) -> str:
        """`west`, `anchor`, `middle`, or nothing where it is not known."""
        if self.matched is None:
            return ""
        lean = self.matched.lean
        return "west" if lean >= MIDDLE else "anchor" if lean <= -MIDDLE else "middle"

    @property
    def range(self) -> tuple[float, float] | None:
        """The lowest and highest score with one dimension left out."""
        return (min(self.without.values()), max(self.without.values())) if self.without else None


def matched(sides: Sequence[tuple[float, float]]) -> Matched | None:
    """Weigh up the two sides' pulls, dimension by dimension (anchor's, West's); None where nobody pulls."""
    whole = sum(own + west for own, west in sides)
    if not whole:
        return None
    within = sum(min(pair) for pair in sides)
    nets = [west - own for own, west in sides]
    westward, back = sum(max(net, 0.0) for net in nets), sum(max(-net, 0.0) for net in nets)
    return Matched(
        lean=100 * (westward - back) / whole,
        balance=200 * within / whole,
        spread=200 * min(westward, back) / whole,
    )


def volatility(swings: Sequence[float]) -> float | None:
    """The mean of swings on a scale of 0 to 100, each full at FULL_SWING points; None of too few."""
    if len(swings) < LEAST_SWINGS:
        return None
    return fmean(min(100.0, 100 * swing / FULL_SWING) for swing in swings)


def score(found: Matched | None, swinging: float | None) -> float | None:
    """Two thirds of what is matched and one third of the volatility, 0 to 100."""
    if found is None or swinging is None:
        return None
    return min(100.0, EVEN_WEIGHT * (found.balance + found.spread) + SWING_WEIGHT * swinging)


def standing(partner: str, tugs: Iterable[Tug]) -> InPlay:
    """One country's place, from its ropes; without a score where too few are known."""
    counted = [tug for tug in tugs if tug.partner == partner and tug.counts]
    found, swinging = _parts(counted)
    without = {
        left.rope.key: one
        for left in counted
        if (one := score(*_parts([tug for tug in counted if tug is not left]))) is not None
    }
    keys = tuple(tug.rope.key for tug in counted)
    return InPlay(partner, score(found, swinging), found, swinging, keys, without)


def _parts(counted: Sequence[Tug]) -> tuple[Matched | None, float | None]:
    """What is matched and how volatile it is; nothing of what is matched in too few dimensions."""
    sides = [(tug.now.anchor_side, tug.now.west_side) for tug in counted if tug.now]
    swings = [tug.swing for tug in counted if tug.swing is not None]
    return matched(sides) if len(sides) >= LEAST else None, volatility(swings)


def order(partners: Sequence[str], tugs: Sequence[Tug]) -> list[InPlay]:
    """All of them, the one most in play first and those without a score last, then by code."""
    found = [standing(partner, tugs) for partner in partners]
    return sorted(found, key=lambda one: (one.score is None, -(one.score or 0.0), one.partner))


def leaders(ordered: Sequence[InPlay]) -> list[str]:
    """The first of the order and those of whom it cannot be said that they stand behind it.

    One stands behind where its score is lower with all dimensions, and without any one of them.
    """
    scored = [one for one in ordered if one.score is not None]
    return [one.partner for one in scored if one is scored[0] or not _behind(one, scored[0])]


def _behind(one: InPlay, first: InPlay) -> bool:
    pairs = [(one.score, first.score)]
    pairs += [(_left(one, key), _left(first, key)) for key in {*one.counted, *first.counted}]
    return all(a is not None and b is not None and a < b for a, b in pairs)


def _left(one: InPlay, key: str) -> float | None:
    """The score without a dimension; None where that leaves too little."""
    return one.without.get(key) if key in one.counted else one.score

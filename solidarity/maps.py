"""What a map has to show, as plain data: the browser component draws it, and so may an export."""

import tomllib
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any

import pandas as pd

from solidarity import words
from solidarity.anchors import ANCHORS, Anchor
from solidarity.countries import Register
from solidarity.errors import DataError
from solidarity.indicator import Indicator
from solidarity.paths import DATA

PAPER = "#F4F1EA"
"""The middle of a diverging scale and the start of a sequential one: nearly white, but not grey."""
WEST = ANCHORS["WEST"].hue
BOUNDARIES_NOTICE = "Boundaries as in UN Geodata; no endorsement implied."


@dataclass(frozen=True)
class View:
    """A region preset: the map's middle meridian and the centre and scale of its frame."""

    name: str
    rotation: float
    lon: float
    lat: float
    scale: float


@dataclass(frozen=True)
class MapLayer:
    """One anchor's map; the lists run in parallel, values as printed (Indicator.shown)."""

    anchor: str
    title: str
    codes: list[str]
    values: list[float]
    n: list[int]
    flags: dict[str, str]
    """Status by code, where it is not `observed`."""
    colors: list[str]
    """Evenly spaced from low to high."""
    low: float
    high: float
    log: bool
    decimals: int
    labels: list[str]
    """Under the scale: its two ends, and its middle where it has one."""
    phrase: str
    """A value in words, {value} to be filled in."""
    absent: str
    ranks: list[str] = field(default_factory=list)
    """The rank of each in words, where it is more than the place among the values."""
    in_words: bool = False
    """Whether it is; then other years, of which no ranks are sent, have none."""
    least_first: bool = False
    """Whether the lowest value has rank 1, as with a distance."""
    texts: list[str] = field(default_factory=list)
    """What stands under each name, where a phrase with the value does not say it."""
    grid: dict[str, Any] = field(default_factory=dict)
    """Of a map of two measures at once: what its legend's two axes are, and the steps' names."""

    def packed(self) -> dict[str, Any]:
        """Plain data for the browser, the lists as text and values in units of the last decimal:
        a third of the bytes of JSON lists.
        """
        return asdict(self) | {
            "codes": "".join(self.codes),
            "values": ",".join(f"{value * 10**self.decimals:.0f}" for value in self.values),
            "n": ",".join(map(str, self.n)),
            "ranks": "|".join(self.ranks),
            "texts": "|".join(self.texts),
        }


@cache
def views() -> dict[str, View]:
    """The region presets by name, World first."""
    path = DATA / "basemap" / "views.toml"
    try:
        declared = tomllib.loads(path.read_text("utf8"))
        return {name: View(name, **frame) for name, frame in declared.items()}
    except (OSError, ValueError, TypeError) as error:
        raise DataError(f"{path}: unusable ({error}); restore it from git.") from error


def layer(indicator: Indicator, anchor: Anchor, ties: pd.DataFrame, register: Register) -> MapLayer:
    """The layer of one indicator and anchor; `ties` is Catalog.view of the year to show."""
    scale = indicator.scale
    labels = [scale.low_label, scale.middle_label, scale.high_label]
    flagged = ties[ties.status.astype("str") != "observed"]
    return MapLayer(
        anchor=anchor.code,
        title=words.headline(indicator, anchor, ties, register),
        codes=ties.partner.tolist(),
        values=[indicator.shown(value) for value in ties.value],
        n=ties.n.tolist(),
        flags=dict(zip(flagged.partner, flagged.status, strict=True)),
        colors=colors(scale.kind, anchor),
        low=scale.low * indicator.factor,
        high=scale.high * indicator.factor,
        log=scale.kind == "log",
        decimals=indicator.decimals,
        labels=[label.format(anchor=anchor.name) for label in labels],
        phrase=indicator.phrase.replace("{anchor}", anchor.name),
        absent=indicator.not_defined.get(anchor.code, indicator.absent),
        ranks=_ranks(ties) if "rank_low" in ties else [],
        in_words="rank_low" in ties,
        least_first=indicator.less_is_closer,
    )


def _ranks(ties: pd.DataFrame) -> list[str]:
    """Each rank of the index in words, with what the index lacks."""
    rows = ties.to_dict("records")
    facts = [[words.rank(tie, len(rows)), words.without(tie)] for tie in rows]
    return [" · ".join(fact for fact in both if fact) for both in facts]


def frames(indicator: Indicator, ties: pd.DataFrame, years: list[int]) -> dict[str, Any]:
    """All years of one indicator and anchor for the play button: codes, and per year their values.

    A value that is missing is None. `ties` holds one indicator and anchor in all years.
    """
    wide = ties.pivot(index="partner", columns="year", values="value").sort_index()
    wide = wide.reindex(columns=years)
    return {
        "codes": wide.index.tolist(),
        "values": [
            [None if pd.isna(v) else indicator.shown(v) for v in wide[year]] for year in years
        ],
    }


def colors(kind: str, anchor: Anchor) -> list[str]:
    """The colours of a scale: from the West's blue to the anchor's hue, or one hue, light to dark."""
    if kind == "diverging":
        return [WEST, mix(WEST, PAPER, 0.5), PAPER, mix(anchor.hue, PAPER, 0.5), anchor.hue]
    dark = mix(anchor.hue, "#000000", 0.62)
    return [PAPER, mix(anchor.hue, PAPER, 0.4), mix(anchor.hue, PAPER, 0.8), anchor.hue, dark]


def mix(color: str, other: str, share: float) -> str:
    """`share` of the one colour and the rest of the other, both as #RRGGBB."""
    pairs = zip(channels(color), channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def channels(color: str) -> list[int]:
    """Red, green and blue of #RRGGBB, 0 to 255."""
    return [int(color[i : i + 2], 16) for i in (1, 3, 5)]

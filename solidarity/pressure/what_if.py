"""What if some partners bought or sold less: the first-order sum, and nothing of how anyone would react."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from solidarity.countries import Register
from solidarity.errors import DataError
from solidarity.lifelines import Lifeline, Loss, loss
from solidarity.pressure.channels import FUELS, Channel
from solidarity.pressure.records import Record

NOT_MODELLED = (
    "Prices: less oil on the market would raise the price of what is still sold.",
    "Detours: what one partner stops buying, another buys, often at a discount, or a third resells.",
    "Time: contracts, pipelines and refineries bind both sides for years.",
    "Answers: the anchor's counter-measures, and those of its other partners.",
    "What is on no record: smuggling, relabelled cargoes, services, finance and barter.",
)
"""Said beside every result."""
LARGEST = 5
"""How many of those who remain are named."""
SUMMARY = [
    "anchor", "channel", "period", "unit", "total", "lost", "lost_low", "lost_high", "lost_share",
    "lost_share_low", "lost_share_high", "remains", "undisclosed", "hhi_low", "hhi_high",
    "hhi_after_low", "hhi_after_high", "half_carried_by", "half_carried_by_after", "largest_left",
    "missing", "source",
]  # fmt: skip
PARTNERS = [
    "anchor", "channel", "period", "unit", "partner", "partner_name", "value", "low", "high",
    "status", "share", "cut", "lost", "lost_low", "lost_high", "remains", "share_after", "theirs",
    "lost_of_theirs", "source",
]  # fmt: skip


@dataclass(frozen=True, eq=False)
class Result:
    """One channel before and after a cut."""

    channel: Channel
    before: Lifeline
    cuts: Mapping[str, float]
    """Shares, 0 to 1, by partner."""
    world: float | None
    """What all states but the anchor buy over the channel, from whomever; None where unknown."""

    @cached_property
    def after(self) -> Lifeline:
        """What remains if nothing else moves."""
        return self.before.cut(self.cuts)

    @cached_property
    def loss(self) -> Loss:
        """What is taken away."""
        return loss(self.before, self.cuts)


@dataclass(frozen=True, eq=False)
class Scenario:
    """One cut over several channels."""

    results: tuple[Result, ...]
    missing: tuple[str, ...]
    """Channels that have no record of the year, each as a sentence."""
    register: Register

    @property
    def cuts(self) -> Mapping[str, float]:
        """Shares to cut, 0 to 1, by partner."""
        return self.results[0].cuts

    @cached_property
    def summary(self) -> pd.DataFrame:
        """One row per channel: see summary()."""
        return summary(self.results, self.register)

    @cached_property
    def partners(self) -> pd.DataFrame:
        """Every partner of every channel: see partners()."""
        return partners(self.results, self.register)

    @property
    def idle(self) -> list[str]:
        """Partners to be cut that are on record in none of the channels."""
        here = {code for result in self.results for code in result.before.flows.partner}
        return [code for code, share in self.cuts.items() if share and code not in here]


def presets(register: Register, anchor: str) -> dict[str, tuple[str, ...]]:
    """Cuts that a reader may start from: a title, and whom it cuts in full."""
    found = {
        "China": ("CHN",),
        "India and Türkiye": ("IND", "TUR"),
        "The eight middle powers": tuple(register.members("middle_powers")),
        "The G7 and the EU": tuple(
            sorted({*register.members("G7"), *register.members("EU", 2023)})
        ),
    }
    return {
        title: tuple(code for code in codes if code != anchor) for title, codes in found.items()
    }


def parse(text: str, register: Register) -> dict[str, float]:
    """Read `IND100_TUR50` or `India=100_Turkey=50%` as shares by code; raise DataError else."""
    cuts: dict[str, float] = {}
    for part in (part for part in text.split("_") if part.strip()):
        match = re.fullmatch(r"\s*(.+?)\s*(?:=\s*)?(\d+(?:\.\d+)?)?\s*%?\s*", part)
        name, percent = match.groups() if match else (part, None)
        share = float(percent if percent is not None else 100) / 100
        if not 0 <= share <= 1:
            raise DataError(
                f"“{part.strip()}” cuts more than there is: give a share from 0 to 100."
            )
        code = register.iso3(name)
        if code in cuts:
            raise DataError(f"{register.name(code)} is named twice in “{text}”: give one share.")
        cuts[code] = share
    return cuts


def written(cuts: Mapping[str, float]) -> str:
    """The text that parse reads, as it stands in an address: `IND100_TUR50`."""
    return "_".join(f"{code}{100 * share:.4g}" for code, share in cuts.items())


def run(
    records: Sequence[Record], year: int, cuts: Mapping[str, float], register: Register
) -> Scenario:
    """Cut each record that has the year; raise DataError where none has."""
    found, missing = [], []
    for record in records:
        try:
            found.append(Result(record.channel, record.at(year), cuts, record.world.get(year)))
        except DataError as error:
            missing.append(str(error))
    if not found:
        raise DataError(" ".join(missing) or "Name a channel.")
    return Scenario(tuple(found), tuple(missing), register)


def summary(results: Sequence[Result], register: Register) -> pd.DataFrame:
    """One row per channel, in the channel's unit: columns SUMMARY; shares and concentration 0 to 1.

    Bounds are NaN where an unknown part of the record is missing. Several fuels have a row of their
    sum, `fuels`, after them; exports, which contain them, are never added.
    """
    rows = [_summed(result, register) for result in results]
    fuels = [row for row in rows if row["channel"] in FUELS]
    if len(fuels) > 1:
        added = ("total", "lost", "lost_low", "lost_high", "remains", "undisclosed")
        both = {name: sum(row[name] for row in fuels) for name in added}
        share = both["lost"] / both["total"] if both["total"] else 0.0
        kept = {name: fuels[0][name] for name in ("anchor", "period", "unit", "source")}
        rows.append(kept | both | {"channel": "fuels", "lost_share": share})
    return pd.DataFrame(rows, columns=SUMMARY)


def _summed(result: Result, register: Register) -> dict[str, Any]:
    before, after, lost = result.before, result.after, result.loss
    low, high = before.concentration
    low_after, high_after = after.concentration
    left = after.flows[after.flows.value > 0].partner.head(LARGEST)
    return {
        "anchor": before.anchor,
        "channel": result.channel.key,
        "period": result.channel.period(before.year),
        "unit": result.channel.unit,
        "total": before.total,
        "lost": lost.value,
        "lost_low": lost.low,
        "lost_high": _or_nan(lost.high),
        "lost_share": lost.share,
        "lost_share_low": _or_nan(lost.share_low),
        "lost_share_high": _or_nan(lost.share_high),
        "remains": after.total,
        "undisclosed": before.rest,
        "hhi_low": low,
        "hhi_high": high,
        "hhi_after_low": low_after,
        "hhi_after_high": high_after,
        "half_carried_by": before.carriers(),
        "half_carried_by_after": after.carriers(),
        "largest_left": "; ".join(register.name(code) for code in left),
        "missing": "; ".join(register.name(one.partner) for one in before.unseen),
        "source": before.origin,
    }


def partners(results: Sequence[Result], register: Register) -> pd.DataFrame:
    """Every partner of every channel before and after: columns PARTNERS; shares 0 to 1.

    What has no named partner is the last row of a channel, with `partner` empty. `theirs` is all
    that the partner trades over the channel, and `lost_of_theirs` what of it the cut takes.
    """
    return pd.concat([_rows(result, register) for result in results], ignore_index=True)[PARTNERS]


def _rows(result: Result, register: Register) -> pd.DataFrame:
    before, flows = result.before, result.before.flows
    cut = before.cut_of_each(result.cuts)
    after = result.after.shares
    rows = flows.assign(
        partner_name=[register.name(code) for code in flows.partner],
        share=before.shares.to_numpy(),
        cut=cut,
        lost=flows.value * cut,
        lost_low=flows.low * cut,
        lost_high=(flows.high * cut).where(cut > 0, 0.0),
        remains=flows.value * (1 - cut),
        share_after=after.reindex(flows.partner).fillna(0.0).to_numpy(),
        lost_of_theirs=flows.value * cut / flows.theirs,
    )
    if before.rest:
        rest = {
            "partner": "", "partner_name": "no named partner", "value": before.rest, "low": before.rest,
            "high": before.rest, "status": "observed", "share": before.rest_share, "cut": 0.0, "lost": 0.0, "lost_low": 0.0, "lost_high": 0.0,
            "remains": before.rest, "share_after": result.after.rest_share,
        }  # fmt: skip
        rows = pd.concat([rows, pd.DataFrame([rest])], ignore_index=True)
    return rows.assign(
        anchor=before.anchor,
        channel=result.channel.key,
        period=result.channel.period(before.year),
        unit=result.channel.unit,
        source=before.origin,
    )


def _or_nan(end: float | None) -> float:
    return math.nan if end is None else end

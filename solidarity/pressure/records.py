"""Every year of an anchor's trade over one channel, as our tables have it, to be taken as Lifelines."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from solidarity.catalog import Catalog
from solidarity.errors import DataError
from solidarity.lifelines import FLOW, Lifeline, Unseen
from solidarity.once import once
from solidarity.pressure import readers, relabelled
from solidarity.pressure.channels import Channel
from solidarity.pressure.gaps import with_gaps

ANCHORS = ("RUS", "IRN")
NOISE = 1e-6
"""What sums of floats leave of a total is not a sale without a named partner."""


@dataclass(frozen=True, eq=False)
class Record:
    """All years of one anchor and channel; treat the frames as read-only."""

    anchor: str
    channel: Channel
    flows: pd.DataFrame
    """Columns `year` and FLOW; of partners missing in whole or part a row with `high` NA."""
    rest: pd.Series
    """What has no named partner, by year; its index are the years on record."""
    unseen: dict[int, tuple[Unseen, ...]]
    origins: dict[int, str]
    """Whose record each year is, as in a tie's column `source`."""
    world: pd.Series
    """What all states but the anchor trade over the channel, by year; empty where unknown."""
    assumed: pd.Series
    """What is counted although it is on record under another country's name, by year."""
    behind: frozenset[str] | None = None
    """Who may be behind what has no named partner; None: anyone."""

    @property
    def years(self) -> list[int]:
        """The years on record."""
        return [int(year) for year in self.rest.index]

    def at(self, year: int) -> Lifeline:
        """One year's lifeline; raise DataError where it is on no record."""
        if year not in self.rest.index:
            raise DataError(
                f"{self.anchor}: {self.channel.title} of {self.channel.period(year)} stand in no record"
                f" that shares can be taken of; those of {spans(self.years)} do."
            )
        if year not in self._taken:
            self._taken[year] = self._lifeline(year)
        return self._taken[year]

    @cached_property
    def _taken(self) -> dict[int, Lifeline]:
        """The lifelines asked for so far, by year: one of them is no reason to make all."""
        return {}

    def _lifeline(self, year: int) -> Lifeline:
        flows = self.flows[self.flows.year == year]
        flows = flows.sort_values(["value", "partner"], ascending=[False, True])
        return Lifeline(
            self.anchor,
            self.channel.key,
            year,
            flows[FLOW].reset_index(drop=True),
            float(self.rest[year]),
            self.unseen.get(year, ()),
            self.origins[year],
            float(self.assumed.get(year, 0.0)),
            self.behind,
        )

    def lifelines(self, since: int) -> list[Lifeline]:
        """Every year's since then, in order."""
        return [self.at(year) for year in self.years if year >= since]


def read(catalog: Catalog, anchor: str, channel: Channel, count_relabelled: bool = False) -> Record:
    """The record of one anchor and channel, with what is known to be missing in it.

    With `count_relabelled`, crude oil that reaches a partner under another country's name counts as the
    anchor's own; without, it only widens the bounds. Raises DataError where a table is missing.
    """
    if anchor not in ANCHORS:
        raise DataError(f"Lifelines are drawn for {' and '.join(ANCHORS)} only, not for {anchor}.")
    # Who reports its trade stands in data/energy, for all goods too.
    for needed in (
        (channel.source,) if channel.source == "sipri_arms" else (channel.source, "energy")
    ):
        if needed not in catalog.tables:
            raise DataError(f"data/{needed} is not here: restore it from git.")
    return once(
        catalog,
        ("record", anchor, channel, count_relabelled),
        lambda: _read(catalog, anchor, channel, count_relabelled),
    )


def _read(catalog: Catalog, anchor: str, channel: Channel, count_relabelled: bool) -> Record:
    found = readers.READERS[channel.source](catalog, anchor, channel)
    proxy = relabelled.proxy(catalog, anchor) if channel.key == "crude" else None
    counted = proxy is not None and count_relabelled
    more = tuple(proxy.year) if counted and proxy is not None else ()
    flows, unseen = with_gaps(catalog, anchor, channel, found, more)
    rest = (found.totals - flows.groupby("year").value.sum()).dropna()
    rest = rest.where(rest > NOISE * found.totals, 0.0)
    assumed = pd.Series(dtype="float64")
    if proxy is not None:
        add = relabelled.counted if counted else relabelled.as_bound
        flows, rest = add(flows, rest, proxy)
        assumed = proxy.set_index("year").amount if counted else assumed
    origins = found.origins | dict.fromkeys(more, channel.source)
    return Record(
        anchor,
        channel,
        flows,
        rest,
        unseen,
        origins,
        found.world,
        assumed,
        _behind(catalog, channel),
    )


def _behind(catalog: Catalog, channel: Channel) -> frozenset[str] | None:
    """Who may be behind what has no named partner: of fuels, which BACI files under “other Asia”, Asia."""
    if channel.source != "energy":
        return None
    states = catalog.register.countries.values()
    return frozenset(one.iso3 for one in states if one.region == "Asia")


def spans(years: list[int]) -> str:
    """`1995–2022 and 2024`: years in as few words as they need."""
    groups: list[list[int]] = []
    for year in years:
        if groups and year == groups[-1][-1] + 1:
            groups[-1].append(year)
        else:
            groups.append([year])
    texts = [str(g[0]) if len(g) == 1 else f"{g[0]}–{g[-1]}" for g in groups]
    return " and ".join(texts) if len(texts) < 3 else f"{', '.join(texts[:-1])} and {texts[-1]}"

"""The pair's figures over the years, and how they changed within a period."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from solidarity import words
from solidarity.axis.blocks import BLOCKS, Line
from solidarity.catalog import Catalog
from solidarity.charts import OFF_THE_LINE
from solidarity.held import NO_TIES, TIE
from solidarity.indicator import Indicator
from solidarity.pressure import records
from solidarity.pressure.channels import CHANNELS

AMOUNTS = ("million USD", "million TIV")
DIRECTIONS = "directions"
"""What `n` counts where a figure can be of one direction of a trade or of both."""
SMALL = 0.05
"""The part of the goalposts, or of the larger amount, under which a change is hardly one."""

Courses = Mapping[Line, pd.DataFrame]
"""Of every line its ties of all years, in their order: columns TIE; none where nothing is on record."""


def courses(catalog: Catalog) -> Courses:
    """All lines of all blocks whose indicator is here."""
    lines = dict.fromkeys(line for block in BLOCKS.values() for line in block.lines)
    return {line: _course(catalog, line) for line in lines if line.indicator in catalog.indicators}


def _course(catalog: Catalog, line: Line) -> pd.DataFrame:
    if line.channel:
        return _one_way(catalog, line) if on_record(catalog, line.channel) else NO_TIES
    return catalog.ties(line.anchor, line.partner, line.indicator)


def on_record(catalog: Catalog, channel: str) -> bool:
    """Whether the tables that a channel's record is read from are here; all heed who publishes fuels."""
    return {CHANNELS[channel].source, "energy"} <= set(catalog.tables)


def _one_way(catalog: Catalog, line: Line) -> pd.DataFrame:
    """One direction of the goods trade: both together would fall when a direction leaves the record."""
    found = records.read(catalog, "RUS", CHANNELS[line.channel])
    rows = found.flows[(found.flows.partner == "IRN") & (found.flows.status != "absent")]
    rows = rows.sort_values("year", ignore_index=True)
    apart = rows.low != rows.high
    return rows.assign(
        anchor=line.anchor,
        partner=line.partner,
        indicator=line.indicator,
        low=rows.low.where(apart),
        high=rows.high.where(apart),
        n=1,
        source=rows.year.map(found.origins),
    )[TIE]


def within(rows: pd.DataFrame, years: tuple[int, int]) -> pd.DataFrame:
    """The ties of a period, both ends included."""
    return rows[rows.year.between(*years)]


def sound(rows: pd.DataFrame) -> pd.DataFrame:
    """The ties on which a sentence can stand: none of few votes or part of a year."""
    return rows[~rows.status.isin(OFF_THE_LINE)]


@dataclass(frozen=True)
class Change:
    """A line's first and last figure in a period; both the same where there is only one."""

    first: pd.Series
    last: pd.Series
    indicator: Indicator
    turn: pd.Series | None = None
    """A figure between the two that lies clearly above or below both, the farthest; None without one."""

    @property
    def by(self) -> float:
        """The difference of what is printed."""
        return self.indicator.shown(self.last.value) - self.indicator.shown(self.first.value)

    @property
    def unlike(self) -> bool:
        """Whether one is of both directions of a trade, and the other of one."""
        return unlike(self.indicator, self.first, self.last)

    @property
    def slight(self) -> bool:
        """Whether it is hardly a change."""
        return slight(self.indicator, self.first.value, self.last.value)

    @property
    def overlaps(self) -> bool:
        """Whether both have intervals, and these have values in common."""
        one, two = self.first, self.last
        return bool(one.low <= two.high and two.low <= one.high)  # NaN compares as no


def slight(one: Indicator, before: float, after: float) -> bool:
    """Whether two values are nearly the same: amounts by their size, others by the indicator's goalposts."""
    low, high = one.goalposts
    whole = max(abs(after), abs(before)) if one.unit in AMOUNTS else abs(high - low)
    return bool(abs(after - before) <= SMALL * whole)


def unlike(one: Indicator, first: pd.Series, last: pd.Series) -> bool:
    """Whether two figures cannot be compared, since one lacks a direction of the trade that the other has."""
    return bool(one.n_unit == DIRECTIONS and first.n != last.n)


def change(rows: pd.DataFrame, indicator: Indicator, years: tuple[int, int]) -> Change | None:
    """How a line changed within a period; None where it has no sound figure in it."""
    held = sound(within(rows, years))
    if held.empty:
        return None
    first, last = held.iloc[0], held.iloc[-1]
    return Change(first, last, indicator, _turn(held, indicator))


def _turn(held: pd.DataFrame, one: Indicator) -> pd.Series | None:
    ends = held.value.iloc[[0, -1]]
    by_value = held.sort_values("value", kind="stable")
    top, bottom = by_value.iloc[-1], by_value.iloc[0]
    beyond = [
        (abs(tie.value - end), tie)
        for tie, end in ((top, ends.max()), (bottom, ends.min()))
        if not slight(one, end, tie.value)
    ]
    return max(beyond, key=lambda pair: pair[0])[1] if beyond else None


def drawn(found: Courses, catalog: Catalog, years: tuple[int, int]) -> pd.DataFrame:
    """Every figure that the charts of all blocks draw in a period: TIE, block, side, direction, period, unit, citation.

    `direction` tells the one direction of the goods trade apart; empty where the figure is of both.
    """
    parts = []
    for block in BLOCKS.values():
        for line in block.lines:
            rows = within(found.get(line, NO_TIES), years)
            one = catalog.indicators.get(line.indicator)
            if rows.empty or one is None:
                continue
            way = {"": "", "exports": "Russia to Iran", "imports": "Iran to Russia"}[line.channel]
            parts.append(
                rows.assign(
                    block=block.key,
                    side=line.side,
                    direction=way,
                    period=[one.period(int(year)) for year in rows.year],
                    unit="share (0 to 1)" if one.percent else one.unit,
                    citation=catalog.sources[one.source].citation,
                )
            )
    return pd.concat(parts, ignore_index=True) if parts else NO_TIES


def drawn_table(rows: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """The same as a reader's table, the newest first: Chart, Of whom, Year, Value, Unit, Status, Source."""
    ones = [catalog.indicators[key] for key in rows.indicator]
    return pd.DataFrame(
        {
            "Chart": [BLOCKS[key].title for key in rows.block],
            "Of whom": [{"IRN": "Iran", "RUS": "Russia"}.get(side, side) for side in rows.side],
            "Years": rows.period,
            "Value": [one.text(value) for one, value in zip(ones, rows.value, strict=True)],
            "Low to high": [words.interval(one, tie).strip(" ()") for one, (_, tie) in zip(ones, rows.iterrows(), strict=True)],
            "Unit": [one.unit for one in ones],
            "Status": rows.status,
            "Source": [" and ".join(catalog.title(part) for part in str(key).split("+")) for key in rows.source],
        }
    ).iloc[::-1]  # fmt: skip

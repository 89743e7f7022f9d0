"""Partners whose trade with an anchor is known to exist but not on record, so that no zero stands for it."""

from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from solidarity.catalog import Catalog
from solidarity.lifelines import Unseen
from solidarity.pressure.channels import Channel
from solidarity.pressure.readers import BY_YEAR, Found

REMEMBERED, MATTERED = 10, 0.005
"""A partner that has left the record is named for ten years, if it was half a per cent of the total."""
LEFT_OUT = (
    "No figure of this year that can be relied on is on record: there is none, or it was left out."
)
LATELY = 3
"""For how many years a partner of whose goods no figure is left is named."""
SILENT = "Neither side publishes its trade: what the two exchange is on no record, or only guessed."


@dataclass(frozen=True)
class Gap:
    """A partner that the record of these years lacks in whole or in part."""

    partner: str
    first: int
    last: int
    status: str
    reason: str


def with_gaps(
    catalog: Catalog, anchor: str, channel: Channel, found: Found, more: tuple[int, ...] = ()
) -> tuple[pd.DataFrame, dict[int, tuple[Unseen, ...]]]:
    """The flows with a row for each partner missing in whole or part, and who they are by year.

    `more` are years beyond the record that are counted all the same. Such a row has `high` NA, for nobody knows how much is missing, and the status `doubtful`, or
    `absent` where neither side publishes and the record has nothing.
    """
    years = sorted({*(int(year) for year in found.totals.index), *more})
    unseen: dict[int, dict[str, Unseen]] = {year: {} for year in years}
    marks = []
    mattering = found.flows[found.flows.value >= MATTERED * found.flows.year.map(found.totals)]
    declared = _declared(catalog, anchor, channel, found.flows)
    silent = _silent(catalog, anchor, channel, found, mattering)
    before = defaultdict(list)
    for partner, year, value in mattering[["partner", "year", "value"]].itertuples(index=False):
        before[partner].append((int(year), float(value)))
    for gap in (*declared, *silent, *_left_out(channel, found, mattering)):
        last = _last(before[gap.partner], gap)
        for year in range(max(gap.first, years[0]), min(gap.last, years[-1]) + 1):
            if year in unseen and gap.partner not in unseen[year]:
                unseen[year][gap.partner] = Unseen(gap.partner, gap.reason, *last)
                marks.append((year, gap.partner, gap.status))
    flows = _marked(found.flows, pd.DataFrame(marks, columns=["year", "partner", "mark"]))
    return flows, {year: tuple(named.values()) for year, named in unseen.items() if named}


def _marked(flows: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """The flows with the status `mark` and an open upper end, new rows at zero."""
    both = flows.merge(marks, on=["year", "partner"], how="outer")
    open_ended = both.mark.notna()
    return both.assign(
        value=both.value.fillna(0.0),
        low=both.low.fillna(0.0),
        high=both.high.mask(open_ended),
        status=both.mark.where(open_ended, both.status),
    )[BY_YEAR]


def _declared(catalog: Catalog, anchor: str, channel: Channel, flows: pd.DataFrame) -> list[Gap]:
    """What is known by hand to be missing: fuels that customs hide, goods understated by a record.

    A line about every anchor speaks only of partners on record with this one.
    """
    lines = catalog.tables[channel.source].get("hidden")
    if lines is None:
        return []
    of_channel = (
        lines["product"].isin(list(channel.products))
        if channel.products
        else lines.way == ("sold" if channel.sells else "bought")
    )
    here = (lines.anchor == anchor) | ((lines.anchor == "*") & lines.partner.isin(flows.partner))
    return [
        Gap(line["partner"], line["first_year"], line["last_year"], "doubtful", line["reason"])
        for line in lines[of_channel & here].to_dict("records")
    ]


def _silent(
    catalog: Catalog, anchor: str, channel: Channel, found: Found, mattering: pd.DataFrame
) -> list[Gap]:
    """Former partners that publish nothing in years in which the anchor does not either."""
    if channel.source == "sipri_arms":
        return []
    reports = catalog.tables["energy"]["reports"]
    quiet = reports[reports.standing == "silent"]
    newest = int(reports.year.max())  # later years are taken to be like it
    silent, here, mattered = _by_year(quiet), _by_year(found.flows), _by_year(mattering)
    return [
        Gap(partner, year, year, "absent", SILENT)
        for year in (int(year) for year in found.totals.index)
        if anchor in silent[min(year, newest)]
        for partner in sorted(
            _before(mattered, year, REMEMBERED) & silent[min(year, newest)] - here[year]
        )
    ]


def _left_out(channel: Channel, found: Found, mattering: pd.DataFrame) -> list[Gap]:
    """Partners in goods of the years before without a figure now: all trade hardly ever stops."""
    if channel.source != "goods_trade":
        return []
    here, mattered = _by_year(found.flows), _by_year(mattering)
    return [
        Gap(partner, year, year, "absent", LEFT_OUT)
        for year in (int(year) for year in found.totals.index)
        for partner in sorted(_before(mattered, year, LATELY) - here[year])
    ]


def _before(partners: dict[int, set[str]], year: int, back: int) -> set[str]:
    """The partners of so many years before one."""
    return {one for earlier in range(year - back, year) for one in partners[earlier]}


def _last(mattered: list[tuple[int, float]], gap: Gap) -> tuple[int, float] | tuple[None, None]:
    """The last year before the gap with a figure that mattered, and the figure."""
    own = [figure for figure in mattered if figure[0] < gap.first]
    return max(own) if own else (None, None)


def _by_year(rows: pd.DataFrame) -> dict[int, set[str]]:
    """The partners of each year."""
    found: dict[int, set[str]] = defaultdict(set)
    for year, partner in zip(rows.year.tolist(), rows.partner.tolist(), strict=True):
        found[year].add(partner)
    return found

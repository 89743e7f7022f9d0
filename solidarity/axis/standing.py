"""Closer than ever? Where each measure of the pair stands beside its own closest figure."""

from dataclasses import dataclass

import pandas as pd

from solidarity.axis.blocks import BLOCKS, Line
from solidarity.axis.courses import AMOUNTS, Courses, slight, sound, within
from solidarity.catalog import Catalog
from solidarity.compare.figures import signed
from solidarity.indicator import Indicator

MEASURES = {
    "deliveries": ("arms", ("arms from Iran", "arms from Russia")),
    "goods": ("goods trade", ("goods from Iran", "goods from Russia")),
    "agreement": ("all votes", ("agreement on all votes",)),
    "siding": ("contested votes", ("Iran's siding with Moscow", "Russia's siding with Tehran")),
    "clubs": ("clubs", ("shared clubs",)),
}
"""What is asked of, by block: the name of the whole, and of each line. Ideal points and shares are left
out: they are made of the same votes, deliveries and trade."""
CLOSEST, NEARLY, BEFORE = "closest", "nearly closest", "closer before"
FLAT, ALONE = "unchanged", "one figure only"


@dataclass(frozen=True)
class Stand:
    """One measure in a period: its newest sound figure, and the closest of them (the last, of equals)."""

    group: str
    name: str
    indicator: Indicator
    line: Line
    newest: pd.Series
    closest: pd.Series
    verdict: str


def stands(catalog: Catalog, found: Courses, years: tuple[int, int]) -> list[Stand]:
    """Every measure with a figure in the period, in the order of MEASURES."""
    rows = []
    for block, (group, names) in MEASURES.items():
        for line, name in zip(BLOCKS[block].lines, names, strict=True):
            if line in found and not (held := sound(within(found[line], years))).empty:
                rows.append(_stand(held, catalog.indicators[line.indicator], line, group, name))
    return rows


def _stand(held: pd.DataFrame, one: Indicator, line: Line, group: str, name: str) -> Stand:
    printed = held.value.map(one.shown)
    best = printed.min() if one.less_is_closer else printed.max()
    newest, closest = held.iloc[-1], held[printed == best].iloc[-1]
    verdict = (
        ALONE if len(held) == 1
        else FLAT if printed.nunique() == 1
        else CLOSEST if printed.iloc[-1] == best
        else NEARLY if slight(one, closest.value, newest.value)
        else BEFORE
    )  # fmt: skip
    return Stand(group, name, one, line, newest, closest, verdict)


def table(rows: list[Stand]) -> pd.DataFrame:
    """The stands as a reader's table: Measure, Reading, Newest, Of, Closest, In, From closest, Unit."""
    return pd.DataFrame(
        {
            "Measure": [row.name[:1].upper() + row.name[1:] for row in rows],
            "Reading": [row.verdict for row in rows],
            "Newest": [row.indicator.text(row.newest.value) for row in rows],
            "Of": [of(row.indicator, row.newest) for row in rows],
            "Closest": [row.indicator.text(row.closest.value) for row in rows],
            "In": [of(row.indicator, row.closest) for row in rows],
            "From closest": [_against(row) for row in rows],
            "Unit": [row.indicator.unit for row in rows],
        }
    )


def of(one: Indicator, tie: pd.Series) -> str:
    """`2021–25`, `2024, doubtful`: the years of a figure and, unless it is simply observed, its status."""
    period = one.period(int(tie.year))
    return period if tie.status == "observed" else f"{period}, {tie.status}"


def _against(row: Stand) -> str:
    """How far the newest lies from the closest: amounts in per cent, scores in their own unit."""
    if row.verdict not in (NEARLY, BEFORE):
        return ""
    now, then = (row.indicator.shown(tie.value) for tie in (row.newest, row.closest))
    if row.indicator.unit in AMOUNTS and then:
        return f"{100 * (now / then - 1):+.0f}%".replace("-", "−")
    return signed(now - then, row.indicator)


def taken_away(rows: list[Stand], catalog: Catalog) -> pd.DataFrame:
    """The same as rows to keep, with codes, statuses and citations."""
    return pd.DataFrame(
        [
            {
                "measure": row.name, "indicator": row.indicator.key, "channel": row.line.channel,
                "anchor": row.line.anchor, "partner": row.line.partner, "unit": row.indicator.unit,
                "year": int(row.newest.year), "value": row.newest.value, "status": row.newest.status,
                "closest_year": int(row.closest.year), "closest_value": row.closest.value,
                "closest_status": row.closest.status, "reading": row.verdict,
                "citation": catalog.sources[row.indicator.source].citation,
            }
            for row in rows
        ]
    )  # fmt: skip

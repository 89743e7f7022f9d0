"""The newest figures of several countries side by side, and where a group's members stand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from solidarity.alignment import KEY as INDEX
from solidarity.catalog import Catalog
from solidarity.countries import Register
from solidarity.indicator import Indicator
from solidarity.profile import DOUBTED

FIGURE = ["indicator", "anchor", "partner", "year", "value", "status", "n", "source"]
SHARES = (0.25, 0.5, 0.75)


class Quartiles(NamedTuple):
    """Between which values the middle half of a group lies, and its median."""

    low: float
    median: float
    high: float


def upto(catalog: Catalog, year: int) -> int:
    """Up to which year figures count: that of the view, and in the index's newest whatever is newest."""
    index = catalog.indicators.get(INDEX)
    return catalog.years[1] if index is None or year >= index.latest else year


def shown(catalog: Catalog, anchor: str, year: int) -> list[Indicator]:
    """The indicators that exist for the anchor and have begun by that year."""
    last = upto(catalog, year)
    return [
        i
        for i in catalog.indicators.values()
        if (i.is_fact or anchor in i.anchors) and i.years[0] <= last
    ]


def ties(catalog: Catalog, anchor: str) -> pd.DataFrame:
    """All ties of all partners with an anchor, and the facts about them, without intervals: TIE."""
    keys = [i.key for i in catalog.indicators.values() if i.is_fact or anchor in i.anchors]
    return catalog.ties(anchor, None, keys)


def figures(catalog: Catalog, held: pd.DataFrame, year: int) -> pd.DataFrame:
    """Each partner's newest figure up to the year in every indicator: columns FIGURE.

    `held` are its ties. Years that are not complete are passed over. Where the figure is older than
    the indicator's own newest up to the year its status is `carried` (estimated and doubtful ones
    keep theirs), as in a country's profile. A pair without a figure has no row.
    """
    last = upto(catalog, year)
    held = held[held.year <= last]
    known = {key: catalog.indicators[key] for key in held.indicator.unique()}
    for key, one in known.items():
        if one.partial:
            held = held[(held.indicator != key) | ~held.year.isin(list(one.partial))]
    newest = held.loc[held.groupby(["indicator", "partner"]).year.idxmax()]
    of = newest.indicator.map({key: min(last, one.latest) for key, one in known.items()})
    of = of.astype("int64")  # of no row it would be text
    older = (newest.year < of) & ~newest.status.isin(DOUBTED)
    newest = newest.assign(status=newest.status.mask(older, "carried"))
    return newest[FIGURE].reset_index(drop=True)


def quartiles(values: Iterable[float]) -> Quartiles:
    """Lower quartile, median and upper quartile of at least one value, between the two nearest."""
    ordered = sorted(values)
    ends = []
    for share in SHARES:
        below, part = divmod(share * (len(ordered) - 1), 1)
        low = ordered[int(below)]
        high = ordered[min(int(below) + 1, len(ordered) - 1)]
        ends.append(low + part * (high - low))
    return Quartiles(*ends)


def place(
    values: Mapping[str, float], one: Indicator, partner: str, members: Sequence[str]
) -> tuple[int, int] | None:
    """A partner's place among the members known and itself, the closest first, and of how many.

    `values` are the figures of one indicator by code. Those that are printed alike share a place;
    None where the partner has none.
    """
    if partner not in values:
        return None
    among = {code: one.shown(values[code]) for code in {*members, partner} if code in values}
    own, others = among[partner], among.values()
    before = [other < own if one.less_is_closer else other > own for other in others]
    return 1 + sum(before), len(among)


def table(
    catalog: Catalog,
    rows: pd.DataFrame,
    anchor: str,
    partners: Sequence[str],
    members: Sequence[str],
    year: int,
) -> pd.DataFrame:
    """Indicators down, countries across, as a reader's table; a cell without a figure is None.

    Per country a column with its name (the value as printed) and one with the years and, unless it
    is simply observed, the status. Of two countries also the difference of what is printed (first
    less second, where both are of the same year) and its size on the indicator's own scale; with
    members of a group their median, quartiles and count, and each country's place among them.
    """
    indicators = shown(catalog, anchor, year)
    held: dict[str, dict[str, Any]] = {one.key: {} for one in indicators}
    for row in rows.itertuples():
        held[str(row.indicator)][str(row.partner)] = row
    lines = []
    for one in indicators:
        found = [held[one.key].get(code) for code in partners]
        line: dict[str, object] = {
            "Tie": one.short,
            "About": one.dimension,
            "Unit": one.unit,
        }
        for code, tie in zip(partners, found, strict=True):
            line |= _cell(catalog.register, one, code, tie)
        if len(partners) == 2:
            line |= _difference(one, *found)
        if members:
            values = {code: tie.value for code, tie in held[one.key].items()}
            line |= _beside(catalog.register, values, one, partners, members)
        lines.append(line)
    return pd.DataFrame(lines)


def _cell(register: Register, one: Indicator, code: str, tie: Any) -> dict[str, object]:
    name = register.name(code)
    if tie is None:
        return {name: None, f"{name}: of": None}
    period = one.period(int(tie.year))
    status = tie.status
    return {
        name: one.text(tie.value),
        f"{name}: of": period if status == "observed" else f"{period}, {status}",
    }


def _difference(one: Indicator, first: Any, second: Any) -> dict[str, object]:
    if first is None or second is None or first.year != second.year:
        return {"Difference": None, "On its scale": None}
    by = one.shown(first.value) - one.shown(second.value)
    apart = first.value - second.value
    low, high = one.goalposts
    scored = one.role in ("alignment", "summary")
    return {
        "Difference": signed(by, one),
        "On its scale": round(100 * apart / (high - low), 1) + 0.0 if scored else None,
    }


def signed(by: float, one: Indicator) -> str:
    """A difference of two printed values with its sign: `+12 pp`, `−0.05`, `0`."""
    text = f"{abs(by):,.{one.decimals}f}{' pp' if one.percent else ''}"
    by = round(by, one.decimals)
    return f"{'+' if by > 0 else '−' if by < 0 else ''}{text}"


def _beside(
    register: Register,
    values: Mapping[str, float],
    one: Indicator,
    partners: Sequence[str],
    members: Sequence[str],
) -> dict[str, object]:
    line: dict[str, object] = dict.fromkeys(("Median", "Quartiles", "Known for"))
    if known := [values[code] for code in members if code in values]:
        low, middle, high = quartiles(known)
        line = {
            "Median": one.text(middle),
            "Quartiles": f"{one.text(low)} to {one.text(high)}",
            "Known for": f"{len(known)} of {len(members)}",
        }
    for code in partners:
        found = place(values, one, code, members)
        line[f"{register.name(code)}: place"] = found and f"{found[0]} of {found[1]}"
    return line

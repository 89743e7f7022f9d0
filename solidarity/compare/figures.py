"""The newest figures of several countries side by side, and where a group's members stand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from solidarity.alignment import KEY as INDEX
from solidarity.catalog import Catalog
from solidarity.countries import Register
from solidarity.indicator import Indicator
from solidarity.profile import DOUBTED

FIGURE = ["indicator", "anchor", "partner", "year", "value", "status", "n", "source"]
SPREAD = ["indicator", "low", "median", "high", "known", "members", "first", "last"]
QUARTILES = {0.25: "low", 0.5: "median", 0.75: "high"}


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


def ties(catalog: Catalog, anchor: str, partners: Iterable[str], year: int) -> pd.DataFrame:
    """All ties of some partners with an anchor up to the year, without intervals: columns TIE."""
    found = catalog.ties(anchor, list(partners), [i.key for i in shown(catalog, anchor, year)])
    return found[found.year <= upto(catalog, year)]


def figures(catalog: Catalog, held: pd.DataFrame, year: int) -> pd.DataFrame:
    """Each partner's newest figure up to the year in every indicator: columns FIGURE.

    `held` are its ties. Years that are not complete are passed over. Where the figure is older than
    the indicator's own newest up to the year its status is `carried` (estimated and doubtful ones
    keep theirs), as in a country's profile. A pair without a figure has no row.
    """
    last = upto(catalog, year)
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


def spread(rows: pd.DataFrame, members: Sequence[str]) -> pd.DataFrame:
    """Median and quartiles of the members' figures by indicator: columns SPREAD.

    `rows` are figures; `known` counts the members that have one, `first` and `last` are the years
    of the oldest and the newest among them. An indicator known for none has no row.
    """
    own = rows[rows.partner.isin(list(members))]
    groups = own.groupby("indicator", sort=False)
    ends = quartiles(groups)
    years = groups.year.agg(["min", "max"]).set_axis(["first", "last"], axis=1)
    found = ends.join(groups.size().rename("known")).join(years).assign(members=len(members))
    return found.rename_axis("indicator").reset_index()[SPREAD]


def quartiles(groups: Any) -> pd.DataFrame:
    """Lower quartile, median and upper quartile of `value` by group: columns low, median, high."""
    found: pd.DataFrame = groups.value.quantile(list(QUARTILES)).unstack()
    return found.reindex(columns=list(QUARTILES)).rename(columns=QUARTILES)


def place(
    rows: pd.DataFrame, indicator: Indicator, partner: str, members: Sequence[str]
) -> tuple[int, int] | None:
    """A partner's place among the members known and itself, the closest first, and of how many.

    Figures that are printed alike share a place; None where it has none.
    """
    own = rows[(rows.indicator == indicator.key) & rows.partner.isin([*members, partner])]
    printed = own.set_index("partner").value.map(indicator.shown)
    if partner not in printed.index:
        return None
    others = printed if indicator.less_is_closer else -printed
    return 1 + int((others < others[partner]).sum()), len(others)


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
    by_pair = {(r.indicator, r.partner): r for r in rows.itertuples()}
    medians = {own.indicator: own for own in spread(rows, members).itertuples()}
    lines = []
    for one in indicators:
        found = [by_pair.get((one.key, code)) for code in partners]
        line: dict[str, object] = {
            "Tie": one.short,
            "About": one.dimension if one.dimension != "country" else "the country itself",
            "Unit": one.unit,
        }
        for code, tie in zip(partners, found, strict=True):
            line |= _cell(catalog.register, one, code, tie)
        if len(partners) == 2:
            line |= _difference(one, *found)
        if members:
            line |= _beside(catalog.register, rows, one, partners, members, medians)
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
    rows: pd.DataFrame,
    one: Indicator,
    partners: Sequence[str],
    members: Sequence[str],
    medians: Mapping[Any, Any],
) -> dict[str, object]:
    line: dict[str, object] = dict.fromkeys(("Median", "Quartiles", "Known for"))
    if own := medians.get(one.key):
        line = {
            "Median": one.text(own.median),
            "Quartiles": f"{one.text(own.low)} to {one.text(own.high)}",
            "Known for": f"{own.known} of {own.members}",
        }
    for code in partners:
        found = place(rows, one, code, members)
        line[f"{register.name(code)}: place"] = found and f"{found[0]} of {found[1]}"
    return line

"""The trade that went on beside sanctions: with whom, before and after, and what no record shows."""

from collections.abc import Mapping, Sequence

import pandas as pd

from solidarity.catalog import Catalog
from solidarity.errors import DataError
from solidarity.pressure import sanctions
from solidarity.pressure.gaps import MATTERED, REMEMBERED
from solidarity.pressure.records import Record, spans
from solidarity.pressure.stances import APART, SANCTIONS, UNNAMED

TURNS = {"RUS": (2013, 2021), "IRN": (2011, 2015, 2017)}
"""Last years before the sanctions came, went or came back."""
FIRM = 0.05
"""How wide the bounds of a change may lie, as a part of it."""
MOST = 4
"""Years that stand side by side."""
STANCE = [
    "year", "coded", "total", SANCTIONS, APART, UNNAMED, "share", "share_low", "share_high", "share_as_last",
]  # fmt: skip


Sides = dict[int, tuple[set[str], set[str]]]


def sides(catalog: Catalog, anchor: str) -> Sides:
    """By year those with sanctions in force against the anchor, and of them those that are doubted."""
    rows = sanctions.senders(catalog, anchor)
    first, last = catalog.indicators[sanctions.INDICATOR].years
    return {
        year: (set(own.partner), set(own.partner[own.doubted]))
        for year in range(first, last + 1)
        for own in [rows[rows.year == year]]
    }


def without_figure(record: Record, catalog: Catalog) -> dict[int, dict[str, tuple[int, float]]]:
    """By year the partners without a figure, and the last year and value that they had.

    Those that carried MATTERED of the total within the last REMEMBERED years, and of which no
    record says that they stopped.
    """
    totals = record.flows.groupby("year").value.sum() + record.rest
    flows = record.flows.assign(partner=record.flows.partner.astype("str"))
    flows = flows[flows.value >= MATTERED * flows.year.map(totals)]
    found = {}
    for year in record.years:
        before = flows[flows.year.between(year - REMEMBERED, year - 1)].drop_duplicates(
            "partner", keep="last"
        )
        own = record.flows[record.flows.year == year].set_index("partner")
        told = {code for code, row in own.iterrows() if row.value > 0 or pd.notna(row.high)}
        sure = published(record, catalog, year, pd.Index(before.partner)) - set(own.index)
        rows = before[~before.partner.isin(list(told | sure))]
        found[year] = {
            code: (int(last), float(value))
            for code, last, value in zip(rows.partner, rows.year, rows.value, strict=True)
        }
    return found


def trade_by_stance(
    record: Record, known: Sides, lacking: Mapping[int, Mapping[str, tuple[int, float]]]
) -> pd.DataFrame:
    """Each year's trade by whether the partner had sanctions in force against the anchor: columns STANCE.

    Values in the channel's unit, shares 0 to 1 of the total; `coded` is the year that GSDB codes, its
    last for later ones. `share` is that of those with sanctions; its bounds let the low and high of
    every flow, what has no named partner and those whose part is doubted fall to either side, and
    are NA where a flow is missing to an unknown extent. `share_as_last` is the share if those
    without a figure traded as when they last had one. `known` is sides(), `lacking` without_figure().
    """
    rows = []
    for year in record.years:
        coded = min(max(year, min(known)), max(known))
        flows = record.flows[record.flows.year == year]
        flows = _with_missing(flows, lacking[year])
        split = _split(flows, float(record.rest[year]), *known[coded])
        last = {code: value for code, (_, value) in lacking[year].items()}
        sent = sum(value for code, value in last.items() if code in known[coded][0])
        whole = split["total"] + sum(last.values())
        as_last = (split[SANCTIONS] + sent) / whole if whole else float("nan")
        rows.append({"year": year, "coded": coded, "share_as_last": as_last} | split)
    return pd.DataFrame(rows, columns=STANCE)


def _with_missing(flows: pd.DataFrame, lacking: Mapping[str, object]) -> pd.DataFrame:
    """The flows with a row of unknown extent for each partner that has none."""
    codes = [code for code in lacking if code not in set(flows.partner)]
    rows = pd.DataFrame({"partner": codes, "value": 0.0, "low": 0.0, "high": float("nan")})
    return pd.concat([flows[rows.columns], rows], ignore_index=True) if codes else flows


def _split(
    flows: pd.DataFrame, rest: float, sending: set[str], doubted: set[str]
) -> dict[str, float]:
    sends, sure = flows.partner.isin(sending), flows.partner.isin(sending - doubted)
    sent, apart = float(flows.value[sends].sum()), float(flows.value[~sends].sum())
    total = sent + apart + rest
    least, others_most = flows.low[sure].sum(), _whole(flows.high[~sure]) + rest
    most, others_least = _whole(flows.high[sends]) + rest, flows.low[~sends].sum()
    return {
        "total": total,
        SANCTIONS: sent,
        APART: apart,
        UNNAMED: rest,
        "share": sent / total if total else float("nan"),
        "share_low": _ratio(least, others_most),
        "share_high": _ratio(most, others_least),
    }


def _whole(values: pd.Series) -> float:
    """Their sum, NaN where one is missing."""
    return float(values.sum(skipna=False)) if len(values) else 0.0


def _ratio(part: float, others: float) -> float:
    return float(part / (part + others)) if part + others else float("nan")


def usual_years(record: Record) -> list[int]:
    """The last years before each turn and the newest, as far as they are on record."""
    wanted = [year for year in TURNS[record.anchor] if year in record.years]
    first = [] if TURNS[record.anchor][0] in wanted else record.years[:1]
    return sorted({*first, *wanted, record.years[-1]})


def before_after(record: Record, catalog: Catalog, years: Sequence[int]) -> pd.DataFrame:
    """Partners side by side in chosen years, the largest share in any of them first.

    Columns partner, and for each year `value_…` in the channel's unit, `share_…` (0 to 1), `low_…`,
    `high_…` and `status_…`; `change` is the last value less the first, NA where what is missing
    could move it. (A change of shares would hang on what the total lacks.) A partner without a row is zero only where it or the anchor publishes its
    trade (or, of arms, at all); else all is NA. Raises DataError on a year without a record.
    """
    if missing := sorted(set(years) - set(record.years)):
        raise DataError(f"{spans(missing)} is on no record here; {spans(record.years)} are.")
    columns = {year: _of_year(record, year) for year in years}
    found = pd.concat(columns.values(), axis=1).rename_axis("partner")
    sure_of = {year: published(record, catalog, year, found.index) for year in years}
    for year in years:
        found = _with_zeros(found, year, sure_of[year])
    first, last = (_ends(found, record, year, sure_of[year]) for year in (years[0], years[-1]))
    change = found[f"value_{years[-1]}"] - found[f"value_{years[0]}"]
    spread = (last.high - last.low) + (first.high - first.low)
    sure = spread <= FIRM * change.abs()
    most = found[[f"share_{year}" for year in years]].max(axis=1).fillna(-1.0)
    found = found.assign(change=change.where(sure), most=most).reset_index()
    found = found.sort_values(["most", "partner"], ascending=[False, True])
    return found.drop(columns="most").reset_index(drop=True)


def _of_year(record: Record, year: int) -> pd.DataFrame:
    flows = record.flows[record.flows.year == year].set_index("partner")
    flows.index = flows.index.astype("str")
    total = float(flows.value.sum() + record.rest[year])
    hidden = (flows.value == 0) & flows.high.isna()
    return pd.DataFrame(
        {
            f"value_{year}": flows.value.mask(hidden),
            f"share_{year}": (flows.value / total).mask(hidden),
            f"low_{year}": flows.low,
            f"high_{year}": flows.high,
            f"status_{year}": flows.status.astype("str"),
        }
    )


def _ends(found: pd.DataFrame, record: Record, year: int, sure: set[str]) -> pd.DataFrame:
    """Between what values each partner's lies: one that publishes its trade has none of what is unnamed."""
    open_ended = found[f"status_{year}"].isin(["doubtful", "absent"]) | ~found.index.isin(
        list(sure)
    )
    rest = pd.Series(float(record.rest[year]), found.index).where(open_ended, 0.0)
    return pd.DataFrame({"low": found[f"low_{year}"], "high": found[f"high_{year}"] + rest})


def _with_zeros(found: pd.DataFrame, year: int, sure: set[str]) -> pd.DataFrame:
    nothing = found[f"status_{year}"].isna() & found.index.isin(list(sure))
    zeros = {f"{name}_{year}": 0.0 for name in ("value", "share", "low", "high")}
    changed = {name: found[name].mask(nothing, zero) for name, zero in zeros.items()}
    status = found[f"status_{year}"].mask(nothing, "nothing on record")
    return found.assign(**changed, **{f"status_{year}": status})


def published(record: Record, catalog: Catalog, year: int, partners: pd.Index) -> set[str]:
    """The partners of whose trade with the anchor there would be a record, had there been any."""
    if record.channel.source == "sipri_arms":
        return set(partners)
    reports = catalog.tables["energy"]["reports"]
    own = reports[(reports.year == year) & (reports.standing == "reports")]
    publishing = set(own.partner.astype("str"))
    if record.anchor in publishing:
        return set(partners)
    # Records of all goods leave out figures that cannot be right, whoever publishes.
    return set(partners) & publishing if record.channel.source == "energy" else set()


def leading(catalog: Catalog, anchor: str, direction: str) -> pd.DataFrame:
    """The Factbook's leading partners in all goods: partners down, years across, shares 0 to 1.

    `direction` is what the anchor did: sold or bought. NA where the list of the year does not name it.
    """
    held = catalog.tables.get("goods_trade", {}).get("leading")
    if held is None:
        return pd.DataFrame()
    own = held[(held.anchor == anchor) & (held.direction == direction)]
    wide = own.assign(partner=own.partner.astype("str")).pivot(
        index="partner", columns="year", values="share"
    )
    return wide.loc[wide.max(axis=1).sort_values(ascending=False, kind="stable").index]


def leading_by_stance(wide: pd.DataFrame, known: Sides) -> pd.DataFrame:
    """The shares that leading() lists, by stance: columns year, coded, SANCTIONS, APART, UNNAMED (not listed).

    `known` is sides().
    """
    rows = []
    for year in wide.columns:
        coded = min(max(int(year), min(known)), max(known))
        listed = wide[year].dropna()
        sends = listed.index.isin(list(known[coded][0]))
        sums = (float(listed[sends].sum()), float(listed[~sends].sum()))
        rows.append((int(year), coded, *sums, max(1 - sum(sums), 0.0)))
    return pd.DataFrame(rows, columns=["year", "coded", SANCTIONS, APART, UNNAMED])

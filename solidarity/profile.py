"""One country seen from the anchors: its latest ties, their ranks and their course."""

import pandas as pd

from solidarity import words
from solidarity.anchors import ANCHORS, ANY, ENDS
from solidarity.catalog import Catalog
from solidarity.held import NO_TIES
from solidarity.indicator import Indicator
from solidarity.once import once

COLUMNS = [
    "indicator", "anchor", "year", "value", "low", "high", "status", "n", "rank", "rank_low",
    "rank_high", "of", "series", "source", "note",
]  # fmt: skip


DOUBTED = ("estimated", "doubtful")
"""Statuses that weigh more than a value's age."""


def profile(
    catalog: Catalog, partner: str, anchors: tuple[str, ...], until: int | None = None
) -> pd.DataFrame:
    """The latest tie of a partner for every indicator and anchor that has one: columns COLUMNS.

    With `until` no later year counts, neither of the partner nor of the indicator.

    Years that are not complete are passed over. Where the partner has no value in the indicator's
    latest complete year, the newest older one stands in its place with status `carried` (estimated
    and doubtful ones keep theirs). `rank` and `of` are those of the value's own year; `series`
    holds the printed values of the complete years that have one, `note` what is known against the
    value. Facts about the partner alone stand once, with the anchor ANY.
    """
    asked = ("profile", partner, anchors, until)
    return once(catalog, asked, lambda: _profile(catalog, partner, anchors, until))


def _profile(
    catalog: Catalog, partner: str, anchors: tuple[str, ...], until: int | None
) -> pd.DataFrame:
    ties = catalog.ties(anchor=anchors, partner=partner)
    ties = ties if until is None else ties[ties.year <= until]
    groups = dict(list(ties.groupby(["indicator", "anchor"])))
    rows = []
    for indicator in catalog.indicators.values():
        for anchor in (ANY.code,) if indicator.is_fact else anchors:
            own = groups.get((indicator.key, anchor), NO_TIES)
            complete = own[~own.year.isin(list(indicator.partial))]
            if not complete.empty:
                rows.append(_latest(catalog, indicator, complete, until))
    return pd.DataFrame(rows, columns=COLUMNS)


def _latest(
    catalog: Catalog, indicator: Indicator, complete: pd.DataFrame, until: int | None
) -> dict[str, object]:
    tie = complete.iloc[-1]
    view = catalog.view(indicator.key, tie.anchor, tie.year)
    own = view[view.partner == tie.partner].iloc[0]
    current = tie.year == min(indicator.latest, until or indicator.latest)
    return {
        "indicator": indicator.key,
        "anchor": tie.anchor,
        "year": int(tie.year),
        "value": tie.value,
        "low": own.low,
        "high": own.high,
        "status": tie.status if current or tie.status in DOUBTED else "carried",
        "n": int(tie.n),
        "rank": own["rank"],
        "rank_low": own.get("rank_low", pd.NA),
        "rank_high": own.get("rank_high", pd.NA),
        "of": own.get("of", len(view)),
        "series": [indicator.shown(value) for value in complete.value],
        "source": tie.source,
        "note": words.capitalised(words.without(own.to_dict())) or catalog.doubt(tie),
    }


def table(profile_rows: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """The profile as a reader's table: names for keys, values as printed with their unit."""
    indicators = [catalog.indicators[key] for key in profile_rows.indicator]
    return pd.DataFrame(
        {
            "Tie": [indicator.short for indicator in indicators],
            "With": [ENDS[code].short for code in profile_rows.anchor],
            "Value": [
                indicator.text(value)
                for indicator, value in zip(indicators, profile_rows.value, strict=True)
            ],
            "Unit": [indicator.unit for indicator in indicators],
            "Period": [
                indicator.period(year)
                for indicator, year in zip(indicators, profile_rows.year, strict=True)
            ],
            "Rank": [_rank(row) for _, row in profile_rows.iterrows()],
            "n": profile_rows.n,
            "Course": profile_rows.series,
            "Status": profile_rows.status,
            "Source": [catalog.title(key) for key in profile_rows.source],
            "Note": profile_rows.note,
        }
    )


def _rank(row: pd.Series) -> str:
    """`30 of 189`, with its interval where it has one; nothing where it is not ranked."""
    if pd.isna(row["rank"]):
        return "–"
    within = (
        "" if pd.isna(row["rank_low"]) else f" ({words.span(row['rank_low'], row['rank_high'])})"
    )
    return f"{row['rank']}{within} of {row['of']}"


def headline(name: str, rows: pd.DataFrame) -> str:
    """Whom the country sides with on contested votes, from its profile with Russia and Iran."""
    rows = rows[rows.indicator == "un_siding"].set_index("anchor")
    if rows.empty:
        return f"{name}: no position on contested votes on record"
    siding = rows.value
    last = f" ({rows.year.max()}, its last votes)" if (rows.status == "carried").all() else ""
    capitals = {code: ANCHORS[code].capital for code in siding.index}
    more = [capitals[code] for code in siding.index if siding[code] > 0.5]
    less = [capitals[code] for code in siding.index if siding[code] <= 0.5]
    if not less:
        return f"{name} sides with {' and '.join(more)} more often than with the G7{last}"
    if (siding < 0.5).all():
        return f"{name} sides with the G7 more often than with {' or '.join(less)}{last}"
    if not more:
        return f"{name} sides with {' and '.join(less)} no more often than with the G7{last}"
    return f"{name} sides with {more[0]} more often than with the G7, but not with {less[0]}{last}"

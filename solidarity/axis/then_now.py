"""Then and now: every indicator of the pair in chosen years, both ways, with what changed."""

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

from solidarity import words
from solidarity.anchors import ANCHORS, ANY
from solidarity.axis.blocks import BOTH, OTHER
from solidarity.axis.courses import unlike
from solidarity.axis.standing import of
from solidarity.catalog import Catalog
from solidarity.charts import OFF_THE_LINE
from solidarity.compare.figures import signed
from solidarity.evidence import missing
from solidarity.held import NO_TIES
from solidarity.indicator import Indicator

LATEST = "latest"
MOST = 6
"""So many years stand side by side."""
USUAL = ("2001", "2012", "2021", LATEST)
COUNTED = ("exercises", "agreements")
"""Numbers of entries on hand-made lists: shown as lists only, for how many there are measures nothing."""
MUTUAL = (
    "un_agreement",
    "un_kappa",
    "un_ideal_distance",
    "shared_clubs",
    "arms_tie",
    "war_support",
    "trade_usd",
)
"""One figure for both, seen from either side."""  # fmt: skip
CELL = [
    "indicator", "anchor", "partner", "asked", "year", "value", "low", "high", "status", "n", "source",
]  # fmt: skip


def rows(catalog: Catalog) -> list[tuple[Indicator, str]]:
    """Every indicator that the pair can have, each with the partner it is of; BOTH for one figure of both.

    Left out are counts of hand-made lists and what cannot exist for the anchor.
    """
    found = []
    for one in catalog.indicators.values():
        if one.key in COUNTED or one.key in MUTUAL:
            found += [] if one.key in COUNTED else [(one, BOTH)]
            continue
        found += [
            (one, partner)
            for partner, anchor in OTHER.items()
            if one.is_fact or (anchor in one.anchors and anchor not in one.not_defined)
        ]
    return found


def cells(catalog: Catalog, asked: Sequence[str]) -> pd.DataFrame:
    """Every row's figure in the years asked, or LATEST for the newest complete one: columns CELL.

    `partner` is BOTH for one figure of both. A figure that is not on record has no `year` and no `value`.
    """
    of_side = {
        side: dict(iter(catalog.ties(anchor, side).groupby("indicator")))
        for side, anchor in OTHER.items()
    }
    found = []
    for one, side in rows(catalog):
        partner = "IRN" if side == BOTH else side
        anchor = OTHER[partner]
        ties = of_side[partner].get(one.key, NO_TIES)
        ties = ties[~ties.year.isin(list(one.partial))]
        for year in asked:
            own = ties.tail(1) if year == LATEST else ties[ties.year == int(year)]
            tie: pd.Series | dict[str, object] = own.iloc[0] if len(own) else {}
            told = [tie.get(c) for c in ("year", "value", "low", "high", "status", "n", "source")]
            found.append([one.key, ANY.code if one.is_fact else anchor, side, year, *told])
    return pd.DataFrame(found, columns=CELL)


def table(catalog: Catalog, held: pd.DataFrame, asked: Sequence[str]) -> pd.DataFrame:
    """The cells as a reader's table, in their order; a figure that is not on record is missing.

    Columns Tie, Of whom, Unit, one per year asked, Change (last year asked less the first, where both have a
    figure) and Why a dash.
    """
    lines = []
    by_row = held.groupby(["indicator", "partner"], sort=False)
    for (key, side), own in by_row:
        one = catalog.indicators[str(key)]
        line: dict[str, object] = {
            "Tie": one.short,
            "Of whom": who(one, str(side)),
            "Unit": one.unit,
        }
        ties = {str(row.asked): row for _, row in own.iterrows()}
        line |= {year: _cell(one, ties[year], year) for year in asked}
        line["Change"] = _change(one, ties[asked[0]], ties[asked[-1]])
        line["Why a dash"] = _reasons(catalog, one, str(side), ties, asked)
        lines.append(line)
    return pd.DataFrame(lines)


def newest(held: pd.DataFrame) -> pd.DataFrame:
    """Of each row of the table the last figure that is on record: indicator, anchor, partner, year; NA where none is."""
    keys = ["indicator", "partner"]
    known = held.dropna(subset="year").groupby(keys, sort=False)[["anchor", "year"]].last()
    rows = held[keys].drop_duplicates().join(known, on=keys)
    return rows.replace({"partner": {BOTH: "IRN"}})


def who(one: Indicator, side: str) -> str:
    """`Iran with Russia`, whose anchor is named last; `Iran itself`, `both`."""
    if side == BOTH:
        return "both"
    if one.is_fact:
        return f"{ANCHORS[side].short} itself"
    return f"{ANCHORS[side].short} with {ANCHORS[OTHER[side]].short}"


def _cell(one: Indicator, tie: pd.Series, asked: str) -> str | None:
    """`0.77`, `2,260 (doubtful)`, and of the latest `0.77 (2025)`."""
    if pd.isna(tie.value):
        return None
    notes = of(one, tie) if asked == LATEST else "" if tie.status == "observed" else tie.status
    return f"{one.text(tie.value)} ({notes})" if notes else one.text(tie.value)


def _change(one: Indicator, first: pd.Series, last: pd.Series) -> str | None:
    if pd.isna(first.value) or pd.isna(last.value) or first.year == last.year:
        return None
    if unlike(one, first, last):
        return None
    return signed(one.shown(last.value) - one.shown(first.value), one)


def _reasons(
    catalog: Catalog, one: Indicator, side: str, ties: dict[str, pd.Series], asked: Sequence[str]
) -> str:
    """`2001, 2012: the figures begin in 2022`: why each year has none, years of one reason together."""
    partner = "IRN" if side == BOTH else side
    why: dict[str, list[str]] = {}
    for year in asked:
        if pd.isna(ties[year].value):
            when = one.latest if year == LATEST else int(year)
            reason = missing(catalog, one.key, OTHER[partner], partner, when)
            why.setdefault(reason, []).append(year)
    ends = ties[asked[0]], ties[asked[-1]]
    if not any(pd.isna(tie.value) for tie in ends) and unlike(one, *ends):
        why["one direction of the trade against both"] = ["change"]
    return "; ".join(f"{', '.join(years)}: {reason}" for reason, years in why.items())


def taken_away(catalog: Catalog, held: pd.DataFrame) -> pd.DataFrame:
    """The cells as rows to keep, with the period, unit and citation of each."""
    ones = [catalog.indicators[key] for key in held.indicator]
    return held.assign(
        period=[
            "" if pd.isna(year) else one.period(int(year))
            for one, year in zip(ones, held.year, strict=True)
        ],
        unit=["share (0 to 1)" if one.percent else one.unit for one in ones],
        citation=[catalog.sources[one.source].citation for one in ones],
    )


def span(catalog: Catalog) -> tuple[int, int]:
    """The first and last year of any figure that a row can have."""
    years = [one.years for one, _ in rows(catalog)]
    return min(first for first, _ in years), max(last for _, last in years)


def read(text: str, first: int, last: int) -> list[str]:
    """Years of an address, as `2001_and_latest`, in their order and each once, MOST at most.

    Raises ValueError on what is no year between first and last.
    """
    asked = text.split("_and_")
    for part in asked:
        if part != LATEST and not (part.isdecimal() and first <= int(part) <= last):
            raise ValueError(f"the figures are of {first} to {last}")
    years = sorted({part for part in asked if part != LATEST}, key=int)
    return [*years, *([LATEST] if LATEST in asked else [])][-MOST:]


def sentence(catalog: Catalog, held: pd.DataFrame, asked: Sequence[str]) -> str:
    """How many of the figures known in the first and last year asked came closer, and how many drew apart."""
    scored = [key for key, one in catalog.indicators.items() if one.role == "alignment"]
    own = held[held.indicator.isin(scored) & ~held.status.isin(OFF_THE_LINE)].dropna(subset="value")
    ends = own[own.asked.isin([asked[0], asked[-1]])]
    closer = apart = alike = 0
    for (key, _), two in ends.groupby(["indicator", "partner"], sort=False):
        if len(two) < 2 or two.year.nunique() < 2:
            continue
        one = catalog.indicators[str(key)]
        ((before, after),) = pairwise(one.shown(value) for value in two.value)
        towards = (before - after) if one.less_is_closer else (after - before)
        closer, apart, alike = closer + (towards > 0), apart + (towards < 0), alike + (towards == 0)
    known = closer + apart + alike
    span = f"{asked[0]} and {'the latest year' if asked[-1] == LATEST else asked[-1]}"
    if len(asked) < 2 or not known:
        return "Choose two years with figures to see what changed."
    return (
        f"Of {words.counted(known, 'figures')} of closeness known in {span}, {words.spelled(closer) if closer else 'none'} came closer,"
        f" {words.spelled(apart) if apart else 'none'} drew apart and {words.spelled(alike) if alike else 'none'} stayed the same; several measure the same"
        " votes or deliveries."
    )

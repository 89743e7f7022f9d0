"""The end of a comparison: a slide for each country, and what follows for all of them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from solidarity import index_words, words
from solidarity.alignment import KEY as INDEX
from solidarity.alignment import pair, why
from solidarity.anchors import ANCHORS, Anchor
from solidarity.brief import make
from solidarity.brief.ready import parts
from solidarity.brief.slide import Slide
from solidarity.catalog import Catalog
from solidarity.compare import Comparison
from solidarity.index_charts import FIRM
from solidarity.indicator import Indicator

SINCE = 2014
"""The year with which each index is compared."""
Ranks = Mapping[tuple[str, int], pd.DataFrame]
"""Catalog.view of the anchor by indicator and year, so that it is made once for all countries."""


def each(catalog: Catalog, found: Comparison, end: Anchor) -> list[Slide]:
    """A slide for each country, the closest first: its main figures, with their places in the world."""
    main = {one.key: one for one in found.indicators if _is_main(one, end.code)}
    rows = found.figures[found.figures.indicator.isin(main)]
    keys = rows[["indicator", "year"]].drop_duplicates().itertuples(index=False, name=None)
    ranks = {(key, int(year)): catalog.view(key, end.code, int(year)) for key, year in keys}
    return [
        _country(catalog, found, end, code, rows[rows.partner == code], main, ranks)
        for code in found.standing.rows.partner
    ]


def _is_main(one: Indicator, anchor: str) -> bool:
    """The index, what enters it, and what the country is to the anchor."""
    return one.key == INDEX or one.enters_for(anchor) or one.role == "importance"


def _country(
    catalog: Catalog, found: Comparison, end: Anchor, code: str, rows: pd.DataFrame,
    main: Mapping[str, Indicator], ranks: Ranks,
) -> Slide:  # fmt: skip
    name, year = catalog.register.name(code), found.year
    row = parts.index_row(catalog, end.code, code, year)
    moved = why.change(catalog.alignment, end.code, code, SINCE, year) if year > SINCE else None
    said = [index_words.change(moved, catalog.indicators)] if moved else []
    said += [index_words.coverage(catalog.alignment, end, row)] if row is not None else []
    said.append("What is not listed has no figure, which is no zero.")
    ordered = [rows[rows.indicator == key].iloc[0] for key in main if (rows.indicator == key).any()]
    lines = [_line(catalog, main[tie.indicator], tie, ranks) for tie in ordered]
    more: dict[str, Any] = {
        "names": [name],
        "period": f"to {year}",
        "sentence": make.said(" ".join(said)),
    }
    # The page of a country shows its newest figures; that of a score, those of a year.
    newest = year == catalog.indicators[INDEX].latest
    page, when = ("country", {}) if newest or row is None else ("score", {"year": str(year)})
    more |= {
        "page": page,
        "view": {"country": code, "versus": end.code} | when | make.weighed(catalog),
    }
    title = index_words.score(name, end, row, year)
    if not lines:
        return make.slide(catalog, "text", title, None, of=[catalog.indicators[INDEX]], **more)
    ones = [main[tie.indicator] for tie in ordered]
    return make.slide(
        catalog, "table", title, make.from_frame(make.filled(pd.DataFrame(lines))), of=ones, **more
    )


def _line(catalog: Catalog, one: Indicator, tie: pd.Series, ranks: Ranks) -> dict[str, object]:
    """One figure as a reader's row."""
    view = ranks[(one.key, int(tie.year))]
    own = view[view.partner == tie.partner].iloc[0]
    rank, of = own["rank"], own.get("of", len(view))
    return {
        "Tie": one.short, "Value": one.text(tie.value), "Unit": one.unit, "Period": one.period(int(tie.year)),
        "Rank": None if pd.isna(rank) else f"{int(rank)} of {int(of)}", "n": int(tie.n), "Status": str(tie.status),
        "Note": words.capitalised(words.without(own.to_dict())) or catalog.doubt(tie),
    }  # fmt: skip


def follows(catalog: Catalog, found: Comparison, end: Anchor) -> Slide:
    """Who of them stands closer to the anchor than to the West, who moved most, of whom too little is known."""
    name = catalog.register.name
    codes = found.standing.rows.partner.tolist()
    lines = [*_closer(catalog, found, end), *_moved(catalog, found, end)]
    unknown = [
        name(code) for code in found.standing.rows.partner[found.standing.rows["index"].isna()]
    ]
    if unknown:
        lines.append(f"Of {words.listed(unknown)} too little is known for an index with {end.name}, which is no zero.")  # fmt: skip
    second = "WEST" if pair.comparable(end.code, "WEST") else "RUS"
    return make.slide(
        catalog, "text", "What follows", None, of=[catalog.indicators[INDEX]], page="alignment", sentence=make.points(lines), period=str(found.year),
        view={"first": end.code, "second": second, "year": found.year, "country": codes[0]} | make.weighed(catalog),
        names=[name(code) for code in codes],
    )  # fmt: skip


def _closer(catalog: Catalog, found: Comparison, end: Anchor) -> list[str]:
    """Each as the page Alignment says it, against the West."""
    west = ANCHORS["WEST"]
    if not pair.comparable(end.code, west.code):
        return []
    rows = pair.compare(catalog.alignment, end.code, west.code, found.year).set_index("partner")
    own = rows[rows.index.isin(found.partners)]
    name = catalog.register.name
    if own.empty:
        return [
            f"None of them can be held against {west.name}: too few dimensions are known for both."
        ]
    said = []
    for near, far in ((end, west), (west, end)):
        firm = own[(own.closer == near.code) & (own.firmness >= FIRM)].index
        if len(firm):
            said.append(f"Firmly closer to {near.name} than to {far.name}, in at least {100 * FIRM:.0f}% of weightings: {words.listed([name(code) for code in firm])}.")  # fmt: skip
    if len(open_ := own[own.firmness < FIRM].index):
        said.append(f"Whether closer to {end.name} or to {west.name} depends on the weights: {words.listed([name(code) for code in open_])}.")  # fmt: skip
    return said


def _moved(catalog: Catalog, found: Comparison, end: Anchor) -> list[str]:
    """Who moved most towards the anchor and away from it since SINCE, like for like."""
    if found.year <= SINCE:
        return []
    changes = {code: why.change(catalog.alignment, end.code, code, SINCE, found.year) for code in found.partners}  # fmt: skip
    points = {code: round(one.comparable) for code, one in changes.items() if one}
    if not points:
        return [f"None of them has an index with {end.name} in both {SINCE} and {found.year}."]
    name = catalog.register.name
    most, least = max(points, key=points.__getitem__), min(points, key=points.__getitem__)
    said = []
    if points[most] > 0:
        said.append(f"Since {SINCE} {name(most)} moved most towards {end.capital}: {index_words.signed(points[most])} points, like for like.")  # fmt: skip
    if points[least] < 0:
        said.append(f"Since {SINCE} {name(least)} moved furthest away: {index_words.signed(points[least])} points.")  # fmt: skip
    return said or [f"Since {SINCE} none of them moved."]

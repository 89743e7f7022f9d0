"""The end of a comparison: a slide for each country, and what follows for all of them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from solidarity import index_words, words
from solidarity.alignment import KEY as INDEX
from solidarity.alignment import pair
from solidarity.anchors import ANCHORS
from solidarity.brief import make
from solidarity.brief.ready import parts
from solidarity.brief.ready.about import SINCE
from solidarity.brief.ready.several import Several
from solidarity.brief.slide import Slide
from solidarity.index_charts import FIRM
from solidarity.indicator import Indicator

Views = Mapping[tuple[str, int], pd.DataFrame]
"""Catalog.view of the anchor by indicator and year, so that it is made once for all countries."""


def each(asked: Several) -> list[Slide]:
    """A slide for each country, the closest first: its main figures and their places."""
    main = [one.key for one in asked.found.indicators if _is_main(one, asked.end.code)]
    figures = asked.found.figures
    rows = figures[figures.indicator.isin(main)]
    ties = [tie for key in main for _, tie in rows[rows.indicator == key].iterrows()]
    keys = {(str(tie.indicator), int(tie.year)) for tie in ties}
    views = {(key, year): asked.catalog.view(key, asked.end.code, year) for key, year in keys}
    return [
        _country(asked, code, [tie for tie in ties if tie.partner == code], views)
        for code in asked.codes
    ]


def _is_main(one: Indicator, anchor: str) -> bool:
    """The index, what enters it, and what the country is to the anchor."""
    return one.key == INDEX or one.enters_for(anchor) or one.role == "importance"


def _country(asked: Several, code: str, ties: list[pd.Series], views: Views) -> Slide:
    """A country's figures; without any, its score in words."""
    name, end, row = asked.name(code), asked.end, asked.scored(code, asked.end)
    held = asked.catalog
    said = (
        asked.change(code, end),
        "" if row is None else index_words.coverage(held.alignment, end, row),
        "What is not listed has no figure, which is no zero.",
    )
    lines = [_line(asked, tie, views[tie.indicator, int(tie.year)]) for tie in ties]
    return make.slide(
        held,
        index_words.score(name, end, row, asked.year),
        make.from_frame(pd.DataFrame(lines)) if lines else None,
        of=[held.indicators[tie.indicator] for tie in ties] or [asked.index],
        names=[name],
        sentence=make.said(parts.joined(*said)),
        period=f"to {asked.year}",
        **_page(asked, code, row is not None),
    )


def _page(asked: Several, code: str, is_scored: bool) -> dict[str, Any]:
    """The page of a country shows its newest figures; that of a score, those of a year."""
    view = {"country": code, "versus": asked.end.code}
    page = "country"
    if is_scored and asked.year != asked.index.latest:
        page, view = "score", view | {"year": str(asked.year)}
    return {"page": page, "view": view | make.weighed(asked.catalog)}


def _line(asked: Several, tie: pd.Series, view: pd.DataFrame) -> dict[str, object]:
    """One figure as a reader's row; `view` holds it among those of all states."""
    one, year = asked.catalog.indicators[tie.indicator], int(tie.year)
    own = view[view.partner == tie.partner].iloc[0]
    rank, of = own["rank"], own.get("of", len(view))
    return {
        "Tie": one.short,
        "Value": one.text(tie.value),
        "Unit": one.unit,
        "Period": one.period(year),
        "Rank": None if pd.isna(rank) else f"{int(rank)} of {int(of)}",
        "n": int(tie.n),
        "Status": str(tie.status),
        "Note": words.capitalised(words.without(own.to_dict())) or asked.catalog.doubt(tie),
    }


def follows(asked: Several) -> Slide:
    """Who stands closer to the anchor than to the West, who moved, of whom too little is known."""
    rows = asked.found.standing.rows
    lines = [*_closer(asked), *_moved(asked)]
    if unknown := asked.names(rows.partner[rows["index"].isna()]):
        too_little = f"too little is known for an index with {asked.end.name}, which is no zero"
        lines.append(f"Of {words.listed(unknown)} {too_little}.")
    page = parts.against_the_west(asked, asked.codes[0])
    return parts.follows(asked, lines, names=asked.names(asked.codes), **page)


def _closer(asked: Several) -> list[str]:
    """Each as the page Alignment says it, against the West."""
    end, west = asked.end, ANCHORS["WEST"]
    if not pair.comparable(end.code, west.code):
        return []
    every = pair.compare(asked.catalog.alignment, end.code, west.code, asked.year)
    own = every[every.partner.isin(asked.codes)].set_index("partner")
    if own.empty:
        too_few = "too few dimensions are known for both"
        return [f"None of them can be held against {west.name}: {too_few}."]
    firm, unsure = own[own.firmness >= FIRM], own[own.firmness < FIRM]
    to_end, to_west = (firm[firm.closer == side.code] for side in (end, west))
    firmly = f"in at least {100 * FIRM:.0f}% of weightings"
    told = {
        f"Firmly closer to {end.name} than to {west.name}, {firmly}": to_end,
        f"Firmly closer to {west.name} than to {end.name}, {firmly}": to_west,
        f"Whether closer to {end.name} or to {west.name} depends on the weights": unsure,
    }
    names = {what: asked.names(rows.index) for what, rows in told.items()}
    return [f"{what}: {words.listed(whose)}." for what, whose in names.items() if whose]


def _moved(asked: Several) -> list[str]:
    """Who moved most towards the anchor and away from it since SINCE, like for like."""
    if asked.year <= SINCE:
        return []
    changes = {code: asked.changed(code, asked.end) for code in asked.found.partners}
    points = {code: round(one.comparable) for code, one in changes.items() if one}
    if not points:
        both = f"in both {SINCE} and {asked.year}"
        return [f"None of them has an index with {asked.end.name} {both}."]
    most, least = max(points, key=points.__getitem__), min(points, key=points.__getitem__)
    high, low = (f"{index_words.signed(points[code])} points" for code in (most, least))
    said = []
    if points[most] > 0:
        towards = f"moved most towards {asked.end.capital}: {high}, like for like"
        said.append(f"Since {SINCE} {asked.name(most)} {towards}.")
    if points[least] < 0:
        said.append(f"Since {SINCE} {asked.name(least)} moved furthest away: {low}.")
    return said or [f"Since {SINCE} none of them moved."]

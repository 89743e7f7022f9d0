"""One country between the anchors: where it stands, what changed, where it parted, what flows."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from solidarity import index_words, profile, words
from solidarity.alignment import KEY as INDEX
from solidarity.alignment import pair, why
from solidarity.anchors import ANCHORS, Anchor
from solidarity.brief import make
from solidarity.brief.ready import courses, flows, parts
from solidarity.brief.slide import Briefing, Column, Slide
from solidarity.catalog import Catalog
from solidarity.errors import DataError
from solidarity.indicator import Indicator
from solidarity.timeline import Choice

NEAR = ("alignment", "importance")
"""Roles of the indicators by which a high rank says that a tie is strong."""
SINCE = 2014
"""The year with which the index is compared, as on the pages of the groups."""


def country(
    catalog: Catalog, code: str, anchors: Sequence[str] = ("RUS", "IRN"), year: int | None = None
) -> Briefing:
    """A brief on one country, by any of its names, with regard to one or two anchors.

    Figures are the newest up to the year; without one, the newest there are. Raises UnknownName on
    a name the atlas does not hold, UnknownYear on a year without an index, DataError without an
    anchor to hold it against.
    """
    held = parts.with_index(catalog)
    own = parts.state(held, code)
    ends = [ANCHORS[held.anchor(name)] for name in anchors if held.anchor(name) != own]
    if not ends:
        raise DataError(f"{held.register.name(own)} cannot be held against itself: name an anchor.")
    when = parts.year_of(held, ends[0].code, year)
    until = None if year is None else year
    ties = profile.profile(held, own, tuple(end.code for end in ends), until)
    name = held.register.name(own)
    lines = list(flows.lines(held, [end.code for end in ends], until))
    drawn, left = courses.courses(held, own, ends, ties, until)
    slides = [
        make.section(f"Where {name} stands", _standing(held, own, ends, when)),
        _map(held, own, ends, when),
        *_scores(held, own, ends, when),
        _table(held, own, ends, ties, until),
        make.section("Over the years", left),
        *drawn,
        make.section("Votes, arms and lifelines", " ".join(flows.standing(held, own, lines)).replace("**", "")),
        *(parts.parted(held, own, end.code, end.code, until) for end in ends),
        flows.arms(held, own, ends, until),
        *flows.lifelines(held, own, lines),
        _events(held, own, until),
        _follows(held, own, ends, when, lines),
    ]  # fmt: skip
    return Briefing(
        _title(held, own, ends, ties, when), _full(slides), _subtitle(held, own, ends, when)
    )


def _full(slides: Sequence[Slide | None]) -> tuple[Slide, ...]:
    """Without what there is not, and without sections that nothing follows."""
    found = make.without(slides)
    after = [*found[1:], None]
    return tuple(
        one
        for one, next_one in zip(found, after, strict=True)
        if one.kind != "section" or (next_one is not None and next_one.kind != "section")
    )


def _title(
    catalog: Catalog, code: str, ends: Sequence[Anchor], ties: pd.DataFrame, year: int
) -> str:
    name = catalog.register.name(code)
    if any(end.code in catalog.indicators["un_siding"].anchors for end in ends):
        return profile.headline(name, ties)
    return index_words.score(
        name, ends[0], parts.index_row(catalog, ends[0].code, code, year), year
    )


def _subtitle(catalog: Catalog, code: str, ends: Sequence[Anchor], year: int) -> str:
    return f"{catalog.register.countries[code].un_name}. {_standing(catalog, code, ends, year)}"


def _standing(catalog: Catalog, code: str, ends: Sequence[Anchor], year: int) -> str:
    return f"{words.capitalised('; '.join(_scored(catalog, code, end, year) for end in ends))}."


def _scored(catalog: Catalog, code: str, end: Anchor, year: int) -> str:
    """`45 of 100 with Russia in 2025 (rank 24 of 165, 14–43 in 90% of weightings)`."""
    row = parts.index_row(catalog, end.code, code, year)
    if row is None:
        return f"no alignment index with {end.name} in {year}"
    return f"{words.whole(row['index'])} of 100 with {end.name} in {year} ({words.rank(row.to_dict(), 0)})"


def _map(catalog: Catalog, code: str, ends: Sequence[Anchor], year: int) -> Slide:
    name = catalog.register.name(code)
    found = [_scored(catalog, code, end, year) for end in ends[:2]]
    short = [one.split(" (")[0].removesuffix(f" in {year}") for one in found]
    none = all(one.startswith("no ") for one in short)
    said = f"{name} in {year}: {words.listed(short)}"
    if none:
        said = f"{name} has no alignment index with {' or '.join(end.name for end in ends[:2])} in {year}"
    sentence = f"Alignment index, 0 to 100. {words.capitalised('; '.join(found))}. Grey has no index, which is no zero."
    codes = [end.code for end in ends[:2]]
    both = {"RUS", "IRN"} == set(codes)
    view = {"country": code} | ({} if both or len(codes) == 1 else {"anchor": codes[0]})
    return make.tie_map(catalog, INDEX, codes, year, title=said, sentence=sentence, view=view, names=[name])  # fmt: skip


def _scores(catalog: Catalog, code: str, ends: Sequence[Anchor], year: int) -> list[Slide]:
    """Why the index is what it is: a slide for each anchor with which there is one."""
    return [_score(catalog, code, end, year, row) for end in ends if (row := parts.index_row(catalog, end.code, code, year)) is not None]  # fmt: skip


def _score(catalog: Catalog, code: str, end: Anchor, year: int, row: pd.Series) -> Slide:
    held, name = catalog.alignment, catalog.register.name(code)
    rows = why.parts(held, end.code, code, year)
    known = rows.dropna(subset="score")
    ones = [catalog.indicators[key] for key in rows.indicator]
    frame = pd.DataFrame(
        {
            "Dimension": rows.dimension.str.capitalize(),
            "Figure": [one.short for one in ones],
            "Value": [None if pd.isna(v) else one.text(v) for one, v in zip(ones, rows.value, strict=True)],
            "Of": [None if not of else one.period(int(of)) for one, of in zip(ones, rows.year, strict=True)],
            "Score": rows.score, "Weight": 100 * rows.share, "Points": rows.points,
        }
    )  # fmt: skip
    columns = {"Score": Column("Score", 0), "Weight": Column("Weight", 1, "%"), "Points": Column("Points", 1)}  # fmt: skip
    by = (
        known.groupby("dimension", sort=False)
        .points.sum()
        .sort_values(ascending=False, kind="stable")
    )
    most = f": {by.index[0]} {'adds' if not by.index[0].endswith('s') else 'add'} most, {by.iloc[0]:.1f} points" if by.iloc[0] > 0 else ""  # fmt: skip
    title = f"{name} scores {words.whole(row['index'])} with {end.name} in {year}{most}"
    moved = why.change(held, end.code, code, SINCE, year) if year > SINCE else None
    said = [index_words.coverage(held, end, row)]
    said += [index_words.change(moved, catalog.indicators)] if moved else []
    return make.slide(
        catalog, "table", title, make.from_frame(frame, columns), of=[catalog.indicators[INDEX]],
        page="score", view={"country": code, "versus": end.code, "year": year} | make.weighed(catalog),
        sentence=make.said(" ".join(said)), period=str(year), names=[name],
    )  # fmt: skip


def _table(
    catalog: Catalog, code: str, ends: Sequence[Anchor], ties: pd.DataFrame, until: int | None
) -> Slide:
    """The main ties in their latest year, with their places in the world."""
    name = catalog.register.name(code)
    more: dict[str, Any] = {
        "page": "country", "names": [name],
        "view": {"country": code, "versus": ends[0].code} | make.weighed(catalog),
    }  # fmt: skip
    main = [
        _is_main(catalog.indicators[key], anchor, value)
        for key, anchor, value in zip(ties.indicator, ties.anchor, ties.value, strict=True)
    ]
    rows = ties[main]
    if rows.empty:
        title = f"No main tie of {name} is on record: no source has a figure, which is no zero"
        return make.slide(catalog, "text", title, None, **more)
    ones = [catalog.indicators[key] for key in dict.fromkeys(rows.indicator)]
    frame = profile.table(rows, catalog).drop(columns=["Course", "Source"])
    stale = int((rows.status == "carried").sum())
    older = f" {words.capitalised(words.spelled(stale))} {'is' if stale == 1 else 'are'} older than the newest there is." if stale else ""  # fmt: skip
    newest = f"up to {until}" if until else "on record"
    others = len(ties) - len(rows)
    elsewhere = f" Another {words.counted(others, 'figures')}, such as votes by theme, stand on the page of the country." if others > 1 else ""  # fmt: skip
    return make.slide(
        catalog, "table", _leading(catalog, name, rows), make.from_frame(make.filled(frame)), of=ones,
        sentence=f"What enters the index, and what {name} is to the anchors where that is more than nothing, each the newest {newest}.{older} What is not listed has no figure, which is no zero.{elsewhere}",
        period=words.span(int(rows.year.min()), int(rows.year.max())), **more,
    )  # fmt: skip


def _is_main(one: Indicator, anchor: str, value: float) -> bool:
    """The index, what enters it, and what the country is to the anchor, unless that is nothing."""
    weighs = one.role == "importance" and one.shown(value) != 0
    return one.key == INDEX or one.enters_for(anchor) or weighs


def _leading(catalog: Catalog, name: str, rows: pd.DataFrame) -> str:
    """The tie with which the country stands nearest the top of the world's list."""
    ranked = rows[rows["rank"].notna() & ~rows.status.isin(["few votes", *profile.DOUBTED])]
    kinds = {key: one for key, one in catalog.indicators.items() if one.role in NEAR and not one.less_is_closer}  # fmt: skip
    shown = [row for _, row in ranked.iterrows() if row.value and row.indicator in kinds]
    if not shown:
        return f"No tie of {name} stands out"
    best = min(shown, key=lambda row: (int(row["rank"]) / int(row["of"]), row.indicator))
    told = words.phrase(kinds[best.indicator], ANCHORS[best.anchor], best.value)
    return f"{name}: {told}, rank {int(best['rank'])} of {int(best['of'])}"


def _events(catalog: Catalog, code: str, until: int | None) -> Slide | None:
    """The newest entries of the lists: how they lie in time says little of one country."""
    years = parts.since_1989(catalog, until)
    view = parts.timeline_view(catalog, [code], years)
    choice = Choice(years, countries=(code,))
    found = parts.events(catalog, choice, catalog.register.name(code), "timeline", view)
    return found[-1] if found else None


def _follows(
    catalog: Catalog, code: str, ends: Sequence[Anchor], year: int, held: Sequence[flows.Line]
) -> Slide:
    """Closer to whom, on what, and what that rests on."""
    name, west, lines = catalog.register.name(code), ANCHORS["WEST"], []
    for end in ends:
        row = parts.index_row(catalog, end.code, code, year)
        lines.append(f"{index_words.score(name, end, row, year)}.")
        if not pair.comparable(end.code, west.code):
            continue
        rows = pair.compare(catalog.alignment, end.code, west.code, year)
        own = rows[rows.partner == code]
        lines.append(index_words.closer(name, end, west, None if own.empty else own.iloc[0], year))
    lines += flows.standing(catalog, code, held)
    return make.slide(
        catalog, "text", "What follows", None, of=[catalog.indicators[INDEX]], page="alignment",
        view={"first": ends[0].code, "second": "WEST" if pair.comparable(ends[0].code, "WEST") else "RUS", "year": str(year), "country": code} | make.weighed(catalog),
        sentence=make.points(lines), period=str(year), names=[name],
    )  # fmt: skip

"""One country between the anchors: where it stands, what changed, where it parted, what flows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from solidarity import index_words, profile, words
from solidarity.alignment import KEY as INDEX
from solidarity.alignment import pair, why
from solidarity.anchors import ANCHORS, Anchor
from solidarity.brief import make
from solidarity.brief.ready import about, courses, events, flows, parts
from solidarity.brief.ready.about import Country
from solidarity.brief.slide import Briefing, Column, Slide, Table
from solidarity.catalog import Catalog
from solidarity.errors import DataError
from solidarity.indicator import Indicator

NEAR = ("alignment", "importance")
"""Roles of the indicators by which a high rank says that a tie is strong."""
POINTS = {
    "Score": Column("Score", 0),
    "Weight": Column("Weight", 1, "%"),
    "Points": Column("Points", 1),
}


def country(
    catalog: Catalog, code: str, anchors: Sequence[str] = ("RUS", "IRN"), year: int | None = None
) -> Briefing:
    """A brief on one country, by any of its names, with regard to one or two anchors.

    Figures are the newest up to the year; without one, the newest there are. Raises UnknownName on
    a name the atlas does not hold, UnknownYear on a year without an index, DataError without an
    anchor to hold it against.
    """
    asked = _asked(about.with_index(catalog), code, anchors, year)
    lines = list(flows.lines(asked))
    shares = flows.standing(asked, lines)
    stands, flowing = _standing(asked), make.said(" ".join(shares))
    drawn, left = courses.courses(asked)
    index = (_map(asked), *_scores(asked), _main_ties(asked))
    last = (*_exchanges(asked, lines), _follows(asked, shares))
    slides = (
        *make.section(f"Where {asked.own} stands", stands, *index),
        *make.section("Over the years", left, *drawn),
        *make.section("Votes, arms and lifelines", flowing, *last),
    )
    un_name = asked.catalog.register.countries[asked.code].un_name
    return Briefing(_title(asked), slides, f"{un_name}. {stands}")


def _asked(catalog: Catalog, name: str, anchors: Sequence[str], year: int | None) -> Country:
    """The country and the anchors, without itself."""
    own = about.state(catalog, name)
    codes = tuple(end for end in map(catalog.anchor, anchors) if end != own)
    if not codes:
        name = catalog.register.name(own)
        raise DataError(f"{name} cannot be held against itself: name an anchor.")
    ends, ties = tuple(ANCHORS[code] for code in codes), profile.profile(catalog, own, codes, year)
    return Country(catalog, ends[0], about.year_of(catalog, ends[0], year), year, own, ends, ties)


def _title(asked: Country) -> str:
    """How it votes, if the anchors have votes of their own; else its score."""
    voting = asked.catalog.indicators["un_siding"].anchors
    if any(end.code in voting for end in asked.ends):
        return profile.headline(asked.own, asked.ties)
    row = asked.scored(asked.code, asked.end)
    return index_words.score(asked.own, asked.end, row, asked.year)


def _standing(asked: Country) -> str:
    """Its index with each anchor, with its rank."""
    return f"{words.capitalised('; '.join(_index(asked, end) for end in asked.ends))}."


def _index(asked: Country, end: Anchor) -> str:
    """`45 of 100 with Russia in 2025 (rank 24 of 165, 14–43 in 90% of weightings)`."""
    row = asked.scored(asked.code, end)
    if row is None:
        return f"no alignment index with {end.name} in {asked.year}"
    rank = words.rank(row.to_dict(), 0)
    return f"{words.whole(row['index'])} of 100 with {end.name} in {asked.year} ({rank})"


def _map(asked: Country) -> Slide:
    """The index of the world with the first two anchors, and where the country stands in it."""
    name, year, ends = asked.own, asked.year, asked.ends[:2]
    found = [_index(asked, end) for end in ends]
    short = [one.partition(" (")[0].removesuffix(f" in {year}") for one in found]
    title = f"{name} in {year}: {words.listed(short)}"
    if all(asked.scored(asked.code, end) is None for end in ends):
        either = " or ".join(end.name for end in ends)
        title = f"{name} has no alignment index with {either} in {year}"
    codes = [end.code for end in ends]
    # The page has two maps of Russia and Iran alone.
    one_map = len(codes) > 1 and set(codes) != {"RUS", "IRN"}
    said = f"Alignment index, 0 to 100. {words.capitalised('; '.join(found))}."
    return make.tie_map(
        asked.catalog,
        INDEX,
        codes,
        year,
        title=title,
        sentence=f"{said} Grey has no index, which is no zero.",
        names=[name],
        view={"country": asked.code} | ({"anchor": codes[0]} if one_map else {}),
    )


def _scores(asked: Country) -> list[Slide]:
    """Why the index is what it is: a slide for each anchor with which there is one."""
    rows = {end: asked.scored(asked.code, end) for end in asked.ends}
    return [_score(asked, end, row) for end, row in rows.items() if row is not None]


def _score(asked: Country, end: Anchor, row: pd.Series) -> Slide:
    held, year = asked.catalog, asked.year
    rows = why.parts(held.alignment, end.code, asked.code, year)
    scored = f"{asked.own} scores {words.whole(row['index'])} with {end.name} in {year}"
    covered = index_words.coverage(held.alignment, end, row)
    view = {"country": asked.code, "versus": end.code, "year": year}
    return make.slide(
        held,
        f"{scored}{_most(rows)}",
        _points(held, rows),
        of=[asked.index],
        names=[asked.own],
        sentence=make.said(parts.joined(covered, asked.change(asked.code, end))),
        period=str(year),
        page="score",
        view=view | make.weighed(held),
    )


def _points(catalog: Catalog, rows: pd.DataFrame) -> Table:
    """Figure by figure, what it adds to the index; `rows` are why.parts."""
    ones = [catalog.indicators[key] for key in rows.indicator]
    values, years = (zip(ones, rows[name], strict=True) for name in ("value", "year"))
    frame = {
        "Dimension": rows.dimension.str.capitalize(),
        "Figure": [one.short for one in ones],
        "Value": [None if pd.isna(value) else one.text(value) for one, value in values],
        "Of": [one.period(int(year)) if year else None for one, year in years],
        "Score": rows.score,
        "Weight": 100 * rows.share,
        "Points": rows.points,
    }
    return make.from_frame(pd.DataFrame(frame), POINTS)


def _most(rows: pd.DataFrame) -> str:
    """`: votes add most, 21.3 points`; nothing where nothing adds any."""
    known = rows.dropna(subset="score")
    by = known.groupby("dimension", sort=False).points.sum()
    first, points = max(by.items(), key=lambda one: one[1])
    adds = f"{first} {'add' if str(first).endswith('s') else 'adds'} most"
    return f": {adds}, {points:.1f} points" if points > 0 else ""


def _exchanges(asked: Country, lines: Sequence[flows.Line]) -> Iterator[Slide | None]:
    """Where its votes parted from the anchors', what flows between them, and what happened."""
    yield from (parts.parted(asked, asked.code, end.code, end) for end in asked.ends)
    yield flows.arms(asked)
    yield from flows.lifelines(asked, lines)
    # Of one country how the entries lie in time says little: the newest stand in a table.
    yield from events.of_countries(asked, [asked.code], asked.own)[-1:]


def _main_ties(asked: Country) -> Slide:
    """The main ties in their latest year, with their places in the world."""
    held, name, ties = asked.catalog, asked.own, asked.ties
    pairs = zip(ties.indicator, ties.anchor, ties.value, strict=True)
    rows = ties[[_is_main(held.indicators[key], *rest) for key, *rest in pairs]]
    view = {"country": asked.code, "versus": asked.end.code} | make.weighed(held)
    page: dict[str, Any] = {"names": [name], "page": "country", "view": view}
    if rows.empty:
        title = f"No main tie of {name} is on record: no source has a figure, which is no zero"
        return make.slide(held, title, **page)
    return make.slide(
        held,
        _leading(asked, rows),
        make.from_frame(profile.table(rows, held).drop(columns=["Course", "Source"])),
        of=make.held(held, rows.indicator),
        sentence=_listed(asked, rows),
        period=words.span(int(rows.year.min()), int(rows.year.max())),
        **page,
    )


def _is_main(one: Indicator, anchor: str, value: float) -> bool:
    """The index, what enters it, and what the country is to the anchor, unless that is nothing."""
    weighs = one.role == "importance" and one.shown(value) != 0
    return one.key == INDEX or one.enters_for(anchor) or weighs


def _listed(asked: Country, rows: pd.DataFrame) -> str:
    """Which ties are listed, how old they are, and how many stand elsewhere."""
    newest = f"up to {asked.until}" if asked.until else "on record"
    older = "older than the newest there is."
    stale = int((rows.status == "carried").sum())
    others = len(asked.ties) - len(rows)
    elsewhere = "such as votes by theme, stand on the page of the country."
    return parts.joined(
        f"What enters the index, and what {asked.own} is to the anchors where that is more"
        f" than nothing, each the newest {newest}.",
        parts.few(stale, f"One is {older}", f"{{}} are {older}"),
        "What is not listed has no figure, which is no zero.",
        f"Another {words.counted(others, 'figures')}, {elsewhere}" if others > 1 else "",
    )


def _leading(asked: Country, rows: pd.DataFrame) -> str:
    """The tie with which the country stands nearest the top of the world's list."""
    name, held = asked.own, asked.catalog.indicators
    near = [key for key, one in held.items() if one.role in NEAR and not one.less_is_closer]
    sound = rows[~rows.status.isin(["few votes", *profile.DOUBTED]) & rows.indicator.isin(near)]
    shown = [row for _, row in sound[sound["rank"].notna()].iterrows() if row.value]
    if not shown:
        return f"No tie of {name} stands out"
    best = min(shown, key=lambda row: (int(row["rank"]) / int(row["of"]), row.indicator))
    told = words.phrase(held[best.indicator], ANCHORS[best.anchor], best.value)
    return f"{name}: {told}, rank {int(best['rank'])} of {int(best['of'])}"


def _follows(asked: Country, shares: Iterable[str]) -> Slide:
    """Closer to whom, on what, and what that rests on."""
    name, west, lines = asked.own, ANCHORS["WEST"], []
    for end in asked.ends:
        lines.append(f"{index_words.score(name, end, asked.scored(asked.code, end), asked.year)}.")
        if pair.comparable(end.code, west.code):
            rows = pair.compare(asked.catalog.alignment, end.code, west.code, asked.year)
            own = rows[rows.partner == asked.code]
            row = None if own.empty else own.iloc[0]
            lines.append(index_words.closer(name, end, west, row, asked.year))
    page = parts.against_the_west(asked, asked.code)
    return parts.follows(asked, [*lines, *shares], names=[name], **page)

"""Russia and Iran as a pair: closer than ever, theme by theme, then and now, who needs whom, what happened."""

from dataclasses import replace
from typing import Any

from solidarity import axis as core
from solidarity import timeline, timeline_words, words
from solidarity.axis import BLOCKS, Block, Courses, lists, then_now
from solidarity.brief import make, moves
from solidarity.brief.ready import parts
from solidarity.brief.slide import Briefing, Chart, Column, Slide
from solidarity.catalog import Catalog
from solidarity.indicator import Indicator

Years = tuple[int, int]
SHARES = {name: Column(name, 2, "%") for name in ("Russia of Iran's", "Iran of Russia's")}


def axis(catalog: Catalog) -> Briefing:
    """A brief on the two, of the period with which their page begins: all since 1989."""
    held = parts.with_index(catalog)
    years = parts.since_1989(held)
    found = core.courses(held)
    rows = core.standing.stands(held, found, years)
    begun = min((int(own.year.min()) for own in found.values() if not own.empty), default=0)
    drawn, still = _blocks(held, found, years)
    title = _verdicts(rows)
    slides = [
        make.section("Closer than ever?", core.words.caption(rows, years)),
        _standing(held, rows, years, title),
        make.section(
            "Theme by theme", still or "Votes, arms, trade, energy and clubs, each over the years"
        ),
        *drawn,
        make.section("Who needs whom, and what changed", _then_now_said(held)),
        *_needs(held, years),
        _then_now(held),
        *_events(held, years)[-1:],
        _follows(held, years),
    ]
    return Briefing(
        title, make.without(slides), core.words.headline(rows, years, whole=years[0] <= begun) + "."
    )


def _verdicts(rows: list[core.standing.Stand]) -> str:
    """How many measures are at their closest, and how many were closer before."""
    told = [row.verdict for row in rows if row.verdict in core.words.TOLD]
    closest, before = told.count(core.standing.CLOSEST), told.count(core.standing.BEFORE)
    if not told:
        return "Russia and Iran: no measure has two different figures"
    most = f"{words.spelled(closest) if closest else 'none'} of {words.spelled(len(told))} measures at the closest on record"
    return f"Russia and Iran: {most}, {words.spelled(before) if before else 'none'} closer before"


def _view(years: Years, **more: str) -> dict[str, str]:
    return {"period": f"{years[0]}-{years[1]}"} | more


def _standing(
    catalog: Catalog, rows: list[core.standing.Stand], years: Years, title: str
) -> Slide | None:
    if not rows:
        return None
    ones = list({row.indicator.key: row.indicator for row in rows}.values())
    by = {verdict: [row.name for row in rows if row.verdict == verdict] for verdict in core.words.TOLD}  # fmt: skip
    said = [f"{verdict.capitalize()}: {words.listed(names)}." for verdict, names in by.items() if names]  # fmt: skip
    return make.slide(
        catalog, "table", title, make.from_frame(core.standing.table(rows)), of=ones, page="russia_iran", view=_view(years),
        sentence=f"{' '.join(said)} Whole years only, none on fewer than ten votes.", period=words.span(*years),
    )  # fmt: skip


def _indicators(catalog: Catalog, block: Block) -> list[Indicator]:
    keys = dict.fromkeys(line.indicator for line in block.lines)
    return [catalog.indicators[key] for key in keys if key in catalog.indicators]


def _blocks(catalog: Catalog, found: Courses, years: Years) -> tuple[list[Slide], str]:
    """A chart for each theme, and in a sentence those in which there was nothing throughout."""
    drawn, still = [], []
    for block in BLOCKS.values():
        moved = [core.change(found[line], catalog.indicators[line.indicator], years) for line in block.lines if line in found]  # fmt: skip
        known = [one for one in moved if one is not None]
        if known and all(moves.nothing(one) for one in known):
            still += [moves.topic(one.indicator) for one in known]
        elif slide := _block(catalog, found, block, years):
            drawn.append(slide)
    names = list(dict.fromkeys(still))
    return drawn, f"Not drawn, as it was nothing first and last: {words.listed(names)}." if names else ""  # fmt: skip


def _block(catalog: Catalog, found: Courses, block: Block, years: Years) -> Slide | None:
    """One chart; what its first line with a figure did is the title, all lines' figures the sentence."""
    figure = core.charts.course(block, found, catalog, years)
    if figure is None:
        return None
    titles, told = [], []
    for line in block.lines:
        moved = core.change(found[line], catalog.indicators[line.indicator], years) if line in found else None  # fmt: skip
        if moved is None:
            told.append(core.words.reading(replace(block, lines=(line,)), found, catalog, years))
        else:
            titles.append(f"{words.capitalised(line.says)}: {moves.short(moved)}")
            told.append(f"{words.capitalised(line.says)}: {moves.full(moved)}.")
    ones = _indicators(catalog, block)
    about = f"{block.about}. {core.words.begins(block, found, years)}".strip()
    return make.slide(
        catalog, "chart", titles[0] if titles else told[0].removesuffix("."), Chart(figure.to_plotly_json(), ones[0].unit), of=ones, page="russia_iran",
        view=_view(years), sentence=" ".join([*told, about]), period=words.span(*years), names=["Iran", "Russia"],
    )  # fmt: skip


def _needs(catalog: Catalog, years: Years) -> list[Slide]:
    """What each is to the other: drawn by size, and as a table."""
    pairs = core.needs.then_now(catalog, core.needs.shares(catalog), years)
    if not pairs:
        return []
    keys = dict.fromkeys(pair[-1].channel.indicator for pair in pairs)
    ones = [catalog.indicators[key] for key in keys if key in catalog.indicators]
    title, *leaning = core.need_words.headline(pairs).removesuffix(".").split("; ")
    rest = f"{words.capitalised('; '.join(leaning))}. " if leaning else ""
    doubts = "\n".join(core.need_words.doubts(pairs, catalog))
    more: dict[str, Any] = {
        "of": ones,
        "page": "russia_iran",
        "view": _view(years),
        "period": words.span(*years),
    }
    groups = core.charts.by_size(pairs)
    drawn = [
        make.slide(
            catalog, "chart", "The small shares, on a scale of their own" if place else title,
            Chart(core.charts.needs(group).to_plotly_json(), "%"), notes=make.said(doubts),
            sentence=f"{'' if place else rest}Above the first, below the last year of the period on record. Hollow: estimated or doubtful. A side without a mark is on no record, which is no zero.", **more,
        )
        for place, group in enumerate(groups)
    ]  # fmt: skip
    told = make.said(core.need_words.sentence(pairs[0]))
    frame = core.need_words.table(pairs)
    last = make.slide(catalog, "table", told.split(";")[0].removesuffix("."), make.from_frame(frame, SHARES), sentence=f"{told} Each the one's share of all that the other has. A dash is on no record, which is no zero.", **more)  # fmt: skip
    return [*drawn, last]


def _then_now_said(catalog: Catalog) -> str:
    asked = then_now.USUAL
    return then_now.sentence(catalog, then_now.cells(catalog, asked), asked).split(";")[0].removesuffix(".") + "."  # fmt: skip


def _then_now(catalog: Catalog) -> Slide:
    asked = then_now.USUAL
    cells = then_now.cells(catalog, asked)
    ones = [catalog.indicators[key] for key in dict.fromkeys(cells.indicator)]
    counted = then_now.sentence(catalog, cells, asked).split(";")[0].partition(", ")[2]
    title = f"Of the figures of closeness since {asked[0]} {counted}"
    return make.slide(
        catalog, "table", title, make.from_frame(then_now.table(catalog, cells, asked)), of=ones, page="russia_iran",
        view={"then": "_and_".join(asked)}, period=words.listed(list(asked)),
        sentence="Several measure the same votes or deliveries. “Iran with Russia” is Iran's tie as partner to Russia as anchor; “both” is one figure. Why a figure is missing stands beside it.",
    )  # fmt: skip


def _events(catalog: Catalog, years: Years) -> tuple[Slide, ...]:
    view = _view(years, kinds="all", unverified="no")
    return parts.events(catalog, lists.choice(years), "Russia and Iran", "russia_iran", view)


def _follows(catalog: Catalog, years: Years) -> Slide:
    """The treaty that binds them, sanctions and wars, and the newest of each list."""
    own = core.words.treaty(catalog, years[1])
    lines = [f"Our list has no treaty on the whole of their relations that stood in {years[1]}."]
    if own is not None:
        lines = [
            f"Treaty: {own.title}, signed {timeline_words.day(own.date_signed, own.date_precision)}."
        ]
    lines += core.words.sanctions_and_wars(catalog, years[1])
    rows = timeline.chosen(timeline.entries(catalog), lists.choice(years))
    for theme, title in lists.THEMES.items() if not rows.empty else ():
        lines.append(f"{title}: {lists.sentence(lists.themed(rows, theme, catalog), theme, years)}")
    return make.slide(
        catalog, "text", "What follows", None, sources=["registers", "sanctions", "ucdp_support"], page="russia_iran", view=_view(years),
        sentence=make.points(lines), period=words.span(*years), method=make.said(lists.RULE),
    )  # fmt: skip

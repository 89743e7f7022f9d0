"""Russia and Iran as a pair: closer than ever, theme by theme, who needs whom, what happened."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from solidarity import axis as core
from solidarity import timeline, timeline_words, words
from solidarity.axis import BLOCKS, Block, Change, Courses, Line, lists, then_now
from solidarity.axis.need_words import Pairs
from solidarity.axis.standing import BEFORE, CLOSEST, Stand
from solidarity.axis.words import TOLD
from solidarity.brief import make, moves
from solidarity.brief.ready import about, events, parts
from solidarity.brief.slide import Briefing, Column, Slide
from solidarity.catalog import Catalog

PAGE = "russia_iran"
SHARES = {name: Column(name, 2, "%") for name in ("Russia of Iran's", "Iran of Russia's")}
THEMES = "Votes, arms, trade, energy and clubs, each over the years"
SIZES = (
    "Above the first, below the last year of the period on record. Hollow: estimated or doubtful. A"
    " side without a mark is on no record, which is no zero."
)
RECORD = "Each the one's share of all that the other has. A dash is on no record, which is no zero."
BOTH_WAYS = (
    "Several measure the same votes or deliveries. “Iran with Russia” is Iran's tie as partner to"
    " Russia as anchor; “both” is one figure. Why a figure is missing stands beside it."
)


@dataclass(frozen=True)
class Pair:
    """A brief on the two in a period."""

    catalog: Catalog
    years: tuple[int, int]
    courses: Courses

    def change(self, line: Line) -> Change | None:
        """How a line went in the period; None without two figures, or without its source."""
        if line not in self.courses:
            return None
        return core.change(self.courses[line], self.catalog.indicators[line.indicator], self.years)


def axis(catalog: Catalog) -> Briefing:
    """A brief on the two, of the period with which their page begins: all since 1989."""
    held = about.with_index(catalog)
    pair = Pair(held, events.since_1989(held), core.courses(held))
    rows = core.standing.stands(held, pair.courses, pair.years)
    title, caption = _verdicts(rows), core.words.caption(rows, pair.years)
    drawn, still = _blocks(pair)
    last = (*_needs(pair), _then_now(pair), *_events(pair), _follows(pair))
    slides = (
        *make.section("Closer than ever?", caption, _standing(pair, rows, title)),
        *make.section("Theme by theme", still or THEMES, *drawn),
        *make.section("Who needs whom, and what changed", f"{_counted(held)}.", *last),
    )
    begun = min((int(own.year.min()) for own in pair.courses.values() if len(own)), default=0)
    told = core.words.headline(rows, pair.years, whole=pair.years[0] <= begun)
    return Briefing(title, slides, f"{told}.")


def _page(pair: Pair, **more: str) -> dict[str, Any]:
    """The address of the pair's page, and the years shown."""
    first, last = pair.years
    view = {"period": f"{first}-{last}"} | more
    return {"page": PAGE, "view": view, "period": words.span(first, last)}


def _verdicts(rows: Iterable[Stand]) -> str:
    """How many measures are at their closest, and how many were closer before."""
    told = [row.verdict for row in rows if row.verdict in TOLD]
    if not told:
        return "Russia and Iran: no measure has two different figures"
    closest, before = (parts.number(told.count(verdict)) for verdict in (CLOSEST, BEFORE))
    at_most = f"{closest} of {words.spelled(len(told))} measures at the closest on record"
    return f"Russia and Iran: {at_most}, {before} closer before"


def _standing(pair: Pair, rows: list[Stand], title: str) -> Slide | None:
    """Measure by measure, whether it is at its closest."""
    if not rows:
        return None
    names = {told: [row.name for row in rows if row.verdict == told] for told in TOLD}
    said = [f"{told.capitalize()}: {words.listed(own)}." for told, own in names.items() if own]
    return make.slide(
        pair.catalog,
        title,
        make.from_frame(core.standing.table(rows)),
        of={row.indicator.key: row.indicator for row in rows}.values(),
        sentence=parts.joined(*said, "Whole years only, none on fewer than ten votes."),
        **_page(pair),
    )


def _blocks(pair: Pair) -> tuple[list[Slide], str]:
    """A chart for each theme, and in a sentence those in which there was nothing throughout."""
    drawn, still = [], []
    for block in BLOCKS.values():
        known = [moved for line in block.lines if (moved := pair.change(line))]
        if known and all(moves.nothing(one) for one in known):
            still += [moves.topic(one.indicator) for one in known]
        elif slide := _block(pair, block):
            drawn.append(slide)
    names = list(dict.fromkeys(still))
    said = f"Not drawn, as it was nothing first and last: {words.listed(names)}." if names else ""
    return drawn, said


def _block(pair: Pair, block: Block) -> Slide | None:
    """One chart: what its first line with a figure did, as the title, and all lines' figures."""
    figure = core.charts.course(block, pair.courses, pair.catalog, pair.years)
    if figure is None:
        return None
    ones = make.held(pair.catalog, (line.indicator for line in block.lines))
    told = [_told(pair, block, line) for line in block.lines]
    known = [(line.says, moved) for line in block.lines if (moved := pair.change(line))]
    titles = [f"{words.capitalised(says)}: {moves.short(moved)}" for says, moved in known]
    begins = core.words.begins(block, pair.courses, pair.years)
    return make.slide(
        pair.catalog,
        titles[0] if titles else told[0].removesuffix("."),
        make.drawn(figure, ones[0].unit),
        of=ones,
        names=["Iran", "Russia"],
        sentence=parts.joined(*told, f"{block.about}.", begins),
        **_page(pair),
    )


def _told(pair: Pair, block: Block, line: Line) -> str:
    """All figures of one line, or why there are none."""
    if moved := pair.change(line):
        return f"{words.capitalised(line.says)}: {moves.full(moved)}."
    alone = replace(block, lines=(line,))
    return core.words.reading(alone, pair.courses, pair.catalog, pair.years)


def _needs(pair: Pair) -> list[Slide]:
    """What each is to the other: drawn by size, and as a table."""
    found = core.needs.then_now(pair.catalog, core.needs.shares(pair.catalog), pair.years)
    if not found:
        return []
    ones = make.held(pair.catalog, (need[-1].channel.indicator for need in found))
    more = {"of": ones} | _page(pair)
    told = core.need_words.sentence(found[0])
    table = make.from_frame(core.need_words.table(found), SHARES)
    said = parts.joined(make.said(told), RECORD)
    listed = make.slide(pair.catalog, parts.head(told), table, sentence=said, **more)
    return [*_needs_drawn(pair, found, more), listed]


def _needs_drawn(pair: Pair, found: Pairs, more: dict[str, Any]) -> list[Slide]:
    """A chart for each size of shares, the large ones first."""
    title, *leaning = core.need_words.headline(found).removesuffix(".").split("; ")
    rest = f"{words.capitalised('; '.join(leaning))}." if leaning else ""
    notes = make.said("\n".join(core.need_words.doubts(found, pair.catalog)))
    large, *small = (make.drawn(core.charts.needs(own), "%") for own in core.charts.by_size(found))
    told = [(title, large, parts.joined(rest, SIZES))]
    told += [("The small shares, on a scale of their own", one, SIZES) for one in small]
    return [
        make.slide(pair.catalog, title, chart, sentence=said, notes=notes, **more)
        for title, chart, said in told
    ]


def _counted(catalog: Catalog) -> str:
    """How many figures of closeness came closer since the first year asked."""
    asked = then_now.USUAL
    return parts.head(then_now.sentence(catalog, then_now.cells(catalog, asked), asked))


def _then_now(pair: Pair) -> Slide:
    """Every figure of the two in chosen years."""
    asked = then_now.USUAL
    cells = then_now.cells(pair.catalog, asked)
    return make.slide(
        pair.catalog,
        f"Of the figures of closeness since {asked[0]} {_counted(pair.catalog).partition(', ')[2]}",
        make.from_frame(then_now.table(pair.catalog, cells, asked)),
        of=make.held(pair.catalog, cells.indicator),
        sentence=BOTH_WAYS,
        period=words.listed(asked),
        page=PAGE,
        view={"then": "_and_".join(asked)},
    )


def _events(pair: Pair) -> tuple[Slide, ...]:
    """The newest entries that name both: how they lie in time is drawn on the page."""
    view = _page(pair, kinds="all", unverified="no")["view"]
    choice = lists.choice(pair.years)
    return events.chosen(pair.catalog, choice, "Russia and Iran", PAGE, view)[-1:]


def _follows(pair: Pair) -> Slide:
    """The treaty that binds them, sanctions and wars, and the newest of each list."""
    last = pair.years[1]
    own = core.words.treaty(pair.catalog, last)
    bound = f"Our list has no treaty on the whole of their relations that stood in {last}."
    if own is not None:
        day = timeline_words.day(own.date_signed, own.date_precision)
        bound = f"Treaty: {own.title}, signed {day}."
    rows = timeline.chosen(timeline.entries(pair.catalog), lists.choice(pair.years))
    themed = [
        f"{title}: {lists.sentence(lists.themed(rows, theme, pair.catalog), theme, pair.years)}"
        for theme, title in (lists.THEMES.items() if len(rows) else ())
    ]
    lines = [bound, *core.words.sanctions_and_wars(pair.catalog, last), *themed]
    return make.slide(
        pair.catalog,
        "What follows",
        sources=["registers", "sanctions", "ucdp_support"],
        sentence=make.points(lines),
        method=make.said(lists.RULE),
        **_page(pair),
    )

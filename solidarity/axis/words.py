"""Sentences about the pair, all made from its figures: the headline, what each line did, what else is known."""

from collections.abc import Sequence

import pandas as pd

from solidarity import words
from solidarity.anchors import ANCHORS
from solidarity.axis.blocks import BOTH, OTHER, Block, Line
from solidarity.axis.courses import Change, Courses, change, within
from solidarity.axis.standing import BEFORE, CLOSEST, NEARLY, Stand, of
from solidarity.catalog import Catalog
from solidarity.indicator import Indicator

TOLD = (CLOSEST, NEARLY, BEFORE)
"""Verdicts that a headline tells of: the others say nothing of closer or further."""
KEY = {
    "IRN": "what Iran is to Russia (Russia is the anchor)",
    "RUS": "what Russia is to Iran (Iran is the anchor)",
    BOTH: "one figure for both",
}
"""What the hues of all charts of the page mean."""


def headline(rows: Sequence[Stand], years: tuple[int, int], whole: bool) -> str:
    """Whether the two are closer than ever, by which measures, and by which they are not.

    `whole` says that the period leaves out no earlier figure.
    """
    told = [row for row in rows if row.verdict in TOLD]
    span = words.span(*years)
    if not told:
        return f"Russia and Iran, {span}: too few figures to say whether the two came closer"
    when = "as close as ever on record" if whole else f"at their closest since {years[0]}"
    closest, nearly, before = (_named(told, verdict) for verdict in TOLD)
    last = max(int(row.newest.year) for row in told)
    if not closest and not nearly:
        return f"By no measure were Russia and Iran {when} by {last}: all were closer before"
    if len(closest) and not nearly and not before:
        return f"By every measure Russia and Iran were {when} by {last}: {words.listed(closest)}"
    parts = [
        f"{lead} {words.listed(names)}"
        for lead, names in (
            (f"{when} in", closest), ("nearly so in" if closest else f"nearly {when} in", nearly),
            ("closer before in", before),
        )
        if names
    ]  # fmt: skip
    return f"Russia and Iran by {last}: {'; '.join(parts)}"


def _named(told: Sequence[Stand], verdict: str) -> list[str]:
    """What has that verdict: a whole group under one name, or those of its measures that have it."""
    names = []
    for group in dict.fromkeys(row.group for row in told):
        of_group = [row for row in told if row.group == group]
        own = [row.name for row in of_group if row.verdict == verdict]
        names += [group] if len(own) == len(of_group) > 1 else own
    return names


def caption(rows: Sequence[Stand], years: tuple[int, int]) -> str:
    """How many measures speak for “closer than ever”, and how many against."""
    told = [row for row in rows if row.verdict in TOLD]
    closest, nearly, before = (sum(row.verdict == one for row in told) for one in TOLD)
    if not told:
        return f"No measure has two different figures in {words.span(*years)}."
    return (
        f"The article (July 2023) calls the two closer than ever. Of {words.spelled(len(told))} measures with figures"
        f" that differ in {words.span(*years)}, {_many(closest)} at the closest of them by the newest year known,"
        f" {_many(nearly)} nearly there, and {_many(before)} below it."
    )


def _many(count: int) -> str:
    return f"{words.spelled(count) if count else 'none'} {'stands' if count == 1 else 'stand'}"


def treaty(catalog: Catalog, until: int) -> pd.Series | None:
    """The newest strategic treaty of the two alone that the list has by a year and does not know to be over."""
    tables = catalog.tables.get("registers")
    if tables is None:
        return None
    rows = tables["agreements"]
    own = rows[(rows.kind == "strategic") & (rows.parties.map(_sides) == {"RUS", "IRN"})]
    own = own[(own.basis != "recall") & (own.counts_from <= until)]
    own = own[own.counts_to.isna() | (own.counts_to >= until)].sort_values("date_signed")
    return None if own.empty else own.iloc[-1]


def _sides(parties: str) -> set[str]:
    return set(parties.split(";"))


def reading(block: Block, found: Courses, catalog: Catalog, years: tuple[int, int]) -> str:
    """What the lines of a chart did in the period, in one sentence."""
    parts = [_line(line, found, catalog, years) for line in block.lines]
    return words.capitalised("; ".join(parts)) + "."


def _line(line: Line, found: Courses, catalog: Catalog, years: tuple[int, int]) -> str:
    if line not in found:
        return f"{line.says}: its source is not here"
    one = catalog.indicators[line.indicator]
    made = change(found[line], one, years)
    if made is None:
        return f"{line.says}: {_nothing(found[line], one, years)}"
    return f"{line.says} {moved(made)}{turn(made)}"


def _nothing(rows: pd.DataFrame, one: Indicator, years: tuple[int, int]) -> str:
    if rows.empty:
        return f"{one.absent.replace('in this year', 'in any year')}"
    if within(rows, years).empty:
        return f"no figure in this period; those on record are of {words.span(rows.year.min(), rows.year.max())}"
    return "only figures of few votes or part of a year in this period"


def moved(moved: Change) -> str:
    """`fell from 0.30 (2001) to 0.20 (2024, doubtful)`."""
    one, first, last = moved.indicator, moved.first, moved.last
    before, after = _figure(one, first), _figure(one, last)
    if first.year == last.year:
        return f"was {after}, the only figure of the period"
    if moved.unlike:
        sides = {0: "neither direction", 1: "one direction", 2: "both directions"}
        return (
            f"was {before} of {sides[int(first.n)]} and {after} of {sides[int(last.n)]},"
            " which cannot be compared"
        )
    if moved.by == 0:
        return (
            f"was {one.text(last.value)} both first ({of(one, first)}) and last ({of(one, last)})"
        )
    if moved.overlaps:
        return f"went from {before} to {after}, which their intervals do not tell apart"
    if moved.slight:
        return f"hardly moved, from {before} to {after}"
    return f"{'rose' if moved.by > 0 else 'fell'} from {before} to {after}"


def turn(moved: Change) -> str:
    """`, by way of 3,070 (2021)`: what lies clearly above or below both ends."""
    if moved.turn is None or moved.unlike:
        return ""
    return f", by way of {_figure(moved.indicator, moved.turn)}"


def _figure(one: Indicator, tie: pd.Series) -> str:
    """`0.30 (2001)`, `1.32 (2025; 0.53 to 1.98)`."""
    ends = words.interval(one, tie).strip(" ()")
    return f"{one.text(tie.value)} ({of(one, tie)}{f'; {ends}' if ends else ''})"


def begins(block: Block, found: Courses, years: tuple[int, int]) -> str:
    """From when a chart has figures, where the period begins earlier, and up to when, where it ends later."""
    rows = [found[line] for line in block.lines if line in found and not found[line].empty]
    if not rows:
        return ""
    first = min(int(own.year.min()) for own in rows)
    last = max(int(own.year.max()) for own in rows)
    parts = [f"from {first}"] if first > years[0] else []
    parts += [f"to {last}"] if last < years[1] else []
    return f"Figures {' '.join(parts)}." if parts else ""


def nothing(blocks: Sequence[Block], found: Courses, years: tuple[int, int]) -> str:
    """That a theme has no figure in the period, and of which years it has; empty where it has some."""
    lines = [line for block in blocks for line in block.lines if line in found]
    if any(not within(found[line], years).empty for line in lines):
        return ""
    held = [found[line].year for line in lines if not found[line].empty]
    if not held:
        return "No figure is on record."
    first, last = min(int(own.min()) for own in held), max(int(own.max()) for own in held)
    return f"No figure in this period; those on record are of {words.span(first, last)}."


def sanctions_and_wars(catalog: Catalog, until: int) -> list[str]:
    """Whether the two sanctioned each other or stood in each other's wars, by the newest figure up to a year."""
    said = []
    for key, nothing in (
        ("sanctions", "Neither had any of the six types of sanction in force against the other"),
        ("war_support", "UCDP names neither as sending troops on the side of the other in a war"),
    ):
        if key not in catalog.indicators:
            continue
        newest = [_newest(catalog, key, partner, until) for partner in ("IRN", "RUS")]
        held = [tie for tie in newest if tie is not None]
        if not held:
            first = catalog.indicators[key].years[0]
            said.append(f"{catalog.indicators[key].short}: the figures begin in {first}.")
            continue
        told = nothing if all(tie.value == 0 for tie in held) else _each(catalog, held)
        why = catalog.doubt(held[0])
        said.append(f"{told} ({of(catalog.indicators[key], held[0])}).{' ' + why if why else ''}")
    return said


def _newest(catalog: Catalog, key: str, partner: str, until: int) -> pd.Series | None:
    rows = catalog.ties(OTHER[partner], partner, key)
    rows = rows[rows.year <= until]
    return None if rows.empty else rows.iloc[-1]


def _each(catalog: Catalog, held: Sequence[pd.Series]) -> str:
    name = catalog.register.name
    return "; ".join(
        f"{name(tie.partner)}: {words.phrase(catalog.indicators[tie.indicator], ANCHORS[tie.anchor], tie.value)}"
        for tie in held
    )

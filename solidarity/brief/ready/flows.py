"""What flows between a country and the anchors: arms by year, and what each is to the other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from solidarity import charts, words
from solidarity.anchors import ANCHORS, Anchor
from solidarity.brief import make
from solidarity.brief.ready.about import Country
from solidarity.brief.slide import Column, Slide
from solidarity.lifelines import Lifeline
from solidarity.pressure import records, tables
from solidarity.pressure import words as said
from solidarity.pressure.channels import CHANNELS, Channel

ARMS = {"to partner": ("received", "from"), "from partner": ("supplied", "to")}
DELIVERED = {"to partner": "arms_tiv", "from partner": "arms_to_anchor_tiv"}
WINDOW = 5
"""Years over which deliveries are added up, as everywhere in the atlas."""
SPOKEN = 0.5
"""Per cent from which a share is named."""
TIV = (
    "Million TIV a year: capability, not money. “Other West” is the G7 and the EU of the year, less"
    " the United States."
)
NEWEST = (
    "Each channel is of its newest year. A channel that is not listed has no record of it, which is"
    " no zero."
)
ORDER = [
    "Channel", "Of", "Value", "Unit", "Share", "Its own", "Leans more", "Low to high", "Status",
]  # fmt: skip
COLUMNS = {
    "Share": Column("Share of the anchor's", 1, "%"),
    "Its own": Column("Share of its own", 1, "%"),
    "Value": Column("Value", 0),
}


class Line(NamedTuple):
    """A channel of an anchor in a year."""

    end: Anchor
    channel: Channel
    found: Lifeline

    def share(self, code: str) -> float:
        """A country's part of it, 0 to 1."""
        return float(self.found.shares.get(code, 0.0))

    def of(self, code: str) -> pd.Series:
        """Which of its flows are a country's."""
        return self.found.flows.partner == code


def arms(asked: Country) -> Slide | None:
    """Major arms received by year, or supplied where these are more; the other in the sentence."""
    if "sipri_arms" not in asked.catalog.tables:
        return None
    table = asked.catalog.tables["sipri_arms"]["transfers"]
    newest = int(table.year.max())
    last = min(asked.until or newest, newest)
    own = table[(table.partner == asked.code) & (table.year <= last)]
    ways = {way: own[own.direction == way] for way in ARMS}
    recent = {way: _recent(rows, last) for way, rows in ways.items()}
    most = {way: (_total(recent[way]), not rows.empty) for way, rows in ways.items()}
    drawn, other = sorted(ways, key=most.__getitem__, reverse=True)
    rows, span = ways[drawn], words.span(last - WINDOW + 1, last)
    if rows.empty:
        return None
    rest = _transferred(asked.own, other, recent[other], span, asked.anchors)
    return make.slide(
        asked.catalog,
        _transferred(asked.own, drawn, recent[drawn], span, ("RUS", "IRN", "CHN", "WEST")),
        make.drawn(charts.transfers(rows), "million TIV"),
        of=make.held(asked.catalog, [DELIVERED[drawn]]),
        names=[asked.own],
        page="country",
        view={"country": asked.code},
        sentence=f"{rest}. {TIV}",
        period=words.span(int(rows.year.min()), int(rows.year.max())),
    )


def _recent(rows: pd.DataFrame, last: int) -> pd.Series:
    """TIV by anchor over the years that end with the last."""
    within = rows[rows.year.between(last - WINDOW + 1, last)]
    return within.groupby("anchor", observed=True).tiv.sum()


def _total(recent: pd.Series) -> float:
    return float(recent.get("all", 0.0))


def _transferred(name: str, way: str, recent: pd.Series, span: str, ends: Sequence[str]) -> str:
    """`India received 12,655 million TIV of major arms in 2021–2025: 40% from Russia`."""
    verb, preposition = ARMS[way]
    total = _total(recent)
    if not total:
        return f"{name} {verb} no major arms on record in {span}"
    shares = {ANCHORS[end].name: 100 * float(recent.get(end, 0.0)) / total for end in ends}
    told = [f"{share:.0f}% {preposition} {end}" for end, share in shares.items() if share >= SPOKEN]
    least = "under 1%" if any(shares.values()) else "none"
    whose = words.listed(told) if told else f"{least} {preposition} {' or '.join(shares)}"
    return f"{name} {verb} {said.amount(total, 'million TIV')} of major arms in {span}: {whose}"


def lines(asked: Country) -> Iterator[Line]:
    """Every anchor's channels in the newest year on record, up to the one asked for."""
    held = asked.catalog
    for end in (one for one in asked.ends if one.code in records.ANCHORS):
        for channel in CHANNELS.values():
            if not {channel.source, "energy"} <= held.tables.keys():
                continue
            found = records.read(held, end.code, channel)
            years = [year for year in found.years if asked.until is None or year <= asked.until]
            if years:
                yield Line(end, channel, found.at(years[-1]))


def _by_anchor(lines: Sequence[Line]) -> list[list[Line]]:
    ends = dict.fromkeys(line.end for line in lines)
    return [[line for line in lines if line.end == end] for end in ends]


def standing(asked: Country, lines: Sequence[Line]) -> list[str]:
    """The largest share that a country has in any channel of each anchor, in a sentence each."""
    best = [max(own, key=lambda line: line.share(asked.code)) for own in _by_anchor(lines)]
    return [_standing(asked, line) for line in best if line.share(asked.code) > 0]


def _standing(asked: Country, line: Line) -> str:
    return said.standing(*line, asked.code, asked.name)


def lifelines(asked: Country, lines: Sequence[Line]) -> list[Slide | None]:
    """What a country and each anchor are to each other, channel by channel."""
    return [_lifelines(asked, own) for own in _by_anchor(lines)]


def _lifelines(asked: Country, lines: Sequence[Line]) -> Slide | None:
    """The channels of one anchor in which a country stands; None where it stands in none."""
    own = [line for line in lines if line.of(asked.code).any()]
    if not own:
        return None
    largest = max(own, key=lambda line: line.share(asked.code))
    years = [line.found.year for line in own]
    view = {"anchor": largest.end.code, "channel": largest.channel.key, "year": largest.found.year}
    rows = pd.concat([_row(asked, line) for line in own], ignore_index=True)
    return make.slide(
        asked.catalog,
        _largest(asked, largest),
        make.from_frame(rows[ORDER], COLUMNS),
        sources=dict.fromkeys(line.channel.source for line in own),
        names=[asked.own],
        page="lifelines",
        view=view | {"country": asked.code},
        sentence=f"{make.said(_standing(asked, largest))} {NEWEST}",
        method=make.said("\n".join(said.DEFINITIONS)),
        period=words.span(min(years), max(years)),
    )


def _row(asked: Country, line: Line) -> pd.DataFrame:
    """The country's row in the table of a channel."""
    rows = tables.partners(line.found, line.end, asked.name)[line.of(asked.code).to_numpy()]
    title, unit = words.capitalised(line.channel.title), line.channel.unit
    return rows.assign(Channel=title, Of=line.channel.period(line.found.year), Unit=unit)


def _largest(asked: Country, line: Line) -> str:
    """`India takes 48% of Russia's deliveries of major arms (2021–25)`."""
    channel, share = line.channel, line.share(asked.code)
    of = f"{line.end.name}'s {channel.title} ({channel.period(line.found.year)})"
    if not share:
        return f"{asked.own} has no share on record of {of}"
    return f"{asked.own} {'takes' if channel.sells else 'provides'} {said.percent(share)} of {of}"

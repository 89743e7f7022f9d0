"""What flows between a country and the anchors: arms by year, and what each is to the other."""

from collections.abc import Iterator, Sequence

import pandas as pd

from solidarity import charts, words
from solidarity.anchors import ANCHORS, Anchor
from solidarity.brief import make
from solidarity.brief.slide import Column, Slide
from solidarity.catalog import Catalog
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
Line = tuple[Anchor, Channel, Lifeline]
ORDER = (
    "Channel",
    "Of",
    "Value",
    "Unit",
    "Share",
    "Its own",
    "Leans more",
    "Low to high",
    "Status",
)
COLUMNS = {
    "Share": Column("Share of the anchor's", 1, "%"),
    "Its own": Column("Share of its own", 1, "%"),
    "Value": Column("Value", 0),
}


def arms(catalog: Catalog, code: str, ends: Sequence[Anchor], until: int | None) -> Slide | None:
    """Major arms received by year, or supplied where these are more; the other in the sentence."""
    if "sipri_arms" not in catalog.tables:
        return None
    table = catalog.tables["sipri_arms"]["transfers"]
    last = min(until or int(table.year.max()), int(table.year.max()))
    own = table[(table.partner == code) & (table.year <= last)]
    ways = {way: own[own.direction == way] for way in ARMS}
    recent = {way: _recent(rows, last) for way, rows in ways.items()}
    drawn, other = sorted(
        ways, key=lambda way: (_total(recent[way]), not ways[way].empty), reverse=True
    )
    rows = ways[drawn]
    if rows.empty:
        return None
    name, span = catalog.register.name(code), words.span(last - WINDOW + 1, last)
    rest = _transferred(name, other, recent[other], span, [end.code for end in ends])
    return make.slide(
        catalog,
        _transferred(name, drawn, recent[drawn], span, ("RUS", "IRN", "CHN", "WEST")),
        make.drawn(charts.transfers(rows), "million TIV"),
        of=make.held(catalog, [DELIVERED[drawn]]),
        names=[name],
        page="country",
        view={"country": code},
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


def lines(catalog: Catalog, anchors: Sequence[str], until: int | None = None) -> Iterator[Line]:
    """Every anchor's channels in the newest year on record, up to the one given."""
    for end in (code for code in anchors if code in records.ANCHORS):
        for channel in CHANNELS.values():
            if not {channel.source, "energy"} <= catalog.tables.keys():
                continue
            found = records.read(catalog, end, channel)
            years = [year for year in found.years if until is None or year <= until]
            if years:
                yield ANCHORS[end], channel, found.at(years[-1])


def standing(catalog: Catalog, code: str, held: Sequence[Line]) -> list[str]:
    """The largest share that a country has in any channel of each anchor, in a sentence each."""
    best = [max(own, key=lambda line: _share(line, code)) for own in _by_anchor(held)]
    name = catalog.register.name
    return [said.standing(*line, code, name) for line in best if _share(line, code) > 0]


def lifelines(catalog: Catalog, code: str, held: Sequence[Line]) -> list[Slide | None]:
    """What a country and each anchor are to each other, by channel; `held` are `lines`."""
    return [_lifelines(catalog, code, own) for own in _by_anchor(held)]


def _by_anchor(held: Sequence[Line]) -> list[list[Line]]:
    ends = dict.fromkeys(end for end, _, _ in held)
    return [[line for line in held if line[0] == end] for end in ends]


def _share(line: Line, code: str) -> float:
    return float(line[2].shares.get(code, 0.0))


def _lifelines(catalog: Catalog, code: str, held: Sequence[Line]) -> Slide | None:
    """The channels of one anchor in which a country stands; None where it stands in none."""
    name = catalog.register.name
    own = [line for line in held if (line[2].flows.partner == code).any()]
    if not own:
        return None
    end, channel, found = largest = max(own, key=lambda line: _share(line, code))
    years = [line[2].year for line in own]
    rows = pd.concat([_channel(line, code, name) for line in own], ignore_index=True)
    return make.slide(
        catalog,
        _largest(largest, code, name(code)),
        make.from_frame(rows[[*ORDER]], COLUMNS),
        sources=dict.fromkeys(channel.source for _, channel, _ in own),
        names=[name(code)],
        page="lifelines",
        view={"anchor": end.code, "channel": channel.key, "year": found.year, "country": code},
        sentence=f"{make.said(said.standing(*largest, code, name))} {NEWEST}",
        method=make.said("\n".join(said.DEFINITIONS)),
        period=words.span(min(years), max(years)),
    )


def _channel(line: Line, code: str, name: said.Name) -> pd.DataFrame:
    """The country's row in the table of a channel."""
    end, channel, found = line
    rows = tables.partners(found, end, name)[(found.flows.partner == code).to_numpy()]
    title, of = words.capitalised(channel.title), channel.period(found.year)
    return rows.assign(Channel=title, Of=of, Unit=channel.unit)


def _largest(line: Line, code: str, name: str) -> str:
    """`India takes 48% of Russia's deliveries of major arms (2021–25)`."""
    end, channel, found = line
    of = f"{end.name}'s {channel.title} ({channel.period(found.year)})"
    if not (share := _share(line, code)):
        return f"{name} has no share on record of {of}"
    return f"{name} {'takes' if channel.sells else 'provides'} {said.percent(share)} of {of}"

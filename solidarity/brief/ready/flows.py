"""What flows between a country and the anchors: arms by year, and what each is to the other."""

from collections.abc import Iterator, Sequence

import pandas as pd

from solidarity import charts, words
from solidarity.anchors import ANCHORS, Anchor
from solidarity.brief import make
from solidarity.brief.slide import Chart, Column, Slide
from solidarity.catalog import Catalog
from solidarity.lifelines import Lifeline
from solidarity.pressure import records, tables
from solidarity.pressure import words as said
from solidarity.pressure.channels import CHANNELS, Channel

ARMS = {"to partner": ("received", "from"), "from partner": ("supplied", "to")}
WINDOW = 5
"""Years over which deliveries are added up, as everywhere in the atlas."""
SPOKEN = 0.5
"""Per cent from which a share is named."""
Line = tuple[Anchor, Channel, Lifeline]
COLUMNS = {
    "Share": Column("Share of the anchor's", 1, "%"),
    "Its own": Column("Share of its own", 1, "%"),
    "Value": Column("Value", 0),
}


def arms(catalog: Catalog, code: str, ends: Sequence[Anchor], until: int | None) -> Slide | None:
    """Major arms received by year, or supplied where there are more of these; the other in the sentence."""
    if "sipri_arms" not in catalog.tables:
        return None
    table = catalog.tables["sipri_arms"]["transfers"]
    last = min(until or int(table.year.max()), int(table.year.max()))
    own = table[(table.partner == code) & (table.year <= last)]
    ways = {way: rows for way in ARMS if not (rows := own[own.direction == way]).empty}
    if not ways:
        return None
    recent = {way: _recent(rows, last) for way, rows in ways.items()}
    drawn = max(ways, key=lambda way: float(recent[way].get("all", 0.0)))
    name, span = catalog.register.name(code), words.span(last - WINDOW + 1, last)
    other = next(way for way in ARMS if way != drawn)
    none = pd.Series(dtype="float64")
    rows = ways[drawn]
    one = catalog.indicators.get("arms_tiv" if drawn == "to partner" else "arms_to_anchor_tiv")
    codes = [end.code for end in ends]
    return make.slide(
        catalog, "chart", _transferred(name, drawn, recent[drawn], span, ("RUS", "IRN", "CHN", "WEST")),
        Chart(charts.transfers(rows).to_plotly_json(), "million TIV"),
        of=[one] if one else [], page="country", view={"country": code}, names=[name],
        sentence=f"{_transferred(name, other, recent.get(other, none), span, codes)}. Million TIV a year: capability, not money. “Other West” is the G7 and the EU of the year, less the United States.",
        period=words.span(int(rows.year.min()), int(rows.year.max())),
    )  # fmt: skip


def _recent(rows: pd.DataFrame, last: int) -> pd.Series:
    """TIV by anchor over the years that end with the last."""
    within = rows[rows.year.between(last - WINDOW + 1, last)]
    return within.groupby("anchor", observed=True).tiv.sum()


def _transferred(name: str, way: str, recent: pd.Series, span: str, ends: Sequence[str]) -> str:
    """`India received 12,655 million TIV of major arms in 2021–2025: 40% from Russia`."""
    verb, preposition = ARMS[way]
    total = float(recent.get("all", 0.0))
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


def lifelines(catalog: Catalog, code: str, held: Sequence[Line]) -> list[Slide | None]:
    """What a country is to each anchor and the anchor to it, channel by channel; `held` are `lines`."""
    ends = dict.fromkeys(end for end, _, _ in held)
    return [_lifelines(catalog, code, [line for line in held if line[0] == end]) for end in ends]


def _lifelines(catalog: Catalog, code: str, held: Sequence[Line]) -> Slide | None:
    name = catalog.register.name
    parts, own = [], []
    for end, channel, found in held:
        rows = tables.partners(found, end, name)
        row = rows[(found.flows.partner == code).to_numpy()]
        if not row.empty:
            about = {"Channel": words.capitalised(channel.title), "Of": channel.period(found.year), "Unit": channel.unit}  # fmt: skip
            parts.append(row.drop(columns="Partner").assign(**about))
            own.append((end, channel, found))
    if not parts:
        return None
    frame = pd.concat(parts, ignore_index=True)
    order = ["Channel", "Of", "Value", "Unit", "Share", "Its own", "Leans more", "Low to high", "Status"]  # fmt: skip
    end, channel, found = max(own, key=lambda line: float(line[2].shares.get(code, 0.0)))
    keys = dict.fromkeys(channel.source for _, channel, _ in own)
    return make.slide(
        catalog, "table", _largest(end, channel, found, code, name(code)),
        make.from_frame(make.filled(frame[order]), COLUMNS), sources=list(keys), page="lifelines", names=[name(code)],
        view={"anchor": end.code, "channel": channel.key, "year": found.year, "country": code},
        sentence=f"{make.said(said.standing(end, channel, found, code, name))} Each channel is of its newest year. A channel that is not listed has no record of it, which is no zero.",
        method=make.said("\n".join(said.DEFINITIONS)), period=words.span(min(line[2].year for line in own), max(line[2].year for line in own)),
    )  # fmt: skip


def _largest(end: Anchor, channel: Channel, found: Lifeline, code: str, name: str) -> str:
    """`India takes 48% of Russia's deliveries of major arms (2021–25)`."""
    share = float(found.shares.get(code, 0.0))
    of = f"{end.name}'s {channel.title} ({channel.period(found.year)})"
    return f"{name} {'takes' if channel.sells else 'provides'} {said.percent(share)} of {of}" if share else f"{name} has no share on record of {of}"  # fmt: skip


def standing(catalog: Catalog, code: str, held: Sequence[Line]) -> list[str]:
    """The largest share that a country has in any channel of each anchor, in a sentence each."""
    told = []
    for end in dict.fromkeys(end for end, _, _ in held):
        own = [line for line in held if line[0] == end and float(line[2].shares.get(code, 0.0)) > 0]
        if own:
            best = max(own, key=lambda line: float(line[2].shares[code]))
            told.append(said.standing(*best, code, catalog.register.name))
    return told

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
Line = tuple[Anchor, Channel, Lifeline]
COLUMNS = {
    "Share": Column("Share of the anchor's", 1, "%"),
    "Its own": Column("Share of its own", 1, "%"),
    "Value": Column("Value", 0),
}


def arms(catalog: Catalog, code: str, until: int | None) -> list[Slide]:
    """Major arms received and supplied by year, a chart for each that there was."""
    if "sipri_arms" not in catalog.tables:
        return []
    table = catalog.tables["sipri_arms"]["transfers"]
    own = table[table.partner == code]
    own = own if until is None else own[own.year <= until]
    newest = min(until or int(table.year.max()), int(table.year.max()))
    return [
        _arms(catalog, code, rows, direction, newest)
        for direction in ARMS
        if not (rows := own[own.direction == direction]).empty
    ]


def _arms(catalog: Catalog, code: str, rows: pd.DataFrame, direction: str, last: int) -> Slide:
    name = catalog.register.name(code)
    verb, way = ARMS[direction]
    recent = (
        rows[rows.year.between(last - WINDOW + 1, last)].groupby("anchor", observed=True).tiv.sum()
    )
    total = float(recent.get("all", 0.0))
    span = words.span(last - WINDOW + 1, last)
    title = f"{name} {verb} no major arms on record in {span}"
    if total:
        ends = [f"{100 * float(recent.get(end, 0.0)) / total:.0f}% {way} {ANCHORS[end].name}" for end in ("RUS", "IRN", "CHN", "WEST") if recent.get(end, 0.0)]  # fmt: skip
        told = f", {words.listed(ends)}" if ends else ""
        title = f"{name} {verb} {said.amount(total, 'million TIV')} of major arms in {span}{told}"
    one = catalog.indicators.get("arms_tiv" if direction == "to partner" else "arms_to_anchor_tiv")
    return make.slide(
        catalog, "chart", title, Chart(charts.transfers(rows).to_plotly_json(), "million TIV"),
        of=[one] if one else [], page="country", view={"country": code}, names=[name],
        sentence="Million TIV a year: capability, not money. “Other West” is the G7 and the EU of the year, less the United States.",
        period=words.span(int(rows.year.min()), int(rows.year.max())),
    )  # fmt: skip


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
        catalog, "table", make.said(said.standing(end, channel, found, code, name)).removesuffix("."),
        make.from_frame(make.filled(frame[order]), COLUMNS), sources=list(keys), page="lifelines", names=[name(code)],
        view={"anchor": end.code, "channel": channel.key, "year": found.year, "country": code},
        sentence=f"What {name(code)} and {end.name} are to each other in each channel's newest year on record. A channel that is not listed has no record of it, which is no zero.",
        method=make.said("\n".join(said.DEFINITIONS)), period=words.span(min(line[2].year for line in own), max(line[2].year for line in own)),
    )  # fmt: skip


def standing(catalog: Catalog, code: str, held: Sequence[Line]) -> list[str]:
    """The largest share that a country has in any channel of each anchor, in a sentence each."""
    told = []
    for end in dict.fromkeys(end for end, _, _ in held):
        own = [line for line in held if line[0] == end and float(line[2].shares.get(code, 0.0)) > 0]
        if own:
            best = max(own, key=lambda line: float(line[2].shares[code]))
            told.append(said.standing(*best, code, catalog.register.name))
    return told

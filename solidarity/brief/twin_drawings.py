"""The tables behind drawings that are no lines, bars or points: fields of cells, flows, entries over time."""

from solidarity.brief.plain_text import plain
from solidarity.brief.series import words
from solidarity.brief.series.axis import Told, along
from solidarity.brief.slide import Cell, Chart, Column, Table

NONE = Table((Column("Series"), Column("X", grouped=False), Column("Y")), ())
"""Of a drawing that is no more than a picture."""


def drawing(content: Chart) -> Table:
    """The figures of a drawing, row by row."""
    traces = content.figure.get("data", [])
    for trace in traces:
        if trace.get("type") == "heatmap":
            return _cells(trace)
        if trace.get("type") == "sankey":
            return _flows(trace)
    entries = [trace for trace in traces if words.is_entries(trace)]
    return _entries(entries) if entries else NONE


def _cells(trace: Told) -> Table:
    """A field of cells, by row and column; rows are named by their axis, or by their cells."""
    texts = trace.get("text") if trace.get("y") is None else None
    rows: list[tuple[Cell, ...]] = []
    for place, values in enumerate(trace["z"]):
        name = texts[place][0] if texts is not None else along(trace, "y")[place]
        rows += [
            (plain(name), across, value)
            for across, value in zip(along(trace, "x"), values, strict=True)
            if value is not None
        ]
    return Table((Column("Name"), Column("Year", grouped=False), Column("Count")), tuple(rows))


def _flows(trace: Told) -> Table:
    """Flows by where they begin and where they end, each also as it is said with its unit."""
    names = [plain(label).replace("\n", ", ") for label in trace["node"]["label"]]
    link = trace["link"]
    ends = [[names[end] for end in link[side]] for side in ("source", "target")]
    amounts = [list(map(plain, link["customdata"]))] if link.get("customdata") else []
    columns = [Column("From"), Column("To"), words.even(Column("Value"), link["value"])]
    columns += [Column("Amount")] * len(amounts)
    rows: list[tuple[Cell, ...]] = list(zip(*ends, link["value"], *amounts, strict=True))
    return Table(tuple(columns), tuple(rows))


def _entries(traces: list[Told]) -> Table:
    """Entries over time, the newest first."""
    found = sorted(
        (
            (str(day), *_dated(str(day), plain(said)))
            for trace in traces
            for day, said in zip(along(trace, "x"), trace["text"], strict=True)
        ),
        reverse=True,
    )
    return Table((Column("Date"), Column("Entry")), tuple(row[1:] for row in found))


def _dated(place: str, said: str) -> tuple[str, str]:
    """When an entry says it was, and the rest: of a year alone the mark stands at its middle."""
    head, _, rest = said.partition("\n")
    when, parted, kind = head.partition(" · ")
    if not parted:
        return place, said.replace("\n", " ")
    return when, f"{kind}: {' '.join(rest.splitlines())}"

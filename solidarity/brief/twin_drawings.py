"""The tables behind drawings that are no lines, bars or points: fields of cells, flows, entries over time."""

from solidarity.brief.plain_text import plain
from solidarity.brief.series_axis import Told, along
from solidarity.brief.series_words import is_entries
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
    entries = [trace for trace in traces if is_entries(trace)]
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
    """Flows by where they begin and where they end."""
    names = [plain(label).replace("\n", ", ") for label in trace["node"]["label"]]
    link = trace["link"]
    rows = tuple(
        (names[begin], names[end], value)
        for begin, end, value in zip(link["source"], link["target"], link["value"], strict=True)
    )
    return Table((Column("From"), Column("To"), Column("Value")), rows)


def _entries(traces: list[Told]) -> Table:
    """Entries over time, the newest first."""
    rows: list[tuple[Cell, ...]] = sorted(
        (
            (str(day), plain(said).replace("\n", " "))
            for trace in traces
            for day, said in zip(along(trace, "x"), trace["text"], strict=True)
        ),
        reverse=True,
    )
    return Table((Column("Date"), Column("Entry")), tuple(rows))

"""A first sentence for what is pinned, which its owner may change."""

from solidarity.brief import twin
from solidarity.brief.slide import Chart, Content, Table, WorldMap
from solidarity.countries import Register

MOST = 4
"""Series that are named one by one."""


def of(content: Content, register: Register) -> str:
    """What stands at the top of a table, or at the end of a chart's lines; empty where that is no
    sentence.
    """
    match content:
        case WorldMap(layers=layers):
            return "; ".join(layer.title for layer in layers)
        case Table():
            return _top(content)
        case Chart():
            return _ends(twin.of(content, register))


def _top(table: Table) -> str:
    """`190 rows; first North Korea: Russia 0.94.`"""
    if not table.rows:
        return "No rows."
    count = f"{len(table.rows)} rows" if len(table.rows) > 1 else "One row"
    first = dict(zip(table.columns, twin.printed(table)[0], strict=True))
    named = next((text for column, text in first.items() if column.decimals is None), "")
    told = next((f"{c.name} {text}" for c, text in first.items() if c.decimals is not None), "")
    return f"{count}; first {named}: {told}." if named and told else f"{count}."


def _ends(points: Table) -> str:
    """`Russia 0.55 (2024), Iran 0.71 (2024).`, where the series have names and are few."""
    printed = twin.printed(points)
    last = {row[0]: row for row in printed if row[0]}
    if not 1 <= len(last) <= MOST or len(points.columns) != 3:
        return ""
    return ", ".join(f"{name} {up} ({across})" for name, across, up in last.values()) + "."

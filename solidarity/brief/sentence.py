"""A first sentence for what is pinned, which its owner may change."""

from solidarity.brief import twin
from solidarity.brief.slide import Chart, Content, Table, WorldMap
from solidarity.charts import OFF_THE_LINE
from solidarity.countries import Register

MOST = 4
"""Series that are named one by one."""
YEARS = (1900, 2100)
OFF = tuple(f"({why})" for why in OFF_THE_LINE)
"""How points are named that stand on no line."""


def of(content: Content, register: Register) -> str:
    """What stands at the top of a table, or at the end of a chart's lines; empty where that is no
    sentence.
    """
    match content:
        case WorldMap(period=period):
            return f"{content.label}, {period}." if period not in content.label else ""
        case Table():
            return _top(content)
        case Chart():
            return _ends(twin.of(content, register))


def _top(table: Table) -> str:
    """`190 rows; first North Korea: Russia 0.94.`"""
    count = "One row" if len(table.rows) == 1 else f"{len(table.rows) or 'No'} rows"
    if not table.rows:
        return f"{count}."
    cells = list(zip(table.columns, table.rows[0], twin.printed(table)[0], strict=True))
    name = _name(table)
    told = next(
        (
            f"{column.name} {said}"
            for column, value, said in cells[1:]
            if column.grouped and column.name != "n" and not isinstance(value, str | None)
        ),
        "",
    )
    return f"{count}; first {name}: {told}." if name and told else f"{count}."


def _name(table: Table) -> str:
    """Whose the first row is; where the next is of the same, what of it."""
    texts = [place for place, value in enumerate(table.rows[0][:3]) if isinstance(value, str)]
    if not texts or texts[0] > 1:
        return ""
    shared = len({row[texts[0]] for row in table.rows[:2]}) < len(table.rows[:2])
    return ", ".join(str(table.rows[0][place]) for place in texts[: 1 + shared])


def _ends(points: Table) -> str:
    """`Russia 0.55 (2024), Iran 0.71 (2024).`, where few named series run over years."""
    if len(points.columns) != 3:
        return ""
    rows = [
        (name, up, across)
        for (name, across, up), (_, year, _) in zip(twin.printed(points), points.rows, strict=True)
        if name and isinstance(year, int | float) and YEARS[0] <= year <= YEARS[1]
    ]
    last = {name: f"{name} {up} ({across})" for name, up, across in rows if not name.endswith(OFF)}
    if len(rows) < len(points.rows) or not 1 <= len(last) <= MOST:
        return ""
    between = "; " if any("," in name for name in last) else ", "
    said = f"{between.join(last.values())}."
    return said[0].upper() + said[1:]

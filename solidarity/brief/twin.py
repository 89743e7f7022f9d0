"""The table behind whatever a slide shows, and how its cells are printed."""

from decimal import ROUND_HALF_UP, Context, Decimal

from solidarity.anchors import ANCHORS
from solidarity.brief import series
from solidarity.brief.slide import Cell, Chart, Column, Content, Table, WorldMap
from solidarity.brief.twin_drawings import drawing
from solidarity.countries import Register
from solidarity.maps import MapLayer

NO_DATA = "–"
AS_LONG_AS_IT_IS = Context(prec=400)
"""Digits enough for any number that a table can hold."""


def printed(table: Table) -> list[list[str]]:
    """The cells as text, in the order of the rows."""
    return [
        [cell(value, column) for value, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]


def numeric(table: Table) -> list[bool]:
    """Of each column, whether it holds numbers, and so is set to the right."""
    return [
        column.decimals is not None
        or any(not isinstance(row[place], str | None) for row in table.rows)
        for place, column in enumerate(table.columns)
    ]


def cell(value: Cell, column: Column) -> str:
    """One value as it is shown: `1,234`, `+0.25`, `37%`, or `–` for no data."""
    if value is None:
        return NO_DATA
    if isinstance(value, str):
        return value
    form = f"{'+' if column.signed else ''}{',' if column.grouped else ''}"
    if column.decimals is None:
        said = f"{round(value, 3) or 0:{form}.3f}".rstrip("0").rstrip(".")
    else:
        # Halves go up, as in the browser's tables; Python's own format would send 0.625 to 0.62.
        step = Decimal(1).scaleb(-column.decimals)
        rounded = Decimal(value).quantize(step, ROUND_HALF_UP, AS_LONG_AS_IT_IS)
        said = f"{rounded or abs(rounded):{form}f}"  # what rounds to nothing has no minus
    return f"{said}{column.suffix}"


def of(content: Content, register: Register) -> Table:
    """The table of a map (state by state, the highest first), of a chart (point by point), or the
    table itself.
    """
    if isinstance(content, Table):
        return content
    if isinstance(content, WorldMap):
        return _of_map(content, register)
    return _of_chart(content)


def _of_map(content: WorldMap, register: Register) -> Table:
    """State by state; a second map's values stand in a second column."""
    held = [_by_state(layer) for layer in content.layers]
    codes = sorted({code for one in held for code in one}, key=register.name)
    if not content.layers[0].grid.get("classes"):
        codes.sort(key=lambda code: -float(held[0].get(code) or 0))  # stable: equals by name
    columns = [_column(layer, content) for layer in content.layers]
    rows = tuple((register.name(code), *(one.get(code) for one in held)) for code in codes)
    return Table((Column("State"), *columns), rows)


def _by_state(layer: MapLayer) -> dict[str, Cell]:
    classes = layer.grid.get("classes")
    said: list[Cell] = [classes[int(v)] for v in layer.values] if classes else [*layer.values]
    return dict(zip(layer.codes, said, strict=True))


def _column(layer: MapLayer, content: WorldMap) -> Column:
    if layer.grid.get("classes"):
        return Column(content.label)
    name = ANCHORS[layer.anchor].name if layer.anchor in ANCHORS else ""
    title = f"{content.label}: {name}" if name and len(content.layers) > 1 else content.label
    return Column(title, layer.decimals, content.suffix)


def _of_chart(content: Chart) -> Table:
    """Point by point, each with the name of its series, or its own."""
    found = series.read(content)
    if found is None:
        return drawing(content)
    own = found.kind == "scatter"
    rows = [
        (one.names[place] if own and one.names else one.name, across, up)
        for one, place, across, up in series.points(found)
    ]
    if not any(name for name, *_ in rows):
        return Table((found.across, found.up), tuple(row[1:] for row in rows))
    named = own and any(one.names for one in found.courses)
    return Table((Column("Name" if named else "Series"), found.across, found.up), tuple(rows))

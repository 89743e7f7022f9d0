"""The figures behind a slide as CSV, in full precision, and what each column is."""

import csv
import io
from dataclasses import dataclass

from solidarity.anchors import ANCHORS
from solidarity.brief import twin
from solidarity.brief.names import slug, unused
from solidarity.brief.slide import Cell, Chart, Slide, Table, WorldMap
from solidarity.countries import Register
from solidarity.errors import DataError, UnknownName
from solidarity.maps import MapLayer

STATES = ("state", "country", "partner", "government")
"""Names of columns that hold states, in lower case."""
ISO3 = "ISO 3166-1 alpha-3 code of the state; empty where it has none."
QUOTED = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins with one of these would be run by a spreadsheet."""


@dataclass(frozen=True)
class Field:
    """A column of a CSV file: its name, and what it is."""

    name: str
    about: str


@dataclass(frozen=True)
class Rows:
    """Fields and the cells below them, as they are counted."""

    fields: tuple[Field, ...]
    cells: tuple[tuple[Cell, ...], ...]


def of(slide: Slide, register: Register) -> Rows:
    """The rows of what a slide shows; states have their ISO codes."""
    content = slide.content
    if isinstance(content, WorldMap):
        return _of_map(content, register)
    unit = content.unit if isinstance(content, Chart) else ""
    if content is None:
        raise DataError(f"“{slide.title}” shows no figures: take them from another slide.")
    return _of_table(twin.of(content, register), unit, register)


def written(rows: Rows) -> bytes:
    """The rows as CSV in UTF-8 with a byte order mark, without which spreadsheets guess."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([harmless(field.name) for field in rows.fields])
    writer.writerows([[harmless(cell) for cell in row] for row in rows.cells])
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: Cell) -> Cell:
    """A text that begins like a formula with an apostrophe before it; anything else as it is."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(QUOTED) else cell


def _of_map(content: WorldMap, register: Register) -> Rows:
    """State by state; of two maps each column says whose it is."""
    held = [_by_state(layer) for layer in content.layers]
    codes = sorted({code for one in held for code in one}, key=register.name)
    fields = [Field("iso3", ISO3), Field("state", "Name of the state.")]
    columns: list[list[Cell]] = [[*codes], [register.name(code) for code in codes]]
    for layer, one in zip(content.layers, held, strict=True):
        tail = f"_{slug(layer.anchor)}" if len(content.layers) > 1 else ""
        for place, field in enumerate(_fields(content, layer)):
            fields.append(Field(f"{field.name}{tail}", field.about))
            columns.append([one[code][place] if code in one else None for code in codes])
    return Rows(tuple(fields), tuple(zip(*columns, strict=True)))


def _fields(content: WorldMap, layer: MapLayer) -> list[Field]:
    one = layer.anchor in ANCHORS and not layer.grid.get("classes")
    whose = f", {ANCHORS[layer.anchor].name}" if one else ""
    about = f"{content.label}{whose}, {content.period}{_unit(content, layer)}."
    return [
        Field("value", about),
        Field("status", "How sure the value is: “observed”, or what it lacks."),
        *([Field("n", f"How many {content.n_unit or 'records'} it rests on.")] if layer.n else []),
    ]


def _by_state(layer: MapLayer) -> dict[str, tuple[Cell, ...]]:
    """Value, status and, where it is told, n of each state, as _fields names them."""
    classes = layer.grid.get("classes")
    values: list[Cell] = [classes[int(v)] for v in layer.values] if classes else [*layer.values]
    told = [values, [layer.flags.get(code, "observed") for code in layer.codes]]
    told += [layer.n] if layer.n else []
    return dict(zip(layer.codes, zip(*told, strict=True), strict=True))


def _unit(content: WorldMap, layer: MapLayer) -> str:
    if layer.grid.get("classes"):
        return ""
    places = f"to {layer.decimals} decimals" if layer.decimals else "to whole numbers"
    return f"{f', in {content.suffix}' if content.suffix else ''}, rounded {places} as in the atlas"


def _of_table(table: Table, unit: str, register: Register) -> Rows:
    """A table's columns by plain names; one of states has their codes before it."""
    fields: list[Field] = []
    columns: list[list[Cell]] = []
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        taken = {field.name for field in fields}
        if column.name.casefold() in STATES and "iso3" not in taken:
            fields.append(Field("iso3", ISO3))
            columns.append([_code(cell, register) for cell in cells])
        heading = "Value" if unit and column.name == unit else column.name
        name = slug(heading.replace("#", "number"), between="_") or f"column_{place + 1}"
        said = column.suffix.strip() or (unit if place == len(table.columns) - 1 else "")
        about = f"{heading or 'A column without a name'}{f', in {said}' if said else ''}."
        fields.append(Field(unused(name, taken | {"iso3"}), about))
        columns.append(cells)
    return Rows(tuple(fields), tuple(zip(*columns, strict=True)))


def _code(cell: Cell, register: Register) -> Cell:
    try:
        return register.iso3(str(cell))
    except UnknownName:
        return None

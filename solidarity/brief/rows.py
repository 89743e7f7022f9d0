"""The figures behind a slide as CSV, in full precision, and what each column is."""

import csv
import io
import re
from dataclasses import dataclass

from solidarity import countries
from solidarity.anchors import ANCHORS
from solidarity.brief import twin
from solidarity.brief.slide import Cell, Chart, Content, Slide, Table, WorldMap
from solidarity.countries import Register, plain
from solidarity.errors import UnknownName
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
    return _of_table(twin.of(content, register), content, register) if content else Rows((), ())


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
    fields = [Field("iso3", ISO3), Field("state", "Name of the state.")]
    held: list[dict[str, tuple[Cell, ...]]] = []
    for layer in content.layers:
        tail = f"_{plain_name(layer.anchor)}" if len(content.layers) > 1 else ""
        whose = f", {ANCHORS[layer.anchor].name}" if layer.anchor in ANCHORS else ""
        fields += [
            Field(f"value{tail}", f"{content.label}{whose}, {content.period}{_unit(content)}."),
            Field(f"n{tail}", f"How many {content.n_unit or 'observations'} the value rests on."),
            Field(f"status{tail}", "How sure the value is: “observed”, or what it lacks."),
        ]
        held.append(_by_state(layer))
    codes = sorted({code for one in held for code in one}, key=register.name)
    nothing: tuple[Cell, ...] = (None, None, None)
    cells = tuple(
        (code, register.name(code), *(value for one in held for value in one.get(code, nothing)))
        for code in codes
    )
    return Rows(tuple(fields), cells)


def _by_state(layer: MapLayer) -> dict[str, tuple[Cell, ...]]:
    classes = layer.grid.get("classes")
    return {
        code: (classes[int(value)] if classes else value, n, layer.flags.get(code, "observed"))
        for code, value, n in zip(layer.codes, layer.values, layer.n, strict=True)
    }


def _unit(content: WorldMap) -> str:
    return f", in {content.suffix}" if content.suffix else ""


def _of_table(table: Table, content: Content, register: Register) -> Rows:
    """A table's columns by plain names; one of states has their codes before it."""
    unit = f", in {content.unit}" if isinstance(content, Chart) and content.unit else ""
    fields: list[Field] = []
    columns: list[tuple[Cell, ...]] = []
    for place, column in enumerate(table.columns):
        cells = tuple(row[place] for row in table.rows)
        if column.name.casefold() in STATES and "iso3" not in (one.name for one in fields):
            fields.append(Field("iso3", ISO3))
            columns.append(tuple(_code(cell, register) for cell in cells))
        name = _unused(plain_name(column.name) or f"column_{place + 1}", fields)
        last = unit if place == len(table.columns) - 1 else ""
        suffix = f", in {column.suffix.strip()}" if column.suffix.strip() else last
        fields.append(Field(name, f"{column.name or 'Without a name'}{suffix}."))
        columns.append(cells)
    return Rows(tuple(fields), tuple(zip(*columns, strict=True)))

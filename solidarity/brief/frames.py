"""Readers' tables as slides hold them: plain cells, and how each column is printed."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from solidarity.brief.slide import Cell, Column, Table


def from_frame(frame: pd.DataFrame, columns: Mapping[str, Column] | None = None) -> Table:
    """A reader's table as a slide holds it: plain values, None where there is none.

    `columns` say how a column of the frame is printed and headed; of the others, numbers that are
    whole have no decimals, the rest two, and everything else is text. Lists (small courses in a
    cell) are left out.
    """
    given = columns or {}
    kept = [name for name in frame if not _holds_lists(frame[name])]
    shown = tuple(given.get(str(name)) or usual(str(name), frame[name]) for name in kept)
    cells = [[plain(value) for value in frame[name].tolist()] for name in kept]
    return Table(shown, tuple(zip(*cells, strict=True)))


def usual(name: str, values: pd.Series) -> Column:
    """How a column is printed where nothing else is said."""
    if not pd.api.types.is_numeric_dtype(values) or pd.api.types.is_bool_dtype(values):
        return Column(name)
    whole = bool((values.dropna() % 1 == 0).all())
    return Column(name, 0 if whole else 2)


def plain(value: Any) -> Cell:
    """A cell without numpy or pandas; None for no data."""
    if pd.isna(value):
        return None
    found = value.item() if hasattr(value, "item") else value
    if isinstance(found, bool):
        return "yes" if found else "no"
    return found if isinstance(found, str | int | float) else str(found)


def _holds_lists(values: pd.Series) -> bool:
    return values.dtype == object and any(isinstance(value, list) for value in values)


def filled(table: Table) -> Table:
    """The table without columns in which nothing is said; an empty one keeps all."""
    cells = [*zip(*table.rows, strict=True)]
    kept = [place for place, own in enumerate(cells) if any(cell not in (None, "") for cell in own)]
    if not table.rows or len(kept) == len(table.columns):
        return table
    columns = tuple(table.columns[place] for place in kept)
    return Table(columns, tuple(tuple(row[place] for place in kept) for row in table.rows))

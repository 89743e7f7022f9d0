"""The head and the first rows of a table, drawn."""

from collections.abc import Sequence

from solidarity.brief import twin
from solidarity.brief.pictures import sheet as paper
from solidarity.brief.pictures.sheet import Box, Sheet
from solidarity.brief.slide import Table
from solidarity.charts import INK, RULE

ROWS = 25
"""The most that are drawn."""
SIZE = 9.0
ROW = 1.75 * SIZE
GAP = 14.0
"""Between two columns, in points."""
NARROWEST = 38.0
"""A column that has less room says nothing."""


def height(table: Table) -> float:
    """What the drawing of a table needs, in points."""
    return ROW * (min(len(table.rows), ROWS) + 1 + bool(_left_out(table, len(table.columns)))) + 6


def draw(table: Table, sheet: Sheet) -> None:
    """The head, the rows that fit, and in words how many rows and columns are not drawn."""
    box, columns = sheet.box, _fitting(len(table.columns), sheet.box.width)
    head = [column.name for column in table.columns[:columns]]
    cells = [row[:columns] for row in twin.printed(table)[:ROWS]]
    widths = _widths([head, *cells], box.width)
    used = sum(widths) + GAP * (len(widths) - 1)
    box = Box(box.left, box.bottom, used, box.height)
    numbers = twin.numeric(table)[:columns]
    y = box.top - 0.5 * ROW
    _row(sheet, head, widths, numbers, y, "bold")
    for row in cells:
        _rule(sheet, box, y - 0.5 * ROW)
        y -= ROW
        _row(sheet, row, widths, numbers, y, "normal")
    _rule(sheet, box, y - 0.5 * ROW)
    if left_out := _left_out(table, columns):
        sheet.text(box.left, y - ROW, left_out, SIZE, va="center_baseline", color="#555B64")


def _left_out(table: Table, columns: int) -> str:
    rows, others = len(table.rows) - ROWS, len(table.columns) - columns
    lacking = [
        f"{count:,} more {name}{'' if count == 1 else 's'}"
        for count, name in ((rows, "row"), (others, "column"))
        if count > 0
    ]
    return f"and {' and '.join(lacking)}, in the table as CSV" if lacking else ""


def _fitting(columns: int, width: float) -> int:
    return min(columns, int((width + GAP) / (NARROWEST + GAP)))


def _widths(rows: Sequence[Sequence[str]], room: float) -> list[float]:
    """As wide as each needs; where that is too much, the widest give way."""
    columns = list(zip(*rows, strict=True))
    needs = [
        paper.SLACK * max(paper.width_of(text, SIZE, weight="bold") for text in texts) + 1
        for texts in columns
    ]
    room -= GAP * (len(needs) - 1)
    cap = max(needs, default=0.0)
    while sum(min(need, cap) for need in needs) > room and cap > 1:
        cap *= 0.97
    return [min(need, cap) for need in needs]


def _row(
    sheet: Sheet, cells: Sequence[str], widths: Sequence[float], numbers: Sequence[bool], y: float, weight: str
) -> None:  # fmt: skip
    left = sheet.box.left
    for text, width, number in zip(cells, widths, numbers, strict=True):
        said = paper.shortened(text, width, SIZE, weight)
        x, side = (left + width, "right") if number else (left, "left")
        sheet.text(x, y, said, SIZE, ha=side, va="center_baseline", color=INK, weight=weight)
        left += width + GAP


def _rule(sheet: Sheet, box: Box, y: float) -> None:
    sheet.words.plot([box.left, box.right], [y, y], color=RULE, linewidth=0.6)

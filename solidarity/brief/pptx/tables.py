"""Tables on slides: real tables, as many rows as a slide holds, with thin rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from solidarity.brief import twin
from solidarity.brief.pptx import text
from solidarity.brief.pptx.page import Page, move
from solidarity.brief.pptx.room import Fitted, evenly, fitted, high, wide
from solidarity.brief.slide import Table
from solidarity.charts import INK, RULE

SIZES = (12, 11, 10)
BESIDE, ABOVE = 0.09, 0.035
"""Margins inside a cell."""
MOST_ROWS, IN_ALL = 18, 45
"""Rows on a slide, and of a table in a deck."""
MOST_LINES = 5
"""Of a cell; what is longer is cut, and said to be."""
LONGEST, WIDEST = 1.6, 6.0
"""The longest word that is never broken, and the widest column, in inches."""
RUNNING, LEGIBLE = 3.0, 2.0
"""What is wider is running text, which needs so much if there is room."""
STRIP = 0.3
"""What is said below a table's last part needs so much."""
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
ELSEWHERE = "the CSV, the ZIP, the PDF on A4 and the HTML hold"


@dataclass(frozen=True, eq=False)
class Sheet:
    """A table laid out: its cells as they fit their columns, and the rows of each slide."""

    head: list[Fitted]
    rows: list[list[Fitted]]
    right: list[bool]
    """Columns of numbers."""
    widths: list[float]
    parts: list[range]
    said: str
    """What is left out or cut, in words."""


def tall(cells: Sequence[Fitted]) -> float:
    """The height of a row, in inches."""
    return max(cell.height for cell in cells) + 2 * ABOVE


def laid_out(table: Table, width: float, height: float, factor: float) -> Sheet:
    """A table for slides that leave it so much room."""
    bold = factor * 1.08
    head = [text.clean(column.name) for column in table.columns]
    cells = [[text.clean(cell) for cell in row] for row in twin.printed(table)[:IN_ALL]]
    size, widths = _widths([head, *cells], width, bold)
    names = [_cell(*one, size, bold) for one in zip(head, widths, strict=False)]
    rows = [[_cell(*one, size, factor) for one in zip(row, widths, strict=False)] for row in cells]
    right = [_counts([row[place] for row in table.rows]) for place in range(len(widths))]
    cut = any(cell.cut for row in [names, *rows] for cell in row)
    said = _said(len(table.rows), len(head) - len(widths), cut)
    room = height - tall(names) - (STRIP if said else 0)
    shown = evenly([tall(row) for row in rows], room, MOST_ROWS)
    return Sheet(names, rows, right, widths, shown, said)


def _counts(values: Sequence[Any]) -> bool:
    held = [value for value in values if value is not None]
    return bool(held) and all(isinstance(value, int | float) for value in held)


def _widths(rows: list[list[str]], width: float, factor: float) -> tuple[float, list[float]]:
    """The size of the letters, and the columns: as wide as they need, or as there is room."""
    for size in SIZES:
        wants = [_widest(column, size, factor) for column in zip(*rows, strict=True)]
        if sum(wants) <= width:
            room = min(width, max(1.3 * sum(wants), 0.5 * width))
            return size, [want + (room - sum(wants)) / len(wants) for want in wants]
    words = (
        [word for cell in column for word in cell.split()] for column in zip(*rows, strict=True)
    )
    least = [min(LONGEST + 2 * BESIDE, _widest(column, size, factor)) for column in words]
    least[0] = max(least[0], min(wants[0], width / 4))  # what a row is of
    eased = [
        max(few, LEGIBLE) if want > RUNNING else few for few, want in zip(least, wants, strict=True)
    ]
    least = eased if sum(eased) <= width else least
    count = max(1, sum(end <= width for end in accumulate(least)))
    return size, _shared(least[:count], wants[:count], width)


def _widest(texts: Sequence[str], size: float, factor: float) -> float:
    """What a column of these texts needs."""
    return max((wide(text, size, factor) for text in texts), default=0.0) + 2 * BESIDE + 0.02


def _shared(least: list[float], wants: list[float], width: float) -> list[float]:
    """Columns within a width: what is short stays whole, the others share what is left evenly."""
    low, high = 0.0, min(WIDEST, width)
    for _ in range(20):
        share = (low + high) / 2
        taken = sum(max(few, min(want, share)) for few, want in zip(least, wants, strict=True))
        low, high = (share, high) if taken <= width else (low, share)
    return [min(width, max(few, min(want, low))) for few, want in zip(least, wants, strict=True)]


def _cell(cell: str, width: float, size: float, factor: float) -> Fitted:
    """A cell's text in its column; one that is too long ends with a sign that it goes on."""
    return fitted(cell, width - 2 * BESIDE, high(MOST_LINES, size), (size,), factor)


def _said(rows: int, columns: int, cut: bool) -> str:
    left = rows - IN_ALL
    parts = [f"{left} further rows are left out here"] if left > 0 else []
    parts += [f"{columns} further columns are left out here"] if columns > 0 else []
    parts += ["long cells are cut (…)"] if cut else []
    if not parts:
        return "" if rows else "No rows."
    said = " and ".join(parts)
    return f"{said[0].upper()}{said[1:]}: {ELSEWHERE} {'them all' if left > 0 else 'all'}."


def draw(page: Page, sheet: Sheet, rows: range, is_last: bool) -> Any:
    """One part of a table on its slide; gives the shape."""
    shown = [sheet.head, *(sheet.rows[place] for place in rows)]
    heights = [tall(row) for row in shown]
    left, top, _, _ = page.body
    place = (left, top, sum(sheet.widths), sum(heights))
    holder = page.content(PP_PLACEHOLDER.TABLE)
    shape = (
        holder.insert_table(len(shown), len(sheet.head)) if holder is not None
        else page.slide.shapes.add_table(len(shown), len(sheet.head), *(Inches(s) for s in place))
    )  # fmt: skip
    move(shape, place)
    table = shape.table
    _plain(table)
    for column, width in zip(table.columns, sheet.widths, strict=True):
        column.width = Inches(width)
    for number, (row, height) in enumerate(zip(shown, heights, strict=True)):
        table.rows[number].height = Inches(height)
        for cell, words, right in zip(table.rows[number].cells, row, sheet.right, strict=True):
            _fill(cell, words, right, number == 0)
    if is_last and sheet.said:
        at = (left, top + place[3] + 0.08, page.body[2], STRIP - 0.08)
        fit = fitted(sheet.said, at[2], at[3], (10, 9, 8), page.factor)
        text.put(text.box(page.slide, at, "Left out"), fit)
    return shape


def _plain(table: Any) -> None:
    """No bands and no colours; the first row is the head."""
    table.horz_banding = False
    style = table._tbl.tblPr.find(qn("a:tableStyleId"))
    style.text = NO_STYLE


def _fill(cell: Any, words: Fitted, right: bool, is_head: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(BESIDE)
    cell.margin_top = cell.margin_bottom = Inches(ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.TOP
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    if said := " ".join(words.text.split()):
        run = paragraph.add_run()
        run.text = said
        run.font.size, run.font.bold = Pt(words.size), is_head
    else:  # an empty cell is as high as the letters it would have
        size = round(100 * words.size)
        paragraph._p.append(parse_xml(f'<a:endParaRPr {nsdecls("a")} sz="{size}"/>'))
    told = cell._tc.get_or_add_tcPr()
    hue, thick = (INK, 12700) if is_head else (RULE, 6350)
    for side in ("lnL", "lnR", "lnT"):
        told.append(parse_xml(f'<a:{side} {nsdecls("a")} w="0"><a:noFill/></a:{side}>'))
    told.append(
        parse_xml(
            f'<a:lnB {nsdecls("a")} w="{thick}"><a:solidFill><a:srgbClr val="{hue[1:]}"/></a:solidFill></a:lnB>'
        )
    )
    told.append(parse_xml(f"<a:noFill {nsdecls('a')}/>"))

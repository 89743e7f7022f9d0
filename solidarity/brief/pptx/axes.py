"""The axes of charts on slides: thin rules, whole steps, units, and gaps that stay gaps."""

from datetime import date
from math import ceil, floor, log10
from typing import Any

from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from solidarity.brief.pptx.text import clean, rgb
from solidarity.brief.series import Series, rowed
from solidarity.brief.slide import Column
from solidarity.charts import RULE

LETTERS = 12
NAMED = 14
"""The most places that are named along an axis."""


def number_format(column: Column, signed: bool = False) -> str:
    """How a spreadsheet prints a column's numbers: `#,##0.00`, `0"%"`, `+0.0;-0.0;0.0`."""
    places = "" if not column.decimals else f".{'0' * column.decimals}"
    if column.decimals is None:
        places = ".0##" if column.suffix else ".###"
    form = f"#,##0{places}" if column.grouped else f"0{places}"
    form += f'"{column.suffix}"' if column.suffix else ""
    return f"+{form};-{form};{form}" if signed or column.signed else form


def dress(chart: Any, found: Series) -> None:
    """Thin rules, grey ticks, and what each axis counts."""
    across, up = chart.category_axis, chart.value_axis
    for axis in (across, up):
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.tick_labels.font.size = Pt(LETTERS - 1)
        axis.format.line.color.rgb = rgb(RULE)
        axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        axis.has_major_gridlines = False
    up.major_gridlines.format.line.color.rgb = rgb(RULE)
    up.major_gridlines.format.line.width = Pt(0.5)
    up.has_major_gridlines = not found.bare
    up.format.line.fill.background()
    values = [v for one in found.courses for v in one.up if v is not None]
    _scale(up, found.up, found.span, _sums(found) if found.stacked else values, found.kind == "bar")
    if found.up.name != "Value" and not found.bare:
        _title(up, found.up.name)
    up.visible = not found.bare
    if found.kind == "scatter":
        places = [
            float(x) for one in found.courses for x in one.across if isinstance(x, int | float)
        ]
        _scale(across, found.across, found.reach, places, False)
        across.has_major_gridlines = True
        across.major_gridlines.format.line.color.rgb = rgb(RULE)
        _title(across, found.across.name)
    elif not found.lying:
        (_dated if years(found) else _skip)(across, len(found.categories))


def _sums(found: Series) -> list[float]:
    columns = zip(*(rowed(one, found.categories) for one in found.courses), strict=True)
    return [sum(value or 0.0 for value in column) for column in columns]


def _title(axis: Any, words: str) -> None:
    axis.has_title = True
    axis.axis_title.text_frame.text = clean(words)
    font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(LETTERS - 1), False


def _scale(
    axis: Any, column: Column, span: tuple[float, float] | None, values: list[float], from_zero: bool
) -> None:  # fmt: skip
    """From where to where an axis reaches, at whole steps; numbers as its steps need them."""
    if not values:
        return
    low, high = reach(span, values, from_zero)
    step = whole_step(high - low)
    axis.minimum_scale, axis.maximum_scale = low, high
    axis.major_unit = step
    places = max(0, -floor(log10(step) + 1e-9))
    axis.tick_labels.number_format = number_format(Column("", places, column.suffix))
    axis.tick_labels.number_format_is_linked = False


def whole_step(wide: float) -> float:
    """A step of 1, 2 or 5 that goes some five times into a width."""
    rough = wide / 5
    power = 10.0 ** floor(log10(rough))
    return float(next(part * power for part in (1, 2, 5, 10) if part * power >= rough * 0.99))


def reach(
    span: tuple[float, float] | None, values: list[float], from_zero: bool
) -> tuple[float, float]:
    """An axis' ends on whole steps around all values, near to where the chart itself has them."""
    low, high = min(values), max(values)
    if from_zero or (low >= 0 and (span is None or low < 0.6 * high)):
        low, high = min(low, 0.0), max(high, 0.0)
    if span is not None:
        if low >= 0 and span[0] > -0.5 * span[1]:  # room for names, not for values
            span = (0.0, span[1])
        low, high = (
            min(max(end, span[0]), span[1]) if _near(end, span) else end for end in (low, high)
        )
        inside = 0.15 * (span[1] - span[0])
        low, high = min(low, span[0] + inside), max(high, span[1] - inside)
    if high == low:
        low, high = (low, low + 1) if low >= 0 else (low - 1, 0.0)
    step = whole_step(high - low)
    first, last = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    return round(first, 10), round(last, 10)


def _near(end: float, span: tuple[float, float]) -> bool:
    """Whether a value reaches beyond an axis by no more than rounding."""
    return min(abs(end - one) for one in span) < 0.002 * (span[1] - span[0])


def years(found: Series) -> tuple[date, ...]:
    """The years along an axis as dates, if there are more than can all be named: any program
    knows how to leave out dates, but LibreOffice not how to leave out words."""
    held = [one for one in found.categories if isinstance(one, int) and 1800 < one < 2200]
    many = len(held) == len(found.categories) > NAMED and not found.lying
    return tuple(date(year, 1, 1) for year in held) if many else ()


def _every(count: int) -> int:
    return next(n for n in (1, 2, 3, 5, 10, 20, 50, 100) if count / n <= NAMED)


def _dated(axis: Any, count: int) -> None:
    """Name every second, fifth … year."""
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "yyyy", False
    _told(
        axis,
        ("c:baseTimeUnit", "years"),
        ("c:majorUnit", _every(count)),
        ("c:majorTimeUnit", "years"),
    )


def _skip(axis: Any, count: int) -> None:
    """Name every second, fifth … place where there are many."""
    _told(axis, ("c:tickLblSkip", _every(count)), ("c:tickMarkSkip", _every(count)))


def _told(axis: Any, *values: tuple[str, Any]) -> None:
    """Say of an axis what stands at the end of all that is said of it."""
    for tag, value in values:
        for old in axis._element.findall(qn(tag)):
            axis._element.remove(old)
        new = parse_xml(f'<{tag} {nsdecls("c")} val="{value}"/>')
        before = axis._element.find(qn("c:noMultiLvlLbl"))
        axis._element.insert(
            len(axis._element) if before is None else axis._element.index(before), new
        )


def gaps(chart: Any, joined: bool) -> None:
    """No value is a gap, never zero; a line may go on over it."""
    told = chart._chartSpace.chart
    for old in told.findall(qn("c:dispBlanksAs")):
        told.remove(old)
    new = parse_xml(f'<c:dispBlanksAs {nsdecls("c")} val="{"span" if joined else "gap"}"/>')
    before = told.find(qn("c:plotVisOnly"))
    told.insert(told.index(before) + 1 if before is not None else len(told), new)

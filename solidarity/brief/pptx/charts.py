"""Charts on slides that PowerPoint draws itself, from their series, so that they can be edited."""

import re
from dataclasses import replace
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE as TYPE
from pptx.enum.chart import XL_LABEL_POSITION as SIDE
from pptx.enum.chart import XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Inches, Pt

from solidarity.brief.pptx.axes import LETTERS, dress, gaps, number_format, years
from solidarity.brief.pptx.page import Page
from solidarity.brief.pptx.text import clean, rgb
from solidarity.brief.series import Course, Series, rowed
from solidarity.brief.series.words import solid
from solidarity.brief.slide import Column
from solidarity.charts import OTHERS
from solidarity.maps import channels

_POINTS: Any = XyChartData
_PLACES: Any = CategoryChartData
DARK = 460
"""Red, green and blue together, of bars on which white is read better than ink."""
OPEN, PALE = "#FFFFFF", 0.35
"""How much of its hue a hollow point keeps: a white one would be lost where its edge is not drawn."""
_NUMBER = re.compile(r"(?:[+−-]?[\d,.]+%?)?")
SIDES = {"left": SIDE.LEFT, "right": SIDE.RIGHT, "top": SIDE.ABOVE, "bottom": SIDE.BELOW}


def draw(page: Page, found: Series) -> Any:
    """A chart on its slide; gives the shape."""
    if found.kind == "scatter":
        parts = [own for one in found.courses for own in by_hue(one)]
        parts.sort(key=lambda one: -len(one.up))  # LibreOffice loses a series before a longer one
        found = replace(found, courses=tuple(parts))
    if found.lying:  # bars are drawn from below
        found = replace(found, categories=found.categories[::-1])
    kind, data = _data(found)
    holder = page.content(PP_PLACEHOLDER.CHART)
    shape = (
        holder.insert_chart(kind, data) if holder is not None
        else page.slide.shapes.add_chart(kind, *(Inches(side) for side in page.body), data)
    )  # fmt: skip
    chart = shape.chart
    chart.font.size = Pt(LETTERS)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.has_title = False
    named = {one.name for one in found.courses if one.name and not one.guide}
    _legend(chart, len(named) > 1)
    dress(chart, found)
    if found.kind == "bar":
        chart.plots[0].gap_width = 45
    for own, one in zip(chart.plots[0].series, found.courses, strict=True):
        _LOOKS[found.kind](own, one, found)
    gaps(chart, any(one.joined for one in found.courses))
    return shape


def _legend(chart: Any, shown: bool) -> None:
    chart.has_legend = shown
    if shown:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(LETTERS)


def _data(found: Series) -> tuple[Any, Any]:
    form = number_format(found.up) if found.up.decimals is not None else "General"
    if found.kind == "scatter":
        points: Any = _POINTS(number_format=form)
        for one in found.courses:
            series = points.add_series(_name(one, found))
            for x, y in zip(one.across, one.up, strict=True):
                if x is not None and y is not None:
                    series.add_data_point(x, y)
        return TYPE.XY_SCATTER, points
    data: Any = _PLACES(number_format=form)
    data.categories = years(found) or [clean(str(category)) for category in found.categories]
    if years(found):
        data.categories.number_format = "yyyy"
    for one in found.courses:
        data.add_series(_name(one, found), rowed(one, found.categories))
    if found.kind == "line":
        return TYPE.LINE_MARKERS, data
    if found.lying:
        return TYPE.BAR_STACKED if found.stacked else TYPE.BAR_CLUSTERED, data
    return TYPE.COLUMN_STACKED if found.stacked else TYPE.COLUMN_CLUSTERED, data


def _name(one: Course, found: Series) -> str:
    return clean(one.name or found.up.name)


def by_hue(one: Course) -> list[Course]:
    """Points in a series for each hue, which other programs keep better than points' own hues."""
    if not one.hues:
        return [one]
    parts = {hue: [n for n, own in enumerate(one.hues) if own == hue] for hue in one.hues}
    return [
        replace(
            one, hue=hue, hues=(),
            across=tuple(one.across[n] for n in kept), up=tuple(one.up[n] for n in kept),
            labels=tuple(one.labels[n] for n in kept if one.labels), names=tuple(one.names[n] for n in kept if one.names),
            sides=tuple(one.sides[n] for n in kept if one.sides),
        )
        for hue, kept in parts.items()
    ]  # fmt: skip


def _line(own: Any, one: Course, found: Series) -> None:
    own.smooth = False
    if one.lined:
        own.format.line.color.rgb = rgb(one.hue)
        own.format.line.width = Pt(2.25)
        if one.dotted:
            own.format.line.dash_style = MSO_LINE.ROUND_DOT
    else:
        own.format.line.fill.background()
    rings = [ring for ring, up in zip(one.hollow, one.up, strict=False) if up is not None]
    _mark(own, one.hue, not one.lined and bool(rings) and all(rings), 5)
    held: dict[Any, bool] = dict(zip(one.across, one.hollow, strict=False))
    if one.lined and any(one.hollow):
        for place, category in enumerate(found.categories):
            if held.get(category):
                _mark(own.points[place], one.hue, True, 5)


def _mark(at: Any, hue: str, hollow: bool, size: int) -> None:
    at.marker.style, at.marker.size = XL_MARKER_STYLE.CIRCLE, size
    at.marker.format.fill.solid()
    at.marker.format.fill.fore_color.rgb = rgb(tinted(hue) if hollow else hue)
    at.marker.format.line.color.rgb = rgb(hue)


def tinted(hue: str) -> str:
    """A hue as it looks through a hollow point."""
    red, green, blue = channels(hue)
    return solid(f"rgba({red},{green},{blue},{PALE})")


def _bar(own: Any, one: Course, found: Series) -> None:
    own.invert_if_negative = False
    _filled(own.format, one.hue, one.edge)
    held = dict(zip(one.across, one.hues, strict=False))
    for place, category in enumerate(found.categories if held else ()):
        if category in held:
            _filled(own.points[place].format, held[category], one.edge or OTHERS)
    if any(one.labels) and all(map(_NUMBER.fullmatch, one.labels)):
        labels = own.data_labels
        labels.show_value = True
        labels.font.size = Pt(LETTERS - 1)
        if found.stacked and sum(channels(one.hue)) < DARK:
            labels.font.color.rgb = rgb(OPEN)
        labels.number_format = label_format(one.labels)
        labels.number_format_is_linked = False
        if not found.stacked:
            labels.position = SIDE.OUTSIDE_END


def label_format(labels: tuple[str, ...]) -> str:
    """How numbers are written at bars: as they are in the drawing; a zero that has none stays bare."""
    held = [label for label in labels if label]
    places = max(len(label.rstrip("%").partition(".")[2]) for label in held)
    column = Column("", places, "%" if all(label.endswith("%") for label in held) else "")
    form = number_format(column, signed=any(label.startswith("+") for label in held))
    return form if ";" in form or len(held) == len(labels) else f"{form};-{form};"


def _filled(looks: Any, hue: str, edge: str) -> None:
    looks.fill.solid()
    looks.fill.fore_color.rgb = rgb(hue)
    if edge and edge != OPEN:
        looks.line.color.rgb = rgb(edge)
        looks.line.width = Pt(0.75)


def _dots(own: Any, one: Course, found: Series) -> None:
    if one.guide:
        own.format.line.color.rgb = rgb(one.hue)
        own.format.line.width = Pt(1)
        own.marker.style = XL_MARKER_STYLE.NONE
        return
    own.format.line.fill.background()
    _mark(own, OTHERS if one.hue == OPEN else one.hue, one.hue == OPEN, 7)
    shown = [p for p, (x, y) in enumerate(zip(one.across, one.up, strict=True)) if x is not None and y is not None]  # fmt: skip
    for number, place in enumerate(shown):
        if one.labels and one.labels[place]:
            label = own.points[number].data_label
            label.has_text_frame = True
            label.text_frame.text = clean(one.labels[place])
            label.text_frame.paragraphs[0].runs[0].font.size = Pt(LETTERS - 2)
            label.position = side(one.sides[place] if one.sides else "")


def side(written: str) -> Any:
    """Where a name stands beside its point: `middle right`, `top center`."""
    return next((SIDES[word] for word in reversed(written.split()) if word in SIDES), SIDE.RIGHT)


_LOOKS = {"line": _line, "bar": _bar, "scatter": _dots}

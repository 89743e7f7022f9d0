"""One figure with all that it needs to stand by itself: title, sentence, source, period, notice."""

from dataclasses import replace

from solidarity import maps
from solidarity.brief import draw_chart, draw_map, draw_table, outlines
from solidarity.brief import sheet as paper
from solidarity.brief.sheet import Box, Sheet
from solidarity.brief.slide import Chart, Slide, Table, WorldMap
from solidarity.charts import INK
from solidarity.errors import DataError

WIDTH, MARGIN = 10.0, 0.35
"""Inches."""
HEIGHT, TALLEST = 4.7, 13.0
"""Inches of a figure, and of one with many rows at most."""
TITLE, SENTENCE, FOOT = 17.0, 10.5, 8.0
"""Sizes of letters, in points."""


def framed(slide: Slide) -> Sheet:
    """The sheet of a slide's figure, as high as its words need.

    Raises DataError for a slide without a figure.
    """
    if slide.content is None:
        raise DataError(f"“{slide.title}” is a slide of words: it has no figure to save.")
    inside, margin = (WIDTH - 2 * MARGIN) * paper.INCH, MARGIN * paper.INCH
    title = paper.balanced(slide.title, inside, TITLE, paper.SERIF, "bold")
    said = paper.wrapped(slide.sentence, inside, SENTENCE) if slide.sentence else []
    foot = paper.wrapped(footer(slide), inside, FOOT)
    above = paper.LINE * (TITLE * len(title) + SENTENCE * len(said)) + 14
    below = paper.LINE * FOOT * len(foot) + 10
    high = _height(slide.content, inside)
    sheet = paper.sheet(WIDTH, (2 * margin + above + high + below) / paper.INCH)
    top = sheet.box.top - margin
    heading = {"family": paper.SERIF, "weight": "bold", "color": INK, "va": "top"}
    sheet.text(margin, top, "\n".join(title), TITLE, **heading)
    lower = top - paper.LINE * TITLE * len(title) - 3
    sheet.text(margin, lower, "\n".join(said), SENTENCE, color="#3A3F47", va="top")
    sheet.text(margin, margin, "\n".join(foot), FOOT, color="#555B64", va="bottom")
    _figure(slide.content, replace(sheet, box=Box(margin, margin + below, inside, high)))
    return sheet


def footer(slide: Slide) -> str:
    """Where the figures are from, of when, whose boundaries, and from where the picture is."""
    notice = maps.BOUNDARIES_NOTICE.rstrip(".") if isinstance(slide.content, WorldMap) else ""
    home = f"Solidarity Atlas, {slide.pinned}" if slide.pinned else "Solidarity Atlas"
    source = f"Source: {slide.source}" if slide.source else ""
    return " · ".join(part for part in (source, slide.period, notice, home) if part)


def _height(content: WorldMap | Chart | Table, width: float) -> float:
    """Of a figure on a sheet, in points."""
    usual = HEIGHT * paper.INCH
    match content:
        case Table():
            return draw_table.height(content)
        case Chart(figure=figure):
            pixels = float(figure.get("layout", {}).get("height", 0))
            return min(max(usual, 0.7 * pixels), TALLEST * paper.INCH)
        case WorldMap(layers=layers, region=region):
            ratio, pair = outlines.ratio(maps.views()[region]), len(layers) > 1
            classes = any(layer.grid.get("x") for layer in layers)
            words = 60 + 60 * pair + 60 * classes
            return min(0.85 * width, width * ratio / len(layers) + words)


def _figure(content: WorldMap | Chart | Table, sheet: Sheet) -> None:
    match content:
        case Table():
            draw_table.draw(content, sheet)
        case Chart():
            draw_chart.draw(content, sheet)
        case WorldMap():
            draw_map.draw(content, sheet)

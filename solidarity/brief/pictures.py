"""Figures as files, drawn without a browser: for slides, documents, and to be pasted anywhere."""

from threading import Lock

from solidarity.brief import draw_chart, draw_map
from solidarity.brief import sheet as paper
from solidarity.brief.framed import framed
from solidarity.brief.sheet import Form
from solidarity.brief.slide import Chart, Slide, WorldMap

_ONE_AT_A_TIME = Lock()
"""What is set while drawing is set for the whole process."""


def drawn(
    content: WorldMap | Chart, width: float, height: float, form: Form, dpi: int = 200
) -> bytes:
    """The bare figure with its legend and without a title, its size in inches.

    The same figure gives the same bytes. Raises DataError for what cannot be drawn.
    """
    with _ONE_AT_A_TIME, paper.settings():
        sheet = paper.sheet(width, height)
        if isinstance(content, WorldMap):
            draw_map.draw(content, sheet)
        else:
            draw_chart.draw(content, sheet)
        return paper.written(sheet, form, dpi)


def single(slide: Slide, form: Form, dpi: int = 200) -> bytes:
    """One figure to be pasted anywhere, its title, sentence, source, period and notice burnt in.

    Raises DataError for a slide without a figure, and for what cannot be drawn.
    """
    with _ONE_AT_A_TIME, paper.settings():
        return paper.written(framed(slide), form, dpi)

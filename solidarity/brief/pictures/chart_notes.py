"""Lines, fields and words that a plotly figure has beside its traces."""

from collections.abc import Sequence
from typing import Any

from matplotlib.patches import Rectangle
from matplotlib.transforms import Transform, blended_transform_factory

from solidarity.brief.figures import Told
from solidarity.brief.pictures import sheet as paper
from solidarity.brief.pictures.chart_axis import Axis
from solidarity.brief.pictures.chart_plot import Plot, tinted
from solidarity.brief.pictures.marks import dashes
from solidarity.brief.plain_text import plain, weight
from solidarity.charts import INK
from solidarity.errors import DataError

PLACES = {"left": "left", "right": "right", "center": "center", "auto": "center"}
BELOW = {"top": 1.0, "bottom": 0.0, "middle": 0.5, "auto": 0.5}
"""How much of a note lies below its point."""
UP = {"top": "top", "bottom": "bottom", "middle": "center_baseline", "auto": "center_baseline"}


def shapes(plot: Plot, layout: Told) -> None:
    """Lines and fields, below the traces or above."""
    for shape in layout.get("shapes", []):
        spots = _spots(plot, shape)
        (x0, x1), (y0, y1) = (
            (_at(own, shape, f"{own.letter}0"), _at(own, shape, f"{own.letter}1"))
            for own in (plot.x, plot.y)
        )
        line = shape.get("line", {})
        order = 0.5 if shape.get("layer") == "below" else 4
        look: dict[str, Any] = {
            "linewidth": line.get("width", 2) * plot.px, "transform": spots, "zorder": order,
            "linestyle": dashes(line.get("dash", "solid"), line.get("width", 2)), "clip_on": False,
        }  # fmt: skip
        ink = tinted(line.get("color", "#444444"))
        match shape["type"]:
            case "line":
                plot.axes.plot([x0, x1], [y0, y1], color=ink, scalex=False, scaley=False, **look)
            case "rect":
                fill = tinted(shape["fillcolor"]) if shape.get("fillcolor") else "none"
                plot.axes.add_patch(
                    Rectangle((x0, y0), x1 - x0, y1 - y0, facecolor=fill, edgecolor=ink, **look)
                )
            case kind:
                raise DataError(f"A chart has the shape {kind!r}, which cannot be drawn outside a browser.")  # fmt: skip


def notes(plot: Plot, layout: Told) -> None:
    """Words at values or at places of the paper."""
    told = layout.get("annotations", [])
    lifted = _lifted(plot, told)
    for place, note in enumerate(told):
        font = note.get("font", {})
        at = _at(plot.x, note, "x"), _at(plot.y, note, "y")
        back = {"boxstyle": "square,pad=0.15", "facecolor": note.get("bgcolor"), "linewidth": 0}
        plot.axes.annotate(
            plain(note["text"]), at, xycoords=_spots(plot, note), annotation_clip=False,
            xytext=(note.get("xshift", 0) * plot.px, note.get("yshift", 0) * plot.px + lifted.get(place, 0)),
            textcoords="offset points", ha=PLACES[note.get("xanchor", "auto")],
            va=UP[note.get("yanchor", "auto")], rotation=-note.get("textangle", 0),
            color=font.get("color", INK), size=plot.letters(font), weight=weight(note["text"]),
            bbox=back if note.get("bgcolor") else None, zorder=6,
        )  # fmt: skip


def _lifted(plot: Plot, notes: Sequence[Told]) -> dict[int, float]:
    """How far names at the ends of lines are raised, in points, so that they stand above the axis
    and above one another.
    """
    if (
        plot.y.told.get("ticktext") or plot.y.kind == "category"
    ):  # rows keep their notes beside them
        return {}
    floor, found = 0.0, {}
    points = paper.INCH / plot.axes.figure.dpi
    ends = {
        place: (plot.axes.transData.transform((plot.x.one(note["x"]), _at(plot.y, note, "y")))[1]
                - plot.axes.bbox.y0) * points
        for place, note in enumerate(notes)
        if note.get("xanchor") == "left" and "paper" not in (note.get("xref"), note.get("yref"))
    }  # fmt: skip
    for place in sorted(ends, key=ends.__getitem__):
        lines = plain(notes[place]["text"]).count("\n") + 1
        high = lines * 1.15 * plot.letters(notes[place].get("font", {}))
        low = ends[place] - BELOW[notes[place].get("yanchor", "auto")] * high
        found[place] = max(floor - low, 0.0)
        floor = low + found[place] + high
    return found


def _at(own: Axis, told: Told, key: str) -> float:
    on_paper = told.get(f"{own.letter}ref", own.letter) == "paper"
    return float(told[key]) if on_paper else own.marked(told[key])


def _spots(plot: Plot, told: Told) -> Transform:
    """Where something lies: on the axes' values, or on the paper from 0 to 1."""
    x, y = (
        plot.axes.transAxes if told.get(f"{letter}ref", letter) == "paper" else plot.axes.transData
        for letter in "xy"
    )
    return blended_transform_factory(x, y)

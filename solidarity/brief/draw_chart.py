"""Charts drawn without a browser, from plotly's JSON as this project's own charts write it."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import NullLocator
from matplotlib.transforms import Bbox, Transform, blended_transform_factory

from solidarity.brief import chart_traces as traces
from solidarity.brief import sheet as paper
from solidarity.brief.chart_axis import Axis, Told, axis
from solidarity.brief.chart_bars import Bars, bars, highest
from solidarity.brief.chart_traces import Plot, Type, tinted
from solidarity.brief.marks import dashes
from solidarity.brief.plain_text import plain, weight
from solidarity.brief.sheet import Box, Key, Rows, Sheet
from solidarity.brief.slide import Chart
from solidarity.charts import INK
from solidarity.errors import DataError

KNOWN = ("scatter", "bar", "heatmap", "sankey")
ACROSS = 560
"""Pixels of the narrowest drawing on screen."""
LARGEST, SMALLEST = 1.25, 0.45
"""How much larger or smaller than on screen letters and lines may become."""
HEIGHT = 300
"""Pixels, of a figure that does not say."""
PLACES = {"left": "left", "right": "right", "center": "center", "auto": "center"}
UP = {"top": "top", "bottom": "bottom", "middle": "center_baseline", "auto": "center_baseline"}


def draw(content: Chart, sheet: Sheet) -> None:
    """A chart with its legend on a sheet."""
    figure = content.figure
    layout, data = figure.get("layout", {}), figure.get("data", [])
    for trace in data:
        _check(trace)
    type_ = _type(sheet, layout)
    if any(trace["type"] == "sankey" for trace in data):
        _flows(sheet, layout, data, type_)
        return
    x, y, drawn = _axes(layout, data)
    area, top, legend = _area(sheet, layout, data, type_, _heading(content, layout))
    plot = Plot(sheet.axes(area, xlim=(x.start, x.end), ylim=(y.start, y.end)), x, y, type_)
    _dress(plot, layout, area)
    _trace_all(plot, data, drawn)
    _shapes(plot, layout)
    _notes(plot, layout)
    area = _fitted(sheet, plot.axes, area, top)
    paper.draw_rows(sheet, legend, Box(area.left, 0, 0, top), centred=False)


def _check(trace: Told) -> None:
    kind = trace.get("type", "scatter")
    if kind not in KNOWN:
        raise DataError(f"A chart has a trace of type {kind!r}, which cannot be drawn outside a browser.")  # fmt: skip
    for letter in "xy":
        if trace.get(f"{letter}axis", letter) != letter:
            raise DataError("A chart has several panels, which cannot be drawn outside a browser.")


def _type(sheet: Sheet, layout: Told) -> Type:
    """How large all is, so that a figure fills the sheet and can still be read."""
    wide, high = (side / paper.INCH * 96 for side in (sheet.box.width, sheet.box.height))
    fit = min(wide / ACROSS, high / layout.get("height", HEIGHT))
    smallest = min(9.0, 5.5 + 0.3 * sheet.box.width / paper.INCH)
    return Type(0.75 * min(LARGEST, max(SMALLEST, fit)), smallest)


def _axes(layout: Told, data: Sequence[Told]) -> tuple[Axis, Axis, list[Bars]]:
    """Both axes, and the bars, which decide how far an axis reaches."""
    bare = [axis(letter, layout, data) for letter in "xy"]
    drawn = bars(data, layout, *bare)
    x, y = (
        axis(letter, layout, data, highest(drawn, letter == "x")) for letter in "xy"
    )  # fmt: skip
    return x, y, drawn


def _heading(content: Chart, layout: Told) -> str:
    """What the axis counts, as a line above the drawing."""
    title = layout.get("title", {})
    written = title.get("text") if isinstance(title, dict) else title
    return plain(written or content.unit)


def _area(
    sheet: Sheet, layout: Told, data: Sequence[Told], type_: Type, heading: str
) -> tuple[Box, float, Rows]:
    """Where the axes stand, the upper edge of the legend, and the legend."""
    told, size, box, px = layout.get("margin", {}), type_.letters({}), sheet.box, type_.px
    left, right, low = (told.get(side, 60) * px for side in "lrb")
    lines = paper.wrapped(heading, box.width, 0.95 * size) if heading else []
    top = box.top - paper.LINE * 0.95 * size * len(lines) - (0.4 * size if lines else 0)
    if lines:
        sheet.text(
            box.left, box.top - 1, "\n".join(lines), 0.95 * size, va="top", color="#555B64"
        )
    wanted = layout.get("showlegend", False)
    keys = [key for n, t in enumerate(data) if wanted and (key := _key(t, n, px))]
    legend = paper.in_rows(keys, box.width - left, size)
    above = legend.height + 0.4 * size if keys else min(told.get("t", 60), 12) * px
    high = top - above - box.bottom - low
    return Box(box.left + left, box.bottom + low, box.width - left - right, high), top, legend


def _key(trace: Told, place: int, px: float) -> Key | None:
    if not trace.get("showlegend", True) or not trace.get("name"):
        return None
    color, marker = traces.hue(trace, place), trace.get("marker", {})

    def bar(axes: Axes, x: float, y: float) -> None:
        side = 10 * px
        fill = "white" if marker.get("pattern") else color
        edge = marker.get("line", {})
        shape = Rectangle(
            (x - side / 2, y - side / 2), side, side, facecolor=fill,
            edgecolor=edge.get("color", "none"), linewidth=edge.get("width", 0) * px,
        )  # fmt: skip
        if marker.get("pattern"):
            shape.set_hatch("/" * 5)
            shape.set_hatchcolor(marker["pattern"].get("fgcolor", INK))
        axes.add_patch(shape)

    def line(axes: Axes, x: float, y: float) -> None:
        mode, look = trace.get("mode", "lines+markers"), trace.get("line", {})
        if "lines" in mode:
            axes.plot(
                [x - 11 * px, x + 11 * px], [y, y], color=tinted(color), zorder=1,
                linewidth=look.get("width", 2) * px,
                linestyle=dashes(look.get("dash", "solid"), look.get("width", 2)),
            )  # fmt: skip
        if "markers" in mode:
            first = {
                part: value[0] if isinstance(value, list | tuple) and value else value
                for part, value in marker.items()
            }
            one = trace | {"marker": first | {"size": _mark(trace)}}
            traces.marks(axes, one, np.array([x]), np.array([y]), color, px)

    if trace["type"] == "bar":
        return Key(plain(trace["name"]), bar, 10 * px)
    wide = 22 if "lines" in trace.get("mode", "lines") else _mark(trace) + 2
    return Key(plain(trace["name"]), line, wide * px)


def _mark(trace: Told) -> float:
    """The size of a trace's mark in the legend, in pixels."""
    size = trace.get("marker", {}).get("size", 6)
    return min(14.0, float(size[0] if isinstance(size, list | tuple) else size))


def _dress(plot: Plot, layout: Told, area: Box) -> None:
    """Ticks, rules and titles of both axes; no frame."""
    axes, pixels = plot.axes, {"x": area.width / plot.px, "y": area.height / plot.px}
    axes.set_facecolor("none")
    axes.spines[:].set_visible(False)
    for own, side in ((plot.x, axes.xaxis), (plot.y, axes.yaxis)):
        if own.kind == "log":
            (axes.set_xscale if own.letter == "x" else axes.set_yscale)("log")
        side.set_minor_locator(NullLocator())
        if not own.told.get("visible", True):
            side.set_visible(False)
            continue
        font = own.told.get("tickfont", {})
        size = plot.letters(font)
        if own.letter == "y" and (rows := _rows(own)) > 1:  # as high as a row at most
            size = min(size, max(5.0, area.height / rows / 1.1))
        ticks = own.ticks(pixels[own.letter], 1.25 * size / plot.px)
        side.set_ticks([at for at, _ in ticks], [text for _, text in ticks])
        axes.tick_params(
            own.letter, length=0, labelsize=size, labelcolor=font.get("color", "#444444"),
            pad=(own.told.get("ticklabelstandoff", 0) + 7) * plot.px,
        )  # fmt: skip
        _rules(plot, own, [at for at, _ in ticks])
        if title := own.told.get("title"):
            text = plain(title["text"] if isinstance(title, dict) else title)
            room = (area.width if own.letter == "x" else area.height)
            lines = paper.wrapped(text, room, plot.letters({}))
            side.set_label_text("\n".join(lines), size=plot.letters({}), color=INK)
            side.labelpad = 5 * plot.px


def _rows(own: Axis) -> int:
    """How many names stand below one another."""
    return len(own.told["ticktext"] if own.told.get("ticktext") else own.categories)


def _rules(plot: Plot, own: Axis, places: Sequence[float]) -> None:
    rule = plot.axes.axvline if own.letter == "x" else plot.axes.axhline
    if own.told.get("showgrid", True):
        for at in places:
            rule(at, color=own.told.get("gridcolor", "#EEEEEE"), linewidth=plot.px, zorder=0.4)
    low, high = sorted((own.start, own.end))
    if own.kind == "linear" and own.told.get("zeroline", True) and low <= 0 <= high:
        rule(0, color=own.told.get("zerolinecolor", "#444444"), linewidth=plot.px, zorder=0.6)


def _trace_all(plot: Plot, data: Sequence[Told], drawn: Sequence[Bars]) -> None:
    placed = {id(own.trace): own for own in drawn}
    before: Told | None = None
    for place, trace in enumerate(data):
        match trace.get("type", "scatter"):
            case "bar":
                traces.draw_bars(plot, placed[id(trace)], place)
            case "heatmap":
                traces.heatmap(plot, trace)
            case "scatter":
                traces.scatter(plot, trace, place, before)
                before = trace


def _shapes(plot: Plot, layout: Told) -> None:
    for shape in layout.get("shapes", []):
        spots = _spots(plot, shape)
        (x0, x1), (y0, y1) = (
            (_at(own, shape, f"{own.letter}0"), _at(own, shape, f"{own.letter}1"))
            for own in (plot.x, plot.y)
        )
        line = shape.get("line", {})
        order = 0.5 if shape.get("layer") == "below" else 4
        look = {
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


def _notes(plot: Plot, layout: Told) -> None:
    for note in layout.get("annotations", []):
        font = note.get("font", {})
        at = tuple(_at(own, note, own.letter) for own in (plot.x, plot.y))
        back = {"boxstyle": "square,pad=0.15", "facecolor": note.get("bgcolor"), "linewidth": 0}
        plot.axes.annotate(
            plain(note["text"]), at, xycoords=_spots(plot, note), annotation_clip=False,
            xytext=(note.get("xshift", 0) * plot.px, note.get("yshift", 0) * plot.px),
            textcoords="offset points", ha=PLACES[note.get("xanchor", "auto")],
            va=UP[note.get("yanchor", "auto")], rotation=-note.get("textangle", 0),
            color=font.get("color", INK), size=plot.letters(font), weight=weight(note["text"]),
            bbox=back if note.get("bgcolor") else None, zorder=6,
        )  # fmt: skip


def _fitted(sheet: Sheet, axes: Axes, area: Box, top: float) -> Box:
    """The axes moved so that no word is cut: what reaches over the edge takes from the drawing."""
    reach = axes.get_tightbbox(sheet.figure.canvas.get_renderer())  # type: ignore[attr-defined]
    if not isinstance(reach, Bbox):
        return area
    part = paper.INCH / sheet.figure.dpi
    edge = 1.0
    box, (x0, x1, y0) = sheet.box, (part * side for side in (reach.x0, reach.x1, reach.y0))
    left, right = max(0, box.left + edge - x0), max(0, x1 - box.right + edge)
    low = max(0, box.bottom + edge - y0)
    fitted = Box(
        area.left + left, area.bottom + low, area.width - left - right, area.height - low
    )
    axes.set_position(sheet.place(fitted))
    return fitted


def _flows(sheet: Sheet, layout: Told, data: Sequence[Told], type_: Type) -> None:
    """A drawing of flows fills the sheet."""
    if len(data) > 1:
        raise DataError("A chart has flows beside other traces, which cannot be drawn outside a browser.")  # fmt: skip
    margin = 10 * type_.px
    box = sheet.box
    room = Box(
        box.left + margin, box.bottom + margin, box.width - 2 * margin, box.height - 2 * margin
    )
    axes = sheet.axes(room, xlim=(0, 1), ylim=(0, 1))
    axes.set_axis_off()
    height = layout.get("height", HEIGHT) - 16
    traces.sankey(axes, data[0], height, type_)

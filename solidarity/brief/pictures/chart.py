"""Charts drawn without a browser, from plotly's JSON as this project's own charts write it."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import NullLocator
from matplotlib.transforms import Bbox

from solidarity.brief.figures import Told
from solidarity.brief.pictures import chart_notes
from solidarity.brief.pictures import chart_traces as traces
from solidarity.brief.pictures import sheet as paper
from solidarity.brief.pictures.chart_axis import Axis, Letter, axis
from solidarity.brief.pictures.chart_bars import Bars, bars, draw_bars, highest
from solidarity.brief.pictures.chart_flows import sankey
from solidarity.brief.pictures.chart_legend import key
from solidarity.brief.pictures.chart_plot import Plot, Type
from solidarity.brief.pictures.sheet import Box, Rows, Sheet
from solidarity.brief.plain_text import plain
from solidarity.brief.slide import Chart
from solidarity.charts import INK
from solidarity.errors import DataError

LETTERS: tuple[Letter, Letter] = ("x", "y")
KNOWN = ("scatter", "bar", "heatmap", "sankey")
ACROSS = 560
"""Pixels of the narrowest drawing on screen."""
LARGEST, SMALLEST = 1.25, 0.45
"""How much larger or smaller than on screen letters and lines may become."""
PER_LETTER = 11
"""Pixels: the usual size of letters on screen, by which ticks keep apart."""
MARGIN = 0.3
"""The most that a margin takes of a side, and the least that is left for the drawing."""
HEIGHT = 300
"""Pixels, of a figure that does not say."""


def draw(content: Chart, sheet: Sheet) -> None:
    """A chart with its legend on a sheet."""
    figure = content.figure
    layout = figure.get("layout", {})
    data = [{"type": "scatter"} | trace for trace in figure.get("data", [])]
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
    chart_notes.shapes(plot, layout)
    chart_notes.notes(plot, layout)
    area = _fitted(sheet, plot.axes, area, top)
    paper.draw_rows(sheet, legend, Box(area.left, 0, 0, top), centred=False)


def _check(trace: Told) -> None:
    if (kind := trace["type"]) not in KNOWN:
        raise DataError(
            f"A chart has a trace of type {kind!r}, which cannot be drawn outside a browser."
        )
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
    bare = [axis(letter, layout, data) for letter in LETTERS]
    drawn = bars(data, layout, *bare)
    x, y = (
        axis(letter, layout, data, highest(drawn, letter == "x")) for letter in LETTERS
    )  # fmt: skip
    return x, y, drawn


def _heading(content: Chart, layout: Told) -> str:
    """What the axis counts, as a line above the drawing."""
    return _title(layout) or plain(content.unit)


def _title(told: Told) -> str:
    """The title of a chart or of an axis, which plotly takes in two forms."""
    title = told.get("title") or ""
    return plain((title.get("text") or "") if isinstance(title, dict) else title)


def _area(
    sheet: Sheet, layout: Told, data: Sequence[Told], type_: Type, heading: str
) -> tuple[Box, float, Rows]:
    """Where the axes stand, the upper edge of the legend, and the legend."""
    told, size, box, px = layout.get("margin", {}), type_.letters({}), sheet.box, type_.px
    left, right = (min(told.get(side, 60) * px, MARGIN * box.width) for side in "lr")
    low = min(told.get("b", 60) * px, MARGIN * box.height)
    lines = paper.wrapped(heading, box.width, 0.95 * size) if heading else []
    top = box.top - paper.LINE * 0.95 * size * len(lines) - (0.4 * size if lines else 0)
    if lines:
        sheet.text(box.left, box.top - 1, "\n".join(lines), 0.95 * size, va="top", color="#555B64")
    wanted = layout.get("showlegend", False)
    keys = [one for n, t in enumerate(data) if wanted and (one := key(t, n, size / PER_LETTER))]
    legend = paper.in_rows(keys, box.width - left, size)
    above = legend.height + 0.4 * size if keys else min(told.get("t", 60), 12) * px
    high = max(top - above - box.bottom - low, MARGIN * box.height)
    return Box(box.left + left, box.bottom + low, box.width - left - right, high), top, legend


def _dress(plot: Plot, layout: Told, area: Box) -> None:
    """Ticks, rules and titles of both axes; no frame."""
    axes, long = plot.axes, {"x": area.width, "y": area.height}
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
        ticks = own.ticks(
            long[own.letter] / size * PER_LETTER, _room(own, size) / size * PER_LETTER
        )
        side.set_ticks([at for at, _ in ticks], [text for _, text in ticks])
        side.set_tick_params(
            length=0, labelsize=size, labelcolor=font.get("color", "#444444"),
            pad=(own.told.get("ticklabelstandoff", 0) + 7) * plot.px,
        )  # fmt: skip
        _rules(plot, own, [at for at, _ in ticks])
        if title := _title(own.told):
            lines = paper.wrapped(title, long[own.letter], plot.letters({}))
            side.set_label_text("\n".join(lines), size=plot.letters({}), color=INK)
            side.labelpad = 5 * plot.px


def _room(own: Axis, size: float) -> float:
    """What a category's name needs along its axis, in points."""
    if own.letter == "y":
        return 1.25 * size
    return max((paper.width_of(name, size) for name in own.categories), default=0) + size


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
        match trace["type"]:
            case "bar":
                draw_bars(plot, placed[id(trace)], place)
            case "heatmap":
                traces.heatmap(plot, trace)
            case "scatter":
                traces.scatter(plot, trace, place, before)
                before = trace


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
    fitted = Box(area.left + left, area.bottom + low, area.width - left - right, area.height - low)
    axes.set_position(sheet.place(fitted))
    return fitted


def _flows(sheet: Sheet, layout: Told, data: Sequence[Told], type_: Type) -> None:
    """A drawing of flows fills the sheet."""
    if len(data) > 1:
        raise DataError(
            "A chart has flows beside other traces, which cannot be drawn outside a browser."
        )
    margin = 10 * type_.px
    box = sheet.box
    room = Box(
        box.left + margin, box.bottom + margin, box.width - 2 * margin, box.height - 2 * margin
    )
    axes = sheet.axes(room, xlim=(0, 1), ylim=(0, 1))
    axes.set_axis_off()
    height = layout.get("height", HEIGHT) - 16
    sankey(axes, data[0], height, type_)

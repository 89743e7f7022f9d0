"""A drawing of flows: nodes in columns and what runs between them."""

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle

from solidarity.brief.figures import Told
from solidarity.brief.pictures import sheet as paper
from solidarity.brief.pictures.chart_plot import Type, halo, tinted
from solidarity.brief.pictures.marks import band
from solidarity.brief.plain_text import plain
from solidarity.charts import INK


def sankey(axes: Axes, trace: Told, height: float, type_: Type) -> None:
    """Nodes and the flows between them, on axes from 0 to 1; `height` is plotly's, in pixels."""
    node, link, px = trace["node"], trace["link"], type_.px
    through = _through(len(node["label"]), link)
    columns: dict[float, list[float]] = {}
    for x, value in zip(node["x"], through, strict=True):
        columns.setdefault(round(x, 2), []).append(value)
    pad = node.get("pad", 20) / height
    scale = min((1 - pad * (len(c) - 1)) / sum(c) for c in columns.values())
    thick = node.get("thickness", 20) * px / (axes.bbox.width * paper.INCH / axes.figure.dpi)
    lefts = [x * (1 - thick) for x in node["x"]]
    tops = [1 - y + scale * value / 2 for y, value in zip(node["y"], through, strict=True)]
    leaving, arriving = list(tops), list(tops)
    flows = zip(link["source"], link["target"], link["value"], link["color"], strict=True)
    for source, target, value, color in flows:
        high = scale * value
        ends = (
            (leaving[source], leaving[source] - high),
            (arriving[target], arriving[target] - high),
        )
        leaving[source] -= high
        arriving[target] -= high
        path = band(lefts[source] + thick, lefts[target], *ends)
        axes.add_patch(PathPatch(path, facecolor=tinted(color), linewidth=0, zorder=1))
    for left, top, value, color, label in zip(
        lefts, tops, through, node["color"], node["label"], strict=True
    ):
        high = scale * value
        axes.add_patch(
            Rectangle((left, top - high), thick, high, facecolor=color, linewidth=0, zorder=2)
        )
        _name(axes, label, (left, left + thick), top - high / 2, type_)


def _name(axes: Axes, label: str, sides: tuple[float, float], y: float, type_: Type) -> None:
    """A node's name, on the side where its flows are."""
    last, away = sides[0] > 0.6, 4 * type_.px
    axes.annotate(
        plain(label), (sides[0] if last else sides[1], y), (-away if last else away, 0),
        textcoords="offset points", size=type_.letters({}), color=INK,
        ha="right" if last else "left", va="center", zorder=3, path_effects=halo(type_.px),
    )  # fmt: skip


def _through(count: int, link: Told) -> list[float]:
    """What flows through each node: the more of what comes and what goes."""
    comes, goes = [0.0] * count, [0.0] * count
    for source, target, value in zip(link["source"], link["target"], link["value"], strict=True):
        goes[source] += value
        comes[target] += value
    return [max(pair) for pair in zip(comes, goes, strict=True)]

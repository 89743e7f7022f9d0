"""A sheet to draw on without a browser: texts measured and wrapped, keys in rows, and the file made of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Any, Literal

import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath
from PIL import Image

Form = Literal["svg", "png"]
SANS, SERIF = "DejaVu Sans", "DejaVu Serif"
"""They come with matplotlib, hold Cyrillic, and are the same on every machine."""
INCH = 72.0
LINE = 1.3
"""From one line of a text to the next, in its size."""
SLACK = 1.03
"""Letters set on a grid of pixels are a little wider than measured."""
SETTINGS: Any = {
    "svg.hashsalt": "Solidarity Atlas",  # or the names inside a file are drawn by lot
    "svg.fonttype": "path",
    "text.parse_math": False,  # a dollar is a dollar
    "font.family": SANS,
    "path.simplify": False,
}


@dataclass(frozen=True)
class Box:
    """A part of a sheet in points from its lower left corner."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.bottom + self.height


@dataclass(frozen=True, eq=False)
class Sheet:
    """A figure with axes over all of it that count in points, for legends and words."""

    figure: Figure
    words: Axes
    box: Box
    """What of the sheet is to be drawn on."""

    def axes(self, box: Box, **options: Any) -> Axes:
        """Axes in a part of the sheet."""
        return self.figure.add_axes(self.place(box), **options)

    def place(self, box: Box) -> tuple[float, float, float, float]:
        """A part of the sheet as matplotlib counts: in parts of the whole."""
        wide, high = (INCH * float(side) for side in self.figure.get_size_inches())
        return box.left / wide, box.bottom / high, box.width / wide, box.height / high

    def text(self, x: float, y: float, text: str, size: float, **looks: Any) -> None:
        """Words at a point of the sheet."""
        self.words.text(x, y, text, **{"size": size, "linespacing": LINE} | looks)


def sheet(width: float, height: float) -> Sheet:
    """An empty sheet, its size in inches."""
    figure = Figure((width, height), facecolor="white")
    FigureCanvasAgg(figure)
    words = figure.add_axes((0, 0, 1, 1), zorder=5)
    words.set_axis_off()
    words.patch.set_visible(False)
    words.set(xlim=(0, width * INCH), ylim=(0, height * INCH), autoscale_on=False)
    return Sheet(figure, words, Box(0, 0, width * INCH, height * INCH))


def settings() -> Any:
    """What is set while a sheet is drawn and written."""
    return rc_context(SETTINGS)


def written(drawing: Sheet, form: Form, dpi: int) -> bytes:
    """The sheet as a file, the same bytes for the same drawing."""
    out, figure = BytesIO(), drawing.figure
    if form == "svg":
        figure.savefig(out, format="svg", dpi=dpi, metadata={"Date": None}, facecolor="white")
        return out.getvalue()
    figure.set_dpi(dpi)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    image = Image.fromarray(np.asarray(canvas.buffer_rgba())[..., :3])
    image.save(out, "png", dpi=(dpi, dpi), compress_level=3)  # more takes twice as long for a tenth
    return out.getvalue()


@lru_cache(maxsize=4096)
def width_of(text: str, size: float, family: str = SANS, weight: str = "normal") -> float:
    """How wide the longest line of a text is, in points."""
    looks = FontProperties(family=family, weight=weight, size=size)
    measure = TextToPath().get_text_width_height_descent
    return max((measure(line, looks, False)[0] for line in text.split("\n") if line), default=0.0)


def wrapped(
    text: str, width: float, size: float, family: str = SANS, weight: str = "normal"
) -> list[str]:
    """A text in lines that fit; a word that is wider than a line is broken."""

    def fits(line: str) -> bool:
        return SLACK * width_of(line, size, family, weight) <= width

    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if fits(longer):
                line = longer
                continue
            lines += [line] if line else []
            line = word
            while not fits(line) and len(line) > 1:
                cut = next((n for n in range(len(line) - 1, 1, -1) if fits(line[:n])), 1)
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line)
    return lines


def balanced(
    text: str, width: float, size: float, family: str = SANS, weight: str = "normal"
) -> list[str]:
    """A heading in as few lines as it needs, of about one length."""
    lines = wrapped(text, width, size, family, weight)
    for part in (0.5, 0.6, 0.7, 0.8, 0.9):
        tried = wrapped(text, part * width, size, family, weight)
        if len(lines) > 1 and len(tried) == len(lines):
            return tried
    return lines


def shortened(text: str, width: float, size: float, weight: str = "normal") -> str:
    """A text on one line, its end left out where it does not fit."""
    text = text.replace("\n", " ")
    if SLACK * width_of(text, size, SANS, weight) <= width:
        return text
    for end in range(len(text) - 1, 0, -1):
        cut = f"{text[:end].rstrip()}…"
        if SLACK * width_of(cut, size, SANS, weight) <= width:
            return cut
    return ""


@dataclass(frozen=True)
class Key:
    """One entry of a legend: what it says, and how its sign is drawn around a point."""

    text: str
    sign: Callable[[Axes, float, float], None]
    wide: float
    """Of the sign, in points."""


@dataclass(frozen=True)
class Rows:
    """Keys set in rows of a given width."""

    size: float
    rows: tuple[tuple[Key, ...], ...] = field(default=())

    @property
    def height(self) -> float:
        """Of all rows together."""
        return len(self.rows) * 1.6 * self.size


def _reach(key: Key, size: float) -> float:
    return key.wide + 0.45 * size + width_of(key.text, size)


def in_rows(keys: Sequence[Key], width: float, size: float) -> Rows:
    """Keys beside one another as far as they fit, then below."""
    rows: list[list[Key]] = []
    left = 0.0
    for key in keys:
        reach = _reach(key, size) + 1.2 * size
        if not rows or left + reach - 1.2 * size > width:
            rows.append([])
            left = 0.0
        rows[-1].append(key)
        left += reach
    return Rows(size, tuple(map(tuple, rows)))


def draw_rows(drawing: Sheet, set_: Rows, box: Box, centred: bool) -> None:
    """Draw rows of keys from the top of a box."""
    size = set_.size
    for number, row in enumerate(set_.rows):
        y = box.top - (number + 0.5) * 1.6 * size
        whole = sum(_reach(key, size) for key in row) + 1.2 * size * (len(row) - 1)
        x = box.left + (max(box.width - whole, 0) / 2 if centred else 0)
        for key in row:
            key.sign(drawing.words, x + key.wide / 2, y)
            words = x + key.wide + 0.45 * size
            drawing.text(words, y, key.text, size, va="center_baseline")
            x += _reach(key, size) + 1.2 * size

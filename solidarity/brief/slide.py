"""What a briefing is made of: slides, each with its words, its source and what it shows."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal
from urllib.parse import urlencode

from solidarity.maps import MapLayer

Cell = str | float | int | None
"""What stands in a table; None is no data, which is not zero."""


@dataclass(frozen=True)
class WorldMap:
    """One or two maps of the world, as plain data."""

    layers: tuple[MapLayer, ...]
    label: str
    """What is measured."""
    period: str
    suffix: str = ""
    """After each value: % or nothing."""
    n_unit: str = ""
    region: str = "World"
    """A name of maps.views()."""


@dataclass(frozen=True)
class Chart:
    """A chart of solidarity's own making (Plotly's JSON, as charts make it), without its title."""

    figure: dict[str, Any]
    unit: str = ""


@dataclass(frozen=True)
class Column:
    """How a column of a table is printed."""

    name: str
    decimals: int | None = None
    """Places after the point; None: a text, or as many as a number has, at most three."""
    suffix: str = ""
    signed: bool = False
    grouped: bool = True
    """Whether thousands are set apart: not in a year."""


@dataclass(frozen=True)
class Table:
    """Rows as they are counted; printed() says them as they are shown."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


Content = WorldMap | Chart | Table
Kind = Literal["map", "chart", "table", "text", "section"]


@dataclass(frozen=True)
class Slide:
    """One slide: what is said, what is shown, where it is from, and the view it was taken from."""

    kind: Kind
    title: str
    sentence: str = ""
    """Below the title; of a text slide, its paragraphs, a line each ("- " begins a point)."""
    notes: str = ""
    """What the speaker wants to remember; nobody else sees it."""
    source: str = ""
    """Who published the figures, in which release, in one line."""
    citations: tuple[str, ...] = ()
    """How each source asks to be cited."""
    method: str = ""
    """How the figures are made."""
    indicators: tuple[str, ...] = ()
    """Keys of the indicators shown."""
    period: str = ""
    """The year or years shown."""
    page: str = ""
    """The path of the page it was taken from, such as `atlas`."""
    view: dict[str, str] = field(default_factory=dict)
    """What stood in that page's address."""
    pinned: str = ""
    """The day it was taken, YYYY-MM-DD."""
    content: Content | None = None

    def saying(self, **words: str) -> "Slide":
        """The slide with other words (title, sentence, notes)."""
        return replace(self, **words)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Briefing:
    """Slides in their order, under one title."""

    title: str
    slides: tuple[Slide, ...] = ()
    subtitle: str = ""
    made: str = field(default_factory=lambda: date.today().isoformat())
    """The day, YYYY-MM-DD."""
    home: str = "http://localhost:8501/"
    """Where the dashboard is served: links lead back to it."""

    def link(self, slide: Slide) -> str:
        """The address of the view a slide was taken from, or nothing."""
        if not slide.page and not slide.view:
            return ""
        query = f"?{urlencode(slide.view)}" if slide.view else ""
        return f"{self.home.rstrip('/')}/{slide.page}{query}"

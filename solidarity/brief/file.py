"""A briefing as a small JSON file: written, and read back with every fault said in words."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from typing import Annotated, Any

import orjson
import plotly.graph_objects as go
from pydantic import Field, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from solidarity import maps
from solidarity.alignment import THIN
from solidarity.brief.slide import Briefing, Chart, Slide, Table, WorldMap
from solidarity.checks import STATUSES
from solidarity.countries import Register
from solidarity.errors import DataError
from solidarity.maps import MapLayer

FORMAT = "solidarity-atlas-briefing"
VERSION = 1
LARGEST = 5_000_000
"""Bytes: some hundred slides."""
MOST = 200
"""Slides."""
LONGEST = {"title": 500, "subtitle": 1_000, "sentence": 5_000, "notes": 10_000}
"""Letters that a text may have."""
CONTENTS = {"map": WorldMap, "chart": Chart, "table": Table}
Color = Annotated[str, Field(pattern=r"^(#[0-9A-Fa-f]{6}|rgba\([0-9., ]+\))$")]


class Arcs(TypedDict):
    """Ties of one look on a map (network.camp_map)."""

    hue: Color
    width: float
    dash: str
    pairs: str


class Grid(TypedDict, total=False):
    """What MapLayer.grid may hold."""

    x: str
    y: str
    steps: list[str]
    classes: list[str]
    anchors: list[str]
    listed: bool
    ringed: dict[str, Color]
    arcs: list[Arcs]


def saved(briefing: Briefing) -> bytes:
    """The briefing as JSON; each slide with a seal over its figures, which `opened` checks."""
    told = {"format": FORMAT, "version": VERSION} | orjson.loads(_json(asdict(briefing)))
    told["slides"] = [slide | {"seal": seal(slide)} for slide in told["slides"]]
    return _json(told)


def opened(text: bytes, register: Register, name: str = "The file") -> tuple[Briefing, list[str]]:
    """The briefing of a saved file, and a sentence for each slide that had to be left out.

    Raises DataError where the file is no briefing of this atlas, or of a later one's making.
    """
    told = _read(text, name)
    slides, faults = [], []
    for number, one in enumerate(told.pop("slides"), start=1):
        try:
            slides.append(_slide(one, register))
        except DataError as error:
            faults.append(f"Slide {number} is left out: {error}")
    try:
        words = TypeAdapter(Briefing).validate_python(told | {"slides": ()})
    except ValidationError as error:
        raise DataError(f"{name}: {_first(error)}; save the briefing anew.") from error
    if not _is_day(words.made):
        raise DataError(f"{name}: field made is no day such as 2026-11-26; save the briefing anew.")
    if len(words.title) > LONGEST["title"] or len(words.subtitle) > LONGEST["subtitle"]:
        raise DataError(f"{name}: its title is too long; shorten it.")
    return replace(words, slides=tuple(slides)), faults


def seal(slide: dict[str, Any]) -> str:
    """A check sum of a saved slide's figures and of what is said to be their source, not of its
    words, which anybody may change.
    """
    kept = [slide.get(key) for key in ("kind", "source", "indicators", "period", "content")]
    return hashlib.sha256(orjson.dumps(kept, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


def _json(told: Any) -> bytes:
    return orjson.dumps(told, option=orjson.OPT_SERIALIZE_NUMPY, default=list)


def _read(text: bytes, name: str) -> dict[str, Any]:
    if len(text) > LARGEST:
        raise DataError(f"{name} is larger than {LARGEST // 1_000_000} MB: no briefing is.")
    try:
        told = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise DataError(f"{name} is no briefing: it is not JSON, or it is cut short.") from error
    if not isinstance(told, dict) or told.pop("format", None) != FORMAT:
        raise DataError(f"{name} is no briefing saved by this atlas.")
    version = told.pop("version", None)
    if not isinstance(version, int) or not 1 <= version <= VERSION:
        raise DataError(
            f"{name} is of version {str(version)[:20]}, and this atlas reads up to {VERSION}:"
            " open it in a newer one."
        )
    if not isinstance(told.get("slides"), list):
        raise DataError(f"{name}: field slides is missing; save the briefing anew.")
    if len(told["slides"]) > MOST:
        raise DataError(f"{name} has more than {MOST} slides: split it.")
    return told


def _slide(told: Any, register: Register) -> Slide:
    """One slide, its figures just as they were saved."""
    if not isinstance(told, dict):
        raise DataError("it is no slide.")
    words = {key: value for key, value in told.items() if key not in ("seal", "content")}
    try:
        slide = TypeAdapter(Slide).validate_python(words)
        if wanted := CONTENTS.get(slide.kind):
            content: Any = TypeAdapter(wanted).validate_python(told.get("content"))
            slide = replace(slide, content=content)
    except ValidationError as error:
        raise DataError(f"{_first(error)}.") from error
    if seal(told) != told.get("seal"):
        raise DataError(f"the figures of “{slide.title}” were changed outside the atlas.")
    for fault in _faults(slide, register):
        raise DataError(f"{fault}.")
    return slide


def _faults(slide: Slide, register: Register) -> Iterator[str]:
    """What a seal does not vouch for: that the slide can be dated, and its content drawn."""
    for name, most in LONGEST.items():
        if len(getattr(slide, name, "")) > most:
            yield f"its {name} is longer than {most:,} letters"
    if slide.pinned and not _is_day(slide.pinned):
        yield "field pinned is no day such as 2026-11-26"
    match slide.content:
        case WorldMap(layers=layers, region=region):
            if region not in maps.views() or not 1 <= len(layers) <= 2:
                yield "its map is of no region, or of more than two layers"
            for layer in layers:
                yield from _layer_faults(layer, register)
        case Table(columns=columns, rows=rows):
            if any(len(row) != len(columns) for row in rows):
                yield "its table has rows of another length than its head"
        case Chart(figure=figure):
            try:
                go.Figure(figure)
            except (ValueError, TypeError):
                yield "its chart is none that the atlas draws"


def _layer_faults(layer: MapLayer, register: Register) -> Iterator[str]:
    shapes = {len(layer.codes), len(layer.values)}
    if len(shapes) > 1 or any(code not in register.countries for code in layer.codes):
        yield "its map names states that the atlas does not hold"
    try:
        TypeAdapter(list[Color]).validate_python(layer.colors)
        grid = TypeAdapter(Grid).validate_python(layer.grid)
    except ValidationError as error:
        yield f"its map: {_first(error)}"
        return
    if "classes" in grid and not all(
        value in range(len(grid["classes"])) for value in layer.values
    ):
        yield "its map has values that are none of its classes"
    if not {*layer.flags.values()} <= {*STATUSES, THIN}:
        yield "its map has a status that the atlas does not know"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _first(error: ValidationError) -> str:
    """The first fault as a sentence's part: which field, and what is wrong with it."""
    fault = error.errors()[0]
    return f"field {'.'.join(map(str, fault['loc']))}: {fault['msg'].lower()}"

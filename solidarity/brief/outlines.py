"""Country outlines in Equal Earth around any meridian, as paths to fill, at the detail that a drawing shows."""

import json
from dataclasses import dataclass
from functools import cache, lru_cache

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.path import Path
from numpy.typing import NDArray
from pyproj import Transformer

from solidarity import basemap
from solidarity.errors import DataError
from solidarity.maps import View
from solidarity.paths import ROOT

EQUAL_EARTH = "EPSG:8857"
HALF_WORLD = 17_243_959.0
"""Metres from the middle meridian to the edge of the map."""
HEIGHT = 0.48
"""Of a map on screen, as a part of its width."""
Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top."""
Points = NDArray[np.float64]


@dataclass(frozen=True)
class Place:
    """What a map says about a state or territory."""

    name: str
    lon: float
    lat: float
    small: bool
    """Hard to see, so that it needs a marker."""
    territory: bool


@cache
def places() -> dict[str, Place]:
    """Every place that a map names, by code, as the browser's map has it."""
    path = ROOT / "static" / "places.json"
    try:
        held = json.loads(path.read_text("utf8"))["places"]
        return {
            code: Place(one["name"], one["at"][0], one["at"][1], one["small"], one["territory"])
            for code, one in held.items()
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path}: unusable ({error}); restore it from git.") from error


@cache
def disputed() -> frozenset[str]:
    """The areas that belong to no country in the boundary data."""
    held = _held()
    return frozenset(held.iso3[held.disputed])


@cache
def projected(rotation: float) -> gpd.GeoSeries:
    """The outlines by code, in metres, cut opposite the middle meridian and nowhere else."""
    held = _held()
    shapes = shapely.transform(held.geometry.to_numpy(), lambda at: at - [rotation, 0])
    bounds = shapely.bounds(shapes)
    off = (bounds[:, 0] < -180) | (bounds[:, 2] > 180) | np.isin(held.iso3, _seamed(held))
    shapes[off] = [_turned(shape) for shape in shapes[off]]
    return gpd.GeoSeries(shapes, index=held.iso3, crs="EPSG:4326").to_crs(EQUAL_EARTH)


def located(lon: float | Points, lat: float | Points, rotation: float) -> Points:
    """Where points lie on a map turned to a meridian, in metres: x and y as the last axis."""
    turned = (np.asarray(lon, float) - rotation + 180) % 360 - 180
    return np.stack(_projection().transform(turned, np.asarray(lat, float)), axis=-1)


def framed(view: View, ratio: float) -> Rectangle:
    """What a region's map shows in a box of so much height for its width: all of its frame."""
    x0, y0, x1, y1 = _frame(view)
    across = max(x1 - x0, (y1 - y0) / ratio) / 2
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return x - across, y - across * ratio, x + across, y + across * ratio


def ratio(view: View) -> float:
    """Height for width of a region's map."""
    x0, y0, x1, y1 = _frame(view)
    return (y1 - y0) / (x1 - x0)


def _frame(view: View) -> Rectangle:
    left, bottom, right, top = projected(view.rotation).total_bounds
    x, y = located(view.lon, view.lat, view.rotation)
    wide, margin = HALF_WORLD / view.scale, 0.01 * HALF_WORLD
    x0, x1 = max(x - wide, left - margin), min(x + wide, right + margin)
    y0, y1 = max(y - HEIGHT * wide, bottom - margin), min(y + HEIGHT * wide, top + margin)
    return x0, y0, x1, y1


@lru_cache(maxsize=24)
def paths(rotation: float, frame: Rectangle, detail: float) -> dict[str, Path]:
    """What of each country lies in the frame, without what is finer than `detail` metres."""
    shapes = projected(rotation)
    seen = shapely.clip_by_rect(shapes.to_numpy(), *_widened(frame, 4 * detail))
    simple = shapely.simplify(seen, detail)
    return {
        code: _path(shape, detail)
        for code, shape in zip(shapes.index, simple, strict=True)
        if not shape.is_empty
    }


def great_circle(one: Place, other: Place, rotation: float, detail: float) -> list[Points]:
    """The shortest way between two places, in one piece or, over the map's edge, in two."""
    ends = [_on_sphere(place) for place in (one, other)]
    angle = np.arccos(np.clip(ends[0] @ ends[1], -1, 1))
    if angle < 1e-6:
        return []
    share = np.linspace(0, 1, 49)[:, None]
    way = (np.sin((1 - share) * angle) * ends[0] + np.sin(share * angle) * ends[1]) / np.sin(angle)
    lon = np.degrees(np.arctan2(way[:, 1], way[:, 0]))
    line = located(lon, np.degrees(np.arcsin(np.clip(way[:, 2], -1, 1))), rotation)
    leaps = np.flatnonzero(np.abs(np.diff(line[:, 0])) > HALF_WORLD) + 1
    parts = [shapely.linestrings(part) for part in np.split(line, leaps) if len(part) > 1]
    return [shapely.get_coordinates(shapely.simplify(part, detail)) for part in parts]


@cache
def _held() -> gpd.GeoDataFrame:
    return basemap.load()


@cache
def _projection() -> Transformer:
    return Transformer.from_crs("EPSG:4326", EQUAL_EARTH, always_xy=True)


def _seamed(held: gpd.GeoDataFrame) -> list[str]:
    """Those that the boundary data cut at 180 degrees."""
    ends = held.geometry.bounds
    return list(held.iso3[(ends.minx <= -180) & (ends.maxx >= 180)])


def _turned(shape: shapely.Geometry) -> shapely.Geometry:
    """A shape in turned degrees, the parts beyond the edge brought back on the other side."""
    world = shapely.box(-180, -90, 180, 90)
    parts = [
        shapely.intersection(
            shapely.transform(shape, lambda at, by=by: at + np.array([by, 0])), world
        )
        for by in (-360, 0, 360)
    ]
    # A meridian is curved on the map: a cut along it needs points on the way.
    return shapely.segmentize(shapely.union_all([p for p in parts if not p.is_empty]), 1)


def _widened(frame: Rectangle, by: float) -> Rectangle:
    return frame[0] - by, frame[1] - by, frame[2] + by, frame[3] + by


def _path(shape: shapely.Geometry, detail: float) -> Path:
    """All rings as one path; of many islands those too small to see are left out, never all."""
    parts = [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon"]
    if not parts:
        return Path(np.empty((0, 2)))
    largest = max(part.area for part in parts)
    kept = [p for p in parts if p.area >= min(largest, detail**2)]
    rings = [
        ring
        for part in shapely.orient_polygons(np.array(kept, object))
        for ring in (part.exterior, *part.interiors)
    ]
    return Path.make_compound_path(*[Path(np.asarray(r.coords), closed=True) for r in rings])


def _on_sphere(place: Place) -> Points:
    lon, lat = np.radians([place.lon, place.lat])
    return np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])

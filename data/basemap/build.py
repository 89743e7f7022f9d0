"""UN Geodata boundaries: what the browser draws, what geopandas draws, and where each place is."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import antimeridian
import geopandas as gpd
import numpy as np
import shapely

from solidarity import countries
from solidarity.basemap import COLUMNS
from solidarity.errors import DataError

Json = dict[str, Any]

LEFT_OUT = {"ATA"}
# plotly.js reads these only when the figure shows them; empty, they draw nothing, whereas a missing
# one makes it throw as soon as a figure forgets to switch its layer off.
EMPTY_LAYERS = ("coastlines", "lakes", "land", "ocean", "rivers", "subunits")
# About 100 m, for boundaries drawn for 1 : 50 million. A power of two ends in zero bytes, which
# compress to half of what decimals do.
GRID_DEGREES = 2**-10
EQUAL_EARTH = "EPSG:8857"
# A map 900 px wide in Equal Earth has about 1,460 km² a pixel: smaller than three pixels is hardly
# seen. The limit falls between Cabo Verde (4,300 km², specks) and Trinidad and Tobago (5,400 km²).
SMALL_KM2 = 4_400
# States without a shape of their own in the UN's 50m set. Kosovo is not among them: the set has it
# inside SRB, and a point of ours would draw a line the source does not draw.
WITHOUT_SHAPE = {"SMR": [12.46, 43.94], "VAT": [12.45, 41.9]}
DISPUTED = {
    "XAC": "Disputed area (Aksai Chin)",
    "XAP": "Disputed area (Arunachal Pradesh)",
    "XBT": "Disputed area (Bir Tawil)",
    "XHT": "Disputed area (Hala'ib Triangle)",
    "XIT": "Disputed area (Ilemi Triangle)",
    "XJK": "Disputed area (Jammu and Kashmir)",
}


def build(inputs: Path, stage: Path) -> None:
    """Write both topojson files, the repaired polygons and the list of places."""
    for name in ("world_50m.json", "world_110m.json"):
        topology = slim(_read(inputs / "basemap" / name))
        _write(topology, stage / "static" / "topojson" / name)
    shapes = polygons(stage / "static" / "topojson" / "world_50m.json")
    path = stage / "data" / "basemap" / "countries.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    shapes.to_parquet(path, index=False, compression="zstd", compression_level=19)
    _write(places(shapes, countries.load()), stage / "static" / "places.json")


def slim(topology: Json) -> Json:
    """The topology with its countries alone, one geometry per id, and only the arcs they use."""
    whole = merged(topology, topology["objects"]["countries"]["geometries"])
    used = sorted({arc if arc >= 0 else ~arc for g in whole for arc in _flat(g["arcs"])})
    place = {arc: position for position, arc in enumerate(used)}
    layers = {name: {"type": "GeometryCollection", "geometries": []} for name in EMPTY_LAYERS}
    kept = [{**g, "arcs": _renumbered(g["arcs"], place)} for g in whole]
    return {
        "type": "Topology",
        "objects": {"countries": {"type": "GeometryCollection", "geometries": kept}, **layers},
        "arcs": [topology["arcs"][arc] for arc in used],
        "transform": topology["transform"],
    }


def merged(topology: Json, geometries: list[Json]) -> list[Json]:
    """One geometry per id, sorted; several become one with the label point of the largest.

    plotly.js colours only the first geometry of an id: the Canaries and the West Bank stayed blank.
    """
    groups: dict[str, list[Json]] = {}
    for geometry in geometries:
        if geometry["id"] not in LEFT_OUT:
            groups.setdefault(geometry["id"], []).append(geometry)
    return [_union(topology, groups[iso3]) for iso3 in sorted(groups)]


def polygons(path: Path) -> gpd.GeoDataFrame:
    """The countries of a slim topojson as valid polygons, none across the antimeridian."""
    read = gpd.read_file(path, layer="countries").set_crs("EPSG:4326", allow_override=True)
    raw = json.loads(path.read_text("utf8"))["objects"]["countries"]["geometries"]
    label = {g["id"]: g["properties"]["ct"] for g in raw}
    shapes = read.rename(columns={"id": "iso3"})[["iso3", "geometry"]].sort_values("iso3")
    shapes["geometry"] = shapes.geometry.map(repaired)
    shapes["disputed"] = shapes.iso3.isin(DISPUTED)
    shapes["area_km2"] = (shapes.to_crs(EQUAL_EARTH).area / 1e6).round(1)
    points = [label_point(g, label[i]) for i, g in zip(shapes.iso3, shapes.geometry, strict=True)]
    shapes["label_lon"], shapes["label_lat"] = np.round(points, 3).T
    return shapes[COLUMNS].reset_index(drop=True)


def repaired(shape: shapely.Geometry) -> shapely.Geometry:
    """The same area as a valid polygon or multipolygon on a coarser grid."""
    if not shape.is_valid:
        shape = shapely.from_geojson(json.dumps(antimeridian.fix_shape(shape, fix_winding=True)))
    shape = shapely.set_precision(shapely.make_valid(shape), GRID_DEGREES)
    parts = [p for p in _parts(shape) if p.geom_type == "Polygon" and not p.is_empty]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def label_point(shape: shapely.Geometry, given: list[float]) -> list[float]:
    """The UN's label point, or where it misses the country one inside its largest part."""
    if shape.contains(shapely.Point(given)):
        return given
    inside = max(_parts(shape), key=lambda part: part.area).representative_point()
    return [inside.x, inside.y]


def places(shapes: gpd.GeoDataFrame, register: countries.Register) -> Json:
    """What the browser's map says about each place: its name, label point, and two marks.

    `small` is hard to see and needs a marker; `territory` has no ties of its own.
    """
    label_points = {
        row.iso3: ([round(row.label_lon, 2), round(row.label_lat, 2)], row.area_km2 < SMALL_KM2)
        for row in shapes.itertuples()
    } | {code: (at, True) for code, at in WITHOUT_SHAPE.items()}
    found = {
        country.iso3: {
            "name": country.name,
            "at": label_points[country.iso3][0],
            "small": bool(label_points[country.iso3][1]),
            "territory": country.kind == "territory",
        }
        for country in register.countries.values()
        if country.iso3 in label_points
    }
    return {"places": dict(sorted(found.items())), "disputed": DISPUTED}


def _union(topology: Json, geometries: list[Json]) -> Json:
    """Geometries of one id, which do not touch, as one MultiPolygon of arcs."""
    if len(geometries) == 1:
        return geometries[0]
    largest = max(geometries, key=lambda g: _size(topology, g))
    arcs = [polygon for g in geometries for polygon in _polygons(g)]
    return {**largest, "type": "MultiPolygon", "arcs": arcs}


def _size(topology: Json, geometry: Json) -> float:
    """Area of the outer rings in quantized units: good enough to compare near neighbours."""
    rings = (polygon[0] for polygon in _polygons(geometry))
    return float(sum(shapely.Polygon(_ring(topology, arcs)).area for arcs in rings))


def _ring(topology: Json, arcs: list[int]) -> np.ndarray:
    lines = []
    for arc in arcs:
        line = np.cumsum(topology["arcs"][arc if arc >= 0 else ~arc], axis=0)
        lines.append(line if arc >= 0 else line[::-1])
    return np.concatenate(lines)


def _polygons(geometry: Json) -> list[list[list[int]]]:
    arcs: list[list[list[int]]] = geometry["arcs"]
    return [arcs] if geometry["type"] == "Polygon" else arcs  # type: ignore[list-item]


def _flat(arcs: Any) -> Iterator[int]:
    if isinstance(arcs, int):
        yield arcs
    else:
        for part in arcs:
            yield from _flat(part)


def _renumbered(arcs: Any, place: dict[int, int]) -> Any:
    """Nested arc numbers after pruning; a negative one (~n) is arc n run backwards."""
    if isinstance(arcs, int):
        return place[arcs] if arcs >= 0 else ~place[~arcs]
    return [_renumbered(part, place) for part in arcs]


def _parts(shape: shapely.Geometry) -> list[shapely.Geometry]:
    """All simple parts, also of collections that make_valid leaves nested."""
    if not hasattr(shape, "geoms"):
        return [shape]
    return [simple for part in shape.geoms for simple in _parts(part)]


def _read(path: Path) -> Json:
    try:
        topology: Json = json.loads(path.read_text("utf8"))
        topology["objects"]["countries"]["geometries"][0]["properties"]["ct"]
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise DataError(
            f"{path}: no topojson with a layer of countries ({error!r});"
            " --inputs must name the folder of input tables."
        ) from error
    return topology


def _write(content: Json, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), "utf8")

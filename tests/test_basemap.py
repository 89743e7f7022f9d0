import json
import subprocess
import sys
from pathlib import Path

import pytest
import shapely

from solidarity import basemap, countries
from solidarity.errors import DataError

STATIC = Path(__file__).parent.parent / "static"
NO_SHAPE = {"SMR"}  # the UN's 50m set leaves San Marino out
DISPUTED = {"XAC", "XAP", "XBT", "XHT", "XIT", "XJK"}
SIMFEROPOL, SEVASTOPOL = (34.1, 44.95), (33.53, 44.6)


@pytest.fixture(scope="module")
def outlines():
    return basemap.load().set_index("iso3")


@pytest.fixture(scope="module")
def members():
    return set(countries.load().kind("member"))


@pytest.fixture(scope="module")
def places():
    return json.loads((STATIC / "places.json").read_text("utf8"))


def topology(name):
    return json.loads((STATIC / "topojson" / name).read_text("utf8"))


def drawn(name):
    return [g["id"] for g in topology(name)["objects"]["countries"]["geometries"]]


def arcs_of(nested):
    return {nested} if isinstance(nested, int) else set().union(*map(arcs_of, nested))


def test_every_member_has_one_sound_outline(outlines, members):
    assert len(members) > 190
    assert outlines.index.is_unique
    assert members - set(outlines.index) == NO_SHAPE
    assert outlines.is_valid.all()
    assert not outlines.is_empty.any()
    assert set(outlines.geom_type) <= {"Polygon", "MultiPolygon"}


def test_every_member_is_drawn_once_in_the_browser(members, outlines):
    ids = drawn("world_50m.json")
    assert ids == sorted(set(ids)) == list(outlines.index)
    assert members - set(ids) == NO_SHAPE


def test_every_member_is_a_place(members, places):
    assert members <= set(places["places"])
    assert "VAT" in places["places"]
    assert list(places["places"]) == sorted(places["places"])


def test_kosovo_has_no_point_where_the_source_has_no_border(places, outlines):
    assert "XKX" not in places["places"]
    assert "XKX" not in outlines.index


@pytest.mark.parametrize("name", ["world_50m.json", "world_110m.json"])
def test_topojson_holds_the_countries_and_no_arc_in_vain(name):
    whole = topology(name)
    layers = whole["objects"]
    assert [key for key, layer in layers.items() if layer["geometries"]] == ["countries"]
    used = {
        arc if arc >= 0 else ~arc
        for g in layers["countries"]["geometries"]
        for arc in arcs_of(g["arcs"])
    }
    assert used == set(range(len(whole["arcs"])))
    assert "ATA" not in drawn(name)
    assert len(drawn(name)) == len(set(drawn(name)))


@pytest.mark.parametrize("place", [SIMFEROPOL, SEVASTOPOL])
def test_crimea_is_drawn_in_ukraine(outlines, place):
    assert outlines.index[outlines.contains(shapely.Point(place))].tolist() == ["UKR"]


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("ESP", (-16.5, 28.3)),
        ("PSE", (34.38, 31.41)),
        ("PSE", (35.26, 31.94)),
        ("ECU", (-91.2, -0.5)),
    ],
)
def test_a_country_in_several_pieces_has_them_all(outlines, code, place):
    assert outlines.geometry[code].contains(shapely.Point(place))


def test_russia_has_its_size(outlines):
    assert outlines.geometry["RUS"].area == pytest.approx(2915, abs=2)
    assert outlines.area_km2["RUS"] == pytest.approx(16.9e6, rel=0.01)


def test_nothing_crosses_the_antimeridian(outlines):
    pieces = outlines.geometry.explode()
    assert (pieces.bounds.maxx - pieces.bounds.minx).max() < 180
    assert pieces.bounds.minx.min() >= -180
    assert pieces.bounds.maxx.max() <= 180


def test_disputed_areas_are_flagged_and_named(outlines, places):
    assert set(outlines.index[outlines.disputed]) == DISPUTED == set(places["disputed"])
    assert not DISPUTED & set(places["places"])


def test_label_points_are_on_earth_and_on_the_country(outlines, places):
    on = shapely.points(outlines.label_lon, outlines.label_lat)
    assert (shapely.distance(on, outlines.geometry.array) < 0.01).all()
    for place in places["places"].values():
        lon, lat = place["at"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90


def test_specks_on_the_world_map_are_small_and_others_not(places):
    small = {code for code, place in places["places"].items() if place["small"]}
    assert {"SGP", "BHR", "MLT", "MUS", "COM", "CPV", "MDV", "SMR", "VAT", "KIR"} <= small
    assert not small & {"QAT", "LBN", "CYP", "JAM", "PSE", "FJI", "TTO"}


@pytest.mark.parametrize("content", [b"", b"not parquet at all", None])
def test_an_unusable_file_is_named_with_its_cure(tmp_path, content):
    path = tmp_path / "countries.parquet"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError, match=r"countries\.parquet.*restore it") as error:
        basemap.load(path)
    assert str(path) in str(error.value)


def test_a_truncated_file_is_named(tmp_path):
    path = tmp_path / "countries.parquet"
    path.write_bytes(basemap.OUTLINES.read_bytes()[:-500])
    with pytest.raises(DataError, match="countries"):
        basemap.load(path)


def test_a_file_with_other_columns_is_named(tmp_path, outlines):
    path = tmp_path / "countries.parquet"
    outlines[["geometry"]].to_parquet(path)
    with pytest.raises(DataError, match="columns"):
        basemap.load(path)


def test_the_basemap_loads_without_streamlit():
    code = "import sys, solidarity.basemap; sys.exit('streamlit' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=STATIC.parent, check=True)

"""Maps and single figures drawn without a browser: colours where they belong, words, and files."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from solidarity import maps
from solidarity.anchors import ANCHORS
from solidarity.brief import pictures
from solidarity.brief.pictures import map_legend, outlines, world_map
from solidarity.brief.pictures import sheet as paper
from solidarity.brief.slide import Chart, WorldMap
from solidarity.maps import MapLayer

HREF = "{http://www.w3.org/1999/xlink}href"


def layer(**changes):
    """A map of six states: India highest, Brazil lowest, Malta too small to see, Kazakhstan doubtful."""
    told = {
        "anchor": "RUS", "title": "Toys with Moscow", "codes": ["IND", "BRA", "UKR", "MLT", "KAZ", "AUS"],
        "values": [1.0, 0.0, 0.25, 0.75, 0.5, 0.5], "n": [1] * 6, "flags": {"KAZ": "doubtful"},
        "colors": maps.colors("diverging", ANCHORS["RUS"]), "low": 0, "high": 1, "log": False,
        "decimals": 2, "labels": ["with the G7", "split", "with Russia"], "phrase": "{value}", "absent": "no toys",
    }  # fmt: skip
    return MapLayer(**told | changes)


def world(*layers, **changes):
    return WorldMap(layers or (layer(),), "Toys", "2001", **changes)


class Drawn:
    """A map as pixels, asked by places on Earth."""

    def __init__(self, content, dpi=100):
        sheet = paper.sheet(12, 6)
        with paper.settings():
            world_map.draw(content, sheet)
            file = paper.written(sheet, "png", dpi)
        self.pixels = np.asarray(Image.open(BytesIO(file)))
        self.axes = next(axes for axes in sheet.figure.axes if axes is not sheet.words)
        self.rotation = maps.views()[content.region].rotation

    def around(self, lon, lat, reach=0):
        x, y = self.axes.transData.transform(outlines.located(lon, lat, self.rotation))
        row, column = round(len(self.pixels) - y), round(x)
        near = self.pixels[row - reach : row + reach + 1, column - reach : column + reach + 1]
        return ["#{:02X}{:02X}{:02X}".format(*pixel) for pixel in near.reshape(-1, 3)]

    def at(self, lon, lat):
        return self.around(lon, lat)[0]


@pytest.fixture(scope="module")
def drawn():
    return Drawn(world())


@pytest.fixture(scope="module")
def svg():
    return pictures.drawn(world(), 12.3, 5.2, "svg")


def test_a_state_has_the_colour_of_its_value_and_the_anchor_is_ink(drawn):
    assert drawn.at(79, 22) == "#D55E00"  # India
    assert drawn.at(-53, -10) == "#0072B2"  # Brazil
    assert drawn.at(134, -25) == maps.PAPER  # Australia, in the middle
    assert drawn.at(100, 62) == "#1A1D21"  # Russia


def test_a_state_without_data_is_hatched(drawn):
    found = set(drawn.around(-100, 42, 8))  # the United States
    assert {"#FFFFFF", "#E6E6E6"} <= found
    assert all(min(maps.channels(pixel)) >= 0xE6 for pixel in found)


def test_crimea_is_drawn_as_ukraine_and_disputed_areas_as_nobodys(drawn):
    assert drawn.at(34.2, 45.4) == drawn.at(31, 49) == maps.mix("#0072B2", maps.PAPER, 0.5)
    assert drawn.at(76, 34.6) == "#C9C9C9"  # Jammu and Kashmir
    assert map_legend.DISPUTED == "#C9C9C9"


def test_a_state_too_small_to_see_has_a_marker_and_a_doubtful_one_a_cross(drawn):
    malta, singapore, kazakhstan = (outlines.places()[code] for code in ("MLT", "SGP", "KAZ"))
    assert drawn.at(malta.lon, malta.lat) == maps.mix("#D55E00", maps.PAPER, 0.5)
    assert any(max(maps.channels(p)) < 0x60 for p in drawn.around(malta.lon, malta.lat, 5))
    assert "#FFFFFF" in drawn.around(singapore.lon, singapore.lat, 1)
    assert "#B8B8B2" in drawn.around(singapore.lon, singapore.lat, 4)
    assert max(maps.channels(drawn.at(kazakhstan.lon, kazakhstan.lat))) < 0x60
    assert drawn.at(kazakhstan.lon + 4, kazakhstan.lat) == maps.PAPER


def test_crosses_are_left_out_where_most_values_are_doubtful():
    assert map_legend.doubtful(layer(flags=dict.fromkeys(["IND", "BRA", "UKR"], "few votes"))) == []


def test_russia_is_whole_on_every_map():
    for rotation in {view.rotation for view in maps.views().values()}:
        shape = outlines.projected(rotation)["RUS"]
        assert shape.is_valid
        # In square kilometres: the same area wherever the map is cut.
        assert shape.area / 1e12 == pytest.approx(16.9, abs=0.2)


def test_amounts_lie_on_a_logarithmic_scale():
    amounts = layer(log=True, high=999, colors=["#000000", "#FFFFFF"])
    assert map_legend.position(amounts, 0) == 0
    assert map_legend.position(amounts, 99) == pytest.approx(2 / 3)
    assert map_legend.position(amounts, 5000) == 1
    assert map_legend.color(amounts, 99) == "#AAAAAA"


def test_nine_classes_have_the_two_anchors_in_grey_and_a_legend_with_both_axes():
    nine = layer(
        values=[8.0, 0.0, 2.0, 6.0, 4.0, 4.0], low=0, high=8, labels=[], flags={}, decimals=0,
        colors=[f"#0{n}0{n}0{n}" for n in range(9)],
        grid={
            "x": "with Russia", "y": "with Iran", "steps": ["strong: 50 or more", "medium: 25 to 50", "weak: below 25"],
            "classes": [str(n) for n in range(9)], "anchors": ["RUS", "IRN"],
        },
    )  # fmt: skip
    seen = Drawn(world(nine))
    assert seen.at(100, 62) == seen.at(54, 32) == "#70757C"
    assert (seen.at(79, 22), seen.at(-53, -10)) == ("#080808", "#000000")
    file = pictures.drawn(world(nine), 5, 4, "svg").decode()
    for words in ("with Russia →", "with Iran →", "strong: 50 or more", "Russia, Iran"):
        assert f"<!-- {words} -->" in file


def test_ties_are_drawn_along_great_circles_and_anchors_ringed():
    arcs = [{"hue": "rgba(0,0,0,1)", "width": 3, "dash": "solid", "pairs": "INDBRA"}]
    tied = Drawn(world(layer(grid={"arcs": arcs, "ringed": {"CHN": "#FF0000"}})))
    india, brazil, china = (outlines.places()[code] for code in ("IND", "BRA", "CHN"))
    (way,) = outlines.great_circle(india, brazil, tied.rotation, 1000)
    x, y = tied.axes.transData.transform(way[len(way) // 2])
    assert tuple(tied.pixels[round(len(tied.pixels) - y), round(x)]) == (0, 0, 0)
    assert "#FF0000" in tied.around(china.lon, china.lat, 8)


def test_a_tie_over_the_edge_of_the_map_is_in_two_pieces():
    japan, states = outlines.places()["JPN"], outlines.places()["USA"]
    assert len(outlines.great_circle(japan, states, 11, 1)) == 2
    assert len(outlines.great_circle(japan, states, 180, 1)) == 1
    assert outlines.great_circle(japan, japan, 0, 1) == []


def test_the_legend_says_what_the_map_shows(svg):
    words = (
        "with the G7",
        "split",
        "with Russia",
        "Russia",
        "no data",
        "disputed area",
        "doubtful",
    )
    for word in words:
        assert f"<!-- {word} -->".encode() in svg
    amounts = pictures.drawn(world(layer(log=True, high=1000)), 4, 2.5, "svg")
    assert all(f"<!-- {word} -->".encode() in amounts for word in ("0", "10", "100", "1,000+"))


def test_two_maps_have_their_own_titles_beside_or_below_one_another():
    two = world(layer(title="First of two"), layer(title="Second of two", anchor="IRN"))
    for size in ((6, 2.6), (3, 4)):
        file = pictures.drawn(two, *size, "svg")
        assert b"<!-- First of two -->" in file and b"<!-- Second of two -->" in file
    wide, high = (
        world_map._panels(paper.Box(0, 0, *size), 2) for size in ((1000, 400), (400, 500))
    )
    assert wide[0].right < wide[1].left and wide[0].bottom == wide[1].bottom
    assert high[0].bottom > high[1].top and high[0].left == high[1].left
    assert b"Toys with Moscow" not in pictures.drawn(world(), 3, 2, "svg")


def test_an_svg_is_well_formed_small_and_refers_to_nothing_outside(svg):
    root = ElementTree.fromstring(svg)
    links = [value for node in root.iter() for key, value in node.items() if key == HREF]
    assert links and all(link.startswith("#") for link in links)
    assert b"<image" not in svg and b"<dc:date>" not in svg
    assert len(svg) < 600_000


def test_a_png_has_the_size_asked_for():
    image = Image.open(BytesIO(pictures.drawn(world(), 2, 1.25, "png", 120)))
    assert image.size == (240, 150)
    assert image.info["dpi"] == pytest.approx((120, 120), abs=0.1)


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_same_figure_gives_the_same_bytes_also_in_two_threads(form):
    chart = Chart({"data": [{"type": "bar", "x": ["a"], "y": [1]}], "layout": {}})
    contents = [world(region="Africa"), chart] * 2

    def draw(content):
        return pictures.drawn(content, 4, 3, form, 60)

    alone = [draw(content) for content in contents]
    with ThreadPoolExecutor(2) as both:
        assert list(both.map(draw, contents)) == alone
    assert alone[:2] == alone[2:] and alone[0] != alone[1]


@settings(deadline=None)  # the first one reads the outlines
@given(st.sampled_from(sorted(maps.views())), st.floats(0.2, 2))
def test_a_frame_fills_its_box_and_holds_its_region(region, ratio):
    view = maps.views()[region]
    left, bottom, right, top = outlines.framed(view, ratio)
    assert (top - bottom) / (right - left) == pytest.approx(ratio)
    x, y = outlines.located(view.lon, view.lat, view.rotation)
    assert left < x < right and bottom < y < top
    own = outlines.ratio(view)
    narrow = outlines.framed(view, own)
    assert left <= narrow[0] + 1 and right >= narrow[2] - 1 and top >= narrow[3] - 1


@pytest.mark.parametrize("size", [(1.5, 1), (2, 6), (6, 0.8)])
def test_a_small_or_narrow_box_is_no_fault(size):
    wide = {"margin": {"l": 4000, "r": 90, "b": 900}}
    bar = Chart({"data": [{"type": "bar", "x": ["a"], "y": [1], "name": "b" * 99}], "layout": wide})
    two = world(layer(title="Long " * 40), layer())
    assert all(pictures.drawn(one, *size, "png", 20) for one in (bar, world(), two))

import json

import pytest
from fixtures import REGISTER, indicator, shipped, tie_frame

from solidarity import countries, maps
from solidarity.anchors import ANCHORS, ENDS

RUS = ANCHORS["RUS"]
VIEW = tie_frame([
    ("RUS", "IND", 2000, "toy", 0.755, "observed", 12),
    ("RUS", "TUR", 2000, "toy", 0.25, "few votes", 8),
])  # fmt: skip


@pytest.fixture
def layer(tmp_path):
    """The layer of VIEW for an indicator."""
    (tmp_path / "countries.csv").write_text(REGISTER, "utf8")
    register = countries.load(tmp_path / "countries.csv")
    return lambda own: maps.layer(own, RUS, VIEW, register)


def test_a_layer_says_what_the_map_shows(layer):
    own = layer(indicator())
    assert own.codes == ["IND", "TUR"]
    assert own.values == [0.76, 0.25]
    assert own.n == [12, 8]
    assert own.flags == {"TUR": "few votes"}
    assert (own.low, own.high, own.log) == (0, 1, False)
    assert own.labels == ["with the G7", "split", "with Russia"]
    assert own.phrase == "{value} with Russia"
    assert own.absent == "no toys"
    assert own.title == "One of 2 leans to Moscow: India"


def test_shares_are_drawn_as_percentages(layer):
    own = layer(indicator(percent=True, decimals=0))
    assert own.values == [76, 25]
    assert (own.low, own.high) == (0, 100)


def test_a_packed_layer_can_be_unpacked(layer):
    own = layer(indicator())
    packed = json.loads(json.dumps(own.packed()))
    codes = [packed["codes"][i : i + 3] for i in range(0, len(packed["codes"]), 3)]
    assert codes == own.codes
    assert [int(v) / 10 ** packed["decimals"] for v in packed["values"].split(",")] == own.values
    assert [int(n) for n in packed["n"].split(",")] == own.n
    assert packed["flags"] == own.flags
    assert packed["colors"] == own.colors


def test_all_shipped_layers_can_be_unpacked():
    atlas, seen = shipped(), 0
    for own in atlas.indicators.values():
        for anchor in own.anchors:
            view = atlas.view(own.key, anchor, atlas.latest(own, ENDS[anchor]))
            full = maps.layer(own, ENDS[anchor], view, atlas.register)
            packed = full.packed()
            unpacked = [int(v) / 10**own.decimals for v in packed["values"].split(",")]
            assert unpacked == full.values
            assert len(full.values) * 3 == len(packed["codes"]) > 0
            seen += 1
    assert seen >= 2 * len(atlas.indicators)


def test_frames_keep_what_is_missing_missing():
    ties = tie_frame([
        ("RUS", "TUR", 2000, "toy", 0.0, "observed", 8),
        ("RUS", "IND", 2002, "toy", 0.755, "observed", 12),
    ])  # fmt: skip
    played = maps.frames(indicator(), ties, [2000, 2001, 2002])
    assert played == {"codes": ["IND", "TUR"], "values": [[None, 0.0], [None, None], [0.76, None]]}


def test_a_frame_of_a_year_is_the_map_of_that_year():
    atlas = shipped()
    own = atlas.indicators["arms_share"]
    played = maps.frames(own, atlas.ties(anchor="RUS", indicator=own.key), [2021, 2022])
    view = atlas.view(own.key, "RUS", 2022).set_index("partner").value
    found = dict(zip(played["codes"], played["values"][1], strict=True))
    assert {code: v for code, v in found.items() if v is not None} == {
        code: own.shown(value) for code, value in view.items()
    }
    assert found["IND"] == 41


def test_a_diverging_scale_runs_from_the_west_to_the_anchor():
    scale = maps.colors("diverging", RUS)
    assert (scale[0], scale[2], scale[-1]) == (ANCHORS["WEST"].hue, maps.PAPER, RUS.hue)


def brightness(color):
    return sum(int(color[i : i + 2], 16) * w for i, w in ((1, 0.299), (3, 0.587), (5, 0.114)))


@pytest.mark.parametrize("kind", ["sequential", "log"])
@pytest.mark.parametrize("anchor", ANCHORS.values(), ids=list(ANCHORS))
def test_other_scales_run_from_light_to_dark(kind, anchor):
    scale = maps.colors(kind, anchor)
    assert anchor.hue in scale
    assert scale == sorted(scale, key=brightness, reverse=True)
    assert len(set(scale)) == len(scale)


@pytest.mark.parametrize(
    ("share", "mixed"), [(1, "#FF0000"), (0, "#0000FF"), (0.5, "#800080"), (0.25, "#4000BF")]
)
def test_colours_mix(share, mixed):
    assert maps.mix("#FF0000", "#0000FF", share) == mixed


def test_the_world_comes_first_among_the_regions():
    views = maps.views()
    assert next(iter(views)) == "World"
    assert len(views) > 1
    for name, view in views.items():
        assert view.name == name
        assert -180 <= view.lon <= 180
        assert -90 <= view.lat <= 90
        assert view.scale > 0.9


def test_boundaries_are_not_endorsed():
    assert maps.BOUNDARIES_NOTICE == "Boundaries as in UN Geodata; no endorsement implied."

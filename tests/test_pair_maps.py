"""Two anchors on one map: classes, nine colours that all readers can tell apart, and the play button's data."""

from itertools import combinations, permutations

import numpy as np
import pandas as pd
import pytest
from fixtures import shipped

from solidarity import pair_maps
from solidarity.alignment import pair
from solidarity.anchors import ANCHORS
from solidarity.maps import channels

# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
VISION = {
    "usual": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip
OFFERED = [p for p in permutations(ANCHORS, 2) if set(p) != {"USA", "WEST"}]
LEAST_APART = 6.0
"""Distance in CIE Lab; the palettes in common use for such maps have 4.5."""


def lab(color, vision):
    """CIE Lab (D65) of #RRGGBB as that vision sees it."""
    rgb = np.array(channels(color)) / 255
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(VISION[vision] @ linear, 0, 1)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])  # fmt: skip
    xyz = to_xyz @ seen / np.array([0.9505, 1.0, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize(("first", "second"), OFFERED)
def test_the_nine_colours_can_be_told_apart(first, second, vision):
    colors = pair_maps.grid_colors(ANCHORS[first], ANCHORS[second])
    assert len(set(colors)) == 9
    apart = min(
        np.linalg.norm(lab(one, vision) - lab(other, vision))
        for one, other in combinations(colors, 2)
    )
    assert apart >= LEAST_APART


def test_the_corners_are_the_anchors_own_hues():
    colors = pair_maps.grid_colors(ANCHORS["RUS"], ANCHORS["IRN"])
    for place, code in ((2, "RUS"), (6, "IRN")):
        pale = np.array(channels(colors[place])) - np.array(channels(ANCHORS[code].hue))
        assert np.abs(pale).max() < 20


ROWS = pd.DataFrame(
    {
        "partner": ["AAA", "BBB", "CCC", "DDD"], "year": 2023, "first": [10.0, 60.0, 30.0, 50.0],
        "second": [10.0, 24.9, 70.0, 50.0], "closer": ["", "RUS", "IRN", ""], "firmness": [1, 0.92, 0.6, 1],
        "dimensions": [3, 6, 4, 5], "sound": [False, True, True, True],
    }
)  # fmt: skip


def test_a_layer_by_hand():
    layer = pair_maps.layer(ANCHORS["RUS"], ANCHORS["IRN"], ROWS, "Title")
    assert layer.values == [0, 2, 7, 8]
    assert layer.flags == {"AAA": "few dimensions"}
    assert layer.texts[1] == (
        "60 with Russia · 25 with Iran<br>closer to Russia in 92% of weightings · 6 dimensions · 2023"
    )
    assert layer.texts[0].endswith("3 dimensions only · 2023")
    assert layer.texts[3].endswith("as close to both · 5 dimensions · 2023")
    assert layer.grid["steps"] == ["strong: 50 or more", "medium: 25 to 50", "weak: below 25"]
    assert layer.grid["classes"][7] == "medium with Russia, strong with Iran"
    assert layer.packed()["texts"].count("|") == 3


def test_frames_hold_every_year_and_gaps():
    later = ROWS.iloc[1:].assign(first=90.0)
    found = pair_maps.frames({2023: ROWS, 2024: later, 2025: ROWS.iloc[:0]})
    assert found["codes"] == ["AAA", "BBB", "CCC", "DDD"]
    assert found["values"] == [[0, 2, 7, 8], [None, 2, 8, 8], [None] * 4]


def test_states_without_an_index_are_not_on_the_map():
    rows = pair.compare(shipped().alignment, "RUS", "IRN", 2023)
    layer = pair_maps.layer(ANCHORS["RUS"], ANCHORS["IRN"], rows, "")
    assert len(layer.codes) == len(rows) > 150
    assert not {"RUS", "IRN", "GRL", "HKG"} & set(layer.codes)
    assert all(0 <= value <= 8 for value in layer.values)

"""The atlas's map as a Streamlit component: one DOM node that stays, drawn by static/map.js."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from solidarity import index_words, maps, pair_maps, words
from solidarity.alignment import KEY as INDEX
from solidarity.alignment import pair
from solidarity.anchors import Anchor
from solidarity.brief.slide import WorldMap
from solidarity.indicator import Indicator
from ui.data import catalog, stamp, states
from ui.pins import pin_map
from ui.static import component, static_base

KEY = "atlas_map"

_MAP = component(
    "atlas_map",
    "map/map.js",
    "atlas",
    "The map cannot be loaded. The table holds the same figures.",
)


def world_map(
    indicator: Indicator,
    anchors: list[Anchor],
    views: list[pd.DataFrame],
    year: int,
    region: maps.View,
    country: str,
) -> None:
    """Draw one map per anchor, side by side; a click chooses the country, Play runs the years."""
    layers = [
        maps.layer(indicator, anchor, view, catalog().register)
        for anchor, view in zip(anchors, views, strict=True)
    ]
    about = {
        "label": indicator.title,
        "year": year,
        "period": indicator.period(year) + words.partial(indicator, year),
        "suffix": "%" if indicator.percent else "",
        "n_unit": indicator.n_unit,
        "frames_id": f"{indicator.key} {[a.code for a in anchors]} {stamp()[1]}",
    }
    _draw(layers, about, region, country, lambda: _frames(indicator, anchors))
    title = words.title(indicator, anchors, views, year, catalog().register)
    said = words.subtitle(indicator, anchors, views, year)
    pin_map(title, said, _content(layers, about, region), of=[indicator])


def pair_map(
    first: Anchor,
    second: Anchor,
    rows: pd.DataFrame,
    year: int,
    region: maps.View,
    country: str,
) -> None:
    """Draw two anchors on one map, in nine colours; `rows` is alignment.pair.compare."""
    title = _pair_title(first, second, rows)
    layer = pair_maps.layer(first, second, rows, title)
    about = {
        "label": f"Alignment with {first.name} and with {second.name}",
        "year": year,
        "period": str(year),
        "suffix": "",
        "n_unit": "dimensions",
        "frames_id": f"{first.code} {second.code} {stamp()[1]}",
    }
    _draw([layer], about, region, country, lambda: _pair_frames(first, second))
    said = index_words.pair_subtitle(first, second, rows, year)
    pin_map(title, said, _content([layer], about, region), of=[catalog().indicator(INDEX)])


def network_map(
    layer: maps.MapLayer, label: str, year: int, period: str, region: maps.View, country: str
) -> None:
    """Draw the ties of one kind as great circles; a click chooses the country, there are no years to play."""
    about = {"label": label, "year": year, "period": period, "n_unit": "ties"}
    _draw_still(layer, about, region, country)


def vote_map(
    layer: maps.MapLayer, label: str, period: str, region: maps.View, country: str
) -> None:
    """Draw one roll call, which has no other years to play; a click chooses the country."""
    about = {"label": label, "year": 0, "period": period, "n_unit": ""}
    _draw_still(layer, about, region, country)


def _draw_still(
    layer: maps.MapLayer, about: dict[str, Any], region: maps.View, country: str
) -> None:
    """Draw a map without years."""
    about |= {"suffix": "", "frames_id": f"{about['label']} {about['period']}", "still": True}
    _draw([layer], about, region, country, dict)
    said = "" if about["label"] == layer.title else about["label"]
    pin_map(layer.title, said, _content([layer], about, region))


def slide_map(content: WorldMap) -> None:
    """Draw the maps of a slide as they were pinned."""
    about = {"label": content.label, "year": 0, "period": content.period, "suffix": content.suffix}
    about |= {"n_unit": content.n_unit, "frames_id": str(hash(content.label)), "still": True}
    _draw(list(content.layers), about, maps.views()[content.region], "", dict)


def _content(layers: list[maps.MapLayer], about: dict[str, Any], region: maps.View) -> WorldMap:
    """The maps as a slide holds them."""
    told = {key: about[key] for key in ("label", "period", "suffix", "n_unit")}
    return WorldMap(tuple(layers), region=region.name, **told)


def _draw(
    layers: list[maps.MapLayer],
    about: dict[str, Any],
    region: maps.View,
    country: str,
    frames: Callable[[], dict[str, Any]],
) -> None:
    data = about | {
        "base": static_base(),
        "maps": [layer.packed() for layer in layers],
        "view": vars(region),
        "selected": country,
    }
    if st.session_state.pop("map_frames_wanted", False):
        data["frames"] = frames() | {"id": about["frames_id"]}
    _MAP(
        key=KEY,
        data=data,
        on_selected_change=_take_selected,
        on_year_change=_take_year,
        on_play_change=_want_frames,
    )


def _frames(indicator: Indicator, anchors: list[Anchor]) -> dict[str, Any]:
    years = list(range(indicator.years[0], indicator.years[1] + 1))
    ties = [catalog().ties(anchor=a.code, indicator=indicator.key) for a in anchors]
    return {
        "years": years,
        "periods": [indicator.period(year) + words.partial(indicator, year) for year in years],
        "maps": [
            maps.frames(indicator, rows, years)
            | {"titles": [_headline(indicator, anchor, year) for year in years]}
            for anchor, rows in zip(anchors, ties, strict=True)
        ],
    }


def _headline(indicator: Indicator, anchor: Anchor, year: int) -> str:
    view = catalog().view(indicator.key, anchor.code, year)
    return words.headline(indicator, anchor, view, catalog().register)


def _pair_frames(first: Anchor, second: Anchor) -> dict[str, Any]:
    shown = catalog().alignment
    compared = {
        year: pair.compare(shown, first.code, second.code, year) for year in shown.scores.years
    }
    return {
        "years": list(compared),
        "periods": [str(year) for year in compared],
        "maps": [
            pair_maps.frames(compared)
            | {"titles": [_pair_title(first, second, rows) for rows in compared.values()]}
        ],
    }


def _pair_title(first: Anchor, second: Anchor, rows: pd.DataFrame) -> str:
    return index_words.pair_title(first, second, rows, pair.CLASSES[1], catalog().register.name)


def _take_selected() -> None:
    if st.session_state[KEY].selected in states():
        st.session_state.country = st.session_state[KEY].selected


def _take_year() -> None:
    st.session_state.year = int(st.session_state[KEY].year)


def _want_frames() -> None:
    st.session_state.map_frames_wanted = True

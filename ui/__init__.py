"""What pages share on screen; the one place where Streamlit meets the core."""

from ui.address import give_address, notes, take_address
from ui.country import country_facts, departures, profile_charts, profile_table, transfers
from ui.data import catalog, open_data, states
from ui.pickers import (
    pick_anchor,
    pick_anchors,
    pick_country,
    pick_indicator,
    pick_region,
    pick_year,
)
from ui.show import country_card, download, show, source_note, table, value_line
from ui.world_map import world_map

__all__ = [
    "catalog",
    "country_card",
    "country_facts",
    "departures",
    "download",
    "give_address",
    "notes",
    "open_data",
    "pick_anchor",
    "pick_anchors",
    "pick_country",
    "pick_indicator",
    "pick_region",
    "pick_year",
    "profile_charts",
    "profile_table",
    "show",
    "source_note",
    "states",
    "table",
    "take_address",
    "transfers",
    "value_line",
    "world_map",
]

"""What pages share on screen; the one place where Streamlit meets the core."""

from ui.about import (
    coverage_chart,
    definition,
    definitions_download,
    source_facts,
    sources_table,
    what_a_tie_is,
)
from ui.address import give_address, notes, take_address
from ui.country import country_facts, departures, profile_charts, profile_table, transfers
from ui.data import catalog, open_data, states
from ui.own import bring_your_own
from ui.pickers import (
    pick_anchor,
    pick_anchors,
    pick_country,
    pick_dimension,
    pick_indicator,
    pick_indicator_of,
    pick_region,
    pick_source,
    pick_year,
    relevant,
)
from ui.show import country_card, download, show, source_note, table, value_line
from ui.weights import pick_weights, rank_change
from ui.world_map import world_map

__all__ = [
    "bring_your_own",
    "catalog",
    "country_card",
    "country_facts",
    "coverage_chart",
    "definition",
    "definitions_download",
    "departures",
    "download",
    "give_address",
    "notes",
    "open_data",
    "pick_anchor",
    "pick_anchors",
    "pick_country",
    "pick_dimension",
    "pick_indicator",
    "pick_indicator_of",
    "pick_region",
    "pick_source",
    "pick_weights",
    "pick_year",
    "profile_charts",
    "profile_table",
    "rank_change",
    "relevant",
    "show",
    "source_facts",
    "source_note",
    "sources_table",
    "states",
    "table",
    "take_address",
    "transfers",
    "value_line",
    "what_a_tie_is",
    "world_map",
]

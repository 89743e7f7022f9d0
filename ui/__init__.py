"""What pages share on screen; the one place where Streamlit meets the core."""

from ui.about import (
    coverage_chart,
    definition,
    definitions_download,
    source_facts,
    sources_table,
    what_a_tie_is,
    what_statuses_mean,
)
from ui.address import give_address, notes, take_address
from ui.axis import (
    axis_courses,
    axis_entries,
    axis_key,
    axis_lists,
    axis_note,
    axis_standing,
    axis_theme,
    axis_timeline,
    axis_title,
)
from ui.axis_pickers import pick_axis_period
from ui.axis_tables import (
    axis_beside,
    axis_clubs,
    axis_deliveries,
    axis_figures,
    axis_links,
    axis_needs,
    axis_then_now,
)
from ui.briefing import desk, keep_briefing
from ui.briefing_slides import (
    briefing_empty,
    briefing_title,
    pick_slide,
    slide_order,
    slide_shown,
    slide_words,
)
from ui.claims import claim_rows, claim_shown, claims_note, claims_table, claims_title, judged
from ui.claims_pickers import pick_claim, pick_claims
from ui.compare import compare_standing, compare_table, compare_title, comparison
from ui.compare_pickers import compare_link, pick_countries, pick_group, suggest_peers
from ui.compare_roll_calls import compare_votes
from ui.compare_years import compare_courses
from ui.country import (
    country_facts,
    departures,
    index_summary,
    profile_charts,
    profile_table,
    transfers,
)
from ui.cut_pickers import pick_channels, pick_cut
from ui.data import catalog, index, open_data, row_of, states
from ui.evidence import behind
from ui.firmness import firmness, unranked
from ui.group import group_page
from ui.index_method import index_dimensions, index_limits, index_validation
from ui.index_pickers import pick_pair
from ui.lifelines import (
    lifeline_course,
    lifeline_facts,
    lifeline_flows,
    lifeline_note,
    lifeline_partners,
    lifeline_standing,
    lifeline_title,
    not_on_record,
    record,
    relabelled_oil,
)
from ui.menu import HOME, MENU, Entry
from ui.network import (
    network_bridges,
    network_cut,
    network_drawing,
    network_losses,
    network_none,
    network_note,
    network_pairs,
    network_standing,
    network_states,
    network_study,
    network_ties,
    network_title,
)
from ui.network_pickers import (
    codes_of,
    pick_above,
    pick_nearest,
    pick_out,
    pick_shape,
    pick_tie,
    pick_year_of,
)
from ui.next_questions import next_questions
from ui.overview import (
    all_pages,
    overview_country,
    overview_map,
    overview_title,
    six_questions,
)
from ui.own import bring_your_own
from ui.pair import closer, compared, pair_scatter, pair_table
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
from ui.present import present
from ui.pressure_pickers import pick_axis, pick_channel, pick_relabelled, pick_year_on_record
from ui.ranking import table
from ui.ready_made import ready_made
from ui.sanctions import (
    sanctions_by_type,
    sanctions_doubts,
    sanctions_indicator,
    sanctions_note,
    sanctions_title,
    senders_table,
    source_line,
    world_share,
)
from ui.sanctions_steps import council_votes, sanction_programmes, sanctions_steps
from ui.sanctions_trade import (
    factbook_partners,
    pick_compared,
    trade_before_after,
    trade_beside,
    trade_record,
)
from ui.score import change_over_time, parts_table, score_caption
from ui.scorecard import (
    pick_scorecard_since,
    scorecard,
    scorecard_in_play,
    scorecard_note,
    scorecard_ropes,
    scorecard_table,
    scorecard_title,
    scorecard_votes,
)
from ui.scorecard_country import scorecard_country
from ui.show import country_card, download, show, source_note, value_line
from ui.take_away import briefing_file, slide_taken, take_away
from ui.timeline import (
    timeline_drawing,
    timeline_entries,
    timeline_note,
    timeline_table,
    timeline_title,
)
from ui.timeline_pickers import pick_timeline
from ui.votes import votes_note, votes_record, votes_resolutions, votes_title
from ui.votes_pair import pick_votes_pair, votes_pair, votes_pair_title, votes_side_by_side
from ui.votes_pickers import pick_votes_filter, pick_votes_view
from ui.weights import pick_weights, rank_change, weights_note, weights_said
from ui.what_if import (
    not_modelled,
    what_if_compared,
    what_if_note,
    what_if_result,
    what_if_sums,
    what_if_title,
)
from ui.world_map import pair_map, world_map

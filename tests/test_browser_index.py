"""What only a browser can show of the index: two anchors on one map, weights in the address, three clicks to evidence."""

import re

import pytest
from browsing import asked, open_page
from playwright.sync_api import Page, expect

import solidarity
from solidarity import countries
from solidarity.anchors import ANCHORS
from solidarity.pair_maps import grid_colors

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

VALUES = """() => {
  const map = document.querySelector('.atlas-map')
  const trace = map.data.find((t) => t.name === 'values')
  return { codes: trace.locations, classes: trace.z, anchors: map.data.find((t) => t.name === 'anchor').locations,
    text: Object.fromEntries(trace.locations.map((code, i) => [code, trace.text[i]])) }
}"""
CELLS = "() => [...document.querySelectorAll('.atlas-grid i')].map((cell) => getComputedStyle(cell).backgroundColor)"


def rgb(color: str) -> str:
    return f"rgb({', '.join(str(int(color[i : i + 2], 16)) for i in (1, 3, 5))})"


def test_two_anchors_stand_on_one_map_with_a_legend_of_nine(page: Page, address: str):
    open_page(page, f"{address}/alignment?first=RUS&second=WEST&year=2023&country=IND")
    drawn = page.evaluate(VALUES)
    assert drawn["anchors"] == ["RUS"]
    assert set(drawn["classes"]) <= set(range(9)) and len(set(drawn["classes"])) >= 4
    assert len(drawn["codes"]) > 120
    assert "with Russia · " in drawn["text"]["IND"] and "of weightings" in drawn["text"]["IND"]
    colors = grid_colors(ANCHORS["RUS"], ANCHORS["WEST"])
    order = [6, 7, 8, 3, 4, 5, 0, 1, 2]  # strong with the second anchor on top
    assert page.evaluate(CELLS) == [rgb(colors[place]) for place in order]


def test_states_without_an_index_are_drawn_as_no_data(page: Page, address: str):
    open_page(page, f"{address}/atlas?indicator=index&year=2023")
    drawn = page.evaluate(VALUES)
    assert "GRL" not in drawn["codes"]
    members = set(countries.load().kind("member"))
    assert len(members - set(drawn["codes"]) - {"RUS"}) < 10
    assert "% of weightings" in drawn["text"]["IND"]
    assert "not ranked" in drawn["text"]["CUB"]


def test_of_a_distance_the_nearest_has_rank_one_on_the_map_too(page: Page, address: str):
    open_page(page, f"{address}/atlas?indicator=un_ideal_distance&year=2025")
    view = solidarity.load().view("un_ideal_distance", "RUS", 2025)
    rank = view[view.partner == "IND"].iloc[0]["rank"]
    assert rank < 10
    assert f"rank {rank} of {len(view)} ·" in page.evaluate(VALUES)["text"]["IND"]


def test_play_runs_the_years_of_two_anchors(page: Page, address: str):
    # Early enough that the years do not run out before a slow browser has pressed Pause.
    open_page(page, f"{address}/alignment?year=2010")
    page.get_by_role("button", name="Play the years").click()
    expect(page.locator(".atlas-year")).not_to_have_text("2010")
    expect(page.locator(".atlas-title")).to_contain_text("Moscow and Tehran")
    page.get_by_role("button", name="Pause at this year").click()
    page.wait_for_function("() => !location.search.includes('year=2010')")


def test_a_slider_of_weights_changes_the_address_and_the_score(page: Page, address: str):
    open_page(page, f"{address}/score?country=IND&versus=RUS&year=2023")
    expect(page.locator("h1")).to_contain_text("India scores 44 of 100 with Russia")
    page.get_by_text("Weights of the index").click()
    slider = page.get_by_role("slider", name="Votes")
    slider.focus()
    slider.press("ArrowLeft")
    page.wait_for_function("() => location.search.includes('weights=votes1.9_arms1')")
    page.reload()
    expect(page.get_by_text("Weights, not the default: the reader's own")).to_be_visible()
    assert asked(page)["weights"].startswith("votes1.9_")


def test_a_fast_hand_on_several_weights_is_not_set_back(page: Page, address: str):
    open_page(page, f"{address}/score?country=IND&versus=RUS&year=2023")
    page.get_by_text("Weights of the index").click()
    for name, key, presses in (("Votes", "ArrowRight", 10), ("Arms", "ArrowLeft", 10), ("Energy", "ArrowRight", 5)):  # fmt: skip
        page.get_by_role("slider", name=name).focus()
        for _ in range(presses):
            page.keyboard.press(key)
            page.wait_for_timeout(80)
    page.wait_for_function(
        "() => location.search.includes('weights=votes3_arms0_energy1.5_trade1')"
    )


def test_from_the_map_to_the_votes_behind_a_score_in_three_clicks(page: Page, address: str):
    """The country, why it scores so, and the evidence of a dimension."""
    open_page(page, f"{address}/atlas?indicator=index&year=2023&country=BRA")
    page.get_by_role("link", name="Why this score with Russia").click()
    expect(page.locator("h1")).to_contain_text("Brazil scores")
    assert asked(page)["year"] == "2023"
    expect(page.get_by_text("Contested votes", exact=True)).to_be_visible()
    page.get_by_role("radio", name="Energy").click()
    expect(page.get_by_text("Energy imports", exact=True)).to_be_visible()


def test_why_from_two_anchors_keeps_weights_and_year(page: Page, address: str):
    open_page(page, f"{address}/alignment?year=2022&country=TUR&weights=equal")
    page.get_by_role("link", name="Why this score with Iran").click()
    expect(page.locator("h1")).to_have_text(re.compile(r"Türkiye scores \d+ of 100 with Iran"))
    found = asked(page)
    assert (found["year"], found["weights"], found["versus"]) == ("2022", "equal", "IRN")

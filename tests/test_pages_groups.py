"""The pages on groups of partners in process: their figures, their years, wrong input."""

import pytest
from fixtures import shipped
from test_pages_index import page_at, table

from solidarity import group_words, groups
from solidarity.alignment import KEY as INDEX

HELD = shipped().with_index()
KEYS = list(groups.groups())


def page(key):
    return f"pages/partners/{key}.py"


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("year", [1995, 2023, 2025])
def test_headline_and_table_are_the_librarys(key, year):
    app = page_at(page(key), year=str(year), kind="diplomacy", indicator=INDEX)
    group = groups.groups()[key]
    members = HELD.register.members(group.members)
    leads = [group_words.lead(HELD, members, anchor, year) for anchor in groups.AXIS]
    assert app.title[0].value == group_words.headline(group, leads, HELD, year)
    votes = [i for i in groups.shown(HELD) if i.dimension == "diplomacy"]
    wanted = group_words.table(groups.relations(HELD, members, votes, year), HELD)
    shown = table(app, f"{group.title}: ties to Russia and Iran")
    own = shown[shown.Partner.isin(wanted.Partner)]
    assert own.Russia.fillna(-1).tolist() == wanted.Russia.fillna(-1).tolist()
    assert own["Iran of"].fillna("").tolist() == wanted["Iran of"].fillna("").tolist()
    assert not app.warning


def test_a_small_group_shows_all_kinds_and_a_continent_one_at_a_time():
    east = table(page_at(page("east")), "The East")
    assert east.Tie.nunique() > 10 and east.Partner.nunique() == 3
    app = page_at(page("africa"))
    africa = table(app, "Africa: ties")
    assert africa.Tie.nunique() == 1 and len(africa) == 54
    app.pills(key="kind").set_value("security").run()
    assert app.query_params["kind"] == "security"
    assert table(app, "Africa: ties").Tie.str.startswith("Arms").all()


def test_neighbours_stand_below_the_three_of_the_americas():
    shown = table(page_at(page("americas"), kind="diplomacy", year="2024"), "The Americas")
    assert shown.Partner.iloc[-1] == "Other Latin America (median)"
    last = shown[shown.Partner == "Other Latin America (median)"].set_index("Tie")
    assert last["Russia of"]["UN votes: contested (0 to 1)"].endswith("states")


def test_who_moved_since_a_year_of_the_readers_choice():
    app = page_at(page("africa"), year="2024", indicator=INDEX)
    assert any("nine of 54 moved towards Moscow" in m.value for m in app.markdown)
    app.selectbox(key="since").select(2010).run()
    assert app.query_params["since"] == "2010"
    assert any(m.value.startswith("Since 2010") for m in app.markdown)


def test_syria_before_and_after_is_said():
    app = page_at(page("outcasts"))
    assert any("8 December 2024" in c.value for c in app.caption)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [({"kind": "love"}, "is not a kind of tie"), ({"anchor": "USA"}, "about Russia and Iran"),
     ({"since": "1700"}, "is not a year to compare with"), ({"country": "Narnia"}, "is not a country")],
)  # fmt: skip
def test_a_wrong_address_gets_a_sentence_and_a_page(address, sentence):
    app = page_at(page("east"), **address)
    assert any(sentence in warning.value for warning in app.warning)
    assert app.title[0].value.startswith("Among partners in the East")


def test_an_early_year_has_no_earlier_one_to_compare_with():
    app = page_at(page("east"), year="1992", indicator=INDEX)
    assert not app.exception
    assert any("first year" in caption.value for caption in app.caption)


def test_events_of_the_group_with_either_anchor_and_their_sources():
    app = page_at(page("outcasts"), year="2024", indicator=INDEX)
    shown = table(app, "Entries of the timeline")
    assert len(shown) > 20
    assert shown.Countries.str.contains("Belarus|North Korea|Syria").all()
    assert shown.Countries.str.contains("Russia|Iran").all()
    assert (shown.Date.str[:4].astype(int) <= 2024).all()
    assert (shown.Seen != "not verified").all()

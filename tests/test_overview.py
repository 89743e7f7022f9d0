"""The overview: each answer against the tables, by hand and by the command line's own figures."""

import pandas as pd
import pytest
from fixtures import shipped
from serving import ROOT
from test_pages_index import page_at

from solidarity import overview
from solidarity.alignment import KEY as INDEX
from solidarity.overview import Glance, glance
from ui.menu import MENU
from ui.next_questions import NEXT
from ui.overview import LINKS

PAGE = "pages/home/overview.py"


@pytest.fixture(scope="module")
def asked() -> dict[str, Glance]:
    return {one.key: one for one in overview.glances(weighed())}


def weighed():
    data = shipped()
    return data.with_index(data.alignment.weights)


def value(one: Glance, code: str, year: int) -> float:
    return float(one.rows[(one.rows.code == code) & (one.rows.year == year)].value.iloc[0])


def test_the_headline_counts_states_without_sanctions_on_either():
    ties = shipped().ties(["RUS", "IRN"], None, "sanctions", 2023)
    senders = set(ties.partner[ties.value > 0])
    members = set(shipped().register.kind("member")) - {"RUS", "IRN"}
    found = overview.apart(shipped())
    assert found == (2023, 191, len(members - senders))
    assert overview.headline(found) == (
        f"{found.neither} of the UN's 191 other members sanction neither Russia nor Iran"
    )
    assert overview.headline(overview.Apart(2023, 3, 1)).startswith(
        "One of the UN's 3 other members sanctions"
    )


def test_without_the_list_of_sanctions_the_title_asks():
    assert overview.headline(None).endswith("?")


def test_every_question_is_answered_and_leads_on(asked):
    assert list(asked) == list(LINKS) and len(asked) == len(overview.GLANCES) == 6
    for one in asked.values():
        assert one.said.endswith(".") and one.rows.value.notna().all() and set(one.sources) <= set(weighed().sources)  # fmt: skip
        assert all((ROOT / f"pages/{page}.py").exists() for _, page, _ in LINKS[one.key])


def test_votes_count_the_states_above_one_half(asked):
    ties = shipped().ties("IRN", None, "un_siding", 2024)
    assert value(asked["votes"], "IRN", 2024) == (ties.value > 0.5).sum() > 100
    assert 2026 not in set(asked["votes"].rows.year)  # not complete


def test_sanctions_and_oil_are_those_of_their_pages(asked):
    assert [value(asked["sanctions"], "RUS", year) for year in (2013, 2014, 2022, 2023)] == [
        0,
        40,
        46,
        48,
    ]
    flows = shipped().tables["energy"]["flows"]
    sold = flows[(flows["product"] == "crude_oil") & (flows.year == 2023)]
    india = sold[
        (sold.partner == "IND") & (sold.anchor == "RUS") & (sold.direction == "to partner")
    ]
    all_of_it = sold[
        (sold.partner == "RUS") & (sold.anchor == "all") & (sold.direction == "from partner")
    ]
    share = 100 * india.value.iloc[0] / all_of_it.value.iloc[0]
    assert (
        value(asked["lifeline"], "IND", 2023)
        == pytest.approx(share)
        == pytest.approx(39.97, abs=0.01)
    )
    assert "2021" in asked["lifeline"].said


def test_middle_powers_and_movers_hold_the_indexs_figures(asked):
    data = weighed()
    rows = asked["middle_powers"].rows
    view = data.view(INDEX, "RUS", int(rows.year.iloc[0])).set_index("partner").value
    assert len(rows) == 8 and rows.value.is_monotonic_decreasing
    assert all(view[code] == value for code, value in zip(rows.code, rows.value, strict=True))
    assert asked["movers"].rows.code.iloc[0] == "MLI"


def test_the_pair_agrees_as_the_ties_say(asked):
    tie = shipped().ties("RUS", "IRN", "un_agreement", 2016)
    assert value(asked["pair"], "IRN", 2016) == tie.value.iloc[0]
    assert asked["pair"].said.startswith(
        "Russia and Iran by 2025: at their closest since 2001 in arms from Iran"
    )


def test_figures_as_a_table():
    rows = pd.DataFrame(
        {"code": ["RUS", "RUS", "IND"], "year": [2001, 2002, 2002], "value": [1.0, 2.0, 3.0]}
    )
    courses = Glance("x", "?", "!", rows, "states", ())
    frame = glance.table(courses, shipped().register)
    assert frame.columns.tolist() == ["Year", "Russia", "India"] and frame.Year.tolist() == [
        2002,
        2001,
    ]
    assert frame.India.tolist()[0] == 3.0 and pd.isna(frame.India.tolist()[1])
    single = Glance("x", "?", "!", rows[1:], "states", ())
    assert glance.table(single, shipped().register).states.tolist() == [2.0, 3.0]


def test_the_page_says_what_the_library_says():
    app = page_at(PAGE, country="BRA")
    data = weighed()
    assert app.title[0].value == overview.headline(overview.apart(data))
    said = [text.value for text in app.markdown]
    assert all(one.said in said for one in overview.glances(data))
    assert not app.exception and not app.warning


def test_every_page_is_on_the_menu_and_asks_what_comes_next():
    pages = {
        path.relative_to(ROOT / "pages").with_suffix("").as_posix()
        for path in ROOT.glob("pages/*/*.py")
    }
    listed = {entry.page for entries in MENU.values() for entry in entries}
    assert listed == pages and len(pages) > 12
    stems = {page.split("/")[-1] for page in pages}
    assert set(NEXT) == stems - {"overview"}
    targets = {target for questions in NEXT.values() for _, target, _ in questions}
    assert targets <= pages and all(len(questions) >= 2 for questions in NEXT.values())


def test_the_next_questions_are_about_the_country_just_chosen():
    app = page_at("pages/network/atlas.py", country="IND")
    app.selectbox(key="country").select("BRA").run()
    asked = [link.proto.label for link in app.get("page_link")]
    assert "How does Brazil compare with others?" in asked
    assert not any("India" in label for label in asked)

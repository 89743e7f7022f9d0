"""From a score made of votes in any table to these votes: the link of a row asks for what the row counts."""

from urllib.parse import parse_qsl

import pytest
from fixtures import shipped
from test_pages_index import page_at, table
from test_votes import pair

from solidarity.votes import links
from ui.votes_pickers import VIEWS

TABLES = [
    ("pages/partners/country.py", {"country": "IND"}, "Ties of India", 25),
    ("pages/partners/compare.py", {"countries": "IND_and_TUR", "versus": "RUS", "year": "2024"}, "Ties of India", 20),
    ("pages/partners/score.py", {"country": "IND", "versus": "RUS", "year": "2024"}, "What is known", 1),
    ("pages/partners/east.py", {"kind": "diplomacy"}, "The East", 6),
    ("pages/middle_powers/scorecard.py", {"anchor": "RUS", "rope": "all"}, "Ropes", 8),
    ("pages/axis/russia_iran.py", {}, "Every indicator of Russia and Iran", 10),
    ("pages/axis/russia_iran.py", {}, "Closer than ever?", 3),
    ("pages/network/atlas.py", {"indicator": "un_siding", "anchor": "RUS", "year": "2024"}, "Sides with", 180),
    ("pages/network/graph.py", {"kind": "votes", "country": "IND"}, "Ties of India", 100),
]  # fmt: skip


def cells(frame):
    """The links of a table, each with the row's place."""
    heads = [name for name in frame if str(name).endswith((": votes", " votes"))]
    found = [(place, text) for head in heads for place, text in enumerate(frame[head]) if text]
    return [(place, dict(parse_qsl(str(text).removeprefix("votes?")))) for place, text in found]


@pytest.mark.parametrize(("page", "address", "title", "least"), TABLES)
def test_rows_made_of_votes_link_to_them_and_no_others_do(page, address, title, least):
    frame = table(page_at(page, **address), title)
    asked = cells(frame)
    assert least <= len(asked)
    known = {"show", "one", "two", "from", "until", "contested", "theme", "list"}
    for _, query in asked:
        assert query["show"] in VIEWS and query["one"] and set(query) <= known


def test_a_countrys_figure_is_that_of_the_votes_its_link_shows():
    frame = table(page_at("pages/partners/country.py", country="IND"), "Ties of India")
    seen = 0
    for place, query in cells(frame):
        row = frame.iloc[place]
        if query["show"] != "pair" or row.Tie in ("UN votes: beyond chance", "UN votes: ideal points"):  # fmt: skip
            continue
        conditions = {key: query[key] for key in ("contested", "theme") if key in query}
        found = pair(query["one"], query["two"], years=(int(query["from"]), int(query["until"])), **conditions)  # fmt: skip
        value, n = found.agreement()
        assert (f"{value + 1e-9:.2f}", n) == (row.Value, row.n)
        seen += 1
    votes = frame.Tie.str.startswith("UN votes")
    assert len(cells(frame)) == votes.sum() and seen > 15


def test_a_link_in_a_table_is_relative_and_names_only_what_is_not_usual():
    asked = links.address("un_siding", "RUS", "IND", (2024, 2024))
    assert links.relative(asked) == "votes?show=pair&one=IND&two=RUS&from=2024&until=2024&contested=RUS&list=all"  # fmt: skip
    assert links.relative({}) == ""
    ties = shipped().ties("RUS", "IND", "arms_share", 2024)
    assert links.of_ties(ties) == [{}] * len(ties)

"""Which votes are on Ukraine and which on Iran, by symbol, title or list."""

import pandas as pd
from test_build_un_votes import built, cast

__all__ = ["built"]  # a fixture of these tests too


def named_votes(*votes):
    """Roll calls with the resolution and title that decide what they are about."""
    frames = [
        cast([(key, day, "final", "", others)]).assign(resolution=resolution, title=title)
        for key, day, resolution, title, others in votes
    ]
    return pd.concat(frames, ignore_index=True)


def test_votes_on_ukraine_add_up_from_2022_on(built):
    war = "Aggression against Ukraine"
    cells = built(
        named_votes(
            ("a", "2022-03-02", "A/RES/ES-11/1", war, {"RUS": "N", "IND": "A", "BRA": "Y"}),
            ("b", "2022-04-07", "A/RES/ES-11/3", war, {"RUS": "N", "IND": "A", "BRA": "X"}),
            ("c", "2023-02-23", "A/RES/ES-11/6", war, {"RUS": "N", "IND": "N", "BRA": "A"}),
            ("d", "2024-12-23", "A/RES/79/1", "Other", {"RUS": "Y", "IND": "Y", "BRA": "Y"}),
        )
    )["cells"]
    found = {key[2:]: (r.value, r.n) for key, r in cells.items() if key[0] == "ukraine_votes"}
    assert found == {
        ("IND", 2022): (0.5, 2), ("IND", 2023): (0.666667, 3), ("IND", 2024): (0.666667, 3),
        ("BRA", 2022): (0.0, 1), ("BRA", 2023): (0.25, 2), ("BRA", 2024): (0.25, 2),
    }  # fmt: skip


def test_votes_on_iran_cover_three_years_and_are_known_by_title_or_list(built):
    title = "Situation of human rights in the Islamic Republic of Iran"
    cells = built(
        named_votes(
            ("a", "2012-12-20", "A/RES/67/182", "HUMAN RIGHTS--REPORTS", {"IRN": "N", "IND": "N"}),
            ("b", "2014-12-18", "A/RES/69/190", "", {"IRN": "N", "IND": "N"}),
            ("c", "2016-12-19", "A/RES/71/204", title, {"IRN": "N", "IND": "A"}),
            ("d", "2016-12-20", "A/RES/71/9", "Sovereignty of Iraq", {"IRN": "Y", "IND": "Y"}),
        )
    )["cells"]
    found = {key[2:]: (r.value, r.n) for key, r in cells.items() if key[0] == "iran_votes"}
    assert found == {
        ("IND", 2012): (1.0, 1), ("IND", 2013): (1.0, 1), ("IND", 2014): (1.0, 2),
        ("IND", 2015): (1.0, 1), ("IND", 2016): (0.75, 2),
    }  # fmt: skip

"""The General Assembly scores, on votes few enough to count by hand."""

from contextlib import contextmanager
from types import SimpleNamespace

import pandas as pd
import pytest
from fixtures import files_of, project, raw

from solidarity import build, ideal_points

FAULTS = ("corrections.csv", "left_out.csv")
G7 = ("USA", "GBR", "FRA", "DEU", "CAN", "ITA", "JPN")
VOTES = [  # vote_id, date, kind, the G7 in the order above, and others
    ("v1", "2010-01-01", "final", "NNNNAAA", {"RUS": "Y", "IRN": "Y", "IND": "A", "TUR": "N"}),
    ("v2", "2010-02-01", "final", "YYYAAAA", {"RUS": "N", "IRN": "Y", "IND": "N", "TUR": "X"}),
    ("v3", "2010-03-01", "final", "YYYYYYY", {"RUS": "A", "IRN": "X", "IND": "Y", "TUR": "Y"}),
    ("v4", "2010-04-01", "paragraph", "NNNNNNN", {"RUS": "Y", "IND": "N", "TUR": "N"}),
    ("v5", "2010-05-01", "final", "YYYYNNN", {"RUS": "N", "IND": "Y", "TUR": "A"}),
]


@contextmanager
def unpointed():
    """Without the ideal points, which a handful of votes cannot give; they have their own tests."""
    points = pd.DataFrame(
        {"iso3": ["IND"], "year": [2010], "point": [0.5], "low": [0.4], "high": [0.6], "n": [4]}
    )
    distances = points.rename(columns={"iso3": "partner", "point": "value"}).assign(anchor="USA")
    stub = SimpleNamespace(points=points, distances=lambda anchors: distances)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ideal_points, "estimate", lambda votes: stub)
        yield


def cast(votes, source="UNxml"):
    """Roll calls as the publisher's table."""
    return pd.DataFrame(
        [
            {
                "vote_id": key, "date": pd.Timestamp(date), "kind": kind, "iso3": state,
                "vote": vote, "resolution": f"R/{key}", "title": f"On {key}", "source": source,
            }
            for key, date, kind, g7, others in votes
            for state, vote in (dict(zip(G7, g7, strict=False)) | others).items()
        ]
    )  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build from votes; the tables by name, ties as {(indicator, anchor, partner, year): row}.

    Of the known faults of the real release only the files named in `faults` hold.
    """
    path = tmp_path_factory.mktemp("votes")
    (path / "inputs" / "un_votes").mkdir(parents=True)
    root = project(path, "un_votes")

    whole = {name: (root / "data/un_votes" / name).read_text("utf8") for name in FAULTS}

    def built(votes, faults=()):
        for name, text in whole.items():
            kept = text if name in faults else text.splitlines()[0] + "\n"
            (root / "data/un_votes" / name).write_text(kept, "utf8")
        votes.to_parquet(path / "inputs" / "un_votes" / "votes.parquet")
        with (
            unpointed(),
            build.staged("un_votes", raw(path / "inputs"), root) as stage,
        ):
            tables = {p.stem: pd.read_parquet(p) for p in files_of(stage)}
        tables["cells"] = {
            (row.indicator, row.anchor, row.partner, row.year): row
            for row in tables["ties"].itertuples()
        }
        return tables

    return built


@pytest.fixture(scope="module")
def by_hand(built):
    """The tables built from VOTES."""
    return built(cast(VOTES))


@pytest.mark.parametrize(
    ("indicator", "anchor", "partner", "value", "n"),
    [
        ("un_agreement", "RUS", "IND", (0.5 + 1 + 0.5 + 0) / 4, 4),
        ("un_agreement", "RUS", "TUR", (0 + 0.5 + 0.5) / 3, 3),
        ("un_agreement", "RUS", "IRN", (1 + 0) / 2, 2),
        ("un_agreement", "IRN", "RUS", (1 + 0) / 2, 2),
        ("un_agreement", "IRN", "IND", (0.5 + 0) / 2, 2),
        ("un_agreement", "USA", "IND", (0.5 + 0 + 1 + 1) / 4, 4),
        ("un_agreement", "USA", "JPN", (0.5 + 0.5 + 1 + 0) / 4, 4),
        # The West said N, A, Y and Y on v1, v2, v3 and v5.
        ("un_agreement", "WEST", "IND", (0.5 + 0.5 + 1 + 1) / 4, 4),
        ("un_agreement", "WEST", "TUR", (1 + 1 + 0.5) / 3, 3),
        ("un_agreement", "WEST", "USA", (1 + 0.5 + 1 + 1) / 4, 4),
        # Contested for Russia are v1 and v5: on v2 only three of the seven opposed it.
        ("un_siding", "RUS", "IND", (0.5 + 0) / 2, 2),
        ("un_siding", "RUS", "TUR", (0 + 0.5) / 2, 2),
        ("un_siding", "RUS", "IRN", 1, 1),
        ("un_siding", "RUS", "JPN", (0.5 + 1) / 2, 2),
        ("un_siding", "IRN", "IND", 0.5, 1),
        # Russia or Iran opposed the West on v1 and v5; on v2 and v3 nobody did.
        ("un_siding_west", "WEST", "IND", (0.5 + 1) / 2, 2),
        ("un_siding_west", "WEST", "TUR", (1 + 0.5) / 2, 2),
        ("un_siding_west", "WEST", "JPN", (0.5 + 0) / 2, 2),
        ("un_siding_west", "WEST", "IRN", 0, 1),
        ("un_siding_west", "WEST", "RUS", 0, 2),
    ],
)
def test_scores_by_hand(by_hand, indicator, anchor, partner, value, n):
    row = by_hand["cells"][indicator, anchor, partner, 2010]
    assert (row.value, row.n, row.status) == (value, n, "few votes")


def test_there_is_no_tie_without_a_shared_vote(built):
    cells = built(cast([*VOTES, ("v6", "2010-06-01", "final", "", {"VEN": "X", "CUB": "Y"})]))[
        "cells"
    ]
    assert ("un_agreement", "RUS", "RUS", 2010) not in cells
    assert not [key for key in cells if key[2] in ("VEN", "CUB") or key[1] == "CHN"], cells
    assert not [key for key in cells if key[:2] in (("un_siding", "WEST"), ("un_siding", "USA"))]


@pytest.mark.parametrize(
    ("g7", "contested"),
    [("NNNN", True), ("NNNNYYY", True), ("NNNAAAA", False), ("NNN", False), ("YYYYYYY", False)],
)
@pytest.mark.parametrize("flip", [False, True])
def test_a_vote_is_contested_where_four_of_the_seven_oppose(built, g7, contested, flip):
    swap = str.maketrans("YN", "NY") if flip else {}
    others = {"RUS": "Y".translate(swap), "IND": "N".translate(swap)}
    cells = built(cast([("v1", "2010-01-01", "final", g7.translate(swap), others)]))["cells"]
    found = cells.get(("un_siding", "RUS", "IND", 2010))
    assert (found is not None) == contested
    assert found is None or found.value == 0


def test_iran_alone_can_contest_a_vote_with_the_west(built):
    others = {"RUS": "A", "IRN": "N", "CHN": "N", "IND": "A"}
    cells = built(cast([("v1", "2010-01-01", "final", "YYYY", others)]))["cells"]
    assert cells["un_siding_west", "WEST", "IND", 2010].value == 0.5
    assert ("un_siding", "RUS", "IND", 2010) not in cells
    others |= {"IRN": "A"}  # China alone does not
    cells = built(cast([("v1", "2010-01-01", "final", "YYYY", others)]))["cells"]
    assert not [key for key in cells if key[0] == "un_siding_west"]


@pytest.mark.parametrize(
    ("month", "count", "status"),
    [("12", 9, "few votes"), ("12", 10, "observed"), ("06", 9, "few votes"), ("06", 10, "partial year")],
)  # fmt: skip
def test_a_score_says_how_far_to_trust_it(built, month, count, status):
    """A year whose last vote falls before December is not over."""
    votes = [
        (f"v{i}", f"2010-{month}-01", "final", "", {"RUS": "Y", "IND": "Y"}) for i in range(count)
    ]
    row = built(cast(votes))["cells"]["un_agreement", "RUS", "IND", 2010]
    assert (row.status, row.n, row.value) == (status, count, 1)


def test_years_are_kept_apart_and_begin_in_1992(built):
    days = ("1991-12-31", "1992-01-01", "1993-12-31")
    votes = [(day, day, "final", "", {"RUS": "Y", "IND": "Y"}) for day in days]
    tables = built(cast(votes))
    assert {key[3] for key in tables["cells"] if key[0] == "un_agreement"} == {1992, 1993}
    assert tables["roll_calls"].year.tolist() == [1991, 1992, 1993]


def test_a_roll_call_is_counted_and_a_final_one(by_hand):
    calls = by_hand["roll_calls"].set_index("vote_id")
    assert list(calls.index) == ["v1", "v2", "v3", "v5"]
    counts = calls[["yes", "no", "abstain", "absent"]].astype(int)
    assert counts.loc["v1"].tolist() == [2, 5, 4, 0]
    assert counts.loc["v2"].tolist() == [4, 2, 4, 1]
    assert calls.g7.tolist() == ["N", "A", "Y", "Y"]
    assert calls.loc["v1", ["resolution", "title"]].tolist() == ["A/RES/v1", "On v1"]


def test_the_older_release_records_no_absence(built):
    tables = built(cast(VOTES, source="unvotes"))
    assert tables["roll_calls"].absent.isna().all()
    assert tables["roll_calls"].yes.tolist() == [2, 4, 9, 5]


def test_positions_are_those_of_final_votes(by_hand):
    positions = by_hand["positions"]
    turkey = positions[positions.partner == "TUR"]
    assert dict(zip(turkey.vote_id, turkey.vote, strict=True)) == {
        "v1": "N", "v2": "X", "v3": "Y", "v5": "A",
    }  # fmt: skip
    assert set(positions.columns) == {"partner", "vote_id", "vote"}


def test_agreement_beyond_chance_by_hand(by_hand):
    """Russia: Y N A N; Türkiye: N . Y A on v1, v3 and v5; distances 1, ½ and ½."""
    observed = (1 + 0.5 + 0.5) / 3
    yes, abstain, no = 2 / 6, 2 / 6, 2 / 6  # of the six votes the two cast on these three
    expected = abstain * (yes + no) + 2 * yes * no
    row = by_hand["cells"]["un_kappa", "RUS", "TUR", 2010]
    assert row.value == pytest.approx(1 - observed / expected, abs=1e-6)
    assert row.n == 3


def test_two_who_cast_one_kind_of_vote_have_no_agreement_beyond_chance(built):
    votes = [(f"v{i}", "2010-01-01", "final", "", {"RUS": "Y", "IND": "Y"}) for i in range(9)]
    cells = built(cast(votes))["cells"]
    assert ("un_agreement", "RUS", "IND", 2010) in cells
    assert ("un_kappa", "RUS", "IND", 2010) not in cells


def test_the_order_of_the_input_does_not_show(built, by_hand):
    shuffled = built(cast(VOTES).sample(frac=1, random_state=1))
    for name in ("ties", "roll_calls", "positions"):
        pd.testing.assert_frame_equal(shuffled[name], by_hand[name])

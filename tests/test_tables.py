import pandas as pd
import pyarrow as pa
import pytest
from fixtures import REGISTER, indicator, shipped, tie_frame, write_source

from solidarity import catalog, countries, tables
from solidarity.anchors import ANCHORS

RUS, IRN = ANCHORS["RUS"], ANCHORS["IRN"]


@pytest.fixture
def register(tmp_path):
    (tmp_path / "countries.csv").write_text(REGISTER, "utf8")
    return countries.load(tmp_path / "countries.csv")


def view(anchor, status="observed", **values):
    """A view, strongest first, as Catalog.view gives it."""
    rows = [(anchor, code, 2000, "toy", v, status, 10) for code, v in values.items()]
    frame = tie_frame(rows)
    rank = frame.value.rank(method="min", ascending=False).astype("int16")
    return frame.astype({"status": "category"}).assign(rank=rank)


def test_one_anchor_gives_a_ranking(register):
    table = tables.ranking(indicator(), [RUS], [view("RUS", IND=0.755, TUR=0.25)], register)
    assert table.to_dict("list") == {
        "#": [1, 2],
        "State": ["India", "Türkiye"],
        "Value": [0.76, 0.25],
        "n": [10, 10],
    }


def test_a_marked_tie_brings_the_status(register):
    rows = pd.concat([view("RUS", IND=0.7), view("RUS", "few votes", TUR=0.2)])
    table = tables.ranking(indicator(), [RUS], [rows], register)
    assert table.Status.tolist() == ["observed", "few votes"]


def test_two_anchors_stand_side_by_side(register):
    views = [view("RUS", IND=0.5, TUR=0.25), view("IRN", POL=0.1, IND=0.754)]
    table = tables.ranking(indicator(), [RUS, IRN], views, register)
    assert list(table.columns) == ["State", "Russia", "Iran", "Difference"]
    assert table.State.tolist() == ["India", "Türkiye", "Poland"]
    assert table.Difference.tolist()[0] == 0.25
    assert table.loc[1, ["Iran", "Difference"]].isna().all()
    assert table.loc[2, ["Russia", "Difference"]].isna().all()


def test_an_empty_map_has_an_empty_twin(register):
    table = tables.ranking(indicator(), [RUS], [view("RUS")], register)
    assert table.empty
    assert list(table.columns) == ["#", "State", "Value", "n"]
    both = tables.ranking(indicator(), [RUS, IRN], [view("RUS"), view("IRN")], register)
    assert both.empty


def test_a_compact_table_holds_the_same_rows(register):
    frame = tables.ranking(indicator(), [RUS], [view("RUS", IND=0.755, TUR=0.25)], register)
    table = tables.compact(frame)
    assert table.to_pylist() == frame.to_dict("records")
    assert table.schema.field("State").type == pa.string()
    assert table.schema.metadata is None


def test_the_twin_holds_what_the_map_holds():
    atlas = shipped()
    own = atlas.indicators["un_siding"]
    rows = atlas.view(own.key, "RUS", 2024)
    table = tables.ranking(own, [RUS], [rows], atlas.register)
    assert table.Value.tolist() == [own.shown(v) for v in rows.value]
    assert len(table) == 190
    assert table.Value.is_monotonic_decreasing


def test_a_download_explains_itself(tmp_path):
    atlas = catalog.load(write_source(tmp_path))
    ties = atlas.ties(partner="IND", anchor="RUS")
    given = ties.copy()
    rows = tables.with_context(ties, atlas.indicators["toy"], atlas)
    assert rows.partner_name.tolist() == ["India", "India"]
    assert rows.period.tolist() == ["2000", "2001"]
    assert rows.unit.unique().tolist() == ["0 to 1"]
    assert rows.citation.unique().tolist() == ["Nobody, Toy."]
    assert rows.value.tolist() == [0.75, 1.0]
    pd.testing.assert_frame_equal(ties, given)


def test_a_downloaded_share_is_a_share():
    atlas = shipped()
    ties = atlas.ties(anchor="RUS", partner="IND", indicator="arms_share", year=2022)
    row = tables.with_context(ties, atlas.indicators["arms_share"], atlas).iloc[0]
    assert row.unit == "share (0 to 1)"
    assert row.period == "2018–22"
    assert row.value == pytest.approx(0.414, abs=0.0005)
    assert "SIPRI" in row.citation

"""The trade beside sanctions, by stance and before and after: counted by hand and as known."""

from types import SimpleNamespace

import pandas as pd
import pytest
from fixtures import shipped
from test_pressure_sanctions import small

from solidarity.anchors import ANCHORS
from solidarity.errors import DataError
from solidarity.pressure import records, sanctions_trade, sanctions_words
from solidarity.pressure.channels import CHANNELS
from solidarity.pressure.records import Record
from solidarity.pressure.stances import APART, SANCTIONS, UNNAMED

CRUDE = CHANNELS["crude"]


def record(flows, rest):
    frame = pd.DataFrame(flows, columns=["year", "partner", "value", "low", "high", "status"])
    frame["theirs"] = None
    years = pd.Series(rest)
    return Record("RUS", CRUDE, frame, years, {}, dict.fromkeys(rest, "energy"), pd.Series(), pd.Series())  # fmt: skip


FLOWS = [
    (2000, "AAA", 30.0, 30.0, 30.0, "observed"),
    (2000, "BBB", 70.0, 70.0, 70.0, "observed"),
    (2001, "BBB", 60.0, 50.0, 60.0, "estimated"),
    (2001, "CCC", 20.0, 20.0, 20.0, "estimated"),
    (2001, "DDD", 0.0, 0.0, None, "absent"),
    (2002, "AAA", 1.0, 1.0, 1.0, "observed"),
]


def split(found, held):
    known = sanctions_trade.sides(held, found.anchor)
    return sanctions_trade.trade_by_stance(
        found, known, sanctions_trade.without_figure(found, held)
    )


def test_trade_is_split_by_the_stance_of_its_own_year():
    held = small()
    held.tables["energy"]["reports"].loc[1, "standing"] = "reports"  # so AAA bought nothing in 2001
    rows = split(record(FLOWS, {2000: 0.0, 2001: 20.0, 2002: 0.0}), held).set_index("year")
    assert rows.loc[2000, [SANCTIONS, APART, UNNAMED, "share"]].tolist() == [30, 70, 0, 0.3]
    assert rows.loc[2001, [SANCTIONS, APART, UNNAMED, "total"]].tolist() == [20, 60, 20, 100]
    # All of the unnamed 20 with senders and BBB at its low: 40 of 90. DDD's unknown trade leaves no
    # lower end, and CCC is doubted.
    assert rows.share_high[2001] == pytest.approx(40 / 90)
    assert pd.isna(rows.share_low[2001])
    assert rows.coded.tolist() == [2000, 2001, 2001]  # the last list stands for later years


def test_a_partner_that_has_left_the_record_leaves_no_bound():
    found = record(FLOWS, {2000: 0.0, 2001: 20.0, 2002: 0.0})
    assert sanctions_trade.without_figure(found, small())[2001] == {"AAA": (2000, 30.0)}
    row = split(found, small()).set_index("year").loc[2001]
    assert pd.isna(row.share_high) and row.share == 0.2
    assert row.share_as_last == pytest.approx((20 + 30) / (100 + 30))
    said = sanctions_words.lacking_note(CRUDE, 2001, {"AAA": (2000, 30.0)}, str.title)
    assert said == "Without a figure in 2001, and their last: Aaa (30 million USD in 2000)."


def test_of_all_goods_no_missing_figure_is_a_zero_since_russia_publishes_nothing():
    found = records.read(shipped(), "RUS", CHANNELS["exports"])
    lacking = sanctions_trade.without_figure(found, shipped())
    assert not any(lacking[year] for year in range(2016, 2022))
    assert lacking[2024]["DEU"][0] == 2022 and lacking[2025]["ITA"][0] == 2024
    rows = sanctions_trade.before_after(found, shipped(), [2021, 2024]).set_index("partner")
    assert pd.isna(rows.value_2024["DEU"]) and pd.isna(rows.change["DEU"])
    newest = split(found, shipped()).iloc[-1]
    assert pd.isna(newest.share_high) and newest.share_as_last > newest.share + 0.01
    title = sanctions_words.trade_title(ANCHORS["RUS"], found.channel, split(found, shipped()), False)  # fmt: skip
    assert "if those without a figure traded as before" in title


def test_partners_before_and_after_with_nothing_passed_off_as_zero():
    found = record(FLOWS, {2000: 0.0, 2001: 20.0, 2002: 0.0})
    rows = sanctions_trade.before_after(found, small(), [2000, 2001]).set_index("partner")
    assert rows.index[0] == "BBB"
    assert rows.loc["BBB", ["share_2000", "share_2001"]].tolist() == [0.7, 0.6]
    assert pd.isna(rows.change["BBB"])  # 50 to 60 after 70: known to fall, not by how much
    assert pd.isna(rows.value_2001["AAA"])  # silent, as Russia is: no zero
    assert pd.isna(rows.value_2001["DDD"]) and rows.status_2001["DDD"] == "absent"
    with pytest.raises(DataError, match="2000–2002"):
        sanctions_trade.before_after(found, small(), [1999])


def test_a_partner_that_publishes_and_has_no_row_bought_nothing():
    flows = [(2000, "BBB", 70.0, 70.0, 70.0, "observed"), (2001, "CCC", 5.0, 5.0, 5.0, "observed")]
    rows = sanctions_trade.before_after(record(flows, {2000: 0.0, 2001: 9.0}), small(), [2000, 2001])  # fmt: skip
    own = rows.set_index("partner").loc["BBB"]
    assert (own.value_2001, own.change, own.status_2001) == (0, -70, "nothing on record")


def test_the_usual_years_lie_around_the_turns():
    for anchor, years in (("RUS", [2013, 2021, 2024]), ("IRN", [2011, 2015, 2017, 2022])):
        assert sanctions_trade.usual_years(records.read(shipped(), anchor, CRUDE)) == years
    found = records.read(shipped(), "RUS", CHANNELS["exports"])
    assert sanctions_trade.usual_years(found)[:2] == [2016, 2021]


def test_russias_crude_before_and_after():
    found = records.read(shipped(), "RUS", CRUDE)
    rows = sanctions_trade.before_after(found, shipped(), [2013, 2021, 2024]).set_index("partner")
    flows = shipped().tables["energy"]["flows"]
    crude = flows[(flows["product"] == "crude_oil") & (flows.anchor == "RUS") & (flows.direction == "to partner")]  # fmt: skip
    for code in ("IND", "DEU", "CHN"):
        for year in (2013, 2024):
            value = crude[(crude.partner == code) & (crude.year == year)].value.sum()
            assert rows.loc[code, f"value_{year}"] == pytest.approx(value)
    assert pd.isna(rows.value_2024["BLR"]) and pd.isna(rows.change["BLR"])
    said = sanctions_words.compared_title(ANCHORS["RUS"], CRUDE, rows.reset_index(), [2013, 2021, 2024], shipped().register.name)  # fmt: skip
    assert "to India rose most" in said and "to Germany fell most" in said


def test_of_irans_crude_no_rise_is_claimed_where_nine_tenths_have_no_name():
    found = records.read(shipped(), "IRN", CRUDE)
    rows = split(found, shipped())
    assert "90% has no named partner" in sanctions_words.trade_title(ANCHORS["IRN"], CRUDE, rows, False)  # fmt: skip
    rows = sanctions_trade.before_after(found, shipped(), [2011, 2022])
    said = sanctions_words.compared_title(ANCHORS["IRN"], CRUDE, rows, [2011, 2022], shipped().register.name)  # fmt: skip
    assert "rose" not in said and "to Japan fell most" in said
    assert pd.isna(rows.set_index("partner").change["CHN"])


def test_the_factbooks_lists_by_stance():
    wide = sanctions_trade.leading(shipped(), "IRN", "sold")
    assert wide.loc["CHN", 2023] == 0.35 and wide.index[0] == "CHN"
    rows = sanctions_trade.leading_by_stance(
        wide, sanctions_trade.sides(shipped(), "IRN")
    ).set_index("year")
    assert rows[[SANCTIONS, APART, UNNAMED]].sum(axis=1).to_list() == pytest.approx(
        [1.0] * len(rows)
    )
    assert rows.loc[2014, SANCTIONS] == pytest.approx(0.065)  # Japan
    assert sanctions_trade.leading(SimpleNamespace(tables={}), "IRN", "sold").empty

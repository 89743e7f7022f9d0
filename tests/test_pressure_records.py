"""The records behind lifelines: small tables by hand, and the shipped ones against known figures."""

from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest
from fixtures import shipped

from solidarity.errors import DataError, UnknownName
from solidarity.pressure import readers, records, relabelled
from solidarity.pressure.channels import CHANNELS, FUELS, named

CRUDE = CHANNELS["crude"]
FLOWS = [  # partner, year, direction, product, anchor, value
    ("CHN", 2021, "to partner", "crude_oil", "RUS", 60.0),
    ("CHN", 2021, "to partner", "crude_oil", "all", 300.0),
    ("CHN", 2021, "to partner", "coal", "RUS", 500.0),
    ("TUR", 2021, "to partner", "crude_oil", "RUS", 20.0),
    ("BLR", 2021, "to partner", "crude_oil", "RUS", 10.0),
    ("CUB", 2021, "to partner", "crude_oil", "RUS", 0.1),
    ("RUS", 2021, "from partner", "crude_oil", "all", 100.0),
    ("CHN", 2022, "to partner", "crude_oil", "RUS", 70.0),
    ("CHN", 2022, "to partner", "crude_oil", "all", 350.0),
    ("JPN", 2022, "to partner", "crude_oil", "all", 50.0),
    ("RUS", 2022, "from partner", "crude_oil", "all", 70.0),
    ("RUS", 2023, "from partner", "crude_oil", "all", 5.0),
]  # fmt: skip
REPORTS = [("RUS", 2022, "silent"), ("BLR", 2022, "silent"), ("CUB", 2022, "silent"), ("CHN", 2022, "reports")]  # fmt: skip
HIDDEN = [("RUS", "TUR", "crude_oil", 2022, 2024, "customs hide it"), ("RUS", "DEU", "gas_pipeline", 2000, 2022, "not oil")]  # fmt: skip


def small():
    """A catalog of which the readers see enough: shares can be taken in 2021 and 2022, not in 2023."""
    energy = {
        "flows": pd.DataFrame(FLOWS, columns=["partner", "year", "direction", "product", "anchor", "value"]),
        "reports": pd.DataFrame(REPORTS, columns=["partner", "year", "standing"]),
        "hidden": pd.DataFrame(HIDDEN, columns=["anchor", "partner", "product", "first_year", "last_year", "reason"]),
        "relabelled": pd.DataFrame(columns=["anchor", "label", "partner", "year", "value", "tonnes"]).astype({"year": "int16"}),
    }  # fmt: skip
    ties = pd.DataFrame({"year": [2021, 2022]})
    register = SimpleNamespace(countries={})
    return SimpleNamespace(tables={"energy": energy}, ties=lambda *asked: ties, register=register)


def test_sales_by_partner_the_rest_and_what_is_missing():
    record = records.read(small(), "RUS", CRUDE)
    assert record.years == [2021, 2022]
    before = record.at(2021)
    assert before.flows.partner.tolist() == ["CHN", "TUR", "BLR", "CUB"]
    assert before.rest == pytest.approx(9.9)
    assert before.flows.theirs.iloc[0] == 300
    assert set(before.flows.status) == {"observed"} and before.unseen == ()
    after = record.at(2022)
    rows = after.flows.set_index("partner")
    assert rows.status.to_dict() == {"CHN": "estimated", "BLR": "absent", "TUR": "doubtful"}
    assert rows.value.to_dict() == {"CHN": 70, "BLR": 0, "TUR": 0}
    assert rows.high.isna().to_dict() == {"CHN": False, "BLR": True, "TUR": True}
    told = {one.partner: (one.last_year, one.last_value) for one in after.unseen}
    assert told == {"TUR": (2021, 20.0), "BLR": (2021, 10.0)}  # what Cuba bought never mattered


def test_the_world_is_what_all_others_buy():
    assert records.read(small(), "RUS", CRUDE).world.to_dict() == {2021: 300, 2022: 400}


def test_a_year_without_a_record_says_which_years_have_one():
    with pytest.raises(DataError, match="2021–2022"):
        records.read(small(), "RUS", CRUDE).at(2023)


@pytest.mark.parametrize(
    ("years", "text"),
    [([2023], "2023"), ([2021, 2022, 2023], "2021–2023"), ([2016, 2023, 2025], "2016, 2023 and 2025")],
)  # fmt: skip
def test_years_in_words(years, text):
    assert records.spans(years) == text


def test_relabelled_oil_comes_out_of_what_has_no_named_partner_first():
    columns = ["year", "partner", "value", "low", "high", "status", "theirs"]
    flows = pd.DataFrame([(2021, "CHN", 1.0, 1.0, None, "doubtful", 300.0), (2021, "ARE", 2.0, 2.0, 2.0, "observed", 9.0)], columns=columns)  # fmt: skip
    rest = pd.Series({2021: 4.0})
    proxy = pd.DataFrame({"year": [2021, 2022], "partner": ["CHN", "CHN"], "amount": [6.0, 7.0], "theirs": [300.0, 400.0]})  # fmt: skip
    counted, left = relabelled.counted(flows, rest, proxy)
    rows = counted.set_index(["year", "partner"])
    assert rows.loc[(2021, "CHN"), ["value", "low", "high", "status"]].tolist() == [7, 1, 7, "estimated"]  # fmt: skip
    assert rows.loc[(2022, "CHN"), ["value", "low", "theirs"]].tolist() == [7, 0, 400]
    assert left.to_dict() == {2021: 0.0, 2022: 0.0}  # 4 - 6, and no rest in the year it alone has
    bound, same = relabelled.as_bound(flows, rest, proxy)
    assert bound.set_index("partner").high.to_dict() == {"CHN": 1 + 6 - 4, "ARE": 2}
    assert same is rest


def goods_catalog():
    flows = [  # anchor, partner, year, origin, sold, bought, status
        ("RUS", "CHN", 2023, "imf_russia", 110.0, 50.0, "estimated"),
        ("RUS", "CHN", 2023, "baci", 120.0, 55.0, "observed"),
        ("RUS", "IND", 2023, "imf_russia", 60.0, 4.0, "estimated"),
        ("RUS", "BLR", 2023, "baci", 1.0, 1.0, "observed"),
        ("RUS", "DEU", 2023, "baci", 9.0, 9.0, "observed"),
        ("RUS", "CHN", 2022, "imf_russia", 100.0, 60.0, "estimated"),
        ("RUS", "CHN", 2022, "baci_19", 90.0, 60.0, "observed"),
        ("RUS", "CHN", 2013, "baci_19", 40.0, 30.0, "observed"),
    ]  # fmt: skip
    totals = [("CHN", 2023, "baci", 5000.0), ("CHN", 2023, "factbook", 6000.0)]
    ties = [  # year, partner, status, source; neither Russia nor Belarus publishes
        (2023, "CHN", "estimated", "goods_trade/baci"),
        (2023, "DEU", "estimated", "goods_trade/baci"),
        (2023, "IND", "estimated", "goods_trade/imf_russia"),
        (2022, "CHN", "estimated", "goods_trade/imf_russia"),
    ]
    columns = ["anchor", "partner", "year", "origin", "sold", "bought", "status"]
    halves = [
        ("RUS", "ARE", 2023, "imf_russia", 8.0, None, "doubtful"),
        ("RUS", "UZB", 2023, "imf_2025", 7.0, None, "observed"),
        ("RUS", "SYR", 2023, "imf_2025", 6.0, None, "observed"),
    ]
    standing = [("CHN", 2023, "reports"), ("UZB", 2023, "reports"), ("SYR", 2023, "silent")]
    tables = {
        "flows": pd.DataFrame(flows, columns=columns),
        "one_way": pd.DataFrame(halves, columns=columns),
        "reports": pd.DataFrame(standing, columns=["partner", "year", "standing"]),
        "totals": pd.DataFrame(totals, columns=["state", "year", "origin", "total"]),
    }  # fmt: skip
    frame = pd.DataFrame(ties, columns=["year", "partner", "status", "source"])
    return SimpleNamespace(tables={"goods_trade": tables}, ties=lambda *asked: frame)


def test_each_partner_in_goods_comes_from_the_first_whole_record_with_the_others_as_bounds():
    found = readers.goods(goods_catalog(), "RUS", CHANNELS["exports"])
    rows = found.flows.set_index(["year", "partner"])
    assert found.origins == {
        2022: "goods_trade/imf_russia",
        2023: "goods_trade/imf_russia+goods_trade/baci+goods_trade/imf_2025",
    }
    # Germany is in BACI alone; of the Emirates and Uzbekistan one direction is sound; neither Russia
    # nor Belarus or Syria publishes, so that what BACI and the newest table have of them is none.
    assert sorted(code for year, code in rows.index if year == 2023) == [
        "ARE",
        "CHN",
        "DEU",
        "IND",
        "UZB",
    ]
    assert rows.loc[(2023, "CHN"), ["value", "low", "high", "theirs"]].tolist() == [110, 110, 120, 5000]  # fmt: skip
    assert rows.loc[(2023, "DEU"), ["value", "status"]].tolist() == [9, "estimated"]
    assert rows.loc[(2022, "CHN"), ["value", "low", "high"]].tolist() == [100, 90, 100]
    assert found.totals.to_dict() == {2022: 100, 2023: 194}


def test_arms_cover_five_years():
    transfers = [  # partner, year, direction, anchor, tiv
        ("IND", 2018, "to partner", "RUS", 50.0),
        ("IND", 2019, "to partner", "RUS", 10.0),
        ("IND", 2023, "to partner", "RUS", 5.0),
        ("IND", 2020, "to partner", "all", 100.0),
        ("RUS", 2019, "from partner", "all", 12.0),
        ("RUS", 2023, "from partner", "all", 8.0),
    ]
    table = pd.DataFrame(transfers, columns=["partner", "year", "direction", "anchor", "tiv"])
    ties = pd.DataFrame({"year": [2022, 2023]})
    catalog = SimpleNamespace(
        tables={"sipri_arms": {"transfers": table}}, ties=lambda *asked: ties, sources={}
    )
    record = records.read(catalog, "RUS", CHANNELS["arms_out"])
    of_2023 = record.at(2023)  # 2019 to 2023
    assert of_2023.flows[["partner", "value", "theirs"]].values.tolist() == [["IND", 15.0, 100.0]]
    assert of_2023.rest == 5.0
    assert record.at(2022).flows.value.tolist() == [60.0]


def test_names_that_stand_for_several_channels():
    assert [channel.key for channel in named("energy")] == list(FUELS)
    assert [channel.key for channel in named("gas")] == ["gas"]
    with pytest.raises(UnknownName, match="coal"):
        named("coals")


def test_only_the_two_have_lifelines():
    with pytest.raises(DataError, match="RUS and IRN"):
        records.read(shipped(), "CHN", CRUDE)


@pytest.mark.parametrize(("channel", "lost"), [("exports", "goods_trade"), ("exports", "energy"), ("crude", "energy"), ("arms_out", "sipri_arms")])  # fmt: skip
def test_a_source_that_is_not_here_is_named(channel, lost):
    data = shipped()
    left = replace(data, held={key: own for key, own in data.held.items() if key != lost})
    with pytest.raises(DataError, match=f"data/{lost} is not here"):
        records.read(left, "RUS", CHANNELS[channel])

"""Trade ties, on flows few enough to add by hand, and on the shipped tables."""

import pandas as pd
import pytest
from fixtures import ROOT, files_of, project, raw

from solidarity import build

DYAD = ["exporter_iso3", "importer_iso3", "year", "value_usd"]
BACI = [  # 2023: Russia, Iran and Belarus are silent
    ("RUS", "CHN", 129), ("CHN", "RUS", 110), ("CHN", "BLR", 8), ("IRN", "CHN", 5), ("USA", "CHN", 61),
    ("KOR", "CHN", 40), ("KOR", "USA", 10),
]  # fmt: skip
IMF = [  # 2025
    ("RUS", "CHN", 100, False), ("CHN", "RUS", 100, False),
    ("HKG", "CHN", 454, True), ("CHN", "HKG", 300, False), ("HKG", "USA", 20, False),
]  # fmt: skip
RUSSIA = [  # partner, kind, year, flow, value, status
    ("BLR", "country", 2021, "export", 20, "reported"),
    ("BLR", "country", 2021, "import", 10, "reported"),
    ("TX910", "unspecified", 2021, "import", 10, "reported"),
    ("G001", "group", 2021, "import", 999, "reported"),
    ("BLR", "country", 2023, "export", 38, "partner_mirror_or_imf_estimate"),
    ("BLR", "country", 2023, "import", 15, "partner_mirror_or_imf_estimate"),
    ("IRN", "country", 2023, "export", 2, "partner_mirror_or_imf_estimate"),
    ("IRN", "country", 2023, "import", 1, "imf_extrapolated"),
    ("UZB", "country", 2023, "export", 23, "suspect"),
    ("UZB", "country", 2023, "import", 8, "partner_mirror_or_imf_estimate"),
]
BOOK = [  # reporter, flow, year, partner, share
    ("KAZ", "export", 2017, "RUS", 10.0), ("KAZ", "import", 2017, "RUS", 40.0),
    ("KAZ", "export", 2017, "CHN", 12.0),
    ("BLR", "export", 2022, "CHN", 15.0), ("BLR", "import", 2022, "CHN", 26.0),
    ("RUS", "export", 2023, "CHN", 33.0), ("RUS", "import", 2023, "CHN", 53.0),
    ("IRN", "export", 2019, "CHN", 48.0), ("IRN", "export", 2019, "XOA", 9.0),
]  # fmt: skip


def million(rows, columns):
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(value_usd=frame.value_usd * 1e6)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    path = tmp_path_factory.mktemp("trade")
    inputs = path / "inputs" / "goods_trade"
    inputs.mkdir(parents=True)
    plain = [DYAD[0], DYAD[1], "value_usd"]
    million(BACI, plain).assign(year=2023).to_parquet(inputs / "baci_2023.parquet")
    million(IMF, [*plain, "suspect"]).assign(year=2025).to_parquet(
        inputs / "imf_exports_2025.parquet"
    )
    few = [("RUS", "CHN", 50), ("CHN", "RUS", 30), ("RUS", "POL", 9)]
    million(few, plain).assign(year=2010).to_parquet(inputs / "baci_top21_2005_2021.parquet")
    columns = ["partner_iso3", "partner_kind", "year", "flow", "value_usd", "status"]
    million(RUSSIA, columns).to_parquet(inputs / "imf_russia_2016_2024.parquet")
    columns = ["reporter_iso3", "flow", "year", "partner_iso3", "share_pct"]
    book = pd.DataFrame(BOOK, columns=columns)
    totals = book.flow.map({"export": 60e6, "import": 40e6}).mask(book.year == 2019)
    book.assign(total_goods_services_usd=totals).to_parquet(
        inputs / "factbook_partners_2012_2023.parquet"
    )
    root = project(path, "goods_trade", "energy")
    (root / "data" / "goods_trade" / "doubts.csv").unlink()  # about the releases, not about these
    with build.staged("goods_trade", raw(path / "inputs"), root) as stage:
        return {p.stem: pd.read_parquet(p) for p in files_of(stage)}


@pytest.fixture(scope="module")
def cells(tables):
    rows = tables["ties"].itertuples()
    return {(row.indicator, row.anchor, row.partner, row.year): row for row in rows}


@pytest.mark.parametrize(
    ("cell", "value", "status", "origin"),
    [
        (("trade_usd", "RUS", "CHN", 2023), 239, "estimated", "baci"),
        (("trade_usd", "CHN", "RUS", 2023), 239, "estimated", "baci"),
        (("trade_share", "RUS", "CHN", 2023), 239 / 353, "estimated", "baci"),
        (("trade_lifeline", "USA", "CHN", 2023), 61 / 71, "observed", "baci"),
        (("trade_usd", "RUS", "BLR", 2021), 30, "observed", "imf_russia"),
        (("trade_lifeline", "RUS", "BLR", 2021), 30 / 40, "observed", "imf_russia"),
        (("trade_usd", "RUS", "BLR", 2023), 53, "estimated", "imf_russia"),
        (("trade_usd", "RUS", "IRN", 2023), 2, "doubtful", "imf_russia"),
        (("trade_usd", "RUS", "CHN", 2025), 200, "estimated", "imf_2025"),
        (("trade_usd", "RUS", "CHN", 2010), 80, "observed", "baci_19"),
        (("trade_share", "RUS", "KAZ", 2017), (6 + 16) / 100, "estimated", "factbook"),
    ],
)
def test_each_cell_has_its_value_status_and_origin(cells, cell, value, status, origin):
    row = cells[cell]
    assert row.value == pytest.approx(value, abs=1e-6)
    assert (row.status, row.origin) == (status, origin)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (("trade_share", "CHN", "BLR", 2023), "a silent partner's total is a torso"),
        (("trade_share", "CHN", "BLR", 2022), "so it is in the Factbook, which takes it from BACI"),
        (("trade_usd", "CHN", "HKG", 2025), "one direction is thrown away as impossible"),
        (("trade_usd", "RUS", "UZB", 2023), "one direction is thrown away as impossible"),
        (("trade_share", "CHN", "KAZ", 2017), "named for exports only is not zero for imports"),
        (("trade_usd", "RUS", "KAZ", 2017), "the Factbook's totals hold services"),
        (("trade_usd", "RUS", "POL", 2010), "one direction only among the nineteen"),
        (("trade_usd", "RUS", "KOR", 2023), "neither side had reported"),
    ],
)
def test_absent(cells, cell, why):
    assert cell not in cells, why


def test_the_factbooks_lists_are_kept_of_silent_reporters_and_without_totals(tables):
    """Only those of Russia and Iran, and only partners that are states."""
    assert tables["leading"].to_dict("split")["data"] == [
        ["IRN", 2019, "sold", "CHN", 0.48],
        ["RUS", 2023, "bought", "CHN", 0.53],
        ["RUS", 2023, "sold", "CHN", 0.33],
    ]
    book = tables["flows"][tables["flows"].origin == "factbook"]
    assert not {"RUS", "IRN"} & set(book.partner)


def test_the_two_sides_of_a_dyad_agree_where_one_origin_serves_both():
    ties = pd.read_parquet(ROOT / "data" / "goods_trade" / "ties.parquet")
    usd = ties[ties.indicator == "trade_usd"]
    turned = usd.rename(columns={"anchor": "partner", "partner": "anchor"})
    both = usd.merge(turned, on=["anchor", "partner", "year", "origin"])
    assert len(both) > 50
    assert both.value_x.to_list() == pytest.approx(both.value_y.to_list())


def test_russia_and_china_in_2023():
    ties = pd.read_parquet(ROOT / "data" / "goods_trade" / "ties.parquet")
    key = (ties.anchor == "RUS") & (ties.partner == "CHN") & (ties.year == 2023)
    row = ties[key & (ties.indicator == "trade_usd")].iloc[0]
    assert (round(row.value / 1000, 1), row.origin, row.status) == (239.0, "baci", "estimated")


def test_irans_leading_buyers_in_2017():
    lists = pd.read_parquet(ROOT / "data" / "goods_trade" / "leading.parquet")
    sold = lists[(lists.anchor == "IRN") & (lists.year == 2017) & (lists.direction == "sold")]
    assert dict(zip(sold.partner, sold.share, strict=True)) == {
        "CHN": 0.275, "IND": 0.151, "KOR": 0.114, "TUR": 0.111, "ITA": 0.057, "JPN": 0.053,
    }  # fmt: skip


def test_what_is_hidden_is_shipped_as_written_and_doubted_in_the_ties():
    folder = ROOT / "data" / "goods_trade"
    lines = pd.read_csv(folder / "hidden.csv")
    shipped = pd.read_parquet(folder / "hidden.parquet")
    keys = ["anchor", "partner", "way", "first_year"]
    pd.testing.assert_frame_equal(
        lines.sort_values(keys, ignore_index=True), shipped, check_dtype=False
    )
    doubts = pd.read_csv(folder / "doubts.csv")
    both = lines.merge(doubts, on=["anchor", "partner", "first_year", "last_year", "reason"])
    assert len(both) == len(lines) == len(doubts)

"""Energy ties, on flows few enough to add by hand, and the spot values of the shipped tables."""

import pandas as pd
import pytest
from fixtures import files_of, project, raw, shipped

from solidarity import build

FLOWS = [  # exporter, importer, year, product, million USD, kilotonnes, odd weight
    ("RUS", "IND", 2023, "crude_oil", 40.0, 80.0, False),
    ("IRQ", "IND", 2023, "crude_oil", 60.0, 100.0, False),
    ("SAU", "IND", 2023, "crude_oil", 10.0, 900.0, True),
    ("AUS", "IND", 2023, "coal", 90.0, 500.0, False),
    ("RUS", "IND", 2023, "gold", 500.0, 1.0, False),
    ("NOR", "DEU", 2023, "gas_pipeline", 100.0, 10.0, False),
    ("RUS", "CHN", 2023, "coal", 60.0, 10.0, False),
    ("RUS", "BLR", 2019, "gas_pipeline", 9.0, 10.0, False),
    ("POL", "BLR", 2023, "coal", 1.0, 1.0, False),
    ("USA", "MEX", 2023, "lng", 30.0, 10.0, False),
]
GOODS = [
    ("PRK", "DEU", 2023, 5.0)
]  # Germany shows that it reports by what it buys of a silent state


def flow_frame(rows=FLOWS):
    columns = [
        "exporter_iso3",
        "importer_iso3",
        "year",
        "product",
        "value_usd",
        "qty_tonnes",
        "unit_value_outlier",
    ]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(value_usd=frame.value_usd * 1e6, qty_tonnes=frame.qty_tonnes * 1e3)


@pytest.fixture(scope="module")
def cells(tmp_path_factory):
    path = tmp_path_factory.mktemp("energy")
    for folder in ("baci_energy", "goods_trade"):
        (path / folder).mkdir()
    flow_frame().to_parquet(path / "baci_energy" / "energy_1995_2024.parquet")
    columns = ["exporter_iso3", "importer_iso3", "year", "value_usd"]
    pd.DataFrame(GOODS, columns=columns).to_parquet(path / "goods_trade" / "baci_2023.parquet")
    root = project(path / "root", "energy")
    (root / "data" / "energy" / "doubts.csv").unlink()
    with build.staged("energy", raw(path), root) as stage:
        tables = {p.stem: pd.read_parquet(p) for p in files_of(stage)}
    return {(r.indicator, r.anchor, r.partner, r.year): r for r in tables["ties"].itertuples()}


@pytest.mark.parametrize(
    ("indicator", "anchor", "partner", "value", "n", "status"),
    [
        ("energy_import_share", "RUS", "IND", 40 / 200, 4, "observed"),
        ("energy_import_share", "IRN", "IND", 0, 4, "observed"),
        ("crude_import_share", "RUS", "IND", 80 / 180, 3, "observed"),
        ("energy_lifeline", "RUS", "IND", 40 / 100, 1, "estimated"),
        ("energy_lifeline", "RUS", "CHN", 60 / 100, 1, "estimated"),
        # Germany bought none from Russia, and it reports: a true zero.
        ("energy_import_share", "RUS", "DEU", 0, 1, "observed"),
        ("energy_import_share", "USA", "MEX", 1, 1, "estimated"),
        ("energy_import_share", "WEST", "MEX", 1, 1, "estimated"),
    ],
)
def test_shares_by_hand(cells, indicator, anchor, partner, value, n, status):
    row = cells[indicator, anchor, partner, 2023]
    assert (row.value, row.n, row.status) == (pytest.approx(value, abs=1e-6), n, status)


def test_where_neither_side_reports_there_is_nothing(cells):
    assert cells["energy_import_share", "RUS", "BLR", 2019].value == 1
    assert not [key for key in cells if key[2] == "BLR" and key[3] == 2023], "a silent partner"
    assert ("energy_import_share", "RUS", "MEX", 2023) not in cells, "not shown to report"


def test_products_are_told_by_their_codes_and_odd_weights_by_their_price():
    import ibis

    module = build.script(build.stage.ROOT / "data" / "energy" / "build.py")
    rows = [
        (2023, "RUS", "IND", "270900", 700.0, 1.0),
        (2023, "IRQ", "IND", "270900", 600.0, 1.0),
        (2023, "SAU", "IND", "270900", 600.0, 90.0),
        (2023, "RUS", "IND", "271121", 5.0, 1.0),
        (2023, "RUS", "IND", "271011", 5.0, 1.0),
    ]
    columns = ["year", "exporter_iso3", "importer_iso3", "product", "value_usd", "qty_tonnes"]
    products = ibis.memtable(pd.DataFrame(rows, columns=columns))
    flows = module.from_products(products)["flows"].to_pandas()
    own = flows[(flows.anchor == "all") & (flows.direction == "to partner")].set_index("product")
    assert sorted(own.index) == ["crude_oil", "gas_pipeline"], "refined products are no energy here"
    assert own.loc["crude_oil", "lines"] == 3


def test_indias_crude_from_russia_is_88_9_megatonnes_and_the_most():
    flows = shipped().tables["energy"]["flows"]
    own = flows[
        (flows.partner == "IND") & (flows.anchor == "RUS") & (flows["product"] == "crude_oil")
        & (flows.direction == "to partner")
    ].set_index("year")  # fmt: skip
    assert (own.tonnes / 1e6).round(1).loc[[2021, 2022, 2023]].tolist() == [2.4, 37.0, 88.9]
    assert own["rank"].loc[[2022, 2023]].tolist() == [3, 1]


def test_belarus_has_no_zero_where_nobody_reports():
    ties = shipped().ties(anchor="RUS", partner="BLR", indicator="energy_import_share")
    assert ties.set_index("year").value.loc[2019] > 0.9
    assert ties.year.max() == 2021


@pytest.mark.parametrize(("partner", "year"), [("TUR", 2023), ("CUB", 2023)])
def test_hidden_flows_are_marked_with_their_reason(partner, year):
    held = shipped()
    row = held.ties(anchor="RUS", partner=partner, indicator="energy_import_share", year=year)
    if not row.empty:
        assert row.status[0] == "doubtful" and held.doubt(row.iloc[0])

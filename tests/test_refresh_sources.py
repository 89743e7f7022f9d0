"""Each source that reads its publisher's release: what a good file changes, and what a killed run leaves."""

import re
import shutil
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import pandas as pd
import pytest
from fixtures import ROOT, files_of, shipped
from release_files import BACI, BACI_CODES, REGISTER, TIV_TABLE, VDEM, es_11_1, world_bank

from solidarity import build, catalog, ideal_points
from solidarity.errors import DataError

RUN = """
import sys
from pathlib import Path
from solidarity import build
root, key, *files = sys.argv[1:]
build.refresh(key, [Path(file) for file in files], Path(root), accept=True)
"""
CODES = {"country_codes_V202601.csv": BACI_CODES}
RELEASES = {
    "un_votes": {"votes.csv": es_11_1()},
    "sipri_arms": {"register.csv": REGISTER},
    "energy": {"BACI_HS92_Y2023_V202601.csv": BACI, **CODES},
    "goods_trade": {"BACI_HS92_Y2023_V202601.csv": BACI, **CODES},
    "world_bank": {"API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.zip": world_bank()},
    "regimes": {"V-Dem-CY-Core-v15.csv": VDEM},
}
sources = pytest.mark.parametrize("key", RELEASES)


@pytest.fixture
def project(tmp_path):
    """A project of one source, and the energy trade's build that goods trade leans on."""

    def project(key):
        root = tmp_path / "project"
        for name in {key, "energy"}:
            shutil.copytree(ROOT / "data" / name, root / "data" / name)
        shutil.copy(ROOT / "data" / "countries.csv", root / "data")
        declared = root / "data" / key / "source.toml"  # a release of four lines is not full
        declared.write_text(
            re.sub(r"(?m)^fill = .*", "fill = 0", declared.read_text("utf8")), "utf8"
        )
        return root

    return project


@pytest.fixture
def files(tmp_path):
    def files(key, **others):
        paths = []
        for name, content in (others or RELEASES[key]).items():
            paths.append(tmp_path / name)
            paths[-1].write_bytes(content if isinstance(content, bytes) else content.encode())
        return paths

    return files


@pytest.fixture(autouse=True)
def quick_points(monkeypatch):
    """The ideal points as shipped: to estimate them takes most of a minute and has its own tests."""
    tables = shipped().tables["un_votes"]
    ties = tables["ties"]
    distances = ties[ties.indicator == "un_ideal_distance"].astype(
        {"anchor": "str", "partner": "str"}
    )
    stub = SimpleNamespace(
        points=tables["ideal_points"].rename(columns={"partner": "iso3"}).astype({"iso3": "str"}),
        distances=lambda anchors: distances[
            ["anchor", "partner", "year", "value", "low", "high", "n"]
        ],
    )
    monkeypatch.setattr(ideal_points, "estimate", lambda votes: stub)


def content(root):
    return {
        p.relative_to(root): p.read_bytes() for p in files_of(root / "data") if p.suffix != ".pyc"
    }


def test_every_refreshable_source_is_tried():
    assert set(build.refreshable()) == set(RELEASES)


@sources
def test_a_killed_run_leaves_the_tables_whole(project, files, key):
    root = project(key)
    before = content(root)
    command = [sys.executable, "-c", RUN, root, key, *files(key)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    while process.poll() is None and not list(root.glob(".build-*/data/*/*.parquet")):
        time.sleep(0.01)  # until it has begun to write
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert content(root) == before
    assert len(catalog.load(root / "data").tables[key]["ties"])


def test_a_vote_read_again_changes_nothing(project, files):
    changes = build.refresh("un_votes", files("un_votes"), project("un_votes"))
    assert (changes.added, changes.removed, changes.changed) == (0, 0, 0)


def test_a_vote_that_was_cast_otherwise_moves_what_rests_on_it(project, files):
    other = (
        es_11_1().replace("IND,INDIA,A", "IND,INDIA,N").replace("141.0,5.0,35.0", "141.0,6.0,34.0")
    )
    root = project("un_votes")
    changes = build.refresh(
        "un_votes", files("un_votes", **{"votes.csv": other}), root, accept=True
    )
    assert changes.changed and set(changes.moves.partner) | set(changes.moves.anchor) >= {"IND"}
    found = catalog.load(root / "data").ties("RUS", "IND", "ukraine_votes", 2022)
    before = shipped().ties("RUS", "IND", "ukraine_votes", 2022)
    assert found.value[0] == pytest.approx(before.value[0] + 0.5 / before.n[0], abs=1e-6)


def test_a_register_takes_the_place_of_one_suppliers_part(project, files):
    """Five lines name three suppliers: neither all of them nor an anchor alone."""
    with pytest.raises(
        DataError, match="covers neither all suppliers nor one of RUS, IRN, CHN, USA"
    ):
        build.refresh("sipri_arms", files("sipri_arms"), project("sipri_arms"))


def test_a_tiv_table_replaces_an_anchors_years(project, files):
    root = project("sipri_arms")
    with pytest.raises(DataError, match="does not say whose it is; name it with --of"):
        build.refresh("sipri_arms", files("sipri_arms", **{"tiv.csv": TIV_TABLE}), root)
    table = TIV_TABLE.replace("Pakistan,1322,726,445,2493", "Pakistan,2322,726,445,3493")
    build.refresh(
        "sipri_arms", files("sipri_arms", **{"tiv.csv": table}), root, of="China", accept=True
    )
    held, before = (
        catalog.load(root / "data").tables["sipri_arms"]["transfers"],
        shipped().tables["sipri_arms"]["transfers"],
    )

    def tiv(rows, partner, anchor):
        own = rows[
            (rows.partner == partner) & (rows.anchor == anchor) & (rows.direction == "to partner")
        ]
        return float(own.tiv[own.year == 2023].sum())

    assert tiv(held, "PAK", "CHN") == 2322
    moved = tiv(held, "PAK", "CHN") - tiv(before, "PAK", "CHN")
    assert tiv(held, "PAK", "all") - tiv(before, "PAK", "all") == pytest.approx(moved, abs=0.02)
    assert tiv(held, "MMR", "CHN") == 3 and tiv(held, "BGD", "CHN") == 0
    pairs, were = (
        atlas.tables["sipri_arms"]["pairs"].set_index(["one", "other", "year"]).tiv
        for atlas in (catalog.load(root / "data"), shipped())
    )
    assert pairs["CHN", "PAK", 2023] - were["CHN", "PAK", 2023] == pytest.approx(
        five_years(held, "PAK", 2023) - five_years(before, "PAK", 2023), abs=0.03
    )
    assert max(pairs.index.get_level_values("year")) == max(were.index.get_level_values("year"))
    ends = [rows.reset_index() for rows in (pairs, were)]
    others = [rows[(rows.one != "CHN") & (rows.other != "CHN")] for rows in ends]
    pd.testing.assert_frame_equal(*(rows.reset_index(drop=True) for rows in others))


def five_years(rows, partner, year):
    """What China delivered to a partner in the year and the four before it."""
    own = rows[
        (rows.partner == partner) & (rows.anchor == "CHN") & (rows.direction == "to partner")
    ]
    return own.tiv[own.year.between(year - 4, year)].sum()


def test_a_year_of_baci_takes_the_place_of_that_year(project, files):
    root = project("energy")
    changes = build.refresh("energy", files("energy"), root, accept=True)
    assert changes.removed > 100 and changes.years_lost == []
    pairs = catalog.load(root / "data").tables["energy"]["pairs"]
    before = shipped().tables["energy"]["pairs"]
    assert len(pairs) == (before.year != 2023).sum() + (pairs.year == 2023).sum()
    assert 0 < (pairs.year == 2023).sum() < 9
    (flows, _) = files("energy")
    with pytest.raises(DataError, match="read from its yearly files and its country_codes"):
        build.refresh("energy", [flows], root)


def test_oil_under_another_name_is_read_of_the_same_year(project, files):
    root = project("energy")
    flow, code = "2023,458,156,270900,500000.000,1000000.000\n", "458,Malaysia,MY,MYS\n"
    names = {"BACI_HS92_Y2023_V202601.csv": BACI + flow}
    names["country_codes_V202601.csv"] = BACI_CODES + code
    build.refresh("energy", files("energy", **names), root, accept=True)
    held, before = (
        atlas.tables["energy"]["relabelled"].set_index("year")
        for atlas in (catalog.load(root / "data"), shipped())
    )
    assert held.loc[2023, ["value", "tonnes"]].tolist() == [500, 1e6]
    pd.testing.assert_frame_equal(held.drop(index=2023), before.drop(index=2023))


def test_goods_of_other_origins_stay(project, files):
    root = project("goods_trade")
    build.refresh("goods_trade", files("goods_trade"), root, accept=True)
    held = catalog.load(root / "data")
    assert held.ties("RUS", "IND", "trade_usd", 2023).value.tolist() == [pytest.approx(44951.935)]
    assert held.ties("RUS", "IND", "trade_usd", 2021).source.tolist() == ["goods_trade/imf_russia"]
    leading = (atlas.tables["goods_trade"]["leading"] for atlas in (held, shipped()))
    pd.testing.assert_frame_equal(*leading)


def test_an_indicator_of_the_world_bank_is_replaced(project, files):
    root = project("world_bank")
    changed = world_bank(lambda text: text.replace("3567551674622.92", "4000000000000").encode())
    name = next(iter(RELEASES["world_bank"]))
    build.refresh("world_bank", files("world_bank", **{name: changed}), root)
    changes = build.refresh("world_bank", files("world_bank", **{name: changed}), root)
    top = changes.moves.iloc[0]
    assert (top.partner, top.year, top.after) == ("IND", 2023, 4000)


def test_ratings_of_the_years_covered_are_replaced(project, files):
    other = VDEM.replace("IND,39,2023,2023-12-31,0.392,0.273", "IND,39,2023,2023-12-31,0.392,0.3")
    changes = build.refresh("regimes", files("regimes", **{"V-Dem.csv": other}), project("regimes"))
    moved = changes.moves.set_index(["partner", "year", "indicator"])
    assert moved.loc[("IND", 2023, "liberal_democracy"), ["before", "after"]].tolist() == [
        0.273,
        0.3,
    ]

"""The command what-if on the shipped record: the library's figures, and what it refuses."""

import json

import pandas as pd
import pytest
from fixtures import shipped
from typer.testing import CliRunner

from solidarity import countries
from solidarity.anchors import ANCHORS
from solidarity.cli import app
from solidarity.errors import DataError, UnknownName
from solidarity.pressure import cut_words, records, what_if
from solidarity.pressure.channels import CHANNELS, FUELS, named

REGISTER = countries.load()
INDIA_AND_HALF_OF_TURKEY = {"IND": 1.0, "TUR": 0.5}


def cli(*words):
    done = CliRunner().invoke(app, ["what-if", *words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def test_cutting_india_takes_what_india_is_recorded_to_have_bought():
    flows = shipped().tables["energy"]["flows"]
    own = flows[(flows.partner == "IND") & (flows.anchor == "RUS") & (flows.year == 2023)]
    recorded = own[(own.direction == "to partner") & (own["product"] == "crude_oil")].value.item()
    done = cli("--anchor", "RUS", "--cut", "IND=100", "--channel", "crude", "--year", "2023", "--format", "json")  # fmt: skip
    row = json.loads(done.stdout)[0]
    assert row["lost"] == recorded == pytest.approx(48_639.765434)
    assert row["lost_share"] == pytest.approx(0.39973, abs=1e-5)
    assert row["missing"] == "Türkiye; Belarus"


@pytest.mark.parametrize("channel", ["crude", "energy", "trade", "arms"])
def test_the_command_line_gives_the_librarys_figures(channel):
    done = cli("--anchor", "Russia", "--cut", "IND=100", "--cut", "TUR=50", "--channel", channel, "--year", "2023", "--format", "json", "--partners")  # fmt: skip
    rows = pd.DataFrame(json.loads(done.stdout))
    found = [records.read(shipped(), "RUS", one) for one in named(channel)]
    scenario = what_if.run(found, 2023, INDIA_AND_HALF_OF_TURKEY, REGISTER)
    ours = scenario.partners
    assert rows.partner.tolist() == ours.partner.tolist() and len(rows) > 5
    assert rows.lost.tolist() == pytest.approx(ours.lost.tolist())
    assert rows.lost.sum() == pytest.approx(sum(one.loss.value for one in scenario.results))


def test_the_proxy_counts_when_asked_for():
    asked = ("--anchor", "IRN", "--cut", "CHN", "--channel", "crude", "--format", "json")
    plain = json.loads(cli(*asked, "--year", "2022").stdout)[0]
    counted = json.loads(cli(*asked, "--year", "2022", "--relabelled").stdout)[0]
    assert plain["lost"] == pytest.approx(1441.5, abs=0.1)
    assert plain["lost_high"] == counted["lost"] == pytest.approx(15_924.3, abs=0.1)
    newest = json.loads(cli(*asked, "--year", "2024", "--relabelled").stdout)[0]
    assert newest["lost"] == pytest.approx(25_573.7, abs=0.1)


def test_channels_without_the_year_are_named_and_none_is_an_error():
    with pytest.raises(DataError, match="those of 2016"):
        cli("--anchor", "RUS", "--cut", "CHN", "--channel", "exports", "--year", "2012")
    done = cli("--anchor", "RUS", "--cut", "CHN", "--channel", "crude", "--channel", "exports", "--year", "2012")  # fmt: skip
    assert "stand in no record" in done.stderr
    assert done.stdout.splitlines()[1].startswith("RUS,crude,2012")


def test_an_anchor_is_not_cut_off_from_itself():
    with pytest.raises(DataError, match="itself"):
        cli("--anchor", "RUS", "--cut", "RUS=100", "--channel", "crude", "--year", "2023")


def test_partners_not_on_record_are_named():
    done = cli("--anchor", "RUS", "--cut", "TUV", "--channel", "crude", "--year", "2023")
    assert "Tuvalu is on record in none" in done.stderr
    with pytest.raises(UnknownName):
        cli("--anchor", "RUS", "--cut", "Atlantis", "--channel", "crude", "--year", "2023")


def test_fuels_of_the_presets_for_both_anchors_in_every_year():
    seen = 0
    for anchor in records.ANCHORS:
        found = [records.read(shipped(), anchor, CHANNELS[key]) for key in FUELS]
        for year in range(2010, 2025):
            if not any(year in one.years for one in found):
                continue
            for codes in what_if.presets(REGISTER, anchor).values():
                scenario = what_if.run(found, year, dict.fromkeys(codes, 1.0), REGISTER)
                rows = scenario.summary
                assert (rows.lost <= rows.total + 1e-6).all() and (rows.lost_low <= rows.lost).all()
                assert rows.remains.tolist() == pytest.approx((rows.total - rows.lost).tolist())
                text = cut_words.headline(ANCHORS[anchor], scenario)
                assert "nan" not in text
                seen += 1
    assert seen > 80

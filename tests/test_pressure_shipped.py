"""What the shipped tables must give as lifelines: known figures, and the atlas's own ties."""

import pandas as pd
import pytest
from fixtures import shipped

from solidarity.pressure import records
from solidarity.pressure.channels import CHANNELS, FUELS

CRUDE = CHANNELS["crude"]


def test_russian_crude_of_2023_as_baci_has_it():
    found = records.read(shipped(), "RUS", CRUDE).at(2023)
    top = found.flows.head(2)
    assert top.partner.tolist() == ["CHN", "IND"]
    assert top.value.tolist() == pytest.approx([60_679.212744, 48_639.765434])
    assert found.carriers() == 2
    turkey = found.flows.set_index("partner").loc["TUR"]
    assert (turkey.value, turkey.status) == (0, "doubtful")
    told = {one.partner: one for one in found.unseen}
    assert "customs" in told["TUR"].reason
    assert (told["TUR"].last_year, round(told["TUR"].last_value)) == (2021, 2106)
    assert (told["BLR"].last_year, round(told["BLR"].last_value)) == (2021, 6700)


def test_partners_in_goods_that_a_record_lacks_are_taken_from_another_or_named():
    exports = records.read(shipped(), "RUS", CHANNELS["exports"])
    of_2023 = exports.at(2023).flows.set_index("partner")
    assert of_2023.value["KOR"] == pytest.approx(8657.755)  # not in BACI, but in the IMF's table
    assert of_2023.value["NLD"] == pytest.approx(3030.884)  # the other way round
    told = {one.partner: one for one in exports.at(2024).unseen}
    assert "left out" in told["DEU"].reason and told["DEU"].last_year == 2022
    bought = records.read(shipped(), "RUS", CHANNELS["imports"]).at(2024)
    assert bought.flows.set_index("partner").value["DEU"] == pytest.approx(
        7080.503
    )  # one direction
    assert (exports.at(2023).dependence.dropna() < 1).all()
    assert exports.at(2024).flows.set_index("partner").status["KAZ"] == "absent"


def test_german_gas_is_named_although_no_record_has_it():
    found = records.read(shipped(), "RUS", CHANNELS["gas"]).at(2021)
    germany = found.flows.set_index("partner").loc["DEU"]
    assert (germany.value, germany.status) == (0, "doubtful")
    assert "DEU" in {one.partner for one in found.unseen}


def test_iranian_crude_has_hardly_a_named_buyer_and_a_proxy_beside_it():
    record = records.read(shipped(), "IRN", CRUDE)
    found = record.at(2021)
    assert found.rest == pytest.approx(10_784.6, abs=0.1)
    assert found.carriers() is None
    low, high = found.concentration
    assert low < 0.01 and high > 0.99
    assert 2023 not in record.years
    counted = records.read(shipped(), "IRN", CRUDE, count_relabelled=True)
    assert counted.years[-1] == 2024
    assert counted.at(2022).flows.value.iloc[0] == pytest.approx(1441.5 + 14_482.8, abs=0.1)
    assert counted.at(2022).rest == 0  # 13.0 bn without a name, 14.5 bn under Malaysia's
    assert counted.at(2018).flows.equals(record.at(2018).flows)
    assert {one.partner for one in counted.at(2024).unseen} == {"CHN", "SYR"}
    assert (
        record.at(2021).behind
        and "CHN" in record.at(2021).behind
        and "DEU" not in record.at(2021).behind
    )


@pytest.mark.parametrize("anchor", records.ANCHORS)
def test_the_fuels_together_give_the_atlas_its_energy_lifeline(anchor):
    fuels = [records.read(shipped(), anchor, CHANNELS[key]) for key in FUELS]
    ties = shipped().ties(anchor, None, "energy_lifeline")
    years = [year for year in ties.year.unique().tolist() if all(year in f.years for f in fuels)]
    assert len(years) > 15
    for year in years:
        parts = [fuel.at(year) for fuel in fuels]
        whole = sum(part.total for part in parts)
        sums = pd.concat([part.flows.set_index("partner").value for part in parts])
        ours = sums.groupby(level=0).sum() / whole
        theirs = ties[ties.year == year].set_index("partner").value
        both = pd.concat([ours, theirs], axis=1, keys=["ours", "theirs"]).dropna()
        assert len(both) > 5
        assert (both.ours - both.theirs).abs().max() < 2e-6


@pytest.mark.parametrize("anchor", records.ANCHORS)
def test_arms_bought_give_the_atlas_its_arms_lifeline(anchor):
    record = records.read(shipped(), anchor, CHANNELS["arms_in"])
    ties = shipped().ties(anchor, None, "arms_lifeline")
    ties = ties[ties.value > 0].set_index(["year", "partner"]).value
    ours = pd.concat(
        {year: record.at(year).shares for year in record.years}, names=["year", "partner"]
    )
    both = pd.concat([ours, ties], axis=1, keys=["ours", "theirs"])
    assert len(both.dropna()) == len(ties) > 30
    assert (both.ours - both.theirs).abs().max() < 2e-6

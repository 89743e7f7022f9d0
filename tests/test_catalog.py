import numpy as np
import pandas as pd
import pytest
from fixtures import TIES, TOML, shipped, tie_frame, write_source

from solidarity import catalog
from solidarity.errors import DataError, UnknownName, UnknownYear
from solidarity.held import TIE

OTHER = TOML.replace("indicators.toy", "indicators.joy")


def joys(ties=TIES):
    """The toy ties under another key."""
    return tie_frame(ties).assign(indicator="joy")


@pytest.fixture
def tiny(tmp_path):
    return catalog.load(write_source(tmp_path))


def test_shipped_data_keep_their_promises():
    assert not shipped().faults
    assert {"un_votes", "sipri_arms"} <= set(shipped().sources)
    assert len(shipped().ties()) == sum(len(t["ties"]) for t in shipped().tables.values())


def test_ties_come_sorted_and_complete(tiny):
    assert list(tiny.ties().columns) == TIE
    found = tiny.ties()[["anchor", "partner", "year", "value", "source"]]
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        ("IRN", "IND", 2000, 0.5, "toy"),
        ("RUS", "IND", 2000, 0.75, "toy"),
        ("RUS", "TUR", 2000, 0.25, "toy"),
        ("RUS", "IND", 2001, 1.0, "toy"),
    ]


@pytest.mark.parametrize(
    ("filters", "values"),
    [
        ({"anchor": "RUS"}, [0.75, 0.25, 1.0]),
        ({"anchor": "russia"}, [0.75, 0.25, 1.0]),
        ({"anchor": "Persia"}, [0.5]),
        ({"anchor": ["IRN", "Russia"], "year": 2000}, [0.5, 0.75, 0.25]),
        ({"partner": "turkey"}, [0.25]),
        ({"partner": ("Türkiye", "IND"), "anchor": "RUS"}, [0.75, 0.25, 1.0]),
        ({"partner": "Poland"}, []),
        ({"anchor": "the West"}, []),
        ({"indicator": "toy", "year": [2001]}, [1.0]),
        ({"year": range(2000, 2002)}, [0.5, 0.75, 0.25, 1.0]),
        ({"year": (y for y in [2001])}, [1.0]),
        ({"year": []}, []),
        ({"partner": []}, []),
    ],
)
def test_ties_match_every_filter(tiny, filters, values):
    found = tiny.ties(**filters)
    assert found.value.tolist() == values
    assert list(found.columns) == TIE
    assert found.index.tolist() == list(range(len(values)))


@pytest.mark.parametrize(
    ("filters", "complaint"),
    [
        ({"partner": "Indja"}, "“Indja” is not a country in the atlas. Did you mean India"),
        ({"partner": ["India", "Indja"]}, "“Indja”"),
        ({"anchor": "Irn."}, None),
        ({"anchor": "IRM"}, r"“IRM” is not an anchor \(RUS, IRN, CHN, USA, WEST\).*mean IRN"),
        ({"anchor": "India"}, "“India” is not an anchor"),
        ({"indicator": "toys"}, "“toys” is not an indicator in the atlas. Did you mean toy"),
    ],
)
def test_an_unknown_name_suggests_the_nearest(tiny, filters, complaint):
    if complaint is None:
        assert len(tiny.ties(**filters)) == 1
        return
    with pytest.raises(UnknownName, match=complaint):
        tiny.ties(**filters)


@pytest.mark.parametrize("year", [1999, 2002, [2000, 2002]])
def test_a_year_outside_is_an_error(tiny, year):
    with pytest.raises(UnknownYear, match=r"(1999|2002) is outside .* from 2000 to 2001"):
        tiny.ties(year=year)


@pytest.mark.parametrize("key", ["toys", ""])
def test_an_unknown_indicator_is_an_error(tiny, key):
    assert tiny.indicator("toy").title == "Toy ties"
    with pytest.raises(UnknownName):
        tiny.indicator(key)


def test_a_view_ranks_what_is_printed(tmp_path):
    values = {"IND": 0.501, "TUR": 0.9, "POL": 0.499, "GBR": 0.1, "IRN": 0.5}
    ties = [("RUS", code, 2000, "toy", v, "observed", 9) for code, v in values.items()]
    ties.append(("IRN", "IND", 2001, "toy", 0.0, "observed", 9))
    toml = TOML.replace("rows = 4", "rows = 6")
    view = catalog.load(write_source(tmp_path, toml=toml, ties=ties)).view("toy", "RUS", 2000)
    assert list(zip(view.partner, view["rank"], strict=True)) == [
        ("TUR", 1), ("IND", 2), ("IRN", 2), ("POL", 2), ("GBR", 5),
    ]  # fmt: skip


@pytest.mark.parametrize(("anchor", "year"), [("IRN", 2001), ("WEST", 2000)])
def test_a_view_without_ties_is_empty(tiny, anchor, year):
    view = tiny.view("toy", anchor, year)
    assert view.empty
    assert list(view.columns) == [*TIE, "rank"]


def test_writing_into_an_answer_changes_no_later_one(tiny):
    table = tiny.tables["toy"]["ties"].copy()
    for ask in (lambda: tiny.ties(), lambda: tiny.view("toy", "RUS", 2000)):
        answer = ask()
        answer.loc[:, "value"] = -1.0
        answer["rank"] = -1
        assert (ask().value > 0).all()
    pd.testing.assert_frame_equal(tiny.tables["toy"]["ties"], table)
    assert list(tiny.ties().columns) == TIE


def test_indicators_come_dimension_by_dimension(tmp_path):
    write_source(tmp_path, "arms")
    diplomacy = OTHER.replace('dimension = "security"', 'dimension = "diplomacy"')
    write_source(tmp_path, "votes", toml=diplomacy, ties=joys())
    both = catalog.load(tmp_path)
    assert list(both.indicators) == ["joy", "toy"]
    assert both.indicators["joy"].source == "votes"
    assert both.ties(indicator="joy").source.unique().tolist() == ["votes"]
    assert len(both.ties()) == 2 * len(TIES)


def test_two_sources_cannot_claim_one_indicator(tmp_path):
    write_source(write_source(tmp_path, "one"), "two")
    with pytest.raises(DataError, match=r"two/source\.toml: .*\['toy'\] already belong to one"):
        catalog.load(tmp_path)
    tolerant = catalog.load_sound(tmp_path)
    assert list(tolerant.sources) == ["one"]
    assert len(tolerant.faults) == 1
    assert len(tolerant.ties()) == len(TIES)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("ties.parquet", r"two/ties\.parquet: missing\. .*git checkout data/two"),
        ("source.toml", r"two/source\.toml: not valid TOML"),
    ],
)
def test_one_damaged_source_leaves_the_others(tmp_path, broken, said):
    write_source(write_source(tmp_path, "one"), "two", toml=OTHER, ties=joys())
    whole = catalog.load_sound(tmp_path)
    assert (sorted(whole.sources), whole.faults) == (["one", "two"], ())
    path = tmp_path / "two" / broken
    path.unlink() if broken.endswith("parquet") else path.write_text("title = ")
    with pytest.raises(DataError, match=said):
        catalog.load(tmp_path)
    sound = catalog.load_sound(tmp_path)
    assert list(sound.sources) == list(sound.tables) == ["one"]
    assert list(sound.indicators) == ["toy"]
    (fault,) = sound.faults
    with pytest.raises(DataError, match=said):
        raise DataError(fault)


@pytest.mark.parametrize("load", [catalog.load, catalog.load_sound])
def test_no_sound_source_at_all_is_an_error(tmp_path, load):
    (write_source(tmp_path) / "toy" / "ties.parquet").unlink()
    with pytest.raises(DataError, match=r"toy/ties\.parquet: missing"):
        load(tmp_path)


@pytest.mark.parametrize("load", [catalog.load, catalog.load_sound])
def test_an_empty_data_folder_is_an_error(tmp_path, load):
    with pytest.raises(DataError, match=r"countries\.csv"):
        load(tmp_path)
    root = write_source(tmp_path)
    (root / "toy" / "source.toml").unlink()
    with pytest.raises(DataError, match=r"no \*/source\.toml; is this the data folder\?"):
        load(root)


def test_a_source_folder_gone_takes_only_its_ties(tmp_path):
    write_source(write_source(tmp_path, "one"), "two", toml=OTHER, ties=joys())
    for path in (tmp_path / "two").iterdir():
        path.unlink()
    left = catalog.load(tmp_path)
    assert list(left.sources) == ["one"]
    assert left.ties().source.unique().tolist() == ["one"]


def test_what_reaches_the_browser_is_plain():
    view = shipped().view("un_siding", "RUS", 2024)
    assert view["rank"].iloc[0] == 1
    assert view["rank"].is_monotonic_increasing
    assert np.isfinite(view.value).all()
    assert view.partner.is_unique

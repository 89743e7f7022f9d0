"""Weights as people write them, and the rules that name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solidarity import alignment
from solidarity.alignment import rules as declared
from solidarity.alignment.weights import Weights
from solidarity.errors import DataError, UnknownName

RULES = declared.read()
DEFAULT = dict(alignment.default(RULES).each)


def test_the_default_weights_are_those_of_the_dimensions():
    assert DEFAULT == {
        "votes": 2, "arms": 1, "energy": 1, "trade": 1, "clubs": 1, "sanctions": 0.5, "opinion": 0.5,
    }  # fmt: skip
    assert {"equal", "votes", "material", "institutions"} < set(RULES.presets)
    cited = [key for key, preset in RULES.presets.items() if preset.url]
    assert cited == ["lowy"]


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("default", {}),
        ("votes=2,trade=1", {}),
        ("votes=3", {"votes": 3}),
        (" Votes = 3 , opinion: 0 ", {"votes": 3, "opinion": 0}),
        ("votes3_opinion0.25", {"votes": 3, "opinion": 0.25}),
        ("EQUAL", dict.fromkeys(DEFAULT, 1)),
    ],
)
def test_weights_are_read_from_text(text, changed):
    assert dict(alignment.parse(text, RULES).each) == DEFAULT | changed


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        ("equl", UnknownName, "“equl” is not a set of weights such as .* Did you mean equal"),
        ("", UnknownName, "is not a set of weights"),
        ("vote=2", UnknownName, "“vote” is not a dimension of the index.* Did you mean votes"),
        ("votes=two", DataError, "“votes=two”: a weight is a number from 0 to 100"),
        ("votes=-1", DataError, "a weight is a number"),
        ("votes=nan", DataError, "a weight is a number"),
        ("votes=1e9", DataError, "a weight is a number"),
        ("votes=1,arms", DataError, "“arms”: a weight is a number"),
        ("votes=1,votes=2", DataError, "“votes” is weighed twice"),
        ("votes0_arms0_energy0_trade0_clubs0_sanctions0_opinion0", DataError, "All weights are 0"),
        ("votes=1=2", UnknownName, "is not a set of weights"),
    ],
)
def test_what_is_no_weight_gets_a_sentence(text, error, said):
    with pytest.raises(error, match=said):
        alignment.parse(text, RULES)


@given(st.lists(st.integers(0, 30), min_size=7, max_size=7).filter(any))
def test_an_address_reads_back_as_the_same_weights(tenths):
    chosen = Weights(tuple(zip(DEFAULT, (t / 10 for t in tenths), strict=True)))
    assert alignment.parse(chosen.text(), RULES) == chosen
    assert alignment.parse(alignment.short_text(chosen, RULES), RULES) == chosen
    assert sum(chosen.shares.values()) == pytest.approx(1)


def test_every_preset_is_known_by_its_name():
    for key in RULES.presets:
        assert alignment.preset_of(alignment.preset(key, RULES), RULES) == key
    assert alignment.preset_of(alignment.parse("votes=3", RULES), RULES) == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("least = 3", "least = three", "not valid TOML"),
        ("least = 3", 'least = "few"', "field least"),
        ("weights = { votes = 1, arms = 1,", "weights = { votes = 1,", "preset equal must weigh"),
        ("[dimensions.diplomacy]", "[dimensions.diplomatic]", "field dimensions.diplomatic"),
        ("seed =", "sead =", "field"),
    ],
)
def test_a_fault_in_the_rules_names_the_file_and_the_field(tmp_path, old, new, said):
    text = declared.RULES.read_text("utf8")
    assert old in text
    path = tmp_path / "index.toml"
    path.write_text(text.replace(old, new, 1), "utf8")
    with pytest.raises(DataError, match=rf"index\.toml: .*{said}"):
        declared.read(path)
    with pytest.raises(DataError, match="missing or unreadable"):
        declared.read(tmp_path / "other.toml")

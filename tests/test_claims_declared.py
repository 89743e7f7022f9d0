"""How the statements are declared: conditions in words, and broken declarations as sentences."""

import pytest

from solidarity.claims import declared
from solidarity.claims.conditions import change_told, condition, meets
from solidarity.errors import DataError


def test_conditions_in_words():
    assert condition(">= 0.5") == (">=", 0.5) and meets("< -1", -2) and not meets("= 0", 1)
    assert (
        change_told("<= -0.2", lambda part: f"{100 * part:.0f}%".strip("-"))
        == "a fall of at least 20%"
    )
    assert change_told("> 0", str) == "a rise"
    with pytest.raises(ValueError, match="no condition"):
        condition("about 3")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('holds = "<= 20"', 'holds = "high"', "no condition"),
        ('section = "axis"', 'section = "gossip"', "section gossip"),
        ('test = "listed"', 'test = "rumour"', "rumour"),
        ('last = 2024, holds = "<= -0.2"', 'last = 2024, holds = ">= -0.2"', "neither for a rise nor for a fall"),
        ('tests = [{ test = "listed", ids = ["E100"] }]', "", "no test that speaks for it"),
        ('ids = ["A47"], where', 'ids = ["A47", "A48"], where', "of one entry"),
    ],
)  # fmt: skip
def test_a_broken_declaration_is_a_sentence(tmp_path, old, new, fault):
    path = tmp_path / "claims.toml"
    text = (declared.DATA / "claims.toml").read_text("utf8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf8")
    with pytest.raises(DataError, match=fault):
        declared.claims(path)

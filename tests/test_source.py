import tomllib
from datetime import date

import pytest
from fixtures import ROOT, TOML, indicator

from solidarity import source
from solidarity.errors import DataError

DECLARATIONS = sorted(path.parent for path in ROOT.glob("data/*/source.toml"))


@pytest.fixture
def read(tmp_path):
    """A declaration read from a text, in a folder called toy."""

    def read(toml):
        folder = tmp_path / "toy"
        folder.mkdir()
        (folder / "source.toml").write_bytes(toml if isinstance(toml, bytes) else toml.encode())
        return source.read(folder)

    return read


def test_a_declaration_is_read_whole(read):
    toy = read(TOML)
    assert (toy.key, toy.title, toy.retrieved) == ("toy", "Toy", date(2026, 1, 1))
    assert toy.tables["ties"].rows == 4
    assert toy.tables["ties"].years == (2000, 2001)
    declared = toy.indicators["toy"]
    assert (declared.key, declared.source) == ("toy", "toy")
    assert declared.partial == {2001: "to 4 June"}
    assert declared.latest == 2000
    assert declared.headline.threshold == 0.5


def test_a_declaration_cannot_be_changed(read):
    toy = read(TOML)
    with pytest.raises(ValueError, match="frozen"):
        toy.title = "Other"


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('publisher = "Nobody"\n', "", "publisher"),
        ('publisher = "', 'publischer = "', "publisher"),
        ('title = "Toy"', 'title = "Toy"\ncolour = "red"', "colour"),
        ("retrieved = 2026-01-01", 'retrieved = "in spring"', "retrieved"),
        ('traps = ["Counted by hand."]', 'traps = "none"', "traps"),
        ("rows = 4", 'rows = "four"', r"tables\.ties\.rows"),
        ("rows = 4\n", "", r"tables\.ties\.rows"),
        ("decimals = 2", "decimals = 0.5", r"indicators\.toy\.decimals"),
        ("decimals = 2", "decimal = 2", r"indicators\.toy\.decimals"),
        ("n_unit =", "unit_of_n =", r"indicators\.toy\.n_unit"),
        (
            "{anchor}",
            "{ancor}",
            r"indicators\.toy: .*“.*{ancor}.*” has a placeholder that nothing fills",
        ),
        ('dimension = "security"', 'dimension = "sport"', r"indicators\.toy\.dimension"),
        ('role = "alignment"', 'role = "decoration"', r"indicators\.toy\.role"),
        ("range = [0, 1]", "range = [0]", r"indicators\.toy\.range"),
        ('kind = "diverging"', 'kind = "rainbow"', r"indicators\.toy\.scale\.kind"),
        ("threshold = 0.5\n", "", r"indicators\.toy\.headline\.threshold"),
        ('["RUS", "IRN"]', '["RUS", "FRA"]', r"indicators\.toy.*unknown anchors \['FRA'\].*WEST"),
        ("{ WEST =", "{ EAST =", r"indicators\.toy.*unknown anchors \['EAST'\]"),
    ],
)
def test_a_wrong_field_is_named_with_its_file(read, old, new, field):
    assert old in TOML
    with pytest.raises(DataError, match=rf"field {field}.*correct it there") as error:
        read(TOML.replace(old, new))
    assert "toy/source.toml" in str(error.value)


@pytest.mark.parametrize("toml", ["title = Toy", "[indicators", b"title = '\xff'"])
def test_what_is_not_toml_is_named(read, toml):
    with pytest.raises(DataError, match=r"toy/source\.toml: not valid TOML .*correct it there"):
        read(toml)


def test_a_missing_declaration_is_named(tmp_path):
    with pytest.raises(DataError, match=r"source\.toml: missing or unreadable; restore it"):
        source.read(tmp_path)


def test_shipped_declarations_say_who_and_warn_of_what():
    assert len(DECLARATIONS) >= 2
    for folder in DECLARATIONS:
        declared = source.read(folder)
        assert declared.url.startswith("https://") or "Atlas" in declared.publisher
        assert declared.traps
        assert tomllib.loads((folder / "source.toml").read_text("utf8"))["title"] == declared.title


@pytest.mark.parametrize(
    ("decimals", "percent", "value", "shown", "text"),
    [
        (2, False, 0.545, 0.55, "0.55"),
        (2, False, 0.005, 0.01, "0.01"),
        (2, False, 0.5449999, 0.54, "0.54"),
        (0, True, 0.4135, 41.0, "41%"),
        (0, True, 0.415, 42.0, "42%"),
        (0, True, 0.005, 1.0, "1%"),
        (0, False, 6002.5, 6003.0, "6,003"),
        (0, False, 0.5, 1.0, "1"),
        (1, True, 0.41449, 41.4, "41.4%"),
    ],
)
def test_values_are_rounded_half_up_as_printed(decimals, percent, value, shown, text):
    own = indicator(decimals=decimals, percent=percent)
    assert own.shown(value) == shown
    assert own.text(value) == text


@pytest.mark.parametrize(
    ("window", "year", "period"),
    [(1, 2024, "2024"), (5, 2024, "2020–24"), (5, 2002, "1998–2002"), (5, 2004, "2000–04")],
)
def test_a_period_covers_the_window(window, year, period):
    assert indicator(window=window).period(year) == period


def test_the_latest_year_is_a_complete_one():
    assert indicator().latest == 2004
    assert indicator(partial={2004: "to June", 2003: "to May"}).latest == 2002
    assert indicator(partial={2001: "to June"}).latest == 2004


def test_ties_must_have_the_shape_of_ties(read):
    with pytest.raises(
        DataError, match=r"toy/source\.toml: tables\.ties must have the columns .*correct"
    ):
        read(TOML.replace('"anchor", "partner"', '"partner", "anchor"'))

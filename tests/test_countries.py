import pytest
from fixtures import REGISTER

from solidarity import countries
from solidarity.errors import DataError, UnknownName


@pytest.fixture(scope="module")
def register():
    return countries.load()


@pytest.fixture
def read(tmp_path):
    """The register read from a text."""

    def read(text):
        path = tmp_path / "countries.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return countries.load(path)

    return read


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("India", "IND"),
        ("india", "IND"),
        ("IND", "IND"),
        ("in", "IND"),
        ("Turkey", "TUR"),
        ("turkiye", "TUR"),
        ("TÜRKİYE", "TUR"),
        ("Cote d’Ivoire", "CIV"),
        ("Ivory  Coast", "CIV"),
        ("Iran (Islamic Republic of)", "IRN"),
        ("Congo (Kinshasa)", "COD"),
        ("Congo-Kinshasa", "COD"),
        ("Bosnia & Herzegovina", "BIH"),
        ("USSR", "RUS"),
        ("Chinese Taipei", "TWN"),
        ("Kosovo*", "XKX"),
    ],
)
def test_a_country_answers_to_any_of_its_spellings(register, given, code):
    assert register.iso3(given) == code


@pytest.mark.parametrize(
    ("given", "nearest"), [("Indja", "India"), ("Venezula", "Venezuela"), ("IDN ", None)]
)
def test_an_unknown_country_suggests_the_nearest(register, given, nearest):
    if nearest is None:
        assert register.iso3(given) == "IDN"
        return
    with pytest.raises(UnknownName) as error:
        register.iso3(given)
    assert nearest in error.value.nearest
    assert f"“{given}”" in str(error.value)
    assert nearest in str(error.value)


def test_gibberish_suggests_nothing(register):
    with pytest.raises(UnknownName) as error:
        register.iso3("qqqqqqqqqqq")
    assert error.value.nearest == []
    assert "Did you mean" not in str(error.value)


def test_the_register_holds_the_united_nations(register):
    assert len(register.kind("member")) == 193
    assert set(register.kind("observer")) == {"PSE", "VAT"}
    assert "TWN" in register.kind("other")
    assert {"YUG", "DDR"} <= set(register.kind("historical"))


def test_groups_follow_their_years(register):
    assert sorted(register.members("G7")) == ["CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"]
    assert "GBR" in register.members("EU", 2019)
    assert "GBR" not in register.members("EU", 2021)
    assert "POL" in register.members("EU", 2004)
    assert "POL" not in register.members("EU", 2003)
    assert len(register.members("EU", 2024)) == 27
    assert "GBR" in register.members("EU")
    assert sorted(register.members("middle_powers")) == [
        "ARG", "BRA", "IDN", "IND", "MEX", "SAU", "TUR", "ZAF",
    ]  # fmt: skip


def test_an_empty_year_of_a_known_group_is_no_error(register):
    assert register.members("EU", 1900) == []


def test_an_unknown_group_suggests_the_nearest(register):
    with pytest.raises(UnknownName, match="middle_powers"):
        register.members("middle_power")


def test_a_row_becomes_a_country(read):
    country = read(REGISTER).countries["GBR"]
    assert country.name == "United Kingdom"
    assert country.aliases == ("UK",)
    assert (country.un_since, country.until) == (1945, None)
    assert [m.group for m in country.memberships] == ["G7", "EU"]
    assert country.memberships[1].covers(2019)
    assert not country.memberships[1].covers(2020)
    assert country.memberships[0].covers(1700)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("IND,India", "Ind,India", "line 5: iso3 “Ind” is not three capital letters"),
        ("TWN,Taiwan,Taiwan,,Formosa,other", "TWN,Taiwan,Taiwan,,Formosa,rebel", "line 9: kind “rebel”"),
        ("PL,member,1945", "PL,member,once", "line 7: .*once"),
        ("EU 2004-", "EU since 2004", "line 7: group “EU since 2004”.*`EU 2004-`"),
        ("PL,member", "Turkey,member", "line 7: “turkey” already names TUR"),
        ("POL,Poland", "IND,Poland", "line 7: “ind” already names IND"),
        ("un_since", "since", "columns"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line(read, old, new, complaint):
    assert old in REGISTER
    with pytest.raises(DataError, match=complaint) as error:
        read(REGISTER.replace(old, new))
    assert "countries.csv" in str(error.value)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\xff", b'iso3,"name'])
def test_an_unreadable_register_is_named_with_its_cure(read, content):
    with pytest.raises(DataError, match=r"countries\.csv: cannot be read .*restore it from git"):
        read(content)


def test_a_missing_register_is_named_with_its_cure(tmp_path):
    with pytest.raises(DataError, match=r"countries\.csv: cannot be read .*restore it from git"):
        countries.load(tmp_path / "countries.csv")

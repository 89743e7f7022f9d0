"""V-Dem's country-years: a few of thousands of columns, and units that the register does not hold."""

import pytest
from fixtures import ROOT

from solidarity.errors import DataError
from solidarity.releases import stream, vdem

FILE = ROOT / "tests" / "releases" / "vdem.csv"
CONTENT = FILE.read_text("utf8")


@pytest.fixture
def read(tmp_path):
    """The ratings in a text."""

    def read(content):
        path = tmp_path / "V-Dem-CY-Core-v16.csv"
        path.write_text(content, "utf8")
        return vdem.read(path)

    return read


def test_ratings_stand_under_the_registers_codes_with_their_interval():
    rows = vdem.read(FILE)
    assert list(rows.columns) == vdem.COLUMNS
    assert rows.set_index(["iso3", "year"]).loc[("IND", 2023)].tolist() == [0.273, 0.245, 0.311, 1]
    assert list(zip(rows.iso3, rows.year, rows.v2x_libdem, strict=True)) == [
        ("DDR", 1989, 0.065), ("IND", 2022, 0.293), ("IND", 2023, 0.273), ("XKX", 2023, 0.493),
        ("PSE", 2023, 0.124), ("RUS", 2023, 0.062),
    ]  # fmt: skip
    assert rows.v2x_libdem_codelow.isna().tolist() == [True, *[False] * 5]
    assert rows.v2x_regime.fillna(-1).tolist() == [0, 1, 1, 2, -1, 1]


def test_thousands_of_other_columns_are_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr(stream, "BLOCK", 1 << 17)
    path = tmp_path / "V-Dem-CY-Full+Others-v16.csv"
    lines = CONTENT.splitlines()
    more = ",".join(f"v2other_{n}" for n in range(4500))
    cells = ",".join("NA" if n % 3 else "1.5" for n in range(4500))
    path.write_text("\n".join([f"{lines[0]},{more}", *(f"{x},{cells}" for x in lines[1:])]) + "\n")
    assert vdem.read(path).equals(vdem.read(FILE))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("Kosovo,XKX", "Utopia,UTO", r"line 6, column country_text_id: “UTO” is neither in data/countries\.csv"),
        ("0.493", "1.493", "line 6, column v2x_libdem: 1.493 is not between 0 and 1"),
        ("0.545,2", "0.545,7", "line 6, column v2x_regime: 7 is not between 0 and 3"),
        ("0.493", "high", "line 6, column v2x_libdem: “high” is not a number"),
        ("Russia,RUS,11", "India,IND,39", "line 9, column year: IND is rated twice in 2023"),
        ("XKX,43,2023", "XKX,43,2023.5", r"line 6, column year: “2023\.5” is not a number of the expected kind"),
    ],
)  # fmt: skip
def test_an_odd_cell_is_named(read, old, new, sentence):
    assert old in CONTENT
    with pytest.raises(DataError, match=sentence):
        read(CONTENT.replace(old, new))


def test_a_header_alone_is_no_data(read):
    with pytest.raises(DataError, match="line 2: a header and no rating"):
        read(CONTENT.splitlines()[0] + "\n")

"""A World Bank indicator's zip: countries and the world, and damage inside and outside of it."""

import io
import zipfile

import pytest
from fixtures import ROOT

from solidarity.errors import DataError
from solidarity.releases import world_bank

FILES = ROOT / "tests" / "releases"
DATA = (FILES / "API_NY.GDP.MKTP.CD.csv").read_text("utf8")
ABOUT = (FILES / "Metadata_Country.csv").read_text("utf8")
NAME = "API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.csv"


def zipped(data=DATA, about=ABOUT):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"Metadata_Indicator_{NAME}", '"INDICATOR_CODE"\n')
        archive.writestr(NAME, data)
        archive.writestr(f"Metadata_Country_{NAME}", about)
    return target.getvalue()


@pytest.fixture
def read(tmp_path):
    """The values in a zip."""

    def read(content):
        path = tmp_path / "API.zip"
        path.write_bytes(content)
        return world_bank.read(path)

    return read


def test_countries_and_the_world_come_out_and_no_aggregate(read):
    rows = read(zipped())
    assert list(rows.columns) == world_bank.COLUMNS
    assert {(r.iso3, r.year): r.value for r in rows.itertuples()} == {
        ("ABW", 2022): 3544707788.05664,
        ("IND", 1960): 37029883876.1839, ("IND", 2022): 3353470496885.95,
        ("IND", 2023): 3549918918777.53,
        ("CIV", 1960): 546203561.606,
        ("WLD", 1960): 1364504252362.65, ("WLD", 2022): 101225059591363.0,
        ("WLD", 2023): 105435039507020.0,
        ("XKX", 2022): 9354903061.8898, ("XKX", 2023): 10438351483.1677,
    }  # fmt: skip
    assert set(rows.indicator_code) == {"NY.GDP.MKTP.CD"}


LAST = DATA[DATA.index('"Kosovo"') :]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (zipped()[:-60], "line 1: not a whole zip file"),
        (zipped()[:200], "line 1: not a whole zip file"),
        (zipped(DATA.replace(LAST, "")), r"\.csv, line 11, column Country Code: ends without XKX, which the metadata have"),
        (zipped(DATA[:-20]), "line 12, column 7: 7 cells under a header of 8; the file is cut short"),
        (zipped(DATA.rstrip()[:-2].rpartition(",")[0] + "\n"), "line 12, column 6: 6 cells under a header of 8"),
        (zipped(DATA.encode("cp1252", "ignore")), "line 10, column 3: not UTF-8, byte 0xf4"),
        (zipped(DATA.replace("Country Code", "Code")), "line 5: no column “Country Code”.*renamed"),
        (zipped(DATA.replace('"1960"', '"1960 [YR1960]"')), r"line 5: column “1960 \[YR1960\]” is not a year"),
        (zipped(about=ABOUT.replace("Region", "Area")), "Metadata_Country.*line 1: no column “Region”.*renamed"),
        (zipped("<!DOCTYPE html><html></html>"), r"\.csv, line 1, column 1: a web page"),
        (zipped("a,b\n1,2\n"), "line 1: no table under four lines of preamble"),
        (b"<html>503</html>", "line 1, column 1: a web page"),
        (b"", "line 1: the file is empty"),
        (DATA.encode(), "line 1: not a whole zip file"),
        (zipped(DATA.replace("3549918918777.53", "n/a")), "line 8, column 2023: “n/a” is not a number"),
        (zipped(DATA.replace('"XKX"', '"IND"')), "line 12, column Country Code: IND stands already on line 8"),
        (zipped(DATA.replace('"EMU"', '"QQQ"')), "line 7, column Country Code: the metadata do not say whether “QQQ”"),
    ],
)  # fmt: skip
def test_a_bad_file_is_named(read, content, sentence):
    with pytest.raises(DataError, match=sentence) as error:
        read(content)
    assert "API.zip" in str(error.value)


def test_damage_within_the_zip_is_found_out(read):
    content = bytearray(zipped())
    content[200:230] = bytes(30)
    with pytest.raises(DataError, match="line 1: not a whole zip file"):
        read(bytes(content))


def test_a_zip_of_something_else_is_named(read):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(DataError, match=r"no file API_….csv inside"):
        read(target.getvalue())

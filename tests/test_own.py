"""A reader's own CSV: read in any spreadsheet's dialect, or refused in a sentence that names the line."""

import csv
import io
import math

import pytest
from fixtures import ROOT, shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from solidarity import countries, own, own_csv
from solidarity.errors import DataError
from solidarity.source import TIE_COLUMNS

KNOWN = countries.load()
few = settings(max_examples=50, deadline=None)
PLAIN = "country,year,value\nIndia,2023,1.5\nTUR,2023,-2\n"
ANCHORED = "country,year,value,anchor\n"


def read(content):
    return own.read(content if isinstance(content, bytes) else content.encode(), "x.csv", KNOWN)


def cells(found):
    return {(r.anchor, r.partner, r.year): r.value for r in found.ties.itertuples()}


def test_codes_and_names_are_matched_and_no_anchor_means_a_fact():
    found = read(PLAIN)
    assert cells(found) == {("ANY", "IND", 2023): 1.5, ("ANY", "TUR", 2023): -2}
    assert not found.has_anchor and found.notes == () and found.unmatched.empty
    assert found.columns == {"country": "country", "year": "year", "value": "value"}
    assert tuple(found.ties.columns) == TIE_COLUMNS
    assert found.ties.dtypes[["year", "value", "n"]].astype(str).tolist() == [
        "int16", "float64", "int32",
    ]  # fmt: skip
    assert set(found.ties.status) == {"observed"} and set(found.ties.n) == {1}
    assert set(found.ties.origin) == {""} and found.ties.low.isna().all()


@pytest.mark.parametrize(
    "content",
    [
        b"ISO3;Year;Value;Anchor\nIND;2023;1.234,5;Russia\n",
        b"\"ISO3\";\"Year\";\"Value\";\"Anchor\"\r\n\"IND\";\"2023\";\"1234,5\";\"RUS\"\r\n",
        "iso\tyear\tvalue\tanchor\nIND\t2023\t1\u00a0234,5\tRUS\n".encode("utf-8-sig"),
        "iso\tyear\tvalue\tanchor\nIND\t2023\t1\u202f234.5\tRUS\n".encode(),
        "Country Code;YEAR;value;anchor\nIND;2023,0;1’234.5;RUS\n".encode(),
        b"state,anchor,year,value\nPakistan,the West,2023,7\nIndia,russia,2023.0,+1234.50\n",
        b"state,anchor,year,value\nIndia, Russian Federation ,2023, 1 234.5 ,,\n",
        b"iso3,name,anchor,year,value\rIND,Nowhere,RUS,2023,1234.5\r",
        b"sep=;\niso3;year;value;anchor\n\nIND;2023;1234,5;RUS\n",
        b"\n;country;year;value;anchor;;\n0;India;2023;1234,5;RUS;;\n",
    ],
)  # fmt: skip
def test_spreadsheets_of_other_locales_are_read(content):
    found = read(content)
    assert cells(found)["RUS", "IND", 2023] == 1234.5
    assert found.has_anchor


def test_western_windows_text_is_read_with_a_note():
    found = read("country,year,value\nCôte d'Ivoire,2023,1\n".encode("cp1252"))
    assert set(found.ties.partner) == {"CIV"}
    assert found.notes[0].startswith("Read as Windows' Western text")


def test_territories_and_names_with_commas_or_line_breaks_are_read():
    found = read('country,year,value\n"Korea, Republic of",2023,1\n"Hong\nKong",2023,2\nx,2023,1\n')
    assert set(found.ties.partner) == {"KOR", "HKG"}
    assert found.unmatched.line.tolist() == [5]


@pytest.mark.parametrize(
    ("anchor", "code"),
    [("Moscow", ""), ("iran", "IRN"), ("US", "USA"), ("United States", "USA"), ("west", "WEST"),
     ("Persia", "IRN"), ("PRC", "CHN"), ("ANY", ""), ("India", "")],
)  # fmt: skip
def test_an_anchor_goes_by_any_of_its_names(anchor, code):
    content = f"{ANCHORED}TUR,2023,1,{anchor}\n"
    if code:
        assert set(read(content).ties.anchor) == {code}
    else:
        with pytest.raises(DataError, match=f"line 2: “{anchor}” is not an anchor"):
            read(content)


def test_what_is_left_out_is_said():
    found = read(f"{ANCHORED}TUR,2023,1,RUS\nIND,2023,,RUS\nRUS,2023,1,RUS\nIRN,2023,,\n")
    assert cells(found) == {("RUS", "TUR", 2023): 1}
    assert found.notes == (
        "2 rows are without a value, and left out.",
        "1 row is about an anchor and itself, and left out.",
    )
    assert read("id,iso3,year,value,note\n1,IND,2023,1,x\n").notes == (
        "Columns not read: “id”, “note”.",
    )


def test_unmatched_rows_are_listed_with_the_nearest_names():
    found = read(PLAIN + "Indja,2023,1\nWorld,2023,2\n=HYPERLINK(1),2023,3\n")
    assert len(found.ties) == 2
    assert found.unmatched.line.tolist() == [4, 5, 6]
    assert found.unmatched.given.tolist() == ["Indja", "World", "'=HYPERLINK(1)"]
    assert "India" in found.unmatched.nearest[0]


def test_a_wrong_column_of_countries_is_listed_in_time(monkeypatch):
    monkeypatch.setattr(own, "SUGGESTED", 1)
    found = read(PLAIN + "Indja,2023,1\nIndja,2024,1\nPolend,2023,2\n")
    assert [bool(nearest) for nearest in found.unmatched.nearest] == [True, True, False]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (PLAIN + "Turkey,2023,4\n", "line 4: the same country and year as line 3"),
        (PLAIN + "POL,2023,many\n", "line 4: “many” is not a number"),
        (PLAIN + "POL,2023,=1+1\n", "line 4: “=1+1” is not a number"),
        (PLAIN + "POL,2023,nan\n", "line 4: “nan” is not a number"),
        (PLAIN + "POL,2023,inf\n", "line 4: “inf” is not a number"),
        (PLAIN + "POL,2023,1_0\n", "line 4: “1_0” is not a number"),
        (PLAIN + "POL,2023,0x1\n", "line 4: “0x1” is not a number"),
        (PLAIN + "POL,2023,1 2\n", "line 4: “1 2” is not a number"),
        (PLAIN + 'POL,2023,"1,5"\n', "line 4: “1,5” is not a number"),
        (PLAIN + 'POL,2023,"1,234"\n', "line 4: “1,234” is not a number"),
        (PLAIN + "POL,2023,1e999\n", "line 4: “1e999” is too large to print"),
        (PLAIN + "POL,2023,1e-99\n", "line 4: “1e-99” is too small to print"),
        (PLAIN + "POL,2023,1,5\n", "line 4: 4 cells, not 3: put quotes around commas"),
        (PLAIN + "POL,soon,3\n", "line 4: “soon” is not a year"),
        (PLAIN + "POL,1066,3\n", "“1066” is not a year from 1900 to 2100"),
        (PLAIN + "POL,2023.5,3\n", "“2023.5” is not a year"),
        (PLAIN + "POL,2023\n", "line 4: 2 cells, not 3"),
        (PLAIN + "POL,2023,a\n" * 5, "line 8: “a” is not a number. Correct them there"),
        (PLAIN + "POL,2023,a\n" * 7, "line 8: “a” is not a number; and 2 more. Correct them"),
        (PLAIN + "x" * 99 + ",2023,a\n", "line 4: “a” is not a number"),
        (PLAIN + "POL,2023," + "x" * 99, "line 4: “" + "x" * 59 + "…” is not a number"),
        ("iso3;year;value\nIND;2023;1.234\n", "line 2: “1.234” may be 1234 or 1.234"),
        ("iso3;year;value\nIND;2023;1.5\nPOL;2023;1,5\n", "is not a number"),
        (ANCHORED + "IND,2023,1,France\n", "line 2: “France” is not an anchor (RUS, IRN"),
        (ANCHORED + "IND,2023,1,RUS\nPOL,2023,1,\n", "line 3: no anchor, though other lines"),
        (ANCHORED + "RUS,2023,1,RUS\n", "every row is about an anchor and itself"),
        ("country,jahr,value\nIND,2023,1\n", "line 1: no column year; wanted are"),
        ("land,year,value\nIND,2023,1\n", "line 1: no column country (or iso3)"),
        ("country,year,value,value\nIND,2023,1,2\n", "two columns are called “value”"),
        ("country,partner,year,value\nRussia,IND,2023,1\n", "both “country” and “partner” could"),
        ("country,year,value\nNowhere,2023,1\n", "no row names a country of the atlas; line 2"),
        ("country,year,value\n", "no row has a value"),
        ("country,year,value\nIND,2023,\n", "no row has a value"),
        (PLAIN + '"POL,2023,1\n', "line 4: cannot be parted into cells; a quotation"),
        (PLAIN + '"POL,2023,1\n' + "x" * 200_000, "line 4: cannot be parted into cells"),
        ("", "the file is empty"),
        (" \n\r\n", "the file is empty"),
        ("\ufeff", "the file is empty"),
        ("sep=;\n", "no column country"),
        ("<html><body>404</body></html>", "a web page, not a CSV"),
        ("\ufeff <!DOCTYPE html>", "a web page, not a CSV"),
        ("a\0b", "not text, so not a CSV"),
        (b"PK\x03\x04\x00", "a workbook, not a CSV"),
        (PLAIN.encode("utf-16"), "UTF-16, not UTF-8"),
        (b"\x81\x8d", "neither UTF-8 nor Windows' Western text"),
    ],
)
def test_what_cannot_be_read_is_named(content, sentence):
    with pytest.raises(DataError) as error:
        read(content)
    assert sentence in str(error.value)
    assert str(error.value).startswith("x.csv") and str(error.value).endswith(".")
    assert "\n" not in str(error.value) and len(str(error.value)) < 500


def test_limits_hold_before_anything_is_parsed(monkeypatch):
    assert own.LIMITS == "At most 5 MB and 100,000 rows."
    monkeypatch.setattr(own_csv, "MOST_ROWS", 1)
    with pytest.raises(DataError, match=r"line 3: more rows than are read\. At most"):
        read(PLAIN)
    monkeypatch.setattr(own_csv, "MOST_BYTES", 10)
    with pytest.raises(DataError, match=r"too large\. At most 5 MB and 100,000 rows"):
        read(PLAIN)


FIGURES = st.floats(-1e14, 1e14).filter(lambda x: x == 0 or abs(x) >= 1e-12)
ROWS = st.dictionaries(
    st.tuples(
        st.sampled_from(["RUS", "IRN", "CHN", "USA", "WEST"]),
        st.sampled_from(sorted(set(KNOWN.countries) - {"RUS", "IRN", "CHN", "USA"})),
        st.integers(1900, 2100),
    ),
    FIGURES,
    min_size=1,
    max_size=20,
)
DIALECTS = st.tuples(
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)


def written(rows, dialect, decimal, spell):
    """The rows as a spreadsheet of that dialect writes them."""
    delimiter, encoding, newline, quoting = dialect
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator=newline, quoting=quoting)
    writer.writerow(["country", "year", "value", "anchor"])
    for (anchor, partner, year), value in rows.items():
        writer.writerow([spell(partner), year, repr(value).replace(".", decimal), anchor])
    return file.getvalue().encode(encoding)


@few
@given(ROWS, DIALECTS, st.booleans())
def test_any_table_reads_back_equal(rows, dialect, named):
    spell = KNOWN.name if named and dialect[1] != "cp1252" else str
    decimal = "." if dialect[0] == "," else ","
    found = own.read(written(rows, dialect, decimal, spell), "x.csv", KNOWN)
    assert cells(found) == rows
    assert found.unmatched.empty and found.has_anchor


@few
@given(ROWS, DIALECTS.filter(lambda dialect: dialect[0] != ","))
def test_a_point_between_semicolons_is_read_as_such_or_refused(rows, dialect):
    try:
        assert cells(own.read(written(rows, dialect, ".", str), "x.csv", KNOWN)) == rows
    except DataError as error:
        assert "may be" in str(error)


@few
@given(st.binary(max_size=200) | st.text(alphabet='",;\t\n\r=<x1. ', max_size=60).map(str.encode))
def test_whatever_else_is_refused_in_a_sentence(content):
    for start in (b"", b"country,year,value\n", b"iso3;year;value;anchor\n"):
        try:
            assert math.isfinite(own.read(start + content, "x.csv", KNOWN).ties.value.sum())
        except DataError as error:
            assert str(error).startswith("x.csv") and "\n" not in str(error)


def test_a_shipped_table_reads_back_equal():
    ties = shipped().ties(anchor="RUS", indicator="arms_share", year=2023)
    content = ties.rename(columns={"partner": "iso3"})[["iso3", "year", "value", "anchor"]]
    found = cells(read(content.to_csv(index=False)))
    assert found == {(r.anchor, r.partner, r.year): r.value for r in ties.itertuples()}
    assert len(found) > 100 and (ROOT / "data/sipri_arms").is_dir()

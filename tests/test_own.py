"""A reader's own CSV: read in any spreadsheet's dialect, or refused in a sentence that names the line."""

import math

import pytest
from fixtures import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from solidarity import catalog, checks, countries, own, own_source, source
from solidarity.errors import DataError

KNOWN = countries.load()
PLAIN = "country,year,value\nIndia,2023,1.5\nTUR,2023,-2\n"


def cells(found):
    return {(r.anchor, r.partner, r.year): r.value for r in found.ties.itertuples()}


def test_codes_and_names_are_matched_and_no_anchor_means_a_fact():
    assert cells(own.read(PLAIN.encode(), "x.csv", KNOWN)) == {
        ("ANY", "IND", 2023): 1.5, ("ANY", "TUR", 2023): -2,
    }  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        b"ISO3;Year;Value;Anchor\nIND;2023;1.234,5;Russia\n",
        "iso\tyear\tvalue\tanchor\nIND\t2023\t1\u00a0234,5\tRUS\n".encode("utf-8-sig"),
        "state,anchor,year,value\nIndia,the West,2023,7\nIndia,russia,2023,1234.5\n".encode(
            "cp1252"
        ),
    ],
)
def test_spreadsheets_of_other_locales_are_read(content):
    assert cells(own.read(content, "x.csv", KNOWN))["RUS", "IND", 2023] == 1234.5


def test_unmatched_rows_are_listed_with_the_nearest_names():
    found = own.read((PLAIN + "Indja,2023,1\n").encode(), "x.csv", KNOWN)
    assert len(found.ties) == 2
    (row,) = found.unmatched.itertuples()
    assert (row.line, row.given) == (4, "Indja") and "India" in row.nearest


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (PLAIN + "Turkey,2023,4\n", "line 4: the same country and year as line 3"),
        (PLAIN + "POL,2023,many\n", "line 4: “many” is not a number"),
        (PLAIN + "POL,2023,=1+1\n", r"line 4: “=1\+1” is not a number"),
        (PLAIN + "POL,2023,nan\n", "line 4: “nan” is not a number"),
        (PLAIN + "POL,soon,3\n", "line 4: “soon” is not a year"),
        (PLAIN + "POL,1066,3\n", "“1066” is not a year from 1900 to 2100"),
        (PLAIN + "POL,2023\n", "line 4: 2 cells, not 3"),
        (PLAIN + "x,2023,y\n" * 0 + "POL,2023,a\n" * 7, "and 2 more"),
        ("country,year,value,anchor\nIND,2023,1,France\n", "“France” is not an anchor"),
        ("country,year,value,anchor\nIND,2023,1,RUS\nPOL,2023,1,\n", "Some rows name an anchor"),
        ("country,jahr,value\nIND,2023,1\n", "line 1: no column year"),
        ("country,year,value\nNowhere,2023,1\n", "no row names a country"),
        ("", "the file is empty"),
        ("<html><body>404</body></html>", "not a CSV"),
        ("a\0b", "not a CSV"),
    ],
)
def test_what_cannot_be_read_is_named(content, sentence):
    with pytest.raises(DataError, match=sentence):
        own.read(content.encode(), "x.csv", KNOWN)


def test_limits_hold(monkeypatch):
    monkeypatch.setattr(own, "MOST_BYTES", 10)
    with pytest.raises(DataError, match=r"too large\. At most 5 MB and 100,000 rows"):
        own.read(PLAIN.encode(), "x.csv", KNOWN)
    monkeypatch.setattr(own, "MOST_BYTES", 1000)
    monkeypatch.setattr(own, "MOST_ROWS", 1)
    with pytest.raises(DataError, match="line 3: more rows than are read"):
        own.read(PLAIN.encode(), "x.csv", KNOWN)


ROWS = st.dictionaries(
    st.tuples(st.sampled_from(KNOWN.kind("member")), st.integers(1992, 2024)),
    st.floats(-1e9, 1e9).map(lambda x: round(x, 3)),
    min_size=1,
    max_size=30,
)


@settings(max_examples=50, deadline=None)
@given(ROWS, st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8", "utf-8-sig"]))
def test_any_table_reads_back_equal(rows, delimiter, encoding):
    lines = [delimiter.join(("iso3", "year", "value"))]
    for (code, year), value in rows.items():
        number = f"{value:.3f}" if delimiter == "," else f"{value:.3f}".replace(".", ",")
        lines.append(delimiter.join((code, str(year), number)))
    found = own.read("\n".join(lines).encode(encoding), "x.csv", KNOWN)
    assert cells(found) == {("ANY", *key): value for key, value in rows.items()}
    declared, ties = own_source.as_source(found, "Mine")
    scale = declared.indicators["own_mine"].scale
    assert scale.low < scale.high and math.isfinite(scale.high)
    assert set(ties.indicator) == {"own_mine"}


@pytest.mark.parametrize("anchored", [False, True])
def test_an_installed_table_is_a_source_as_any_other(tmp_path, anchored):
    content = (
        "country,year,value,anchor\nIndia,2023,5,RUS\nPoland,2022,7,IRN\n" if anchored else PLAIN
    )
    (tmp_path / "countries.csv").write_text((ROOT / "data/countries.csv").read_text("utf8"), "utf8")
    found = own.read(content.encode(), "x.csv", KNOWN)
    folder = own_source.install(found, "Grain {imports}", "Mt", tmp_path)
    declared = source.read(folder)
    checks.read_tables(declared, folder, KNOWN)
    held = catalog.load(tmp_path)
    assert held.indicators["own_grain_imports"].is_fact != anchored
    assert len(held.ties(partner="IND")) == 1
    with pytest.raises(DataError, match="is there already; give another --title"):
        own_source.install(found, "Grain imports", "Mt", tmp_path)
    own_source.install(found, "Grain imports", "kt", tmp_path, replace=True)
    assert source.read(folder).indicators["own_grain_imports"].unit == "kt"


def test_a_title_is_needed():
    with pytest.raises(DataError, match="A title is needed"):
        own_source.as_source(own.read(PLAIN.encode(), "x.csv", KNOWN), " ! ")

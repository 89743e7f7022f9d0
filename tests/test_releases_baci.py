"""BACI's yearly files: dollars, tonnes, six digits, and codes of states that are none."""

import pyarrow as pa
import pytest
from fixtures import ROOT

from solidarity.errors import DataError
from solidarity.releases import baci, stream

FILES = ROOT / "tests" / "releases"
FLOWS, CODES = FILES / "BACI_HS92_Y2023_V202601.csv", FILES / "country_codes_V202601.csv"
CONTENT = FLOWS.read_text("utf8")


@pytest.fixture
def read(tmp_path):
    """The flows in a text."""

    def read(content, codes=None):
        path, table = tmp_path / FLOWS.name, tmp_path / CODES.name
        path.write_text(content, "utf8")
        table.write_bytes(codes or CODES.read_bytes())
        return baci.table(path, table).to_pylist()

    return read


def test_flows_are_dollars_tonnes_and_codes_of_six_digits():
    rows = baci.table(FLOWS, CODES)
    assert rows.schema.names == baci.SCHEMA.names
    assert [tuple(row.values()) for row in rows.to_pylist()] == [
        (2023, "RUS", "IND", "270900", 48_639_765_434.0, 88_920_220.325),
        (2023, "RUS", "IND", "271111", 296_400_344.0, 421_675.5),
        (2023, "XOA", "CHN", "010121", 12_500.0, None),
        (2023, "DEU", "RUS", "010290", 42_125.0, None),
        (2023, "SCG", "BEL", "9999AA", 1_000.0, 0.25),
        (2023, "FRA", "USA", "300490", 1_500_000.0, 10.0),
    ]


def test_files_are_read_as_a_table_of_any_engine():
    rows = baci.read([CODES, FLOWS]).to_pandas()
    assert len(rows) == 6 and rows.exporter_iso3.tolist()[2] == "XOA"


def test_memory_holds_a_few_blocks_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr(stream, "BLOCK", 1 << 12)
    path = tmp_path / FLOWS.name
    path.write_text(CONTENT + "".join(CONTENT.splitlines(keepends=True)[1:]) * 500)
    sizes = [batch.num_rows for batch in baci.batches(path, CODES)]
    assert sum(sizes) == 6 * 501 and max(sizes) < 200
    with pytest.raises(
        DataError, match="line 3008, column j: country code 9 is not in country_codes"
    ):
        path.write_text(path.read_text() + "2023,643,9,270900,1.000,1.000\n")
        list(baci.batches(path, CODES))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("2023,490,", "2023,491,", r"line 4, column i: country code 491 is not in country_codes_V202601\.csv"),
        ("2023,490,", "2023,697,", r"line 4, column i: country code 697 is “R20” in country_codes"),
        (",270900,", ",27O900,", "line 2, column k: “27O900” is not what BACI has there"),
        ("48639765.434", "48.639.765", "line 2, column v: “48.639.765” is not a number"),
        ("48639765.434", "nan", "line 2, column v: “nan” is not what BACI has there"),
        ("48639765.434", "-1", "line 2, column v: “-1.0” is not what"),
        ("48639765.434", "", "line 2, column v: “None” is not what"),
        ("88920220.325", "some", "line 2, column q: “some” is not a number"),
        ("2023,643", "2022,643", "line 2, column t: 2022 in a file named after 2023"),
        ("2023,643", "MMXXIII,643", "line 2, column t: “MMXXIII” is not a number"),
    ],
)  # fmt: skip
def test_an_odd_cell_is_named_with_line_and_column(read, old, new, sentence):
    assert old in CONTENT
    with pytest.raises(DataError, match=sentence):
        read(CONTENT.replace(old, new, 1))


def test_the_table_of_codes_may_be_in_an_older_encoding(read):
    latin = CODES.read_text("utf8").replace("CÃ´te", "Côte").encode("cp1252")
    assert len(read(CONTENT, latin)) == 6


def test_a_code_given_twice_is_named(read):
    with pytest.raises(
        DataError, match=r"country_codes_V202601\.csv, line 15, column country_code: 58"
    ):
        read(CONTENT, CODES.read_bytes() + b"58,Belgium,BE,BEL\n")


def test_a_year_given_twice_would_count_twice(tmp_path):
    again = tmp_path / "again.csv"
    again.write_text(CONTENT)
    with pytest.raises(DataError, match=r"again\.csv, line 2, column t: 2023 is in .* too"):
        baci.read([FLOWS, again, CODES])


def test_the_codes_are_asked_for():
    with pytest.raises(DataError, match="its yearly files and its country_codes"):
        baci.read([FLOWS])


def test_a_header_alone_is_no_data(read):
    with pytest.raises(DataError, match="line 2: a header and no flow"):
        read("t,i,j,k,v,q\n")


def test_states_and_products_are_kept_once():
    assert pa.types.is_dictionary(baci.table(FLOWS, CODES).schema.field("exporter_iso3").type)

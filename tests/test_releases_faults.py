"""Every reader of text is given the same bad files, made of its good one, and names each fault."""

import re
import shutil

import pytest
from fixtures import ROOT

from solidarity import countries
from solidarity.errors import DataError
from solidarity.releases import baci, gares, sipri, undl, vdem

KNOWN = countries.load()
FILES = ROOT / "tests" / "releases"
READERS = {
    "undl_2026.csv": (lambda path: undl.read(path, KNOWN), "ms_vote"),
    "undl_until_2025.csv": (lambda path: undl.read(path, KNOWN), "total_abstentions"),
    "ga_resolutions.json": (lambda path: gares.read(path, KNOWN), "MS_against"),
    "sipri_deliveries.csv": (lambda path: sipri.register(path, KNOWN), "TIV delivery values"),
    "sipri_orders.csv": (lambda path: sipri.register(path, KNOWN), "Year(s) of delivery"),
    "sipri_tiv.csv": (lambda path: sipri.tiv_table(path, "CHN", KNOWN), "2023-2025"),
    "BACI_HS92_Y2023_V202601.csv": (
        lambda path: baci.table(path, path.parent / "country_codes_V202601.csv"), "q",
    ),
    "vdem.csv": (vdem.read, "v2x_libdem_codelow"),
}  # fmt: skip
readers = pytest.mark.parametrize("name", READERS)


@pytest.fixture
def fault(tmp_path):
    """What the reader of a file says of other content under the same name."""
    shutil.copy(FILES / "country_codes_V202601.csv", tmp_path)

    def fault(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(DataError) as error:
            READERS[name][0](path)
        said = str(error.value)
        assert said.startswith(f"{path}, line ") and said.endswith("."), said
        assert "\n" not in said and len(re.findall(r"\. [A-Z]", said)) <= 1, said
        return said.removeprefix(str(path))

    return fault


def bytes_of(name):
    return (FILES / name).read_bytes()


@readers
def test_the_good_file_is_read(name):
    assert len(READERS[name][0](FILES / name)) > 4


@readers
def test_a_file_cut_within_a_line_is_cut_short(fault, name):
    content = bytes_of(name).rstrip()
    for length in (len(content) - 2, len(content) - 25):
        said = fault(name, content[:length])
        assert re.search(r"cut short|no row of totals", said), said


@readers
def test_another_encoding_is_named_with_its_place(fault, name):
    content = bytes_of(name)
    place = content.index(b"\n", len(content) // 2) + 3
    line = content.count(b"\n", 0, place) + 1
    said = fault(name, content[:place] + b"\x81\xff" + content[place:])
    assert re.match(rf", line {line}, column \d+: not UTF-8, byte 0x81; save", said), said


@readers
def test_utf_16_is_named(fault, name):
    said = fault(name, bytes_of(name).decode().encode("utf-16"))
    assert said == ", line 1, column 1: UTF-16; save it as UTF-8."


@readers
def test_a_renamed_column_is_named(fault, name):
    content, column = bytes_of(name).decode(), READERS[name][1]
    new = re.sub(rf"(?<![\w ]){re.escape(column)}(?!\w)", "Neu", content, count=1)
    assert new != content
    said = fault(name, new.encode())
    assert re.match(rf", line \d+: no column “{re.escape(column)}”.*renamed", said), said


@readers
def test_a_column_twice_is_named(fault, name):
    column = READERS[name][1]
    if name.endswith("json"):
        pytest.skip("a key of JSON that stands twice is one")
    lines = bytes_of(name).decode().splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if column in line.rstrip().split(","))
    lines[at] = lines[at].replace("\n", f",{column}\n")
    said = fault(name, "".join(lines).encode())
    assert f"column “{column}” stands there twice" in said, said


@readers
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<!DOCTYPE html>\n<html><body>503 Service Unavailable</body></html>\n", "a web page"),
        (b"\xef\xbb\xbf <html>\n", "a web page"),
        (b'<?xml version="1.0"?><Error>AccessDenied</Error>', "a web page"),
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (b"PK\x03\x04....", "a zip file or an Excel workbook"),
    ],
)
def test_what_is_no_table_is_named(fault, name, content, sentence):
    assert re.match(rf", line 1(, column 1)?: {sentence}", fault(name, content))


@readers
def test_another_table_is_named(fault, name):
    assert re.search(r"no column|no header|no JSON", fault(name, b"a,b,c\n1,2,3\n"))


@readers
def test_a_file_that_is_not_there_is_named(tmp_path, name):
    with pytest.raises(DataError, match=r"cannot be read \(No such file"):
        READERS[name][0](tmp_path / name)


@pytest.mark.parametrize("name", [name for name in READERS if name.endswith("csv")])
def test_an_open_quotation_mark_swallows_nothing(fault, name):
    lines = bytes_of(name).splitlines(keepends=True)
    cell = lines[-3].index(b",") + 1
    lines[-3] = lines[-3][:cell] + b'"' + lines[-3][cell:]
    said = fault(name, b"".join(lines))
    assert f", line {len(lines) - 2}" in said and "cut short or damaged" in said, said

"""Readers of the publishers' own files: a good one of each format, and what is wrong with bad ones."""

import io
import zipfile

import pytest
from release_files import (
    BACI,
    BACI_CODES,
    GARES,
    ORDERS,
    REGISTER,
    TIV_TABLE,
    VDEM,
    es_11_1,
    world_bank,
)  # fmt: skip

from solidarity import countries
from solidarity.errors import DataError
from solidarity.releases import baci, gares, sipri, undl, vdem
from solidarity.releases import world_bank as bank

KNOWN = countries.load()


def saved(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read_baci(path):
    codes = saved(path.parent, "country_codes_V202601.csv", BACI_CODES)
    return baci.read([path, codes]).to_pandas()


FORMATS = {
    "undl": ("votes.csv", es_11_1(), "ms_vote", lambda path: undl.read(path, KNOWN)),
    "gares": ("GA.json", GARES, "MS_in_favour", lambda path: gares.read(path, KNOWN)),
    "deliveries": (
        "register.csv",
        REGISTER,
        "Delivery year",
        lambda path: sipri.register(path, KNOWN),
    ),
    "orders": (
        "orders.csv",
        ORDERS,
        "Year(s) of delivery",
        lambda path: sipri.register(path, KNOWN),
    ),
    "tiv": ("tiv.csv", TIV_TABLE, "2023-2025", lambda path: sipri.tiv_table(path, "CHN", KNOWN)),
    "baci": ("BACI_HS92_Y2023_V202601.csv", BACI, ",k,", read_baci),
    "vdem": ("V-Dem-CY-Core-v15.csv", VDEM, "v2x_libdem,", vdem.read),
}
formats = pytest.mark.parametrize(
    ("name", "content", "column", "read"), FORMATS.values(), ids=FORMATS
)


@formats
def test_the_good_file_is_read(tmp_path, name, content, column, read):
    assert len(read(saved(tmp_path, name, content))) > 2


@formats
def test_a_file_cut_short_is_found_out(tmp_path, name, content, column, read):
    cut = content.encode().rstrip()[:-9]
    with pytest.raises(DataError, match=r", line \d+.*(cut short|damaged|again)"):
        read(saved(tmp_path, name, cut))


@formats
def test_a_file_in_another_encoding_is_found_out(tmp_path, name, content, column, read):
    whole = content.encode()
    middle = whole.index(b"\n", len(whole) // 2) - 2
    with pytest.raises(DataError, match=r", line \d+, column "):
        read(saved(tmp_path, name, whole[:middle] + b"\x81\xff" + whole[middle:]))


@formats
def test_a_renamed_column_is_named(tmp_path, name, content, column, read):
    renamed = content.replace(column, column.replace(column.strip(",")[-1], "zz"), 1)
    with pytest.raises(DataError, match=r"line \d+.*renamed"):
        read(saved(tmp_path, name, renamed))


@formats
@pytest.mark.parametrize(
    ("page", "sentence"),
    [("<!DOCTYPE html><html>404</html>\n", "a web page"), ("", "the file is empty")],
)
def test_an_error_page_or_nothing_is_named(tmp_path, name, content, column, read, page, sentence):
    with pytest.raises(DataError, match=rf"{name}, line 1.*{sentence}"):
        read(saved(tmp_path, name, page))


def test_the_vote_on_es_11_1_comes_out_whole(tmp_path):
    votes = undl.read(saved(tmp_path, "votes.csv", es_11_1()), KNOWN)
    assert votes.vote.value_counts().to_dict() == {"Y": 141, "A": 35, "X": 12, "N": 5}
    assert set(votes[votes.vote == "N"].iso3) == {"BLR", "PRK", "ERI", "RUS", "SYR"}
    assert votes.date.unique() == ["2022-03-02"]


def test_the_older_header_without_notes_is_read_too(tmp_path):
    old = "\n".join(
        line.replace("vote_note,", "") if i == 0 else line.replace(",,141.0", ",141.0")
        for i, line in enumerate(es_11_1().splitlines())
    )
    assert len(undl.read(saved(tmp_path, "votes.csv", old), KNOWN)) == 193


def test_a_vote_that_ends_early_does_not_add_up(tmp_path):
    whole = "\n".join(es_11_1().splitlines()[:-20]) + "\n"
    with pytest.raises(DataError, match=r"column total_\w+: A/RES/ES-11/1 has \d+ rows with"):
        undl.read(saved(tmp_path, "votes.csv", whole), KNOWN)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (",Y,2022", ",J,2022", "column ms_vote: “J” is none of Y, N, A, X"),
        ("2022-03-02", "02/03/2022", "column date: “02/03/2022” is not like"),
        ("IND,INDIA", "QQQ,INDIEN", "neither “QQQ” nor “INDIEN” is in"),
    ],
)
def test_an_odd_cell_is_named(tmp_path, old, new, sentence):
    with pytest.raises(DataError, match=sentence):
        undl.read(saved(tmp_path, "votes.csv", es_11_1().replace(old, new, 1)), KNOWN)


def test_who_is_in_no_list_is_absent(tmp_path):
    votes = gares.read(saved(tmp_path, "GA.json", GARES), KNOWN)
    es = votes[votes.resolution == "A/RES/ES-11/5"].set_index("iso3").vote
    assert (es["CHN"], es["IND"], es["DEU"], es["VEN"]) == ("N", "A", "Y", "X")
    assert len(es) == 193


def test_a_list_that_is_not_as_long_as_its_count_is_found_out(tmp_path):
    with pytest.raises(DataError, match=r"column MS_against_count: 13 states said, 14 listed"):
        gares.read(saved(tmp_path, "GA.json", GARES.replace('count": "14"', 'count": "13"')), KNOWN)


def test_deliveries_add_up_and_groups_count_with_their_country(tmp_path):
    found = sipri.register(saved(tmp_path, "register.csv", REGISTER), KNOWN).set_index(
        ["supplier_iso3", "recipient_iso3", "year"]
    )
    assert found.loc[("BLR", "IRN", 2011), ["tiv", "n_items"]].tolist() == [15, 1]
    assert found.loc[("IRN", "YEM", 2016), ["tiv", "n_items"]].tolist() == [1.5, 2]
    assert "African Union**" in REGISTER and len(found) == 3


def test_an_order_is_spread_over_its_years(tmp_path):
    found = sipri.register(saved(tmp_path, "orders.csv", ORDERS), KNOWN)
    rows = {(r.recipient_iso3, r.year): (r.tiv, r.n_items) for r in found.itertuples()}
    assert rows == {
        ("DZA", 2022): (60, 1), ("AGO", 2016): (14.75, 1), ("AGO", 2019): (14.75, 1),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("delimiter", "thousand", "encoding"),
    [
        (",", "", "utf-8"),
        (",", "", "cp1252"),
        (";", ".", "utf-8"),
        (";", "\u00a0", "utf-8-sig"),
        (";", " ", "cp1252"),
    ],
)
def test_national_formats_of_a_tiv_table(tmp_path, delimiter, thousand, encoding):
    content = TIV_TABLE
    if delimiter == ";":
        table = content[content.index("Recipient,") :]
        table = table.replace(",", ";").replace(".", ",").replace("1322", f"1{thousand}322")
        content = content[: content.index("Recipient,")] + table
    found = sipri.tiv_table(saved(tmp_path, "tiv.csv", content.encode(encoding)), "CHN", KNOWN)
    rows = {(r.recipient_iso3, r.year): r.tiv for r in found.itertuples()}
    assert rows == {
        ("PAK", 2023): 1322, ("PAK", 2024): 726, ("PAK", 2025): 445, ("CIV", 2024): 0.25,
        ("MMR", 2023): 3, ("MMR", 2025): 46,
    }  # fmt: skip


def test_a_tiv_table_without_its_totals_is_cut_short(tmp_path):
    with pytest.raises(DataError, match=r"no row of totals; the file is cut short"):
        sipri.tiv_table(
            saved(tmp_path, "t.csv", TIV_TABLE[: TIV_TABLE.index("Total")]), "CHN", KNOWN
        )


def test_flows_are_dollars_tonnes_and_codes(tmp_path):
    rows = read_baci(saved(tmp_path, "BACI_HS92_Y2023_V202601.csv", BACI))
    first = rows.astype("object").where(rows.notna(), None)
    assert list(first.itertuples(index=False, name=None))[:2] == [
        (2023, "RUS", "IND", "270900", 44_951_893_000.0, 88_920_220.0),
        (2023, "XOA", "CHN", "010121", 12_500.0, None),
    ]
    assert rows.qty_tonnes.isna().sum() == 2


def test_an_unknown_country_number_is_named(tmp_path):
    with pytest.raises(
        DataError, match=r"line 3, column i: country code 491 is not in country_codes"
    ):
        read_baci(saved(tmp_path, "BACI_HS92_Y2023_V202601.csv", BACI.replace(",490,", ",491,")))


def test_ratings_keep_their_interval(tmp_path):
    rows = vdem.read(saved(tmp_path, "V-Dem-CY-Core-v15.csv", VDEM)).set_index(["iso3", "year"])
    assert rows.loc[("IND", 2023)].tolist() == [0.273, 0.245, 0.311, 1.0]
    assert rows.loc[("XKX", 2023)].isna().tolist() == [False, True, True, False]


def test_a_world_bank_zip_gives_countries_and_the_world(tmp_path):
    rows = bank.read(saved(tmp_path, "API.zip", world_bank()))
    found = {(r.iso3, r.year): r.value for r in rows.itertuples()}
    assert found == {
        ("IND", 2022): 3353470496885.67, ("IND", 2023): 3567551674622.92,
        ("WLD", 2022): 101225067951842.0, ("WLD", 2023): 106171667693211.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (world_bank()[:-60], r"line 1: not a whole zip file"),
        (world_bank(lambda text: text.encode().replace(b"India", b"Ind\xffa")), r"line 6, column 5: not UTF-8"),
        (world_bank(lambda text: text.replace("Country Code", "Code").encode()), r"line 5: no column “Country Code”"),
        (world_bank(lambda text: text.replace("3567551674622.92", "n/a").encode()), r"line 6, column 2023: “n/a”"),
        (b"<html>503</html>", "a web page"),
    ],
    ids=["cut", "encoding", "renamed", "number", "page"],
)  # fmt: skip
def test_a_bad_world_bank_file_is_named(tmp_path, content, sentence):
    with pytest.raises(DataError, match=sentence):
        bank.read(saved(tmp_path, "API.zip", content))


def test_a_zip_of_something_else_is_named(tmp_path):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(DataError, match=r"no file API_….csv inside"):
        bank.read(saved(tmp_path, "x.zip", target.getvalue()))

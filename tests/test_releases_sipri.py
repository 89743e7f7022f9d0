"""SIPRI's registers and TIV table: both layouts, groups, national formats, and tables cut short."""

import pytest
from fixtures import ROOT

from solidarity import countries
from solidarity.errors import DataError
from solidarity.releases import sipri, text

KNOWN = countries.load()
FILES = ROOT / "tests" / "releases"
DELIVERIES, ORDERS, TIV = (
    (FILES / f"sipri_{name}.csv").read_text("utf8") for name in ("deliveries", "orders", "tiv")
)


@pytest.fixture
def saved(tmp_path):
    """A path to some content."""

    def saved(content):
        path = tmp_path / "sipri.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return saved


def rows(frame):
    return {
        (r.supplier_iso3, r.recipient_iso3, r.year): (round(r.tiv, 6), getattr(r, "n_items", None))
        for r in frame.itertuples()
    }


def test_deliveries_add_up_by_dyad_and_year():
    assert rows(sipri.register(FILES / "sipri_deliveries.csv", KNOWN)) == {
        ("BLR", "IRN", 2000): (8.32, 1),
        ("BLR", "IRN", 2011): (15, 1),
        ("CHN", "IRN", 2011): (22, 2),
        ("IRN", "YEM", 2016): (1, 1),
        ("IRN", "LBN", 2010): (12.5, 1),
        ("RUS", "PSE", 1977): (11, 1),
    }


def test_an_order_is_spread_evenly_over_its_years_of_delivery():
    yearly = {("CHN", "DZA", year): (10, 2) for year in (2000, 2001, 2002)}
    assert rows(sipri.register(FILES / "sipri_orders.csv", KNOWN)) == {
        **yearly, ("CHN", "DZA", 2022): (60, 1), ("CHN", "AGO", 2019): (16, 1),
    }  # fmt: skip


CHINA = {
    ("CHN", "PAK", 2023): (1807, None), ("CHN", "PAK", 2024): (726, None),
    ("CHN", "PAK", 2025): (445, None), ("CHN", "MMR", 2023): (4, None),
    ("CHN", "MMR", 2024): (90, None), ("CHN", "MMR", 2025): (46, None),
    ("CHN", "NAM", 2024): (54, None), ("CHN", "NAM", 2025): (0.25, None),
    ("CHN", "CIV", 2024): (0.25, None), ("CHN", "TUR", 2023): (1, None),
}  # fmt: skip


def test_a_tiv_table_lists_who_received():
    assert rows(sipri.tiv_table(FILES / "sipri_tiv.csv", "CHN", KNOWN)) == CHINA


def test_a_tiv_table_may_list_who_supplied(saved):
    other = TIV.replace("Recipient,", "Supplier,").replace(
        "imports from China", "exports to Israel"
    )
    found = rows(sipri.tiv_table(saved(other), "ISR", KNOWN))
    assert found == {(there, "ISR", year): tiv for (_, there, year), tiv in CHINA.items()}


def test_a_tiv_table_is_told_from_a_register(saved):
    assert sipri.is_tiv_table(FILES / "sipri_tiv.csv")
    assert not sipri.is_tiv_table(FILES / "sipri_orders.csv")
    world = TIV.replace("Recipient,", "Exports by,").replace(
        "Total imports from China", "Total world export"
    )
    assert sipri.is_tiv_table(saved(world))
    with pytest.raises(DataError, match="line 10, column Exports by: not the TIV table of one"):
        sipri.tiv_table(saved(world), "CHN", KNOWN)


def in_another_locale(content, thousand):
    """A table as a spreadsheet with decimal commas saves it."""
    start = content.index("Recipient,")
    body = content[start:].replace(",", ";").replace(".", ",")
    body = body.replace("1807", f"1{thousand}807").replace("2978", f"2{thousand}978")
    return content[:start] + body


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("thousand", [None, "", ".", " ", "\u00a0"])
def test_a_tiv_table_in_national_formats(saved, encoding, thousand):
    content = TIV if thousand is None else in_another_locale(TIV, thousand)
    content = content.replace("\n", "\r\n" if thousand else "\n")
    assert rows(sipri.tiv_table(saved(content.encode(encoding)), "CHN", KNOWN)) == CHINA


def test_a_register_with_decimal_commas(saved):
    start = ORDERS.index("Recipient,")
    lines = [line.replace('"', "") for line in ORDERS[start:].splitlines()]
    quoted = []
    for line in lines:
        cells = line.replace("2000, 2001, 2002", "2000; 2001; 2002").split(",")
        quoted.append(";".join(f'"{c}"' if ";" in c else c.replace(".", ",") for c in cells))
    other = ORDERS[:start] + "\n".join(quoted) + "\n"
    assert rows(sipri.register(saved(other), KNOWN)) == rows(sipri.register(saved(ORDERS), KNOWN))


@pytest.mark.parametrize(
    ("cell", "decimal", "value"),
    [
        ("1,234.5", ".", 1234.5), ("1234.5", ".", 1234.5), ("0 ", ".", 0), ("1 234.5", ".", 1234.5),
        ("1.234,5", ",", 1234.5), ("1\u00a0234,5", ",", 1234.5), ("1\u202f234\u202f567", ",", 1234567),
        ("1’234.5", ".", 1234.5), ("1.2E3", ".", 1200), ("-3", ".", -3),
        ("1,23", ".", None), ("1,234,56", ".", None), ("1 234,567.8", ".", None), ("12,34.5", ".", None),
        ("0,125", ".", None), ("0.125", ",", None), ("nan", ".", None), ("inf", ".", None),
        ("1_000", ".", None), ("", ".", None), ("?", ".", None),
    ],
)  # fmt: skip
def test_a_number_is_read_as_printed_or_not_at_all(cell, decimal, value):
    assert text.parsed(cell, decimal) == value


def test_the_decimal_sign_is_that_with_which_all_cells_read():
    assert text.decimal_sign(["1.234", "5"], ";") == ","
    assert text.decimal_sign(["1.234", "5.1"], ";") == "."
    assert text.decimal_sign(["8,32", "1.234,5"], ",") == ","
    assert text.decimal_sign(["", "1,234.5"], ",") == "."


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("Houthi rebels (Yemen)*", "New rebels (Yemen)*", r"line 14, column Recipient: “New rebels .*sipri_names\.csv"),
        ("Belarus,Iran,V", "Atlantis,Iran,V", r"line 9, column Supplier: “Atlantis” is not a country"),
        (",2011,Yes,New,7.5", ",soon,Yes,New,7.5", "line 9, column Delivery year: “soon” is not a year"),
        ("7.5,15,No", "7.5,fifteen,No", "line 9, column TIV delivery values: “fifteen” is not a number"),
    ],
)  # fmt: skip
def test_an_odd_cell_of_a_register_is_named(saved, old, new, sentence):
    assert old in DELIVERIES
    with pytest.raises(DataError, match=sentence):
        sipri.register(saved(DELIVERIES.replace(old, new)), KNOWN)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("Total imports from China,1818,870,491,3179,100%,3179,\n", "", "line .*no row of totals; the file is cut"),
        ("Total imports from China", "Total imports from Iran", "line 17, column Recipient: the table of IRN, not of CHN"),
        ("Pakistan,1807", "Pakistan,807", "line 11, column 2023-2025: the years of Pakistan add up to 1978, not to 2978"),
        ("Namibia", "Myanmar", "line 13, column Recipient: Myanmar stands already on line 12"),
        ("4,90,46", "4,x,46", "line 12, column 2024: “x” is not a number"),
    ],
)  # fmt: skip
def test_an_odd_cell_of_a_tiv_table_is_named(saved, old, new, sentence):
    assert old in TIV
    with pytest.raises(DataError, match=sentence):
        sipri.tiv_table(saved(TIV.replace(old, new)), "CHN", KNOWN)


def test_a_last_line_without_its_end_is_whole_if_it_adds_up(saved):
    whole = rows(sipri.register(saved(ORDERS), KNOWN))
    assert rows(sipri.register(saved(ORDERS.rstrip("\n")), KNOWN)) == whole
    assert len(sipri.register(saved(DELIVERIES.rstrip("\n")), KNOWN)) == 6
    for content in (ORDERS.rstrip("\n")[:-1], DELIVERIES.rstrip("\n")[:-1]):
        with pytest.raises(DataError, match=r"line \d+: the last line has no end; the file is cut"):
            sipri.register(saved(content), KNOWN)


def test_names_of_no_states_lead_to_states_of_the_register_or_to_none():
    decided = text.decisions("sipri_names.csv")
    assert {code for code in decided.values() if code} <= set(KNOWN.countries)
    assert decided["African Union**"] == decided["Unknown recipient(s)"] == ""

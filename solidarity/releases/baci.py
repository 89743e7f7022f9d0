"""CEPII's BACI: yearly files of all products, with its table of country codes."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import ibis
import pandas as pd
import pyarrow as pa
from pyarrow import compute

from solidarity.errors import DataError
from solidarity.releases import text

FLOW_TYPES = {
    "t": pa.int16(), "i": pa.int32(), "j": pa.int32(), "k": pa.string(), "v": pa.float64(),
    "q": pa.string(),
}  # fmt: skip
CODE_COLUMNS = ["country_code", "country_iso3"]


def read(files: Sequence[Path]) -> ibis.Table:
    """All rows of the yearly files: year, exporter_iso3, importer_iso3, product (six digits), value_usd
    and qty_tonnes (null where not given).

    One of the files is country_codes_V….csv. Raises DataError naming file, line and column.
    """
    codes = [path for path in files if path.name.startswith("country_codes")]
    flows = [path for path in files if path not in codes]
    if len(codes) != 1 or not flows:
        raise DataError("BACI is read from its yearly files and its country_codes_V….csv together.")
    names = _codes(codes[0])
    return ibis.memtable(pa.concat_tables([_flows(path, names, codes[0]) for path in flows]))


def _codes(path: Path) -> dict[int, str]:
    content = text.lines(path)
    text.require(path, 1, content[0].split(","), CODE_COLUMNS)
    found = {}
    for line, row in text.table(path, content):
        code = int(text.number(path, line, "country_code", row["country_code"]))
        found[code] = _corrections().get(code, row["country_iso3"].strip())
    return found


@cache
def _corrections() -> dict[int, str]:
    lines = pd.read_csv(Path(__file__).parent / "baci_codes.csv")
    return dict(zip(lines.code, lines.iso3, strict=True))


def _flows(path: Path, names: dict[int, str], codes: Path) -> pa.Table:
    rows = text.arrow(path, FLOW_TYPES)
    if not rows.num_rows:
        raise DataError(f"{path}, line 2: a header and no flow; {text.AGAIN}.")
    ends = {
        column: _named(path, rows.column(letter), letter, names, codes)
        for column, letter in (("exporter_iso3", "i"), ("importer_iso3", "j"))
    }
    return pa.table(
        {
            "year": rows.column("t"),
            **ends,
            "product": compute.utf8_lpad(compute.utf8_trim_whitespace(rows.column("k")), 6, "0"),
            "value_usd": compute.multiply(rows.column("v"), 1000.0),
            "qty_tonnes": _tonnes(path, rows.column("q")),
        }
    )


def _named(
    path: Path, numbers: pa.ChunkedArray, column: str, names: dict[int, str], codes: Path
) -> pa.ChunkedArray:
    known = pa.array(list(names), pa.int32())
    place = compute.index_in(numbers, value_set=known)
    if place.null_count:
        row = compute.index(compute.is_null(place), True).as_py()
        raise DataError(
            f"{path}, line {row + 2}, column {column}: country code {numbers[row]} is not in {codes.name};"
            " give the table of codes of the same release."
        )
    return compute.take(pa.array(list(names.values())), place)


def _tonnes(path: Path, cells: pa.ChunkedArray) -> pa.ChunkedArray:
    """BACI pads its quantities with blanks and writes NA where it has none."""
    bare = compute.utf8_trim_whitespace(cells)
    known = compute.if_else(compute.is_in(bare, value_set=pa.array(["", "NA"])), None, bare)
    try:
        return compute.cast(known, pa.float64())
    except pa.ArrowInvalid:
        for line, cell in enumerate(known.to_pylist(), start=2):
            if cell is not None:
                text.number(path, line, "q", cell)
        raise

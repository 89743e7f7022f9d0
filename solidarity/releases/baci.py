"""CEPII's BACI: yearly files of all products, with its table of country codes."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import ibis
import pyarrow as pa
from pyarrow import compute

from solidarity.errors import DataError
from solidarity.releases import stream, text

TYPES = {
    "t": pa.int16(), "i": pa.int32(), "j": pa.int32(), "k": stream.TEXT, "v": pa.float64(),
    "q": pa.float64(),
}  # fmt: skip
SCHEMA = pa.schema(
    {
        "year": pa.int16(), "exporter_iso3": pa.dictionary(pa.int16(), pa.string()),
        "importer_iso3": pa.dictionary(pa.int16(), pa.string()), "product": stream.TEXT,
        "value_usd": pa.float64(), "qty_tonnes": pa.float64(),
    }
)  # fmt: skip
CODE_COLUMNS = ["country_code", "country_iso3"]
ENCODINGS = (text.UTF8, "cp1252")
"""The table of codes has been sent in both; only its codes are read."""
PRODUCT = r"\d{4}(?:\d{1,2}|[0-9A-Z]{2})"
"""Six digits, of which a program may have dropped the first zero, or 9999AA."""


def read(files: Sequence[Path]) -> ibis.Table:
    """All rows of the yearly files as a table of any engine: columns SCHEMA.

    `product` is the six-digit HS code, value_usd in USD, qty_tonnes null where not given. One of the
    files is country_codes_V….csv. About 26 bytes a row stay in memory. Raises DataError.
    """
    codes = [path for path in files if path.name.startswith("country_codes")]
    flows = [path for path in files if path not in codes]
    if len(codes) != 1 or not flows:
        raise DataError("BACI is read from its yearly files and its country_codes_V….csv together.")
    tables = [table(path, codes[0]) for path in flows]
    _check_years(flows, tables)
    return ibis.memtable(pa.concat_tables(tables).unify_dictionaries())


def table(flows: Path, codes: Path) -> pa.Table:
    """One yearly file in memory: columns SCHEMA."""
    return pa.Table.from_batches(batches(flows, codes), SCHEMA).unify_dictionaries()


def batches(flows: Path, codes: Path) -> Iterator[pa.RecordBatch]:
    """One yearly file, some 100,000 rows of columns SCHEMA at a time, in bounded memory.

    `codes` is country_codes_V….csv of the same release. A file cut short within its last line is
    found out; one that ends early at the end of a line is not: nothing in it says how long it is.
    Raises DataError naming line and column.
    """
    names = _codes(codes)
    rows = 0
    for before, batch in stream.batches(flows, TYPES, quoted=False):
        if not before:
            _check_year_of_name(flows, batch)
        yield _batch(flows, before, batch, names, codes)
        rows = before + batch.num_rows
    if not rows:
        raise DataError(f"{flows}, line 2: a header and no flow; {text.AGAIN}.")
    stream.require_end(flows, rows)


def _codes(path: Path) -> dict[int, str]:
    """Our code of each of BACI's: the table's ISO3, unless baci_codes.csv decides otherwise."""
    content = text.lines(path, ENCODINGS)
    text.require(path, 1, content[0].split(","), CODE_COLUMNS)
    found: dict[int, str] = {}
    for line, row in text.table(path, content):
        code = int(text.number(path, line, "country_code", row["country_code"]))
        if code in found:
            raise DataError(
                f"{path}, line {line}, column country_code: {code} stands there twice; {text.AGAIN}."
            )
        iso3 = row["country_iso3"].strip()
        found[code] = text.decisions("baci_codes.csv").get(str(code), iso3)
    return found


def _batch(
    path: Path, before: int, batch: pa.RecordBatch, names: dict[int, str], codes: Path
) -> pa.RecordBatch:
    value, weight = batch.column("v"), batch.column("q")
    for column, numbers in (("v", value), ("q", weight)):
        odd = compute.fill_null(compute.invert(compute.is_finite(numbers)), column == "v")
        _refuse(path, before, column, compute.or_kleene(odd, compute.less(numbers, 0.0)), numbers)
    return pa.RecordBatch.from_arrays(
        [
            batch.column("t"),
            _states(path, before, "i", batch.column("i"), names, codes),
            _states(path, before, "j", batch.column("j"), names, codes),
            _products(path, before, batch.column("k")),
            compute.multiply(value, 1000.0),
            weight,
        ],
        schema=SCHEMA,
    )


def _refuse(path: Path, before: int, column: str, odd: pa.Array, cells: pa.Array) -> None:
    """Raise DataError if any cell is odd."""
    if (at := compute.index(compute.fill_null(odd, False), True).as_py()) >= 0:
        raise DataError(
            f"{path}, line {stream.line_of(path, before + at)}, column {column}: “{cells[at]}” is not"
            f" what BACI has there; correct it, or {text.AGAIN}."
        )


def _states(
    path: Path, before: int, column: str, numbers: pa.Array, names: dict[int, str], codes: Path
) -> pa.DictionaryArray:
    place = compute.index_in(numbers, value_set=pa.array(list(names), pa.int32()))
    if place.null_count:
        at = compute.index(compute.is_null(place), True).as_py()
        raise DataError(
            f"{path}, line {stream.line_of(path, before + at)}, column {column}: country code"
            f" {numbers[at]} is not in {codes.name}; give the table of codes of the same release."
        )
    for at in compute.unique(place).to_pylist():
        number, iso3 = list(names.items())[at]
        if not re.fullmatch("[A-Z]{3}", iso3):
            row = before + compute.index(numbers, number).as_py()
            raise DataError(
                f"{path}, line {stream.line_of(path, row)}, column {column}: country code {number} is"
                f" “{iso3}” in {codes.name}, which is no country; decide in"
                " solidarity/releases/baci_codes.csv what it stands for."
            )
    return pa.DictionaryArray.from_arrays(place.cast(pa.int16()), pa.array(list(names.values())))


def _products(path: Path, before: int, codes: pa.DictionaryArray) -> pa.DictionaryArray:
    printed = [str(code).strip() for code in codes.dictionary.to_pylist()]
    for at, code in enumerate(printed):
        if not re.fullmatch(PRODUCT, code):
            odd = compute.equal(codes.indices, at)
            _refuse(path, before, "k", odd, codes)
    places: dict[str, int] = {}
    moved = [places.setdefault(code.zfill(6), len(places)) for code in printed]
    indices = compute.take(pa.array(moved, pa.int32()), codes.indices)
    return pa.DictionaryArray.from_arrays(indices, pa.array(list(places), pa.string()))


def _check_year_of_name(path: Path, batch: pa.RecordBatch) -> None:
    named = re.search(r"_Y(\d{4})_", path.name)
    if named and batch.num_rows and (year := batch.column("t")[0].as_py()) != int(named[1]):
        raise DataError(
            f"{path}, line 2, column t: {year} in a file named after {named[1]}; {text.AGAIN}."
        )


def _check_years(flows: Sequence[Path], tables: Sequence[pa.Table]) -> None:
    """Raise DataError if two files hold the same year, which would count twice."""
    seen: dict[int, Path] = {}
    for path, rows in zip(flows, tables, strict=True):
        for year in compute.unique(rows.column("year")).to_pylist():
            if year in seen:
                raise DataError(
                    f"{path}, line 2, column t: {year} is in {seen[year]} too; give one."
                )
            seen[year] = path

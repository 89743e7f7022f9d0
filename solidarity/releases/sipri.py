"""SIPRI's trade register in both layouts, and its TIV table of one supplier or recipient."""

import re
from pathlib import Path

import pandas as pd

from solidarity.countries import Register
from solidarity.errors import DataError
from solidarity.releases import sipri_file, text
from solidarity.releases.sipri_file import DYAD, File

BELOW_HALF = 0.25
"""A 0 in a TIV table stands for more than nothing and less than 0.5: its middle errs least."""
BY_DELIVERY = ["Supplier", "Recipient", "Delivery year", "TIV delivery values"]
BY_ORDER = ["Supplier", "Recipient", "Year(s) of delivery", "SIPRI TIV of delivered weapons"]
UNITS = ("SIPRI TIV per unit", "Deliveries in the Year Range")
YEARS = r"\d{4}(?:\s*[;,]\s*\d{4})*"


def is_tiv_table(path: Path) -> bool:
    """Whether the file is a TIV table, which names years in its header, and not a register."""
    header = sipri_file.opened(path).header
    return len(header) > 1 and bool(re.fullmatch(r"\d{4}", header[1]))


def register(path: Path, countries: Register) -> pd.DataFrame:
    """Deliveries summed: columns DYAD, tiv (millions of TIV), n_items (lines of the register).

    Where a line lists several years of delivery its TIV is spread evenly over them, as the register
    does not say how much came when, and it counts as a line in each. Lines of orders without
    deliveries, and those with what is no state on either side, are left out. A printed 0 stays 0:
    the register prints decimals. A last line cut short is found out; a register that ends early at
    the end of a line is not, as it has no totals. Raises DataError naming line and column.
    """
    file = sipri_file.opened(path)
    needed = BY_DELIVERY if "Delivery year" in file.header else BY_ORDER
    file.require(*needed)
    lines = file.rows()
    if not lines:
        raise DataError(f"{path}, line {file.first + 1}: a header and no delivery; {text.AGAIN}.")
    sign = sipri_file.decimal_sign(file, [row[needed[3]] for _, row in lines])
    _check_end(file, *lines[-1], sign)
    rows = []
    for line, row in lines:
        supplier, recipient = (
            sipri_file.state(file, line, side, row[side], countries) for side in needed[:2]
        )
        tiv = _value(file, line, needed[3], row, sign)
        years = _years(file, line, needed[2], row, tiv)
        if supplier and recipient:
            rows += [(supplier, recipient, year, (tiv or 0.0) / len(years)) for year in years]
    frame = pd.DataFrame(rows, columns=[*DYAD, "tiv"])
    sums = frame.groupby(DYAD, as_index=False).agg(tiv=("tiv", "sum"), n_items=("tiv", "size"))
    return sums.astype({"year": "int16", "tiv": "float64", "n_items": "int32"})


def _value(file: File, line: int, column: str, row: dict[str, str], sign: str) -> float | None:
    cell = row[column]
    return text.number(file.path, line, column, cell, sign) if cell.strip() else None


def _years(file: File, line: int, column: str, row: dict[str, str], tiv: float | None) -> list[int]:
    """The years of delivery; none where nothing has been delivered yet."""
    cell = row[column].strip()
    if re.fullmatch(YEARS, cell):
        return [int(year) for year in re.findall(r"\d{4}", cell)]
    if not cell and not tiv:
        return []
    raise DataError(
        f"{file.path}, line {line}, column {column}: “{cell[:40]}” is not a year or a list of years"
        f" such as 2016; 2017; correct it, or {text.AGAIN}."
    )


def _check_end(file: File, line: int, row: dict[str, str], sign: str) -> None:
    """Raise DataError if the last line is cut within its last cell.

    By delivery SIPRI ends each line with a semicolon; by order the value must be that of the units.
    """
    if file.whole_end:
        return
    ended = file.lines[-1].endswith(";")
    if BY_ORDER[3] in row:
        unit, units, value = (
            text.parsed(row.get(name, ""), sign) for name in (*UNITS, BY_ORDER[3])
        )
        ended = (
            None not in (unit, units, value)
            and abs((unit or 0) * (units or 0) - (value or 0)) < 0.01
        )
    if not ended:
        raise DataError(f"{file.path}, line {line}: the last line has no end; {text.CUT}.")


def tiv_table(path: Path, of: str, countries: Register) -> pd.DataFrame:
    """Deliveries of, or to, the state `of`: columns DYAD and tiv (millions of TIV).

    The first cell of the header says which side is listed. Empty cells are no deliveries, a printed
    0 is BELOW_HALF. Each row is held to its printed total, and the row of totals must be there and
    name the same state: a table cut short is found out. Raises DataError naming line and column.
    """
    file = sipri_file.opened(path)
    side, years = file.header[0], [name for name in file.header if re.fullmatch(r"\d{4}", name)]
    if side not in ("Recipient", "Supplier") or not years:
        raise DataError(
            f"{path}, line {file.first}, column {side}: not the TIV table of one supplier or recipient;"
            " choose one state, and its partners by year, in SIPRI's tool."
        )
    total = next(
        (name for name in file.header if re.fullmatch(r"\d{4}-\d{4}", name)),
        f"{years[0]}-{years[-1]}",
    )
    file.require(total)
    body = _above_totals(file, side, of, countries)
    cells = [row[name] for _, row in body for name in (*years, total)]
    sign = sipri_file.decimal_sign(file, cells)
    rows: list[tuple[str, int, float]] = []
    seen: dict[str, int] = {}
    for line, row in body:
        _check_name(file, line, side, row[side].strip(), seen)
        values = {year: _value(file, line, year, row, sign) for year in years}
        _hold_to_total(file, line, row, values, total, sign)
        if other := sipri_file.state(file, line, side, row[side], countries):
            rows += [
                (other, int(year), value or BELOW_HALF)
                for year, value in values.items()
                if value is not None
            ]
    here, there = ("supplier_iso3", "recipient_iso3") if side == "Recipient" else DYAD[1::-1]
    frame = pd.DataFrame(rows, columns=[there, "year", "tiv"]).assign(**{here: of})
    sums: pd.DataFrame = frame.groupby(DYAD, as_index=False).agg(tiv=("tiv", "sum"))
    return sums.astype({"year": "int16", "tiv": "float64"})


def _above_totals(
    file: File, side: str, of: str, countries: Register
) -> list[tuple[int, dict[str, str]]]:
    """The rows above that of totals; raise DataError if there is none or it is another state's."""
    body = []
    for line, row in file.rows():
        if not row[side].strip().lower().startswith("total"):
            body.append((line, row))
            continue
        named = re.fullmatch(
            r"Total (?:imports from|exports to) (.+)", row[side].strip(), re.IGNORECASE
        )
        if named and (whose := sipri_file.state(file, line, side, named[1], countries)) != of:
            raise DataError(
                f"{file.path}, line {line}, column {side}: the table of {whose or named[1]}, not of"
                f" {of}; say whose it is as SIPRI does."
            )
        return body
    raise DataError(
        f"{file.path}, line {len(file.lines)}, column {side}: no row of totals; {text.CUT}."
    )


def _check_name(file: File, line: int, side: str, name: str, seen: dict[str, int]) -> None:
    if name in seen:
        raise DataError(
            f"{file.path}, line {line}, column {side}: {name} stands already on line {seen[name]};"
            f" {text.AGAIN}."
        )
    seen[name] = line


def _hold_to_total(
    file: File,
    line: int,
    row: dict[str, str],
    values: dict[str, float | None],
    total: str,
    sign: str,
) -> None:
    """Raise DataError if the years do not add up to the row's total, but for rounding."""
    known = [value for value in values.values() if value is not None]
    printed = _value(file, line, total, row, sign) or 0.0
    if abs(sum(known) - printed) > 0.5 * len(known) + 0.5:
        raise DataError(
            f"{file.path}, line {line}, column {total}: the years of {next(iter(row.values())).strip()}"
            f" add up to {sum(known):g}, not to {row[total].strip()}; {text.AGAIN}."
        )

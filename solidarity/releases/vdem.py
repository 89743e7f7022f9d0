"""V-Dem's country-year table (V-Dem-CY-Core-v….csv, or Full+Others)."""

from pathlib import Path

import pandas as pd
import pyarrow as pa

from solidarity import countries
from solidarity.countries import Register
from solidarity.errors import DataError
from solidarity.releases import stream, text

MEASURES = ["v2x_libdem", "v2x_libdem_codelow", "v2x_libdem_codehigh", "v2x_regime"]
HIGHEST = dict.fromkeys(MEASURES, 1.0) | {"v2x_regime": 3.0}
COLUMNS = ["iso3", "year", *MEASURES]
KNOWN_FROM = 1900
"""Before, V-Dem rates some twenty German and Italian states, which the register does not hold."""


def read(path: Path, register: Register | None = None) -> pd.DataFrame:
    """Columns COLUMNS, of the thousands there are: the indices from 0 to 1, the regime from 0 to 3.

    `iso3` is V-Dem's country_text_id where it is a code of the register (XKX, PSE, DDR …), else what
    vdem_codes.csv makes of it: units rated beside the state they belong to are left out. Empty cells
    are NaN. A file cut short within its last line is found out; one that ends early at the end of a
    line is not. Raises DataError naming line and column.
    """
    register = register or countries.load()
    types = {"country_text_id": pa.string(), "year": pa.int16()}
    types |= dict.fromkeys(MEASURES, pa.float64())
    parts = [batch for _, batch in stream.batches(path, types)]
    frame = pa.Table.from_batches(parts).to_pandas() if parts else pd.DataFrame()
    if frame.empty:
        raise DataError(f"{path}, line 2: a header and no rating; {text.AGAIN}.")
    stream.require_end(path, len(frame))
    frame["iso3"] = _iso3(path, frame, register)
    _check_range(path, frame)
    kept = frame[frame.iso3 != ""]
    twice = kept.duplicated(["iso3", "year"])
    if twice.any():
        row = int(kept.index[twice][0])
        raise DataError(
            f"{path}, line {stream.line_of(path, row)}, column year: {kept.iso3[row]} is rated twice"
            f" in {kept.year[row]}; remove one of the two, or {text.AGAIN}."
        )
    return kept[COLUMNS].reset_index(drop=True)


def _iso3(path: Path, frame: pd.DataFrame, register: Register) -> pd.Series:
    """Our code of each row; none for what is left out."""
    decided = text.decisions("vdem_codes.csv")
    ours = {code: code for code in register.countries} | decided
    units = frame.country_text_id
    unknown = ~units.isin(list(ours))
    late = unknown & (frame.year >= KNOWN_FROM)
    if late.any():
        row = int(late.argmax())
        raise DataError(
            f"{path}, line {stream.line_of(path, row)}, column country_text_id: “{units[row][:20]}” is"
            " neither in data/countries.csv nor in solidarity/releases/vdem_codes.csv; add it to one."
        )
    return units.map(ours).fillna("")


def _check_range(path: Path, frame: pd.DataFrame) -> None:
    for measure, highest in HIGHEST.items():
        odd = frame[measure].notna() & ~frame[measure].between(0, highest)
        if odd.any():
            row = int(odd.argmax())
            raise DataError(
                f"{path}, line {stream.line_of(path, row)}, column {measure}: {frame[measure][row]:g}"
                f" is not between 0 and {highest:g}; {text.AGAIN}."
            )

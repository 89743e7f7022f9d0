"""V-Dem's country-year table."""

from pathlib import Path

import pandas as pd
import pyarrow as pa

from solidarity.errors import DataError
from solidarity.releases import text

MEASURES = ["v2x_libdem", "v2x_libdem_codelow", "v2x_libdem_codehigh", "v2x_regime"]


def read(path: Path) -> pd.DataFrame:
    """Columns iso3 (V-Dem's country_text_id), year and MEASURES, of the thousands there are.

    Raises DataError naming line and column.
    """
    types = {"country_text_id": pa.string(), "year": pa.int16()}
    rows = text.arrow(path, types | dict.fromkeys(MEASURES, pa.float64()))
    if not rows.num_rows:
        raise DataError(f"{path}, line 2: a header and no rating; {text.AGAIN}.")
    frame: pd.DataFrame = rows.to_pandas().rename(columns={"country_text_id": "iso3"})
    return frame

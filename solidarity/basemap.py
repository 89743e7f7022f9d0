"""Country outlines for maps drawn without a browser."""

from pathlib import Path

import geopandas as gpd

from solidarity.errors import DataError
from solidarity.paths import DATA

OUTLINES = DATA / "basemap" / "countries.parquet"
COLUMNS = ["iso3", "disputed", "label_lon", "label_lat", "area_km2", "geometry"]


def load(path: Path = OUTLINES) -> gpd.GeoDataFrame:
    """One row per country or disputed area, EPSG:4326; raise DataError if the file is unusable."""
    cure = "restore it from git or run `python -m solidarity build basemap --inputs DIR`"
    try:
        outlines = gpd.read_parquet(path)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path}: cannot be read ({error}); {cure}.") from error
    if list(outlines.columns) != COLUMNS:
        raise DataError(f"{path}: columns {list(outlines.columns)}, not {COLUMNS}; {cure}.")
    return outlines

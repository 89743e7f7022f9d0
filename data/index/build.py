"""How the index compares with Voeten's published ideal points, which never enter it and are not shipped."""

from pathlib import Path

import pandas as pd

import solidarity
from solidarity.alignment import validation
from solidarity.errors import DataError

STATE_ANCHORS = ("RUS", "IRN", "CHN", "USA")
PUBLISHED = "un_votes/voeten_ideal_points_2025.parquet"
COLUMNS = ["iso3", "countryname", "year", "idealpointall"]


def build(inputs: Path, stage: Path) -> None:
    """Write published_points.parquet: anchor, year, spearman, states."""
    target = stage / "data" / "index" / "published_points.parquet"
    target.parent.mkdir(parents=True, exist_ok=True)
    comparison(published_points(inputs)).to_parquet(target, index=False, compression="zstd")


def published_points(inputs: Path) -> pd.DataFrame:
    """Voeten's points from all votes (iso3, year, published), with the atlas's codes.

    Raises DataError where the file is missing or not as expected.
    """
    path = inputs / PUBLISHED
    try:
        table = pd.read_parquet(path, columns=COLUMNS).dropna(subset=["idealpointall"])
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: missing, damaged or without {COLUMNS} ({error}).") from error
    south = table.countryname == "Yemen People's Republic"
    iso3 = table.iso3.replace("YAR", "YEM").mask(south, "YMD")
    iso3 = iso3.mask((iso3 == "YUG") & (table.year >= 2000), "SRB")
    found = table.assign(iso3=iso3, published=table.idealpointall).astype({"year": "int64"})
    return found[["iso3", "year", "published"]]


def comparison(points: pd.DataFrame) -> pd.DataFrame:
    """Rank correlation of the index without votes and the nearness of the points, by anchor and year."""
    alignment = validation.without(solidarity.load().alignment, "votes")
    rows = []
    for anchor in STATE_ANCHORS:
        for year in sorted(points.year.unique().tolist()):
            places = points[points.year == year].set_index("iso3").published
            if anchor in places:
                nearness = -(places - places[anchor]).abs()
                index = validation.sound_index(alignment, anchor, year)
                value, states = validation.rank_correlation(index, nearness)
                if pd.notna(value):
                    rows.append((anchor, year, round(value, 4), states))
    return pd.DataFrame(rows, columns=["anchor", "year", "spearman", "states"])

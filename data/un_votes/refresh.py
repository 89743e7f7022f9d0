"""New roll calls: the UN Digital Library's voting CSV, or the UN's own GAresolutions JSON."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import ibis
import pandas as pd

from solidarity import countries
from solidarity.build import script
from solidarity.errors import DataError
from solidarity.releases import gares, undl

own = script(Path(__file__).parent / "build.py")
READERS = {".csv": undl.read, ".json": gares.read, ".jsonl": gares.read}


def evidence(
    files: Sequence[Path], old: Mapping[str, ibis.Table], engine: ibis.BaseBackend
) -> dict[str, ibis.Table]:
    """The old roll calls with those of the files in place of the same resolutions'."""
    votes = pd.concat([read(path) for path in files], ignore_index=True)
    tables = own.from_votes(ibis.memtable(votes))
    new = {
        name: table.select(old[name].columns).cast(old[name].schema())
        for name, table in tables.items()
    }
    again = new["roll_calls"].select("resolution")
    kept = old["roll_calls"].anti_join(again, "resolution")
    return {
        "roll_calls": ibis.union(kept, new["roll_calls"]),
        "positions": ibis.union(old["positions"].semi_join(kept, "vote_id"), new["positions"]),
    }


def read(path: Path) -> pd.DataFrame:
    """The votes in a file, each known by its resolution as in the newer release."""
    if path.suffix.lower() not in READERS:
        raise DataError(
            f"{path}: neither a .csv of the UN Digital Library nor GAresolutions .json."
        )
    votes: pd.DataFrame = READERS[path.suffix.lower()](path, countries.load())
    return votes.assign(vote_id=votes.resolution)

"""BACI's yearly files of all products, with its table of country codes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import ibis

from solidarity.build import script
from solidarity.releases import baci

own = script(Path(__file__).parent / "build.py")


def evidence(
    files: Sequence[Path], old: Mapping[str, ibis.Table], engine: ibis.BaseBackend
) -> dict[str, ibis.Table]:
    """The old evidence with the files' years in place of the same years."""
    new = own.from_products(baci.read(files))
    years = new["reports"].select("year").distinct()
    return {
        name: ibis.union(old[name].anti_join(years, "year"), part.select(old[name].columns))
        for name, part in new.items()
    }

"""BACI's yearly files of all products, summed over the products."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import ibis
from ibis import _

from solidarity.build import script
from solidarity.releases import baci

own = script(Path(__file__).parent / "build.py")


def evidence(
    files: Sequence[Path], old: Mapping[str, ibis.Table], engine: ibis.BaseBackend
) -> dict[str, ibis.Table]:
    """The old evidence with BACI's part of the files' years replaced; all else stays."""
    new = own.from_products(baci.read(files))
    years = new["reports"].select("year").distinct()
    merged = dict(old)
    for name, part in new.items():
        table = old[name]
        same = table.semi_join(years, "year")
        if name != "reports":
            same = same.filter(_.origin == "baci")
        merged[name] = ibis.union(table.difference(same), part.select(table.columns))
    return merged

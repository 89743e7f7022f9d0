"""What a reader's own figures are called and how they are shown; where an installation keeps them."""

import math
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import tomlkit

from solidarity.anchors import ANCHORS, ANY
from solidarity.countries import plain
from solidarity.errors import DataError
from solidarity.own import Own
from solidarity.source import TIE_COLUMNS, Source

PREFIX = "own_"


def as_source(own: Own, title: str, unit: str = "") -> tuple[Source, pd.DataFrame]:
    """The source that declares the figures as an indicator, and its ties; raise DataError without a title."""
    key = PREFIX + "_".join(re.findall(r"[a-z0-9]+", plain(title)))
    if key == PREFIX:
        raise DataError("A title is needed, with letters or digits in it.")
    declared = declaration(own.ties, key, title.strip(), unit.strip() or "as given")
    declared["indicators"][key] |= {"key": key, "source": key}
    return Source.model_validate({**declared, "key": key}), own.ties.assign(indicator=key)


def declaration(ties: pd.DataFrame, key: str, title: str, unit: str) -> dict[str, Any]:
    """What source.toml says of the figures."""
    years = [int(ties.year.min()), int(ties.year.max())]
    return {
        "title": title,
        "publisher": "brought by the reader",
        "url": "",
        "terms": "The reader's own.",
        "citation": f"{title}, brought by the reader.",
        "release": f"{date.today():%d %B %Y}",
        "retrieved": date.today(),
        "traps": ["Brought by the reader: the atlas has not checked these figures."],
        "tables": {
            "ties": {
                "rows": len(ties), "key": list(TIE_COLUMNS[:4]), "columns": list(TIE_COLUMNS), "years": years,
            }
        },
        "indicators": {key: _indicator(ties, title, unit, years)},
    }  # fmt: skip


def _indicator(ties: pd.DataFrame, title: str, unit: str, years: list[int]) -> dict[str, Any]:
    title, unit = (text.replace("{", "(").replace("}", ")") for text in (title, unit))
    is_fact = set(ties.anchor) == {ANY.code}
    anchors = [ANY.code] if is_fact else [code for code in ANCHORS if code in set(ties.anchor)]
    low, high = float(ties.value.min()), float(ties.value.max())
    ends = _ends(low, high)
    sides = low < 0 < high
    return {
        "title": title, "short": title, "dimension": "country" if is_fact else "own", "role": "context",
        "unit": unit, "phrase": "{value} " + unit + ("" if is_fact else " ({anchor})"),
        "subtitle": f"{title}, {{period}}, {unit}: brought by the reader.",
        "definition": f"{title} ({unit}), as the reader's file gives it. The atlas has not checked it.",
        "formula": r"\text{as given}", "absent": "not in the file", "n_unit": "figures",
        "decimals": _decimals(ties.value), "goalposts": list(ends), "range": [low, high], "years": years,
        "anchors": anchors, "fill": 0.0,
        "not_defined": {} if is_fact else {c: "Not in the reader's file." for c in ANCHORS if c not in anchors},
        "scale": {
            "kind": "diverging" if sides else "sequential", "low": -ends[1] if sides else ends[0],
            "high": ends[1], "low_label": "", "high_label": "", "middle_label": "0" if sides else "",
        },
        "headline": {
            "threshold": low - 1, "many": f"{title}: {{count}} countries, {{top}} first",
            "one": f"{title}: {{top}} only", "none": f"{title}: no figure",
        },
    }  # fmt: skip


def _decimals(values: pd.Series) -> int:
    """As many as the values have, at most three."""
    for decimals in range(3):
        if (values.round(decimals) == values).all():
            return decimals
    return 3


def _ends(low: float, high: float) -> tuple[float, float]:
    """Round ends of a scale that hold all values."""
    top = max(abs(low), abs(high)) or 1.0
    step = 10.0 ** math.floor(math.log10(top))
    rounded = math.ceil(top / step) * step
    if low >= 0:
        return 0.0, rounded
    return (-rounded, 0.0) if high <= 0 else (-rounded, rounded)


def install(own: Own, title: str, unit: str, data: Path, replace: bool = False) -> Path:
    """Keep the figures as a source under data/, so that the atlas loads them as any other.

    Written aside and renamed. Raises DataError where the folder is there already, unless `replace`.
    """
    source, ties = as_source(own, title, unit)
    target = data / source.key
    if target.exists() and not replace:
        raise DataError(f"{target}: is there already; give another --title, or --replace it.")
    aside = data / f".{source.key}"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    declared = declaration(own.ties, source.key, title.strip(), unit.strip() or "as given")
    (aside / "source.toml").write_text(tomlkit.dumps(declared), "utf8")
    ties.to_parquet(aside / "ties.parquet", index=False)
    if target.exists():
        shutil.rmtree(target)
    aside.rename(target)
    return target

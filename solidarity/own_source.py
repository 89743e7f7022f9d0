"""What a reader's own figures are called and how they are shown; where an installation keeps them."""

import hashlib
import math
import re
import shutil
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import tomlkit

from solidarity import accepted
from solidarity.anchors import ANCHORS, ANY
from solidarity.countries import plain
from solidarity.errors import DataError
from solidarity.own import Own
from solidarity.source import TIE_COLUMNS, Source

PREFIX = "own_"
LONGEST_TITLE, LONGEST_UNIT = 60, 30
MOST_DECIMALS = 12


def as_source(own: Own, title: str, unit: str = "") -> tuple[Source, pd.DataFrame]:
    """The source that declares the figures as an indicator, and its ties.

    Raises DataError without a title, or on a title or unit too long for a button.
    """
    title, unit = _line(title, "title", LONGEST_TITLE), _line(unit, "unit", LONGEST_UNIT)
    key = _key(title)
    ties = own.ties.assign(indicator=key)
    years = int(ties.year.min()), int(ties.year.max())
    shape = {"rows": len(ties), "key": TIE_COLUMNS[:4], "columns": TIE_COLUMNS, "years": years}
    today = date.today()
    declared = {
        "key": key,
        "title": title,
        "publisher": "brought by the reader",
        "url": "",
        "terms": "The reader's own.",
        "citation": f"{title}, from the reader's file {own.name}.",
        "release": f"read on {today.day} {today:%B %Y}",
        "retrieved": today,
        "traps": ["The atlas has not checked these figures.", *own.notes, *_lost(own)],
        "tables": {"ties": shape},
        "indicators": {
            key: {"key": key, "source": key, "years": years}
            | _texts(title, unit, own.has_anchor, float(ties.value.min()) - 1)
            | _figures(ties)
        },
    }
    return Source.model_validate(declared), ties


def install(own: Own, title: str, unit: str, data: Path, replace: bool = False) -> Path:
    """Keep the figures as a source under data/, so that the atlas loads them as any other.

    Raises DataError where the folder is there already, unless `replace`.
    """
    source, ties = as_source(own, title, unit)
    target = data / source.key
    if target.exists() and not replace:
        raise DataError(f"{target}: is there already; give another --title, or --replace it.")
    write(source, ties, target)
    return target


def write(source: Source, ties: pd.DataFrame, folder: Path) -> None:
    """Write source.toml and ties.parquet of a source to its folder, both or neither.

    Raises DataError where they cannot be written.
    """
    root = folder.parent.parent
    try:
        # Not beside the target: what lies half written under data/ would be read as a source.
        stage = Path(tempfile.mkdtemp(prefix=f".build-{source.key}-", dir=root))
        try:
            aside = stage / folder.parent.name / folder.name
            aside.mkdir(parents=True)
            (aside / "source.toml").write_text(_toml(source), "utf8")
            ties.to_parquet(aside / "ties.parquet", index=False)
            accepted.accept(stage, source.key, root)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    except OSError as error:
        raise DataError(f"{folder}: cannot be written ({error.strerror}).") from error


def _toml(source: Source) -> str:
    """What source.read reads back as an equal source; its doubts have a file of their own."""
    declared = source.model_dump(
        mode="json",
        exclude_defaults=True,
        exclude={"key": True, "doubts": True, "indicators": {"__all__": {"key", "source"}}},
    )
    return tomlkit.dumps(declared | {"retrieved": source.retrieved})


def _line(text: str, what: str, longest: int) -> str:
    line = " ".join(text.split())
    if len(line) > longest:
        raise DataError(f"The {what} has {len(line)} characters; shorten it to {longest}.")
    return line


def _key(title: str) -> str:
    """`own_grain_imports`; letters beyond a–z, which a folder cannot show, as a short number."""
    bare = plain(title)
    if not any(sign.isalnum() for sign in bare):
        raise DataError("A title is needed, with letters or digits in it.")
    parts = re.findall(r"[a-z0-9]+", bare)
    if any(sign.isalnum() and not sign.isascii() for sign in bare):
        parts.append(hashlib.sha256(bare.encode()).hexdigest()[:8])
    return PREFIX + "_".join(parts)


def _lost(own: Own) -> list[str]:
    if own.unmatched.empty:
        return []
    names = own.unmatched.given.unique()
    listed = ", ".join(f"“{name}”" for name in names[:5])
    more = " and others" if len(names) > 5 else ""
    return [f"Left out, because the atlas knows no such country: {listed}{more}."]


def _texts(title: str, unit: str, has_anchor: bool, below: float) -> dict[str, Any]:
    """How the indicator is worded; `below` lies under all figures, so that all are counted."""
    # What the reader typed must not be taken for a placeholder.
    title, unit = (text.replace("{", "(").replace("}", ")") for text in (title, unit))
    measured = unit if unit.startswith("%") or not unit else f" {unit}"
    counted_in = f", in {unit}" if unit else ""
    whose = f"{title}, {{anchor}}" if has_anchor else title
    return {
        "title": title,
        "short": title,
        "dimension": "own" if has_anchor else "country",
        "role": "context",
        "unit": unit or "as given",
        "phrase": "{value}" + measured + (" ({anchor})" if has_anchor else ""),
        "subtitle": f"{title}, {{period}}{counted_in}: brought by the reader.",
        "definition": f"{title}{counted_in}, as the reader's file gives it.",
        "formula": r"\text{as given}",
        "absent": "not in the reader's file",
        "n_unit": "figures",
        "headline": {
            "threshold": below,
            "many": f"{whose}: {{count}} figures, none higher than that of {{top}}",
            "one": f"{whose}: one figure, that of {{top}}",
            "none": f"{whose}: no figure",
        },
    }


def _figures(ties: pd.DataFrame) -> dict[str, Any]:
    """What the indicator declares of its figures."""
    held = set(ties.anchor)
    low, high = float(ties.value.min()), float(ties.value.max())
    first, last = _ends(low, high)
    sides = low < 0 < high
    lacking = [code for code in ANCHORS if code not in held and ANY.code not in held]
    return {
        "decimals": _decimals(ties.value),
        "goalposts": (first, last),
        "range": (low, high),
        "anchors": [code for code in (ANY.code, *ANCHORS) if code in held],
        "not_defined": dict.fromkeys(lacking, "The reader's file has no figures on this anchor."),
        "fill": 0.0,
        "scale": {
            "kind": "diverging" if sides else "sequential",
            "low": first,
            "high": last,
            "low_label": _label(first),
            "high_label": _label(last),
            "middle_label": "0" if sides else "",
        },
    }


def _decimals(values: pd.Series) -> int:
    """As many as the values have, but no more than show four digits of a typical one."""
    sizes = values[values != 0].abs()
    typical = math.floor(math.log10(sizes.median())) if len(sizes) else 0
    most = min(max(3 - typical, 0), MOST_DECIMALS)
    enough = (n for n in range(most) if (values.round(n) == values).all())
    return next(enough, most)


def _ends(low: float, high: float) -> tuple[float, float]:
    """Round numbers that hold all values; from zero on, unless all values lie far from it."""
    if low < 0 < high:
        top = _ends(0.0, max(-low, high))[1]
        return -top, top
    if low < 0:
        first, last = _ends(-high, -low)
        return -last, 0.0 - first
    if high == 0:
        return 0.0, 1.0
    start = 0.0 if low <= high / 2 or high - low < 1e-6 * high else low
    step = _step((high - start) / 5)
    digits = max(0, -math.floor(math.log10(step)))
    first, last = math.floor(start / step) * step, math.ceil(high / step) * step
    return round(first, digits), round(last, digits)


def _step(rough: float) -> float:
    """The next of 1, 2, 5 and 10 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next((m * power for m in (1, 2, 5) if m * power >= rough), 10 * power)


def _label(end: float) -> str:
    return f"{Decimal(repr(end)).normalize():,f}"

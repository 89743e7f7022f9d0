"""A tiny atlas to break and to count by hand, and the shipped one read once."""

import math
import shutil
from functools import cache
from pathlib import Path

import pandas as pd

from solidarity import build, catalog
from solidarity.catalog import Catalog
from solidarity.indicator import Indicator
from solidarity.source import TIE_COLUMNS

ROOT = Path(__file__).parent.parent

REGISTER = """\
iso3,name,un_name,also,aliases,kind,un_since,until,region,subregion,groups
RUS,Russia,Russian Federation,,RU;USSR,member,1945,,Europe,Eastern Europe,
IRN,Iran,Iran (Islamic Republic of),,IR;Persia,member,1945,,Asia,Southern Asia,
USA,United States,United States of America,,US,member,1945,,Americas,Northern America,G7
IND,India,India,,IN,member,1945,,Asia,Southern Asia,G20 1999-
TUR,Türkiye,Türkiye,,Turkey,member,1945,,Asia,Western Asia,NATO 1952-
POL,Poland,Poland,,PL,member,1945,,Europe,Eastern Europe,EU 2004-
GBR,United Kingdom,United Kingdom of Great Britain,,UK,member,1945,,Europe,Northern Europe,G7;EU 1973-2019
TWN,Taiwan,Taiwan,,Formosa,other,,,Asia,Eastern Asia,
"""
TOML = """\
title = "Toy"
publisher = "Nobody"
url = "https://example.org"
terms = "CC0"
citation = "Nobody, Toy."
release = "first"
retrieved = 2026-01-01
traps = ["Counted by hand."]

[tables.ties]
rows = 4
key = ["anchor", "partner", "year", "indicator"]
columns = ["anchor", "partner", "year", "indicator", "value", "low", "high", "status", "n", "origin"]
years = [2000, 2001]

[indicators.toy]
title = "Toy ties"
short = "Toy"
dimension = "security"
role = "alignment"
unit = "0 to 1"
phrase = "{value} with {anchor}"
subtitle = "toys in {period}: {n} votes with {anchor}."
definition = "Counted by hand."
formula = 'x'
absent = "no toys"
n_unit = "votes"
decimals = 2
goalposts = [0, 1]
range = [0, 1]
years = [2000, 2001]
partial = { 2001 = "to 4 June" }
anchors = ["RUS", "IRN"]
not_defined = { WEST = "The West has no toys." }
fill = 0.125
scale = { kind = "diverging", low = 0, high = 1, low_label = "with the G7", middle_label = "split", high_label = "with {anchor}" }

[indicators.toy.headline]
threshold = 0.5
many = "{above} of {count} lean to {capital}, {top} first"
one = "{above} of {count} leans to {capital}: {top}"
none = "{above} of {count} leans to {anchor}"
"""  # fmt: skip
TIES = [
    ("RUS", "IND", 2000, "toy", 0.75, "observed", 12),
    ("RUS", "TUR", 2000, "toy", 0.25, "few votes", 8),
    ("IRN", "IND", 2000, "toy", 0.5, "observed", 10),
    ("RUS", "IND", 2001, "toy", 1.0, "partial year", 3),
]
COLUMNS = ["anchor", "partner", "year", "indicator", "value", "status", "n"]


def tie_frame(rows=TIES, **columns):
    """Ties as a frame; what `columns` do not give is as in a source of one publisher."""
    frame = pd.DataFrame(rows, columns=COLUMNS)
    rest = {"low": math.nan, "high": math.nan, "origin": ""} | columns
    return frame.assign(**rest)[list(TIE_COLUMNS)]


def write_source(root, folder="toy", toml=TOML, ties=TIES, register=REGISTER):
    """Write a data root with one source folder; further calls add further sources to it."""
    (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "countries.csv").write_text(register, "utf8")
    (root / folder / "source.toml").write_text(toml, "utf8")
    frame = ties if isinstance(ties, pd.DataFrame) else tie_frame(ties)
    frame.to_parquet(root / folder / "ties.parquet", index=False)
    return root


def indicator(**changes):
    """The toy indicator with some fields changed."""
    declared = {
        "key": "toy", "source": "toy", "title": "Toy ties", "short": "Toy",
        "dimension": "security", "role": "alignment", "unit": "0 to 1",
        "phrase": "{value} with {anchor}", "subtitle": "toys in {period}: {n} votes with {anchor}.",
        "definition": "Counted by hand.", "formula": "x", "absent": "no toys", "n_unit": "votes", "decimals": 2,
        "goalposts": (0, 1), "range": (0, 1), "years": (2000, 2004),
        "anchors": ("RUS", "IRN"), "not_defined": {"WEST": "The West has no toys."}, "fill": 0,
        "scale": {
            "kind": "diverging", "low": 0, "high": 1, "low_label": "with the G7",
            "middle_label": "split", "high_label": "with {anchor}",
        },
        "headline": {
            "threshold": 0.5,
            "many": "{above} of {count} lean to {capital}, {top} first",
            "one": "{above} of {count} leans to {capital}: {top}",
            "none": "{above} of {count} leans to {anchor}",
        },
    }  # fmt: skip
    return Indicator.model_validate(declared | changes)


def project(root, *keys):
    """A project with the build scripts of some sources and none of their tables."""
    (root / "data").mkdir()
    shutil.copy(ROOT / "data" / "countries.csv", root / "data")
    for key in keys:
        tables = shutil.ignore_patterns("*.parquet", "__pycache__")
        shutil.copytree(ROOT / "data" / key, root / "data" / key, ignore=tables)
    return root


def raw(folder):
    """A folder of input tables, seen by the embedded engine."""
    return build.Inputs(folder, build.connect("duckdb://"))


def files_of(folder):
    """Every file in a folder and below; there must be one."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    assert found, folder
    return found


@cache
def shipped() -> Catalog:
    """The atlas as it is in the repository."""
    return catalog.load()

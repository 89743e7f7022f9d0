"""Agreement on the votes of one theme: a part of build.py, by the rules of themes.toml."""

from pathlib import Path

import ibis
from ibis import _

from solidarity.votes import themes

THEMES = ("nuclear", "space", "palestine", "rights")
"""Themes with an agreement of their own: Ukraine and Iran have indicators already, and of Cuba and of
coercive measures there are never ten votes in three years."""
THEMES_WITH = ("RUS", "IRN", "WEST")


def closeness(
    shared: ibis.Table, roll_calls: ibis.Table, last: int, folder: Path
) -> dict[str, ibis.Table]:
    """Per indicator and theme the mean of 1 − |difference| over the year and the two before it.

    `shared` is build.shared_votes; returns anchor, partner, year, value, n for every year to the last.
    """
    calls = roll_calls.select("vote_id", "title", "resolution").to_pandas()
    calls["theme"] = themes.of(calls.title, calls.resolution, folder)
    own = ibis.memtable(calls.loc[calls.theme.isin(THEMES), ["vote_id", "theme"]])
    covering = ibis.memtable({"covering": list(range(1946, last + 1))})
    sums = (
        shared.filter(_.anchor.isin(THEMES_WITH))
        .join(own, "vote_id")
        .group_by("anchor", "partner", "theme", "year")
        .agg(closeness=(1 - (_.anchor_score - _.score).abs()).sum(), votes=_.count())
        .cross_join(covering)
        .filter((_.covering >= _.year) & (_.covering < _.year + themes.WINDOW))
        .group_by("anchor", "partner", "theme", year=_.covering)
        .agg(closeness=_.closeness.sum(), n=_.votes.sum())
        .mutate(value=_.closeness / _.n)
    )
    return {themes.INDICATOR + key: sums.filter(_.theme == key) for key in THEMES}

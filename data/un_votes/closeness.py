"""How alike two states vote, over all votes, beyond chance and by theme: a part of build.py."""

from pathlib import Path

import ibis
from ibis import _

from solidarity.votes import themes

THEMES_WITH = ("RUS", "IRN", "WEST")
"""The anchors with whom agreement is told theme by theme."""


def mean(shared: ibis.Table) -> ibis.Table:
    """The mean of 1 − |difference| per anchor, partner and year, with the number of votes.

    On contested votes the anchor's score is 0 or 1, so that this is 1 for the anchor's own side, ½
    for abstaining and 0 for the other side.
    """
    # A sum of halves over a count is exact, unlike a running mean: two builds are equal to the bit.
    sums = shared.group_by("anchor", "partner", "year").agg(
        closeness=(1 - (_.anchor_score - _.score).abs()).sum(), n=_.count()
    )
    return sums.mutate(value=_.closeness / _.n)


def beyond_chance(shared: ibis.Table) -> ibis.Table:
    """Scott's π with distances between positions as weights (Häge 2011): 1 − observed / expected.

    Expected is the mean distance of two positions drawn from what the two cast together; where
    they cast but one kind of vote it is zero and π is not defined.
    """
    cast = {
        name: (_.score == score).sum() + (_.anchor_score == score).sum()
        for name, score in (("yes", 1.0), ("abstain", 0.5), ("no", 0.0))
    }
    counts = shared.group_by("anchor", "partner", "year").agg(
        observed=(_.anchor_score - _.score).abs().sum(), n=_.count(), **cast
    )
    expected = (_.abstain * (_.yes + _.no) + 2 * _.yes * _.no) / (4.0 * _.n * _.n)
    known = counts.mutate(expected=expected).filter(_.expected > 0)
    return known.mutate(value=(1 - _.observed / _.n / _.expected).round(6))


def on_themes(
    shared: ibis.Table, roll_calls: ibis.Table, last: int, folder: Path
) -> dict[str, ibis.Table]:
    """Per theme's indicator the mean of 1 − |difference| over its window of years.

    `shared` is build.shared_votes; returns anchor, partner, year, value, n for every year to the last.
    """
    calls = roll_calls.select("vote_id", "title", "resolution").to_pandas()
    calls["theme"] = themes.of(calls.title, calls.resolution, folder)
    rules = themes.themes(folder)
    calls["window"] = calls.theme.map({key: theme.window for key, theme in rules.items()})
    own = ibis.memtable(calls[["vote_id", "theme", "window"]])
    covering = ibis.memtable({"covering": list(range(1946, last + 1))})
    sums = (
        shared.filter(_.anchor.isin(THEMES_WITH))
        .join(own, "vote_id")
        .group_by("anchor", "partner", "theme", "window", "year")
        .agg(closeness=(1 - (_.anchor_score - _.score).abs()).sum(), votes=_.count())
        .cross_join(covering)
        .filter((_.covering >= _.year) & (_.covering < _.year + _.window))
        .group_by("anchor", "partner", "theme", year=_.covering)
        .agg(closeness=_.closeness.sum(), n=_.votes.sum())
        .mutate(value=_.closeness / _.n)
    )
    return {themes.INDICATOR + key: sums.filter(_.theme == key) for key in rules}

"""General Assembly roll calls: how each state votes with each anchor, and the votes behind it."""

from collections.abc import Mapping
from pathlib import Path

import ibis
import pandas as pd
from ibis import _

from solidarity import countries, ideal_points
from solidarity.build import Inputs, corrected, script, without
from solidarity.roll_calls import (
    ON_IRAN,
    ON_UKRAINE,
    OPPONENTS_OF_THE_WEST,
    SCORES,
    listed_on_iran,
)
from solidarity.source import TIE_COLUMNS, Source
from solidarity.votes import themes

FOLDER = Path(__file__).parent
CLOSENESS = script(FOLDER / "closeness.py")
FEW_VOTES = 10
G7_MAJORITY = 4
STATE_ANCHORS = ("RUS", "IRN", "CHN", "USA")
INPUT_COLUMNS = ["vote_id", "date", "resolution", "title", "iso3", "vote", "kind", "source"]


def evidence(inputs: Inputs) -> dict[str, ibis.Table]:
    """Every final vote since 1946: roll_calls, and positions taken in them.

    Paragraphs and amendments are left out, and so are the votes that the release marks as final by
    mistake (left_out.csv gives each reason).
    """
    raw = inputs.read("un_votes/votes.parquet", INPUT_COLUMNS)
    finals = without(raw.filter(_.kind == "final"), FOLDER / "left_out.csv", key="vote_id")
    return from_votes(corrected(finals, FOLDER / "corrections.csv"))


def from_votes(votes: ibis.Table) -> dict[str, ibis.Table]:
    """roll_calls and positions of votes given one state a row, as a release lists them."""
    votes = votes.mutate(year=_.date.year().cast("int16"), partner=_.iso3)
    positions = votes.select("partner", "vote_id", "vote")
    return {"roll_calls": roll_calls(votes), "positions": positions}


def roll_calls(votes: ibis.Table) -> ibis.Table:
    """One row per vote: what was voted on, how it ended, and the position of the G7 majority.

    `absent` is null where the source records no absences.
    """
    counted = votes.group_by("vote_id", "date", "year", "resolution", "title").agg(
        **{
            name: (_.vote == letter).sum().cast("int16")
            for name, letter in (("yes", "Y"), ("no", "N"), ("abstain", "A"))
        },
        absent=(_.vote == "X").sum(where=_.source != "unvotes").cast("int16"),
    )
    g7 = g7_counts(votes).select("vote_id", g7=position_letter(_.g7_score))
    return counted.left_join(g7, "vote_id").select(
        "vote_id", "date", "year", "yes", "no", "abstain", "absent", "g7",
        # The older release writes R/47/74 for what the UN calls A/RES/47/74.
        resolution=_.resolution.re_replace("^R/", "A/RES/"),
        title=_.title,
    )  # fmt: skip


def g7_counts(votes: ibis.Table) -> ibis.Table:
    """Per vote, the G7's yes and no votes and the position of at least four of the seven, if any."""
    counts = (
        votes.filter(_.partner.isin(countries.load().members("G7")))
        .group_by("vote_id")
        .agg(
            g7_yes=(_.vote == "Y").sum(),
            g7_no=(_.vote == "N").sum(),
            g7_abstain=(_.vote == "A").sum(),
        )
    )
    score = ibis.cases(
        (counts.g7_yes >= G7_MAJORITY, 1.0),
        (counts.g7_no >= G7_MAJORITY, 0.0),
        (counts.g7_abstain >= G7_MAJORITY, 0.5),
    )
    return counts.mutate(g7_score=score)


def position_letter(score: ibis.Deferred) -> ibis.Deferred:
    """The letter of a score; null where there is none."""
    return ibis.cases(*((score == value, letter) for letter, value in SCORES.items()))


def scored_position(letter: ibis.Value) -> ibis.Value:
    """Yes 1, abstain ½, no 0; null for absence."""
    return letter.cases(*SCORES.items(), else_=ibis.null("float64"))


def derived(evidence: Mapping[str, ibis.Table], source: Source) -> dict[str, ibis.Table]:
    """The ties from the first year on that source.toml declares, and all years' ideal points."""
    about = evidence["roll_calls"].select("vote_id", "year", "resolution", "title", "g7")
    votes = evidence["positions"].join(about, "vote_id")
    votes = votes.mutate(score=scored_position(votes.vote)).drop_null("score")
    first = source.indicators["un_agreement"].years[0]
    shared = shared_votes(votes.filter(_.year >= first))
    points = ideal_points.estimate(
        votes.select("vote_id", "year", "vote", iso3=_.partner).to_pandas()
    )
    last_day = evidence["roll_calls"].date.max().execute()
    # A window that ends in the first year begins before it.
    longest = max(theme.window for theme in themes.themes(FOLDER).values())
    before = shared_votes(votes.filter(_.year > first - longest))
    by_theme = CLOSENESS.on_themes(before, evidence["roll_calls"], last_day.year, FOLDER)
    ties = ibis.union(
        scores(shared),
        *(
            tie(rows.filter(_.anchor.isin(list(source.indicators[key].anchors))), key)
            for key, rows in by_theme.items()
        ),
        tie(on_ukraine(votes, last_day.year), "ukraine_votes"),
        tie(on_iran(votes, last_day.year, source.indicators["iran_votes"].window), "iran_votes"),
        tie(ideal_distances(points), "un_ideal_distance"),
    )
    return {
        "ties": marked(ties.filter(_.year >= first), last_day),
        "ideal_points": ibis.memtable(points.points.rename(columns={"iso3": "partner"})),
    }


def scores(shared: ibis.Table) -> ibis.Table:
    """The measures of how alike two states vote."""
    contested = shared.filter(_.contested)
    return ibis.union(
        tie(CLOSENESS.mean(shared), "un_agreement"),
        tie(CLOSENESS.mean(contested.filter(_.anchor != "WEST")), "un_siding"),
        tie(CLOSENESS.mean(contested.filter(_.anchor == "WEST")), "un_siding_west"),
        tie(CLOSENESS.beyond_chance(shared), "un_kappa"),
    )


def shared_votes(votes: ibis.Table) -> ibis.Table:
    """One row per anchor, partner and vote on which both took a position: scores of both.

    For WEST the position is that of at least four of the G7. A vote is contested where the anchor
    said yes or no and at least four of the G7 the opposite; for WEST where Russia or Iran did so.
    """
    states = votes.filter(_.partner.isin(STATE_ANCHORS))
    opposed = ((_.vote == "Y") & (_.g7 == "N")) | ((_.vote == "N") & (_.g7 == "Y"))
    of_states = states.select(
        "vote_id", anchor=_.partner, anchor_score=_.score, contested=opposed.fill_null(False)
    )
    g7 = votes.filter(_.g7.notnull()).select("vote_id", "g7").distinct()
    by_opponents = of_states.filter(_.contested & _.anchor.isin(OPPONENTS_OF_THE_WEST))
    of_west = g7.left_join(
        by_opponents.select("vote_id", "contested").distinct(), "vote_id"
    ).select(
        "vote_id",
        anchor=ibis.literal("WEST"),
        anchor_score=scored_position(g7.g7),
        contested=_.contested.fill_null(False),
    )
    partners = votes.select("vote_id", "year", "partner", "score")
    pairs = ibis.union(of_states, of_west).join(partners, "vote_id")
    return pairs.filter(_.partner != _.anchor)


def on_ukraine(votes: ibis.Table, last: int) -> ibis.Table:
    """How far each state kept from the resolutions on Ukraine, all of which Russia voted against."""
    own = votes.filter(_.resolution.startswith(ON_UKRAINE))
    return mean_refusal(own, "RUS", last, window=last)


def on_iran(votes: ibis.Table, last: int, window: int) -> ibis.Table:
    """The same for the resolutions on human rights in Iran.

    Their titles name Iran; those without a usable title are listed in on_iran.csv.
    """
    listed = listed_on_iran(FOLDER)
    own = votes.filter(_.title.re_search(ON_IRAN) | _.resolution.isin(listed))
    return mean_refusal(own, "IRN", last, window)


def mean_refusal(votes: ibis.Table, anchor: str, last: int, window: int) -> ibis.Table:
    """The mean of 1 for no, ½ for abstaining, 0 for yes over a window of years ending with each."""
    years = ibis.memtable({"covering": list(range(1946, last + 1))})
    covered = (_.covering >= _.year) & (_.covering < _.year + window)
    sums = (
        votes.filter(_.partner != anchor)
        .cross_join(years)
        .filter(covered)
        .group_by("partner", year=_.covering)
        .agg(refusal=(1 - _.score).sum(), n=_.count())
    )
    return sums.mutate(anchor=ibis.literal(anchor), value=(_.refusal / _.n).round(6))


def ideal_distances(points: ideal_points.IdealPoints) -> ibis.Table:
    """The distance between the ideal points of two, with its interval."""
    anchors = {code: [code] for code in STATE_ANCHORS}
    return ibis.memtable(points.distances(anchors | {"WEST": countries.load().members("G7")}))


def tie(sums: ibis.Table, indicator: str) -> ibis.Table:
    """One indicator's rows in the shape of ties, their status still open."""
    bounds = {b: _[b] if b in sums.columns else ibis.null("float64") for b in ("low", "high")}
    return sums.select(
        "anchor", "partner", year=_.year.cast("int16"), indicator=ibis.literal(indicator),
        value=_.value, n=_.n.cast("int32"), origin=ibis.literal(""), **bounds,
    )  # fmt: skip


def marked(ties: ibis.Table, last_day: pd.Timestamp) -> ibis.Table:
    """The ties with their status: on few votes, or in a year that is not over."""
    counted_by_the_year = ties.indicator.notin(["ukraine_votes", "iran_votes"])
    status = ibis.cases(
        ((ties.n < FEW_VOTES) & counted_by_the_year, "few votes"),
        (ties.year.cast("int32").isin(list(unfinished(last_day))), "partial year"),
        else_="observed",
    )
    return ties.mutate(status=status).select(TIE_COLUMNS)


def partial(evidence: Mapping[str, ibis.Table]) -> dict[int, str]:
    """The years that are not complete, for source.toml."""
    return unfinished(evidence["roll_calls"].date.max().execute())


def unfinished(last_day: pd.Timestamp) -> dict[int, str]:
    """The last year, if its main session is not over, and how far it goes."""
    over = last_day.month == 12
    return {} if over else {last_day.year: f"to {last_day.day} {last_day:%B}"}

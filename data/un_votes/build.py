"""General Assembly roll calls: how each state votes with each anchor, and the votes behind it."""

from pathlib import Path

import ibis
from ibis import _

from solidarity import countries
from solidarity.build import corrected, read_input, without, write

FOLDER = Path(__file__).parent
FIRST, LAST = 1992, 2026
PARTIAL_YEAR = 2026
FEW_VOTES = 10
G7_MAJORITY = 4
STATE_ANCHORS = ("RUS", "IRN", "CHN", "USA")
SCORES = {"Y": 1.0, "A": 0.5, "N": 0.0}
INPUT_COLUMNS = ["vote_id", "date", "resolution", "title", "iso3", "vote", "kind", "source"]


def build(inputs: Path, stage: Path) -> None:
    """Write ties, roll_calls and positions of all final votes from 1992 on."""
    path = inputs / "un_votes" / "votes.parquet"
    raw = read_input(ibis.duckdb.connect(), path, INPUT_COLUMNS)
    votes = corrected(final_votes(raw), FOLDER / "corrections.csv")
    folder = stage / "data" / "un_votes"
    write(ties(votes), folder / "ties.parquet", ["indicator", "anchor", "year", "partner"])
    write(roll_calls(votes), folder / "roll_calls.parquet", ["date", "vote_id"])
    write(positions(votes), folder / "positions.parquet", ["partner", "vote_id"])


def final_votes(votes: ibis.Table) -> ibis.Table:
    """Votes on resolutions as a whole: paragraphs and amendments are left out.

    So are the votes that the release marks as final by mistake (left_out.csv gives each reason).
    """
    year = _.date.year().cast("int16")
    finals = without(votes.filter(_.kind == "final"), FOLDER / "left_out.csv", key="vote_id")
    return finals.mutate(year=year).filter(_.year.between(FIRST, LAST))


def ties(votes: ibis.Table) -> ibis.Table:
    """un_agreement and un_siding for every anchor, partner and year.

    Both are means of 1 − |difference| of two positions (yes 1, abstain ½, no 0; absence is no
    position and is left out). For siding the anchor's position is 0 or 1, so that this is 1 for
    the anchor's own side, ½ for abstaining and 0 for the other side.
    """
    shared = shared_votes(votes)
    agreement = mean_closeness(shared, "un_agreement")
    siding = mean_closeness(shared.filter(_.contested), "un_siding")
    return ibis.union(agreement, siding)


def shared_votes(votes: ibis.Table) -> ibis.Table:
    """One row per anchor, partner and vote on which both took a position."""
    scored = votes.select("vote_id", "year", "iso3", score=scored_position(votes)).drop_null(
        "score"
    )
    g7 = g7_counts(votes)
    states = scored.filter(_.iso3.isin(STATE_ANCHORS)).join(g7, "vote_id", how="left")
    against_majority = ((_.score == 1) & (_.g7_no >= G7_MAJORITY)) | (
        (_.score == 0) & (_.g7_yes >= G7_MAJORITY)
    )
    of_states = states.select(
        "vote_id", anchor=_.iso3, anchor_score=_.score, contested=against_majority.fill_null(False)
    )
    of_west = g7.filter(_.g7_score.notnull()).select(
        "vote_id",
        anchor=ibis.literal("WEST"),
        anchor_score=_.g7_score,
        contested=ibis.literal(False),
    )
    partners = scored.rename(partner="iso3")
    pairs = ibis.union(of_states, of_west).join(partners, "vote_id")
    return pairs.filter(_.partner != _.anchor)


def scored_position(votes: ibis.Table) -> ibis.Value:
    """Yes 1, abstain ½, no 0; null for absence."""
    return votes.vote.cases(*SCORES.items(), else_=ibis.null("float64"))


def g7_counts(votes: ibis.Table) -> ibis.Table:
    """Per vote, the G7's yes and no votes and the position of at least four of the seven, if any."""
    members = countries.load().members("G7")
    counts = (
        votes.filter(_.iso3.isin(members))
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


def mean_closeness(shared: ibis.Table, indicator: str) -> ibis.Table:
    """The mean of 1 − |difference| per anchor, partner and year, with the number of votes."""
    means = shared.group_by("anchor", "partner", "year").agg(
        closeness=(1 - (_.anchor_score - _.score).abs()).sum(), n=_.count().cast("int32")
    )
    status = ibis.cases(
        (means.n < FEW_VOTES, "few votes"),
        (means.year == PARTIAL_YEAR, "partial year"),
        else_="observed",
    )
    # A sum of halves over a count is exact, unlike a running mean: two builds are equal to the bit.
    return means.mutate(
        indicator=ibis.literal(indicator), value=means.closeness / means.n, status=status
    ).select("anchor", "partner", "year", "indicator", "value", "status", "n")


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


def position_letter(score: ibis.Deferred) -> ibis.Deferred:
    """The letter of a score; null where there is none."""
    return ibis.cases(*((score == value, letter) for letter, value in SCORES.items()))


def positions(votes: ibis.Table) -> ibis.Table:
    """One row per state and vote: Y, N, A, or X where the source records an absence."""
    return votes.select("vote_id", "vote", partner=_.iso3).select("partner", "vote_id", "vote")

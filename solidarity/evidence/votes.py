"""The roll calls behind a voting score."""

import pandas as pd

from solidarity import roll_calls
from solidarity.anchors import ANCHORS
from solidarity.catalog import Catalog
from solidarity.evidence.evidence import Evidence
from solidarity.votes import links

OPPOSITE = {"Y": "N", "N": "Y"}
_TITLES = {
    "un_siding": "Contested votes",
    "un_siding_west": "Votes contested by Russia or Iran",
    "un_agreement": "All votes on which both took a position",
    "ukraine_votes": "Resolutions on Ukraine",
    "iran_votes": "Resolutions on human rights in Iran",
}
_COUNTED = {
    "un_siding": "Voted yes or no by {anchor} and the other way by at least four of the G7. Each counts 1"
    " with {anchor}, ½ for abstaining, 0 against",
    "un_siding_west": "Voted one way by at least four of the G7 and the other way by Russia or Iran. Each"
    " counts 1 with the G7, ½ for abstaining, 0 against",
    "un_agreement": "All final votes on which {anchor} took a position. Each counts 1 for the same position, ½ where"
    " one of the two abstained, 0 for the opposite",
    "ukraine_votes": "All resolutions of the eleventh emergency session up to that year; Russia voted"
    " against each. A vote against counts 1, abstaining ½, a vote for it 0",
    "iran_votes": "The yearly resolutions of three years; Iran voted against each. A vote against counts"
    " 1, abstaining ½, a vote for it 0",
}


def votes(
    catalog: Catalog, indicator: str, anchor: str, partner: str, years: tuple[int, int]
) -> Evidence:
    """The votes a voting score of these years rests on, newest first, those missed among them."""
    tables = catalog.tables["un_votes"]
    calls = tables["roll_calls"].set_index("vote_id")
    calls = calls[calls.year.between(*years)]
    of_anchor = _anchor_positions(tables["positions"], calls, anchor)
    chosen = calls[_counted(calls, indicator, of_anchor, tables["positions"])]
    chosen = chosen.sort_values(["date", "resolution"], ascending=False)
    own = roll_calls.positions_of(tables["positions"], partner).reindex(chosen.index)
    side = {"un_siding": of_anchor, "un_agreement": of_anchor, "un_siding_west": calls.g7}.get(
        indicator
    )
    against = pd.Series("N", index=chosen.index) if side is None else side.reindex(chosen.index)
    points = 1 - (own.map(roll_calls.SCORES) - against.map(roll_calls.SCORES)).abs()
    name = catalog.register.name(partner)
    columns = {
        "Date": [roll_calls.printed_date(date) for date in chosen.date],
        "Resolution": [roll_calls.link(symbol) for symbol in chosen.resolution],
        "Title": chosen.title.replace("", "no title in the release"),
        "Counts": points.astype("float64"),
        name: own.map(roll_calls.WORDS).fillna("absent"),
    }
    if indicator != "un_siding_west":
        columns[ANCHORS[anchor].short] = of_anchor.reindex(chosen.index).map(roll_calls.WORDS)
    columns["G7 majority"] = chosen.g7.map(roll_calls.WORDS)
    missed = int(own.isna().sum())
    note = _COUNTED[indicator].format(anchor=ANCHORS[anchor].name)
    note += f". {name} took a position in {len(chosen) - missed} of {len(chosen)}"
    note += "; absence counts for nothing." if missed else "."
    rows = pd.DataFrame(columns).reset_index(drop=True)
    return Evidence(
        _TITLES[indicator], rows, note, links={"Resolution": r"https://docs\.un\.org/en/(.*)"},
        roll_calls=links.address(indicator, anchor, partner, years),
    )  # fmt: skip


def _anchor_positions(positions: pd.DataFrame, calls: pd.DataFrame, anchor: str) -> pd.Series:
    if anchor == "WEST":
        return calls.g7
    return roll_calls.positions_of(positions, anchor).reindex(calls.index)


def _counted(
    calls: pd.DataFrame, indicator: str, of_anchor: pd.Series, positions: pd.DataFrame
) -> pd.Series:
    """Which of the votes the indicator counts."""
    if indicator == "ukraine_votes":
        return calls.resolution.str.startswith(roll_calls.ON_UKRAINE)
    if indicator == "iran_votes":
        listed = calls.resolution.isin(roll_calls.listed_on_iran())
        return calls.title.str.contains(roll_calls.ON_IRAN) | listed
    if indicator == "un_agreement":
        return of_anchor.notna()
    opposite = calls.g7.map(OPPOSITE)
    if indicator == "un_siding":
        return (of_anchor == opposite) & opposite.notna()
    by = [
        roll_calls.positions_of(positions, code).reindex(calls.index)
        for code in roll_calls.OPPONENTS_OF_THE_WEST
    ]
    return ((by[0] == opposite) | (by[1] == opposite)) & opposite.notna()

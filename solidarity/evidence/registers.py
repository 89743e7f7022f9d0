"""Clubs, agreements, exercises and wars behind a score or beside it."""

import pandas as pd

from solidarity.anchors import ANCHORS
from solidarity.catalog import Catalog
from solidarity.evidence.evidence import SOURCE_LINK, Evidence, dates, seen

INCOMPLETE = "The list is made by hand and incomplete: it stands beside the score, and no entry is not a zero."


def clubs(catalog: Catalog, anchor: str, partner: str, years: tuple[int, int]) -> Evidence:
    """The clubs without the West that both belong to at the end of the year."""
    table = catalog.tables["registers"]["memberships"]
    held = table[table.club.notna() & (table.counts_from <= years[1])]
    held = held[held.counts_to.isna() | (held.counts_to >= years[1])]
    sides = [held[held.iso3 == code].drop_duplicates("club") for code in (partner, anchor)]
    both = sides[0].merge(sides[1], on="club", suffixes=("", "_anchor"))
    frame = pd.DataFrame(
        {
            "Club": both.club,
            f"{catalog.register.name(partner)} since": both.counts_from.astype("Int16"),
            f"{ANCHORS[anchor].short} since": both.counts_from_anchor.astype("Int16"),
            "Seen": seen(both.basis),
            "Source": both.source_url,
        }
    )
    note = f"Full members at the end of {years[1]}; observers and partners do not count."
    return Evidence("Shared clubs", frame, note, links={"Source": SOURCE_LINK})


def agreements(catalog: Catalog, anchor: str, partner: str, years: tuple[int, int]) -> Evidence:
    """Agreements on the hand-made list that are not known to have ended by the year."""
    tables = catalog.tables["registers"]
    rows = tables["agreements"]
    both = _with_both(tables["parties"], "agreements", "party", anchor, partner)
    own = rows[rows.agreement_id.isin(both) & (rows.basis != "recall")]
    own = own[(own.counts_from <= years[1]) & (own.counts_to.isna() | (own.counts_to >= years[1]))]
    own = own.sort_values("date_signed", ascending=False)
    frame = pd.DataFrame(
        {
            "Signed": dates(own.date_signed, own.date_precision),
            "Agreement": own.title,
            "Kind": own.kind,
            "Known state": own.status.fillna("not checked"),
            "Seen": seen(own.basis),
            "Source": own.source_url,
        }
    ).reset_index(drop=True)
    note = f"Not known to have ended by {years[1]}. {INCOMPLETE}"
    return Evidence("Agreements", frame, note, counts=False, links={"Source": SOURCE_LINK})


def exercises(catalog: Catalog, anchor: str, partner: str, years: tuple[int, int]) -> Evidence:
    """Joint exercises on the hand-made list within the years."""
    tables = catalog.tables["registers"]
    rows = tables["exercises"]
    both = _with_both(tables["parties"], "exercises", "participant", anchor, partner)
    own = rows[rows.exercise_id.isin(both) & rows.counted & (rows.basis != "recall")]
    own = own[own.year.between(*years)].sort_values("start_date", ascending=False)
    frame = pd.DataFrame(
        {
            "Began": dates(own.start_date, own.date_precision),
            "Exercise": own.name,
            "Place": own.place.fillna("–"),
            "Seen": seen(own.basis),
            "Source": own.source_url,
        }
    ).reset_index(drop=True)
    note = f"Both took part, {years[0]}–{years[1]}. {INCOMPLETE}"
    return Evidence("Joint exercises", frame, note, counts=False, links={"Source": SOURCE_LINK})


def wars(catalog: Catalog, anchor: str, partner: str, years: tuple[int, int]) -> Evidence:
    """Conflicts in which one is named as sending troops to the other's government."""
    table = catalog.tables["ucdp_support"]["support"]
    own = table[(table.anchor == anchor) & (table.partner == partner) & (table.mission == "")]
    own = own[own.year <= years[1]].sort_values("year", ascending=False)
    name, other = catalog.register.name(partner), ANCHORS[anchor].name
    frame = pd.DataFrame(
        {
            "Year": own.year,
            "Conflict": own.location,
            "Troops of": own.direction.astype("str").map({"by anchor": other, "by partner": name}),
            "Intensity": own.intensity,
        }
    ).reset_index(drop=True)
    note = (
        "UCDP names troops alone, so that no entry is not a zero; it stands beside the score. Missions of"
        " the United Nations are left out."
    )
    return Evidence("On one side in a war", frame, note, counts=False)


def _with_both(
    parties: pd.DataFrame, register: str, role: str, anchor: str, partner: str
) -> set[str]:
    own = parties[(parties.register == register) & (parties.role == role)]
    sides = [set(own.id[own.iso3 == code].astype("str")) for code in (anchor, partner)]
    return sides[0] & sides[1]

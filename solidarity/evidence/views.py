"""Sanctions and opinion behind a score."""

import pandas as pd

from solidarity.anchors import ANCHORS
from solidarity.catalog import Catalog
from solidarity.evidence.evidence import SOURCE_LINK, Evidence

EU_ISSUER = "EU"


def sanctions(catalog: Catalog, anchor: str, partner: str, years: tuple[int, int]) -> Evidence:
    """Sanctions in force against the anchor, year by year up to that of the score."""
    table = catalog.tables["sanctions"]["in_force"]
    own = table[(table.anchor == anchor) & (table.partner == partner) & (table.year <= years[1])]
    own = own.sort_values("year", ascending=False)
    frame = pd.DataFrame(
        {"Year": own.year, "Types of six": own.types, "Cases": own.cases}
    ).reset_index(drop=True)
    name = catalog.register.name(partner)
    note = (
        f"Measures of {name} alone or as a member of the European Union or the G7; of the years"
        f" to {years[1]}, one that is not listed had none. Those of the Security Council bind all and are left out."
    )
    return Evidence(f"Sanctions against {ANCHORS[anchor].name}", frame, note)


def programmes(catalog: Catalog, anchor: str, partner: str) -> Evidence:
    """Sanction programmes that name the anchor, by the partner or the European Union for it."""
    table = catalog.tables["sanctions"]["programmes"]
    issuers = [partner]
    if partner in catalog.register.members("EU", catalog.years[1]):
        issuers.append(EU_ISSUER)
    own = table[(table.anchor == anchor) & table.issuer.isin(issuers)]
    frame = pd.DataFrame(
        {"Programme": own.title, "Measures": own.measures.replace("", "–"), "Source": own.url}
    ).reset_index(drop=True)
    note = "OpenSanctions' list of August 2026, without dates and not complete: it stands beside the score."
    return Evidence("Programmes", frame, note, counts=False, links={"Source": SOURCE_LINK})


def opinion(catalog: Catalog, anchor: str, partner: str, years: tuple[int, int]) -> Evidence:
    """What adults said of the anchor, survey by survey."""
    table = catalog.tables["opinion"]["views"]
    own = table[(table.anchor == anchor) & (table.partner == partner) & (table.year <= years[1])]
    own = own.sort_values("year", ascending=False)
    shares = {
        title: (100 * own[column]).round()
        for title, column in (
            ("Favourable", "favourable"), ("Unfavourable", "unfavourable"), ("No view", "no_view"),
        )
    }  # fmt: skip
    frame = pd.DataFrame({"Year": own.year, **shares, "Asked": own.respondents})
    note = "Per cent of adults, Pew surveys; “Asked” is the number of respondents. The score takes those with a favourable view."
    return Evidence(f"Views of {ANCHORS[anchor].name}", frame.reset_index(drop=True), note)

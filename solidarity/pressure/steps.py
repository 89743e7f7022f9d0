"""The steps of sanctions: who began and ended when, what happened, and how the Security Council voted."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from solidarity.catalog import Catalog
from solidarity.evidence.evidence import seen
from solidarity.pressure.records import ANCHORS

KINDS = ("vote", "nuclear")
SPEAKS_OF_THEM = r"sanctions|snapback|embargo|JCPOA"
"""Of events of these kinds those whose title says so belong to the story too."""
STEP = ["year", "date", "title", "detail", "seen", "url"]
BASES = ("seen", "data", "seen (weak source)", "seen, in part recall")
"""How a row may have been seen to be shown; what is only recalled, or only in the article, is not."""
VOTERS = ("RUS", "CHN")
"""Permanent members whose votes are read off."""
SEATS = 15


def events(catalog: Catalog, anchor: str) -> pd.DataFrame:
    """What the hand-made register has on sanctions and the anchor, the oldest first: columns STEP.

    `date` is cut to what is known of it. Of Russia those are left out that are about Iran alone.
    """
    held = catalog.tables.get("registers")
    if held is None:
        return pd.DataFrame(columns=STEP)
    rows = held["events"]
    told = (rows.kind == "sanctions") | (
        rows.kind.isin(KINDS) & rows.title.str.contains(SPEAKS_OF_THEM)
    )
    named = rows.countries.str.split(";")
    others = [code for code in ANCHORS if code != anchor]
    about = [
        anchor in codes and (side == "BOTH" or codes[0] not in others)
        for codes, side in zip(named, rows.anchor, strict=True)
    ]
    own = rows[
        told & pd.Series(about, rows.index, dtype=bool) & rows.basis.isin(BASES)
    ].sort_values("date")
    kept = {"year": 4, "month": 7}
    dates = [
        day[: kept.get(known, 10)] for day, known in zip(own.date, own.date_precision, strict=True)
    ]
    return own.assign(
        date=dates, detail=own.detail.fillna(""), seen=seen(own.basis), url=own.source_url
    )[STEP].reset_index(drop=True)


def council(catalog: Catalog, with_recalled: bool = False) -> pd.DataFrame:
    """The Security Council's votes on Iran, the oldest first.

    Columns date, resolution, content, in_favour, against, abstain (votes), against_iso3 and
    abstain_iso3 (codes, empty where nobody), the votes of VOTERS by code, seen and url. Rows that
    are only recalled are left out unless asked for.
    """
    held = catalog.tables.get("registers")
    if held is None:
        return pd.DataFrame()
    rows = held["unsc_resolutions"]
    if not with_recalled:
        rows = rows[rows.basis.isin(BASES)]
    rows = rows.sort_values("date").reset_index(drop=True)
    rows = rows.assign(
        resolution=rows.resolution.astype("str"),
        against_iso3=rows.against_iso3.fillna(""),
        abstain_iso3=rows.abstain_iso3.fillna(""),
    )
    votes = {code: [_vote(row, code) for row in rows.to_dict("records")] for code in VOTERS}
    urls = [
        f"https://docs.un.org/en/{name}({year})" if name.startswith("S/") else ""
        for name, year in zip(rows.resolution, rows.year, strict=True)
    ]
    marks = rows.basis.map({"seen": "read", "recall": "not verified"}).fillna("in part read")
    return rows.assign(**votes, seen=marks, url=urls)


def _vote(row: Mapping[Hashable, Any], code: str) -> str:
    """A permanent member's vote: in favour only where all fifteen are accounted for."""
    named = {side: str(row[f"{side}_iso3"]).split(";") for side in ("against", "abstain")}
    for side, said in (("against", "against"), ("abstain", "abstained")):
        if code in named[side]:
            return said
    counts = [int(row[side]) for side in ("in_favour", "against", "abstain")]
    complete = all(
        int(row[side]) == len([one for one in codes if one]) for side, codes in named.items()
    )
    return "in favour" if sum(counts) == SEATS and complete else "not known"


def programmes(catalog: Catalog, anchor: str) -> pd.DataFrame:
    """Programmes that OpenSanctions lists against the anchor: issuer (a code, or EU), title, measures, url."""
    rows = catalog.tables["sanctions"]["programmes"]
    own = rows[rows.anchor == anchor][["issuer", "title", "measures", "url"]]
    return own.fillna("").sort_values(["issuer", "title"]).reset_index(drop=True)

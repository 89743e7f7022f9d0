"""General Assembly roll calls as the UN Digital Library publishes them (voting data, CSV)."""

from collections import Counter
from pathlib import Path

import pandas as pd

from solidarity.countries import Register
from solidarity.errors import DataError, UnknownName
from solidarity.releases import text

NEEDED = [
    "undl_id", "ms_code", "ms_name", "ms_vote", "date", "session", "resolution", "title",
    "subjects", "total_yes", "total_no", "total_abstentions", "undl_link",
]  # fmt: skip
LETTERS = {"Y": "total_yes", "N": "total_no", "A": "total_abstentions", "X": ""}
CONTINUED = {
    "SUN": "RUS", "BYS": "BLR", "SCG": "SRB", "ZAR": "COD", "BUR": "MMR", "TCH": "CSK",
    "DHY": "BEN", "HVO": "BFA", "ROM": "ROU", "TMP": "TLS", "KHM": "KHM",
}  # fmt: skip
"""Codes that the Library keeps for a state's former name: votes stand under today's."""
COLUMNS = ["vote_id", "date", "resolution", "title", "subject", "iso3", "vote", "source", "kind"]


def read(path: Path, register: Register) -> pd.DataFrame:
    """One row per state and vote: columns COLUMNS, `vote` one of Y, N, A, X (absent).

    The header is that of 2026 (with `vote_note`) or an older one (without). Each vote is counted
    and held to its totals, so that a file cut at the end of a line is found out too.
    """
    rows: list[tuple[str, ...]] = []
    totals: dict[str, tuple[int, dict[str, str]]] = {}
    codes: dict[tuple[str, str], str] = {}
    content = text.lines(path)
    text.require(path, 1, content[0].split(","), NEEDED)
    for line, row in text.table(path, content):
        state = row["ms_code"], row["ms_name"]
        if state not in codes:
            codes[state] = _iso3(path, line, *state, register)
        if row["ms_vote"] not in LETTERS:
            raise DataError(
                f"{path}, line {line}, column ms_vote: “{row['ms_vote'][:20]}” is none of Y, N, A, X."
            )
        if not row["undl_link"].endswith(row["undl_id"]):
            raise DataError(
                f"{path}, line {line}, column undl_link: does not end with {row['undl_id']}; the file is"
                f" cut short or damaged: {text.AGAIN}."
            )
        totals.setdefault(row["undl_id"], (line, row))
        rows.append(
            (row["undl_id"], row["date"], row["resolution"], row["title"], row["subjects"],
             codes[state], row["ms_vote"])
        )  # fmt: skip
    if not rows:
        raise DataError(f"{path}, line 2: a header and no vote; {text.AGAIN}.")
    frame = pd.DataFrame(rows, columns=COLUMNS[:-2]).assign(source="UNDL", kind="final")
    _hold_to_totals(path, frame, totals)
    return frame.assign(date=_dates(path, frame.date, totals, frame.vote_id))


def _iso3(path: Path, line: int, code: str, name: str, register: Register) -> str:
    if code in CONTINUED:
        return CONTINUED[code]
    for spelling in (code, name):
        try:
            return register.iso3(spelling)
        except UnknownName:
            continue
    raise DataError(
        f"{path}, line {line}, column ms_code: neither “{code}” nor “{name}” is in"
        " data/countries.csv; add it there as an alias."
    )


def _hold_to_totals(
    path: Path, frame: pd.DataFrame, totals: dict[str, tuple[int, dict[str, str]]]
) -> None:
    counts = Counter(zip(frame.vote_id, frame.vote, strict=True))
    for vote_id, (line, row) in totals.items():
        for letter, column in LETTERS.items():
            if not column or not row[column].strip():
                continue
            if (found := counts[vote_id, letter]) != text.number(path, line, column, row[column]):
                raise DataError(
                    f"{path}, line {line}, column {column}: {row['resolution']} has {found} rows with"
                    f" {letter}, but a total of {row[column]}; the file is cut short: {text.AGAIN}."
                )


def _dates(
    path: Path, dates: pd.Series, totals: dict[str, tuple[int, dict[str, str]]], ids: pd.Series
) -> pd.Series:
    parsed = pd.to_datetime(dates, format="%Y-%m-%d", errors="coerce")
    if parsed.isna().any():
        bad = parsed.isna().argmax()
        line = totals[ids.iloc[bad]][0]
        raise DataError(
            f"{path}, line {line}, column date: “{str(dates.iloc[bad])[:20]}” is not like 2026-06-04."
        )
    return parsed

"""The four hand-made lists, each as entries of one timeline."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from solidarity.words import listed

FOLDED = {"treaty": "agreement", "energy": "economy", "transport": "economy", "finance": "economy"}
"""Kinds of the list of events that stand under another's name."""

Name = Callable[[str], str]


def every(tables: Mapping[str, pd.DataFrame], name: Name) -> pd.DataFrame:
    """The rows of all four lists under the same columns, each with more of its own."""
    lists = [
        _events(tables["events"]),
        _agreements(tables["agreements"]),
        _visits(tables["visits"], name),
        _exercises(tables["exercises"], name),
    ]
    return pd.concat(lists, ignore_index=True)


def _events(rows: pd.DataFrame) -> pd.DataFrame:
    last = rows.end_date.fillna(rows.date).str[:4]
    return rows.assign(
        register="events",
        id=rows.event_id,
        precision=rows.date_precision,
        end=rows.end_date,
        last_year=last,
        since=rows.date.where(rows.end_date.notna(), ""),
        until=rows.end_date,
        kind=rows.kind.astype("str").replace(FOLDED),
        detail=rows.detail.fillna(""),
        source=rows.source_title,
        url=rows.source_url,
        url_2=rows.source_url_2,
    )


def _agreements(rows: pd.DataFrame) -> pd.DataFrame:
    """Dated by their signature; they last as long as a source or their own term says."""
    over = rows.ended.fillna(rows.counts_to)
    sure = rows.counts_to.fillna(rows.sure_to)
    return rows.assign(
        register="agreements",
        id=rows.agreement_id,
        date=rows.date_signed,
        precision=rows.date_precision,
        end=_years_as_text(over),
        last_year=rows.year,
        since=rows.in_force.fillna(rows.date_signed).where(sure.notna(), ""),
        until=[f"{year}-12-31" if year else "" for year in _years_as_text(sure)],
        kind="agreement",
        detail=_terms(rows),
        countries=rows.parties,
        source=rows.source_title,
        url=rows.source_url,
        url_2="",
    )


def _terms(rows: pd.DataFrame) -> list[str]:
    """What is known of each agreement's kind, term and state."""
    state = rows.status.fillna("not checked").where(rows.status.notna() | rows.ended.isna(), "")
    columns = [rows.kind, rows.duration, rows.in_force, state]
    remarks = rows.remark.str.replace(
        r" \(A\d+\)", "", regex=True
    )  # ids that stand in no table here
    ended, over = _years_as_text(rows.ended), _years_as_text(rows.counts_to)
    return [
        _joined(
            f"{kind} agreement".capitalize(),
            _told("term:", term),
            _told("in force since", begun),
            _told("ended", end) or _told("by its term to", last),
            _told("state:", known),
            *told,
        )
        for kind, term, begun, known, end, last, *told in zip(
            *columns, ended, over, rows.note, remarks, strict=True
        )
    ]


def _visits(rows: pd.DataFrame, name: Name) -> pd.DataFrame:
    return rows.assign(
        register="visits",
        id=rows.visit_id,
        precision=rows.date_precision,
        end="",
        last_year=rows.year,
        since="",
        until="",
        kind="visit",
        title=[
            f"{row.person} ({row.office}, {name(str(row.visitor_iso3))}) in {name(str(row.host_iso3))}"
            for row in rows.itertuples()
        ],
        detail=rows.purpose.fillna(""),
        countries=rows.visitor_iso3 + ";" + rows.host_iso3,
        source=rows.source_title,
        url=rows.source_url,
        url_2="",
    )


def _exercises(rows: pd.DataFrame, name: Name) -> pd.DataFrame:
    observers = rows.observers.fillna("")
    return rows.assign(
        register="exercises",
        id=rows.exercise_id,
        date=rows.start_date,
        precision=rows.date_precision,
        end=rows.end_date,
        last_year=rows.end_date.fillna(rows.start_date).str[:4],
        since=rows.start_date.where(rows.end_date.notna(), ""),
        until=rows.end_date,
        kind="exercise",
        title=rows.name,
        detail=[
            _joined(
                "" if row.place == "not stated" else row.place,
                _told("observers:", listed([name(code) for code in watching.split(";") if code] or [""])),
                row.remark,
            )
            for row, watching in zip(rows.itertuples(), observers, strict=True)
        ],
        countries=(rows.participants + ";" + observers).str.strip(";"),
        source=rows.source_title,
        url=rows.source_url,
        url_2="",
    )  # fmt: skip


def _years_as_text(values: pd.Series) -> list[str]:
    return ["" if pd.isna(year) else str(int(year)) for year in values]


def _told(what: str, value: object) -> str:
    return f"{what} {value}" if isinstance(value, str) and value else ""


def _joined(*parts: object) -> str:
    kept: Sequence[str] = [part.rstrip(".") for part in parts if isinstance(part, str) and part]
    return "; ".join(kept)

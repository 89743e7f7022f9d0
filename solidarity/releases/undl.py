"""General Assembly roll calls as the UN Digital Library publishes them (record 4060887, CSV)."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from solidarity.countries import Register
from solidarity.errors import DataError, UnknownName
from solidarity.releases import seats, stream, text

OF_THE_VOTE = ["date", "resolution", "title", "subjects"]
TOTALS = {"Y": "total_yes", "N": "total_no", "A": "total_abstentions", "X": "total_non_voting"}
NEEDED = ["undl_id", "ms_code", "ms_name", "ms_vote", *OF_THE_VOTE, *TOTALS.values(), "undl_link"]


def read(path: Path, register: Register) -> pd.DataFrame:
    """One row per member and vote: columns seats.COLUMNS, source UNDL, kind final.

    `vote_id` is the Library's number of the vote, `subject` its terms with | between, `vote` one of
    Y, N, A and X (took no part). The header is that of 2026 (with `vote_note`) or an older one. Votes
    are counted and held to their totals, and in the last vote, which an early end would hit, those
    who took no part too; only a file that ends between two votes cannot be told from a whole one.
    Texts are categories, each kept once. Raises DataError naming line and column.
    """
    rows = _rows(path)
    _check_letters(path, rows)
    dates = _dates(path, rows)
    _hold_to_totals(path, rows, _calls(path, rows))
    nought = np.zeros(len(rows), np.int8)
    return seats.frame(
        {
            "vote_id": rows.undl_id, "date": dates, "resolution": rows.resolution,
            "title": rows.title, "subject": rows.subjects,
            "iso3": _iso3(path, rows, dates, register), "vote": rows.ms_vote,
            "source": pd.Categorical.from_codes(nought, pd.Index(["UNDL"])),
            "kind": pd.Categorical.from_codes(nought, pd.Index(["final"])),
        }
    )  # fmt: skip


def _rows(path: Path) -> pd.DataFrame:
    parts = [batch for _, batch in stream.batches(path, dict.fromkeys(NEEDED, stream.TEXT))]
    rows = (
        pa.Table.from_batches(parts).unify_dictionaries().to_pandas() if parts else pd.DataFrame()
    )
    if rows.empty:
        raise DataError(f"{path}, line 2: a header and no vote; {text.AGAIN}.")
    last = rows.iloc[-1]
    if not stream.ended(path) and not str(last.undl_link).endswith(str(last.undl_id)):
        line = stream.line_of(path, len(rows) - 1)
        raise DataError(
            f"{path}, line {line}, column undl_link: does not end with {last.undl_id}; {text.CUT}."
        )
    return pd.DataFrame(rows)


def _check_letters(path: Path, rows: pd.DataFrame) -> None:
    if odd := set(rows.ms_vote.cat.categories) - set(seats.LETTERS):
        row = int(rows.ms_vote.isin(odd).argmax())
        raise DataError(
            f"{path}, line {stream.line_of(path, row)}, column ms_vote: “{rows.ms_vote[row][:20]}” is"
            f" none of {', '.join(seats.LETTERS)}; correct it, or {text.AGAIN}."
        )


def _dates(path: Path, rows: pd.DataFrame) -> pd.DatetimeIndex:
    printed = rows.date.cat.categories
    days = pd.to_datetime(printed, format="%Y-%m-%d", errors="coerce")
    if days.isna().any():
        odd = str(printed[days.isna()][0])
        row = int((rows.date == odd).argmax())
        raise DataError(
            f"{path}, line {stream.line_of(path, row)}, column date: “{odd[:20]}” is not like"
            f" 2026-06-04; correct it, or {text.AGAIN}."
        )
    return pd.DatetimeIndex(days.take(rows.date.cat.codes.to_numpy()))


def _calls(path: Path, rows: pd.DataFrame) -> pd.DataFrame:
    """One row per vote, with the number of its first row as index; all its rows must agree on it."""
    about = ["undl_id", *OF_THE_VOTE, *TOTALS.values()]
    calls = rows[about].drop_duplicates()
    again = calls.undl_id.duplicated()
    if again.any():
        other = calls[again].iloc[0]
        first = calls[calls.undl_id == other.undl_id].iloc[0]
        column = next(name for name in about if first[name] != other[name])
        raise DataError(
            f"{path}, line {stream.line_of(path, int(str(other.name)))}, column {column}: the rows of"
            f" vote {other.undl_id} do not agree, “{str(first[column])[:40]}” above; {text.CUT}."
        )
    return calls


def _hold_to_totals(path: Path, rows: pd.DataFrame, calls: pd.DataFrame) -> None:
    """Raise DataError if the votes counted are not those said; an empty total says nothing."""
    counts = rows.groupby(["undl_id", "ms_vote"], observed=False).size().unstack(fill_value=0)
    last = rows.undl_id.iloc[-1]
    faults = []
    for letter, column in TOTALS.items():
        held = calls if letter != "X" else calls[calls.undl_id == last]
        for row, vote_id, cell in zip(held.index, held.undl_id, held[column], strict=True):
            found = int(counts.loc[vote_id].get(letter, 0)) if letter in counts else 0
            if cell.strip() and _total(path, row, column, cell) != found:
                faults.append((row, column, letter, found))
    if faults:
        row, column, letter, found = min(faults, key=lambda fault: fault[0])
        more = len({fault[0] for fault in faults}) - 1
        raise DataError(
            f"{path}, line {stream.line_of(path, row)}, column {column}: {calls.resolution[row]} has"
            f" {found} rows with {letter}, but a total of {calls[column][row]}"
            f"{f', and {more} more votes do not add up' if more else ''}; {text.CUT}."
        )


def _total(path: Path, row: int, column: str, cell: str) -> float:
    value = text.parsed(cell)
    return text.number(path, stream.line_of(path, row), column, cell) if value is None else value


def _iso3(path: Path, rows: pd.DataFrame, dates: pd.DatetimeIndex, register: Register) -> pd.Series:
    """Whose seat each row is about; raise DataError on an unknown one, or on two votes of one."""
    states = list(register.countries)
    place = {state: at for at, state in enumerate(states)}
    codes, names = rows.ms_code.cat, rows.ms_name.cat
    table = np.zeros((len(codes.categories), len(names.categories)), np.int16)
    for row in rows[["ms_code", "ms_name"]].drop_duplicates().index:
        state = _state(path, row, rows.ms_code[row], rows.ms_name[row], register)
        table[codes.codes[row], names.codes[row]] = place[state]
    found = table[codes.codes, names.codes]
    for seat in seats.codes():
        first = max(pd.Timestamp(seat.first_day), dates.min())
        last = min(pd.Timestamp(seat.last_day), dates.max())
        found[(rows.ms_code == seat.code) & (dates >= first) & (dates <= last)] = place[seat.iso3]
    twice = pd.Series(rows.undl_id.cat.codes.astype("int64") * len(states) + found).duplicated()
    if twice.any():
        row = int(twice.argmax())
        raise DataError(
            f"{path}, line {stream.line_of(path, row)}, column ms_code: {states[found[row]]} votes a"
            f" second time on {rows.resolution[row]}; remove one of the two, or {text.AGAIN}."
        )
    return pd.Series(pd.Categorical.from_codes(found, pd.Index(states)))


def _state(path: Path, row: int, code: str, name: str, register: Register) -> str:
    try:
        return seats.of_code(code, name, register)
    except UnknownName:
        raise DataError(
            f"{path}, line {stream.line_of(path, row)}, column ms_code: neither “{code}” nor “{name}”"
            " is in data/countries.csv; add it there as an alias, or the code to"
            " solidarity/releases/un_codes.csv."
        ) from None

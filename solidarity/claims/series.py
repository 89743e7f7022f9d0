"""One figure over the years, as the tests of a statement read it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from solidarity import words
from solidarity.catalog import Catalog
from solidarity.charts import OFF_THE_LINE
from solidarity.claims.finding import rows_of

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True, eq=False)
class Series:
    """A figure by year; treat the frame as read-only."""

    what: str
    """What is counted, as a sentence begins: `Major arms from Russia to Iran`."""
    rows: pd.DataFrame
    """Columns ROWS, by year; one row a year unless several stand behind it."""
    show: Callable[[float], str]
    """A value as printed, with its unit."""
    period: Callable[[int], str] = str
    """The years that a value covers."""
    points: Callable[[float], str] | None = None
    """The size of a difference as printed, where it is not told as a part of the first."""
    dated: bool = True
    """Whether a value belongs to its year, rather than to all that was counted up to it."""

    @cached_property
    def values(self) -> pd.Series:
        """The value by year, of years that a sentence can stand on."""
        sound = self.rows[~self.rows.status.isin(OFF_THE_LINE)]
        return sound.drop_duplicates("year").set_index("year").value.astype("float64")

    def within(self, first: int, last: int) -> pd.Series:
        """The values of a period, both ends included."""
        own = self.values
        return own[(own.index >= first) & (own.index <= last)]

    def behind(self, first: int, last: int, more: tuple[int, ...] = ()) -> pd.DataFrame:
        """The rows of a period and of further years; all, where they are not by the year."""
        years = self.rows.year
        return (
            self.rows[years.between(first, last) | years.isin(list(more))]
            if self.dated
            else self.rows
        )

    def told(self, year: int) -> str:
        """`297 million TIV in 2021–25 (doubtful)`; that there is none."""
        own = self.rows[self.rows.year == year]
        if own.empty:
            return f"no figure in {self.period(year)}"
        row = own.iloc[0]
        status = "" if row.status in ("observed", "") else f" ({row.status})"
        return f"{row.printed} in {self.period(year)}{status}"


def series(
    catalog: Catalog,
    source: str,
    what: str,
    rows: pd.DataFrame,
    show: Callable[[float], str],
    **more: object,
) -> Series:
    """A Series of rows with at least `year` and `value`, all from one source folder."""
    own = catalog.sources[source]
    rows = rows.reset_index(drop=True).sort_values("year", kind="stable", ignore_index=True)
    given: dict[str, object] = {"status": "observed", "unit": "", "source": own.title} | {
        name: rows[name] for name in ("status", "unit", "source") if name in rows
    }
    if "printed" not in rows:
        given["printed"] = [show(float(value)) for value in rows.value]
    named = {
        "what": rows.what if "what" in rows else what,
        "citation": own.citation,
        "url": own.url,
    }
    return Series(what, rows_of(rows, **given, **named), show, **more)  # type: ignore[arg-type]


def ordinal(place: float) -> str:
    """`first`, `third`, `14th`, `22nd`."""
    whole = int(place)
    if whole <= len(ORDINALS):
        return ORDINALS[whole - 1]
    end = {1: "st", 2: "nd", 3: "rd"}.get(whole % 10, "th") if whole % 100 // 10 != 1 else "th"
    return f"{whole}{end}"


def percent(value: float) -> str:
    """A share from 0 to 1 as printed: `41%`."""
    return f"{words.whole(100 * value)}%"


def amount(unit: str) -> Callable[[float], str]:
    """Prints whole amounts of a unit."""
    return lambda value: f"{float(words.whole(value)):,.0f} {unit}"

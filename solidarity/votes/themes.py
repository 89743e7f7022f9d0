"""The theme of each vote, by the rules of data/un_votes/themes.toml."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from solidarity import roll_calls
from solidarity.errors import DataError
from solidarity.paths import DATA

FOLDER = DATA / "un_votes"
OTHERS = "others"
INDICATOR = "un_theme_"
"""How the indicators begin that hold the agreement on one theme, whose key ends them."""


@dataclass(frozen=True)
class Theme:
    """One theme: its words, and what makes a vote one of its own."""

    key: str
    title: str
    about: str
    """What it holds, in the middle of a sentence."""
    window: int
    """The years that its indicator covers, ending with its own: single themes have few votes a year."""
    symbols: tuple[str, ...]
    pattern: re.Pattern[str] | None
    exception: re.Pattern[str] | None

    def takes(self, title: str, symbol: str) -> bool:
        """Whether a vote of this title and symbol belongs here."""
        if symbol.startswith(self.symbols):
            return True
        found = self.pattern is not None and self.pattern.search(title) is not None
        return found and not (self.exception and self.exception.search(title))


@cache
def themes(folder: Path = FOLDER) -> dict[str, Theme]:
    """Every theme by its key, the first to be asked first; raise DataError naming the fault."""
    path = folder / "themes.toml"
    try:
        declared = tomllib.loads(path.read_text("utf8"))
        return {key: _theme(key, block) for key, block in declared.items()}
    except (OSError, ValueError, KeyError, TypeError, re.error) as error:
        raise DataError(f"{path}: unusable ({error}); restore it from git.") from error


def _theme(key: str, block: dict[str, object]) -> Theme:
    named = "|".join(block.get("countries", []))  # type: ignore[arg-type]
    patterns = [text.replace("%COUNTRY%", named) for text in block["patterns"]]  # type: ignore[attr-defined]
    exception = block.get("except")
    return Theme(
        key=key,
        title=str(block["title"]),
        about=str(block["about"]),
        window=int(block["window"]),  # type: ignore[call-overload]
        symbols=tuple(block.get("symbols", ())),  # type: ignore[arg-type]
        pattern=re.compile("|".join(patterns), re.IGNORECASE) if patterns else None,
        exception=re.compile(str(exception), re.IGNORECASE) if exception else None,
    )


@cache
def listed(folder: Path = FOLDER) -> dict[str, str]:
    """The themes of resolutions whose title does not tell, by symbol."""
    rows = _list(folder)
    on_iran = dict.fromkeys(roll_calls.listed_on_iran(folder), "iran")
    return on_iran | dict(zip(rows.resolution, rows.theme, strict=True))


@cache
def subjects(folder: Path = FOLDER) -> dict[str, str]:
    """What those resolutions are about, by symbol, in the middle of a sentence."""
    rows = _list(folder)
    return dict(zip(rows.resolution, rows.subject, strict=True))


def _list(folder: Path) -> pd.DataFrame:
    path = folder / "themes.csv"
    try:
        rows = pd.read_csv(path)
        unknown = set(rows.theme) - set(themes(folder))
        lacking = {"resolution", "subject"} - set(rows.columns)
    except (OSError, ValueError, AttributeError) as error:
        raise DataError(f"{path}: unusable ({error}); restore it from git.") from error
    if unknown or lacking:
        fault = f"unknown themes {sorted(unknown)}" if unknown else f"no column {sorted(lacking)}"
        raise DataError(f"{path}: {fault}; restore it from git.")
    return rows


def of(titles: Iterable[str], symbols: Iterable[str], folder: Path = FOLDER) -> list[str]:
    """The key of each vote's theme: as listed, else of the first theme that takes it, else OTHERS."""
    rules, known = list(themes(folder).values()), listed(folder)
    return [
        known.get(symbol)
        or next((one.key for one in rules if one.takes(title, symbol)), OTHERS)
        for title, symbol in zip(titles, symbols, strict=True)
    ]  # fmt: skip

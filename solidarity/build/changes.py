"""What a new release changes in the ties."""

from dataclasses import dataclass

import pandas as pd

from solidarity.source import TIE_COLUMNS, Source

KEY = list(TIE_COLUMNS[:4])
MOVES = 20


@dataclass(frozen=True)
class Changes:
    """Two states of one source's ties compared."""

    before: int
    after: int
    added: int
    removed: int
    changed: int
    years_new: list[int]
    years_lost: list[int]
    partners_new: list[str]
    partners_lost: list[str]
    moves: pd.DataFrame
    """The largest, first: KEY, before, after, and `moved`, the share of the way between the goalposts."""

    def lines(self) -> list[str]:
        """The comparison as lines to print."""
        head = [
            f"Ties: {self.before:,} before, {self.after:,} after.",
            f"{self.added:,} are new, {self.removed:,} lost, {self.changed:,} changed.",
            f"Years new: {_listed(self.years_new)}; lost: {_listed(self.years_lost)}.",
            f"Countries new: {_listed(self.partners_new)}; lost: {_listed(self.partners_lost)}.",
        ]
        if self.moves.empty:
            return [*head, "No value moved."]
        columns = [*KEY, "before", "after"]
        table = self.moves[columns].to_string(index=False, float_format=lambda x: f"{x:,.3f}")
        return [*head, f"The {len(self.moves)} largest moves:", table]


def compare(old: pd.DataFrame, new: pd.DataFrame, source: Source) -> Changes:
    """Compare two states of a source's ties (frames of TIE_COLUMNS)."""
    columns = [*KEY, "value", "status"]
    both = old[columns].merge(
        new[columns], on=KEY, how="outer", suffixes=("_old", "_new"), indicator="side"
    )
    kept = both[both.side == "both"]
    moved = kept[(kept.value_old != kept.value_new) | (kept.status_old != kept.status_new)]
    return Changes(
        before=len(old),
        after=len(new),
        added=int((both.side == "right_only").sum()),
        removed=int((both.side == "left_only").sum()),
        changed=len(moved),
        years_new=sorted(set(new.year) - set(old.year)),
        years_lost=sorted(set(old.year) - set(new.year)),
        partners_new=sorted(set(new.partner) - set(old.partner)),
        partners_lost=sorted(set(old.partner) - set(new.partner)),
        moves=_largest(moved, source),
    )


def _largest(moved: pd.DataFrame, source: Source) -> pd.DataFrame:
    """Measured between the goalposts, so that shares and tonnes can stand in one list."""
    spans = {
        key: abs(indicator.goalposts[1] - indicator.goalposts[0])
        for key, indicator in source.indicators.items()
    }
    steps = (moved.value_new - moved.value_old).abs() / moved.indicator.map(spans).astype("float64")
    ranked = moved.assign(moved=steps)[steps > 0].sort_values(
        ["moved", *KEY], ascending=[False, *[True] * len(KEY)]
    )
    named = ranked.rename(columns={"value_old": "before", "value_new": "after"})
    return named[[*KEY, "before", "after", "moved"]].head(MOVES).reset_index(drop=True)


def _listed(items: list[int] | list[str]) -> str:
    return ", ".join(map(str, items)) or "none"

"""How a figure went over the years: in few words for a title, in all figures for the sentence below it."""

import pandas as pd

from solidarity import words
from solidarity.alignment import KEY as INDEX
from solidarity.axis import Change
from solidarity.axis.standing import of
from solidarity.indicator import Indicator


def topic(one: Indicator) -> str:
    """The indicator's short name within a sentence: `contested UN votes`, `arms (share of imports)`."""
    head, _, about = one.short.partition(": ")
    head = head if head[:2].isupper() else head[:1].lower() + head[1:]
    if one.key == INDEX:
        return "the alignment index"
    if about == "tie":
        return head
    if about.endswith(("ed", "able")):
        return f"{about} {head}"
    return f"{head} ({about})" if about else head


def short(moved: Change) -> str:
    """`down from 0.92 (2006) to 0.61 (2025)`; of what cannot be told apart, no direction."""
    one, first, last = moved.indicator, _short(moved, moved.first), _short(moved, moved.last)
    if moved.first.year == moved.last.year:
        return f"{last}, the only figure"
    if moved.unlike:
        return f"{first} and {last}, not comparable"
    if moved.by == 0:
        return f"{one.text(moved.last.value)} in {_of(moved, moved.first)} and {_of(moved, moved.last)}"
    if moved.overlaps:
        return f"from {first} to {last}"
    return f"{'up' if moved.by > 0 else 'down'} from {first} to {last}"


def full(moved: Change) -> str:
    """`0.92 (2006), 0.55 (2024) and 0.61 (2025)`: first, turning and last figure, with their intervals."""
    ties = [moved.first, *([] if moved.turn is None else [moved.turn]), moved.last]
    figures = {int(tie.year): _long(moved, tie) for tie in ties}
    told = words.listed(list(figures.values()))
    if len(figures) > 1 and moved.unlike:
        return f"{told}, of which one lacks a direction of the trade"
    apart = moved.overlaps and len(figures) > 1
    return f"{told}, the ends not told apart by their intervals" if apart else told


def nothing(moved: Change) -> bool:
    """Whether it is printed as nothing both first and last, and did not leave it between them."""
    shown = moved.indicator.shown
    return bool(shown(moved.first.value) == shown(moved.last.value) == 0 and moved.turn is None)


def _of(moved: Change, tie: pd.Series) -> str:
    return of(moved.indicator, tie)


def _short(moved: Change, tie: pd.Series) -> str:
    return f"{moved.indicator.text(tie.value)} ({_of(moved, tie)})"


def _long(moved: Change, tie: pd.Series) -> str:
    ends = words.interval(moved.indicator, tie).strip(" ()")
    return f"{moved.indicator.text(tie.value)} ({_of(moved, tie)}{f'; {ends}' if ends else ''})"

"""How a figure went, in words: few for a title, all of it for the sentence."""

from dataclasses import replace

import pandas as pd
import pytest
from briefs import held

from solidarity.axis import Change
from solidarity.brief import moves
from solidarity.brief.notes import LONGEST, shortened
from solidarity.once import once


def tie(year: int, value: float, low: float = float("nan"), high: float = float("nan"), n: int = 2) -> pd.Series:  # fmt: skip
    return pd.Series({"year": year, "value": value, "low": low, "high": high, "n": n, "status": "observed"})  # fmt: skip


def change(key: str, *ties: pd.Series, turn: pd.Series | None = None) -> Change:
    return Change(ties[0], ties[-1], held().indicators[key], turn)


@pytest.mark.parametrize(
    ("moved", "short"),
    [
        (change("un_siding", tie(2006, 0.92), tie(2025, 0.61)), "down from 0.92 (2006) to 0.61 (2025)"),
        (change("un_siding", tie(2006, 0.61), tie(2025, 0.92)), "up from 0.61 (2006) to 0.92 (2025)"),
        (change("un_siding", tie(2006, 0.61), tie(2025, 0.61)), "0.61 in 2006 and 2025"),
        (change("un_siding", tie(2025, 0.61)), "0.61 (2025), the only figure"),
        (change("un_siding", tie(2006, 0.4, 0.3, 0.6), tie(2025, 0.5, 0.4, 0.7)), "from 0.40 (2006) to 0.50 (2025)"),
        (change("trade_usd", tie(2006, 5, n=1), tie(2025, 9)), "5 (2006) and 9 (2025), not comparable"),
    ],
)  # fmt: skip
def test_a_title_has_first_and_last(moved, short):
    assert moves.short(moved) == short


def test_the_sentence_has_the_turn_and_the_intervals():
    moved = change("un_siding", tie(2006, 0.4, 0.3, 0.6), tie(2025, 0.5, 0.4, 0.7), turn=tie(2010, 0.9))  # fmt: skip
    assert moves.full(moved) == (
        "0.40 (2006; 0.30 to 0.60), 0.90 (2010) and 0.50 (2025; 0.40 to 0.70), the ends not told"
        " apart by their intervals"
    )


def test_nothing_is_nothing_throughout():
    assert moves.nothing(change("sanctions", tie(2006, 0), tie(2023, 0)))
    assert not moves.nothing(change("sanctions", tie(2006, 0), tie(2023, 0), turn=tie(2014, 3)))
    assert not moves.nothing(change("sanctions", tie(2006, 0), tie(2023, 1)))


@pytest.mark.parametrize(
    ("key", "topic"),
    [("un_siding", "contested UN votes"), ("arms_tie", "arms"), ("shared_clubs", "shared clubs"), ("arms_share", "arms (share of imports)"), ("index", "the alignment index")],
)  # fmt: skip
def test_a_topic_reads_within_a_sentence(key, topic):
    assert moves.topic(held().indicators[key]) == topic


def test_what_is_too_long_goes_to_the_notes_by_whole_sentences():
    text = " ".join(f"Sentence {number} has some words in it." for number in range(20))
    kept, rest = shortened(text)
    assert len(kept) <= LONGEST
    assert f"{kept} {rest}" == text
    assert shortened("Short. It stays.") == ("Short. It stays.", "")


def test_what_is_made_once_is_kept_with_its_catalog_alone():
    one, other, calls = replace(held()), replace(held()), []
    for catalog in (one, one, other):
        once(catalog, "test", lambda: calls.append(1))
    assert len(calls) == 2

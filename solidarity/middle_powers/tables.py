"""The scorecard as tables: the ropes, who is in play, the contested votes, and what a reader takes away."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from solidarity.anchors import Anchor
from solidarity.catalog import Catalog
from solidarity.middle_powers import words
from solidarity.middle_powers.ballots import Ballot
from solidarity.middle_powers.in_play import InPlay
from solidarity.middle_powers.tugs import Tug
from solidarity.words import whole

Name = Callable[[str], str]
FACTS = ("regime_type", "liberal_democracy")


def ropes(found: Sequence[Tug], anchor: Anchor, catalog: Catalog) -> pd.DataFrame:
    """Every rope as a reader's table; a cell without a figure is None.

    Columns Country, Dimension, the anchor's and the West's pull, Rope, Change, Since, Course, Swing,
    Of (its period and status) and Note (why nothing is drawn, or what is known against it).
    """
    lines = []
    for tug in found:
        now, then = tug.now, tug.then
        lines.append({
            "Country": catalog.register.name(tug.partner),
            "Dimension": tug.rope.title,
            anchor.short: now and round(now.anchor_side, 1),
            "West": now and round(now.west_side, 1),
            "Rope": now and round(now.pull, 1),
            "Change": None if tug.change is None else round(tug.change, 1),
            "Since": then and then.year,
            "Course": [round(point.pull, 1) for point in tug.course],
            "Swing": None if tug.swing is None else round(tug.swing, 1),
            "Of": _of(tug, catalog),
            "Note": _note(tug),
        })  # fmt: skip
    frame = pd.DataFrame(lines)
    return frame.astype({"Since": "Int64"} | dict.fromkeys([anchor.short, "West", "Rope", "Change", "Swing"], "float64"))  # fmt: skip


def _of(tug: Tug, catalog: Catalog) -> str | None:
    if tug.now is None:
        return None
    period = catalog.indicators[tug.rope.to_anchor.indicator].period(tug.now.year)
    return period if tug.now.status == "observed" else f"{period}, {tug.now.status}"


def _note(tug: Tug) -> str:
    if tug.now is None:
        return f"No figure: {tug.missing}"
    if not tug.now.anchor_side and not tug.now.west_side:
        return "Neither side pulls"
    return tug.now.note if tug.counts or tug.now.note else "Too old, or of too little, to count"


def facts(catalog: Catalog, partners: Sequence[str], year: int) -> dict[str, dict[str, tuple[float, int]]]:  # fmt: skip
    """The newest value up to the year, and its year, of every fact about the partners, by key and code."""
    found: dict[str, dict[str, tuple[float, int]]] = {}
    for key in (key for key in FACTS if key in catalog.indicators):
        rows = catalog.ties(None, list(partners), key)
        rows = rows[rows.year <= year]
        cells = zip(rows.partner, rows.value, rows.year, strict=True)
        found[key] = {str(code): (float(value), int(of)) for code, value, of in cells}
    return found


def order(ordered: Sequence[InPlay], about: Mapping[str, Mapping[str, tuple[float, int]]], name: Name) -> pd.DataFrame:  # fmt: skip
    """Who is in play, the first on top, with what the score is made of and the regime beside it.

    Columns Country, In play, Range, Balance, Spread, Volatility, Lean, Counted, Regime, Of and
    Democracy; None where it is not known.
    """
    lines = []
    for one in ordered:
        regime, of = about.get("regime_type", {}).get(one.partner, (None, None))
        democracy, _ = about.get("liberal_democracy", {}).get(one.partner, (None, None))
        ends = one.range
        lines.append({
            "Country": name(one.partner),
            "In play": one.score,
            "Range": ends and " to ".join(map(whole, ends)),
            "Balance": one.matched and one.matched.balance,
            "Spread": one.matched and one.matched.spread,
            "Volatility": one.volatility,
            "Lean": one.matched and one.matched.lean,
            "Counted": len(one.counted),
            "Regime": words.regime(regime),
            "Of": of,
            "Democracy": democracy,
        })  # fmt: skip
    frame = pd.DataFrame(lines)
    numbers = ["In play", "Balance", "Spread", "Volatility", "Lean", "Democracy"]
    return frame.astype(dict.fromkeys(numbers, "float64") | {"Of": "Int64"})


def ballots(partners: Sequence[str], cast: Mapping[str, Ballot], anchor: Anchor, name: Name) -> pd.DataFrame:  # fmt: skip
    """The contested votes of a year by country, with the shares of positions that make the rope."""
    return pd.DataFrame(
        {
            "Country": name(code),
            f"With {anchor.short}": cast[code].with_anchor,
            "Abstained": cast[code].abstained,
            "With the G7": cast[code].with_west,
            "Absent": cast[code].absent,
            "Contested": cast[code].contested,
        }
        for code in partners
    )


def taken_away(found: Sequence[Tug], anchor: Anchor, catalog: Catalog) -> pd.DataFrame:
    """Every rope with its figures unrounded, their indicators and citations."""
    lines = []
    for tug in found:
        now, then = tug.now, tug.then
        keys = [end.indicator for end, _ in tug.rope.ends(anchor.code) if end.indicator in catalog.indicators]  # fmt: skip
        sources = dict.fromkeys(catalog.indicators[key].source for key in keys)
        lines.append({
            "partner": tug.partner, "partner_name": catalog.register.name(tug.partner), "anchor": anchor.code,
            "dimension": tug.rope.key, "year": now and now.year, "anchor_side": now and now.anchor_side,
            "west_side": now and now.west_side, "pull": now and now.pull, "status": now and now.status,
            "counts": tug.counts, "since": then and then.year, "pull_since": then and then.pull,
            "change": tug.change, "swing": tug.swing, "note": now.note if now else tug.missing,
            "definition": tug.rope.definition.format(anchor=anchor.name), "indicators": ", ".join(dict.fromkeys(keys)),
            "citation": " ".join(catalog.sources[key].citation for key in sources),
        })  # fmt: skip
    return pd.DataFrame(lines).astype({"year": "Int64", "since": "Int64"})

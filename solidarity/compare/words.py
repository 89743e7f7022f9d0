"""Sentences about a comparison: who stands closest, by how much, and whether that may be said."""

import pandas as pd

from solidarity import index_words, words
from solidarity.anchors import Anchor
from solidarity.compare.comparison import Comparison
from solidarity.compare.figures import quartiles
from solidarity.compare.standing import Standing
from solidarity.countries import Register
from solidarity.index_charts import FIRM


def headline(found: Comparison, anchor: Anchor, register: Register) -> str:
    """What the comparison shows, as the page's title."""
    names = [register.name(code) for code in found.partners]
    scored = found.standing.scored
    if not names:
        return f"Choose two to six countries to compare their ties with {anchor.name}"
    if len(names) == 1:
        return _alone(found, anchor, names[0])
    if scored.empty:
        return f"None of the {words.spelled(len(names))} has an alignment index with {anchor.name} in {found.year}"
    if len(scored) == 1:
        only = register.name(scored.partner.iloc[0])
        return f"{only} alone has an alignment index with {anchor.name} in {found.year}"
    if not found.standing.comparable:
        both = [register.name(code) for code in scored.partner]
        return f"{words.listed(both)} cannot be ranked in {found.year}: too little is known for {_all(len(both))}"
    return _closest(found, anchor, register)


def _closest(found: Comparison, anchor: Anchor, register: Register) -> str:
    """Who stands closest, or who cannot be told apart from the closest."""
    rows = found.standing.scored
    names = [register.name(code) for code in rows.partner]
    points = [int(words.whole(value)) for value in rows.alike]
    alike = 1 + int((rows.ahead.iloc[1:] < FIRM).sum())
    if alike == len(names):
        return (
            f"{words.listed(names)} cannot be told apart in their alignment with {anchor.name} in"
            f" {found.year}: {_numbers(points)} of 100"
        )
    if alike > 1:
        near = [0, *(i for i in range(1, len(names)) if rows.ahead.iloc[i] < FIRM)]
        return (
            f"{words.listed([names[i] for i in near])} stand closest to {anchor.name} in"
            f" {found.year} and cannot be told apart: {_numbers([points[i] for i in near])} of 100"
        )
    if len(names) == 2:
        return (
            f"{names[0]} stands closer to {anchor.name} than {names[1]}, {points[0]} against"
            f" {points[1]} of 100 in {found.year}"
        )
    return (
        f"Of the {words.spelled(len(names))}, {names[0]} stands closest to {anchor.name} in {found.year}:"
        f" {points[0]} of 100, ahead of {names[1]} with {points[1]}"
    )


def _alone(found: Comparison, anchor: Anchor, name: str) -> str:
    """One country, beside the group if there is one."""
    scored = found.standing.scored
    row = None if scored.empty else scored.iloc[0]
    if row is None or found.group is None or found.members is None or found.members.scored.empty:
        return index_words.score(name, anchor, row, found.year)
    low, middle, high = quartiles(found.members.scored["index"])
    index, of = row["index"], found.group.name
    where = (
        f"stands closer to {anchor.name} than three in four of {of}"
        if index > high
        else f"stands less close to {anchor.name} than three in four of {of}"
        if index < low
        else f"stands as close to {anchor.name} as the middle half of {of}"
    )
    return (
        f"{name} {where}: {words.whole(index)} of 100 in {found.year}, their median"
        f" {words.whole(middle)}"
    )


def subtitle(found: Comparison, anchor: Anchor, register: Register) -> str:
    """On what the headline rests, how firm it is, who has no index, and where the group stands."""
    scored = found.standing.scored
    said = [f"Alignment index with {anchor.name}, {found.year}, 0 to 100."]
    if found.standing.comparable:
        said.append(_like_for_like(found.standing, register))
    without = found.standing.rows[found.standing.rows["index"].isna()].partner
    if len(without):
        names = words.listed([register.name(code) for code in without])
        verb = "has" if len(without) == 1 else "have"
        said.append(f"{names} {verb} none: too few dimensions are known, which is no zero.")
    elif len(scored) > 1 and not found.standing.comparable:
        said.append(f"Known for {_all(len(scored))}: {_listed(found.standing.common)}.")
    if found.group and found.members:
        said.append(beside(found.members, found.group.name))
    return " ".join(said)


def _like_for_like(standing: Standing, register: Register) -> str:
    scored = standing.scored
    first, others = register.name(scored.partner.iloc[0]), scored.iloc[1:]
    near = others[others.ahead < FIRM]
    far = others[others.ahead >= FIRM]
    named = others if len(others) < 3 else near
    shares = [
        f"{register.name(code)}'s in {100 * ahead:.0f}%"
        for code, ahead in zip(named.partner, named.ahead, strict=True)
    ]
    if len(others) >= 3 and len(far):
        rest = "the others'" if shares else "each of the others'"
        lowest = f"{100 * far.ahead.min():.0f}%"
        shares.append(f"{rest} in {'' if lowest == '100%' else 'at least '}{lowest}")
    return (
        f"Compared on what is known for {_all(len(scored))} ({_listed(standing.common)}): {first}'s"
        f" is above {words.listed(shares)} of weightings."
    )


def beside(members: Standing, name: str) -> str:
    """Median and quartiles of a group's index."""
    scored = members.scored["index"]
    if scored.empty:
        return f"No index is known for any of {name}."
    low, middle, high = (words.whole(value) for value in quartiles(scored))
    return (
        f"Of {name} the median is {middle}, the middle half from {low} to {high}"
        f" ({len(scored)} of {len(members.rows)} known)."
    )


def table(found: Comparison, register: Register) -> pd.DataFrame:
    """Index, rank and like for like of each country, as a reader's table; unknown is missing."""
    rows = found.standing.rows
    return pd.DataFrame(
        {
            "Country": [register.name(code) for code in rows.partner],
            "Index": rows["index"],
            "Like for like": rows.alike,
            "Rank": rows["rank"],
            "90%": [
                None if pd.isna(low) else words.span(low, high)
                for low, high in zip(rows.rank_low, rows.rank_high, strict=True)
            ],
            "Of": rows["of"],
            "Known": 100 * rows.coverage,
            "Without": rows.missing.replace("", "nothing"),
        }
    )


def _numbers(points: list[int]) -> str:
    return words.listed([str(point) for point in points])


def _all(count: int) -> str:
    return "both" if count == 2 else "all of them"


def _listed(names: tuple[str, ...]) -> str:
    return words.listed(names) if names else "nothing"

"""The tests that hold a figure of our tables against a condition."""

from functools import singledispatch

import pandas as pd

from solidarity import words
from solidarity.catalog import Catalog
from solidarity.claims.conditions import SIGNS, change_told, condition, meets, times_told, told
from solidarity.claims.declared import Change, Compare, Extreme, Value
from solidarity.claims.finding import FIGURES, ROWS, Finding
from solidarity.claims.series import Series


def _finding(
    test: Value | Change | Compare | Extreme,
    holds: bool | None,
    sentence: str,
    asked: str,
    rows: pd.DataFrame,
    held: tuple[int, ...],
) -> Finding:
    return Finding(test.role, FIGURES, holds, f"{sentence}.", f"Asked: {asked}.", rows, held)


def _missing(test: Value | Change | Compare | Extreme, what: str, asked: str) -> Finding:
    return _finding(test, None, what, asked, pd.DataFrame(columns=ROWS), ())


def span(first: int, last: int) -> str:
    """`2003–2023`, or one year."""
    return words.span(first, last)


@singledispatch
def figure(test: object, catalog: Catalog) -> Finding:
    """What one test on figures finds; raise TypeError on any other test."""
    raise TypeError(f"{test} is no test on figures")


@figure.register
def _(test: Value, catalog: Catalog) -> Finding:
    found = test.measure.series(catalog)
    first, last = test.at if isinstance(test.at, tuple) else (test.at, test.at)
    if found is None:
        return _missing(test, "The source of this figure is not here", "a figure")
    asked = f"{_condition(test.holds, found)} in {'all of ' if first < last and test.over == 'every' else ''}{span(first, last)}"
    own = found.within(first, last)
    rows = found.behind(first, last, test.beside)
    if test.over == "sum":
        return _summed(test, found, own, asked, rows)
    met = found.values.map(lambda value: meets(test.holds, value)).astype("bool")
    held = tuple(int(year) for year in met.index[met]) if found.dated else ()
    if own.empty:
        beside = _beside(found, test.beside)
        return _finding(
            test, None, f"{found.what}: no figure in {span(first, last)}{beside}", asked, rows, held
        )
    holds = bool(met[own.index].all())
    said = found.told(first) if first == last else _range(found, own)
    return _finding(test, holds, f"{found.what}: {said}{_beside(found, test.beside)}", asked, rows, held)  # fmt: skip


def _summed(test: Value, found: Series, own: pd.Series, asked: str, rows: pd.DataFrame) -> Finding:
    first, last = test.at if isinstance(test.at, tuple) else (test.at, test.at)
    if own.empty or last not in own.index:
        return _finding(test, None, f"{found.what}: no figures up to {last}", asked, rows, ())
    holds = meets(test.holds, float(own.sum()))
    years = tuple(int(year) for year in own.index[own > 0]) if holds else ()
    said = f"{found.what}: {found.show(float(own.sum()))} in {span(first, last)} together"
    return _finding(test, holds, said, asked, rows, years)


@figure.register
def _(test: Change, catalog: Catalog) -> Finding:
    found = test.measure.series(catalog)
    if found is None:
        return _missing(test, "The source of this figure is not here", "a change")
    in_points = test.by == "points"
    size = (found.points or found.show) if in_points else _part
    asked = f"{change_told(test.holds, size)} from {test.first} to {test.last}"
    rows, own = found.behind(test.first, test.last), found.values
    if test.first not in own.index or test.last not in own.index:
        return _finding(
            test,
            None,
            f"{found.what}: {found.told(test.first)}, {found.told(test.last)}",
            asked,
            rows,
            (),
        )
    before, after = float(own[test.first]), float(own[test.last])
    if not in_points and before == 0:
        return _finding(test, None, f"{found.what}: nothing in {test.first}", asked, rows, ())
    change = after - before if in_points else after / before - 1
    holds = meets(test.holds, change)
    way = "" if round(change, 4) == 0 else "up " if change > 0 else "down "
    sentence = f"{found.what}: {found.told(test.first)}, {found.told(test.last)}: {way}{size(change) if way else 'unchanged'}"
    return _finding(test, holds, sentence, asked, rows, (test.last,) if holds else ())  # fmt: skip


@figure.register
def _(test: Compare, catalog: Catalog) -> Finding:
    one, other = test.measure.series(catalog), test.other.series(catalog)
    if one is None or other is None:
        return _missing(test, "The source of this figure is not here", "a comparison")
    asked = f"the first {times_told(test.holds)} the second"
    sums = []
    rows = pd.concat([one.behind(*test.at), other.behind(*test.other_at)])
    for found, years in ((one, test.at), (other, test.other_at)):
        own = found.within(*years)
        if own.empty or years[1] not in own.index:
            said = f"{found.what}: no figures up to {years[1]}"
            return _finding(test, None, said, asked, rows, ())
        sums.append(float(own.sum()))
    second = f"{other.what[:1].lower()}{other.what[1:]}"
    sentence = (
        f"{one.what}: {one.show(sums[0])} in {span(*test.at)};"
        f" {second}: {other.show(sums[1])} in {span(*test.other_at)}"
    )
    holds = _is_times(test.holds, *sums)
    held = tuple(range(test.at[0], test.at[1] + 1)) if holds else ()
    return _finding(test, holds, sentence, asked, rows, held)


@figure.register
def _(test: Extreme, catalog: Catalog) -> Finding:
    found = test.measure.series(catalog)
    if found is None:
        return _missing(test, "The source of this figure is not here", f"the {test.holds}")
    years = span(test.since, test.until)
    runs = found.period(test.at) != str(test.at)
    of = f"the {test.holds} of {'all that end in ' if runs else ''}{years}"
    asked = f"in {found.period(test.at)} {of}"
    own = found.within(test.since, test.until)
    rows = found.behind(test.since, test.until, test.beside)
    if test.at not in own.index:
        return _finding(test, None, f"{found.what}: {found.told(test.at)}", asked, rows, ())
    best = own.max() if test.holds == "highest" else own.min()
    holds = bool(own[test.at] == best)
    year = int(own.index[own == best][-1])
    lead = f", {of}{_earlier(test, found)}" if holds else f"; {of} was {found.told(year)}"
    sentence = f"{found.what}: {found.told(test.at)}{lead}{_beside(found, test.beside)}"
    return _finding(test, holds, sentence, asked, rows, (test.at,) if holds else ())


def _earlier(test: Extreme, found: Series) -> str:
    """When it was last lower, or higher, before the years compared: what is extreme in them may not be so ever."""
    before = found.values[found.values.index < test.since]
    lowest = test.holds == "lowest"
    beyond = before[before < found.values[test.at] if lowest else before > found.values[test.at]]
    if beyond.empty:
        return ""
    return f"; {'lower' if lowest else 'higher'} before, last {found.told(int(beyond.index[-1]))}"


def _part(part: float) -> str:
    return f"{words.whole(abs(100 * part))}%"


def _is_times(text: str, first: float, second: float) -> bool:
    """Whether the first is so many times the second, also where the second is nothing."""
    sign, than = condition(text)
    return SIGNS[sign][1](first, than * second)


def _condition(text: str, found: Series) -> str:
    return told(text, found.show)


def _range(found: Series, own: pd.Series) -> str:
    """`from 0.74 in 2016 to 0.89 in 2006, over 2003–2023`: the least and the most of a period."""
    low, high = int(own.index[int(own.argmin())]), int(own.index[int(own.argmax())])
    years = span(int(own.index.min()), int(own.index.max()))
    if own.nunique() == 1:
        return f"{found.show(float(own.iloc[0]))} in each of {years}"
    printed = found.rows.drop_duplicates("year").set_index("year").printed
    return f"from {printed[low]} in {low} to {printed[high]} in {high}, over {years}"


def _beside(found: Series, years: tuple[int, ...]) -> str:
    return f"; beside it {words.listed([found.told(year) for year in years])}" if years else ""

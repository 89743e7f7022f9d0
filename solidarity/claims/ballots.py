"""From a statement's figures made of votes to these votes."""

from collections.abc import Callable

from solidarity.anchors import ANCHORS
from solidarity.claims.declared import Change, Claim, Extreme, Value, Vote
from solidarity.claims.measures_ties import Pooled, Rank, States, Tie
from solidarity.roll_calls import ON_UKRAINE
from solidarity.votes import links

ON_UKRAINE_ALL = "All votes on Ukraine"


def behind(claim: Claim, name: Callable[[str], str]) -> dict[str, links.Address]:
    """The address of the roll calls behind each figure made of votes, by what the link says."""
    found: dict[str, links.Address] = {}
    for test in claim.tests:
        if isinstance(test, Vote):
            if all(symbol.startswith(ON_UKRAINE) for symbol in test.resolutions):
                found.setdefault(ON_UKRAINE_ALL, {"show": "ukraine", "one": test.states[0]})
        elif isinstance(test, Value | Change | Extreme):
            label, asked = _of_measure(test, name)
            if asked:
                found.setdefault(label, asked)
    return found


def _of_measure(
    test: Value | Change | Extreme, name: Callable[[str], str]
) -> tuple[str, links.Address]:
    measure = test.measure
    if isinstance(measure, States):
        partner = measure.partners[0]
    elif isinstance(measure, Tie | Rank | Pooled):
        partner = measure.partner
    else:
        return "", {}
    asked = links.address(measure.indicator, measure.anchor, partner, _years(test))
    if asked.get("show") == "ukraine":
        return ON_UKRAINE_ALL, asked
    both = f"{name(partner)} and {ANCHORS[measure.anchor].name}"
    return f"Show the votes of {both}", {} if isinstance(measure, States) else asked


def _years(test: Value | Change | Extreme) -> tuple[int, int]:
    """The first and last year that a test looks at, those told beside it left out."""
    if isinstance(test, Value):
        return test.at if isinstance(test.at, tuple) else (test.at, test.at)
    if isinstance(test, Change):
        return test.first, test.last
    return test.since, test.until

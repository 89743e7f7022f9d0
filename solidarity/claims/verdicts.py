"""From findings to a verdict, by one rule for every statement."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from solidarity import timeline
from solidarity.catalog import Catalog
from solidarity.claims.declared import Change, Claim, Compare, Extreme, Test, Value, claims
from solidarity.claims.entries import entry
from solidarity.claims.figures import figure
from solidarity.claims.finding import FIGURES, SOURCES, Finding

SUPPORTED, PARTLY, CONTRADICTED, UNTESTED = "supported", "partly", "contradicted", "not testable"
VERDICTS = (SUPPORTED, PARTLY, CONTRADICTED, UNTESTED)
RULE = (
    "**Supported**: every test that speaks for the statement holds, and none that speaks against it does. **Partly**:"
    " some hold; or all do and one speaks against it; or a part cannot be asked. **Contradicted**: none that can be asked"
    " holds. **Not testable**: no figure and no source that was read. Figures are computed from our tables anew with"
    " every release; which way a source speaks was read by hand. Context decides nothing."
)


@dataclass(frozen=True, eq=False)
class Judged:
    """A statement with what its tests found."""

    claim: Claim
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> str:
        """One of VERDICTS, by RULE."""
        return verdict(self.findings)

    @property
    def by(self) -> str:
        """What the verdict rests on: figures, sources or both; empty where there is none."""
        own = {one.by for one in self.findings if one.role != "context" and one.holds is not None}
        if self.verdict == UNTESTED:
            return ""
        return " and ".join(kind for kind in (FIGURES, SOURCES) if kind in own)

    @property
    def against(self) -> tuple[Finding, ...]:
        """The counter-evidence."""
        return tuple(one for one in self.findings if one.speaks_against)

    @property
    def true_in(self) -> tuple[int, ...]:
        """The years in which every figure that speaks for it holds; without figures, those of its entries."""
        own = [one for one in self.findings if one.role == "for" and one.holds is not None]
        dated = [one for one in own if one.held or not one.holds]
        figures = [set(one.held) for one in dated if one.by == FIGURES]
        years = set.intersection(*figures) if figures else {y for one in dated for y in one.held}
        return tuple(sorted(years))


def verdict(findings: Sequence[Finding]) -> str:
    """The verdict on findings, by RULE."""
    favour = [one.holds for one in findings if one.role == "for"]
    known = [holds for holds in favour if holds is not None]
    counter = any(one.role == "against" and one.holds for one in findings)
    if not known:
        return UNTESTED
    if not any(known):
        return CONTRADICTED
    return SUPPORTED if all(known) and len(known) == len(favour) and not counter else PARTLY


def judge(catalog: Catalog, keys: Collection[str] = ()) -> dict[str, Judged]:
    """Every declared statement, or those of these keys, tested on this catalog."""
    listed = timeline.entries(catalog)
    asked = {key: claim for key, claim in claims().items() if not keys or key in keys}
    return {
        key: Judged(claim, tuple(_tested(test, catalog, listed) for test in claim.tests))
        for key, claim in asked.items()
    }


def _tested(test: Test, catalog: Catalog, listed: pd.DataFrame) -> Finding:
    if isinstance(test, Value | Change | Compare | Extreme):
        return figure(test, catalog)
    return entry(test, catalog, listed)

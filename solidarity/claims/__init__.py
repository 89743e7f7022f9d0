"""The article's statements against our tables: what each is tested by, and what comes out."""

from solidarity.claims.declared import Claim, claims
from solidarity.claims.finding import Finding
from solidarity.claims.verdicts import VERDICTS, Judged, judge

__all__ = ["VERDICTS", "Claim", "Finding", "Judged", "claims", "judge"]

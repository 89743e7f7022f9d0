"""What stands behind a score: the votes, deliveries, flows, clubs, agreements … it was computed from."""

from solidarity.evidence.behind import behind, covered
from solidarity.evidence.evidence import Evidence
from solidarity.evidence.missing import missing

__all__ = ["Evidence", "behind", "covered", "missing"]

"""From the publishers' tables to ours, as Ibis expressions on any engine; checked before they count.

A source's `build.py` gives `evidence(inputs)`, the tables we ship beside the ties, and
`derived(evidence, source)`, the ties and whatever else follows from them. A new release replaces
part of the evidence (`refresh.py`); the rest follows again.
"""

from solidarity.build.corrections import corrected, without
from solidarity.build.inputs import Inputs, connect
from solidarity.build.refresh import refresh, refreshable
from solidarity.build.stage import build, buildable, script, staged

__all__ = [
    "Inputs",
    "build",
    "buildable",
    "connect",
    "corrected",
    "refresh",
    "refreshable",
    "script",
    "staged",
    "without",
]

"""The atlas at a glance: one question, its answer in a sentence, and the few figures behind it, six times."""

from solidarity.overview.glance import Glance
from solidarity.overview.glances import GLANCES, glances
from solidarity.overview.headline import Apart, apart, headline

__all__ = ["GLANCES", "Apart", "Glance", "apart", "glances", "headline"]

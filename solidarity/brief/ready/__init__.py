"""Ready-made briefs: from the figures of the atlas to a story in slides, with nothing typed in."""

from solidarity.brief.ready.eight import middle_powers
from solidarity.brief.ready.one_country import country
from solidarity.brief.ready.regions import region
from solidarity.brief.ready.side_by_side import MOST, comparison
from solidarity.brief.ready.the_two import axis

__all__ = ["MOST", "axis", "comparison", "country", "middle_powers", "region"]

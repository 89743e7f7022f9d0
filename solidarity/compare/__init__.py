"""Countries side by side, or beside a group: figures, standing, peers, votes and words."""

from solidarity.compare import peers, votes, words
from solidarity.compare.comparison import LIMIT, Comparison, compare, drawn_first, medians
from solidarity.compare.figures import FIGURE, figures, shown, spread, table, ties
from solidarity.compare.groups import GROUPS, Group, group
from solidarity.compare.standing import STANDING, Standing, standing

__all__ = [
    "FIGURE",
    "GROUPS",
    "LIMIT",
    "STANDING",
    "Comparison",
    "Group",
    "Standing",
    "compare",
    "drawn_first",
    "figures",
    "group",
    "medians",
    "peers",
    "shown",
    "spread",
    "standing",
    "table",
    "ties",
    "votes",
    "words",
]

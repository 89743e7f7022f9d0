"""Countries side by side, or beside a group: figures, standing, peers, votes and words."""

from solidarity.compare import looks, peers, votes, words
from solidarity.compare.comparison import LIMIT, Comparison, compare, drawn_first, medians
from solidarity.compare.figures import FIGURE, figures, place, quartiles, shown, table, ties
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
    "looks",
    "medians",
    "peers",
    "place",
    "quartiles",
    "shown",
    "standing",
    "table",
    "ties",
    "votes",
    "words",
]

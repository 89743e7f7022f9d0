"""Russia and Iran as a pair: what each is to the other, theme by theme, then and now."""

from solidarity.axis import charts, lists, need_words, needs, standing, then_now, words
from solidarity.axis.blocks import BLOCKS, THEMES, Block, Line
from solidarity.axis.courses import Change, Courses, change, courses, drawn, drawn_table, within

__all__ = [
    "BLOCKS",
    "THEMES",
    "Block",
    "Change",
    "Courses",
    "Line",
    "change",
    "charts",
    "courses",
    "drawn",
    "drawn_table",
    "lists",
    "need_words",
    "needs",
    "standing",
    "then_now",
    "within",
    "words",
]

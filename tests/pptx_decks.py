"""Briefings as decks: everything that is written, everything awkward, and how a deck is read back."""

from dataclasses import replace
from io import BytesIO
from itertools import combinations

from pptx import Presentation
from pptx.util import Inches
from test_brief_file import BRIEFING, CHART, MAP

from solidarity.brief import pptx
from solidarity.brief.progress import silent
from solidarity.brief.slide import Briefing, Chart, Column, Slide, Table

LONG = "Thirty-seven governments of the Global South abstained again on the resolution tabled by Ukraine and the European Union, which was adopted with fewer votes than in any of the years before it, so far"
LINES = {
    "data": [
        {"type": "scatter", "mode": "lines+markers", "name": name, "x": [2021, 2022, 2023, 2024], "y": values, "line": {"color": hue}}
        for name, values, hue in (("Russia", [0.5, None, 0.25, 0.75], "#D55E00"), ("Iran", [1, 2, 3, 4], "#009E73"))
    ],
    "layout": {"yaxis": {"title": "0 to 1"}},
}  # fmt: skip
ROPES = {
    "data": [{"type": "bar", "orientation": "h", "y": ["India"], "x": [side]} for side in (-5, 3)],
    "layout": {"barmode": "overlay"},
}
ROWS = Table(
    (Column("State"), Column("Siding", 2), Column("Share", 1, "%")),
    tuple((f"State {n}", 0.5 + n / 100, None if n % 3 else 10.0 * n) for n in range(60)),
)
WIDE = Table(
    tuple(Column(f"A column of number {n}", 2) for n in range(10)),
    tuple(("Democratic Republic of the Congo", *[1234567.891 * n for n in range(8)], "A long remark on the status " * (n % 5)) for n in range(20)),
)  # fmt: skip
CELLS = Table(
    (Column("Term"), Column("Text")), (("long", "word " * 900), ("unbroken", "x" * 400), ("none", None))
)  # fmt: skip
FULL = replace(
    BRIEFING,
    slides=(
        Slide("section", "The network", "Who stands with whom"),
        replace(MAP, sentence="Two of them.", notes="Say: absent is not zero.", source="UN, Votes, 2026", period="2024", page="atlas", view={"year": "2024"}, method="Counted.", citations=("UN (2026), Votes.",)),
        replace(CHART, content=Chart(LINES, "0 to 1"), sentence="Lines.", period="2021–2024", page="country"),
        Slide("chart", "Ropes", "Drawn.", source="UN", page="scorecard", content=Chart(ROPES)),
        Slide("table", "Sixty states", "Highest last.", source="UN", period="2024", page="atlas", content=ROWS),
        Slide("text", "What follows", "First.\n- A & <b>\n- Москва"),
    ),
)  # fmt: skip
AWKWARD = Briefing(
    LONG * 2,
    (
        replace(MAP, title=LONG, sentence="A sentence that is far too long. " * 14, source="; ".join(f"Publisher {n}, Title of source {n}, release 2026" for n in range(15)), page="atlas"),
        replace(CHART, title=LONG, sentence="", content=Chart(LINES)),
        replace(CHART, title="", sentence="", source="", content=Chart(LINES)),
        Slide("table", LONG, "Wide.", content=WIDE, source="UN", page="atlas"),
        Slide("table", "Cells", content=CELLS), Slide("table", "Bare", content=Table((Column("A"),), ())),
        Slide("table", "Many", content=Table(tuple(Column(f"Column {n}") for n in range(60)), ((1234.5,) * 60,) * 3)),
        Slide("map", "Nothing to draw", "A map without content."),
        Slide("text", LONG, "\n".join(f"- Point {n}: {'words and more ' * 12}" for n in range(30))),
        Slide("text", "Huge", "word " * 2500), Slide("section", LONG, "and so on " * 90),
        Slide("text", "Control \x00\x07\ud800", "a\x0bb\n\n- c\x1fd \uffff"),
    ),
    subtitle=LONG,
)  # fmt: skip


def read(content: bytes) -> list:
    return list(Presentation(BytesIO(content)).slides)


def written(briefing: Briefing, template=None) -> list:
    return read(pptx.write(briefing, silent, template))


def words(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def titled(slides: list, title: str) -> list:
    return [one for one in slides if one.shapes.title is not None and one.shapes.title.text.startswith(title)]  # fmt: skip


def chart_of(slide):
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def tables_of(slides: list) -> list:
    return [shape.table for slide in slides for shape in slide.shapes if shape.has_table]


def boxes(slide) -> list:
    return [(s.name, s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes]


def check_apart(deck):
    slack = Inches(0.005)
    for number, slide in enumerate(deck.slides, start=1):
        held = boxes(slide)
        for name, left, top, right, bottom in held:
            assert min(left, top) >= 0, (number, name)
            assert right <= deck.slide_width + slack, (number, name)
            assert bottom <= deck.slide_height + slack, (number, name)
        for one, other in combinations(held, 2):
            pairs = ((one, other), (other, one))
            apart = any(a[side + 2] <= b[side] + slack for side in (1, 2) for a, b in pairs)
            assert apart, (number, one, other)

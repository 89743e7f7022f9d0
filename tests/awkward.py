"""A briefing whose texts mean something to every format it is written in."""

from solidarity.brief.slide import Briefing, Chart, Column, Slide, Table, WorldMap
from solidarity.maps import MapLayer

SIGNS = r"#1 #panic() *both* _sides_ $5 [x](y) <b>&amp; @a \n `code` ~~no~~ | =1 {z} //c /*d*/ ‘q’"
RUSSIAN = "Москва и Тегеран: договор 2025 года"
PERSIAN = "ایران"
LONG = "A title of two hundred letters that goes on and on " * 4
SOURCE = "United Nations, General Assembly roll calls, votes to 4 June 2026"
ADDRESS = "https://example.org/dataset.xhtml?persistent_id=*1&longer=than_a_narrow_column/is-wide"
CITED = f"Bailey, M. (2017), {ADDRESS}, doi:10.7910/DVN/LEJUQZ."
STATES = 195


def world_map() -> WorldMap:
    """Two states with a value, one of them doubtful."""
    layer = MapLayer(
        anchor="RUS",
        title="A map",
        codes=["IND", "TUR"],
        values=[0.55, 0.4],
        n=[38, 7],
        flags={"TUR": "few votes"},
        colors=["#0072B2", "#F4F1EA", "#D55E00"],
        low=0,
        high=1,
        log=False,
        decimals=2,
        labels=["with the G7", "split", "with Russia"],
        phrase="{value}",
        absent="no votes",
    )
    return WorldMap((layer,), "Siding", "2024", n_unit="votes")


def chart() -> Chart:
    """One line of three points."""
    trace = {"type": "scatter", "mode": "lines", "name": "Russia", "x": [2020, 2021, 2022]}
    return Chart({"data": [trace | {"y": [0.5, 0.25, 0.125]}], "layout": {}}, "0 to 1")


def table() -> Table:
    """As many rows as there are states, and cells of every kind."""
    columns = (Column("#", 0), Column("State"), Column("Value", 2), Column("Remark"))
    first = (1, "India", 1 / 3, SIGNS), (2, "Nowhere", None, "=HYPERLINK(1)")
    rest = ((place, f"State no. {place}", float(-place), "-") for place in range(3, STATES + 1))
    return Table(columns, (*first, *rest))


def wide() -> Table:
    """Ten columns, long cells, and words that fit in none of them."""
    columns = (*(Column(f"A share of imports {n}", 2, "%") for n in range(9)), Column("Remark"))
    return Table(columns, tuple((*[1234.5 + n] * 9, "W" * 90 + " long" * 60) for n in range(4)))


def briefing() -> Briefing:
    """A slide of each kind."""
    facts = {
        "source": SOURCE,
        "citations": (CITED,),
        "method": "Counted by hand.",
        "notes": "Hush.",
    }
    view = {"versus": "RUS", "year": "2024"}
    seen = facts | {"page": "atlas", "view": view, "period": "2024", "pinned": "2026-11-26"}
    slides = (
        Slide("text", "What to say", f"In words.\n- {SIGNS}\n- {RUSSIAN}\n- {PERSIAN}"),
        Slide("section", "The network", "Who stands with whom"),
        Slide("map", "India sides with nobody", "One half.", content=world_map(), **seen),
        Slide("chart", f"Title {SIGNS}", SIGNS, content=chart(), **seen),
        Slide("table", "All states", "In order.", content=table(), **seen),
        Slide("table", LONG, "Sentence " * 80, content=wide(), **seen),
    )
    return Briefing(
        "Who stands with whom", slides, "A brief", "2026-11-26", "https://atlas.example"
    )

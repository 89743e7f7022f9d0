"""A briefing with a slide of each kind and words that a page must not take for its own."""

from solidarity.brief.slide import Briefing, Chart, Column, Slide, Table, WorldMap
from solidarity.maps import MapLayer

HOSTILE = (
    "</script><script>document.title='taken'</script><img src=x onerror=alert(1)> <!-- \u2028 &amp;"
)
LAYER = MapLayer(
    anchor="RUS", title="Three states have a value", codes=["BRA", "CHN", "IND"], values=[0.25, 0.9, 0.55],
    n=[38, 30, 38], flags={"CHN": "few votes"}, colors=["#0072B2", "#F4F1EA", "#D55E00"], low=0, high=1,
    log=False, decimals=2, labels=["with the G7", "split", "with Russia"],
    phrase="{value} with Russia", absent="no vote",
)  # fmt: skip
LINE = {
    "data": [{"type": "scatter", "mode": "lines", "name": "Russia", "x": [2022, 2023, 2024], "y": [0.71, 0.64, 0.55]}],
    "layout": {"height": 240, "xaxis": {"title": {"text": ""}}},
}  # fmt: skip
STATES = tuple((f"State {place}", place / 1000) for place in range(1, 196))
BRIEFING = Briefing(
    f"Кто с кем {HOSTILE}",
    (
        Slide("section", "The network", "Who stands where"),
        Slide(
            "map", "India is split", "Votes of 2024.", notes=f"Pause here. {HOSTILE}",
            source="United Nations, roll calls", citations=("United Nations (2026), roll calls.",),
            method="Votes shared, by votes cast.", period="2024", page="atlas", pinned="2026-11-26",
            view={"country": "IND"}, content=WorldMap((LAYER,), "UN votes", "2024", n_unit="votes"),
        ),
        Slide("chart", "India turns away", HOSTILE, source="United Nations", content=Chart(LINE, "0 to 1")),
        Slide(
            "table", "All states", "Lowest first.",
            content=Table((Column("State"), Column("Value", 3)), (*STATES, (HOSTILE, None))),
        ),
        Slide("text", "A title of two hundred letters " * 7, f"What follows.\n- One point\n- {HOSTILE}"),
    ),
    subtitle="Figures of 2024", made="2026-11-26", home="https://atlas.example/",
)  # fmt: skip

"""Every page of the dashboard, section by section; a new page is one line here."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One page as the menu and the overview list it."""

    page: str
    title: str
    symbol: str
    """A name of Google's Material Symbols, which Streamlit carries."""
    about: str

    @property
    def path(self) -> str:
        """The page's file."""
        return f"pages/{self.page}.py"

    @property
    def icon(self) -> str:
        """The symbol as Streamlit's widgets take it."""
        return f":material/{self.symbol}:"


MENU = {
    "Home": [
        Entry("home/overview", "Overview", "home", "The question, and the answer at a glance."),
    ],
    "The network": [
        Entry("network/atlas", "Atlas", "public", "A world map of every tie, year by year."),
        Entry("network/alignment", "Alignment", "balance", "Closer to whom, and on what."),
        Entry("network/graph", "Graph", "graph_3", "Camps among all states, and who bridges."),
        Entry("network/timeline", "Timeline", "timeline", "What happened, when, with its source."),
    ],
    "The axis": [
        Entry("axis/russia_iran", "Russia and Iran", "handshake", "The pair, then and now."),
    ],
    "Partners": [
        Entry("partners/east", "The East", "wb_sunny", "China, India and Pakistan."),
        Entry("partners/americas", "The Americas", "landscape", "Venezuela, Nicaragua, Cuba."),
        Entry("partners/africa", "Africa", "terrain", "Who moved, and towards whom."),
        Entry("partners/outcasts", "Outcasts", "block", "Belarus, North Korea and Syria."),
        Entry("partners/country", "Country", "flag", "One country's ties, votes and arms."),
        Entry("partners/compare", "Compare", "compare_arrows", "Two to six side by side."),
        Entry("partners/score", "Score", "account_tree", "Why a country scores as it does."),
    ],
    "Middle powers": [
        Entry(
            "middle_powers/scorecard",
            "Scorecard",
            "swap_horiz",
            "Which of the eight could be moved.",
        ),
    ],
    "Pressure": [
        Entry("pressure/sanctions", "Sanctions", "gavel", "Who sanctions the two."),
        Entry("pressure/lifelines", "Lifelines", "hub", "Who keeps the two afloat."),
        Entry("pressure/what_if", "What if", "content_cut", "What a partner's end would cost."),
    ],
    "Evidence": [
        Entry("evidence/claims", "Claims", "fact_check", "The article against the data."),
        Entry(
            "evidence/votes", "Votes", "how_to_vote", "Every roll call of the Assembly, by name."
        ),
    ],
    "Brief": [
        Entry(
            "brief/briefing", "Briefing", "co_present", "What you pinned, to present and take away."
        ),
    ],
    "About": [
        Entry("about/sources", "Sources", "database", "Who published what, and its traps."),
        Entry("about/method", "Method", "function", "How each number is made."),
    ],
}
HOME = "pages/home/overview.py"
"""Where a reader arrives."""

"""What a reader may ask next: at the end of every page, links that carry the country along."""

import streamlit as st

from ui.data import catalog

Question = tuple[str, str, dict[str, str]]
"""What it asks ({country} is the one chosen), the page that answers, and what that page is to show."""

COUNTRY: Question = ("All ties of {country} to Moscow and Tehran", "partners/country", {})
WHY: Question = ("Why does {country} score as it does?", "partners/score", {})
BESIDE: Question = ("How does {country} compare with others?", "partners/compare", {})
MAP: Question = ("Where does {country} stand among all states?", "network/atlas", {})
CLOSER: Question = ("Is {country} closer to Moscow or to the West?", "network/alignment", {"first": "RUS", "second": "WEST"})  # fmt: skip
LIFELINES: Question = ("Who keeps the two afloat?", "pressure/lifelines", {})
WHAT_IF: Question = ("What would the end of a partner cost them?", "pressure/what_if", {})
EIGHT: Question = ("Which middle powers could be moved?", "middle_powers/scorecard", {})
PAIR: Question = ("How close are Russia and Iran to each other?", "axis/russia_iran", {})
SANCTIONS: Question = ("Who sanctions the two?", "pressure/sanctions", {})
EVENTS: Question = (
    "What happened with {country}, and when?",
    "network/timeline",
    {"with": "{code}"},
)
VOTES: Question = ("How did {country} vote, roll call by roll call?", "evidence/votes", {"show": "pair", "one": "{code}"})  # fmt: skip
CLAIMS: Question = ("Which of the article's statements hold?", "evidence/claims", {})
METHOD: Question = ("How is each number made?", "about/method", {})
SOURCES: Question = ("Who published it?", "about/sources", {})

NEXT: dict[str, tuple[Question, ...]] = {
    "atlas": (CLOSER, COUNTRY, BESIDE),
    "alignment": (WHY, EIGHT, BESIDE),
    "graph": (COUNTRY, CLOSER, WHAT_IF),
    "timeline": (COUNTRY, PAIR, SANCTIONS),
    "russia_iran": (CLAIMS, SANCTIONS, EIGHT),
    "east": (COUNTRY, BESIDE, LIFELINES),
    "americas": (COUNTRY, BESIDE, SANCTIONS),
    "africa": (COUNTRY, CLOSER, BESIDE),
    "outcasts": (COUNTRY, SANCTIONS, EVENTS),
    "country": (WHY, VOTES, EVENTS),
    "compare": (WHY, COUNTRY, EIGHT),
    "score": (COUNTRY, BESIDE, METHOD),
    "sanctions": (LIFELINES, WHAT_IF, EVENTS),
    "lifelines": (WHAT_IF, SANCTIONS, COUNTRY),
    "scorecard": (EVENTS, LIFELINES, SANCTIONS),
    "what_if": (LIFELINES, EIGHT, SANCTIONS),
    "claims": (PAIR, LIFELINES, SOURCES),
    "votes": (CLOSER, BESIDE, COUNTRY),
    "briefing": (MAP, BESIDE, CLAIMS),
    "sources": (METHOD, MAP),
    "method": (SOURCES, WHY),
}
"""By the last part of a page's address; the overview has its own."""


def next_questions(page: str) -> None:
    """The questions that follow from a page, in one row."""
    if page not in NEXT:
        return
    # What the page's own picker holds is newer than what was chosen before it ran.
    state = st.session_state
    code = state.get("country", state.chosen.get("country", "IND"))
    told = {"country": catalog().register.name(code), "code": code}
    st.markdown("**Next question**")
    with st.container(horizontal=True):
        for label, path, asks in NEXT[page]:
            st.page_link(
                f"pages/{path}.py",
                label=label.format(**told),
                query_params={key: value.format(**told) for key, value in asks.items()},
                icon=":material/arrow_forward:",
            )

"""What every written form of a briefing says beside its figures, in the same words."""

from datetime import date

from solidarity.brief.slide import Briefing, Slide, WorldMap
from solidarity.maps import BOUNDARIES_NOTICE

TITLE = "Sources and method"
ABSENT = "An empty cell, a dash or a hatched state is no data, which is not zero."


def paragraphs(sentence: str) -> list[tuple[bool, str]]:
    """The lines of a slide's text, each with whether it is a point ("- " before it)."""
    lines = [line.strip() for line in sentence.splitlines()]
    return [(line.startswith("- "), line.removeprefix("- ").strip()) for line in lines if line]


def source(slide: Slide) -> str:
    """`Source: UN Digital Library, Votes, release 2026 · Period: 2024`"""
    said = {"Source": slide.source, "Period": slide.period}
    return " · ".join(f"{name}: {words}" for name, words in said.items() if words)


def below(slide: Slide) -> list[str]:
    """What stands below a figure: its source and period, and under a map the boundaries notice."""
    notice = BOUNDARIES_NOTICE if isinstance(slide.content, WorldMap) else ""
    return [said for said in (source(slide), notice) if said]


def described(slide: Slide) -> str:
    """A figure in words, for who cannot see it."""
    if isinstance(slide.content, WorldMap):
        return f"World map of {slide.content.label}, {slide.content.period}: {slide.title}"
    return f"{slide.kind.capitalize()}: {slide.title}"


def citations(briefing: Briefing) -> list[str]:
    """Each citation once, in the order of the slides; of a slide without one, its source line."""
    found = [cited for slide in briefing.slides for cited in slide.citations or (slide.source,)]
    return [cited for cited in dict.fromkeys(found) if cited]


def methods(briefing: Briefing) -> list[str]:
    """How the figures are made: each definition once, in the order of the slides."""
    lines = (line.strip() for slide in briefing.slides for line in slide.method.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


def parts(briefing: Briefing) -> dict[str, list[str]]:
    """All that is said at the end, under the name of each part that has something to say."""
    told = {
        "Sources": citations(briefing),
        "How the figures are made": methods(briefing),
        "Reading the figures": notes(briefing),
    }
    return {name: lines for name, lines in told.items() if lines}


def notes(briefing: Briefing) -> list[str]:
    """What holds for all figures."""
    mapped = any(isinstance(slide.content, WorldMap) for slide in briefing.slides)
    return [ABSENT, *([BOUNDARIES_NOTICE] if mapped else [])]


def day(made: str) -> str:
    """A day as people write it: 26 November 2026."""
    when = date.fromisoformat(made)
    return f"{when.day} {when:%B %Y}"

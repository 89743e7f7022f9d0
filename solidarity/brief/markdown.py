"""A briefing as one Markdown file that also reads well as plain text."""

import re
from urllib.parse import quote

from solidarity import countries
from solidarity.brief import sourced, twin
from solidarity.brief.progress import Say
from solidarity.brief.slide import Briefing, Slide, Table
from solidarity.countries import Register

MOST_ROWS = 25
"""Of a table."""
ANYWHERE = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)")
AT_START = re.compile(r"^(?:[#+=:-]|\d{1,9}[.)])")
AT_END = re.compile(r"(?<= )(?=#+$)")
ADDRESS = re.compile(r"(https?://[^\s<>|`\\\"]*[^\s<>|`\\\".,;:()\[\]])")
SAFE = ":/?&=%#@!+,;~-._'"
"""What stays as it is in an address; brackets would end a link."""


def write(briefing: Briefing, say: Say) -> bytes:
    """The briefing as Markdown, maps and charts as the tables behind them."""
    register = countries.load()
    parts = [f"# {line(briefing.title)}"]
    parts += [line(briefing.subtitle)] if briefing.subtitle.strip() else []
    parts.append(f"Solidarity Atlas, {sourced.day(briefing.made)}")
    level = 2
    for done, slide in enumerate(briefing.slides):
        say(done, len(briefing.slides) + 1, slide.title)
        own = 2 if slide.kind == "section" else level
        parts += _slide(slide, own, briefing.link(slide), register)
        level = 3 if slide.kind == "section" else level
    say(len(briefing.slides), len(briefing.slides) + 1, sourced.TITLE)
    parts += _sources(briefing)
    return ("\n\n".join(parts) + "\n").encode()


def line(text: str) -> str:
    """A text on one line, in which nothing is Markdown or HTML."""
    return _at_start(_escaped(text))


def table(told: Table, most: int | None = None) -> str:
    """The first rows of a table, its cells escaped, columns of numbers set to the right."""
    heads = [_escaped(column.name) or " " for column in told.columns]
    rules = ["---:" if number else "---" for number in twin.numeric(told)]
    shown = Table(told.columns, told.rows[:most])
    rows = [[_escaped(cell) for cell in row] for row in twin.printed(shown)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [heads, rules, *rows])


def _slide(slide: Slide, level: int, link: str, register: Register) -> list[str]:
    parts = [f"{'#' * level} {line(slide.title) or slide.kind.capitalize()}"]
    parts += _prose(slide.sentence)
    if slide.content:
        told = twin.of(slide.content, register)
        parts.append(table(told, MOST_ROWS) if told.rows else "There are no rows.")
        if over := len(told.rows) - min(MOST_ROWS, len(told.rows)):
            parts.append(
                f"{over:,} more {'row is' if over == 1 else 'rows are'} left out here: the CSV in"
                " the ZIP holds them all."
            )
    parts += [line(said) for said in sourced.below(slide)]
    return parts + ([f"[Open in the atlas]({quote(link, safe=SAFE)})"] if link else [])


def _prose(sentence: str) -> list[str]:
    """Paragraphs, and points in a row as one list."""
    parts: list[str] = []
    listed = False
    for point, text in sourced.paragraphs(sentence):
        said = f"- {line(text)}" if point else line(text)
        if point and listed:
            parts[-1] += f"\n{said}"
        else:
            parts.append(said)
        listed = point
    return parts


def _sources(briefing: Briefing) -> list[str]:
    parts = [f"## {sourced.TITLE}"]
    if cited := sourced.citations(briefing):
        parts.append("\n".join(f"- {line(one)}" for one in cited))
    parts += [f"**{_escaped(name)}:** {_escaped(text)}" for name, text in sourced.methods(briefing)]
    return [*parts, *(line(note) for note in sourced.notes(briefing))]


def _escaped(text: str) -> str:
    """A text in which nothing has a meaning, addresses as links to themselves."""
    parts = ADDRESS.split(" ".join(text.split()))  # every second one is an address
    plain = [ANYWHERE.sub(lambda found: f"\\{found[0]}", part) for part in parts[::2]]
    links = [f"<{address}>" for address in parts[1::2]] + [""]
    return "".join(said + link for said, link in zip(plain, links, strict=True))


def _at_start(text: str) -> str:
    """The same as the start of a line, where a few more signs would mean something."""
    said = AT_START.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", text)
    return AT_END.sub(r"\\", said, count=1)

"""A briefing as a PDF: 16:9 slides or an A4 document, set by Typst from the files beside this one.

Fonts are Typst's own Libertinus Serif and matplotlib's DejaVu Sans, never the machine's, so that a
file looks the same wherever it was made. The files are tagged for screen readers (PDF/UA-1).
"""

import re
import textwrap
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import matplotlib
import orjson
import typst

from solidarity.brief import pictures, sourced, twin
from solidarity.brief.progress import Say
from solidarity.brief.slide import Briefing, Chart, Slide, Table, WorldMap
from solidarity.errors import DataError

Paper = Literal["a4", "16:9"]
TEMPLATE = Path(__file__).parent
MOST_ROWS = 45
"""Of a table on slides."""
INCHES = {"16:9": (12.0, 4.6), "a4": (6.6, 3.55)}
"""How large a picture is drawn."""
SHORT = 90
"""Letters of a title at a page's edge."""
MEASURED = 3
"""How many of a column's longest texts are measured: the widest need not have most letters."""
UNBROKEN = 24
"""How many letters of a word in a table stay together, however narrow it is."""
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def write(briefing: Briefing, say: Say, paper: Paper = "16:9") -> bytes:
    """The briefing as a PDF; raises DataError where it cannot be set."""
    drawn = _pictures(briefing, say, paper)
    say(len(drawn), len(drawn) + 1, "Setting the pages")
    told = _briefing(briefing, paper)
    made = datetime.combine(date.fromisoformat(briefing.made), datetime.min.time(), UTC)
    try:
        return typst.compile(
            TEMPLATE / "brief.typ",
            root=TEMPLATE,
            font_paths=_fonts(),
            sys_inputs={"briefing": orjson.dumps(told).decode(), **drawn},
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=made,
        )
    except typst.TypstError as error:
        raise DataError(_fault(error, told["items"])) from error


def _pictures(briefing: Briefing, say: Say, paper: Paper) -> dict[str, str]:
    """The maps and charts as SVG, by the names the template knows them by."""
    wanted = {
        _picture(number): slide
        for number, slide in enumerate(briefing.slides)
        if isinstance(slide.content, WorldMap | Chart)
    }
    drawn: dict[str, str] = {}
    for name, slide in wanted.items():
        assert isinstance(slide.content, WorldMap | Chart)
        say(len(drawn), len(wanted) + 1, f"{slide.kind.capitalize()}: {slide.title}")
        drawn[name] = pictures.drawn(slide.content, *INCHES[paper], "svg").decode()
    return drawn


def _picture(number: int) -> str:
    return f"picture-{number}"


@cache
def _fonts() -> typst.Fonts:
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])


def _briefing(briefing: Briefing, paper: Paper) -> dict[str, Any]:
    """What the template is told; every text in it is free of what no font can show."""
    made = date.fromisoformat(briefing.made)
    level, items = 1, []
    for number, slide in enumerate(briefing.slides):
        items.append(_item(number, slide, briefing, paper) | {"level": level})
        if slide.kind == "section":
            items[-1]["level"], level = 1, 2
    told = {
        "paper": paper,
        "title": _line(briefing.title) or "Briefing",
        "subtitle": _line(briefing.subtitle),
        "footer": _short(briefing.title),
        "made": [made.year, made.month, made.day],
        "date": sourced.day(briefing.made),
        "items": items,
        "sources": {
            "title": sourced.TITLE,
            "short": f"{sourced.TITLE} (continued)",
            "form": "section",
            "level": 1,
            "parts": [
                {"name": name, "lines": lines} for name, lines in sourced.parts(briefing).items()
            ],
        },
    }
    cleaned: dict[str, Any] = _clean(told)
    return cleaned


def _item(number: int, slide: Slide, briefing: Briefing, paper: Paper) -> dict[str, Any]:
    content = slide.content
    pictured = isinstance(content, WorldMap | Chart)
    return {
        "form": slide.kind,
        "title": _line(slide.title) or slide.kind.capitalize(),
        "short": f"{_short(slide.title)} (continued)",
        "paragraphs": [
            {"point": point, "text": text} for point, text in sourced.paragraphs(slide.sentence)
        ],
        "picture": _picture(number) if pictured else "",
        "alt": sourced.described(slide),
        "below": sourced.below(slide),
        "link": briefing.link(slide),
        "table": _table(content, paper) if isinstance(content, Table) else None,
    }


def _table(table: Table, paper: Paper) -> dict[str, Any]:
    rows = twin.printed(table)
    shown = rows[:MOST_ROWS] if paper == "16:9" else rows
    over = len(rows) - len(shown)
    columns = list(zip(*shown, strict=True)) if shown else [()] * len(table.columns)
    heads = [column.name for column in table.columns]
    numeric = twin.numeric(table)
    return {
        "head": heads,
        "rows": shown,
        "numeric": numeric,
        "unbroken": UNBROKEN,
        "least": [
            _longest([*_words(head), *(cells if number else _words(" ".join(cells)))])
            for head, cells, number in zip(heads, columns, numeric, strict=True)
        ],
        "most": [
            _longest([*textwrap.wrap(head, 20), *cells])
            for head, cells in zip(heads, columns, strict=True)
        ],
        "left_out": (
            f"{over:,} more {'row is' if over == 1 else 'rows are'} left out here: the CSV in the"
            " ZIP, the A4 document and the HTML page hold them all."
            if over
            else ""
        ),
    }


def _words(text: str) -> list[str]:
    return [word[:UNBROKEN] for word in text.split()]


def _longest(texts: list[str]) -> list[str]:
    return sorted({"", *texts}, key=lambda text: (-len(text), text))[:MEASURED]


def _line(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    line = _line(text)
    return line if len(line) <= SHORT else f"{line[: SHORT - 1].rstrip()}…"


def _clean(told: Any) -> Any:
    """The same without control characters, which are of no script."""
    if isinstance(told, str):
        return CONTROLS.sub(" ", told)
    if isinstance(told, dict):
        return {key: _clean(value) for key, value in told.items()}
    return [_clean(value) for value in told] if isinstance(told, list | tuple) else told


def _fault(error: typst.TypstError, items: list[dict[str, Any]]) -> str:
    """Why the pages could not be set, and what to do."""
    unknown = re.findall(r'the text `"(.+?)"` could not be displayed', error.diagnostic)
    if not unknown:
        return (
            f"The PDF could not be set ({error.message}): take slides out one by one until it can,"
            " or take another form."
        )
    letters = list(dict.fromkeys("".join(unknown)))
    where = [
        f"slide {number}"
        for number, item in enumerate(items, start=1)
        if any(letter in orjson.dumps(item).decode() for letter in letters)
    ]
    return (
        f"No font of the atlas has {', '.join(f'“{letter}”' for letter in letters[:10])} (in"
        f" {where[0] if where else 'the briefing’s title or sources'}): write it in Latin, Greek,"
        " Cyrillic, Arabic or Hebrew letters, or take another form than PDF."
    )

"""ZIP files: one table with its readme, or a briefing in every form with all its figures."""

import io
import textwrap
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from solidarity import countries
from solidarity.brief import file, markdown, pdf, pictures, rows, sourced
from solidarity.brief.names import slug
from solidarity.brief.progress import Say
from solidarity.brief.sheet import Form
from solidarity.brief.slide import Briefing, Slide, Table, WorldMap
from solidarity.countries import Register
from solidarity.maps import BOUNDARIES_NOTICE

WIDTH = 90
"""Letters of a readme's line."""
EMPTY = "An empty cell is no data, which is not zero."
APOSTROPHE = (
    "A text that begins with =, +, - or @ has an apostrophe before it, for a spreadsheet would"
    " run it as a formula."
)
CONTENTS = """\
briefing.pptx           slides for PowerPoint, with native tables and charts
briefing-16x9.pdf       slides as pages
briefing-a4.pdf         a document with every row of every table
briefing.html           one page that works without a network
briefing.md             plain text in Markdown
briefing.json           the briefing itself, which the atlas opens again
figures/                each map and chart with title, source and notice, as PNG and SVG
tables/                 the figures behind each slide as CSV (UTF-8), in full precision"""
Make = Callable[[Say], bytes]


def csv_with_readme(slide: Slide, link: str, register: Register) -> bytes:
    """The figures behind a slide as CSV, and a text that says what each column is.

    Raises DataError for a slide without figures.
    """
    name = slug(slide.title) or slide.kind
    held = rows.of(slide, register)
    files = {
        f"{name}.csv": rows.written(held),
        "README.txt": _text(_about(slide, f"{name}.csv", held, link)),
    }
    return _zipped(files, slide.pinned)


def write(briefing: Briefing, say: Say) -> bytes:
    """The briefing in every form, each figure as PNG and SVG and each table as CSV, in one ZIP."""
    parts = _parts(briefing)
    files: dict[str, bytes] = {}
    for place, (name, make) in enumerate(parts.items()):
        files[name] = make(_within(say, place, len(parts), name))
    register = countries.load()
    about = [briefing.title, briefing.subtitle, f"Solidarity Atlas, {sourced.day(briefing.made)}"]
    told: list[str] = [*about, "", CONTENTS]
    for name, slide in _named(briefing, "tables", "csv").items():
        held = rows.of(slide, register)
        files[name] = rows.written(held)
        told += ["", *_about(slide, name, held, briefing.link(slide))]
    files["README.txt"] = _text(told)
    return _zipped(files, briefing.made)


def _parts(briefing: Briefing) -> dict[str, Make]:
    """How each file is made that takes long."""
    from solidarity.brief import html, pptx  # here: who wants one CSV need not wait for them

    parts: dict[str, Make] = {
        "briefing.pptx": lambda say: pptx.write(briefing, say),
        "briefing-16x9.pdf": lambda say: pdf.write(briefing, say, "16:9"),
        "briefing-a4.pdf": lambda say: pdf.write(briefing, say, "a4"),
        "briefing.html": lambda say: html.write(briefing, say),
        "briefing.md": lambda say: markdown.write(briefing, say),
        "briefing.json": lambda say: file.saved(briefing),
    }
    return parts | dict(_figures(briefing))


def _figures(briefing: Briefing) -> Iterator[tuple[str, Make]]:
    forms: tuple[Form, ...] = ("png", "svg")
    for form in forms:
        for name, slide in _named(briefing, "figures", form).items():
            if not isinstance(slide.content, Table):
                yield name, partial(_figure, slide, form)


def _figure(slide: Slide, form: Form, say: Say) -> bytes:
    say(0, 1, slide.title)
    return pictures.single(slide, form)


def _named(briefing: Briefing, folder: str, suffix: str) -> dict[str, Slide]:
    """The slides with figures by a file's name, which begins with the slide's number."""
    digits = len(str(max(len(briefing.slides), 10)))
    return {
        f"{folder}/{number:0{digits}}-{slug(slide.title) or slide.kind}.{suffix}": slide
        for number, slide in enumerate(briefing.slides, start=1)
        if slide.content
    }


def _within(say: Say, place: int, of: int, name: str) -> Say:
    """Says how far one of several parts is as steps of the whole."""

    def part(done: int, steps: int, what: str) -> None:
        say(place * 100 + done * 100 // max(steps, 1), of * 100, f"{name}: {what}")

    return part


def _about(slide: Slide, name: str, held: rows.Rows, link: str) -> list[str]:
    """What there is to know about a table."""
    facts = {
        "Columns": [f"{field.name}: {field.about}" for field in held.fields],
        "Period": [slide.period],
        "Source": [slide.source],
        "To be cited as": [*slide.citations],
        "Method": [slide.method],
        "Taken from the atlas on": [sourced.day(slide.pinned) if slide.pinned else ""],
        "The same in the atlas": [link],
        "Of the map": [BOUNDARIES_NOTICE] if isinstance(slide.content, WorldMap) else [],
    }
    lines = [name, "=" * min(len(name), WIDTH), slide.title, *slide.sentence.splitlines(), ""]
    for fact, said in facts.items():
        if kept := [one for one in said if one]:
            lines += [f"{fact}:", *(f"  {one}" for one in kept)]
    texts = (cell for row in held.cells for cell in row if isinstance(cell, str))
    marked = any(text != rows.harmless(text) for text in texts)
    return [*lines, EMPTY, *([APOSTROPHE] if marked else [])]


def _text(lines: list[str]) -> bytes:
    """Lines as plain text, long ones broken between words; with the line ends Windows wants."""
    broken = [
        part
        for line in lines
        for part in textwrap.wrap(
            line,
            WIDTH,
            subsequent_indent="    " if line.startswith(" ") else "",
            break_long_words=False,
            break_on_hyphens=False,
            drop_whitespace=True,
        )
        or [""]
    ]
    return ("\r\n".join(broken) + "\r\n").encode("utf-8-sig")


def _zipped(files: dict[str, bytes], made: str) -> bytes:
    """The same bytes for the same files: each bears the day the briefing was made."""
    when = date.fromisoformat(made) if made else date(1980, 1, 1)
    told = io.BytesIO()
    with zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (max(when.year, 1980), when.month, when.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return told.getvalue()

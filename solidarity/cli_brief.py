"""The command `brief`: a ready-made briefing as a file for another program."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import solidarity
from solidarity.brief import file, formats, ready, stale
from solidarity.brief.slide import Briefing
from solidarity.catalog import Catalog
from solidarity.errors import DataError
from solidarity.writing import forbid_terminal, put


class BriefFormat(StrEnum):
    """Those of formats.FORMATS."""

    pptx = "pptx"
    pdf = "pdf"
    html = "html"
    md = "md"
    zip = "zip"


class Paper(StrEnum):
    """Those of formats.PAPERS."""

    wide = "16:9"
    a4 = "a4"


class Ready(StrEnum):
    """Briefs that are about no choice of countries."""

    middle_powers = "middle-powers"
    russia_iran = "russia-iran"
    east = "east"
    americas = "americas"
    africa = "africa"
    outcasts = "outcasts"


PLAIN = ("md", "html")
"""Formats that a terminal can show."""
AXIS = ("RUS", "IRN")


def brief(
    countries: Annotated[
        list[str] | None,
        typer.Option(help="Names or codes, with commas between them: one, or two to ten."),
    ] = None,
    ready_made: Annotated[
        Ready | None, typer.Option("--ready", help="A brief about no choice of countries.")
    ] = None,
    saved: Annotated[
        Path | None, typer.Option("--open", help="A briefing saved on the dashboard's page.")
    ] = None,
    anchor: Annotated[
        str | None, typer.Option(help="RUS, IRN, CHN, USA or WEST; one country: both of the first.")
    ] = None,
    year: Annotated[int | None, typer.Option(help="Calendar year; none: the newest.")] = None,
    format: Annotated[
        BriefFormat | None, typer.Option(help="How to write it; none: by the file's name.")
    ] = None,
    paper: Annotated[Paper, typer.Option(help="Of a PDF.")] = Paper.wide,
    template: Annotated[
        Path | None, typer.Option(help="A PowerPoint file whose layouts are used.")
    ] = None,
    home: Annotated[
        str, typer.Option(help="Where the dashboard is served: links lead back to it.")
    ] = Briefing("").home,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File; none: standard output.")
    ] = None,
) -> None:
    """Write a briefing: maps, charts and tables with their sources, as slides.

    A ready-made one is computed from the atlas's figures of today; a saved one keeps its own.

    Example: python -m solidarity brief --countries IND,TUR,ZAF --anchor RUS -o brief.pptx
    """
    names = [name.strip() for given in countries or [] for name in given.split(",")]
    names = [name for name in names if name]
    if sum((bool(names), ready_made is not None, saved is not None)) != 1:
        raise DataError("Name one of --countries, --ready and --open.")
    chosen = format or _by_name(output)
    _forbid(chosen, template, output)
    typer.echo("Reading the tables", err=True)
    catalog = solidarity.load()
    typer.echo("Putting the brief together", err=True)
    if saved:
        made = _opened(catalog, saved)
    elif ready_made:
        made = _ready(catalog, ready_made, anchor, year)
    else:
        made = _of(catalog, names, anchor, year)
    content = formats.write(replace(made, home=home), chosen, _say, template, paper.value)
    put(content, output)
    where = output or "standard output"
    typer.echo(f"{len(made.slides)} slides, {len(content) / 1e6:.1f} MB, in {where}", err=True)


def _by_name(output: Path | None) -> str:
    """The format that a file's name ends in."""
    suffix = output.suffix.removeprefix(".").lower() if output else ""
    if suffix not in formats.FORMATS:
        raise DataError(f"Name a format with --format ({', '.join(formats.FORMATS)}), or a file that ends in one.")  # fmt: skip
    return suffix


def _forbid(format: str, template: Path | None, output: Path | None) -> None:
    """What cannot work, before any work is done."""
    if format not in PLAIN:
        forbid_terminal(format, output)
    if output and not output.parent.is_dir():
        raise DataError(f"{output.parent}: no such folder; make it first.")
    if template and not template.is_file():
        raise DataError(f"{template}: no such file; name a PowerPoint file as --template.")
    if template and format != "pptx":
        raise DataError(f"A template is for pptx, not for {format}: leave it out.")


def _opened(catalog: Catalog, path: Path) -> Briefing:
    """A saved briefing; what had to be left out of it, or is no longer held, is said."""
    try:
        text = path.read_bytes()
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}).") from error
    found, faults = file.opened(text, catalog.register, str(path))
    held = catalog.with_index()
    stale_ones = [
        f"Slide {number}: {said}"
        for number, slide in enumerate(found.slides, start=1)
        if (said := stale.since_pinned(slide, held))
    ]
    for sentence in (*faults, *stale_ones):
        typer.echo(sentence, err=True)
    return found


def _of(catalog: Catalog, names: list[str], anchor: str | None, year: int | None) -> Briefing:
    """One country, or several side by side."""
    if len(names) == 1:
        return ready.country(catalog, names[0], AXIS if anchor is None else (anchor,), year)
    return ready.comparison(catalog, names, anchor or AXIS[0], year)


def _ready(catalog: Catalog, kind: Ready, anchor: str | None, year: int | None) -> Briefing:
    if kind is Ready.russia_iran:
        if anchor is not None or year is not None:
            raise DataError("The brief on Russia and Iran is of both and of all years: leave --anchor and --year out.")  # fmt: skip
        return ready.axis(catalog)
    if kind is Ready.middle_powers:
        return ready.middle_powers(catalog, anchor or AXIS[0], year)
    return ready.region(catalog, kind.value, anchor or AXIS[0], year)


def _say(done: int, of: int, what: str) -> None:
    typer.echo(f"{done}/{of} {what}", err=True)

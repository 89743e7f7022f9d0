"""The command `what-if`: what an anchor would lose."""

from pathlib import Path
from typing import Annotated

import typer

import solidarity
from solidarity.errors import DataError
from solidarity.pressure import channels, records
from solidarity.pressure import what_if as cuts_of
from solidarity.writing import Format, write


def what_if(
    anchor: Annotated[str, typer.Option(help="RUS or IRN.")],
    cut: Annotated[list[str], typer.Option(help="PARTNER=PERCENT, such as IND=100; repeatable.")],
    channel: Annotated[
        list[str], typer.Option(help=f"{', '.join([*channels.CHANNELS, *channels.TOGETHER])}.")
    ],
    year: Annotated[int, typer.Option(help="Calendar year.")],
    relabelled: Annotated[
        bool, typer.Option(help="Count crude oil that comes under another name.")
    ] = False,
    partners: Annotated[
        bool, typer.Option("--partners", help="A row per partner, not one per channel.")
    ] = False,
    format: Annotated[Format, typer.Option(help="How to write the rows.")] = Format.csv,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File; none: standard output.")
    ] = None,
) -> None:
    """Print what an anchor would lose if partners bought or sold less, and nothing else moved.

    A first-order sum in the unit of each channel; an empty bound is one that nobody knows.

    Example: python -m solidarity what-if --anchor RUS --cut IND=100 --cut TUR=50 --channel crude
    --year 2023 --format json
    """
    catalog = solidarity.load()
    register = catalog.register
    code, cuts = catalog.anchor(anchor), cuts_of.parse("_".join(cut), register)
    if code in cuts:
        raise DataError(f"{register.name(code)} cannot be cut off from itself.")
    chosen = dict.fromkeys(one for name in channel for one in channels.named(name))
    found = cuts_of.run(
        [records.read(catalog, code, one, relabelled) for one in chosen],
        year,
        cuts,
        register,
    )
    idle = [f"{register.name(code)} is on record in none of the channels." for code in found.idle]
    for sentence in (*found.missing, *idle):
        typer.echo(sentence, err=True)
    write(found.partners if partners else found.summary, format, output)

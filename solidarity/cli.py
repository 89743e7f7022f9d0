"""The command line: build the tables, check them, and read ties out of them."""

import sys
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

import solidarity
from solidarity import cli_brief, cli_what_if, countries, own, own_source
from solidarity.errors import DataError, UnknownName, UnknownYear
from solidarity.paths import DATA
from solidarity.writing import Format, write

app = typer.Typer(
    help="Who stands with Russia and Iran, on what, and since when: the atlas's figures.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


Engine = Annotated[
    str | None,
    typer.Option(envvar="SOLIDARITY_ENGINE", help="Ibis connection URL; none: embedded DuckDB."),
]

# The comparison needs Voeten's file, which is not shipped, so that a refresh cannot make it anew.
STALE_CHECK = (
    "The alignment index follows from the new figures; its comparison with published ideal points"
    " does with: python -m solidarity build index --inputs FOLDER"
)


@app.command()
def build(
    sources: Annotated[
        list[str] | None, typer.Argument(help="Folders under data/; none: all.")
    ] = None,
    inputs: Annotated[Path, typer.Option(help="Folder of the publishers' tables.")] = Path(
        "inputs"
    ),
    engine: Engine = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Write the rows and years found into source.toml.")
    ] = False,
) -> None:
    """Compute our tables from the publishers'.

    Everything is written aside, checked against source.toml, and only then put in place.

    Example: python -m solidarity build un_votes --inputs ../shared/data
    """
    builder = _builder()
    for key in builder.build(sources or [], inputs, engine=engine, accept=accept):
        typer.echo(f"built data/{key}", err=True)


@app.command()
def refresh(
    source: Annotated[str, typer.Argument(help="Folder under data/.")],
    files: Annotated[list[Path], typer.Argument(help="The publisher's files, as downloaded.")],
    of: Annotated[
        str, typer.Option(help="The state a SIPRI TIV table is about: it does not say so itself.")
    ] = "",
    release: Annotated[str, typer.Option(help="What to call the release.")] = "",
    engine: Engine = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Put it in place; without, only say what changes.")
    ] = False,
) -> None:
    """Read a publisher's new release, and say what it changes.

    What the release does not cover stays as it is. The tables are replaced all at once or not at
    all.

    Example: python -m solidarity refresh un_votes 2027_voting.csv --accept
    """
    changes = _builder().refresh(
        source, files, engine=engine, of=of, release=release, accept=accept,
        say=lambda step: typer.echo(step, err=True),
    )  # fmt: skip
    typer.echo("\n".join(changes.lines()))
    done = "Accepted." if accept else "Nothing was replaced; run it again with --accept to do so."
    typer.echo(done, err=True)
    indicators = solidarity.load().sources[source].indicators.values()
    if accept and any(indicator.index for indicator in indicators):
        typer.echo(STALE_CHECK, err=True)


@app.command("import")
def bring(
    file: Annotated[Path, typer.Argument(help="CSV: iso3 or country, year, value[, anchor].")],
    title: Annotated[str, typer.Option(help="What the figures are.")],
    unit: Annotated[str, typer.Option(help="What they are counted in.")] = "",
    replace: Annotated[bool, typer.Option("--replace", help="Replace one of that title.")] = False,
) -> None:
    """Make a CSV of your own an indicator of this installation (data/own_<title>/).

    At most 5 MB and 100,000 rows; rows whose country is not known are listed and left out.

    Example: python -m solidarity import grain.csv --title "Grain imports" --unit "million tonnes"
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise DataError(f"{file}: cannot be read ({error.strerror}).") from error
    found = own.read(content, file.name, countries.load())
    for line, given, nearest in found.unmatched.itertuples(index=False, name=None):
        typer.echo(
            f"line {line}: “{given}” is not known ({nearest or 'nothing like it'})",
            err=True,
        )
    target = own_source.install(found, title, unit, DATA, replace)
    typer.echo(f"{len(found.ties):,} figures in {target}", err=True)


def _builder() -> ModuleType:
    """The builders, whose packages those who only look do not need."""
    try:
        from solidarity import build as builder
    except ModuleNotFoundError as error:
        raise DataError(
            f"Building needs {error.name}: pip install -r requirements/build.txt"
        ) from error
    return builder


@app.command()
def check() -> None:
    """Read every source and hold its tables to the promises of its source.toml."""
    catalog = solidarity.load()
    for key, source in catalog.sources.items():
        rows = sum(len(table) for table in catalog.tables[key].values())
        typer.echo(f"{key}: {rows:,} rows, {len(source.indicators)} indicators, {source.release}")
    typer.echo(f"All promises kept: {len(catalog.ties()):,} ties.")


@app.command()
def ties(
    anchor: Annotated[list[str] | None, typer.Option(help="RUS, IRN, CHN, USA or WEST.")] = None,
    partner: Annotated[
        list[str] | None, typer.Option(help="Any name or code of a country.")
    ] = None,
    indicator: Annotated[list[str] | None, typer.Option(help="Key, such as un_siding.")] = None,
    year: Annotated[list[int] | None, typer.Option(help="Calendar year.")] = None,
    format: Annotated[Format, typer.Option(help="How to write the rows.")] = Format.csv,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File; none: standard output.")
    ] = None,
) -> None:
    """Print the ties that match every filter; each filter can be repeated.

    Columns: anchor, partner, year, indicator, value, status, n, source. A pair without a row has
    no data, which is not zero.

    Example: python -m solidarity ties --anchor RUS --partner India --indicator un_siding --year 2024
    """
    rows = solidarity.load().ties(anchor=anchor, partner=partner, indicator=indicator, year=year)
    if rows.empty:
        typer.echo("No tie matches: a pair without a row has no data, which is not zero.", err=True)
    write(rows, format, output)


@app.command()
def index(
    anchor: Annotated[str, typer.Option(help="RUS, IRN, CHN, USA or WEST.")],
    year: Annotated[int, typer.Option(help="Calendar year.")],
    weights: Annotated[
        str, typer.Option(help="A preset, or such as votes=2,trade=1; the rest as by default.")
    ] = "default",
    versus: Annotated[
        str | None, typer.Option(help="Another anchor, compared on what is known for both.")
    ] = None,
    partner: Annotated[
        list[str] | None, typer.Option(help="Any name or code of a country.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How to write the rows.")] = Format.csv,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File; none: standard output.")
    ] = None,
) -> None:
    """Print the alignment index of an anchor and year, the highest first.

    Index and dimensions run from 0 to 100; the interval (low, high, rank_low, rank_high) holds 90%
    of random weightings. States of which half of the dimensions or fewer are known have no rank and
    come last.

    Example: python -m solidarity index --anchor RUS --year 2023 --weights votes=2,trade=1
    """
    rows = solidarity.load().index(anchor, year, weights, partner=partner, versus=versus)
    if rows.empty:
        typer.echo("No state asked for has an index: too few dimensions known, not zero.", err=True)
    write(rows, format, output)


app.command("what-if")(cli_what_if.what_if)
app.command()(cli_brief.brief)


def main() -> None:
    """Run a command; a fault in names or data is one sentence on standard error.

    Exit status 2 for a name or year the atlas does not hold, 1 for any other fault, 0 else.
    """
    try:
        app(prog_name="python -m solidarity")
    except (UnknownName, UnknownYear) as error:
        typer.echo(str(error), err=True)
        sys.exit(2)
    except DataError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)

"""A publisher's new release read, built aside, compared with what stands, and only then accepted."""

import inspect
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType

from solidarity import accepted, source
from solidarity.build.changes import Changes, compare
from solidarity.build.inputs import connect, read_table
from solidarity.build.restate import restate
from solidarity.build.stage import (
    aside,
    check,
    named,
    read_ties,
    script,
    write_all,
)
from solidarity.errors import DataError
from solidarity.paths import ROOT


def refreshable(root: Path = ROOT) -> list[str]:
    """The keys of all folders under data/ that can read their publisher's own release."""
    return sorted(path.parent.name for path in root.glob("data/*/refresh.py"))


def refresh(
    key: str,
    files: Sequence[Path],
    root: Path = ROOT,
    *,
    engine: str | None = None,
    of: str = "",
    release: str = "",
    accept: bool = False,
    say: Callable[[str], None] = lambda step: None,
) -> Changes:
    """Read a release of one source and return what it changes; with `accept`, put it in place.

    What the release does not cover stays. `of` is the state a table is about where the file does
    not name it, `release` what to call it (else its file names), `say` is told each step. Raises
    UnknownName or DataError, and then nothing has changed.
    """
    named([key], refreshable(root))
    accepted.recover(root)
    folder = root / "data" / key
    reader = script(folder / "refresh.py")
    backend = connect(engine)
    before = source.read(folder)
    old = {
        name: read_table(backend, folder / f"{name}.parquet")
        for name in before.tables
        if name != "ties"
    }
    with aside(root) as stage:
        say(f"Reading {', '.join(path.name for path in files)} …")
        evidence = reader.evidence(files, old, backend, **_options(reader, key, of))
        say("Computing the ties …")
        write_all(key, evidence, stage, root, backend)
        built = stage / "data" / key
        name = release or f"{', '.join(path.name for path in files)}, read {date.today():%d %B %Y}"
        restate(folder / "source.toml", built, name, _partial(folder, evidence))
        say("Checking them against source.toml …")
        declared = check(key, stage, root)
        changes = compare(read_ties(folder), read_ties(built), declared)
        if accept:
            accepted.accept(stage, key, root)
    return changes


def _options(reader: ModuleType, key: str, of: str) -> dict[str, str]:
    if of and "of" not in inspect.signature(reader.evidence).parameters:
        raise DataError(f"--of {of}: the files of {key} say themselves whom they are about.")
    return {"of": of} if of else {}


def _partial(folder: Path, evidence: object) -> dict[int, str] | None:
    """The years that are not complete, if the source's build.py can tell from its evidence."""
    builder = script(folder / "build.py")
    return builder.partial(evidence) if hasattr(builder, "partial") else None

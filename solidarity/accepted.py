"""How a new set of files takes the place of the old: all at once, whatever kills the process.

A set lies complete under `.accepted-<key>/`, laid out as the project, from the moment of one rename
on. What follows, moving each file to its place, can be repeated by whoever comes next.
"""

import shutil
from contextlib import suppress
from pathlib import Path

PREFIX = ".accepted-"


def accept(stage: Path, key: str, root: Path) -> None:
    """Let the files under `stage` (a folder in `root`) replace those of the same names in `root`."""
    recover(root)
    stage.rename(root / f"{PREFIX}{key}")
    recover(root)


def recover(root: Path) -> None:
    """Finish what a killed process had accepted, if anything; two may do so at the same time."""
    for accepted in root.glob(f"{PREFIX}*"):
        for path in sorted(p for p in accepted.rglob("*") if p.is_file()):
            target = root / path.relative_to(accepted)
            target.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):  # the other one has moved it
                path.replace(target)
        shutil.rmtree(accepted, ignore_errors=True)

"""Modules of JavaScript as one script, for a file that stands alone: a browser loads no modules from a disk."""

import re
from pathlib import Path

from solidarity.errors import DataError

IMPORT = re.compile(r"^import \{([^}]*)\} from '([^']+)'$", re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?function|const) (\w+)", re.MULTILINE)
LEFT = re.compile(r"^(?:import|export)\b.*$|\bimport\(", re.MULTILINE)


def one_script(entry: Path) -> str:
    """The module and all that it imports, each in a scope of its own, those imported first."""
    bodies: dict[Path, str] = {}
    _gather(entry.resolve(), bodies)
    return "'use strict';\nconst modules = {};\n" + "\n".join(bodies.values())


def _gather(path: Path, bodies: dict[Path, str]) -> None:
    if path in bodies:
        return
    text = path.read_text("utf8")
    for _, address in IMPORT.findall(text):
        _gather((path.parent / address).resolve(), bodies)
    bodies[path] = _scoped(path, text)


def _scoped(path: Path, text: str) -> str:
    """The module's text as a function that returns what it exports."""
    names = [name for _, name in EXPORT.findall(text)]
    body = EXPORT.sub(r"\1 \2", IMPORT.sub(lambda found: _import(path, found), text))
    if left := LEFT.search(body):
        raise DataError(f"{path}: `{left[0]}` cannot stand in a file of its own; name what it is.")
    return (
        f"modules['{path.as_posix()}'] = (() => {{\n{body}\nreturn {{ {', '.join(names)} }}\n}})()"
    )


def _import(path: Path, found: re.Match[str]) -> str:
    names = found[1].replace(" as ", ": ")
    return f"const {{{names}}} = modules['{(path.parent / found[2]).resolve().as_posix()}']"

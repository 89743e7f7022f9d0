"""The formats in which a briefing can be taken away; each is loaded only when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from solidarity.brief.progress import Say
from solidarity.brief.slide import Briefing
from solidarity.errors import DataError, UnknownName

PAPERS = ("16:9", "a4")
"""Of a PDF: one to be shown, one to be read."""
FORMATS = {
    "pptx": "solidarity.brief.pptx",
    "pdf": "solidarity.brief.pdf",
    "html": "solidarity.brief.html",
    "md": "solidarity.brief.markdown",
    "zip": "solidarity.brief.bundle",
}
"""Each with the module that writes it; what these build on takes seconds to load."""


def write(
    briefing: Briefing,
    format: str,
    say: Say,
    template: Path | None = None,
    paper: str = "16:9",
) -> bytes:
    """The briefing as a file of that format; `say` is told each step before it is taken.

    `template` is a PowerPoint file whose layouts are used, `paper` that of a PDF. Raises UnknownName
    on a format there is none of, DataError for an option that the format does not know.
    """
    if format not in FORMATS:
        raise UnknownName(f"a format ({', '.join(FORMATS)})", format, FORMATS)
    if paper not in PAPERS:
        raise UnknownName(f"a paper ({', '.join(PAPERS)})", paper, PAPERS)
    if template is not None and format != "pptx":
        raise DataError(f"A template is for pptx, not for {format}: leave it out.")
    options: dict[str, Any] = {"template": template} if format == "pptx" else {}
    options |= {"paper": paper} if format == "pdf" else {}
    try:
        writer: Callable[..., bytes] = import_module(FORMATS[format]).write
    except ModuleNotFoundError as error:
        raise DataError(
            f"Writing {format} needs {error.name}: pip install -r requirements.txt"
        ) from error
    return writer(briefing, say, **options)

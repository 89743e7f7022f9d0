"""Names for files and columns made of titles."""

import re
import unicodedata

DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""What Windows keeps for itself."""


def slug(title: str, most: int = 60, between: str = "-") -> str:
    """A title as a name of plain letters, safe on every machine; empty where it has no letters."""
    bare = unicodedata.normalize("NFKD", title.replace("ı", "i")).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", between, bare.lower())[:most].strip(between)
    return f"{name}{between}file" if DEVICES.fullmatch(name) else name


def unused(name: str, taken: set[str]) -> str:
    """The name, with a number after it where it is taken."""
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}_{number}"
    return found

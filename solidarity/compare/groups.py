"""The groups of countries that others can be held against, as the register has them."""

from dataclasses import dataclass

from solidarity.countries import Register, plain
from solidarity.errors import UnknownName

GROUPS = {
    "middle_powers": "the middle powers",
    "east": "the partners in the East",
    "americas": "the partners in the Americas",
    "africa": "the African states",
    "outcasts": "the older outcasts",
    "G7": "the G7",
    "G20": "the G20's states",
    "EU": "the European Union's members",
    "NATO": "NATO's members",
}
"""The register's groups with their names in a sentence, in the order of a picker."""


@dataclass(frozen=True)
class Group:
    """A group in one year."""

    key: str
    name: str
    """Its name in the middle of a sentence."""
    members: tuple[str, ...]
    """Codes of its members, without the anchor they are held against."""


def group(register: Register, key: str, anchor: str, year: int) -> Group:
    """The group as it was in that year, without the anchor; raise UnknownName on any other key."""
    if key not in GROUPS:
        raise UnknownName("a group to compare with", key, GROUPS)
    members = tuple(code for code in register.members(key, year) if code != anchor)
    return Group(key, GROUPS[key], members)


def read(text: str) -> str:
    """The key of a group written in any case, with blanks or without; raise UnknownName else."""
    found = {plain(key.replace("_", " ")): key for key in GROUPS}
    key = found.get(plain(text.replace("_", " ")))
    if key is None:
        raise UnknownName("a group to compare with", text, GROUPS)
    return key

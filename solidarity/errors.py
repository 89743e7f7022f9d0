"""The exceptions the package raises on purpose; each message is a sentence fit for the screen."""

from collections.abc import Iterable
from difflib import get_close_matches


class DataError(Exception):
    """Data or metadata on disk breaks its own promises; the message names the file and the cure."""


class UnknownName(DataError):
    """A name the atlas does not hold; `nearest` are the known ones most like it."""

    def __init__(self, kind: str, given: str, known: Iterable[str]) -> None:
        spelled = {name.casefold(): name for name in known}
        self.nearest = [spelled[n] for n in get_close_matches(given.casefold(), spelled, n=3)]
        hint = f" Did you mean {' or '.join(self.nearest)}?" if self.nearest else ""
        super().__init__(f"“{given}” is not {kind} in the atlas.{hint}")


class UnknownYear(DataError):
    """A year in which the atlas has no data at all."""

    def __init__(self, given: int, first: int, last: int) -> None:
        super().__init__(f"{given} is outside the data, which run from {first} to {last}.")

"""What the reader has on the desk: the briefing, one step back, and what is still to be said."""

from dataclasses import dataclass, field, replace
from secrets import token_hex
from typing import NamedTuple

from solidarity.brief import file
from solidarity.brief.slide import Briefing, Slide
from solidarity.countries import Register
from solidarity.errors import DataError


class Kept(NamedTuple):
    """A briefing as a browser has kept it; `first` where the session has only begun."""

    id: str
    text: str
    first: bool


@dataclass
class Desk:
    """Held for one reader. Streamlit ends a callback for the next run at any look into the session,
    and does not call it again: a callback looks there first if at all, then changes the desk in one go.
    """

    briefing: Briefing
    register: Register
    before: Briefing | None = None
    mark: str = "new"
    """Another one for each briefing, so that what was made of it is known to be out of date."""
    text: str = ""
    """What the browser is to keep, as a file; nothing where it is the browser that has it."""
    taken: str = ""
    """Which of the briefings kept by the browser was the last to arrive."""
    joined: bool = False
    """What the browser kept from before this session is here."""
    faults: list[str] = field(default_factory=list)
    said: str = ""
    id: str = field(default_factory=lambda: token_hex(8))

    def change(self, changed: Briefing) -> None:
        """Put another briefing in the place of the present one, which `undo` brings back."""
        self.before = self.briefing
        self._hold(changed)

    def undo(self) -> None:
        """Bring back what the last change has replaced."""
        if self.before:
            self._hold(self.before)
            self.before = None

    def add(self, slide: Slide) -> bool:
        """Put a slide at the end; False where there is no room."""
        slides = self.briefing.slides
        if len(slides) == file.MOST:
            return False
        self.change(replace(self.briefing, slides=(*slides, slide)))
        return True

    def opened(self, text: bytes, name: str) -> Briefing | None:
        """A saved briefing, its links leading here; what is wrong with it is kept to be said."""
        try:
            found, self.faults = file.opened(text, self.register, name)
        except DataError as error:
            self.faults = [str(error)]
            return None
        return replace(found, home=self.briefing.home)

    def take(self, kept: Kept) -> None:
        """What this browser kept from before, or what another of its tabs has just pinned.

        What was pinned before the browser had answered stays, at the end.
        """
        if kept.id == self.taken:
            return  # the browser asks again until it has its answer
        own = self.briefing.slides if kept.first and not self.joined else ()
        self.taken, self.joined = kept.id, True
        if found := self.opened(kept.text.encode(), "The kept briefing"):
            self._hold(replace(found, slides=(*found.slides, *own)), keep=bool(own))

    def _hold(self, held: Briefing, keep: bool = True) -> None:
        self.briefing, self.mark = held, token_hex(8)
        self.text = file.saved(held).decode() if keep else ""

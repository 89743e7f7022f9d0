"""A slide to be filled: its title, sentence, source, link and number, each where the master has room for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.util import Inches

from solidarity.brief.pptx import master, template, text
from solidarity.brief.pptx.room import SERIF, fitted
from solidarity.brief.pptx.template import Place

TITLE_SIZES = (26, 24, 22, 20, 18, 16, 14, 12)
SENTENCE_SIZES = (14, 13, 12, 11, 10)
SOURCE_SIZES = (9, 8, 7)
LINK = "Open in the atlas"


@dataclass(eq=False)
class Page:
    """One slide; `body` is what the title, sentence and source leave of it.

    What is too long for its place ends with “…”; the speaker's notes have it in full.
    """

    slide: Any
    own: bool
    title_at: Place
    body: Place
    said_at: Place
    source_at: Place
    link_at: Place
    number_at: Place
    factor: float
    """How much wider than Arial letters may be."""
    titled: str = ""

    def title(self, words: str, sizes: tuple[int, ...] = TITLE_SIZES) -> None:
        """Write the title."""
        self.titled = words
        shape = self.slide.shapes.title
        if shape is None:
            shape = next((one for one in self.slide.shapes if one.name == "Title"), None)
        if not words.strip():
            drop(shape)
            return
        shape = self._or_box(shape, self.title_at, "Title")
        _, _, width, height = self.title_at
        margin = 0.0 if self.own else 0.2
        fit = fitted(
            words, width - margin, height - margin / 2, sizes, SERIF if self.own else 1.3
        )  # fmt: skip
        text.put(shape, fit)

    def sentence(self, words: str) -> None:
        """Write the sentence below the title, or give its room to the rest."""
        shape = self._held(master.SENTENCE_ID)
        if not words.strip():
            drop(shape)
            left, _, width, _ = self.body
            bottom = self.body[1] + self.body[3]
            self.body = (left, self.said_at[1], width, bottom - self.said_at[1])
            return
        fit = fitted(words, self.said_at[2], self.said_at[3], SENTENCE_SIZES, self.factor)
        text.put(self._or_box(shape, self.said_at, "Sentence"), fit)

    def source(self, words: str, notice: str = "") -> None:
        """Write the source at the foot, and below it the notice of a map."""
        shape = self._held(11)
        if not (words or notice):
            drop(shape)
            return
        _, _, width, height = self.source_at
        below = f"\n{notice}" if notice else ""
        fit = fitted(f"{words}{below}".strip(), width, height, SOURCE_SIZES, self.factor)
        said = fit.text
        if fit.cut and notice:  # the notice stays whole
            kept = height - fit.height / fit.lines
            said = fitted(words, width, kept, SOURCE_SIZES[-1:], self.factor).text + below
        text.write(self._or_box(shape, self.source_at, "Source"), said, fit.size)

    def link(self, address: str) -> None:
        """Write where the view of a slide is found."""
        shape = self._held(master.LINK_ID)
        if not address:
            drop(shape)
            return
        shape = self._or_box(shape, self.link_at, "Link")
        text.write(shape, LINK, 9)
        text.link(shape, address)
        text.to_the_right(shape)

    def number(self) -> None:
        """Write the slide's number."""
        shape = self._held(12)
        if shape is None:
            shape = text.box(self.slide, self.number_at, "Slide number")
            text.to_the_right(shape)
        text.number(shape, 9)

    def content(self, kind: Any) -> Any:
        """The placeholder for a picture, chart or table, put where there is room, or None."""
        shape = template.holder(self.slide, (kind,)) if self.own else None
        if shape is not None:
            move(shape, self.body)
        return shape

    def part(self, number: int, of: int) -> None:
        """Say in the title which part of a longer table or text this is."""
        if of > 1:
            self.title(f"{self.titled} ({number} of {of})")

    def fill(self, idx: int, words: str, sizes: tuple[int, ...]) -> None:
        """Write into a placeholder of the own master, or take it off where there are no words."""
        shape = self._held(idx)
        if not words.strip():
            drop(shape)
            return
        place = next(
            h for h in self.slide.slide_layout.placeholders if h.placeholder_format.idx == idx
        )
        _, _, width, height = template.place_of(place) or self.body
        text.put(shape, fitted(words, width, height, sizes, self.factor))

    def words(self, words: str, sizes: tuple[int, ...]) -> None:
        """Write the text of a slide that has nothing else, or take its placeholder off."""
        shape = template.holder(self.slide, template.WORDS)
        if not words.strip():
            drop(shape)
            return
        place = template.place_of(shape) if shape is not None else None
        _, _, width, height = place or self.body
        margin = 0.0 if self.own else 0.2
        fit = fitted(words, width - margin - text.INDENT, height - margin / 2, sizes, self.factor)
        text.put(self._or_box(shape, self.body, "Text"), fit)

    def paragraphs(self, lines: Sequence[str], size: float, after: float, columns: int = 1) -> None:
        """Write text of which it is known that it fits, so much after each paragraph."""
        shape = template.holder(self.slide, template.WORDS)
        if not lines:
            drop(shape)
            return
        shape = self._or_box(shape, self.body, "Text")
        text.write(shape, "\n".join(lines), size, after)
        text.in_columns(shape, columns)

    def _held(self, idx: int) -> Any:
        if not self.own and idx != 12:
            return None
        return next(
            (h for h in self.slide.placeholders if h.placeholder_format.idx == idx or (
                idx == 12 and h.placeholder_format.type == KIND.SLIDE_NUMBER)), None,
        )  # fmt: skip

    def _or_box(self, shape: Any, place: Place, name: str) -> Any:
        return shape if shape is not None else text.box(self.slide, place, name)


def move(shape: Any, place: Place) -> None:
    """Put a shape somewhere."""
    shape.left, shape.top, shape.width, shape.height = (Inches(side) for side in place)


def drop(shape: Any) -> None:
    """Take a placeholder off its slide, or it would ask to be filled."""
    if shape is not None:
        shape._element.getparent().remove(shape._element)

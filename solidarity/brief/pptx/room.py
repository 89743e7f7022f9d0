"""How much room a text takes, so that its size can be chosen before any program draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width, normalize

LEADING = 1.22
"""From one line to the next, in the size of the letters; the most that common fonts take."""
SERIF = 1.25
"""How much wider than Arial a serif font may be that stands in for another."""
_WIDTHS = {
    191: "'", 222: "ijl‘’", 260: "|", 278: "!,./:;I[\\]ft ·ı", 333: "()-`r„“”", 355: '"', 389: "*", 469: "^",
    334: "{}", 400: "°", 500: "Jcksvxyzзтгксух", 556: "#$0123456789?L_abdeghnopqu–", 584: "+<=>~−×±",
    611: "FTZßТ", 667: "&ABEKPSVXYАВЕРХЧБЛЬжУД", 722: "CDHNRUwИПЭыНСЯм", 778: "GOQО", 833: "mMМшфщюЫ",
    889: "%æ", 944: "WШЖЩЮ", 1015: "@—…ÆŒ",
}  # fmt: skip
_OF = {letter: wide / 1000 for wide, letters in _WIDTHS.items() for letter in letters}
_OTHER, _FULL = 0.6, 1.0


@dataclass(frozen=True)
class Fitted:
    """A text at the size in which it fits; `cut` if its end had to go."""

    text: str
    size: float
    lines: int
    cut: bool = False

    @property
    def height(self) -> float:
        """In inches."""
        return high(self.lines, self.size)


def high(lines: int, size: float) -> float:
    """The height of so many lines, in inches."""
    return lines * size * LEADING / 72


def wide(text: str, size: float, factor: float = 1.0) -> float:
    """The width of a line in inches, set in Arial or in a font wider by a factor."""
    return factor * size / 72 * sum(map(_letter, text))


def _letter(letter: str) -> float:
    if (found := _OF.get(letter)) is not None:
        return found
    base = normalize("NFD", letter)[0]
    return _OF.get(base) or (_FULL if east_asian_width(letter) in "WF" else _OTHER)


def wrapped(text: str, width: float, size: float, factor: float = 1.0) -> list[str]:
    """A text in lines no wider than so many inches; words too long for one are broken."""
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            tried = f"{line} {word}".strip()
            if wide(tried, size, factor) <= width:
                line = tried
                continue
            if line:
                lines.append(line)
            *full, line = _broken(word, width, size, factor)
            lines += full
        lines.append(line)
    return lines


def _broken(word: str, width: float, size: float, factor: float) -> list[str]:
    """A word in parts that fit a line each."""
    parts, part = [], ""
    for letter in word:
        if part and wide(part + letter, size, factor) > width:
            parts.append(part)
            part = ""
        part += letter
    return [*parts, part]


def fitted(
    text: str, width: float, height: float, sizes: Sequence[float], factor: float = 1.0
) -> Fitted:
    """A text at the largest of the sizes in which it fits; at the smallest its end may be cut."""
    for size in sizes:
        lines = wrapped(text, width, size, factor)
        if high(len(lines), size) <= height + 1e-6:
            return Fitted(text, size, len(lines))
    kept = max(1, int((height + 1e-6) / high(1, sizes[-1])))
    return Fitted(ended(lines, kept, width, size, factor), size, kept, cut=True)


def ended(lines: Sequence[str], kept: int, width: float, size: float, factor: float = 1.0) -> str:
    """The first lines of a text, with a sign that it goes on."""
    last = lines[kept - 1]
    while last and wide(f"{last}…", size, factor) > width:
        last = last[:-1]
    return " ".join([*lines[: kept - 1], f"{last.rstrip()}…"])


def parts(heights: Sequence[float], room: float, most: int = 999) -> list[range]:
    """Which of the things that stand below each other stand on which slide."""
    found, first, used = [], 0, 0.0
    for place, own in enumerate(heights):
        if place > first and (used + own > room or place - first == most):
            found.append(range(first, place))
            first, used = place, 0.0
        used += own
    return [*found, range(first, len(heights))]


def evenly(heights: Sequence[float], room: float, most: int) -> list[range]:
    """The same on no more slides, of which none is fuller than it must be."""
    found = parts(heights, room, most)
    low, high = 0.0, room
    for _ in range(12):
        half = (low + high) / 2
        tried = parts(heights, half, most)
        if len(tried) == len(found):
            found, high = tried, half
        else:
            low = half
    return found

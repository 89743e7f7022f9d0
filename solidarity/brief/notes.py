"""What of a slide is for the speaker: traps that matter for it, and what is too long to stand on it."""

import re
from collections.abc import Iterable

from solidarity.anchors import ANCHORS
from solidarity.catalog import Catalog

TRAPS = 3
"""So many known traps stand in a slide's notes."""
LONGEST = 300
"""Letters of a sentence beside a figure; what is more goes into the notes."""


def traps(catalog: Catalog, keys: Iterable[str], names: Iterable[str] = ()) -> str:
    """The known traps of these sources, a line each: those that speak of `names` before the others,
    and those that speak of other countries alone after them.
    """
    named = [name for name in names if name]
    ends = {anchor.name for anchor in ANCHORS.values()}
    others = {one.name for one in catalog.register.countries.values()} - ends - set(named) if named else set()  # fmt: skip

    def foreign(trap: str) -> int:
        """-1 of the countries asked for, 1 of others alone, 0 of any."""
        if any(name in trap for name in named):
            return -1
        return int(any(name in trap for name in others))

    told = [
        (foreign(trap), place, number, trap)
        for number, key in enumerate(dict.fromkeys(keys))
        if key in catalog.sources
        for place, trap in enumerate(catalog.sources[key].traps)
    ]
    return "\n".join(trap for *_, trap in sorted(told)[:TRAPS])


def shortened(text: str) -> tuple[str, str]:
    """The first sentences, as many as stand well beside a figure, and the rest for the speaker."""
    kept = ""
    sentences = re.split(r"(?<=[.”)]) (?=[A-Z−±+“0-9])", text) if len(text) > LONGEST else [text]
    for place, sentence in enumerate(sentences):
        if kept and len(kept) + 1 + len(sentence) > LONGEST:
            return kept, " ".join(sentences[place:])
        kept = f"{kept} {sentence}".strip()
    return kept, ""

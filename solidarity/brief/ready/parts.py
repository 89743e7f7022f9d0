"""What several ready-made briefs share: parts of sentences, what follows, where votes parted."""

from collections.abc import Iterable
from typing import Any

from solidarity import words
from solidarity.alignment import pair
from solidarity.anchors import Anchor
from solidarity.brief import make
from solidarity.brief.ready.about import About
from solidarity.brief.slide import Slide
from solidarity.compare import votes
from solidarity.votes import links

TITLE = 100
"""Letters of a title."""
NEWEST = 12
"""So many entries or votes stand on a slide."""
VOTES_SINCE = 2014
"""From when votes are compared, as on the page that compares countries."""
POSITIONS = (
    "Final votes on resolutions as a whole on which both said yes, no or abstained. An absence is"
    " no position."
)


def joined(*sentences: str) -> str:
    """Those sentences that say something, one after the other."""
    return " ".join(one for one in sentences if one)


def few(count: int, of_one: str, of_many: str) -> str:
    """What is said of one, or of as many as stand for {} in the other sentence; of none nothing."""
    many = of_many.format(words.capitalised(words.spelled(count)))
    return "" if count == 0 else of_one if count == 1 else many


def number(count: int) -> str:
    """`none`, `one`, `two` … `twelve`, `13`."""
    return words.spelled(count) if count else "none"


def lowered(text: str) -> str:
    """The text with its first letter lower case, the rest untouched."""
    return text[:1].lower() + text[1:]


def head(sentence: str) -> str:
    """What a sentence says before its first semicolon, without a full stop."""
    return make.said(sentence).partition(";")[0].removesuffix(".")


def title_of(headline: str) -> tuple[str, str]:
    """A headline as a title, and what is left for the sentence, where it is too long for one."""
    if len(headline) <= TITLE:
        return headline, ""
    title, _, rest = headline.partition("; ")
    return title, words.capitalised(f"{rest}.") if rest else ""


def follows(about: About, lines: Iterable[str], **more: Any) -> Slide:
    """What is to be kept of a brief on the index, as points."""
    told = {"sentence": make.points(lines), "period": str(about.year)} | more
    return make.slide(about.catalog, "What follows", of=[about.index], **told)


def against_the_west(about: About, code: str) -> dict[str, Any]:
    """The address at which a country stands between the anchor and the West, or Russia where the
    two cannot be compared.
    """
    end = about.end.code
    second = "WEST" if pair.comparable(end, "WEST") else "RUS"
    view = {"first": end, "second": second, "year": about.year, "country": code}
    return {"page": "alignment", "view": view | make.weighed(about.catalog)}


def parted(about: About, one: str, other: str, end: Anchor) -> Slide | None:
    """The newest votes on which two differed; None without the roll calls or a vote of both.

    `other` can be WEST, for the G7. The third position shown is the anchor's, if it is neither.
    """
    held = about.catalog
    if votes.SOURCE not in held.tables:
        return None
    years = _votes_years(about)
    found = votes.parted(held, one, other, end.code, *years)
    if not found.together:
        return None
    first, second = names = _voter(about, one), _voter(about, other)
    third = "" if end.code in (one, other, "WEST") else end.name
    rows = found.rows.head(NEWEST)
    frame = votes.table(rows, names, words.capitalised(third))
    share = f"{100 * len(found.rows) / found.together:.0f}% of final votes"
    listed = f"The {len(rows)} newest of them are listed." if len(found.rows) > len(rows) else ""
    return make.slide(
        held,
        f"{first} and {second} differed on {share} since {years[0]}",
        make.from_frame(frame.assign(Resolution=rows.resolution.to_numpy())),
        sources=[votes.SOURCE],
        names=names,
        page="votes",
        view=links.pair(one, other, years),
        sentence=joined(votes.sentence(found, names, third, years[0]), listed),
        method=POSITIONS,
        period=words.span(*years),
    )


def _voter(about: About, code: str) -> str:
    return "the G7" if code == "WEST" else about.name(code)


def _votes_years(about: About) -> tuple[int, int]:
    _, newest = links.span(about.catalog)
    last = min(about.until or newest, newest)
    return min(VOTES_SINCE, last), last

"""The answer in one sentence: how many states take no part in isolating the two."""

from typing import NamedTuple

from solidarity import words
from solidarity.catalog import Catalog
from solidarity.groups import AXIS
from solidarity.pressure import sanctions


class Apart(NamedTuple):
    """The members of the United Nations but the two, and those with sanctions against neither."""

    year: int
    members: int
    neither: int


def apart(catalog: Catalog) -> Apart | None:
    """How many take no part in the last year of the list; None where that is not here."""
    if sanctions.INDICATOR not in catalog.indicators:
        return None
    senders = [sanctions.senders(catalog, code) for code in AXIS]
    year = catalog.indicators[sanctions.INDICATOR].years[1]
    members = sanctions.members(catalog.register, year) - set(AXIS)
    taking_part = {code for rows in senders for code in rows.partner[rows.year == year]}
    return Apart(year, len(members), len(members - taking_part))


def headline(found: Apart | None) -> str:
    """`143 of the UN's 191 other members sanction neither Russia nor Iran`, or the question alone."""
    if found is None:
        return "Who stands with Russia and Iran?"
    count = words.capitalised(words.spelled(found.neither))
    verb = "sanctions" if found.neither == 1 else "sanction"
    return f"{count} of the UN's {found.members} other members {verb} neither Russia nor Iran"

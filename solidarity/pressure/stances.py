"""Whether a partner takes part in sanctions against an anchor."""

from dataclasses import dataclass, field

from solidarity.catalog import Catalog

SANCTIONS, APART, UNNAMED = "sanctions", "apart", "unnamed"


@dataclass(frozen=True)
class Stances:
    """SANCTIONS or APART by partner, as the Global Sanctions Data Base codes a year."""

    of: dict[str, str] = field(default_factory=dict)
    year: int | None = None
    """The year coded; None without a table of sanctions."""
    doubted: frozenset[str] = frozenset()
    """Partners whose coding is doubtful."""

    def __getitem__(self, partner: str) -> str:
        return self.of.get(partner, APART)


def of(catalog: Catalog, anchor: str, year: int) -> Stances:
    """The stances of a year; the newest year coded stands for later ones, the oldest for earlier."""
    if "sanctions" not in catalog.indicators:
        return Stances()
    first, last = catalog.indicators["sanctions"].years
    coded = min(max(year, first), last)
    view = catalog.view("sanctions", anchor, coded)
    partners = view.partner.astype("str")
    taking_part = zip(partners, view.value > 0, strict=True)
    return Stances(
        {partner: SANCTIONS if does else APART for partner, does in taking_part},
        coded,
        frozenset(partners[view.status == "doubtful"]),
    )

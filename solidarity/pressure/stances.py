"""Whether a partner takes part in sanctions against an anchor."""

from solidarity.catalog import Catalog

SANCTIONS, APART, UNNAMED = "sanctions", "apart", "unnamed"


def of(catalog: Catalog, anchor: str, year: int) -> tuple[dict[str, str], int | None]:
    """SANCTIONS or APART by partner, as GSDB codes the year, and that year.

    The newest year on record stands for later ones, the oldest for earlier ones. Without a table
    of sanctions nobody has a stance, and the year is None.
    """
    if "sanctions" not in catalog.indicators:
        return {}, None
    first, last = catalog.indicators["sanctions"].years
    coded = min(max(year, first), last)
    view = catalog.view("sanctions", anchor, coded)
    stances = {True: SANCTIONS, False: APART}
    pairs = zip(view.partner, view.value > 0, strict=True)
    return {str(code): stances[bool(takes_part)] for code, takes_part in pairs}, coded

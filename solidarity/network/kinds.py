"""The kinds of ties that every two states may have, not the anchors alone: what each is and counts."""

from dataclasses import dataclass

from solidarity.catalog import Catalog
from solidarity.errors import DataError

EVERY_HALF = tuple(round(0.7 + 0.005 * step, 3) for step in range(61))
DECADES = (0.0, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0)


@dataclass(frozen=True)
class Kind:
    """One kind of tie between any two states."""

    key: str
    short: str
    """On a button."""
    title: str
    """As in `Camps by votes in the General Assembly`."""
    indicator: str
    """The anchors' own measure of it, which has the same years and, for votes and clubs, the same figures."""
    source: str
    tables: tuple[str, ...]
    """Those of the source it is computed from."""
    unit: str
    steps: tuple[float, ...]
    """The thresholds offered."""
    decimals: int
    said: str
    """What a tie from the threshold on is, {value} and {period} to be filled in."""
    definition: str
    strength: str
    """What the sum of a state's ties is."""
    counted: str
    """What stands behind a value."""
    nearest: int = 0
    """How many of each state's strongest ties are drawn whatever the threshold, unless chosen otherwise."""
    window: int = 1

    def period(self, year: int) -> str:
        """`2023`, or `2019–23` where a figure covers five years."""
        return str(year) if self.window == 1 else f"{year - self.window + 1}–{year % 100:02d}"

    def text(self, value: float) -> str:
        """A value as printed."""
        return f"{value:,.{self.decimals}f}"


KINDS = {
    kind.key: kind
    for kind in (
        Kind(
            "votes", "Votes", "votes in the General Assembly", "un_agreement", "un_votes",
            ("positions", "roll_calls"), "0 to 1", EVERY_HALF, 3,
            "agreement of {value} or more over the final votes of {period}",
            "Agreement of two states: 1 − the mean distance of their positions (yes 1, abstention ½, no 0) over the"
            " final General Assembly votes of the year on which both took one. Only pairs with at least half of the"
            " year's votes in common are counted: absence is not agreement. Two pairs rest on different votes where"
            " states were absent, so that small differences mean little.",
            "sum of agreement", "votes in common", nearest=3,
        ),
        Kind(
            "clubs", "Clubs", "shared clubs without the West", "shared_clubs", "registers", ("memberships",), "clubs",
            (1.0, 2.0, 3.0, 4.0, 5.0), 0, "{value} or more clubs without the West shared at the end of {period}",
            "The number of clubs without a Western member to which both belong at the end of the year: SCO, BRICS,"
            " EAEU, CSTO, OPEC+, GECF, ALBA, Friends of the Charter. Other clubs are not counted: a state outside"
            " these is not without company.",
            "sum of clubs shared", "clubs",
        ),
        Kind(
            "arms", "Arms", "deliveries of major arms", "arms_tiv", "sipri_arms", ("pairs",), "million TIV",
            DECADES, 0, "{value} million TIV or more of major arms delivered between the two, {period}",
            "Major conventional arms delivered by either of the two to the other, over the year and the four before"
            " it, in millions of SIPRI trend-indicator value (TIV): a measure of capability, not of money.",
            "million TIV delivered and received", "delivery lines", window=5,
        ),
        Kind(
            "energy", "Energy", "trade in oil, gas and coal", "energy_import_share", "energy",
            ("pairs", "reports", "hidden"), "million USD", (*DECADES[1:], 10000.0, 20000.0, 50000.0), 0,
            "{value} million USD or more of crude oil, natural gas, coal and lignite traded between the two in {period}",
            "Crude oil, natural gas, coal and lignite sold by either of the two to the other in the calendar year, in"
            " millions of US dollars; less than one million in one direction is left out.",
            "million USD sold and bought", "directions",
        ),
    )
}  # fmt: skip


def years(catalog: Catalog, kind: Kind) -> tuple[int, int]:
    """The first and last year of a kind; raise DataError where its source is not here."""
    if kind.source not in catalog.tables:
        raise DataError(f"data/{kind.source} is not here: restore it from git.")
    return catalog.indicators[kind.indicator].years


def partial(catalog: Catalog, kind: Kind) -> dict[int, str]:
    """The years that are not complete, and how far each goes."""
    return catalog.indicators[kind.indicator].partial

"""The channels over which partners keep an anchor afloat: what each is, and what it is counted in."""

from dataclasses import dataclass

from solidarity.errors import UnknownName


@dataclass(frozen=True)
class Channel:
    """One kind of trade in one direction."""

    key: str
    title: str
    """As in `Russia's sales of crude oil`."""
    short: str
    """On a button."""
    sells: bool
    """Whether the anchor sells; else it buys."""
    unit: str
    source: str
    """The folder under data/."""
    theirs: str
    """What the partner's own dependence is a share of."""
    products: tuple[str, ...] = ()
    window: int = 1
    """Years that a figure covers, ending with its own."""

    def period(self, year: int) -> str:
        """`2023`, or `2019–23` and `1997–2001` where a figure covers five years."""
        first = year - self.window + 1
        if first == year:
            return str(year)
        return f"{first}–{year % 100:02d}" if first // 100 == year // 100 else f"{first}–{year}"


USD, TIV = "million USD", "million TIV"
_BOTH_WAYS = "trade in goods, both ways"
CHANNELS = {
    channel.key: channel
    for channel in (
        Channel("crude", "sales of crude oil", "Crude oil", True, USD, "energy",
                "imports of crude oil", ("crude_oil",)),
        Channel("gas", "sales of natural gas", "Gas", True, USD, "energy",
                "imports of natural gas", ("lng", "gas_pipeline")),
        Channel("coal", "sales of coal", "Coal", True, USD, "energy",
                "imports of coal", ("coal", "lignite")),
        Channel("exports", "exports of goods", "All exports", True, USD, "goods_trade", _BOTH_WAYS),
        Channel("imports", "imports of goods", "All imports", False, USD, "goods_trade", _BOTH_WAYS),
        Channel("arms_out", "deliveries of major arms", "Arms sold", True, TIV, "sipri_arms",
                "imports of major arms", window=5),
        Channel("arms_in", "purchases of major arms", "Arms bought", False, TIV, "sipri_arms",
                "exports of major arms", window=5),
    )
}  # fmt: skip
TOGETHER = {
    "energy": ("crude", "gas", "coal"),
    "trade": ("exports", "imports"),
    "arms": ("arms_out", "arms_in"),
}
"""Names that stand for several channels."""
FUELS = TOGETHER["energy"]
"""Whose values add up; exports contain them."""


def named(name: str) -> tuple[Channel, ...]:
    """The channel of that key, or those that a name like `energy` stands for; raise UnknownName else."""
    if name not in CHANNELS and name not in TOGETHER:
        raise UnknownName("a channel", name, [*CHANNELS, *TOGETHER])
    return tuple(CHANNELS[key] for key in TOGETHER.get(name, (name,)))

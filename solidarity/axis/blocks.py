"""The themes of the pair's page: which figures each shows, and who is seen from whom."""

from dataclasses import dataclass

OTHER = {"RUS": "IRN", "IRN": "RUS"}
BOTH = "both"
"""Stands for a figure that is one and the same seen from either side."""


@dataclass(frozen=True)
class Line:
    """One course: what `side` is to the other in one indicator."""

    indicator: str
    side: str
    """The partner of the tie, in whose hue it is drawn; the other is its anchor. BOTH: either."""
    says: str
    """What rises or falls, as it begins a sentence."""
    channel: str = ""
    """The channel of lifelines from which it is read, as seen from Russia; empty: the indicator's ties."""

    @property
    def partner(self) -> str:
        """The partner of its ties."""
        return "IRN" if self.side == BOTH else self.side

    @property
    def anchor(self) -> str:
        """The anchor of its ties."""
        return OTHER[self.partner]


@dataclass(frozen=True)
class Block:
    """One chart with its lines."""

    key: str
    title: str
    about: str
    """What is counted, and in what, in a few words."""
    lines: tuple[Line, ...]


THEMES: dict[str, tuple[Block, ...]] = {
    "Diplomacy": (
        Block("siding", "Contested votes", "Siding with the other against the G7, 0 to 1", (
            Line("un_siding", "IRN", "Iran's siding with Moscow"),
            Line("un_siding", "RUS", "Russia's siding with Tehran"),
        )),
        Block("agreement", "All votes", "Agreement in the General Assembly, 0 to 1", (
            Line("un_agreement", BOTH, "The two's agreement"),
        )),
        Block("distance", "Ideal points", "Distance between the two; lower is closer", (
            Line("un_ideal_distance", BOTH, "The distance between the two"),
        )),
        Block("shielding", "Resolutions about the other", "Against those on Ukraine, and on human rights in Iran, 0 to 1", (
            Line("ukraine_votes", "IRN", "Iran's opposition to the resolutions on Ukraine"),
            Line("iran_votes", "RUS", "Russia's opposition to those on Iran"),
        )),
    ),
    "Arms": (
        Block("deliveries", "Major arms delivered", "Million TIV, the year and the four before it", (
            Line("arms_to_anchor_tiv", "IRN", "Iran's deliveries to Russia"),
            Line("arms_to_anchor_tiv", "RUS", "Russia's deliveries to Iran"),
        )),
        Block("arms_share", "Share of the other's arms imports", "Per cent of TIV, five years", (
            Line("arms_lifeline", "IRN", "Iran's share of Russia's arms imports"),
            Line("arms_lifeline", "RUS", "Russia's share of Iran's arms imports"),
        )),
    ),
    "Energy and trade": (
        Block("goods", "Goods sold to the other", "Million USD a year", (
            Line("trade_usd", "IRN", "Iran's goods sold to Russia", "imports"),
            Line("trade_usd", "RUS", "Russia's goods sold to Iran", "exports"),
        )),
        Block("trade_share", "Share of the other's goods trade", "Per cent of USD", (
            Line("trade_lifeline", "IRN", "Iran's share of Russia's goods trade"),
            Line("trade_lifeline", "RUS", "Russia's share of Iran's goods trade"),
        )),
        Block("energy", "Share of the other's energy exports", "Per cent of USD", (
            Line("energy_lifeline", "IRN", "Iran's share of Russia's energy exports"),
            Line("energy_lifeline", "RUS", "Russia's share of Iran's energy exports"),
        )),
    ),
    "Institutions": (
        Block("clubs", "Clubs without the West", "Of eight clubs, those both belong to", (
            Line("shared_clubs", BOTH, "The number of shared clubs"),
        )),
    ),
}  # fmt: skip
"""What can be drawn, theme by theme; the lists made by hand are in lists.py."""
BLOCKS = {block.key: block for blocks in THEMES.values() for block in blocks}

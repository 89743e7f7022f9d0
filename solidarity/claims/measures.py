"""Every figure that a test of a statement can name."""

from typing import Annotated

from pydantic import Field

from solidarity.claims.measures_counts import Sales, Senders, Tally, Wars
from solidarity.claims.measures_tables import Arms, Bought, Goods, Leading, Supplier, Trade
from solidarity.claims.measures_ties import Pooled, Rank, States, Tie

Measure = Annotated[
    Tie
    | Pooled
    | Rank
    | States
    | Arms
    | Goods
    | Trade
    | Leading
    | Supplier
    | Bought
    | Sales
    | Senders
    | Tally
    | Wars,
    Field(discriminator="kind"),
]

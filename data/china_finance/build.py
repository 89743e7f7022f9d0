"""Chinese official finance: what China committed to each recipient over five years, by AidData."""

from collections.abc import Mapping

import ibis
from ibis import _

from solidarity.build import Inputs
from solidarity.source import TIE_COLUMNS, Source

INPUT_COLUMNS = ["recipient_iso3", "recipient", "year", "transactions", "commitments_usd2021"]
LEFT_OUT = {
    "Africa, regional": "to no single state",
    "America, regional": "to no single state",
    "Asia, regional": "to no single state",
    "Europe, regional": "to no single state",
    "Middle East, regional": "to no single state",
    "Oceania, regional": "to no single state",
    "Multi-Region": "to no single state",
}
"""Recipients that are no state, and why they are left out: 10.6 of 1,505 bn USD."""


def evidence(inputs: Inputs) -> dict[str, ibis.Table]:
    """`commitments`: million USD at prices of 2021, and transactions, per recipient and year.

    A recipient without a code that is not left out stays, and its empty key stops the build.
    """
    table = inputs.read("china_finance/gcdf3_recipient_year_2000_2021.parquet", INPUT_COLUMNS)
    states = table.filter(_.recipient.notin(list(LEFT_OUT)))
    commitments = states.group_by(partner=_.recipient_iso3, year=_.year.cast("int16")).agg(
        usd_m=(_.commitments_usd2021.sum() / 1_000_000).round(2),
        transactions=_.transactions.sum().cast("int32"),
    )
    return {"commitments": commitments}


def derived(evidence: Mapping[str, ibis.Table], source: Source) -> dict[str, ibis.Table]:
    """china_finance over windows of years; zero for a known recipient without a transaction in one.

    Where there are transactions but no amount is known of any, there is no value.
    """
    commitments, declared = evidence["commitments"], source.indicators["china_finance"]
    first = int(commitments.year.min().execute()) + declared.window - 1
    last = int(commitments.year.max().execute())
    windows = over_windows(commitments, first, last, declared.window)
    known = windows.filter((_.value > 0) | (_.n == 0))
    ties = known.mutate(
        anchor=ibis.literal("CHN"),
        indicator=ibis.literal("china_finance"),
        low=ibis.null("float64"),
        high=ibis.null("float64"),
        status=ibis.literal("observed"),
        origin=ibis.literal(""),
    )
    return {"ties": ties.select(TIE_COLUMNS)}


def over_windows(commitments: ibis.Table, first: int, last: int, window: int) -> ibis.Table:
    """Sums over the year and those before it, for each recipient of any year: value, n."""
    offsets = ibis.memtable({"offset": list(range(window))})
    sums = (
        commitments.cross_join(offsets)
        .mutate(year=(_.year + _.offset).cast("int16"))
        .group_by("partner", "year")
        .agg(usd_m=_.usd_m.sum().round(2), transactions=_.transactions.sum())
    )
    years = ibis.memtable({"year": list(range(first, last + 1))}, schema={"year": "int16"})
    cells = commitments.select("partner").distinct().cross_join(years)
    return cells.left_join(sums, ["partner", "year"]).select(
        "partner", "year",
        value=_.usd_m.fill_null(0.0), n=_.transactions.fill_null(0).cast("int32"),
    )  # fmt: skip

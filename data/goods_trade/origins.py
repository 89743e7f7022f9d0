"""The two records of one state each: the IMF's of Russia, and what the Factbook says of its reporters."""

from pathlib import Path

import ibis
from ibis import _

from solidarity import countries
from solidarity.build import Inputs, script

ENERGY = script(Path(__file__).parent.parent / "energy" / "build.py")
STATE_ANCHORS = ENERGY.STATE_ANCHORS
BOOK = "goods_trade/factbook_partners_2012_2023.parquet"
LISTED = ("RUS", "IRN")
"""The anchors whose leading partners are kept as the Factbook lists them."""

RUSSIA = "goods_trade/imf_russia_2016_2024.parquet"
EXTRAPOLATED = "imf_extrapolated"
JUNK = ("suspect", EXTRAPOLATED)
"""Statuses in the IMF's table of values that cannot be right, or that continue an old year."""


def of_russia(inputs: Inputs) -> dict[str, ibis.Table]:
    """The IMF's table of Russia's trade, without the values that cannot be right."""
    columns = ["partner_iso3", "partner_kind", "year", "flow", "value_usd", "status"]
    rows = inputs.read(RUSSIA, columns)
    sound = rows.filter(_.status.notin(JUNK)).mutate(year=_.year.cast("int16"))
    of_states = sound.filter(
        (_.partner_kind == "country") & _.partner_iso3.isin(list(countries.load().countries))
    )
    sums = {
        way: (_.value_usd.sum(where=_.flow == flow) / 1e6).round(3)
        for way, flow in (("sold", "export"), ("bought", "import"))
    }
    junk = rows.filter(_.status == "suspect").select("partner_iso3", year=_.year.cast("int16"))
    sides = {
        name: part.group_by("year", partner=_.partner_iso3).agg(
            **sums, own=(_.status == "reported").all(), ways=_.flow.nunique()
        )
        for name, part in (
            ("flows", of_states.anti_join(junk, ["partner_iso3", "year"])),
            ("one_way", of_states.semi_join(junk, ["partner_iso3", "year"])),
        )
    }
    total = (
        sound.filter(_.partner_kind != "group")
        .group_by("year")
        .agg(total=(_.value_usd.sum() / 1e6).round(3))
    )
    here = {"anchor": ibis.literal("RUS"), "origin": ibis.literal("imf_russia")}
    # A direction that the estimates leave out is not a direction without trade.
    guessed = ibis.ifelse(_.ways == 2, "estimated", "doubtful")
    status = ibis.ifelse(_.own, "observed", guessed)
    columns = ["anchor", "partner", "year", "origin", "sold", "bought", "status"]
    of_pairs = {
        name: part.mutate(status=status, **here).select(columns) for name, part in sides.items()
    }
    return of_pairs | {
        "totals": total.select(
            "year", "total", state=ibis.literal("RUS"), origin=ibis.literal("imf_russia")
        ).select("state", "year", "total", "origin"),
    }


def extrapolated(inputs: Inputs) -> ibis.Table:
    """What the IMF's table of Russia continues from an old year; the other direction, if sound, is null."""
    columns = ["partner_iso3", "partner_kind", "year", "flow", "value_usd", "status"]
    rows = inputs.read(RUSSIA, columns).filter(
        (_.status == EXTRAPOLATED)
        & (_.partner_kind == "country")
        & _.partner_iso3.isin(list(countries.load().countries))
    )
    sums = {
        way: (_.value_usd.sum(where=_.flow == flow) / 1e6).round(3)
        for way, flow in (("sold", "export"), ("bought", "import"))
    }
    return rows.group_by(year=_.year.cast("int16"), partner=_.partner_iso3).agg(**sums).select(
        "partner", "year", "sold", "bought", anchor=ibis.literal("RUS"), origin=ibis.literal("imf_russia"),
    )  # fmt: skip


def of_the_factbook(inputs: Inputs) -> dict[str, ibis.Table]:
    """Shares of leading partners, as the reporter's own: both flows of one year, or none."""
    columns = [
        "reporter_iso3", "flow", "year", "partner_iso3", "share_pct", "total_goods_services_usd",
    ]  # fmt: skip
    rows = inputs.read(BOOK, columns)
    known = rows.filter(_.total_goods_services_usd > 0).mutate(year=_.year.cast("int16"))
    totals = (
        known.group_by("year", "flow", state=_.reporter_iso3)
        .agg(value=_.total_goods_services_usd.max() / 1e6)
        .group_by("state", "year")
        .agg(total=_.value.sum().round(3), flows=_.flow.nunique())
        .filter((_.flows == 2) & _.state.isin(list(countries.load().countries)))
        .select("state", "year", "total", origin=ibis.literal("factbook"))
    )
    value = _.share_pct / 100 * _.total_goods_services_usd / 1e6
    sums = {
        way: value.sum(where=_.flow == flow).round(3)
        for way, flow in (("bought", "export"), ("sold", "import"))
    }
    # Its shares since 2019 come from BACI and leave out what two silent states trade.
    sound = known.anti_join(
        ENERGY.REPORTING.silent_states().filter(_.silent_year >= 2019),
        [("reporter_iso3", "iso3"), ("year", "silent_year")],
    )
    listed = sound.filter(_.partner_iso3.isin(STATE_ANCHORS) & (_.partner_iso3 != _.reporter_iso3))
    flows = (
        listed.group_by("year", partner=_.reporter_iso3, anchor=_.partner_iso3)
        .agg(**sums)
        .filter(
            _.sold.notnull() & _.bought.notnull() & _.partner.isin(list(countries.load().countries))
        )
        .mutate(origin=ibis.literal("factbook"), status=ibis.literal("estimated"))
    )
    return {
        "flows": flows.select("anchor", "partner", "year", "origin", "sold", "bought", "status"),
        "totals": totals,
    }


def leading(inputs: Inputs) -> ibis.Table:
    """The partners that the Factbook lists for each of LISTED, with their shares; silent or not."""
    rows = inputs.read(BOOK, ["reporter_iso3", "flow", "year", "partner_iso3", "share_pct"])
    direction = _.flow.cases(("export", "sold"), ("import", "bought"))
    listed = rows.select(
        anchor=_.reporter_iso3, partner=_.partner_iso3, year=_.year.cast("int16"),
        direction=direction, share=(_.share_pct / 100).round(6),
    )  # fmt: skip
    known = list(countries.load().countries)
    return listed.filter(_.anchor.isin(LISTED) & _.partner.isin(known) & _.share.notnull())

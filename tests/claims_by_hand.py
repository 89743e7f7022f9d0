"""Every figure that a statement's test names, read from the files again by other means."""

from functools import cache

import pandas as pd
from fixtures import ROOT, shipped

from solidarity import claims

OFF = ("few votes", "partial year", "few dimensions")


@cache
def found():
    """Every statement, tested on the atlas as it is in the repository."""
    return claims.judge(shipped())


@cache
def file(name):
    return pd.read_parquet(ROOT / "data" / f"{name}.parquet")


@cache
def ties(indicator):
    folders = sorted(path.parent.name for path in (ROOT / "data").glob("*/ties.parquet"))
    whole = pd.concat([file(f"{folder}/ties") for folder in folders])
    return whole[whole.indicator == indicator]


def sound(indicator, anchor):
    rows = ties(indicator)
    return rows[rows.anchor.isin([anchor, "ANY"]) & ~rows.status.isin(OFF)]


def values(measure):
    """A measure's value by year."""
    return READERS[measure.kind](measure)


def tie(m):
    rows = sound(m.indicator, m.anchor)
    return dict(zip(*[rows[rows.partner == m.partner][c] for c in ("year", "value")], strict=True))


def rank(m):
    one = shipped().indicators[m.indicator]
    digits = 10 ** (one.decimals + 2 * one.percent)
    rows = ties(m.indicator)
    rows = rows[rows.anchor == m.anchor]
    rows = rows.assign(value=(rows.value * digits + 0.5 + 1e-9) // 1)
    own = rows[(rows.partner == m.partner) & ~rows.status.isin(OFF)]
    return {r.year: 1 + (rows[rows.year == r.year].value > r.value).sum() for r in own.itertuples()}


def states(m):
    rows = sound(m.indicator, m.anchor)
    rows = rows[rows.partner.isin(m.partners)]
    counts = {}
    for year, own in rows.groupby("year"):
        if len(own) == len(m.partners):
            counts[year] = sum(met(m.each, value) for value in own.value)
    return counts


def arms(m):
    rows = file("sipri_arms/transfers")
    there = rows[
        (rows.anchor == m.seller) & (rows.partner == m.buyer) & (rows.direction == "to partner")
    ]
    back = rows[
        (rows.anchor == m.buyer) & (rows.partner == m.seller) & (rows.direction == "from partner")
    ]
    found = dict.fromkeys(range(1950, 2026), 0.0)
    return found | dict(zip(back.year, back.tiv, strict=True)) | dict(zip(there.year, there.tiv, strict=True))  # fmt: skip


def goods(m):
    rows = file("goods_trade/flows")
    rows = rows[
        (rows.origin == "imf_russia")
        & (rows.anchor == "RUS")
        & rows.partner.isin([m.seller, m.buyer])
    ]
    way = "sold" if m.seller == "RUS" else "bought"
    return rows.dropna(subset=way).set_index("year")[way].to_dict()


def trade(m):
    """Both directions; of a direction that the ties leave out, what the publisher continues."""
    found = {}
    for way in ("sold", "bought"):
        found[way] = {}
        for name in ("extrapolated", "flows"):
            rows = file(f"goods_trade/{name}").dropna(subset=way)
            rows = rows[(rows.origin == m.origin) & (rows.anchor == m.anchor)]
            own = rows[rows.partner == m.partner]
            found[way] |= dict(zip(own.year, own[way], strict=True))
    return {year: sold + found["bought"][year] for year, sold in found["sold"].items()}


def pooled(m):
    """From the votes themselves: one minus the mean distance over the years of each run."""
    votes = file("un_votes/positions").merge(file("un_votes/roll_calls")[["vote_id", "year"]])
    score = votes.vote.astype("str").map({"Y": 1, "A": 0.5, "N": 0})
    both = votes.assign(score=score)[votes.partner.isin([m.anchor, m.partner])]
    wide = both.pivot(index=["vote_id", "year"], columns="partner", values="score").dropna()
    gap = (wide[m.anchor] - wide[m.partner]).abs().reset_index("year", name="gap")
    last = range(1991 + m.years, 2026)
    return {y: 1 - gap.gap[gap.year.between(y - m.years + 1, y)].mean() for y in last}


def leading(m):
    rows = file("goods_trade/leading")
    rows = rows[(rows.anchor == m.anchor) & (rows.direction == m.direction)]
    own = rows[rows.partner == m.partner].set_index("year").share.to_dict()
    if not m.place:
        return own
    return {year: 1 + (rows[rows.year == year].share > share).sum() for year, share in own.items()}


def fuel(m, column, direction="to partner"):
    rows = file("energy/flows")
    rows = rows[
        (rows["product"] == m.product) & (rows.anchor == m.anchor) & (rows.direction == direction)
    ]
    return rows[rows.partner == m.partner].dropna(subset=column).set_index("year")[column].to_dict()


def sales(m):
    rows = file("energy/flows")
    rows = rows[rows["product"] == "crude_oil"]
    total = rows[
        (rows.direction == "from partner") & (rows.partner == m.anchor) & (rows.anchor == "all")
    ]
    total = total.set_index("year").value
    if not m.partners:
        return total.to_dict()
    own = rows[
        (rows.direction == "to partner") & (rows.anchor == m.anchor) & rows.partner.isin(m.partners)
    ]
    return (own.groupby("year").value.sum() / total).dropna().to_dict()


def senders(m):
    rows = file("sanctions/in_force")
    return rows[rows.anchor == m.anchor].year.value_counts().to_dict()


def tally(m):
    rows = file("un_votes/roll_calls")
    rows = rows[rows.resolution.isin(m.resolutions)]
    return dict(zip(rows.year, rows[m.of], strict=True))


def wars(m):
    rows = file("registers/events")
    own = rows[(rows.kind == "war") & (rows.countries == "RUS;IRN") & (rows.basis != "recall")]
    return {m.until: int(((own.year >= m.since) & (own.year <= m.until)).sum())}


READERS = {
    "tie": tie, "rank": rank, "states": states, "arms": arms, "goods": goods, "leading": leading,
    "trade": trade, "pooled": pooled,
    "supplier": lambda m: fuel(m, "rank_by_weight"), "bought": lambda m: fuel(m, "value"),
    "sales": sales, "senders": senders, "tally": tally, "wars": wars,
}  # fmt: skip


def met(condition, value):
    sign, than = condition.split()
    than = float(than)
    return {">=": value >= than, "<=": value <= than, ">": value > than, "<": value < than, "=": value == than}[sign]  # fmt: skip


def holds(test):
    """Whether a test on figures holds; None without a figure."""
    return OUTCOMES[test.test](test)


def _value(test):
    first, last = test.at if isinstance(test.at, tuple) else (test.at, test.at)
    own = [v for year, v in values(test.measure).items() if first <= year <= last]
    if not own:
        return None
    return met(test.holds, sum(own)) if test.over == "sum" else all(met(test.holds, v) for v in own)


def _change(test):
    own = values(test.measure)
    before, after = own[test.first], own[test.last]
    return met(test.holds, after / before - 1 if test.by == "part" else after - before)


def _compare(test):
    sums = [
        sum(v for year, v in values(m).items() if first <= year <= last)
        for m, (first, last) in ((test.measure, test.at), (test.other, test.other_at))
    ]
    assert test.holds.endswith(" 1")
    return met(test.holds[:-1] + str(sums[1]), sums[0])


def _extreme(test):
    own = {y: v for y, v in values(test.measure).items() if test.since <= y <= test.until}
    return own[test.at] == (max if test.holds == "highest" else min)(own.values())


OUTCOMES = {"value": _value, "change": _change, "compare": _compare, "extreme": _extreme}

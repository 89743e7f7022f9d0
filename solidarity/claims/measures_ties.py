"""Figures read from the ties: one pair's, its place among all, how many states meet a condition."""

from typing import Literal

import numpy as np
import pandas as pd

from solidarity.anchors import ANCHORS
from solidarity.catalog import Catalog
from solidarity.charts import OFF_THE_LINE
from solidarity.claims.conditions import meets, told
from solidarity.claims.series import Series, ordinal, series
from solidarity.indicator import Declared, Indicator
from solidarity.words import spelled

YES_NO = "1 = yes, 0 = no"
"""The unit of an indicator that says only whether."""


def _ties(catalog: Catalog, key: str, anchor: str, partner: str | tuple[str, ...]) -> pd.DataFrame:
    rows = catalog.ties(anchor, list(partner) if isinstance(partner, tuple) else partner, key)
    return rows.assign(
        unit="share (0 to 1)" if catalog.indicators[key].percent else catalog.indicators[key].unit,
        source=[" and ".join(catalog.title(part) for part in str(one).split("+")) for one in rows.source],
    )  # fmt: skip


def _titled(one: Indicator, anchor: str) -> str:
    """The indicator's title inside a sentence, the anchor named."""
    title = one.title.replace("the anchor", ANCHORS[anchor].name)
    return f"{title[:1].lower()}{title[1:]}"


def _about(one: Indicator, who: str, anchor: str) -> str:
    """`Iran, agreement with Russia on all votes`; both are named where the title names neither."""
    both = "" if one.is_fact or "the anchor" in one.title else f" and {ANCHORS[anchor].name}"
    return f"{who}{both}, {_titled(one, anchor)}"


def _yes_no(value: float) -> str:
    return "yes" if value else "no"


def _points(one: Indicator, value: float) -> str:
    if one.percent:
        return f"{abs(one.shown(value)):.0f} percentage points"
    return one.text(abs(value))


class Tie(Declared):
    """An indicator of a pair, or of the partner alone."""

    kind: Literal["tie"]
    indicator: str
    anchor: str
    partner: str

    def series(self, catalog: Catalog) -> Series | None:
        """Its figures of all years; None where its source is not here."""
        if self.indicator not in catalog.indicators:
            return None
        one, name = catalog.indicators[self.indicator], catalog.register.name(self.partner)
        rows = _ties(catalog, self.indicator, self.anchor, self.partner)
        unit = f" {one.unit}" if one.unit.startswith("million") else ""
        return series(
            catalog,
            one.source,
            _about(one, name, self.anchor),
            rows,
            _yes_no if one.unit == YES_NO else lambda value: one.text(value) + unit,
            period=one.period,
            points=lambda value: _points(one, value),
        )


class Pooled(Declared):
    """An indicator of a pair over several years together, weighted by what each year counts."""

    kind: Literal["pooled"]
    indicator: str
    anchor: str
    partner: str
    years: int

    def series(self, catalog: Catalog) -> Series | None:
        """Its mean over every run of so many years on record, under the last; None without its source."""
        if self.indicator not in catalog.indicators:
            return None
        one, name = catalog.indicators[self.indicator], catalog.register.name(self.partner)
        ties = _ties(catalog, self.indicator, self.anchor, self.partner)
        ties = ties[~ties.status.isin(OFF_THE_LINE)].set_index("year")
        whole = pd.DataFrame({"sum": ties.value * ties.n, "n": ties.n})
        whole = whole.reindex(range(ties.index.min(), ties.index.max() + 1))
        sums = whole.rolling(self.years).sum().dropna()
        rows = pd.DataFrame({"value": sums["sum"] / sums.n, "unit": one.unit})
        rows["detail"] = [f"{int(n):,} {one.n_unit}" for n in sums.n]
        return series(
            catalog,
            one.source,
            f"{_about(one, name, self.anchor)}, over {spelled(self.years)} years",
            rows.rename_axis("year").reset_index(),
            one.text,
            period=one.model_copy(update={"window": self.years}).period,
        )


class Rank(Declared):
    """The partner's place among all partners of an anchor by an indicator, the highest first."""

    kind: Literal["rank"]
    indicator: str
    anchor: str
    partner: str

    def series(self, catalog: Catalog) -> Series | None:
        """Its place in every year with a figure; None where its source is not here."""
        if self.indicator not in catalog.indicators:
            return None
        one, name = catalog.indicators[self.indicator], catalog.register.name
        ties = catalog.ties(self.anchor, None, self.indicator)
        # As printed, halves up: values that read alike share a place.
        printed = np.floor(ties.value * one.factor * 10**one.decimals + 0.5 + 1e-9)
        places = printed.groupby(ties.year).rank(method="min", ascending=False)
        ties = ties.assign(
            value=places, share=ties.value, of=ties.groupby("year").value.transform("size")
        )
        own = ties[ties.partner == self.partner]
        return series(
            catalog,
            one.source,
            f"{name(self.partner)}'s place by “{_titled(one, self.anchor)}”",
            own.assign(
                unit="rank",
                source=[catalog.title(key) for key in own.source],
                printed=[
                    f"{ordinal(at)} of {of} ({one.text(share)})"
                    for at, of, share in zip(own.value, own.of, own.share, strict=True)
                ],
            ),
            ordinal,
            period=one.period,
        )


class States(Declared):
    """Of how many of some states an indicator meets a condition."""

    kind: Literal["states"]
    indicator: str
    anchor: str
    partners: tuple[str, ...]
    each: str

    def series(self, catalog: Catalog) -> Series | None:
        """The number by year, of years in which all are known; behind it each state's own figure."""
        if self.indicator not in catalog.indicators:
            return None
        one, name = catalog.indicators[self.indicator], catalog.register.name
        ties = _ties(catalog, self.indicator, self.anchor, self.partners)
        whole = ties.groupby("year").partner.transform("nunique") == len(self.partners)
        ties = ties[whole]
        met = ties.value.map(lambda value: meets(self.each, value))
        number = met.groupby(ties.year).sum()
        count = len(self.partners)
        totals = pd.DataFrame({"year": number.index, "value": number.to_numpy(), "unit": "states"})
        each = ties.assign(
            what=[_about(one, name(str(code)), self.anchor) for code in ties.partner],
            printed=ties.value.map(one.text),
        )  # fmt: skip
        return series(
            catalog,
            one.source,
            f"Of {spelled(count)} states, those with “{_titled(one, self.anchor)}” {told(self.each, one.text)}",
            pd.concat(
                [totals.assign(what="number of states", status="observed", source=catalog.sources[one.source].title,
                               printed=[f"{int(v)} of {count}" for v in totals.value]), each]
            ),
            lambda value: f"{int(value)} of {count}",
            period=one.period,
        )  # fmt: skip

"""The alignment index on the page of methods: what it is made of, how it varies, what it is held against."""

from typing import Any

import pandas as pd
import streamlit as st

from solidarity import index_charts, index_words
from solidarity.alignment import KEY, validation
from solidarity.alignment.validation import Yardstick
from solidarity.anchors import Anchor
from solidarity.catalog import Catalog
from solidarity.errors import DataError
from ui.data import catalog, index
from ui.show import download, printed, show, tabled


def index_dimensions(anchor: Anchor, year: int) -> None:
    """Every dimension: its indicators, its weight and why, and how it spreads."""
    spread = validation.spread(index(), anchor.code, year)
    if spread.empty:
        st.info(f"No state has a rank with {anchor.name} in {year}.")
        return
    frame = _dimensions(spread, anchor)
    twin = tabled(
        frame,
        f"The dimensions of the index with {anchor.name}, {year}",
        key="index_dimensions",
        columns={
            "Dimension": st.column_config.TextColumn(width=230),
            "Indicators, goalposts": st.column_config.TextColumn(
                width=370, help="The values that score 0 and 100"
            ),
            "Weight": _percent("Share of the weight of all dimensions"),
            "Known": _percent("Share of the ranked states with a figure"),
            "Mean": _points("Mean score, 0 to 100"),
            "Spread": _points("Standard deviation of the scores, in points"),
            "Alike": _percent("Share of the states known that have the commonest score"),
            "Sets apart": _percent("Share of the index's variance that comes from this dimension"),
        },
    )
    st.caption(index_words.carried(spread, anchor, year))
    reasons = [f"- {r.title}, {r.weight:g}: {r.why}" for r in index().rules.dimensions.values()]
    st.markdown("\n".join(["**Why these default weights**", *reasons]))
    download(
        lambda: frame,
        f"index_dimensions_{anchor.code}_{year}",
        key="index_dimensions_csv",
        twin=twin,
    )


def _dimensions(spread: pd.DataFrame, anchor: Anchor) -> pd.DataFrame:
    rules = index().rules.dimensions
    entering = [i for i in catalog().indicators.values() if i.enters_for(anchor.code)]
    posts = {
        key: "; ".join(
            f"{i.short} ({index_words.goalposts(i)})" for i in entering if i.dimension == key
        )
        for key in rules
    }
    return pd.DataFrame(
        {
            "Dimension": [rule.title for rule in rules.values()],
            "Indicators, goalposts": [text or "not defined" for text in posts.values()],
            "Weight": 100 * spread.weight,
            "Known": 100 * spread.known,
            "Mean": spread["mean"],
            "Spread": spread.sd,
            "Alike": 100 * spread.same,
            "Sets apart": (100 * spread.carries).round() + 0.0,  # no −0
        }
    )


def _points(explained: str) -> Any:
    return st.column_config.NumberColumn(format="%.0f", width=64, help=explained)


def _percent(explained: str) -> Any:
    return st.column_config.NumberColumn(format="%.0f%%", width=68, help=explained)


def index_limits() -> None:
    """What the index cannot say."""
    st.markdown("\n".join(f"- {trap}" for trap in catalog().sources[KEY].traps))


def index_validation(anchor: Anchor, year: int) -> None:
    """The index against outside yardsticks, each without the dimension it belongs to."""
    st.markdown(
        "Each comparison leaves out the dimension that its yardstick belongs to, so that nothing is"
        " compared with itself. Only states with a rank count."
    )
    found = _yardsticks(catalog(), anchor, year)
    if found:
        rows = pd.DataFrame(
            {
                "Yardstick": y.name,
                "Without": y.left_out,
                "Measure": y.measure,
                "Value": f"{y.value:.2f}",
                "States": y.states,
            }
            for y in found
        )
        printed(
            rows, f"The index with {anchor.name}, {year}, against outside yardsticks", "yardsticks"
        )
    try:
        table = validation.published_points()
    except DataError as error:
        st.warning(str(error), icon=":material/info:")
        return
    published = table[table.anchor == anchor.code]
    if published.empty:
        st.caption(f"With {anchor.name} the published ideal points were not compared.")
        return
    show(
        index_charts.correlations(published, anchor),
        f"Rank correlation of the index with {anchor.name} and nearness by published ideal points",
        "published",
    )
    st.caption(index_words.published(published, anchor))


def _yardsticks(held: Catalog, anchor: Anchor, year: int) -> list[Yardstick]:
    """The live comparisons that exist for the anchor."""
    found = []
    for key in ("ukraine_votes", "iran_votes"):
        indicator = held.indicators.get(key)
        if indicator and anchor.code in indicator.anchors:
            values = held.view(key, anchor.code, year).set_index("partner").value
            found.append(
                validation.against_votes(index(), values, indicator.title, anchor.code, year)
            )
    sanctions = held.indicators.get("sanctions")
    if sanctions and anchor.code in sanctions.anchors:
        latest = min(year, sanctions.latest)
        types = held.view("sanctions", anchor.code, latest).set_index("partner").value
        found.append(validation.against_sanctions(index(), types, anchor.code, year))
    return [yardstick for yardstick in found if yardstick]

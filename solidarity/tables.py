"""Ties as tables to read: the ranking beside a map, and the rows a reader takes away."""

import pandas as pd
import pyarrow as pa

from solidarity import words
from solidarity.anchors import Anchor
from solidarity.catalog import Catalog
from solidarity.countries import Register
from solidarity.indicator import Indicator


def ranking(
    indicator: Indicator, anchors: list[Anchor], views: list[pd.DataFrame], register: Register
) -> pd.DataFrame:
    """Every partner of the views, values as printed, strongest towards the first anchor first.

    One anchor: columns #, State, Value, n and, if any tie is marked, Status; of the alignment index
    the interval of the rank and the known share of the weight in the place of the last two. Two:
    State, a value column each, and Difference (second less first), of the index also the known
    shares; a partner may lack one of them.
    """
    if len(anchors) == 1:
        return _single(indicator, views[0], register)
    values = [
        pd.Series([indicator.shown(v) for v in view.value], index=view.partner.tolist())
        for view in views
    ]
    names = [anchor.short for anchor in anchors]
    both = pd.concat(values, axis=1, keys=names)
    both = both.sort_values(names, ascending=False)
    both.insert(0, "State", [register.name(code) for code in both.index])
    both["Difference"] = (both[names[1]] - both[names[0]]).round(indicator.decimals)
    for name, view in zip(names, views, strict=True):
        if "coverage" in view:
            both[f"{name} known"] = (100 * view.set_index("partner").coverage).round()
    return both.reset_index(drop=True)


def _single(indicator: Indicator, view: pd.DataFrame, register: Register) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "#": view["rank"].astype("Int16"),
            "State": [register.name(code) for code in view.partner],
            "Value": [indicator.shown(value) for value in view.value],
            "n": view.n.astype("int32"),
        }
    )
    if "rank_low" in view:
        ends = zip(view.rank_low, view.rank_high, strict=True)
        frame.insert(
            1, "90%", ["" if pd.isna(low) else words.span(low, high) for low, high in ends]
        )
        return frame.drop(columns="n").assign(Known=(100 * view.coverage).round())
    status = view.status.astype("str")
    return frame if (status == "observed").all() else frame.assign(Status=status.astype("category"))


def compact(frame: pd.DataFrame) -> pa.Table:
    """The table as Arrow without pandas' overhead: it travels to the browser on every change."""
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    small = {"large_string": pa.string()}
    fields = [field.with_type(small.get(str(field.type), field.type)) for field in table.schema]
    return table.cast(pa.schema(fields))


def with_context(ties: pd.DataFrame, indicator: Indicator, catalog: Catalog) -> pd.DataFrame:
    """Ties with the names, the period, the unit and the citation a reader needs without the page."""
    source = catalog.sources[indicator.source]
    frame = ties.assign(
        partner_name=[catalog.register.name(code) for code in ties.partner],
        period=[indicator.period(year) for year in ties.year],
        unit=indicator.unit if not indicator.percent else "share (0 to 1)",
        citation=source.citation,
    )
    return frame.reset_index(drop=True)

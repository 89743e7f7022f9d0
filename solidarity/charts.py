"""Tables in, Plotly figures out."""

import pandas as pd
import plotly.graph_objects as go

from solidarity.anchors import ANCHORS
from solidarity.source import Indicator

INK = "#1A1D21"
RULE = "#D9D9D6"
OTHERS = "#B8B8B2"
SUPPLIERS = {
    "RUS": ("Russia", ANCHORS["RUS"].hue),
    "IRN": ("Iran", ANCHORS["IRN"].hue),
    "CHN": ("China", ANCHORS["CHN"].hue),
    "USA": ("United States", ANCHORS["USA"].hue),
    "WEST": ("other West", ANCHORS["WEST"].hue),
    "all": ("others", OTHERS),
}


def trend(ties: pd.DataFrame, indicator: Indicator, height: int = 220) -> go.Figure:
    """One country's values over the years, a line per anchor in `ties`, each named at its end.

    Years marked by a status (few votes, partial year) are hollow points; years without a value
    leave a gap.
    """
    figure = go.Figure()
    for code, rows in ties.groupby("anchor", sort=False, observed=True):
        anchor = ANCHORS[str(code)]
        years = range(indicator.years[0], indicator.years[1] + 1)
        rows = rows.set_index("year").reindex(years)
        values = [None if pd.isna(v) else indicator.shown(v) for v in rows.value]
        figure.add_scatter(
            x=list(years),
            y=values,
            name=anchor.name,
            mode="lines+markers",
            line={"color": anchor.hue, "width": 2},
            marker={
                "size": 6,
                "color": ["#FFFFFF" if s != "observed" else anchor.hue for s in rows.status],
                "line": {"color": anchor.hue, "width": 1},
            },
            hovertemplate=f"{anchor.name} %{{x}}: %{{y}}{'%' if indicator.percent else ''}<extra></extra>",
        )
        _name_at_end(figure, anchor.name, anchor.hue, list(years), values)
    scale = indicator.scale
    _plain(figure, height)
    if scale.kind == "diverging":
        figure.add_hline(y=(scale.low + scale.high) / 2, line={"color": RULE, "width": 1})
    if scale.kind != "log":
        span = [scale.low * indicator.factor, scale.high * indicator.factor]
        figure.update_yaxes(range=[span[0], span[1] * 1.03])
    return figure.update_yaxes(rangemode="tozero", ticksuffix="%" if indicator.percent else "")


def transfers(rows: pd.DataFrame, height: int = 280) -> go.Figure:
    """One country's arms by year as stacked bars, split by the other end.

    `rows` has columns year, anchor, tiv for one direction, where `all` includes the anchors and
    WEST includes USA; the bars are made disjoint.
    """
    wide = rows.pivot(index="year", columns="anchor", values="tiv")
    wide = wide.reindex(columns=list(SUPPLIERS)).fillna(0.0)
    disjoint = wide.assign(
        WEST=wide.WEST - wide.USA,
        all=wide["all"] - wide[["RUS", "IRN", "CHN", "WEST"]].sum(axis=1),
    ).clip(lower=0)
    figure = go.Figure()
    for code, (name, hue) in SUPPLIERS.items():
        if disjoint[code].sum() > 0.5:
            figure.add_bar(
                x=disjoint.index,
                y=disjoint[code].round(1),
                name=name,
                marker={"color": hue},
                hovertemplate=f"{name} %{{x}}: %{{y:,.0f}} million TIV<extra></extra>",
            )
    _plain(figure, height)
    return figure.update_layout(
        barmode="stack",
        bargap=0.15,
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        margin={"t": 30, "r": 8},
    )


def _plain(figure: go.Figure, height: int) -> None:
    figure.update_layout(
        template="none",
        height=height,
        margin={"l": 44, "r": 64, "t": 8, "b": 24},
        showlegend=False,
        hoverlabel={"bgcolor": "#FFFFFF", "font": {"color": INK}},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        dragmode=False,
    )
    figure.update_xaxes(showgrid=False, zeroline=False, fixedrange=True, tickformat="d")
    figure.update_yaxes(
        gridcolor=RULE, zeroline=True, zerolinecolor=RULE, nticks=5, fixedrange=True
    )


def _name_at_end(
    figure: go.Figure, name: str, hue: str, years: list[int], values: list[float | None]
) -> None:
    known = [(year, value) for year, value in zip(years, values, strict=True) if value is not None]
    if known:
        year, value = known[-1]
        figure.add_annotation(
            x=year, y=value, text=name, font={"color": hue}, showarrow=False, xanchor="left", xshift=6
        )

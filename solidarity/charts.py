"""Tables in, Plotly figures out."""

import pandas as pd
import plotly.graph_objects as go

from solidarity.anchors import ANCHORS, Anchor
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

    Years marked by a status (few votes, partial year) are hollow points off the line; years
    without a value leave a gap.
    """
    figure = go.Figure()
    ends: list[tuple[float, int, Anchor]] = []
    for code, rows in ties.groupby("anchor", sort=False, observed=True):
        anchor = ANCHORS[str(code)]
        years = range(indicator.years[0], indicator.years[1] + 1)
        rows = rows.set_index("year").reindex(years)
        values = [None if pd.isna(v) else indicator.shown(v) for v in rows.value]
        sound = (rows.status.astype("str") == "observed").tolist()
        for mode, kept in (("lines+markers", sound), ("markers", [not s for s in sound])):
            own = [v if keep else None for v, keep in zip(values, kept, strict=True)]
            if not any(v is not None for v in own):
                continue
            figure.add_scatter(
                x=list(years),
                y=own,
                mode=mode,
                line={"color": anchor.hue, "width": 2},
                marker={"size": 5, "symbol": "circle" if mode != "markers" else "circle-open"},
                marker_color=anchor.hue,
                hovertemplate=_hover(anchor.name, indicator, marked=mode == "markers"),
            )
        known = [i for i, value in enumerate(values) if value is not None]
        if best := [i for i in known if sound[i]] or known:
            ends.append((values[best[-1]] or 0.0, years[best[-1]], anchor))
    _name_lines(figure, ends)
    scale = indicator.scale
    _plain(figure, height)
    figure.update_xaxes(range=[indicator.years[0] - 1, indicator.years[1] + 1])
    if scale.kind == "diverging":
        figure.add_hline(y=(scale.low + scale.high) / 2, line={"color": RULE, "width": 1})
    if scale.kind == "log":
        figure.update_yaxes(range=[0, max(1.0, indicator.factor * ties.value.max()) * 1.08])
    else:
        low, high = (end * indicator.factor for end in indicator.range)
        figure.update_yaxes(range=[low, high * 1.04])
    return figure.update_yaxes(ticksuffix="%" if indicator.percent else "")


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


def _hover(name: str, indicator: Indicator, marked: bool) -> str:
    sign = "%" if indicator.percent else ""
    number = f",.{indicator.decimals}f"
    mark = " (few votes or part of a year)" if marked else ""
    return f"{name} %{{x}}: %{{y:{number}}}{sign}{mark}<extra></extra>"


def _name_lines(figure: go.Figure, ends: list[tuple[float, int, Anchor]]) -> None:
    """Write each anchor's name beside its last sound point; of two, the higher one above."""
    for place, (value, year, anchor) in enumerate(sorted(ends, key=lambda end: end[0])):
        figure.add_annotation(
            x=year,
            y=value,
            text=anchor.name,
            font={"color": anchor.hue},
            showarrow=False,
            xanchor="left",
            xshift=8,
            yanchor="middle" if len(ends) == 1 else ("top", "bottom")[place > 0],
        )

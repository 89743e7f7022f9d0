"""The verdicts counted, as a small figure."""

import pandas as pd
import plotly.graph_objects as go

from solidarity.charts import INK, OTHERS, RULE

SHADES = (INK, "#7C828B", "#FFFFFF", "#E6E6E6")
"""From borne out to not testable, in ink alone: no hue says good or bad."""


def verdicts(counted: pd.DataFrame) -> go.Figure:
    """A bar for each verdict; `counted` is words.counts."""
    own = counted.iloc[::-1]
    bar = {
        "type": "bar", "orientation": "h", "y": own.Verdict.tolist(), "x": own.Statements.tolist(),
        "text": own.Statements.astype("str").tolist(), "textposition": "outside", "cliponaxis": False,
        "textfont": {"color": INK, "size": 13}, "width": 0.62,
        "marker": {"color": list(reversed(SHADES)), "line": {"color": [OTHERS, INK, INK, INK], "width": 1}},
        "hovertemplate": "%{y}: %{x}<extra></extra>",
    }  # fmt: skip
    return go.Figure(
        bar,
        {
            "height": 140, "margin": {"l": 4, "r": 34, "t": 4, "b": 4}, "showlegend": False,
            "plot_bgcolor": "white", "paper_bgcolor": "white",
            "xaxis": {"visible": False, "rangemode": "tozero", "fixedrange": True},
            "yaxis": {"automargin": True, "fixedrange": True, "tickfont": {"color": INK, "size": 13}, "ticklabelstandoff": 6, "linecolor": RULE},
        },
    )  # fmt: skip

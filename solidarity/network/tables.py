"""The drawing's twins: every state with its measures, the ties of one state, and what a loss changes."""

from collections.abc import Callable, Sequence

import pandas as pd

from solidarity import words
from solidarity.network.energy import Missing
from solidarity.network.graph import Loss, Measures, strongest_ties
from solidarity.network.looks import Look
from solidarity.network.pairs import Pairs

Name = Callable[[str], str]
TIES = ["state", "partner", "value", "unit", "n", "status", "drawn"]


def states(
    before: Measures, after: Measures, loss: Loss, looks: Sequence[Look], name: Name
) -> pd.DataFrame:
    """Every state of the whole network: code, state, camp and its measures, and what is left after a loss.

    Columns with `_left` are missing for those taken out, and zero for those without a tie left.
    """
    rows = before.states.reset_index(names="code")
    named = {look.label: f"{look.sign} {look.name}" for look in looks}
    left = after.states.reindex(rows.code)
    out = rows.code.isin(loss.codes).to_numpy()
    ranks = left["rank"].to_numpy()
    more = {
        "ties_left": left.ties.fillna(0).mask(out).to_numpy(),
        "strength_left": left.strength.fillna(0.0).mask(out).to_numpy(),
        "bridge_left": left.bridge.fillna(0.0).mask(out).to_numpy(),
        "rank_left": ranks,
    }
    rows.insert(1, "state", rows.code.map(name))
    rows["camp"] = rows.camp.map(lambda label: named.get(label, "in none"))
    rows = rows[["code", "state", "camp", "ties", "across", "strength", "bridge", "rank"]].assign(
        **more
    )
    return rows.sort_values(
        ["rank", "strength", "state"], ascending=[True, False, True], ignore_index=True
    )


def ties_of(pairs: Pairs, drawn: pd.DataFrame, code: str) -> pd.DataFrame:
    """All ties of one state on record, the strongest first, with whether each is drawn: columns TIES."""
    own = strongest_ties(pairs.rows, code)
    ends = {*zip(drawn.one, drawn.other, strict=True)}
    inside = [pair in ends for pair in zip(own.one, own.other, strict=True)]
    return own.assign(state=code, drawn=inside)[TIES].reset_index(drop=True)


def losses(found: Sequence[tuple[str, Loss, Measures]], before: Measures) -> pd.DataFrame:
    """What each loss changes, a row each beside the whole network: camps, parts, ties."""
    whole = {
        "Taken out": "Nobody", "States": len(before.states), "Camps": _camps(before), "Modularity": before.modularity,
        "Largest group": len(before.largest), "Last tie lost": 0, "Fall from the group": 0,
    }  # fmt: skip
    rows = [
        {
            "Taken out": title, "States": len(after.states), "Camps": _camps(after), "Modularity": after.modularity,
            "Largest group": len(after.largest), "Last tie lost": len(loss.alone), "Fall from the group": len(loss.fallen),
        }
        for title, loss, after in found
    ]  # fmt: skip
    return pd.DataFrame([whole, *rows])


def _camps(found: Measures) -> str:
    """`6`, or `6 (6–8)` where other orders of the states give other numbers."""
    low, high = found.between
    return f"{len(found.camps)}" if low == high else f"{len(found.camps)} ({words.span(low, high)})"


def gaps(missing: Sequence[Missing], code: str, name: Name) -> list[str]:
    """Why ties of one state are missing or too small, a line each."""
    return [
        f"{name(gap.one)} and {name(gap.other)}: {gap.reason}"
        for gap in missing
        if code in (gap.one, gap.other)
    ]

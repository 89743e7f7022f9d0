"""Sentences about a network: its camps, who bridges them, and what it loses with some states."""

from collections.abc import Callable, Sequence

from solidarity import words
from solidarity.network.energy import Missing
from solidarity.network.graph import CAMP, LIMIT, RUNS, Loss, Measures, shared
from solidarity.network.kinds import Kind
from solidarity.network.looks import Look, look_of
from solidarity.network.pairs import IN_COMMON, Pairs

Name = Callable[[str], str]
AXIS = ("RUS", "IRN")
DEFINITIONS = [
    "**Ties** of a state: how many others it is tied to in the drawing. **Strength**: the sum of these ties' values.",
    ("**Bridge**: the share of the shortest ways between all other pairs of states that lead through it (betweenness,"
    " each tie one step; where several ways are as short, each counts in part). States in parts without a connection"
    " have no way between them."),
    (f"**Camp**: a community of {CAMP} states or more by the Louvain method, which groups states so that as much as"
    f" possible of the ties' value lies within groups, against what chance would give (modularity: 0 as by chance,"
    f" towards 1 apart). The best of {RUNS} orders of the states is shown. It is a statistical grouping, not an"
    " alliance: nobody need have agreed to it, and states at its edge may fall either way."),
    ("**Taken out**: the state and its ties are removed and the others' ties stay as they are; nobody is taken to look"
    " for another partner. The largest connected part is the most states that ties lead to one another."),
]  # fmt: skip


def headline(kind: Kind, year: int, found: Measures, loss: Loss, name: Name) -> str:
    """What the network shows, as the page's title; with a loss, what is left of it."""
    period = kind.period(year)
    if loss.codes:
        gone = words.listed([name(code) for code in loss.codes])
        return f"Without {gone}, {_cut_off(loss, _counted)}: {kind.title}, {period}"
    camps = words.capitalised(_camps(len(found.camps)))
    return f"{camps} by {kind.title} in {period}: {_axis(found, name)}{_foremost(found, name)}"


def _camps(count: int) -> str:
    return "one camp" if count == 1 else f"{words.spelled(count)} camps"


def _foremost(found: Measures, name: Name) -> str:
    """The strongest bridge, or those that share that place."""
    first = found.states[(found.states["rank"] == 1) & (found.states.bridge > 0)].index
    if not 1 <= len(first) <= 2:
        return ""
    bridge = "bridges" if len(first) == 1 else "bridge"
    return f", and {words.listed([name(str(code)) for code in first])} {bridge} most"


def _axis(found: Measures, name: Name) -> str:
    """Where Russia and Iran stand to one another."""
    one, other = (found.camp_of(code) for code in AXIS)
    first, second = (name(code) for code in AXIS)
    if shared(AXIS, found):
        return f"{first} and {second} stand in the same one"
    if one and other:
        return f"{first} and {second} stand in different ones"
    tied = [name(code) for code in AXIS if code in found.states.index]
    if not tied:
        return f"{first} and {second} have no tie on record that reaches the threshold"
    lone = next((name(code) for code in AXIS if code not in found.states.index), "")
    if lone:
        return f"{lone} has no tie on record that reaches the threshold"
    outside = [name(code) for code in AXIS if not found.camp_of(code)]
    return f"{words.listed(outside)} {'stands' if len(outside) == 1 else 'stand'} in none"


def _counted(codes: Sequence[str]) -> str:
    return f"{words.spelled(len(codes))} {'state' if len(codes) == 1 else 'states'}"


def _cut_off(loss: Loss, said: Callable[[Sequence[str]], str]) -> str:
    """Who loses the last tie and who parts from the largest group, as `said` names them."""
    apart = sorted({*loss.fallen} - {*loss.alone})
    parts = []
    if loss.alone:
        whose = "its" if len(loss.alone) == 1 else "their"
        parts.append(f"{said(loss.alone)} {_verb(loss.alone, 'lose')} {whose} last tie")
    if apart:
        parts.append(f"{said(apart)} {_verb(apart, 'part')} from the largest group")
    return words.listed(parts) if parts else "no other state is cut off"


def _verb(states: Sequence[str], verb: str) -> str:
    return f"{verb}s" if len(states) == 1 else verb


def caption(
    pairs: Pairs, threshold: float, ties: int, lifted: int, found: Measures, nearest: int
) -> str:
    """What is drawn, how many ties and states, and how firm the number of camps is."""
    said = pairs.kind.said.format(
        value=pairs.kind.text(threshold), period=pairs.kind.period(pairs.year)
    )
    more = (
        f", and {lifted:,} more among each state's {words.spelled(nearest)} strongest (dotted)"
        if lifted
        else ""
    )
    drawn = f"{ties - lifted:,} ties of {said}{more}."
    lone = len(pairs.states) - len(found.states)
    without = f" {lone} more have none that strong and are not drawn." if lone else ""
    low, high = found.between
    firm = (
        f"All orders of the states give {_camps(low)}"
        if low == high
        else f"Other orders of the states give {low} to {high} camps"
    )
    return f"{drawn} {words.counted(len(found.states), 'states')} have one.{without} {firm} (modularity {found.modularity:.2f})."


def too_many(pairs: Pairs, threshold: float, ties: int, nearest: int) -> str:
    """Why nothing is drawn, and what to do."""
    what = f"{ties:,} ties are more than can be told apart or measured in good time (at most {LIMIT:,})"
    if threshold < pairs.kind.steps[-1]:
        return f"{what}: choose a higher threshold."
    few = (
        f" In {pairs.year} many states voted alike on all they voted on: choose another year."
        if pairs.kind.key == "votes"
        else " Choose another year."
    )
    return f"{what}, and the threshold is the highest.{few}"


def none(pairs: Pairs, threshold: float) -> str:
    """Why nothing is drawn where no tie reaches the threshold."""
    if pairs.rows.empty:
        return (
            f"No two states have {pairs.kind.title} on record in {pairs.kind.period(pairs.year)}."
        )
    top = pairs.rows.iloc[0]
    return (
        f"No tie reaches {pairs.kind.text(threshold)}: the strongest of {pairs.kind.period(pairs.year)} is"
        f" {pairs.kind.text(top.value)}. Choose a lower threshold."
    )


def bridging(found: Measures, bridges: Sequence[tuple[str, Loss]], name: Name) -> list[str]:
    """Each bridge in a sentence: its share of the shortest ways, how many ties lead out of its camp, and its loss."""
    said = []
    for code, loss in bridges:
        row = found.of(code)
        ties = words.counted(row.ties, "ties")
        out = f"{words.spelled(row.across) if row.across else 'none'} of its {ties} {_verb([''] * row.across, 'lead')} out of its camp"
        cut = _cut_off(loss, lambda codes: _named(codes, name))
        said.append(
            f"**{name(code)}** lies on {100 * row.bridge:.0f}% of the shortest ways between other states; {out};"
            f" without it {cut}."
        )
    return said


def remains(title: str, loss: Loss, after: Measures, before: Measures, name: Name) -> str:
    """What is left without some states: who is cut off, and the camps before and after."""
    if not loss.codes:
        return f"**Without {title}**: nothing changes: no tie on record reaches the threshold."
    lost = _cut_off(loss, lambda codes: _named(codes, name))
    one, other = len(before.camps), len(after.camps)
    if one == other:
        return f"**Without {title}**: {lost}; {_camps(one)} as before."
    # What the method itself varies by, before or after, is no effect of the loss.
    within = before.between[0] <= after.between[1] and after.between[0] <= before.between[1]
    noise = ", no more of a change than other orders of the states give" if within else ""
    became = "becomes" if one == 1 else "become"
    return f"**Without {title}**: {lost}; {_camps(one)} {became} {words.spelled(other)}{noise}."


def _named(codes: Sequence[str], name: Name, most: int = 4) -> str:
    names = [name(code) for code in codes]
    if len(names) <= most:
        return words.listed(names)
    return f"{', '.join(names[:most])} and {words.spelled(len(names) - most)} more"


def standing(code: str, found: Measures, looks: Sequence[Look], name: Name) -> str:
    """One state's place in the network, in a sentence."""
    if code not in found.states.index:
        return f"**{name(code)}** has no tie on record that reaches the threshold."
    row = found.of(code)
    look = look_of(row.camp, looks)
    camp = f"in the camp of {look.name}" if look else f"in no camp of {words.spelled(CAMP)} or more"
    return (
        f"**{name(code)}**: {words.counted(row.ties, 'ties')}, {camp}; on {100 * row.bridge:.1f}% of the shortest"
        f" ways between others, rank {row.rank} of {len(found.states)}."
    )


def unrecorded(pairs: Pairs, name: Name) -> str:
    """What stands on no record, so that no missing tie is read as none."""
    if pairs.kind.key == "votes":
        return (
            f"Pairs with less than {100 * IN_COMMON:.0f}% of the year's votes in common have no tie here: a state that is"
            " absent has none with anybody, which is not disagreement."
        )
    if pairs.kind.key != "energy":
        return ""
    named = (
        words.listed([f"{name(one)} and {name(other)}" for one, other in _ends(pairs.missing)])
        if pairs.missing
        else ""
    )
    hidden = f" Known to be missing, in whole or in part: {named}." if named else ""
    return (
        f"A missing tie is not zero. {words.capitalised(words.counted(pairs.silent, 'states'))} {_publish(pairs.silent)}"
        f" nothing of their trade in {pairs.year}: between two of them nothing is on record.{hidden}"
    )


def _publish(count: int) -> str:
    return "publishes" if count == 1 else "publish"


def _ends(missing: Sequence[Missing]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((gap.one, gap.other) for gap in missing))

"""Then and now, who needs whom, and the lists of the pair: by hand and against the ties."""

import pandas as pd
import pytest
from fixtures import shipped
from hypothesis import given
from hypothesis import strategies as st

from solidarity import axis, timeline
from solidarity.axis import lists, need_words, needs, then_now
from solidarity.axis.blocks import BOTH, OTHER
from solidarity.axis.needs import NEEDS, Need
from solidarity.catalog import Catalog

HELD = shipped().with_index()
SHARES = needs.shares(HELD)
ENTRIES = lists.pair(timeline.entries(HELD))
USUAL = list(then_now.USUAL)


def test_every_cell_is_the_tie_of_its_year():
    cells = then_now.cells(HELD, USUAL)
    seen = 0
    for cell in cells.itertuples():
        partner = "IRN" if cell.partner == BOTH else cell.partner
        ties = HELD.ties(OTHER[partner], partner, cell.indicator)
        ties = ties[~ties.year.isin(list(HELD.indicators[cell.indicator].partial))]
        own = ties.tail(1) if cell.asked == "latest" else ties[ties.year == int(cell.asked)]
        if own.empty:
            assert pd.isna(cell.value)
            continue
        assert (cell.value, cell.status) == (own.value.iloc[0], own.status.iloc[0])
        seen += 1
    assert seen > 120
    assert not set(cells.indicator) & set(then_now.COUNTED)


def test_what_is_one_figure_for_both_is_that_and_nothing_else_is_missing():
    for key in then_now.MUTUAL:
        if key == "trade_usd":  # has one anchor only
            continue
        one, two = (HELD.ties(anchor, partner, key).value.tolist() for partner, anchor in OTHER.items())  # fmt: skip
        assert one == two and one


def test_a_dash_has_its_reason_and_one_direction_is_not_held_against_two():
    shown = then_now.table(HELD, then_now.cells(HELD, ["2021", "latest"]), ["2021", "latest"])
    gaps = shown[shown["2021"].isna() | shown.latest.isna()]
    assert len(gaps) > 4 and (gaps["Why a dash"] != "").all()
    trade = shown.set_index("Tie").loc["Trade: value"]
    assert trade["2021"] == "4,046" and trade.latest == "2,260 (2024, doubtful)"
    assert pd.isna(trade.Change) and "one direction" in trade["Why a dash"]
    arms = shown[(shown.Tie == "Arms: supplied") & (shown["Of whom"] == "Iran with Russia")].iloc[0]
    assert (arms["2021"], arms.latest, arms.Change) == ("0", "297 (2021–25)", "+297")


@pytest.mark.parametrize("text", ["1800", "2001_and_", "last", "2001_and_2027", "²"])
def test_what_is_no_year_is_refused(text):
    with pytest.raises(ValueError, match="1992 to 2026"):
        then_now.read(text, 1992, 2026)


@given(st.lists(st.sampled_from(["latest", *map(str, range(1992, 2027))]), min_size=1))
def test_years_are_read_in_their_order_and_reading_again_changes_nothing(asked):
    found = then_now.read("_and_".join(asked), 1992, 2026)
    assert found == then_now.read("_and_".join(found), 1992, 2026)
    assert len(found) == len(set(found)) <= then_now.MOST
    assert set(found) <= set(asked)


def test_shares_are_the_ties_and_what_lifelines_have():
    for key, one in (("arms_in", "arms_lifeline"), ("energy", "energy_lifeline")):
        for side, anchor in OTHER.items():
            own = SHARES[(SHARES.channel == key) & (SHARES.side == side)].set_index("year").share
            ties = HELD.ties(anchor, side, one).set_index("year").value
            both = own.index.intersection(ties.index)
            assert len(both) > 20
            assert own[both].tolist() == pytest.approx(ties[both].tolist(), abs=1e-6)
    flows = HELD.tables["goods_trade"]["flows"]
    sold = flows[(flows.partner == "IRN") & (flows.origin == "imf_russia")].set_index("year").sold
    own = SHARES[(SHARES.channel == "exports") & (SHARES.side == "IRN")].set_index("year")
    assert (own.share * own.base).tolist() == pytest.approx(sold[own.index].tolist())


def test_goods_beside_gdp_by_hand():
    own = SHARES[(SHARES.channel == "gdp") & (SHARES.year == 2021)].set_index("side").share
    trade = HELD.ties("RUS", "IRN", "trade_usd", 2021).value.iloc[0]
    for side, anchor in OTHER.items():
        gdp = HELD.ties(None, anchor, "gdp", 2021).value.iloc[0]
        assert own[side] == pytest.approx(trade / (1000 * gdp))
    # Of 2023 and 2024 one direction only is on record.
    assert SHARES[SHARES.channel.isin(["gdp", "trade"])].year.max() == 2022


def tie(share):
    """One side of a need; None where it is not on record."""
    known = {"share": share, "status": "observed", "base": float("nan")}
    return None if share is None else pd.Series(known)


def need(russia, iran, year=2020):
    return Need(NEEDS["energy"], year, tie(russia), tie(iran), "nobody knows")


@pytest.mark.parametrize(("russia", "iran", "leans"), [(0.9, 0.1, "IRN"), (0.1, 0.9, "RUS"), (0.2, 0.2, ""), (None, 0.5, None), (0.5, None, None)])  # fmt: skip
def test_who_leans_more_by_hand(russia, iran, leans):
    assert need(russia, iran).leans == leans


def test_who_needs_whom_in_words_by_hand():
    pair = (need(0.1, 0.9, 2010), need(0.9, 0.1))
    assert need_words.sentence(pair) == (
        "**Energy sold**, 2020: Russia 90% of Iran's exports of energy; Iran 10% of Russia's. Iran leans more;"
        " in 2010 it was Russia: 80 points apart then, 80 points now."
    )
    lone = (need(None, 0.5),)
    assert need_words.sentence(lone) == (
        "**Energy sold**, 2020: Russia's share of Iran's is on no record; Iran 50% of Russia's exports of energy."
    )
    assert need_words.headline([lone]) == "For energy sold one side is on no record."
    assert need_words.headline([]) == "No channel has a figure in this period."
    assert need_words.headline([pair]) == "Iran leans on Russia more in energy sold."


def test_who_needs_whom_of_known_years():
    pairs = {pair[-1].channel.key: pair for pair in needs.then_now(HELD, SHARES, (2001, 2025))}
    arms = pairs["arms_in"]
    assert [one.period for one in arms] == ["1997–2001", "2021–25"]
    assert round(100 * arms[1].russia.share) == 100 and round(100 * arms[1].iran.share) == 51
    assert arms[1].leans == arms[0].leans == "IRN"
    assert pairs["exports"][-1].leans is None and pairs["exports"][-1].russia is None
    assert needs.then_now(HELD, SHARES, (1651, 1900)) == []
    groups = axis.charts.by_size(list(pairs.values()))
    assert [len(group) for group in groups] == [2, 5]
    labels = axis.charts.needs(groups[0]).layout.yaxis.tickvals
    assert labels[0] == "Arms bought, 1997–2001" and len(labels) == 4


def test_the_lists_name_both_and_hide_what_is_only_recalled():
    assert ENTRIES.countries.str.contains("RUS").all() and ENTRIES.countries.str.contains("IRN").all()  # fmt: skip
    assert ENTRIES.date.iloc[-1].startswith("1651")
    shown = timeline.chosen(ENTRIES, lists.choice((1651, 2026)))
    hidden = set(ENTRIES.id) - set(shown.id)
    assert hidden == set(ENTRIES.id[ENTRIES.basis == "recall"]) != set()


def test_a_theme_has_one_entry_for_each_happening():
    shown = timeline.chosen(ENTRIES, lists.choice((1989, 2026)))
    nuclear, treaties = (lists.themed(shown, theme, HELD) for theme in ("nuclear", "treaties"))
    assert "A65" in set(nuclear.id) and "E154" not in set(nuclear.id)  # the reactors at Sirik, once
    assert {"A60", "E156"} <= set(treaties.id) and "E133" not in set(treaties.id)
    for theme in lists.THEMES:
        rows = lists.themed(shown, theme, HELD)
        assert len(rows) and rows.date.is_monotonic_decreasing
        said = lists.sentence(rows, theme, (1989, 2026))
        assert str(len(rows)) not in said.replace("1989–2026", "").split("the newest")[0]
    assert "one entry, of 24 October 1813 (weak source)" in lists.sentence(
        lists.themed(timeline.chosen(ENTRIES, lists.choice((1651, 1900))), "treaties", HELD), "treaties", (1651, 1900)
    )  # fmt: skip


@pytest.mark.parametrize("gone", ["energy", "goods_trade", "un_votes", "sipri_arms"])
def test_without_a_source_the_rest_is_there(gone):
    left = Catalog(HELD.register, {key: own for key, own in shipped().held.items() if key != gone})
    found, years = axis.courses(left), (1989, 2026)
    assert axis.standing.stands(left, found, years)
    for block in axis.BLOCKS.values():
        assert axis.words.reading(block, found, left, years).endswith(".")
    assert needs.then_now(left, needs.shares(left), years)
    cells = then_now.cells(left, USUAL)
    assert len(then_now.table(left, cells, USUAL)) > 20

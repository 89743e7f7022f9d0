"""The theme of a vote: known resolutions, the order of the rules, what is listed by hand, what is left over."""

import pandas as pd
import pytest
from fixtures import shipped
from test_votes import place, record

from solidarity.errors import DataError
from solidarity.votes import themes


@pytest.mark.parametrize(
    ("symbol", "theme"),
    [
        ("A/RES/ES-11/8", "ukraine"),  # “The path to peace”: by its symbol alone
        ("A/RES/68/262", "ukraine"),  # the release calls it a mediation
        ("A/RES/71/205", "ukraine"),  # human rights in Crimea
        ("A/RES/79/183", "iran"),
        ("A/RES/66/175", "iran"),  # “human rights reports”, listed
        ("A/RES/77/7", "cuba"),
        ("A/RES/69/5", "cuba"),  # no title
        ("A/RES/76/34", "nuclear"),
        ("A/RES/74/75", "nuclear"),  # the Middle East's nuclear weapons
        ("A/RES/71/32", "space"),
        ("A/RES/73/266", "space"),  # conduct in cyberspace
        ("A/RES/ES-10/23", "palestine"),
        ("A/RES/79/229", "palestine"),
        ("A/RES/65/217", "coercion"),  # “human rights advancement”, listed
        ("A/RES/79/167", "coercion"),
        ("A/RES/79/185", "rights"),  # Syria
        ("A/RES/69/188", "rights"),  # North Korea, no title
        ("A/RES/80/265", "others"),
    ],
)  # fmt: skip
def test_known_resolutions_have_their_theme(symbol, theme):
    assert record().calls.theme[place(symbol)] == theme


def test_the_rule_takes_the_first_theme_that_fits():
    titles = ["SOUTH AFRICA, OIL EMBARGO", "ISRAEL, NUCLEAR ARMAMENT", "NUCLEAR ENERGY, PEACEFUL USES", "Moroccan sands", "HUMAN RIGHTS, CHILE"]  # fmt: skip
    expected = ["coercion", "nuclear", "others", "others", "rights"]
    assert themes.of(titles, [""] * len(titles)) == expected


@pytest.mark.parametrize(
    ("title", "theme"),
    [
        ("Necessity of ending the economic, commercial and financial e", "cuba"),  # cut off
        ("LEBANON, INTERM FORCE", "palestine"),
        ("Financing of the United Nations Interim Force in Lebanon", "palestine"),
        ("Destructive direct-ascent anti-satellite missile testing", "space"),
        ("Information and communications technologies in the context of international security", "space"),
        ("ANTI-BALLISTIC MISSILE TREATY COMPLIANCE", "nuclear"),
        ("SOUTH AFRICA, SEVERING OF TIES", "coercion"),
        ("TIBET", "rights"),
        ("U.N., LEAGUE OF ARAB STATES", "others"),
        ("SOUTH AFRICA, MILITARY COLLABORATION", "others"),
    ],
)  # fmt: skip
def test_a_title_alone_has_its_theme(title, theme):
    assert themes.of([title], [""]) == [theme]


def test_each_theme_is_an_indicator_over_its_own_window():
    """The declaration says the window that the figures cover; of late ten votes fall into each."""
    years = record().calls.groupby(["theme", "year"]).size().unstack("theme", fill_value=0)
    for key, theme in themes.themes().items():
        one = shipped().indicators[themes.INDICATOR + key]
        assert one.window == theme.window and one.index is None
        assert years[key].rolling(theme.window).sum().loc[2022:2025].min() >= 10


def test_themes_leave_no_vote_out_and_two_in_five_have_one():
    shares = record().calls.theme.value_counts(normalize=True)
    assert set(shares.index) == set(themes.themes())
    assert 0.55 < shares["others"] < 0.65
    recent = record().calls[record().calls.year >= 1992].theme
    assert (recent == "others").mean() < 0.56


def test_what_is_listed_by_hand_is_a_vote_with_that_tally():
    rows = pd.read_csv(themes.FOLDER / "themes.csv")
    calls = record().calls.set_index("resolution")
    for row in rows.itertuples():
        call = calls.loc[row.resolution]
        assert row.theme in themes.themes()
        told = f"{call.yes} states for and {call.no} against with {call.abstain} abstaining"
        assert row.reason.endswith(told)
    assert len(rows) > 90 and rows.resolution.is_unique


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("themes.toml", "title = ", "title ", "themes.toml: unusable"),
        ("themes.toml", "UNRWA'", "UNRWA('", "themes.toml: unusable"),
        ("themes.csv", ",cuba,", ",Kuba,", r"themes.csv: unknown themes \['Kuba'\]"),
        ("themes.csv", ",subject,", ",topic,", r"themes.csv: no column \['subject'\]"),
    ],
)
def test_a_damaged_rule_is_named_with_its_cure(tmp_path, name, old, new, fault):
    for file in ("themes.toml", "themes.csv", "on_iran.csv"):
        text = (themes.FOLDER / file).read_text("utf8")
        assert file != name or old in text
        (tmp_path / file).write_text(text.replace(old, new) if file == name else text, "utf8")
    with pytest.raises(DataError, match=f"{fault}.*restore it from git"):
        themes.of(["CUBA, U.S. EMBARGO"], ["A/RES/1/1"], tmp_path)

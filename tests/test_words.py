import pytest
from fixtures import REGISTER, indicator, shipped, tie_frame

from solidarity import countries, words
from solidarity.anchors import ANCHORS, ENDS

RUS, IRN, WEST = (ANCHORS[code] for code in ("RUS", "IRN", "WEST"))


@pytest.fixture
def register(tmp_path):
    (tmp_path / "countries.csv").write_text(REGISTER, "utf8")
    return countries.load(tmp_path / "countries.csv")


def view(*values):
    """A view of as many partners as values."""
    partners = ["IND", "TUR", "POL", "GBR"]
    return tie_frame([
        ("RUS", partners[i], 2000, "toy", value, "observed", 10 + i)
        for i, value in enumerate(values)
    ])  # fmt: skip


def shipped_headline(key, anchor, year):
    atlas = shipped()
    own = atlas.view(key, anchor, year)
    return words.headline(atlas.indicators[key], ANCHORS[anchor], own, atlas.register)


@pytest.mark.parametrize(
    ("key", "anchor", "year", "headline"),
    [
        (
            "un_siding", "RUS", 2024,
            "45 of 190 states side with Moscow more often than with the G7",
        ),
        ("un_siding", "WEST", 2024, "UN votes: contested, the West: not defined"),
        ("arms_share", "IRN", 2010, "No state bought most of its major arms from Iran"),
    ],
)  # fmt: skip
def test_headlines_on_known_years(key, anchor, year, headline):
    assert shipped_headline(key, anchor, year) == headline


@pytest.mark.parametrize(
    ("key", "anchors", "title"),
    [
        ("un_siding", ["RUS"], "Sides with Russia on contested votes"),
        ("energy_import_share", ["IRN"], "Share of energy imports that come from Iran"),
        ("un_agreement", ["RUS"], "Agreement with Russia on all votes"),
        ("un_siding", ["RUS", "IRN"], "Sides with the anchor on contested votes, Russia and Iran"),
        ("population", ["RUS"], "Population"),
    ],
)
def test_a_title_names_the_anchor(key, anchors, title):
    assert words.titled(shipped().indicators[key], [ANCHORS[one] for one in anchors]) == title


def test_the_top_three_head_the_agreement_map():
    top = shipped().view("un_agreement", "RUS", 2024).partner[:3].map(shipped().register.name)
    headline = shipped_headline("un_agreement", "RUS", 2024)
    assert headline == f"{top[0]}, {top[1]} and {top[2]} vote most like Moscow"
    assert top[0] == "North Korea"


@pytest.mark.parametrize(
    ("values", "headline"),
    [
        ([0.9, 0.8, 0.5], "Two of 3 lean to Moscow, India first"),
        ([0.51, 0.5], "One of 2 leans to Moscow: India"),
        ([0.9], "One of 1 leans to Moscow: India"),
        ([0.5, 0.1], "No of 2 leans to Russia"),
    ],
)
def test_a_headline_counts_what_lies_above_the_threshold(register, values, headline):
    assert words.headline(indicator(), RUS, view(*values), register) == headline


def test_an_empty_map_says_why(register):
    none = view()
    assert words.headline(indicator(), IRN, none, register) == "Toy, Iran: no data in this year"
    assert words.headline(indicator(), WEST, none, register) == "Toy, the West: not defined"
    assert words.subtitle(indicator(), [WEST], [none], 2000) == "The West has no toys."


def test_a_subtitle_names_period_and_number():
    views = [view(0.1, 0.2), view(0.1, 0.2, 0.3)]
    own = indicator(partial={2004: "to 4 June"}, window=5)
    one = words.subtitle(own, [RUS], views[:1], 2003)
    assert one == "Toys in 1999–2003: 11 votes with Russia."
    both = words.subtitle(own, [RUS, IRN], views, 2004)
    assert both == "Toys in 2000–04 (to 4 June): up to 12 votes with the anchor."
    assert words.subtitle(own, [RUS], [view()], 2003) == "Toys in 1999–2003: 0 votes with Russia."


def test_the_title_of_two_maps_says_what_they_compare(register):
    views = [view(0.9), view(0.1)]
    assert words.title(indicator(), [RUS], views[:1], 2000, register).startswith("One of 1")
    both = words.title(indicator(), [RUS, IRN], views, 2000, register)
    assert both == "Toy, 2000: Russia and Iran side by side"


@pytest.mark.parametrize(
    ("key", "value", "phrase"),
    [
        ("arms_share", 0.4135, "41% of arms imports from Russia"),
        ("un_siding", 0.545, "0.55 with Russia"),
        ("arms_tiv", 6002.5, "6,003 million TIV from Russia"),
    ],
)
def test_a_value_in_words(key, value, phrase):
    assert words.phrase(shipped().indicators[key], RUS, value) == phrase


@pytest.mark.parametrize(
    ("count", "spelled"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (1234, "1,234")]
)
def test_counts_to_twelve_are_words(count, spelled):
    assert words.spelled(count) == spelled


def test_capitalised_touches_the_first_letter_only():
    assert words.capitalised("the G7 of RUS") == "The G7 of RUS"
    assert words.capitalised("") == ""


def test_every_declared_sentence_can_be_filled():
    atlas = shipped()
    filled = 0
    for own in atlas.indicators.values():
        for code in own.anchors:
            own_view = atlas.view(own.key, code, own.latest)
            for frame in (own_view, own_view.head(1), own_view.iloc[:0]):
                title = words.headline(own, ENDS[code], frame, atlas.register)
                text = words.subtitle(own, [ENDS[code]], [frame], own.latest)
                assert "{" not in title + text
                filled += 1
    assert filled >= 3 * len(atlas.indicators)

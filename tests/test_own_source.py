"""How a reader's own figures are declared, worded, scaled and installed."""

import math
import shutil

import pandas as pd
import pytest
from fixtures import ROOT, files_of, shipped
from hypothesis import given
from hypothesis import strategies as st
from test_own import ANCHORED, FIGURES, KNOWN, PLAIN, few, read

from solidarity import accepted, catalog, checks, maps, own_source, source, words
from solidarity.anchors import ANCHORS, ANY, ENDS
from solidarity.errors import DataError

TIED = ANCHORED + "India,2023,5,RUS\nPoland,2022,7,IRN\n"


def declared(content=PLAIN, title="Mine", unit=""):
    """The one indicator of a file."""
    own, _ = own_source.as_source(read(content), title, unit)
    (indicator,) = own.indicators.values()
    return indicator


def of_values(*values):
    rows = [f"{code},2023,{v!r}" for code, v in zip(KNOWN.kind("member"), values, strict=False)]
    return declared("\n".join(["iso3,year,value", *rows]))


@pytest.fixture
def data(tmp_path):
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "data" / "countries.csv", tmp_path / "data")
    return tmp_path / "data"


def test_facts_and_ties_are_declared_as_such():
    fact, tie = declared(PLAIN), declared(TIED)
    assert fact.is_fact and fact.dimension == "country" and fact.not_defined == {}
    assert tie.anchors == ("RUS", "IRN") and tie.dimension == "own"
    assert set(tie.not_defined) == {"CHN", "USA", "WEST"}
    assert (fact.role, tie.role, tie.years, tie.range) == (
        "context",
        "context",
        (2022, 2023),
        (5, 7),
    )


@pytest.mark.parametrize(
    ("values", "kind", "ends", "labels", "decimals"),
    [
        ((1.5, 97), "sequential", (0, 100), ("0", "", "100"), 1),
        ((95, 105.25), "sequential", (95, 110), ("95", "", "110"), 1),
        ((-3, 40), "diverging", (-40, 40), ("-40", "0", "40"), 0),
        ((-7, -1), "sequential", (-8, 0), ("-8", "", "0"), 0),
        ((0, 0), "sequential", (0, 1), ("0", "", "1"), 0),
        ((3,), "sequential", (0, 3), ("0", "", "3"), 0),
        ((0.1, 0.30000000000000004), "sequential", (0, 0.4), ("0", "", "0.4"), 4),
        ((2e-9, 9e-9), "sequential", (0, 1e-8), ("0", "", "0.00000001"), 9),
        ((1234567.25, 3e6), "sequential", (0, 3e6), ("0", "", "3,000,000"), 0),
    ],
)
def test_scales_end_at_round_numbers_and_print_them(values, kind, ends, labels, decimals):
    own = of_values(*values)
    scale = own.scale
    assert (scale.kind, (scale.low, scale.high)) == (kind, ends)
    assert (scale.low_label, scale.middle_label, scale.high_label) == labels
    assert own.decimals == decimals


@few
@given(st.lists(FIGURES, min_size=1, max_size=8))
def test_any_figures_fit_their_scale_and_can_be_drawn(values):
    own = of_values(*values)
    low, high = own.scale.low, own.scale.high
    slack = 1e-9 * max(map(abs, values))
    assert low < high and math.isfinite(high - low)
    assert low - slack <= min(values) and max(values) <= high + slack
    assert (own.scale.kind == "diverging") == (min(values) < 0 < max(values))
    frame = pd.DataFrame({"partner": "IND", "value": values, "n": 1, "status": "observed"})
    layer = maps.layer(own, ANY, frame, KNOWN)
    assert len(layer.packed()["values"].split(",")) == len(values)
    assert all(own.text(value) for value in values)


@pytest.mark.parametrize(
    ("content", "unit", "anchor", "headline", "subtitle", "phrase"),
    [
        (PLAIN, "", "ANY", "Grain (x): 2 figures, none higher than that of India",
         "Grain (x), 2023: brought by the reader.", "1.5"),
        (TIED, "Mt", "RUS", "Grain (x), Russia: one figure, that of India",
         "Grain (x), 2023, in Mt: brought by the reader.", "5 Mt (Russia)"),
        (TIED, "% of {all}", "RUS", "Grain (x), Russia: one figure, that of India",
         "Grain (x), 2023, in % of (all): brought by the reader.", "5% of (all) (Russia)"),
        (TIED, "Mt", "USA", "Grain {x}, the United States: not defined", "", ""),
    ],
)  # fmt: skip
def test_sentences_are_true_and_hold_no_placeholder(
    content, unit, anchor, headline, subtitle, phrase
):
    own, ties = own_source.as_source(read(content), " Grain\n {x} ", unit)
    held = shipped().with_source(own, {"ties": ties})
    (indicator,) = own.indicators.values()
    view = held.view(indicator.key, anchor, 2023)
    said = words.headline(indicator, ENDS[anchor], view, held.register)
    if view.empty:
        assert said == headline.replace("{x}", "(x)")
        return
    assert said == headline
    assert words.subtitle(indicator, [ENDS[anchor]], [view], 2023) == subtitle
    assert words.phrase(indicator, ENDS[anchor], view.value[0]) == phrase


def test_what_was_left_out_travels_with_the_figures():
    own, _ = own_source.as_source(read(PLAIN + "World,2023,9\nPOL,2023,\n"), "Mine")
    assert own.traps[1:] == (
        "1 row is without a value, and left out.",
        "Left out, because the atlas knows no such country: “World”.",
    )
    assert own.citation == "Mine, from the reader's file x.csv."


def test_keys_follow_from_titles():
    key = {title: own_source.as_source(read(PLAIN), title)[0].key for title in (
        "Trade 2024", "  trade—2024! ", "Café", "Импорт 2024", "Экспорт 2024", "واردات",
    )}  # fmt: skip
    assert key["Trade 2024"] == key["  trade—2024! "] == "own_trade_2024"
    assert key["Café"] == "own_cafe"
    assert len(set(key.values())) == 5
    assert all(k.isascii() and k.startswith("own_") for k in key.values())


@pytest.mark.parametrize(
    ("title", "unit", "sentence"),
    [
        (" ! ", "", "A title is needed"),
        ("", "", "A title is needed"),
        ("x" * 61, "", "The title has 61 characters; shorten it to 60"),
        ("x", "y" * 31, "The unit has 31 characters; shorten it to 30"),
    ],
)
def test_a_title_is_needed_and_fits_a_button(title, unit, sentence):
    with pytest.raises(DataError, match=sentence):
        own_source.as_source(read(PLAIN), title, unit)


@pytest.mark.parametrize("content", [PLAIN, TIED, "iso3,year,value\nHKG,1900,0.1\nIND,2100,1e-7\n"])
def test_an_installed_table_is_a_source_as_any_other(data, content):
    own, ties = own_source.as_source(read(content), 'Grain {imports} "x"', "Mt")
    folder = own_source.install(read(content), 'Grain {imports} "x"', "Mt", data)
    assert source.read(folder) == own
    tables = checks.read_tables(own, folder, KNOWN)
    assert tables["ties"].astype(ties.dtypes).equals(ties)
    held = catalog.load(data)
    assert list(held.indicators) == ["own_grain_imports_x"]
    assert len(held.ties()) == 2
    assert [path.name for path in files_of(data.parent)] == [
        "countries.csv", "source.toml", "ties.parquet",
    ]  # fmt: skip


def test_only_who_asks_for_it_replaces(data):
    folder = own_source.install(read(PLAIN), "Grain", "Mt", data)
    before = {path: path.read_bytes() for path in files_of(folder)}
    with pytest.raises(DataError, match="is there already; give another --title"):
        own_source.install(read(TIED), "grain!", "kt", data)
    assert {path: path.read_bytes() for path in files_of(folder)} == before
    own_source.install(read(TIED), "grain!", "kt", data, replace=True)
    assert catalog.load(data).indicators["own_grain"].unit == "kt"


def test_a_write_that_is_killed_leaves_the_old_or_the_new(data, monkeypatch):
    """Before the one rename nothing has changed; after it, whoever loads the atlas finishes."""
    own_source.install(read(PLAIN), "Grain", "Mt", data)

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(pd.DataFrame, "to_parquet", full)
        with pytest.raises(DataError, match=r"own_grain: cannot be written \(No space left"):
            own_source.install(read(TIED), "Grain", "kt", data, replace=True)
    assert catalog.load(data).indicators["own_grain"].unit == "Mt"
    with monkeypatch.context() as patch:
        patch.setattr(accepted, "recover", lambda root: None)
        own_source.install(read(TIED), "Grain", "kt", data, replace=True)
    assert catalog.load(data).indicators["own_grain"].unit == "kt"
    assert not [path for path in data.parent.iterdir() if path.name.startswith(".")]


def test_every_anchor_may_be_brought():
    rows = "".join(f"IND,2023,{i},{code}\n" for i, code in enumerate(ANCHORS))
    indicator = declared(ANCHORED + rows)
    assert indicator.anchors == tuple(ANCHORS) and indicator.not_defined == {}

"""A table with its readme, and a whole briefing, as ZIP files: read back as anybody would."""

import csv
import io
import re
import sys
import zipfile
from dataclasses import replace
from types import SimpleNamespace

import awkward
import pandas as pd
import pytest

from solidarity import brief, countries
from solidarity.brief import bundle, html, names, pdf, rows
from solidarity.brief.progress import silent
from solidarity.brief.slide import Column, Table
from solidarity.errors import DataError
from solidarity.maps import BOUNDARIES_NOTICE

REGISTER = countries.load()
MAP, CHART, TABLE = awkward.briefing().slides[2:5]


def opened(content):
    """The files of an archive by name."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    return {name: archive.read(name) for name in archive.namelist()}


def taken(slide):
    """The rows and the readme of one slide."""
    files = opened(bundle.csv_with_readme(slide, "https://atlas.example/x", REGISTER))
    name, readme = files
    assert (name[-4:], readme) == (".csv", "README.txt")
    text = files[name].decode("utf-8-sig")
    assert files[name].startswith(b"\xef\xbb\xbf")
    return [*csv.reader(io.StringIO(text, newline=""))], files[readme].decode("utf-8-sig")


def test_a_map_is_its_states_by_code():
    assert taken(MAP)[0] == [
        ["iso3", "state", "value", "status", "n"],
        ["IND", "India", "0.55", "observed", "38"],
        ["TUR", "Türkiye", "0.4", "few votes", "7"],
    ]


def test_two_maps_say_whose_each_column_is_and_leave_empty_what_is_unknown():
    content = awkward.world_map()
    other = replace(content.layers[0], anchor="IRN", codes=["IND"], values=[1.0], n=[], flags={})
    slide = replace(MAP, content=replace(content, layers=(content.layers[0], other)))
    told, readme = taken(slide)
    assert told[0] == ["iso3", "state", "value_rus", "status_rus", "n_rus", "value_irn", "status_irn"]  # fmt: skip
    assert told[1:] == [
        ["IND", "India", "0.55", "observed", "38", "1.0", "observed"],
        ["TUR", "Türkiye", "0.4", "few votes", "7", "", ""],
    ]
    assert "value_irn: Siding, Iran, 2024, rounded to 2 decimals as in the atlas." in readme


def test_a_map_of_classes_has_their_names():
    layer = replace(awkward.world_map().layers[0], values=[1, 0], grid={"classes": ["low", "high"]})
    told, _ = taken(replace(MAP, content=replace(awkward.world_map(), layers=(layer,))))
    assert [row[2] for row in told] == ["value", "high", "low"]


def test_a_table_has_full_precision_codes_and_no_formulas():
    told, readme = taken(TABLE)
    assert told[0] == ["number", "iso3", "state", "value", "remark"]
    assert told[1] == ["1", "IND", "India", str(1 / 3), awkward.SIGNS]
    assert told[2] == ["2", "", "Nowhere", "", "'=HYPERLINK(1)"]
    assert told[3] == ["3", "", "State no. 3", "-3.0", "'-"]
    assert len(told) == 1 + awkward.STATES
    assert bundle.APOSTROPHE in " ".join(readme.split())


def test_pandas_reads_it_back():
    name, content = next(iter(opened(bundle.csv_with_readme(TABLE, "", REGISTER)).items()))
    frame = pd.read_csv(io.BytesIO(content), keep_default_na=False, na_values=[""])
    assert name == "all-states.csv"
    assert frame.value.tolist()[2:] == [-float(place) for place in range(3, awkward.STATES + 1)]
    assert frame.value[0] == 1 / 3
    assert frame.value.isna().sum() == 1


@pytest.mark.parametrize("start", "=+-@\t\r")
def test_a_text_that_a_spreadsheet_would_run_is_a_text(start):
    assert rows.harmless(f"{start}1") == f"'{start}1"
    assert rows.harmless(-1.5) == -1.5


def test_a_chart_is_its_points_with_their_unit():
    told, readme = taken(CHART)
    assert told == [
        ["series", "year", "value"],
        ["Russia", "2020", "0.5"],
        ["Russia", "2021", "0.25"],
        ["Russia", "2022", "0.125"],
    ]
    assert "value: Value, in 0 to 1." in readme
    assert BOUNDARIES_NOTICE not in readme


def test_the_readme_says_all_there_is_to_know():
    _, readme = taken(MAP)
    said = (
        MAP.title,
        MAP.sentence,
        awkward.SOURCE,
        awkward.CITED,
        "Counted by hand.",
        "26 November 2026",
        "https://atlas.example/x",
        BOUNDARIES_NOTICE,
        "iso3: ISO 3166-1 alpha-3 code",
        "n: How many votes it rests on.",
        bundle.EMPTY,
    )
    for one in said:
        assert "".join(one.split()) in "".join(readme.split())
    assert "Hush." not in readme
    assert bundle.APOSTROPHE not in " ".join(readme.split())
    whole = [line for line in readme.splitlines() if "://" not in line]  # an address is one word
    assert max(map(len, whole)) <= bundle.WIDTH


def test_a_slide_without_figures_has_no_table():
    with pytest.raises(DataError, match="“What to say” shows no figures"):
        bundle.csv_with_readme(awkward.briefing().slides[0], "", REGISTER)


def test_columns_of_one_name_are_told_apart():
    columns = (Column("State"), Column("Value"), Column("value"), Column("ISO3"), Column("值"))
    table = Table(columns, (("India", 1, 2, "x", 3),))
    fields = rows.of(replace(TABLE, content=table), REGISTER).fields
    assert [field.name for field in fields] == [
        "iso3", "state", "value", "value_2", "iso3_2", "column_5"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Türkiye & Côte d’Ivoire", "turkiye-cote-divoire"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-file"),
        ("Москва", ""),
        ("a" * 300, "a" * 60),
    ],
)
def test_names_are_safe_on_every_machine(title, name):
    assert names.slug(title) == name


@pytest.fixture(scope="module")
def whole():
    """A bundle whose long texts are stand-ins, its figures and tables real; and what was said."""
    heard = []
    with pytest.MonkeyPatch.context() as patch:
        slides = SimpleNamespace(write=lambda briefing, say: b"slides")
        patch.setitem(sys.modules, "solidarity.brief.pptx", slides)
        patch.setattr(brief, "pptx", slides, raising=False)
        patch.setattr(pdf, "write", lambda briefing, say, paper: say(1, 2, "x") or paper.encode())
        patch.setattr(html, "write", lambda briefing, say: b"page")
        twins = (replace(CHART, title="../Москва"), replace(CHART, title="../Москва"))
        told = awkward.briefing()
        told = replace(told, slides=(*told.slides, *twins))
        content = bundle.write(told, lambda *step: heard.append(step))
        again = bundle.write(told, silent)
    return content, again, heard


def test_a_bundle_holds_every_form_figure_and_table(whole):
    files = opened(whole[0])
    long = "a-title-of-two-hundred-letters-that-goes-on-and-on-a-title-o"
    awkward_title = names.slug(f"Title {awkward.SIGNS}")
    figures = ["03-india-sides-with-nobody", f"04-{awkward_title}", "07-chart", "08-chart"]
    tables = [*figures[:2], "05-all-states", f"06-{long}", *figures[2:]]
    assert {*files} == {
        *(f"briefing{end}" for end in (".pptx", "-16x9.pdf", "-a4.pdf", ".html", ".md", ".json")),
        *(f"figures/{name}.{form}" for name in figures for form in ("png", "svg")),
        *(f"tables/{name}.csv" for name in tables),
        "README.txt",
    }
    assert files["briefing-16x9.pdf"] == b"16:9"
    assert all(re.fullmatch(r"(?:[a-z]+/)?[A-Za-z0-9-]+\.[a-z]+", name) for name in files)
    assert files["figures/03-india-sides-with-nobody.png"].startswith(b"\x89PNG")
    assert b"<svg" in files["figures/03-india-sides-with-nobody.svg"]
    readme = files["README.txt"].decode("utf-8-sig")
    assert all(name.rpartition("/")[2] in readme for name in files if name.startswith("tables/"))
    assert BOUNDARIES_NOTICE in readme


def test_the_same_briefing_gives_the_same_bundle(whole):
    assert whole[0] == whole[1]


def test_a_bundle_says_how_far_it_is(whole):
    steps = [done / of for done, of, _ in whole[2]]
    assert steps == sorted(steps)
    assert steps[0] < 0.15
    assert steps[-1] < 1
    assert (150, 1400, "briefing-16x9.pdf: x") in whole[2]

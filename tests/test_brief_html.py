"""The exported file holds every slide and every number, asks no host, and takes no word for markup."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from decks import BRIEFING, HOSTILE, LAYER
from fixtures import ROOT

from solidarity import countries
from solidarity.brief import html
from solidarity.brief.html import scripts
from solidarity.brief.html.deck import deck
from solidarity.brief.progress import silent
from solidarity.brief.slide import Briefing
from solidarity.errors import DataError


class Elements(HTMLParser):
    """What a browser finds in the file: elements with their attributes, and the text in each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs), []))

    def handle_data(self, data):
        if self.found:
            self.found[-1][2].append(data)

    def named(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [(given, "".join(text)) for name, given, text in self.found if name == tag]


@pytest.fixture(scope="module")
def text() -> str:
    return html.write(BRIEFING, silent).decode()


@pytest.fixture(scope="module")
def page(text: str) -> Elements:
    return Elements(text)


@pytest.fixture(scope="module")
def told(page: Elements) -> dict:
    return json.loads(next(t for given, t in page.named("script") if given.get("id") == "deck"))


def test_every_slide_and_number_is_in_the_file(told):
    assert [slide["title"] for slide in told["slides"]] == [s.title for s in BRIEFING.slides]
    _, world, chart, table, words = told["slides"]
    assert world["map"]["maps"][0]["values"] == "25,90,55"
    assert world["table"]["rows"] == [["China", "0.90"], ["India", "0.55"], ["Brazil", "0.25"]]
    assert chart["table"]["rows"] == [
        ["Russia", "2022", "0.71"], ["Russia", "2023", "0.64"], ["Russia", "2024", "0.55"],
    ]  # fmt: skip
    assert len(table["table"]["rows"]) == 196
    assert table["table"]["rows"][194:] == [["State 195", "0.195"], [HOSTILE, "–"]]
    assert words["sentence"] == BRIEFING.slides[4].sentence


def test_sources_link_day_and_notice_come_along(told):
    world = told["slides"][1]
    assert world["link"] == "https://atlas.example/atlas?country=IND"
    assert (told["made"], world["pinned"]) == ("26 November 2026", "26 November 2026")
    assert world["below"][0] == "Source: United Nations, roll calls · Period: 2024"
    assert "UN Geodata" in world["below"][1]
    assert told["citations"] == ["United Nations (2026), roll calls.", "United Nations"]
    assert told["methods"] == ["Votes shared, by votes cast."]
    assert "not zero" in told["facts"][0]


def test_no_word_is_taken_for_markup(page, text):
    assert [given.get("id") for given, _ in page.named("script")] == [
        "deck", "places", "outlines", None, None,
    ]  # fmt: skip
    assert not page.named("img")
    assert text.count("<!--") == 0
    held = next(t for given, t in page.named("script") if given.get("id") == "deck")
    assert not set("<>&\u2028\u2029") & set(held)
    assert page.named("title")[0][1].strip() == BRIEFING.title


def test_the_file_asks_no_host(page):
    assert not page.named("link")
    assert not [given for _, given, _ in page.found if "src" in given or "href" in given]
    policy = next(g["content"] for g, _ in page.named("meta") if "http-equiv" in g)
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "connect-src 'none'" in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]
    assert "http" not in policy.replace("http-equiv", "")


def test_the_map_is_the_dashboards_own_code(text):
    for name in ("layers", "moves", "paint", "network"):
        body = (ROOT / f"static/map/{name}.js").read_text("utf8")
        longest = max(re.findall(r"\n(  .*)\n", body), key=len)
        assert longest in text


def test_a_file_without_maps_carries_no_map_code(text):
    few = html.write(replace(BRIEFING, slides=BRIEFING.slides[3:]), silent).decode()
    assert [given.get("id") for given, _ in Elements(few).named("script")] == ["deck", None]
    assert len(few) < 100_000
    assert 2_000_000 < len(text) < 3_000_000


def test_charts_are_drawings(told):
    for form in ("chart", "narrow"):
        assert told["slides"][2][form].count("</svg>") == 1
    assert told["slides"][2]["alt"] == "Chart: India turns away"


def test_each_step_is_told_and_what_it_raises_passes():
    steps = []
    html.write(BRIEFING, lambda *step: steps.append(step))
    assert [done for done, *_ in steps] == [0, 1, 2, 3, 4, 5]
    assert {of for _, of, _ in steps} == {6}
    assert steps[1][2] == "Slide 2: India is split"

    def stop(done, of, what):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        html.write(BRIEFING, stop)


def test_a_briefing_without_slides_is_a_cover():
    told = deck(Briefing("Empty"), countries.load(), html.svg)
    assert (told["title"], told["slides"], told["methods"]) == ("Empty", [], [])


def test_scripts_are_joined_in_order_each_in_its_own_scope(tmp_path):
    (tmp_path / "low.js").write_text("const same = 1\nexport const low = () => same\n")
    (tmp_path / "top.js").write_text(
        "import { low as under } from './low.js'\nconst same = 2\nexport function top() { return under() + same }\n"
    )
    joined = scripts.one_script(tmp_path / "top.js")
    assert joined.index("low.js'] = ") < joined.index("top.js'] = ")
    assert "const { low: under } = modules[" in joined
    assert "export" not in joined


def test_a_script_that_cannot_be_joined_is_named(tmp_path):
    (tmp_path / "one.js").write_text("export default function one() {}\n")
    with pytest.raises(DataError, match=r"one\.js: `export default function one"):
        scripts.one_script(tmp_path / "one.js")


def test_the_layer_travels_as_the_dashboard_sends_it(told):
    assert told["slides"][1]["map"]["maps"] == [json.loads(json.dumps(LAYER.packed()))]

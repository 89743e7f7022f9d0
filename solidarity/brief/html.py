"""A briefing as one HTML file that asks no host for anything: a document, and slides to present."""

import base64
import hashlib
from html import escape
from typing import Any

import orjson

from solidarity import countries
from solidarity.brief import pictures
from solidarity.brief.deck import deck
from solidarity.brief.progress import Say
from solidarity.brief.scripts import one_script
from solidarity.brief.slide import Briefing, Chart
from solidarity.errors import DataError
from solidarity.paths import ROOT

STATIC = ROOT / "static"
STYLES = ("map/map.css", "brief/deck.css")
DATA = '<script type="application/json" id="{name}">{text}</script>'


def write(briefing: Briefing, say: Say) -> bytes:
    """The whole file; maps stay alive in it, charts are drawings, tables have all their rows."""
    told = deck(briefing, countries.load(), svg, say)
    say(len(briefing.slides), len(briefing.slides) + 1, "Writing the file")
    data = {"deck": orjson.dumps(told).decode()}
    scripts = [one_script(STATIC / "brief" / "file.js")]
    if any("map" in slide for slide in told["slides"]):
        data |= {"places": _read("places.json"), "outlines": _read("topojson/world_50m.json")}
        scripts.insert(0, _read("plotly-geo.min.js"))
    return _page(told, data, [_sealed(script) for script in scripts]).encode()


def svg(chart: Chart, width: float, height: float) -> str:
    """The chart as a drawing."""
    return pictures.drawn(chart, width, height, "svg").decode()


def inert(text: str) -> str:
    """JSON that an HTML page can hold: nothing in it ends its element or begins a comment."""
    return text.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def _page(told: dict[str, Any], data: dict[str, str], scripts: list[str]) -> str:
    held = [DATA.format(name=name, text=inert(text)) for name, text in data.items()]
    run = [f"<script>{script}</script>" for script in scripts]
    styles = "\n".join(_read(path) for path in STYLES)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(told["title"])}</title>
<style>{styles}</style>
</head>
<body class="brief brief-document">
<main aria-busy="true"></main>
<noscript>{_without_script(told)}</noscript>
{chr(10).join(held + run)}
</body>
</html>
"""


def _policy(scripts: list[str]) -> str:
    """Only the file's own scripts run, and nothing is asked of any host."""
    sums = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    allowed = " ".join(f"'sha256-{one}'" for one in sums)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:;"
        " connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _without_script(told: dict[str, Any]) -> str:
    """What is said on each slide, for whoever opens the file where scripts do not run."""
    slides = "".join(
        f"<h2>{escape(slide['title'])}</h2><p>{escape(slide['sentence'])}</p>"
        f"<p>{escape(' '.join(slide['below']))}</p>"
        for slide in told["slides"]
    )
    return (
        f"<h1>{escape(told['title'])}</h1><p>Maps, charts and tables need a browser that runs"
        f" scripts; here are the words.</p>{slides}"
    )


def _sealed(script: str) -> str:
    """The script as an element may hold it."""
    if "</script" in script.lower() or "<!--" in script:
        raise DataError("static/: a script holds what would end it in a page; write it otherwise.")
    return script


def _read(path: str) -> str:
    try:
        return (STATIC / path).read_text("utf8")
    except OSError as error:
        raise DataError(f"{STATIC / path}: cannot be read; restore it from git.") from error

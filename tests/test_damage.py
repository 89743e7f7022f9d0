"""The dashboard with broken data: a sentence names the file and the cure, and the rest stays."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from serving import ROOT

PROJECT = ("dashboard.py", ".streamlit", "data", "pages", "solidarity", "static", "ui")
# What a reader of these pages reads: headings, running text and the sentences about what is amiss.
READ = """
import json, sys
from streamlit.testing.v1 import AppTest
said = []
for page, asked in json.loads(sys.argv[1]):
    app = AppTest.from_file("dashboard.py", default_timeout=60).switch_page(page)
    for key, value in asked.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception, app.exception
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.warning, *app.error, *app.info, *app.caption]
    said.append(" | ".join(part.value for part in parts))
print(json.dumps(said))
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what runs the app, to be damaged."""
    for name in PROJECT:
        source, target = ROOT / name, tmp_path / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    return tmp_path


def read(root: Path, *pages: tuple[str, dict[str, str]]) -> list[str]:
    """What each of these pages says, in a process of its own, which knows the damaged copy alone."""
    run = subprocess.run(
        [sys.executable, "-c", READ, json.dumps(pages)],
        cwd=root, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    said: list[str] = json.loads(run.stdout.splitlines()[-1])
    return said


def cut_in_half(root: Path) -> None:
    path = root / "data/un_votes/ties.parquet"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def lose_a_table(root: Path) -> None:
    (root / "data/un_votes/positions.parquet").unlink()


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (cut_in_half, "ties.parquet: damaged or not Parquet. Restore it with"),
        (lose_a_table, "positions.parquet: missing. Restore it with"),
    ],
)
def test_one_broken_source_leaves_the_other(
    copy: Path, damage: Callable[[Path], None], sentence: str
):
    damage(copy)
    atlas, home, india = read(
        copy,
        ("pages/network/atlas.py", {"indicator": "un_siding", "anchor": "IRN"}),
        ("pages/home/overview.py", {}),
        ("pages/partners/country.py", {"country": "IND"}),
    )
    assert sentence in atlas
    assert "“un_siding” is not an indicator in the atlas" in atlas
    assert "Iran" in atlas.split(" | ")[0]
    assert "Who keeps Russia afloat?" in home
    assert "Who sides with them at the United Nations?" not in home
    assert "The roll calls are not here" in india
    assert "**Received from**" in india


def test_a_missing_source_folder_leaves_the_others(copy: Path):
    shutil.rmtree(copy / "data/sipri_arms")
    (india,) = read(copy, ("pages/partners/country.py", {"country": "IND"}))
    assert "India sides with" in india
    assert "The arms table is not here" in india


def test_without_any_source_the_page_says_so(copy: Path):
    for declared in (copy / "data").glob("*/source.toml"):
        shutil.rmtree(declared.parent)
    (said,) = read(copy, ("pages/home/overview.py", {}))
    assert "is this the data folder?" in said

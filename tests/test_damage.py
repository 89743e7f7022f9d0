"""The dashboard with broken data: a sentence names the file and the cure, and the rest stays."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from serving import ROOT, dashboard

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PROJECT = ("dashboard.py", ".streamlit", "data", "pages", "solidarity", "static", "ui")


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Path]:
    """A copy of what runs the app, to be damaged."""
    for name in PROJECT:
        source, target = ROOT / name, tmp_path / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    yield tmp_path


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
    page: Page, copy: Path, damage: Callable[[Path], None], sentence: str
):
    damage(copy)
    with dashboard(copy) as url:
        page.goto(f"{url}/atlas?indicator=un_siding&anchor=IRN")
        expect(page.get_by_text(sentence)).to_be_visible()
        expect(page.get_by_text("“un_siding” is not an indicator in the atlas")).to_be_visible()
        expect(page.locator("h1")).to_contain_text("Iran")
        page.goto(url)
        expect(page.get_by_text("Who keeps Russia afloat?")).to_be_visible()
        expect(page.get_by_text("Who sides with them at the United Nations?")).to_have_count(0)
        page.goto(f"{url}/country?country=IND")
        expect(page.get_by_text("The roll calls are not here")).to_be_visible()
        expect(page.get_by_text("Received from", exact=True)).to_be_visible()


def test_a_missing_source_folder_leaves_the_others(page: Page, copy: Path):
    shutil.rmtree(copy / "data/sipri_arms")
    with dashboard(copy) as url:
        page.goto(f"{url}/country?country=IND")
        expect(page.locator("h1")).to_contain_text("India sides with")
        expect(page.get_by_text("The arms table is not here")).to_be_visible()


def test_without_any_source_the_page_says_so(page: Page, copy: Path):
    for declared in (copy / "data").glob("*/source.toml"):
        shutil.rmtree(declared.parent)
    with dashboard(copy) as url:
        page.goto(url)
        expect(page.get_by_text("is this the data folder?")).to_be_visible()

"""The rules of the layout that no tool checks for us."""

import ast
import pkgutil
import subprocess
import sys

import pytest
from fixtures import ROOT, TOML, tie_frame, write_source

import solidarity
from solidarity import catalog
from solidarity.catalog import source_folders

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(solidarity.__path__, prefix="solidarity.")
)
FOLDERS = ("solidarity", "ui", "pages", "data", "tests", "bench", "docs")
PYTHON = sorted(
    path
    for pattern in ("*.py", *(f"{folder}/**/*.py" for folder in FOLDERS))
    for path in ROOT.glob(pattern)
)
LONGEST = 260


def test_the_core_imports_no_streamlit():
    assert len(MODULES) > 10
    names = [name for name in MODULES if not name.endswith("__main__")]
    code = f"""
import importlib, sys
for name in {names}:
    importlib.import_module(name)
    assert "streamlit" not in sys.modules, name
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_core_names_neither_streamlit_nor_the_screen():
    """Also inside functions, where an import would not show on loading."""
    seen = 0
    for path in sorted((ROOT / "solidarity").glob("**/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                roots = {name.split(".")[0] for name in names or [n.name for n in node.names]}
                assert not roots & {"streamlit", "ui", "pages"}, path
                seen += 1
    assert seen > len(MODULES)


def test_reading_ties_needs_none_of_the_builders_parts():
    code = """
import sys, solidarity, solidarity.cli
sys.exit(any(name in sys.modules for name in ("ibis", "duckdb", "antimeridian")))
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_no_page_lies_flat_in_pages():
    assert list(ROOT.glob("pages/*/*.py")), "the pages have moved; this test would pass on nothing"
    assert not list(ROOT.glob("pages/*.py")), (
        "Streamlit would run it without dashboard.py around it"
    )


def test_every_file_can_be_read_in_one_go():
    assert len(PYTHON) > len(MODULES)
    long = {
        path.relative_to(ROOT).as_posix(): length
        for path in PYTHON
        if (length := len(path.read_text("utf8").splitlines())) >= LONGEST
    }
    assert not long


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_is_for(name):
    path = ROOT / name.replace(".", "/")
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    assert ast.get_docstring(ast.parse(path.read_text("utf8")))


def test_a_source_folder_is_found_without_registration(tmp_path):
    write_source(tmp_path, "one")
    assert list(catalog.load(tmp_path).indicators) == ["toy"]
    toml = TOML.replace("indicators.toy", "indicators.joy")
    write_source(tmp_path, "two", toml=toml, ties=tie_frame().assign(indicator="joy"))
    assert sorted(catalog.load(tmp_path).indicators) == ["joy", "toy"]


def test_every_shipped_source_is_read():
    folders = source_folders(ROOT / "data")
    assert len(folders) >= 2
    assert sorted(catalog.load().sources) == sorted(folder.name for folder in folders)

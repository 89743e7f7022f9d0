import io
import json
import os
import subprocess
import sys

import pandas as pd
import pytest
from fixtures import ROOT, shipped

import solidarity
from solidarity import build, cli
from solidarity.build.changes import compare
from solidarity.errors import DataError
from solidarity.held import TIE

INDIA = ["ties", "--anchor", "RUS", "--partner", "India", "--indicator", "arms_share"]


@pytest.fixture
def run(monkeypatch, capsysbinary):
    """Run the command line in process: exit status, standard output, standard error."""
    monkeypatch.setattr(solidarity, "load", shipped)

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["solidarity", *arguments])
        with pytest.raises(SystemExit) as end:
            cli.main()
        out, err = capsysbinary.readouterr()
        return end.value.code or 0, out, err.decode()

    return run


def as_frame(content, suffix):
    """What was written, read back exactly."""
    if suffix == "json":
        return pd.DataFrame(json.loads(content))
    if suffix == "parquet":
        return pd.read_parquet(io.BytesIO(content))
    return pd.read_csv(
        io.BytesIO(content),
        keep_default_na=False,
        na_values={"low": [""], "high": [""]},
        float_precision="round_trip",
    )


@pytest.mark.parametrize("suffix", ["csv", "json", "parquet"])
def test_every_format_holds_the_rows_of_the_library(run, suffix):
    code, out, _ = run(
        "ties", "--anchor", "RUS", "--anchor", "iran", "--partner", "IND", "--partner", "Turkey",
        "--year", "2021", "--year", "2022", "--format", suffix,
    )  # fmt: skip
    rows = shipped().ties(anchor=["RUS", "IRN"], partner=["IND", "TUR"], year=[2021, 2022])
    assert code == 0
    assert len(rows) > 2 * 2 * 2 * 6
    pd.testing.assert_frame_equal(as_frame(out, suffix), rows, check_dtype=False, rtol=1e-9)


def test_csv_and_parquet_keep_every_digit(run):
    rows = shipped().ties(indicator="un_siding", year=2024)
    for suffix in ("csv", "parquet"):
        _, out, _ = run("ties", "--indicator", "un_siding", "--year", "2024", "--format", suffix)
        assert as_frame(out, suffix).value.tolist() == rows.value.tolist()


def test_the_module_runs_as_a_program():
    arguments = [*INDIA, "--year", "2022"]
    done = subprocess.run(
        [sys.executable, "-m", "solidarity", *arguments], cwd=ROOT, capture_output=True, check=True
    )
    (row,) = as_frame(done.stdout, "csv").itertuples()
    assert (row.anchor, row.partner, row.year, row.status) == ("RUS", "IND", 2022, "observed")
    assert round(100 * row.value, 1) == 41.4
    assert done.stderr == b""


def test_a_fault_ends_the_program_with_one_sentence():
    done = subprocess.run(
        [sys.executable, "-m", "solidarity", "ties", "--partner", "Indja"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf8",
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Did you mean India" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("anchor", "partner", "value"),
    [
        ("RUS", "ARG", 0.08),
        ("RUS", "TUR", 0.17),
        ("RUS", "IND", 0.55),
        ("RUS", "BLR", 0.78),
        ("IRN", "IDN", 0.79),
        ("IRN", "MEX", 0.62),
    ],
)
def test_siding_in_2024_as_known(run, anchor, partner, value):
    _, out, _ = run(
        "ties", "--indicator", "un_siding", "--year", "2024", "--anchor", anchor, "--partner", partner
    )  # fmt: skip
    (row,) = as_frame(out, "csv").itertuples()
    assert shipped().indicators["un_siding"].shown(row.value) == value


def test_siding_with_russia_in_2024_rests_on_38_votes(run):
    _, out, _ = run("ties", "--indicator", "un_siding", "--year", "2024", "--anchor", "RUS")
    rows = as_frame(out, "csv")
    assert len(rows) == 190
    assert rows.n.max() == 38


@pytest.mark.parametrize(
    ("option", "given", "said"),
    [
        ("--partner", "Indja", "“Indja” is not a country in the atlas. Did you mean India"),
        ("--partner", "Venezula", "Did you mean Venezuela"),
        ("--anchor", "IRM", "“IRM” is not an anchor (RUS, IRN, CHN, USA, WEST)"),
        ("--anchor", "India", "“India” is not an anchor"),
        ("--indicator", "un_sidings", "Did you mean un_siding"),
        ("--year", "1899", "1899 is outside the data, which run from 1992 to 2026."),
    ],
)
def test_an_unknown_name_or_year_ends_with_2_and_a_hint(run, option, given, said):
    code, out, err = run("ties", option, given)
    assert code == 2
    assert out == b""
    assert said in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("source", "accept", "hinted"),
    [
        ("energy", ["--accept"], True),
        ("energy", [], False),
        ("world_bank", ["--accept"], False),
    ],
)
def test_a_refresh_says_that_the_published_comparison_is_older(
    run, monkeypatch, source, accept, hinted
):
    held = shipped().sources[source]
    ties = shipped().tables[source]["ties"]
    monkeypatch.setattr(build, "refresh", lambda *_, **__: compare(ties, ties, held))
    code, out, err = run("refresh", source, "release.csv", *accept)
    assert code == 0 and "0 are new" in out.decode()
    assert ("build index" in err) == hinted


def test_damaged_data_end_with_1_and_the_cure(run, monkeypatch):
    def fail():
        raise DataError("data/toy/ties.parquet: missing. Restore it.")

    monkeypatch.setattr(solidarity, "load", fail)
    for command in ("check", "ties"):
        code, out, err = run(command)
        assert (code, out) == (1, b"")
        assert err == "data/toy/ties.parquet: missing. Restore it.\n"


def test_no_match_is_said_aloud_and_is_no_fault(run):
    code, out, err = run("ties", "--partner", "TWN", "--indicator", "un_siding")
    assert code == 0
    assert out.decode().splitlines() == [",".join(TIE)]
    assert "No tie matches" in err


@pytest.mark.parametrize("suffix", ["csv", "json", "parquet"])
def test_a_file_is_written_whole(run, tmp_path, suffix):
    target = tmp_path / f"ties.{suffix}"
    target.write_bytes(b"what stood here before, and was much longer" * 1000)
    _, out, _ = run(*INDIA, "--format", suffix)
    code, printed, _ = run(*INDIA, "--format", suffix, "-o", str(target))
    assert (code, printed) == (0, b"")
    pd.testing.assert_frame_equal(as_frame(target.read_bytes(), suffix), as_frame(out, suffix))
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_check_counts_what_it_held_to_its_promises(run):
    code, out, _ = run("check")
    lines = out.decode().splitlines()
    assert code == 0
    assert len(lines) == len(shipped().sources) + 1
    assert lines[-1] == f"All promises kept: {len(shipped().ties()):,} ties."


@pytest.mark.parametrize("command", ["ties", "index", "build"])
def test_help_gives_an_example(run, command):
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"Example: python -m solidarity {command} --" in out.decode().replace("un_votes ", "")


def test_the_program_alone_lists_its_commands(run):
    _, out, err = run("--help")
    assert all(name in out.decode() + err for name in ("build", "check", "ties", "index"))


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["un_vote"], 2, "“un_vote” is not a source that can be built in the atlas. Did you mean"),
        (["un_votes", "--inputs", "/no/such/folder"], 1, "/no/such/folder: no such folder"),
    ],
)
def test_a_build_that_cannot_start_says_why(run, arguments, status, said):
    code, _, err = run("build", *arguments)
    assert code == status
    assert said in err


def test_building_without_the_builders_parts_says_what_to_install(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "solidarity.build", None)
    monkeypatch.delattr(solidarity, "build", raising=False)
    code, _, err = run("build")
    assert code == 1
    assert "pip install -r requirements/build.txt" in err

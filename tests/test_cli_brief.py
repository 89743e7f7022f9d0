"""`python -m solidarity brief`: files, progress, and every fault in a sentence."""

import sys

import pytest
from fixtures import shipped
from test_cli import run  # noqa: F401 - a fixture

from solidarity import cli_brief
from solidarity.brief import formats, markdown, ready
from solidarity.errors import DataError, UnknownName


def test_the_choices_are_those_of_the_library():
    assert [one.value for one in cli_brief.BriefFormat] == list(formats.FORMATS)
    assert [one.value for one in cli_brief.Paper] == list(formats.PAPERS)


def test_a_comparison_is_written_as_its_file_is_named(run, tmp_path):  # noqa: F811
    file = tmp_path / "brief.md"
    code, out, err = run("brief", "--countries", "Iran,Holy See", "--countries", "TUV", "--anchor", "chn", "-o", str(file))  # fmt: skip
    assert code == 0, err
    assert out == b""
    told = file.read_text("utf8")
    wanted = ready.comparison(shipped(), ["IRN", "VAT", "TUV"], "CHN")
    assert wanted.title in told
    assert all(line in err for line in ("Reading the tables", "Putting the brief together"))
    assert f"{len(wanted.slides)} slides" in err
    assert list(tmp_path.iterdir()) == [file]


def test_one_country_goes_to_standard_output_with_links_to_the_home(run):  # noqa: F811
    code, out, _ = run("brief", "--countries", "Holy See", "--anchor", "CHN", "--format", "md", "--home", "https://atlas.example/")  # fmt: skip
    assert code == 0
    assert b"Holy See" in out
    assert b"https://atlas.example/alignment?first=CHN" in out


@pytest.mark.parametrize(
    ("arguments", "code", "fault"),
    [
        ((), 1, "either --countries or --ready"),
        (("--countries", "IND", "--ready", "east"), 1, "not both"),
        (("--countries", " , "), 1, "either --countries or --ready"),
        (("--countries", "IND"), 1, "Name a format"),
        (("--countries", "IND", "-o", "brief.doc"), 1, "Name a format"),
        (("--countries", "IND", "-o", "nowhere/brief.md"), 1, "no such folder"),
        (("--countries", "IND", "--format", "pptx", "--template", "none.pptx", "-o", "a.pptx"), 1, "no such file"),
        (("--countries", "Indai", "--format", "md"), 2, "Did you mean"),
        (("--countries", "IND,TUR", "--anchor", "Peru", "--format", "md"), 2, "is not an anchor"),
        (("--countries", "IND,TUR", "--year", "1980", "--format", "md"), 2, "outside the data"),
        (("--countries", "RUS,IRN", "--anchor", "RUS", "--format", "md"), 1, "two to ten countries"),
        (("--ready", "russia-iran", "--year", "2020", "--format", "md"), 1, "leave --anchor and --year out"),
        (("--ready", "middle-powers", "--anchor", "WEST", "--format", "md"), 1, "not with the West"),
    ],
)  # fmt: skip
def test_a_fault_is_one_sentence(run, arguments, code, fault, monkeypatch, tmp_path):  # noqa: F811
    monkeypatch.chdir(tmp_path)
    found, out, err = run("brief", *arguments)
    assert (found, out) == (code, b"")
    assert fault in err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_a_template_is_for_powerpoint_alone(run, tmp_path):  # noqa: F811
    template = tmp_path / "own.pptx"
    template.write_bytes(b"")
    code, _, err = run("brief", "--countries", "IND", "--format", "pdf", "--template", str(template), "-o", str(tmp_path / "a.pdf"))  # fmt: skip
    assert code == 1
    assert "A template is for pptx" in err


def test_binary_content_is_kept_from_a_terminal(monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    with pytest.raises(DataError, match="pptx is binary"):
        cli_brief.brief(countries=["IND"], format=cli_brief.BriefFormat.pptx)


def test_a_cancelled_export_leaves_no_file(run, monkeypatch, tmp_path):  # noqa: F811
    def cancel(*_):
        raise DataError("Cancelled.")

    monkeypatch.setattr(cli_brief, "_say", cancel)
    code, _, err = run(
        "brief", "--countries", "VAT", "--anchor", "CHN", "-o", str(tmp_path / "a.md")
    )
    assert (code, err.strip().splitlines()[-1]) == (1, "Cancelled.")
    assert list(tmp_path.iterdir()) == []


def test_each_writer_gets_what_it_knows_of(monkeypatch):
    seen = {}
    monkeypatch.setattr(markdown, "write", lambda *given, **more: seen.update(more) or b"md")
    made = ready.country(shipped(), "VAT", ("CHN",))
    assert formats.write(made, "md", lambda *_: None, paper="a4") == b"md"
    assert seen == {}


@pytest.mark.parametrize(("format", "paper", "fault"), [("doc", "a4", "is not a format"), ("pdf", "a5", "is not a paper")])  # fmt: skip
def test_a_format_there_is_not_is_said(format, paper, fault):
    with pytest.raises(UnknownName, match=fault):
        formats.write(
            ready.country(shipped(), "VAT", ("CHN",)), format, lambda *_: None, paper=paper
        )


def test_the_command_loads_no_writer_until_it_writes():
    import subprocess

    code = "import sys, solidarity.cli; sys.exit(bool({'matplotlib', 'pptx', 'typst'} & set(sys.modules)))"
    subprocess.run([sys.executable, "-c", code], check=True)

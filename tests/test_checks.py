import pandas as pd
import pytest
from fixtures import TIES, TOML, tie_frame, write_source

from solidarity import catalog, checks, countries, source
from solidarity.errors import DataError

CURE = r"git checkout data/toy.*python -m solidarity build toy --inputs DIR"


def with_row(row, *replaced):
    """TIES with one row in the place of others."""
    return [row, *(tie for i, tie in enumerate(TIES) if i not in replaced)]


def test_what_keeps_its_promises_is_read(tmp_path):
    root = write_source(tmp_path)
    register = countries.load(root / "countries.csv")
    tables = checks.read_tables(source.read(root / "toy"), root / "toy", register)
    found = tables["ties"].astype(dict.fromkeys(checks._LABELS, "str"))
    pd.testing.assert_frame_equal(found, tie_frame())


@pytest.mark.parametrize(
    ("ties", "fault"),
    [
        (TIES[:3], "3 rows, but source.toml declares 4"),
        ([*TIES, ("RUS", "POL", 2000, "toy", 0.1, "observed", 9)], "5 rows"),
        (with_row(TIES[1], 0), r"row 1: key \{'anchor': 'RUS', 'partner': 'TUR'.*stands twice"),
        (with_row(("RUS", None, 2000, "toy", 0.5, "observed", 9), 0), "row 0: part of its key"),
        (
            with_row(("RUS", "IND", 2000, "toy", 1.01, "observed", 9), 0),
            r"toy: .*1\.01.* is outside the declared range 0\.0–1\.0",
        ),
        (with_row(("RUS", "IND", 2000, "toy", -0.01, "observed", 9), 0), "outside the declared"),
        (
            with_row(("RUS", "IND", 2000, "toy", None, "observed", 9), 0),
            "row 0: .*has an empty cell",
        ),
        (with_row(("RUS", "IND", 2000, "toy", 0.5, None, 9), 0), "row 0: .*has an empty cell"),
        (
            with_row(("RUS", "IND", 2002, "toy", 1.0, "observed", 3), 3),
            r"years 2000–2002, but source.toml declares \(2000, 2001\)",
        ),
        (
            [*TIES[:3], ("RUS", "POL", 2000, "toy", 1.0, "observed", 3)],
            r"years 2000–2000, but source.toml declares",
        ),
        (
            with_row(("RUS", "ZZZ", 2000, "toy", 0.5, "observed", 9), 0),
            r"column partner holds \['ZZZ'\]: add it to data/countries.csv",
        ),
        (
            with_row(("RUS", "IND", 2000, "toy", 0.5, "rumoured", 9), 0),
            r"column status holds \['rumoured'\]: known are observed, few votes",
        ),
        (
            with_row(("RUS", "IND", 2000, "joy", 0.5, "observed", 9), 0),
            r"column indicator holds \['joy'\]: source.toml does not declare it",
        ),
        (
            with_row(("CHN", "IND", 2000, "toy", 0.5, "observed", 9), 0),
            r"column anchor holds \['CHN'\]: toy does not declare it",
        ),
        (
            with_row(("RUS", "IND", 2000, "toy", 0.5, "observed", -1), 0),
            "row 0: .*less than nothing",
        ),
        (with_row(("RUS", "RUS", 2000, "toy", 0.5, "observed", 9), 0), "row 0: .*or itself"),
        (
            with_row(("RUS", "TWN", 2000, "toy", 0.5, "observed", 9), 0),
            r"toy: filled to 0\.107, but source.toml promises 0\.125",
        ),
    ],
)
def test_a_broken_promise_names_the_file_the_fault_and_the_cure(tmp_path, ties, fault):
    root = write_source(tmp_path, ties=ties)
    with pytest.raises(DataError, match=rf"toy/ties\.parquet: .*{fault}.*{CURE}"):
        catalog.load(root)


def test_fill_counts_members_only(tmp_path):
    """7 members × 2 anchors × 2 years = 28 cells; 4 are filled."""
    promise = TOML.replace("fill = 0.125", f"fill = {4 / 28}")
    assert catalog.load(write_source(tmp_path, toml=promise)).indicators["toy"].fill == 4 / 28
    with pytest.raises(DataError, match=r"filled to 0\.143, but source.toml promises 0\.15"):
        catalog.load(write_source(tmp_path, toml=TOML.replace("fill = 0.125", "fill = 0.15")))


def test_other_columns_are_named(tmp_path):
    root = write_source(tmp_path, ties=tie_frame().rename(columns={"n": "votes"}))
    with pytest.raises(
        DataError, match=rf"'votes', 'origin'\], but source.toml declares .*'n', 'origin'\].*{CURE}"
    ):
        catalog.load(root)


def test_a_declared_indicator_without_a_row_is_named(tmp_path):
    block = TOML[TOML.index("[indicators.toy]") :].replace("indicators.toy", "indicators.joy")
    with pytest.raises(DataError, match=r"joy: no row for the declared anchors \['IRN', 'RUS'\]"):
        catalog.load(write_source(tmp_path, toml=TOML + block))


@pytest.mark.parametrize("damage", ["truncated", "emptied", "overwritten"])
def test_a_damaged_table_is_named_with_its_cure(tmp_path, damage):
    path = write_source(tmp_path) / "toy" / "ties.parquet"
    whole = path.read_bytes()
    path.write_bytes(
        {"truncated": whole[:-9], "emptied": b"", "overwritten": b"a,b\n1,2\n"}[damage]
    )
    with pytest.raises(DataError, match=rf"toy/ties\.parquet: damaged or not Parquet\. .*{CURE}"):
        catalog.load(tmp_path)


def test_a_missing_table_is_named_with_its_cure(tmp_path):
    (write_source(tmp_path) / "toy" / "ties.parquet").unlink()
    with pytest.raises(DataError, match=rf"toy/ties\.parquet: missing\. .*{CURE}"):
        catalog.load(tmp_path)


def test_another_cure_can_be_named(tmp_path):
    root = write_source(tmp_path, ties=TIES[:3])
    register = countries.load(root / "countries.csv")
    with pytest.raises(DataError, match=r"3 rows.* Call the author\.") as error:
        checks.read_tables(source.read(root / "toy"), root / "toy", register, "Call the author.")
    assert "git" not in str(error.value)


def test_numbers_kept_as_text_are_named(tmp_path):
    root = write_source(tmp_path, ties=tie_frame().astype({"value": "str"}))
    with pytest.raises(DataError, match="column value holds str, not numbers"):
        catalog.load(root)

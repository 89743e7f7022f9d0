"""The UN Digital Library's votes: both headers, seats under former codes, and what does not add up."""

import pytest
from fixtures import ROOT

from solidarity import countries
from solidarity.errors import DataError
from solidarity.releases import seats, undl

KNOWN = countries.load()
FILES = ROOT / "tests" / "releases"
NEW = (FILES / "undl_2026.csv").read_text("utf8")
OLD = (FILES / "undl_until_2025.csv").read_text("utf8")


@pytest.fixture
def read(tmp_path):
    """The votes in a text."""

    def read(content):
        path = tmp_path / "votes.csv"
        path.write_text(content, "utf8")
        return undl.read(path, KNOWN)

    return read


def test_a_vote_of_the_release_of_2026_comes_out_as_recorded():
    votes = undl.read(FILES / "undl_2026.csv", KNOWN)
    assert list(votes.columns) == seats.COLUMNS
    assert votes.vote.value_counts().to_dict() == {"Y": 159, "X": 20, "N": 6, "A": 6}
    about = votes[["vote_id", "resolution", "subject", "source", "kind"]].drop_duplicates()
    assert about.values.tolist() == [
        ["507407", "A/RES/58/20", "PALESTINE QUESTION", "UNDL", "final"]
    ]
    assert [f"{day:%d %B %Y}" for day in votes.date.unique()] == ["03 December 2003"]
    assert set(votes[votes.vote == "N"].iso3) == {"USA", "ISR", "FSM", "MHL", "NRU", "PLW"}
    assert "SRB" in set(votes.iso3) and "SCG" not in set(votes.iso3)
    assert votes.title.iloc[0].startswith("Special information programme on the question of")


def test_a_vote_in_the_older_header_stands_under_todays_codes():
    votes = undl.read(FILES / "undl_until_2025.csv", KNOWN).set_index("iso3").vote
    assert votes.value_counts().to_dict() == {"Y": 33, "N": 13, "A": 10, "X": 1}
    cast = {code: votes[code] for code in ("RUS", "BLR", "UKR", "CSK", "YUG", "TWN", "THA", "GBR")}
    assert cast == {
        "RUS": "Y", "BLR": "Y", "UKR": "Y", "CSK": "Y", "YUG": "A", "TWN": "A", "THA": "X", "GBR": "A",
    }  # fmt: skip
    assert not {"SUN", "CHN"} & set(votes.index)


@pytest.mark.parametrize(
    ("code", "name", "day", "ours"),
    [
        ("GER", "GERMANY, FEDERAL REPUBLIC OF", "1989-12-06", "DEU"),
        ("DDR", "GERMAN DEMOCRATIC REPUBLIC", "1989-12-06", "DDR"),
        ("YMD", "DEMOCRATIC YEMEN", "1989-12-06", "YMD"),
        ("YUG", "YUGOSLAVIA", "1989-12-06", "YUG"),
        ("YUG", "YUGOSLAVIA", "2001-12-06", "SRB"),
        ("SCG", "SERBIA AND MONTENEGRO", "2004-12-06", "SRB"),
        ("CHN", "CHINA", "1971-10-25", "TWN"),
        ("CHN", "CHINA", "1971-11-03", "CHN"),
        ("BYS", "BYELORUSSIAN SSR", "1989-12-06", "BLR"),
        ("ZAR", "ZAIRE", "1989-12-06", "COD"),
        ("BUR", "BURMA", "1979-12-06", "MMR"),
        ("EAT", "TANGANYIKA", "1963-12-03", "TZA"),
        ("ZZZ", "ZANZIBAR", "1963-12-03", "EAZ"),
        ("PHI", "PHILIPPINE REPUBLIC", "1946-02-06", "PHL"),
    ],
)
def test_former_codes_and_names_find_their_seat(read, code, name, day, ours):
    row = OLD.splitlines()[1].split(",")
    row[1:5] = [code, f'"{name}"', "Y", day]
    row[13:18] = ["1.0", "0.0", "0.0", "0.0", "1.0"]
    votes = read(OLD.splitlines()[0] + "\n" + ",".join(row) + "\n")
    assert votes.iso3.tolist() == [ours]


def test_a_vote_that_ends_early_is_named_with_its_resolution(read):
    with pytest.raises(
        DataError, match=r"line 2, column total_yes: A/RES/58/20 has \d+ rows with Y"
    ):
        read("".join(NEW.splitlines(keepends=True)[:150]))


def test_the_last_vote_may_lack_one_who_took_no_part(read):
    lines = [line for line in OLD.splitlines(keepends=True) if ",SIAM," not in line]
    with pytest.raises(DataError, match=r"column total_non_voting: .*has 0 rows with X.* 1\.0"):
        read("".join(lines))


def test_a_file_without_its_last_line_end_is_whole_if_its_link_is(read):
    assert len(read(OLD.rstrip("\n"))) == 57
    with pytest.raises(DataError, match=r"line 58, column undl_link: does not end with 671195"):
        read(OLD.rstrip("\n")[:-3])


def test_cells_may_hold_line_ends_and_commas(read):
    odd = NEW.replace("Question of Palestine.", '"Palestine,\nquestion of ""it"""')
    assert len(read(odd)) == 191
    with pytest.raises(DataError, match=r"line 4, column ms_vote: “Q” is none of"):
        read(odd.replace("ALBANIA,Y", "ALBANIA,Q"))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("ANGOLA,X", "ANGOLA,J", r"line 6, column ms_vote: “J” is none of Y, N, A, X"),
        ("2003-12-03", "03/12/2003", r"line 2, column date: “03/12/2003” is not like"),
        (
            "AFG,AFGHANISTAN",
            "QQQ,NOWHERE",
            r"line 2, column ms_code: neither “QQQ” nor “NOWHERE” is",
        ),
        ("DZA,ALGERIA", "ALB,ALBANIA", r"line 4, column ms_code: ALB votes a second time"),
        ("159.0", "many", r"line 2, column total_yes: the rows of vote 507407 do not agree|line 3"),
        (",6.0,20.0", ",6.0,2O", r"line 3, column total_non_voting: the rows of vote 507407"),
    ],
)
def test_an_odd_cell_is_named_with_line_and_column(read, old, new, sentence):
    assert old in NEW
    with pytest.raises(DataError, match=sentence):
        read(NEW.replace(old, new, 1))


def test_a_total_that_is_no_number_is_named(read):
    with pytest.raises(DataError, match=r"line 2, column total_yes: “many” is not a number"):
        read(NEW.replace(",159.0,", ",many,"))


def test_an_empty_total_says_nothing(read):
    assert len(read(NEW.replace(",159.0,6.0,6.0,20.0,", ",,,,,"))) == 191


def test_codes_stand_for_states_of_the_register():
    assert {seat.iso3 for seat in seats.codes()} <= set(KNOWN.countries)

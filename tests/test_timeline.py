"""The timeline by hand-made rows, and what it must hold of the shipped lists."""

from functools import cache

import pandas as pd
import pytest
from fixtures import shipped

from solidarity import timeline, timeline_chart, timeline_lists, timeline_words
from solidarity.timeline import KINDS, Choice

LISTS = {
    "events": "event_id",
    "agreements": "agreement_id",
    "visits": "visit_id",
    "exercises": "exercise_id",
}
ALWAYS = (1651, 2026)


@cache
def entries():
    return timeline.entries(shipped())


def chosen(**choice):
    return timeline.chosen(entries(), Choice(**{"years": ALWAYS} | choice))


def entry(**cells):
    """One entry of a list that nobody keeps."""
    plain = {
        "register": "events", "id": "E1", "date": "2020-05-01", "precision": "day", "end": "", "when": "2020-05-01",
        "year": 2020, "last_year": 2020, "since": "", "until": "", "kind": "visit", "title": "A visit",
        "detail": "", "countries": "RUS;IND", "basis": "seen", "seen": "read", "source": "A paper",
        "url": "https://example.org/1", "url_2": "", "search": "a visit russia india",
    }  # fmt: skip
    return plain | cells


def frame(*rows):
    return pd.DataFrame(rows, columns=timeline.ENTRY)


def names(code):
    return shipped().register.name(code)


@pytest.mark.parametrize(("register", "key"), LISTS.items())
def test_every_row_of_the_four_lists_is_an_entry(register, key):
    rows = shipped().tables["registers"][register]
    held = entries()[entries().register == register]
    assert sorted(held.id) == sorted(rows[key]) and len(held) == len(rows) > 90


def test_without_the_lists_there_is_no_entry():
    class Without:
        tables: dict[str, dict[str, pd.DataFrame]] = {}  # noqa: RUF012

    assert timeline.entries(Without()).empty


def test_what_is_only_recalled_is_hidden_unless_asked_for():
    recalled = {"E007", "E012", "A44", "X23"}
    assert set(entries().id[entries().basis == "recall"]) == recalled
    assert not recalled & set(chosen().id)
    assert recalled < set(chosen(unverified=True).id)
    assert len(chosen(unverified=True)) == len(chosen()) + 4 == len(entries())


def test_every_entry_has_a_link_or_says_that_it_has_none():
    assert entries().url.str.match(r"https?://[^/]+").all()
    assert set(entries().seen) == {
        "read",
        "weak source",
        "data set",
        "article only",
        "not verified",
    }
    events = shipped().tables["registers"]["events"].head(2)
    tables = dict(shipped().tables["registers"])
    tables["events"] = events.assign(source_url=[events.source_url.iloc[0], ""])

    class Unlinked:
        register = shipped().register

    Unlinked.tables = {"registers": tables}
    found = timeline.entries(Unlinked()).set_index("id")
    assert found.seen[events.event_id.iloc[1]] == "read, no link"
    assert found.seen[events.event_id.iloc[0]] == "read"


def test_weak_sources_are_marked():
    weak = entries()[entries().basis == "seen (weak source)"]
    assert len(weak) == 17 + 6 + 16 + 5
    assert set(weak.seen) == {"weak source"}
    assert set(entries().seen[entries().basis == "article"]) == {"article only"}


def test_every_kind_has_a_lane_and_every_country_a_name():
    assert set(entries().kind) == set(KINDS)
    assert all(names(code) for code in timeline.named(entries()))
    assert set(timeline_lists.FOLDED.values()) < set(KINDS)


@pytest.mark.parametrize(
    ("key", "when", "last_year"),
    [
        ("E001", "1651 to 1653", 1653),
        ("E003", "1796", 1796),
        ("E004", "1804 to 1813-10-24", 1813),
        ("E005", "1813-10-24", 1813),
        ("X82", "2025-08-31 to 09-06", 2025),
        ("E071", "2022-01-19 to 20", 2022),
        ("X81", "2024-10-05", 2024),
        ("V01", "2019-04", 2019),
        ("A60", "2025-01-17", 2025),
    ],
)
def test_no_more_of_a_date_is_printed_than_is_known(key, when, last_year):
    one = entries().set_index("id").loc[key]
    assert (one.when, one.last_year) == (when, last_year)


def test_agreements_have_their_end_where_it_is_known():
    rows = entries().set_index("id")
    assert rows.end["A15"] == "2025" and "ended 2025" in rows.detail["A15"]
    assert rows.end["A45"] == "2045" and "by its term to 2045" in rows.detail["A45"]
    assert rows.end["A60"] == "" and "state: in force" in rows.detail["A60"]
    assert rows.since["A60"] == "2025-10-02" and rows.until["A60"] == "2026-12-31"
    assert rows.until["A04"] == "" and "state: not checked" in rows.detail["A04"]
    assert not rows.detail.str.contains(r"\(A\d+\)").any()


def test_exercises_that_were_only_announced_say_so():
    rows = entries().set_index("id")
    assert "Announced; that it was held was not checked" in rows.detail["X59"]
    assert "not a joint exercise" in rows.detail["X38"]


def test_sides_countries_kinds_and_words_narrow_the_choice():
    both = chosen(side="both")
    assert all({"RUS", "IRN"} <= set(codes.split(";")) for codes in both.countries)
    assert len(both) < len(chosen(side="RUS")) < len(chosen())
    some = chosen(side="RUS", countries=("IND", "VEN"))
    assert all("RUS" in codes and ("IND" in codes or "VEN" in codes) for codes in some.countries)
    assert {"A61", "A13"} <= set(some.id)
    assert set(chosen(kinds=("war", "vote")).kind) == {"war", "vote"}
    assert set(chosen(text="Turkmenchay AGREEMENTS", unverified=True).id) == {"E007"}
    assert {"V140", "V143"} <= set(chosen(text="Lavrov 2023").id)
    assert not len(chosen(text="(unbalanced"))


def test_a_period_takes_in_what_reaches_into_it():
    assert "E004" in set(chosen(years=(1810, 1812)).id)
    assert "E004" not in set(chosen(years=(1814, 1825)).id)
    assert "A15" not in set(chosen(years=(2002, 2010)).id)
    assert chosen(years=(1700, 1721)).empty


def test_the_newest_comes_first():
    assert entries().date.is_monotonic_decreasing
    assert entries().id.iloc[0] == "E190"


def test_periods_begin_where_an_entry_does_and_in_every_year_since_1989():
    stops = timeline.years(entries())
    assert stops[0] == 1651 and stops[-1] == 2026
    assert set(range(1989, 2027)) < set(stops)
    assert {1804, 1813, 1979} <= set(stops) and 1900 not in stops


def test_the_headline_says_what_is_listed_and_how_the_newest_was_seen():
    told = timeline_words.headline
    rows = chosen(years=(1989, 2026))
    assert told(rows, Choice((1989, 2026)), names) == (
        f"{len(rows)} listed entries of 1989–2026, the newest of 3 July 2026 (weak source):"
        " Funeral rites for Ali Khamenei; Medvedev attends for Putin"
    )
    two = frame(entry(), entry(id="E0", date="2019-01-01", precision="year"))
    choice = Choice((2019, 2020), "both", ("IND", "TUR"))
    assert told(two, choice, names) == (
        "2 listed entries of 2019–2020 that name both Russia and Iran and India or Türkiye,"
        " the newest of 1 May 2020: A visit"
    )
    choice = Choice((2020, 2020), "RUS", ("IND", "TUR", "CHN", "BRA"))
    assert told(frame(entry(precision="month")), choice, names) == (
        "One listed entry that names Russia and one of four countries, of May 2020: A visit"
    )
    assert told(frame(), choice, names) == timeline_words.NONE


def test_the_caption_says_what_a_selection_is_and_what_is_hidden():
    said = timeline_words.caption(entries(), Choice(ALWAYS))
    assert "a selection" in said and "no entry is not a zero" in said
    assert "Nothing after 3 July 2026 was found." in said
    assert said.endswith("Hidden: four more entries are general knowledge, not verified.")
    assert "Hidden" not in timeline_words.caption(entries(), Choice((2020, 2026)))
    one = timeline_words.unverified(entries(), Choice(ALWAYS, countries=("MNG",), kinds=("agreement",)))  # fmt: skip
    assert one == "Hidden: one more entry is general knowledge, not verified."
    assert "not verified" in timeline_words.caption(entries(), Choice(ALWAYS, unverified=True))


def test_the_table_and_what_is_taken_away_have_every_entry_with_its_source():
    rows = chosen(unverified=True)
    shown = timeline_words.table(rows, names)
    assert shown.Source.notna().all() and len(shown) == len(rows)
    assert shown["Second source"].notna().sum() == 57
    taken = timeline_words.taken_away(rows, shipped())
    assert list(taken.columns) == timeline_words.TAKEN and len(taken) == len(rows)
    assert taken.citation.str.contains("Solidarity Atlas").all() and (taken.source != "").all()
    assert timeline_words.table(frame(entry(url="")), names).Source.isna().all()


def test_drawn_marks_say_how_exactly_the_day_is_known_and_how_it_was_seen():
    rows = frame(
        entry(),
        entry(id="E2", date="2020-01-01", precision="year", basis="seen (weak source)"),
        entry(id="E3", kind="war", since="2020-05-01", until="2031-01-01", countries="IRN;USA"),
    )
    figure = timeline_chart.figure(rows, (2019, 2020), "2020-11-30", names)
    marks = {t.marker.color: t for t in figure.data if t.mode == "markers" and t.text is not None}
    russia, iran = (marks[timeline_chart.SIDES[code][1]] for code in ("RUS", "IRN"))
    assert russia.marker.symbol == ("circle", "diamond-open")
    assert russia.x == ("2020-05-01", "2020-07-01")
    assert "A visit" in russia.text[0] and "Seen: read" in russia.text[0]
    assert len(iran.x) == 1
    lines = [t.x for t in figure.data if t.mode == "lines"]
    assert ("2020-01-01", "2020-12-31", None) in lines
    assert ("2020-05-01", "2020-11-30", None) in lines
    assert list(figure.layout.yaxis.ticktext) == ["Wars", "Visits"]


def test_no_two_marks_of_a_lane_cover_each_other_over_the_usual_period():
    rows = chosen(years=(1989, 2026))
    figure = timeline_chart.figure(rows, (1989, 2026), "2026-07-03", names)
    places = [place for t in figure.data if t.text is not None for place in zip(t.x, t.y, strict=True)]  # fmt: skip
    assert len(places) == len(rows)
    assert len(set(places)) == len(places)

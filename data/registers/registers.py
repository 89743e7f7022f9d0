"""The registers made tidy: years, readable titles of sources, one row per state, and what counts."""

import csv
from pathlib import Path

import ibis
from ibis import _

from solidarity.build import Inputs

FOLDER = Path(__file__).parent
SOURCE = ["source_title", "source_url", "basis"]
COLUMNS = {
    "agreements": ["agreement_id", "date_signed", "date_precision", "in_force", "duration", "kind", "parties", "title", "note", "status"],
    "exercises": ["exercise_id", "start_date", "date_precision", "end_date", "participants", "observers", "name", "place"],
    "visits": ["visit_id", "date", "date_precision", "visitor_iso3", "host_iso3", "person", "office", "purpose"],
    "events": ["event_id", "date", "date_precision", "end_date", "countries", "anchor", "kind", "title", "detail", "in_article", "source_url_2"],
}  # fmt: skip
MEMBER_COLUMNS = [
    "membership_id", "organisation", "iso3", "joined", "left", "status", "source_url", "basis", "note",
]  # fmt: skip
VOTE_COLUMNS = [
    "resolution", "date", "in_favour", "against", "abstain", "against_iso3", "abstain_iso3",
    "content", "verification",
]  # fmt: skip
ROLES = {
    "agreements": {"parties": "party"},
    "exercises": {"participants": "participant", "observers": "observer"},
    "visits": {"visitor_iso3": "visitor", "host_iso3": "host"},
    "events": {"countries": "named"},
}
"""Per register the columns that list states, and what a state is there."""


def tidy(inputs: Inputs) -> dict[str, ibis.Table]:
    """memberships, agreements, exercises, visits, events, unsc_resolutions and parties."""
    raw = {
        name: inputs.read(f"curated/{name}.csv", [*columns, *SOURCE])
        for name, columns in COLUMNS.items()
    }
    found = {name: dated(titled(rows), COLUMNS[name][1]) for name, rows in raw.items()}
    members = inputs.read("curated/memberships.csv", MEMBER_COLUMNS)
    votes = inputs.read("curated/unsc_iran_resolutions.csv", VOTE_COLUMNS)
    return found | {
        "agreements": spans(found["agreements"]),
        "exercises": held(found["exercises"]),
        "memberships": memberships(members),
        "unsc_resolutions": resolutions(votes),
        "parties": parties(raw),
    }


def lines(name: str) -> ibis.Table:
    """A small list of this folder, all text, an empty cell as null."""
    with (FOLDER / name).open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    # As empty text and emptied here: Spark reads a null in a table from memory as the text NaN.
    table = ibis.memtable(rows, schema=dict.fromkeys(rows[0], "string"))
    return table.select(**{column: table[column].nullif("") for column in table.columns})


def weak(basis: ibis.Value) -> ibis.Value:
    """Whether a row was seen only in a mirror, a blog, a digest or an automated site."""
    return basis == "seen (weak source)"


def dated(rows: ibis.Table, column: str) -> ibis.Table:
    """The rows with the year of the date in that column, which is ISO or begins with a year."""
    return rows.mutate(year=rows[column].substr(0, 4).cast("int16"))


def titled(rows: ibis.Table) -> ibis.Table:
    """The rows with titles of sources that a reader knows, where the register names our tables."""
    shown = rows.left_join(lines("titles.csv"), "source_title")
    return shown.mutate(source_title=ibis.coalesce(_.shown, _.source_title)).drop("shown")


def parties(raw: dict[str, ibis.Table]) -> ibis.Table:
    """One row per entry and state named in it: register, id, iso3, role."""
    sides = [
        rows.filter(rows[column].notnull())
        .select(id=rows[COLUMNS[name][0]], iso3=rows[column].split(";").unnest())
        .select("id", register=ibis.literal(name), iso3=_.iso3.strip(), role=ibis.literal(role))
        for name, rows in raw.items()
        for column, role in ROLES[name].items()
    ]
    through = lines("sides.csv").select(
        "iso3", "role", id="agreement_id", register=ibis.literal("agreements")
    )
    named = ibis.union(*sides, distinct=True)
    joined = named.left_join(through, ["register", "id", "iso3"])
    return joined.select("register", "id", "iso3", role=ibis.coalesce(_.role_right, _.role))


def memberships(rows: ibis.Table) -> ibis.Table:
    """Each membership with the club it counts for, if any, and the years at whose end it counts.

    Full members count, former ones while they were, and those who agree production with OPEC.
    """
    listed = lines("clubs.csv").filter(_.counted == "yes")
    clubs = listed.select("organisation", "club", founded=_.founded.cast("int16"))
    full = (
        (_.status == "member")
        | ((_.status == "former member") & _.left.notnull())
        | ((_.status == "partner") & (_.organisation == "OPEC+"))
    )
    vague = _.joined.fill_null("").contains("or earlier")
    counted = rows.left_join(clubs, "organisation").mutate(
        club=ibis.ifelse(full, _.club, ibis.null("string"))
    )
    return counted.select(
        *[column for column in MEMBER_COLUMNS if column not in ("joined", "note")],
        "club",
        joined=ibis.ifelse(vague, ibis.null("string"), _.joined),
        note=ibis.ifelse(vague, "joined in 1986 or earlier; " + _.note, _.note),
        counts_from=ibis.ifelse(
            _.club.notnull(),
            ibis.coalesce(_.joined.substr(0, 4).cast("int16"), _.founded),
            ibis.null("int16"),
        ),
        counts_to=ibis.ifelse(
            _.club.notnull(), (_.left.substr(0, 4).cast("int16") - 1).cast("int16"), ibis.null("int16")
        ),
    )  # fmt: skip


def held(exercises: ibis.Table) -> ibis.Table:
    """Exercises with whether each counts as one, and why not."""
    marked = exercises.left_join(lines("not_exercises.csv"), "exercise_id")
    return marked.mutate(counted=_.remark.isnull() & (_.basis != "recall"))


def spans(agreements: ibis.Table) -> ibis.Table:
    """Agreements with the first and last year at whose end each counts; recalled ones never do.

    counts_from: the year of entry into force, else of signature. counts_to: before the year in
    which it `ended` or a fixed term ran out; empty where neither is known. sure_to: the last year
    for which its source or its term says that it stands; empty where nobody has checked.
    """
    terms = lines("terms.csv").cast(dict.fromkeys(("ended", "term_to", "sure_to"), "int16"))
    rows = agreements.left_join(terms, "agreement_id")
    first = ibis.coalesce(_.in_force.substr(0, 4).cast("int16"), _.year)
    fixed = _.duration.re_extract(r"^(\d+) years$", 1).nullif("").cast("int16")
    last = ibis.coalesce((_.ended - 1).cast("int16"), _.term_to, (first + fixed - 1).cast("int16"))
    counted = (_.counted.fill_null("yes") == "yes") & (_.basis != "recall")
    none = ibis.null("int16")
    return rows.mutate(
        counts_from=ibis.ifelse(counted, first, none),
        counts_to=ibis.ifelse(counted, last, none),
        sure_to=ibis.ifelse(counted, ibis.coalesce(_.sure_to, last), none),
    )


def resolutions(votes: ibis.Table) -> ibis.Table:
    """Security Council resolutions on Iran; `basis` says what of the vote was seen."""
    states = {
        column: ibis.ifelse(votes[column].contains("("), ibis.null("string"), votes[column].replace(" ", ";"))
        for column in ("against_iso3", "abstain_iso3")
    }  # fmt: skip
    seen = _.verification.lower().contains("seen")
    recalled = _.verification.contains("recall")
    return dated(votes, "date").mutate(
        **states,
        in_favour=_.in_favour.cast("int16"),
        against=_.against.cast("int16"),
        abstain=_.abstain.cast("int16"),
        basis=ibis.cases((seen & recalled, "seen, in part recall"), (seen, "seen"), else_="recall"),
    )

"""The statements and their verdicts in words and as tables."""

from collections.abc import Sequence

import pandas as pd

from solidarity import words
from solidarity.claims.declared import SECTIONS
from solidarity.claims.finding import SOURCES, Finding
from solidarity.claims.verdicts import CONTRADICTED, PARTLY, SUPPORTED, UNTESTED, VERDICTS, Judged
from solidarity.countries import Register
from solidarity.evidence.evidence import seen
from solidarity.pressure.records import spans

MARKS = {SUPPORTED: "●", PARTLY: "◐", CONTRADICTED: "○", UNTESTED: "–"}
"""One sign for each verdict, where many stand in a list."""
NO_SCORE = (
    "Statements of the article of July 2023, in our words and read in a translation. They differ in weight, we chose"
    " them, and much happened after it was written: their number is no score of its authors."
)


def headline(found: Sequence[Judged], of: int) -> str:
    """How many of the statements hold, hold in part, do not, and cannot be tested."""
    if not found:
        return "No statement fits this choice"
    number = {kind: sum(one.verdict == kind for one in found) for kind in VERDICTS}
    told = {
        SUPPORTED: "{} borne out",
        PARTLY: "{} in part",
        CONTRADICTED: "{} contradicted",
        UNTESTED: "{} not testable",
    }
    parts = [told[kind].format(count) for kind, count in number.items() if count]
    many = f"{len(found)} statements" if len(found) > 1 else "One statement"
    lead = f"Of {many} of the article" if len(found) == of else f"{many} of {of}"
    return f"{lead}: {words.listed(parts)}"  # fmt: skip


def counts(found: Sequence[Judged]) -> pd.DataFrame:
    """How many statements have each verdict: Verdict, Statements."""
    number = [sum(one.verdict == kind for one in found) for kind in VERDICTS]
    return pd.DataFrame({"Verdict": [words.capitalised(v) for v in VERDICTS], "Statements": number})


def reason(one: Judged) -> str:
    """By what the rule came to the verdict: `2 of 3 tests hold; 1 finding speaks against it.`"""
    if one.verdict == UNTESTED:
        return one.claim.untested or "No figure, and no source that was read, speaks to it."
    favour = [finding.holds for finding in one.findings if finding.role == "for"]
    unknown = favour.count(None)
    said = f"{_of(favour.count(True), len(favour))}"
    if unknown and len(favour) > 1:
        said += f"; {words.spelled(unknown)} cannot be asked"
    against = sum(finding.role == "against" and finding.holds is True for finding in one.findings)
    if against:
        said += f"; {words.spelled(against)} finding{'s speak' if against > 1 else ' speaks'} against it"
    rests = {"figures": "our figures", "sources": "sources, read by hand"}
    by = rests.get(one.by, "our figures, and on sources read by hand")
    return f"{words.capitalised(said)}. The verdict rests on {by}."


def _of(held: int, count: int) -> str:
    """`all three tests that speak for it hold`, `one of two holds`, `the one test does not hold`."""
    if count == 1:
        return f"the one test that speaks for it {'holds' if held else 'does not hold'}"
    if held == count:
        return (
            f"{f'all {words.spelled(count)}' if count > 2 else 'both'} tests that speak for it hold"
        )
    many = words.spelled(held) if held else "none"
    return f"{many} of {words.spelled(count)} tests that speak for it {'hold' if held > 1 else 'holds'}"


def outcome(finding: Finding) -> str:
    """What a finding is to the statement, in two or three words."""
    if finding.role == "context":
        return "Beside it"
    if finding.holds is None:
        return "Cannot be asked"
    if finding.role == "against":
        return "Speaks against it" if finding.holds else "Does not speak against it"
    return "Holds" if finding.holds else "Does not hold"


def line(finding: Finding) -> str:
    """A finding with its outcome, its condition, and whether a hand has read it."""
    asked = f" *{finding.asked}*" if finding.asked and finding.role != "context" else ""
    by = (
        " *By a source, read by hand.*"
        if finding.by == SOURCES and finding.holds is not None
        else ""
    )
    lead = "" if finding.role == "context" else f"**{outcome(finding)}.** "
    return f"{lead}{finding.sentence}{asked}{by}"


def when(one: Judged) -> str:
    """`2023–2024`: the years in which it was true; a dash where there is none."""
    return spans(list(one.true_in)) if one.true_in else "–"


def true_in(one: Judged) -> str:
    """`true in 2023–2024`, `in part true in 2025`: by the figures that speak for it, else by its entries."""
    lead = "in part true" if one.verdict == PARTLY else "true"
    return f"{lead} in {when(one)}" if one.true_in else ""


def truth(one: Judged) -> str:
    """Of which year it speaks, and in which years it was true by what can be asked by the year."""
    by = "the figures that speak for it" if "figures" in one.by else "its entries"
    told = f"by {by}, {true_in(one) or 'true in no single year on record'}"
    return f"Speaks of {one.claim.about}" + ("." if one.verdict == UNTESTED else f"; {told}.")


def table(found: Sequence[Judged], register: Register) -> pd.DataFrame:
    """Every statement in a line: No., Verdict, Statement, Section, Kind, Speaks of, True in, Rests on, Countries."""
    return pd.DataFrame(
        [
            {
                "No.": one.claim.key,
                "Verdict": one.verdict,
                "Statement": one.claim.claim,
                "Section": SECTIONS[one.claim.section],
                "Kind": one.claim.kind,
                "Speaks of": one.claim.about,
                "True in": when(one),
                "Rests on": one.by or "–",
                "Countries": ", ".join(register.name(code) for code in one.claim.countries),
            }
            for one in found
        ]
    )


def shown(one: Judged, unverified: bool) -> list[Finding]:
    """The findings that are shown: those from general knowledge only where asked for."""
    return [finding for finding in one.findings if unverified or not finding.unverified]


def behind(one: Judged, unverified: bool) -> pd.DataFrame:
    """All rows behind a statement's findings, as they are taken away: claim, verdict, test, outcome and ROWS."""
    parts = [
        finding.rows.assign(
            claim=one.claim.key, verdict=one.verdict, test=place, outcome=outcome(finding)
        )
        for place, finding in enumerate(one.findings, start=1)
        if unverified or not finding.unverified
    ]
    kept = [part for part in parts if not part.empty]
    if not kept:
        return pd.DataFrame(columns=["claim", "verdict", "test", "outcome"])
    rows = pd.concat([part.astype("object") for part in kept], ignore_index=True)
    lead = ["claim", "verdict", "test", "outcome"]
    return rows[[*lead, *rows.columns.drop(lead)]]


def behind_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The same as a reader's table, the newest of each test first: Test, Year, Value, What, Status, and those of
    Detail, Seen, Source and Link that hold anything.
    """
    rows = rows.sort_values(["test", "year"], ascending=[True, False], kind="stable")
    text = rows.astype("object").where(rows.notna(), None)
    frame = pd.DataFrame(
        {
            "Test": rows.test.astype("int64"),
            "Year": pd.to_numeric(rows.year).astype("Int64"),
            "Value": text.printed,
            "What": text.what,
            "Status": text.status,
            "Detail": text.detail,
            "Seen": seen(rows.basis).where(rows.basis.notna(), None),
            "Source": text.source,
            "Link": text.url.replace("", None),
        }
    )
    return frame.dropna(axis="columns", how="all")


def sources(one: Judged, unverified: bool) -> list[str]:
    """Every source behind a statement once, with its address and how it was seen."""
    rows = behind(one, unverified)
    if rows.empty:
        return []
    listed = []
    for _, row in rows.drop_duplicates(["source", "url"]).iterrows():
        mark = f" ({seen(pd.Series([row.basis])).iloc[0]})" if isinstance(row.basis, str) else ""
        link = f"[{row.source}](<{row.url}>)" if row.url else str(row.source)
        cited = "" if row.status in ("listed", "page") else f": {row.citation}"
        listed.append(f"{link}{mark}{cited}")
    return list(dict.fromkeys(listed))


def taken_away(found: Sequence[Judged], register: Register) -> pd.DataFrame:
    """Every statement with its verdict and, a row each, what its tests found."""
    frame = table(found, register).set_index("No.")
    rows = [
        {"No.": one.claim.key, "Test": place, "Role": finding.role, "Outcome": outcome(finding), "By": finding.by,
         "Finding": finding.sentence, "Asked": finding.asked}
        for one in found
        for place, finding in enumerate(one.findings or (None,), start=1)
        if finding is not None and not finding.unverified
    ]  # fmt: skip
    return frame.join(pd.DataFrame(rows, columns=["No.", "Test", "Role", "Outcome", "By", "Finding", "Asked"]).set_index("No.")).reset_index()  # fmt: skip

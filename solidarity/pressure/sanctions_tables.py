"""Sanctions and the trade beside them as tables to read, shares in per cent, the newest first."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from solidarity import words
from solidarity.evidence.evidence import SOURCE_LINK
from solidarity.pressure.sanctions import MEASURES, TYPES
from solidarity.pressure.sanctions_words import bounds, step
from solidarity.pressure.stances import APART, SANCTIONS, UNNAMED
from solidarity.pressure.tables import low_to_high, printed

Name = Callable[[str], str]
ISSUERS = {"EU": "European Union", "UN": "United Nations"}
LINKS = {"Source": SOURCE_LINK}


def senders(view: pd.DataFrame, name: Name) -> pd.DataFrame:
    """The map's values, those with most types first: State, Types, Cases, Status; `view` is Catalog.view."""
    own = view.assign(State=[name(code) for code in view.partner])
    own = own.sort_values(["value", "State"], ascending=[False, True])
    frame = own[["State", "value", "n"]].set_axis(["State", "Types", "Cases"], axis=1)
    status = own.status.astype("str")
    frame["Status"] = status.where(status != "observed", "")
    return frame.reset_index(drop=True)


def reach(rows: pd.DataFrame) -> pd.DataFrame:
    """Governments and their share of UN members, people and GDP by year; `rows` is sanctions.reach."""
    own = rows.iloc[::-1]
    columns: dict[str, Any] = {
        "Year": own.index,
        "Senders": own.states,
        "In the UN": own.members,
        "UN": 100 * own.members_share,
    }
    pairs = list(zip(MEASURES, ("People", "GDP"), strict=True))
    columns |= {title: 100 * own[f"{key}_share"] for key, title in pairs}
    for key, title in pairs:
        ends = zip(own[f"{key}_low"], own[f"{key}_high"], strict=True)
        told = [bounds(low, high) for low, high in ends]
        columns[f"{title}, low–high"] = [
            text if known else ""
            for text, known in zip(told, own[f"{key}_share"].notna(), strict=True)
        ]
    for key, title in pairs:
        counts = zip(own[f"{key}_known"], own.states, strict=True)
        columns[f"{title}: known"] = [
            "" if pd.isna(one) else f"{one:.0f} of {count}" for one, count in counts
        ]
    return pd.DataFrame(columns).reset_index(drop=True)


def types(wide: pd.DataFrame) -> pd.DataFrame:
    """Governments per type by year; `wide` is sanctions.by_type."""
    return wide.rename(columns=TYPES).iloc[::-1].rename_axis("Year").reset_index()


def steps(
    events: pd.DataFrame, joiners: dict[int, tuple[list[str], list[str]]], name: Name
) -> pd.DataFrame:
    """What happened and who began or ended, the newest first: Date, What, Detail, Seen, Source."""
    rows = [
        (event.date, event.title, event.detail, event.seen, event.url)
        for event in events.itertuples()
    ]
    for year, (began, ended) in joiners.items():
        for codes, verb in ((began, "began"), (ended, "ended")):
            if codes:
                when = year if verb == "began" else year - 1
                names = words.listed([name(code) for code in codes])
                rows.append((str(when), step(len(codes), verb), names, "data set", ""))
    frame = pd.DataFrame(rows, columns=["Date", "What", "Detail", "Seen", "Source"])
    frame["Source"] = frame.Source.where(frame.Source != "", None)
    return frame.sort_values("Date", ascending=False, kind="stable").reset_index(drop=True)


def council(rows: pd.DataFrame, name: Name) -> pd.DataFrame:
    """The votes on Iran as on the page; `rows` is steps.council."""

    def named(codes: str) -> str:
        return words.listed([name(code) for code in codes.split(";")])

    others = [
        "; ".join(
            f"{said}: {named(codes)}" for said, codes in (("no", no), ("abstained", none)) if codes
        )
        for no, none in zip(rows.against_iso3, rows.abstain_iso3, strict=True)
    ]
    drafts = rows.resolution + ": " + rows.content
    return pd.DataFrame(
        {
            "Date": rows.date,
            "Text": rows.url.where(rows.url != "", None),
            "What it did": rows.content.map(words.capitalised).where(rows.url != "", drafts),
            "Vote": [
                f"{yes}–{no}–{none}"
                for yes, no, none in zip(rows.in_favour, rows.against, rows.abstain, strict=True)
            ],
            "Not in favour": [text or None for text in others],
            "Russia": rows.RUS,
            "China": rows.CHN,
            "Seen": rows.seen,
        }
    )


def programmes(rows: pd.DataFrame, name: Name) -> pd.DataFrame:
    """Sanction programmes as on the page; `rows` is steps.programmes."""
    issuers = [ISSUERS[code] if code in ISSUERS else name(code) for code in rows.issuer]
    return pd.DataFrame(
        {
            "Issuer": issuers,
            "Programme": rows.title,
            "Measures": rows.measures.where(rows.measures != "", None),
            "Source": rows.url,
        }
    )


def by_stance(rows: pd.DataFrame, period: Callable[[int], str]) -> pd.DataFrame:
    """Trade by stance and year; `rows` is sanctions_trade.trade_by_stance."""
    own = rows.iloc[::-1]
    return pd.DataFrame(
        {
            "Period": own.year.map(period),
            "List of": own.coded,
            "Total": own.total.map(printed),
            "With sanctions": 100 * own.share,
            "Low to high": [
                bounds(a, b) for a, b in zip(own.share_low, own.share_high, strict=True)
            ],
            "As last": 100 * own.share_as_last,
            "Without": 100 * own[APART] / own.total,
            "No named partner": 100 * own[UNNAMED] / own.total,
        }
    ).reset_index(drop=True)


def before_after(
    rows: pd.DataFrame, years: Sequence[int], period: Callable[[int], str], sending: set[str], name: Name
) -> pd.DataFrame:  # fmt: skip
    """Partners side by side; `rows` is sanctions_trade.before_after. What is nought or missing throughout is left out."""
    own = rows[(rows[[f"share_{year}" for year in years]].fillna(0) > 0.00005).any(axis=1)]
    columns: dict[str, object] = {
        "Partner": [name(code) for code in own.partner],
        "Sanctions": ["yes" if code in sending else "no" for code in own.partner],
    }
    columns["Change"] = own.change.map(printed, na_action="ignore")
    columns |= {f"% {period(year)}": 100 * own[f"share_{year}"] for year in years}
    columns |= {
        period(year): own[f"value_{year}"].map(printed, na_action="ignore") for year in years
    }
    columns["Uncertain"] = [_uncertain(row, years, period) for row in own.to_dict("records")]
    return pd.DataFrame(columns).reset_index(drop=True)


def _uncertain(
    row: Mapping[Hashable, Any], years: Sequence[int], period: Callable[[int], str]
) -> str:  # fmt: skip
    """`2022: 1,442–2,937; 2024: no figure`: bounds where they differ, and what is missing."""
    said = []
    for year in years:
        low, high, status = row[f"low_{year}"], row[f"high_{year}"], row[f"status_{year}"]
        if pd.isna(row[f"value_{year}"]):
            said.append(f"{period(year)}: no figure")
        elif text := low_to_high(low, high):
            said.append(f"{period(year)}: {text}")
        elif status in ("estimated", "doubtful"):
            said.append(f"{period(year)}: {status}")
    return "; ".join(said)


def leading(wide: pd.DataFrame, sending: set[str], name: Name) -> pd.DataFrame:
    """The Factbook's leading partners, per cent by year; `wide` is sanctions_trade.leading."""
    shares = (100 * wide).rename(columns=str)
    shares.insert(0, "Partner", [name(code) for code in wide.index])
    shares.insert(1, "Sanctions", ["yes" if code in sending else "no" for code in wide.index])
    return shares.reset_index(drop=True)


def by_listed(rows: pd.DataFrame) -> pd.DataFrame:
    """The sums of the Factbook's lists by stance; `rows` is sanctions_trade.leading_by_stance."""
    return pd.DataFrame(
        {
            "Year": rows.year,
            "List of": rows.coded,
            "With sanctions": 100 * rows[SANCTIONS],
            "Without": 100 * rows[APART],
            "Not named": 100 * rows[UNNAMED],
        }
    )

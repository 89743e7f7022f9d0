"""The page on the article's statements in process: list, choice, address, one statement closely, its links."""

import pytest
from claims_by_hand import found
from test_pages_index import page_at, table

from solidarity.claims import words
from ui.claims import CLEAN
from ui.menu import MENU

PAGE = "pages/evidence/claims.py"


def said(app):
    return "\n".join(text.value for text in (*app.markdown, *app.caption, *app.subheader))


def shown(app):
    return list(app.radio(key="claim").proto.options)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ({}, lambda one: True),
        ({"section": "south"}, lambda one: one.claim.section == "south"),
        ({"about": "India", "verdict": "contradicted"}, lambda one: "IND" in one.claim.countries and one.verdict == "contradicted"),
        ({"type": "event", "verdict": "not_testable"}, lambda one: one.claim.kind == "event" and one.verdict == "not testable"),
    ],
)  # fmt: skip
def test_an_address_shows_its_statements_and_their_count(address, kept):
    app = page_at(PAGE, **address)
    own = [one for one in list(found().values()) if kept(one)]
    assert app.title[0].value == words.headline(own, 65) and own
    assert len(shown(app)) == len(own)
    assert all(one.claim.claim in label for one, label in zip(own, shown(app), strict=True))
    assert app.radio(key="claim").value == own[0].claim.key and not app.warning


@pytest.mark.parametrize("key", ["C17", "C24", "C40", "C60"])
def test_a_statement_closely_has_verdict_findings_years_and_rows(key):
    one = found()[key]
    app = page_at(PAGE, claim=key)
    text = said(app)
    assert f"{key}. {one.claim.claim}" in text and words.reason(one) in text
    assert words.truth(one) in text and one.claim.limit in text
    assert all(words.line(finding) in text for finding in one.findings)
    assert ("Counter-evidence" in text) == bool(one.against)
    links = [link.proto.label for link in app.get("page_link")]
    assert all(link.label in links for link in one.claim.links)
    if one.findings:
        rows = table(app, f"The rows behind statement {key}")
        assert len(rows) == len(words.behind(one, unverified=False))
        assert rows.Value.notna().any() and rows.Source.notna().all()


def test_what_a_link_asks_for_leads_a_long_list():
    app = page_at(PAGE, claim="C40")
    assert found()["C40"].claim.claim in shown(app)[0] and len(shown(app)) == 65
    app.radio(key="claim").set_value("C03").run()
    assert found()["C40"].claim.claim in shown(app)[0] and "C03. " in said(app)


def test_figures_made_of_votes_lead_to_these_votes():
    app = page_at(PAGE, claim="C17")
    link = next(one for one in app.get("page_link") if one.proto.label == "Show the votes of Iran and Russia")  # fmt: skip
    assert "one=IRN&two=RUS&from=2017&until=2025" in link.proto.query_string
    app = page_at(PAGE, claim="C37")
    link = next(one for one in app.get("page_link") if one.proto.label == "All votes on Ukraine")
    assert link.proto.query_string == "show=ukraine&one=CHN"


def test_what_is_chosen_stands_in_the_address():
    app = page_at(PAGE)
    app.pills(key="section").set_value("east").run()
    app.selectbox(key="about").set_value("IND").run()
    app.radio(key="claim").set_value("C40").run()
    asked = {key: app.query_params[key] for key in ("section", "about", "verdict", "type", "claim")}
    assert asked == {
        "section": "east",
        "about": "IND",
        "verdict": "all",
        "type": "all",
        "claim": "C40",
    }
    again = page_at(PAGE, **asked)
    assert said(again) == said(app)
    app.pills(key="section").set_value("policy").run()
    app.selectbox(key="about").set_value("all").run()
    assert app.radio(key="claim").value == "C61" and not app.warning


def test_general_knowledge_is_shown_only_where_asked_for():
    app = page_at(PAGE, claim="C28")
    assert "not verified" in said(app) and "Kyrgyzstan there was" not in said(app)
    assert "there was one, in Kyrgyzstan" not in said(app)
    app.toggle(key="show_unverified").set_value(True).run()
    assert "there was one, in Kyrgyzstan (not verified)" in said(app)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"claim": "C99"}, "“C99” is not a statement in the atlas"),
        (
            {"claim": "C01", "section": "south"},
            "Statement C01 is not among those chosen. Showing C45.",
        ),
        ({"section": "gossip"}, "“gossip” is not a section"),
        ({"verdict": "guilty"}, "“guilty” is not a verdict"),
        ({"type": "joke"}, "“joke” is not a kind of statement"),
        ({"about": "Tuvalu"}, "“Tuvalu” is not a country of a statement"),
    ],
)
def test_what_is_asked_in_vain_gets_a_sentence_and_a_page(address, sentence):
    app = page_at(PAGE, **address)
    assert len(app.warning) == 1 and sentence in app.warning[0].value
    assert app.title and app.radio(key="claim").value


def test_a_choice_that_fits_nothing_is_a_sentence():
    app = page_at(PAGE, section="policy", verdict="contradicted")
    assert app.title[0].value == "No statement fits this choice"
    assert len(app.info) == 1 and not app.get("radio") and not app.get("plotly_chart")


def test_every_link_leads_to_a_page_of_the_menu():
    pages = {entry.page for entries in MENU.values() for entry in entries}
    links = [link for one in list(found().values()) for link in one.claim.links]
    assert {link.page for link in links} <= pages and len(links) >= 65


@pytest.mark.parametrize(("key", "place"), [("C17", 0), ("C36", 1), ("C40", 0), ("C50", 1), ("C55", 1), ("C57", 1), ("C63", 0)])  # fmt: skip
def test_a_link_opens_the_view_that_it_names(key, place):
    link = found()[key].claim.links[place]
    asked = CLEAN.get(link.page, {}) | link.asks
    app = page_at(f"pages/{link.page}.py", **asked)
    assert not app.warning
    kept = {name: app.query_params[name] for name in link.asks}
    assert kept == link.asks

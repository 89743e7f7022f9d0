"""The links of ready-made briefs: each opens the very view that its slide shows."""

import pytest
from briefs import ALL, PAGES
from conftest import app_at


def linked() -> dict[str, dict[str, str]]:
    """A view of every page that a slide leads to."""
    found = {}
    for make in ALL.values():
        for slide in make().slides:
            if slide.page:
                found.setdefault(slide.page, slide.view)
    return found


def test_every_kind_of_page_is_led_to():
    assert set(linked()) == {
        "atlas", "country", "score", "compare", "votes", "lifelines", "timeline", "alignment",
        "scorecard", "russia_iran", "east", "americas", "africa", "outcasts",
    }  # fmt: skip


OPENED = ["atlas", "score", "votes", "scorecard", "russia_iran", "east"]
"""At least one of each brief; the others' own pages are tested with them."""


@pytest.mark.parametrize("page", OPENED)
def test_a_link_opens_the_very_view(page):
    app = app_at(PAGES[page], **linked()[page])
    assert not app.exception
    assert [warning.value for warning in app.warning] == []
    assert linked()[page].items() <= app.session_state.address.items()

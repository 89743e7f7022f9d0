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
    assert {"atlas", "country", "score", "compare", "votes", "lifelines", "timeline", "alignment", "scorecard", "russia_iran", "east", "africa"} == set(linked())  # fmt: skip


OPENED = ["atlas", "score", "compare", "votes", "lifelines", "timeline", "scorecard", "russia_iran", "east"]  # fmt: skip
"""Two or three of each brief."""


@pytest.mark.parametrize("page", OPENED)
def test_a_link_opens_the_very_view(page):
    app = app_at(PAGES[page], **linked()[page])
    assert not app.exception
    assert [warning.value for warning in app.warning] == []
    assert linked()[page].items() <= app.session_state.address.items()

"""All states of Africa: closest to whom, and who moved."""

import ui

ui.group_page("africa")

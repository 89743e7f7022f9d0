"""Belarus, North Korea and Syria: the older outcasts."""

import ui

ui.group_page("outcasts")

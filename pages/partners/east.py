"""China, India and Pakistan: the turn to the East."""

import ui

ui.group_page("east")

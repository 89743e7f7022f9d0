"""Venezuela, Nicaragua and Cuba, and their neighbours for contrast."""

import ui

ui.group_page("americas")

"""How long work tells how far it is."""

from collections.abc import Callable

Say = Callable[[int, int, str], None]
"""Called before each step with the steps done, the steps in all, and what comes next.

What it raises passes through: that is how work is cancelled.
"""


def silent(done: int, of: int, what: str) -> None:
    """For who does not want to hear."""

"""The texts of plotly's figures without their tags."""

import re
from html import unescape

_BREAK, _TAG = re.compile(r"<br\s*/?>"), re.compile(r"</?(?:b|i|em|strong|sub|sup|span|a)\b[^>]*>")


def plain(text: object) -> str:
    """A text with line ends for breaks, without other tags."""
    return unescape(_TAG.sub("", _BREAK.sub("\n", str(text))))


def weight(text: object) -> str:
    """Whether a text is set in bold as a whole."""
    written = str(text)
    return "bold" if written.startswith("<b>") and written.endswith("</b>") else "normal"

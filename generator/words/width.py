"""Width: how much room a text takes, in columns of a terminal or halves of an ideograph."""

from __future__ import annotations

import unicodedata


def columns(text: str) -> int:
    """The columns of `text`: wide East Asian characters and emoji take two, combining marks and joiners none."""
    return len(text) if text.isascii() else sum(map(_column, text))


def _column(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1

"""Excerpt: one line of a file as a terminal can show it safely, with marks under the stretch that is meant."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from generator.words.width import columns

WIDTH = 100
"""Columns of a line that are shown; a longer line is cut around the marked stretch."""

_CUT = "…"
_TAB = "    "


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line and the marks below it, both starting at the same column of the terminal."""

    text: str
    indent: int
    """Terminal columns before the first mark."""
    width: int
    """Terminal columns that are marked, at least one."""


def excerpt(line: str, start: int, end: int) -> Excerpt:
    """Show `line` with the characters from `start` to before `end` (counted from 0) marked."""
    start = min(start, len(line))
    end = max(min(end, len(line)), start)
    cells = [shown(character) for character in line]
    widths = [columns(cell) for cell in cells]
    first, last = _window(widths, start)
    before, after = (_CUT if first else ""), (_CUT if last < len(line) else "")
    return Excerpt(
        before + "".join(cells[first:last]) + after,
        len(before) + sum(widths[first:start]),
        max(1, sum(widths[start : min(end, last)])),
    )


def _window(widths: list[int], start: int) -> tuple[int, int]:
    """The stretch of characters to show: as much as fits, with a third of it before the mark."""
    if sum(widths) <= WIDTH:
        return 0, len(widths)
    room = WIDTH - 2
    first, used = start, 0
    while first > 0 and used + widths[first - 1] <= max(room // 3, room - sum(widths[start:])):
        first -= 1
        used += widths[first]
    last = start
    while last < len(widths) and used + widths[last] <= room:
        used += widths[last]
        last += 1
    return first, last


def safe(text: str) -> str:
    """Text for a terminal: control and invisible characters are spelt out, a line break becomes a space."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(shown(character) for character in text.replace("\n", " "))


def shown(character: str) -> str:
    """One character as it can be shown; what steers a terminal, reorders text or cannot be seen is spelt out."""
    if character.isascii():
        return character if character.isprintable() else _TAB if character == "\t" else f"<U+{ord(character):04X}>"
    # Cf holds the bidi controls; the joiners in it belong to how some scripts are written.
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in "\u200c\u200d":
        return f"<U+{ord(character):04X}>"
    return character

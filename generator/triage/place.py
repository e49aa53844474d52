"""Place: what stands before a number or a name in a text, so that a code is told from any other number.

It reads over the marks of every wrapper alike: `"code":-2015`, `code = '50119'`, `["code"]=> string(6) "400760"`,
`[ServerError] 10003:`, `APIError(code=-2015)`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_REACH = 56
OPENING = " \t\r\n\"'`\\([{<*#"
_CLOSING = " \t\r\n\"'`\\)]}>*"
_TYPED = re.compile("(?:string|int|float|str)(?:\\([0-9]{1,6}\\)|\\()?$")
_PREVIOUS = " \t_.-\"'"


class Place(NamedTuple):
    """The word before, the word before that, and how they are joined to what follows."""

    word: str
    previous: str
    keyed: bool
    """A colon, an equals sign or an arrow stands between: a name and its value."""
    listed: bool
    """A comma stands between: items of a list."""
    last: str
    """The last character before, brackets and quotes left out; empty at the beginning."""


def place_before(folded: str, start: int) -> Place:
    """Return what stands before `start`; reads at most a few dozen characters."""
    text = folded[max(0, start - _REACH) : start].rstrip(OPENING)
    typed = _TYPED.search(text)
    if typed and text[: typed.start()].rstrip(OPENING)[-1:] in (">", ":", "="):
        text = text[: typed.start()].rstrip(OPENING)
    keyed = listed = False
    if text.endswith("=>"):
        keyed, text = True, text[:-2]
    elif text[-1:] in (":", "="):
        keyed, text = True, text[:-1]
    elif text.endswith(","):
        listed, text = True, text[:-1]
    text = text.rstrip(_CLOSING)
    word = _word_at_end(text)
    previous = _word_at_end(text[: len(text) - len(word)].rstrip(_PREVIOUS)) if word else ""
    return Place(word, previous, keyed, listed, text[-1:])


def _word_at_end(text: str) -> str:
    at = len(text)
    while at > 0 and text[at - 1] in _WORD_CHARACTERS:
        at -= 1
    return text[at:]


_WORD_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")

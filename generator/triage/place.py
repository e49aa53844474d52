"""Place: what stands before a number or a name in a text, so that a code is told from any other number.

It reads over the marks of every wrapper alike: `"code":-2015`, `code = '50119'`, `["code"]=> string(6) "400760"`,
`[ServerError] 10003:`, `APIError(code=-2015)`.
"""

from __future__ import annotations

from generator.triage.words import compiled

_REACH = 56
OPENING = " \t\r\n\"'`\\([{<*#"
_CLOSING = " \t\r\n\"'`\\)]}>*"
_TYPED = "(?:string|int|float|str)(?:\\([0-9]{1,6}\\)|\\()?$"
_PREVIOUS = " \t_.-\"'"


def place_before(folded: str, start: int) -> tuple[str, str, bool, bool]:
    """Return the word before `start`, the word before that, and how they are joined to what stands at `start`.

    *Keyed*: by a colon, an equals sign or an arrow, as a name and its value. *Listed*: by a comma, as items of a list.
    """
    text = folded[max(0, start - _REACH) : start].rstrip(OPENING)
    typed = compiled(_TYPED).search(text)
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
    return word, previous, keyed, listed


def _word_at_end(text: str) -> str:
    at = len(text)
    while at > 0 and text[at - 1] in _WORD_CHARACTERS:
        at -= 1
    return text[at:]


_WORD_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")

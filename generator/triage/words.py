"""Words: the one notion of a word and of equal case that every other step stands on.

A word is a run of `[a-z0-9]` or one other letter, after folding the case of ASCII letters only. Punctuation, symbols
and line breaks separate words and mean nothing. A phrase is a run of words, written with a space before, between and
after, so that `phrase in sentence(words(text))` is the whole of phrase matching.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Everything that is neither `[a-z0-9]` nor a letter or digit of another script: controls, punctuation and symbols of
# Latin-1, combining accents, general punctuation to miscellaneous symbols, CJK punctuation, presentation forms,
# full-width punctuation, surrogates' neighbours and pictographs. A closed list, so that no Unicode version matters.
_NOT_LETTERS = (
    "\x00-\xbf\xd7\xf7\u0300-\u036f\u2000-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u30fb"
    "\ufe00-\ufe6f\uff00-\uff65\uffe0-\uffff\U0001f000-\U0001faff\U000e0000-\U0010ffff"
)
_WORD = "[a-z0-9]+|[^" + _NOT_LETTERS + "]"
# For ASCII, which is nearly all there is, one pass of `translate` is three times as fast as the pattern.
_ASCII = "".join(chr(code) if chr(code) in "abcdefghijklmnopqrstuvwxyz0123456789" else " " for code in range(128))


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern, compiled when it is first needed: a text needs few of them, and compiling is slow."""
    return re.compile(pattern)


def fold(text: str) -> str:
    """Return `text` with A-Z in lower case and everything else, and its length, unchanged."""
    return text.lower() if text.isascii() else text.encode().lower().decode()


def find_words(folded: str) -> list[str]:
    """Return the words of a folded text in order."""
    return folded.translate(_ASCII).split() if folded.isascii() else compiled(_WORD).findall(folded)


def is_number(text: str) -> bool:
    """Tell whether a text is digits from 0 to 9 and nothing else; `str.isdigit` also takes those of other scripts."""
    return text.isascii() and text.isdigit()


def sentence(words: list[str]) -> str:
    """Return words as one text in which a phrase made by `phrase` can be looked for."""
    return f" {' '.join(words)} "


def phrase(text: str) -> str:
    """Return the words of `text` in the form of `sentence`."""
    return f" {' '.join(find_words(fold(text)))} "

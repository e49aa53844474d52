"""Terms: finds a glossary's forms in the prose of a message, in languages that inflect, compound or use no spaces."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.model.glossary import Term

BLANK = "\ufffc"
"""Stands for one character that is not prose; it is neither a letter nor a space nor punctuation."""

_NOT_PROSE = re.compile(r"`[^`]*`|\]\([a-z]+:[a-z0-9_.]+\)|\{[a-z][a-z0-9_]*\}|\\[\\*`\[\]{}]")
_STRONG = re.compile(r"\*\*.+?\*\*")

# Scripts that put no spaces between words, so that a form may begin and end anywhere.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)

# Arabic vowel signs and the lengthening stroke may be written or left out.
_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_ARABIC_MARKS = "[\u0640\u064b-\u0652\u0670]*"

# Signs written over or under letters belong to the word, although they are no letters themselves.
_LETTER = "[\\w\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]"


def prose(text: str, *, labels: bool = False) -> str:
    """The text with everything that is not prose blanked out, character by character, so that positions stay.

    Code, placeholders, link targets and escapes go; so does strong text, because it holds other people's labels, unless
    `labels` asks for it.
    """
    found = _NOT_PROSE.sub(_blanks, text)
    return found if labels else _STRONG.sub(_blanks, found)


def _blanks(found: re.Match[str]) -> str:
    return BLANK * len(found.group())


@cache
def pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of the forms, the longest first; `*` at an end of a form is the rest of the word."""
    listed = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(_form, listed)) or r"(?!)", re.IGNORECASE)


def _form(form: str) -> str:
    inner = form.strip("*")
    pieces = [_ARABIC.sub(lambda letter: letter.group() + _ARABIC_MARKS, re.escape(word)) for word in inner.split()]
    before = f"{_LETTER}*" if form.startswith("*") else ""
    after = f"{_LETTER}*" if form.endswith("*") else ""
    if inner and not _UNSPACED.match(inner[0]):
        before = f"(?<!{_LETTER}){before}"
    if inner and not _UNSPACED.match(inner[-1]):
        after += f"(?!{_LETTER})"
    return before + r"\s+".join(pieces) + after


def find(forms: tuple[str, ...], text: str) -> Iterator[re.Match[str]]:
    """Where the forms stand in a text."""
    return pattern(forms).finditer(text) if contains(forms, text) else iter(())


def contains(forms: tuple[str, ...], text: str) -> bool:
    """Whether any of the forms stands in a text: the same answer as `find`, many times as fast."""
    low = _folded(text)
    return any(_stands(core, low) for core in _cores(forms))


class Texts:
    """Many texts, in which to look for a form all at once: most forms stand in few of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._starts: list[int] = []
        pieces: list[str] = []
        length = 0
        for text in texts:
            self._starts.append(length)
            pieces.append(_folded(text))
            length += len(pieces[-1]) + 1
        self._all = "\n".join(pieces)

    def holding(self, forms: tuple[str, ...]) -> set[int]:
        """The places in the list of those texts that may hold one of the forms; the others do not."""
        found: set[int] = set()
        for core in _cores(forms):
            position = self._all.find(core.text)
            while position >= 0:
                found.add(bisect_right(self._starts, position) - 1)
                position = self._all.find(core.text, position + 1)
        return found


@dataclass(frozen=True, slots=True)
class _Core:
    """What of a form must stand in a text, and whether a word may go on before and after it."""

    text: str
    free_before: bool
    free_after: bool


@cache
def _cores(forms: tuple[str, ...]) -> tuple[_Core, ...]:
    return tuple(
        _Core(
            _folded(inner),
            form.startswith("*") or _UNSPACED.match(inner[0]) is not None,
            form.endswith("*") or _UNSPACED.match(inner[-1]) is not None,
        )
        for form in forms
        if (inner := form.strip("* "))
    )


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """The text without what no reader minds: case, kinds of space, Arabic vowel signs, the dot of the Turkish i."""
    low = text.casefold()
    if low.isascii():
        return low
    return _LEFT_OUT.sub("", low).replace("\u0131", "i").replace("\xa0", " ").replace("\u202f", " ")


_LEFT_OUT = re.compile("[\u0307\u0640\u064b-\u0652\u0670]")
_IS_LETTER = re.compile(_LETTER)


def _stands(core: _Core, low: str) -> bool:
    position = low.find(core.text)
    while position >= 0:
        end = position + len(core.text)
        before = core.free_before or position == 0 or not _IS_LETTER.match(low[position - 1])
        if before and (core.free_after or not _IS_LETTER.match(low[end : end + 1])):
            return True
        position = low.find(core.text, position + 1)
    return False


def concepts(terms: Mapping[str, Term], texts: Iterable[str]) -> tuple[str, ...]:
    """The names of the concepts that any of the texts of a message speaks of."""
    blanked = [prose(text) for text in texts]
    return tuple(name for name, term in terms.items() if any(contains(term.use, text) for text in blanked))

"""Terms: finds a glossary's forms in the prose of a message, in languages that inflect, compound or use no spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

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
    return pattern(forms).finditer(text)


def concepts(terms: Mapping[str, Term], texts: Iterable[str]) -> tuple[str, ...]:
    """The names of the concepts that any of the texts of a message speaks of."""
    blanked = [prose(text) for text in texts]
    return tuple(name for name, term in terms.items() if any(pattern(term.use).search(text) for text in blanked))

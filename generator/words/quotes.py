"""Quotes: the marks each language puts around quoted words, from CLDR's delimiters, which Babel does not carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.words.locales import script

MARKS = frozenset("\"'“”„‟«»‹›‘’‚‛「」『』＂＇〝〞")
"""Every character that some language quotes with."""

APOSTROPHES = frozenset("'’")

# Outer and inner marks of CLDR 48 (delimiters.json of each language). A locale finds its own tag, else its script and
# language, else its language; one that is not listed is not judged.
_DELIMITERS: Mapping[str, str] = {
    "ar": "”“’‘",
    "bg": "„“„“",
    "cs": "„“‚‘",
    "da": "“”‘’",
    "de": "„“‚‘",
    "el": "«»“”",
    "en": "“”‘’",
    "es": "“”‘’",
    "fa": "«»‹›",
    "fi": "””’’",
    "fr": "«»«»",
    "he": "””’’",
    "hi": "“”‘’",
    "hu": "„”»«",
    "id": "“”‘’",
    "it": "«»“”",
    "ja": "「」『』",
    "ko": "“”‘’",
    "nb": "«»‘’",
    "nl": "‘’‘’",
    "no": "«»‘’",
    "pl": "„”«»",
    "pt": "“”‘’",
    "ro": "„”«»",
    "ru": "«»„“",
    "sk": "„“‚‘",
    "sv": "””’’",
    "th": "“”‘’",
    "tr": "“”‘’",
    "uk": "«»„“",
    "vi": "“”‘’",
    "zh": "“”‘’",
    "zh-Hant": "「」『』",
}


@dataclass(frozen=True, slots=True)
class Stray:
    """A mark that does not belong in the language's texts, by its place in characters from 0."""

    start: int
    mark: str


def quotes_of(locale: str) -> str | None:
    """Opening and closing marks, outer then inner, as one text; None when the language is not listed."""
    language = locale.partition("-")[0]
    for tag in (locale, f"{language}-{script(locale)}", language):
        if tag in _DELIMITERS:
            return _DELIMITERS[tag]
    return None


def stray_quotes(text: str, allowed: Sequence[str], apostrophe: str | None) -> Iterator[Stray]:
    """The quotation marks in `text` that are neither `allowed` nor the language's `apostrophe`.

    Between or after letters, `'` and `’` are apostrophes; which of the two is right is only judged where `apostrophe`
    says so. The text must hold prose only, positions stay.
    """
    for found in _MARK.finditer(text):
        mark = found.group()
        if mark in APOSTROPHES and _is_apostrophe(text, found.start()):
            if apostrophe is not None and mark != apostrophe:
                yield Stray(found.start(), mark)
        elif mark not in allowed:
            yield Stray(found.start(), mark)


_MARK = re.compile("[" + "".join(sorted(MARKS)) + "]")
_QUOTED = re.compile(r"(?<!\w)(['‘‚])(?=\w)[^'’‘]*\w[.,!?]?(['’‘])(?!\w)")


def _is_apostrophe(text: str, position: int) -> bool:
    """Whether the mark stands for a letter left out or a possessive, and is no half of a pair around words."""
    for pair in _QUOTED.finditer(text):
        if position in (pair.start(1), pair.start(2)):
            return False
    before = text[position - 1 : position]
    after = text[position + 1 : position + 2]
    return before.isalpha() or (after.isalpha() and not before.strip())

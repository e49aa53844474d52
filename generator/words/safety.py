"""Safety: reads from a sentence whether it says that something is on or off, and whether it forbids something.

The lists of words come from a glossary. This is no grammar: a switch belongs to the nearest mention in its sentence,
and a negation turns every switch of its clause round. That is enough to notice that `off` has become `on`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.model.glossary import Safety
from generator.words.terms import BLANK, contains, find

_SENTENCE_END = re.compile(r"[.!?。！？؟](?=\s|$|[^\x00-\x7f])|[;:；：؛]")
_CLAUSE_END = re.compile(r"[,，、،()（）]|\s[-–—]\s")


class Switch(StrEnum):
    """What a sentence says of a switch."""

    ON = "on"
    OFF = "off"

    @property
    def opposite(self) -> Switch:
        """The other one."""
        return Switch.OFF if self is Switch.ON else Switch.ON


@dataclass(frozen=True, slots=True)
class Said:
    """A word for on or off in a text."""

    start: int
    end: int
    word: Switch
    """What the word itself says."""
    meant: Switch
    """What it says with the negation of its clause."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A guarded concept in a text, with what its sentence says of it."""

    start: int
    end: int
    meant: Switch | None
    """None when the sentence says neither."""


def said(text: str, safety: Safety) -> list[Said]:
    """Every word for on or off, in order; the text must hold prose only."""
    found: list[Said] = []
    if not contains(safety.enable, text) and not contains(safety.disable, text):
        return found
    for start, end in _stretches(text, _SENTENCE_END):
        for first, last in _stretches(text, _CLAUSE_END, start, end):
            clause = text[first:last]
            negated = any(contains(forms, clause) for forms in (safety.never, safety.negate))
            for word, forms in ((Switch.ON, safety.enable), (Switch.OFF, safety.disable)):
                found += (
                    Said(first + match.start(), first + match.end(), word, word.opposite if negated else word)
                    for match in find(forms, clause)
                )
    return sorted(_longest(found), key=lambda each: each.start)


def _longest(found: list[Said]) -> Iterator[Said]:
    """Leave out a word that stands inside a longer one."""
    for each in found:
        if not any(
            other is not each and other.start <= each.start and each.end <= other.end and _length(other) > _length(each)
            for other in found
        ):
            yield each


def _length(each: Said) -> int:
    return each.end - each.start


def mentions(
    text: str, forms: tuple[str, ...], labels: tuple[str, ...], labelled: str, safety: Safety
) -> list[Mention]:
    """Where a concept stands in a text, each with what the nearest word for on or off in its sentence says.

    `forms` are looked for in the prose, `labels` also in the stressed names of switches, which stay as the exchange
    writes them: `labelled` is the same text with those names left in.
    """
    places = {match.span() for match in find(forms, text)}
    places |= {match.span() for match in find(labels, labelled) if text[match.start()] == BLANK}
    switches = said(text, safety)
    found = []
    for start, end in sorted(places):
        first, last = next(((a, b) for a, b in _stretches(text, _SENTENCE_END) if a <= start < b), (0, len(text)))
        near = [each for each in switches if first <= each.start < last]
        nearest = min(near, key=lambda each: max(each.start - end, start - each.end), default=None)
        found.append(Mention(start, end, nearest.meant if nearest else None))
    return found


def sentences(text: str) -> list[str]:
    """The sentences of a text, without empty ones."""
    return [text[start:end] for start, end in _stretches(text, _SENTENCE_END) if text[start:end].strip()]


def forbids(text: str, forms: Sequence[str]) -> bool:
    """Whether any of the forms stands in the text."""
    return contains(tuple(forms), text)


def _stretches(text: str, ends: re.Pattern[str], start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
    """The stretches of a text between the ends, each with its closing mark."""
    last = len(text) if stop is None else stop
    position = start
    for found in ends.finditer(text, start, last):
        yield position, found.end()
        position = found.end()
    if position < last:
        yield position, last

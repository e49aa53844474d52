"""Phrase: one message as a locale says it, with where the words came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.words.message import Message, fill, plain
from generator.words.plurals import category


class Review(StrEnum):
    """How far the words can be trusted."""

    SOURCE = "source"
    """Written in this language."""
    REVIEWED = "reviewed"
    """Translated and read by a native."""
    MACHINE = "machine"
    """Translated by a machine; a native has not read it yet."""
    STALE = "stale"
    """The source has changed since it was translated."""
    FALLBACK = "fallback"
    """Not translated: the words are those of another locale."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A message with the platform's words filled in; placeholders of its own may be left."""

    key: str
    forms: Mapping[str, Message]
    """Plural category -> message; a message without a count has the one form `other`."""
    count: str | None
    """The placeholder that chooses the form."""
    locale: str
    """The language the words are in, which is not the reader's when they are borrowed."""
    review: Review

    @property
    def message(self) -> Message:
        """The form without a count."""
        return self.forms.get("other") or next(iter(self.forms.values()))

    def form(self, number: int) -> Message:
        """The form for a whole number, by the rules of the language the words are in."""
        return self.forms.get(category(self.locale, number)) or self.message

    def filled(self, values: Mapping[str, str | int]) -> Message:
        """The right form with every known placeholder replaced."""
        chosen = self.form(int(values[self.count])) if self.count and self.count in values else self.message
        return fill(chosen, {name: str(value) for name, value in values.items()})

    def text(self, values: Mapping[str, str | int] | None = None) -> str:
        """The phrase as plain text; a placeholder that has no value stays as `{name}`."""
        return plain(self.filled(values or {}))

    def __str__(self) -> str:
        return self.text()

"""Feed words: the shapes that hold text in a feed file, and how a phrase becomes one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from generator.compile import Phrase, Review
from generator.words.message import plain

KNOWN = "x-extensible-enum"
"""Schema keyword beside a text: the values it has today. It is open: a reader accepts values it does not know."""


def known(values: Iterable[str]) -> Any:
    """Marks a text field as an open list of values."""
    return Field(json_schema_extra={KNOWN: [str(value) for value in values]})


class FeedModel(BaseModel):
    """Closed when written, open when read."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class FeedText(FeedModel):
    """One message in plain text."""

    text: str
    """The words; placeholders such as `{days}` are left for the reader to fill."""
    locale: str
    """The language the words are in: another than the file's when the translation is missing."""
    review: Annotated[str, known(Review)]
    """How far the words can be trusted: written in this language, read by a native, or neither."""


class FeedBadge(FeedModel):
    """The words of a badge, in every plural form the language has."""

    text: str
    """The badge as it is without a number, or in the form `other`."""
    forms: dict[str, str]
    """CLDR plural category to words; only `other` when nothing is counted."""
    count: str | None = None
    """The parameter whose value chooses the form."""
    locale: str
    """The language the words are in."""
    review: Annotated[str, known(Review)]
    """How far the words can be trusted."""


def feed_text(phrase: Phrase) -> FeedText:
    """A phrase in plain text."""
    return FeedText(text=phrase.text(), locale=phrase.locale, review=phrase.review.value)


def feed_badge(phrase: Phrase) -> FeedBadge:
    """A phrase with all its plural forms."""
    return FeedBadge(
        text=phrase.text(),
        forms={name: plain(message) for name, message in phrase.forms.items()},
        count=phrase.count,
        locale=phrase.locale,
        review=phrase.review.value,
    )

"""Feed words: the shapes that hold text in a feed file, and how a phrase becomes one."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from generator.compile import Phrase
from generator.words.message import plain


class FeedModel(BaseModel):
    """Closed when written, open when read."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class FeedText(FeedModel):
    """One message in plain text."""

    text: str
    """The words; placeholders such as `{days}` are left for the reader to fill."""
    locale: str
    """The language the words are in: another than the file's when the translation is missing."""
    review: str
    """`source`, `reviewed`, `machine`, `stale` or `fallback`; accept others."""


class FeedBadge(FeedModel):
    """The words of a badge, in every plural form the language has."""

    text: str
    """The badge as it is without a number, or in the form `other`."""
    forms: dict[str, str]
    """CLDR plural category -> words; only `other` when nothing is counted."""
    count: str | None = None
    """The parameter whose value chooses the form."""
    locale: str
    review: str


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

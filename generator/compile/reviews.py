"""Reviews: how far each message of each locale can be trusted, from what is recorded of it and its source text."""

from __future__ import annotations

from collections.abc import Mapping

from generator.compile.phrase import Review
from generator.model import Catalog, ReviewState
from generator.words.staleness import stale_keys


def reviews_of(catalog: Catalog) -> Mapping[str, Mapping[str, Review]]:
    """Locale -> message key -> state, for every message the locale has; a message without a record is `machine`."""
    return {locale: locale_reviews(catalog, locale) for locale in catalog.words}


def locale_reviews(catalog: Catalog, locale: str) -> Mapping[str, Review]:
    """The state of every message one locale has."""
    words = catalog.words[locale]
    if locale == catalog.source_locale:
        return dict.fromkeys(words, Review.SOURCE)
    records = catalog.records.get(locale, {})
    stale = stale_keys(records, words, catalog.words.get(catalog.source_locale, {}))

    def state(key: str) -> Review:
        if key in stale:
            return Review.STALE
        record = records.get(key)
        return Review.REVIEWED if record and record.state is ReviewState.REVIEWED else Review.MACHINE

    return {key: state(key) for key in words}

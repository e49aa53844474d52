"""A translation should be made from the text that its source has now.

`review.yaml` in a locale's folder records for every message which source text it was made from. When the source has
changed since, readers may be told what is no longer true, so pages mark the sentence and translators find it here.

Wrong:

```yaml
# locales/nl/review.yaml
steps.extend_term: machine 00000000
```

Right:

```yaml
# locales/nl/review.yaml
steps.extend_term: machine fd8f4777
```

To mend it: read the source again, correct the translation, then run `helpcenter i18n record LOCALE KEY`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Label, Place, Severity
from generator.load.review import REVIEW_FILE
from generator.rules.context import Context
from generator.words.staleness import is_stale


def check(context: Context) -> Iterator[Diagnostic]:
    """Compare what is recorded of every translation with its source."""
    catalog = context.catalog
    sources = catalog.words.get(catalog.source_locale, {})
    for locale, records in sorted(catalog.records.items()):
        if locale == catalog.source_locale:
            continue
        messages = context.messages.get(locale, {})
        for key, record in records.items():
            message = messages.get(key)
            place = Place(f"locales/{locale}/{REVIEW_FILE}", (key,))
            if message is None:
                yield from _idle(context, locale, key, place)
            elif is_stale(record, sources.get(key)):
                label = Label(context.sources[key].place.key(), "the source has changed since this was translated")
                tip = f"Correct it if need be, then `helpcenter i18n record {locale} {key}`."
                words = "this translation is older than its source"
                yield Diagnostic("stale-message", words, message.place.key(), tip, (label,), Severity.WARNING)


def _idle(context: Context, locale: str, key: str, place: Place) -> Iterator[Diagnostic]:
    """A record of a message that the locale does not have."""
    if (locale, key) in context.loaded.message_places or context.loaded.broken:
        return
    tip = f"`helpcenter i18n record {locale}` removes it."
    words = f"there is no translation `{key}` for this record"
    yield Diagnostic("stale-message", words, place.key(), tip, (), Severity.WARNING)

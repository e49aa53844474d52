"""A locale is published when it is complete, and borrows words only from published locales.

A reader of a published language is promised that language. One that still has gaps is a `draft`: it is checked and
left out of the site.

Wrong:

```yaml
# catalog.yaml
locales:
  en: {state: published}
  nl: {state: published, fallback: [af]}
  af: {state: draft}
```

Right:

```yaml
# catalog.yaml
locales:
  en: {state: published}
  nl: {state: published}
```

To mend it: set the locale's state to `draft` until nothing is missing, or take the draft out of `fallback`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Label, Place
from generator.model import LocaleState
from generator.rules.context import Context, locale_file

_SHARE = 20
"""One message in so many may be missing before a locale is a draft; up to there each gap is only reported by itself."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Find published locales with many gaps, and those that borrow from a draft."""
    locales = context.catalog.file.locales
    for locale, entry in locales.items():
        if entry.state is not LocaleState.PUBLISHED:
            continue
        place = Place("catalog.yaml", ("locales", locale))
        for index, other in enumerate(entry.fallback):
            if other in locales and locales[other].state is LocaleState.DRAFT:
                words = f"`{locale}` is published and borrows words from the draft `{other}`"
                yield Diagnostic("draft-published", words, place.at("fallback", index), "Take it out of the list.")
        yield from _unfinished(context, locale, place)


def _unfinished(context: Context, locale: str, place: Place) -> Iterator[Diagnostic]:
    wanted = [message for message in context.expected.values() if message.required]
    missing = [
        message
        for message in wanted
        if (locale, message.key) not in context.loaded.message_places
        and context.read(locale_file(locale, message.file))
    ]
    if len(missing) * _SHARE <= len(wanted):
        return
    first = Place(locale_file(locale, missing[0].file), (locale,)).key()
    yield Diagnostic(
        "draft-published",
        f"`{locale}` is published, and {len(missing)} of its {len(wanted)} messages are missing",
        place.at("state"),
        "Write `draft` until the translation is complete.",
        (Label(first, "the first gap"),),
    )

"""A published locale must have every message; a draft is told how many it lacks.

A missing message is shown in the source language with a notice. That is a help while a translation is being made and
a fault in one that says it is finished. Never copy the source text to silence this rule.

Wrong:

```yaml
# topics.yaml
topics:
  balance: {queue: trading}
  margin: {queue: trading}
```

Right:

```yaml
# topics.yaml
topics:
  balance: {queue: trading}
```

To mend it: write the message where the report points, or set the locale's state to `draft`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Place, Severity
from generator.rules.context import Context, locale_file
from generator.words.expected import Expected

_NAMED = 3
"""Keys of a draft's gaps that are named."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Find required messages that a locale does not have; one finding a file for drafts."""
    for locale in context.messages:
        by_file: dict[str, list[Expected]] = {}
        # A message with a misspelt key is reported as unused, not also as missing.
        misspelt = set(context.meant[locale].values())
        for message in context.expected.values():
            if not message.required or message.key in misspelt:
                continue
            if (locale, message.key) not in context.loaded.message_places:
                by_file.setdefault(message.file, []).append(message)
        for name, missing in by_file.items():
            file = locale_file(locale, name)
            if not context.read(file):
                continue
            if context.gap(locale) is Severity.WARNING:
                yield _gaps(file, locale, missing)
            else:
                yield from (_missing(file, locale, message) for message in missing)


def _missing(file: str, locale: str, message: Expected) -> Diagnostic:
    tip = f"Write it there: {message.describe[0].lower()}{message.describe[1:]}."
    place = Place(file, (locale, *message.key.split(".")))
    return Diagnostic("missing-message", f"the message `{message.key}` is missing", place, tip)


def _gaps(file: str, locale: str, missing: list[Expected]) -> Diagnostic:
    named = ", ".join(f"`{message.key}`" for message in missing[:_NAMED])
    more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
    words = "1 message is" if len(missing) == 1 else f"{len(missing)} messages are"
    message = f"{words} not translated yet: {named}{more}"
    place = Place(file, (locale,)).key()
    return Diagnostic(
        "missing-message", message, place, "Until then readers see the source text.", (), Severity.WARNING
    )

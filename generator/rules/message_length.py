"""A message with little room must not be longer than the room there is.

A badge stands beside an exchange's name on a phone; a few words of the interface stand on buttons. The length is
counted as it is shown, with labels filled in; a Chinese or Japanese character counts as two.

Wrong:

```yaml
# locales/en/statuses.yml
en:
  statuses:
    connected:
      badge: Connected, and everything works as it should
```

Right:

```yaml
# locales/en/statuses.yml
en:
  statuses:
    connected:
      badge: Connected
```

To mend it: say it shorter; what a badge cannot hold belongs in the summary.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.rules.context import Context, Written
from generator.words.locales import chain
from generator.words.message import plain
from generator.words.width import columns


def check(context: Context) -> Iterator[Diagnostic]:
    """Measure the messages that have a limit."""
    for locale, messages in context.messages.items():
        labels = _labels(context, locale)
        for message in messages.values():
            if message.expected and message.expected.length:
                yield from _measure(message, message.expected.length, labels)


def _measure(message: Written, limit: int, labels: dict[str, str]) -> Iterator[Diagnostic]:
    expected = message.expected
    number = {expected.count: str(expected.maximum)} if expected and expected.count else {}
    values = {**labels, **number}
    for form in message.forms:
        length = columns(plain(form.parts, lambda name: values.get(name, f"{{{name}}}")))
        if length > limit:
            text = f"this takes {length} columns; there is room for {limit}"
            yield Diagnostic("message-length", text, message.at(form), f"Shorten it by {length - limit}.")


def _labels(context: Context, locale: str) -> dict[str, str]:
    """The platform's words as this locale shows them."""
    entry = context.catalog.file.locales.get(locale)
    near = chain(locale, entry.fallback if entry else (), context.catalog.source_locale)
    labels = {"platform": context.catalog.platform.name}
    for name, words in context.catalog.platform.labels.items():
        labels[name] = next((words[tag] for tag in near if tag in words), next(iter(words.values()), ""))
    return labels

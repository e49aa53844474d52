"""A message must stand in the file of its kind.

Translators, reviewers and translation platforms work file by file; a message in another file is overlooked.

Wrong:

```yaml
# locales/en/site.yml
en:
  queues:
    trading: Trading
```

Right:

```yaml
# locales/en/replies.yml
en:
  queues:
    trading: Trading
```

To mend it: move the message to the file that the report names.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.rules.context import Context, locale_file


def check(context: Context) -> Iterator[Diagnostic]:
    """Find messages that stand in another file than their kind."""
    for locale, messages in context.messages.items():
        for message in messages.values():
            if message.expected is None:
                continue
            home = locale_file(locale, message.expected.file)
            if message.place.file != home:
                text = f"the message `{message.key}` does not belong in this file"
                yield Diagnostic("misplaced-message", text, message.place.key(), f"Move it to `{home}`.")

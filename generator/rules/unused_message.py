"""Every message must be one that the catalogue uses.

Its key follows from the facts: `statuses.<status>.badge`, `causes.<cause>.name` and so on. A key that fits nothing is
misspelt, or belongs to something that was removed.

Wrong:

```yaml
# locales/en/statuses.yml
en:
  statuses:
    invalid:
      tittle: The exchange refuses the key
```

Right:

```yaml
# locales/en/statuses.yml
en:
  statuses:
    invalid:
      title: The exchange refuses the key
```

To mend it: correct the key, or remove the message in every locale.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, quoted
from generator.rules.context import Context

_DEFINED_IN = {
    "statuses": "statuses/",
    "causes": "statuses/",
    "fixes": "fixes.yaml",
    "steps": "fixes.yaml",
    "exchanges": "exchanges/",
    "topics": "topics.yaml",
    "queues": "topics.yaml",
    "questions": "questions.yaml",
    "replies": "statuses/",
}
"""First part of a key -> what must have been read before the message can be called unused."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Find messages whose key nothing expects."""
    for locale, unused in context.meant.items():
        for key, meant in unused.items():
            if context.read(_DEFINED_IN.get(key.partition(".")[0], "")):
                where = context.messages[locale][key].place.key()
                tip = f"Did you mean `{meant}`?" if meant else "Remove it, or correct its key."
                yield Diagnostic("unused-message", f"nothing uses the message {quoted(key)}", where, tip)

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
from generator.rules.suggestion import KeyTree

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
    tree = KeyTree.of(context.expected)
    for messages in context.messages.values():
        for message in messages.values():
            if message.expected is not None or not context.read(_DEFINED_IN.get(message.key.partition(".")[0], "")):
                continue
            near = tree.nearest(message.key)
            tip = f"Did you mean `{near}`?" if near else "Remove it, or correct its key."
            text = f"nothing uses the message {quoted(message.key)}"
            yield Diagnostic("unused-message", text, message.place.key(), tip)

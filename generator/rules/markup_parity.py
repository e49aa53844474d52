"""A translation should link to the same things, show the same code and stress as many labels as its source.

A link that was dropped leaves the reader without the next page, and a code that was changed is no longer the one on
the screen.

Wrong:

```yaml
# locales/nl/statuses.yml
nl:
  statuses:
    invalid:
      contact: Vraag het de livechat als het label blijft.
```

Right:

```yaml
# locales/nl/statuses.yml
nl:
  statuses:
    invalid:
      contact: Vraag het de [livechat](contact:live_chat) als het label blijft.
```

To mend it: take the link, the code or the stress over from the source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Label, Severity
from generator.rules.context import Context, Written
from generator.rules.names import LINK_NAMES
from generator.words.message import Code, Link, Message, Strong, links

_MARKS = ("**", "`", "](")


def check(context: Context) -> Iterator[Diagnostic]:
    """Compare the markup of every translation with that of its source."""
    for locale, messages in context.messages.items():
        if locale == context.catalog.source_locale:
            continue
        for message in messages.values():
            source = context.sources.get(message.key)
            if source and not any(form.faults for form in (*message.forms, *source.forms)):
                yield from _compare(context, message, source)


def _compare(context: Context, message: Written, source: Written) -> Iterator[Diagnostic]:
    if not any(mark in form.text for form in (*message.forms, *source.forms) for mark in _MARKS):
        return
    # A link that leads nowhere is reported by itself.
    forms = (*message.forms, *source.forms)
    if any(context.names[LINK_NAMES[link.kind]].lacks(link.target) for form in forms for link in links(form.parts)):
        return
    # Plural forms repeat each other; the last one, `other` or `many`, stands for all.
    here, there = _marks(message.forms[-1].parts), _marks(source.forms[-1].parts)
    for name in sorted(there - here):
        yield _differs(message, source, f"{name} is missing", "Take it over from the source.")
    for name in sorted(here - there):
        yield _differs(message, source, f"{name} is not in the source", "Remove it, or put it into the source.")


def _differs(message: Written, source: Written, text: str, tip: str) -> Diagnostic:
    where = message.at(message.forms[-1])
    label = Label(source.at(source.forms[-1]), "the source")
    return Diagnostic("markup-parity", text, where, tip, (label,), Severity.WARNING)


def _marks(parts: Message) -> Counter[str]:
    """What is marked, as words for a message, with how often."""
    found: Counter[str] = Counter()
    for part in parts:
        match part:
            case Code(text):
                found[f"the code `{text}`"] += 1
            case Link(kind, target, inner):
                found[f"the link to `{kind}:{target}`"] += 1
                found += _marks(inner)
            case Strong(inner):
                found["a stressed text"] += 1
                found += _marks(inner)
            case _:
                pass
    return found

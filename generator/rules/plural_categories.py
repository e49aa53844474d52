"""A counted message must have every plural form that its language needs, and no other message may have any.

English has two forms, Russian three, Arabic six; which of them whole numbers reach is known for every language. A
form more than needed does no harm.

Wrong:

```yaml
# locales/en/statuses.yml
en:
  statuses:
    expires_in_days:
      badge: Expires in {days} days
```

Right:

```yaml
# locales/en/statuses.yml
en:
  statuses:
    expires_in_days:
      badge:
        one: Expires in {days} day
        other: Expires in {days} days
```

To mend it: write one line for each category that the report names.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.rules.context import Context, Written
from generator.words.locales import is_known
from generator.words.plurals import reached


def check(context: Context) -> Iterator[Diagnostic]:
    """Compare the forms of every message with those its locale needs."""
    for locale, messages in context.messages.items():
        if not is_known(locale):
            continue
        for message in messages.values():
            found = _compare(locale, message)
            if found:
                yield Diagnostic("plural-categories", found[0], message.place.key(), found[1], (), context.gap(locale))


def _compare(locale: str, message: Written) -> tuple[str, str] | None:
    expected = message.expected
    if expected is None:
        return None
    if expected.count is None:
        if message.counted:
            return "this message counts nothing, so it has no plural forms", "Write one text."
        return None
    needed = reached(locale, expected.maximum)
    listed = ", ".join(f"`{category}`" for category in needed)
    if not message.counted:
        # A language with the one form `other` may do without the map.
        return ("this message counts, and has no plural forms", f"Write {listed}.") if len(needed) > 1 else None
    missing = [f"`{category}`" for category in needed if category not in {form.category for form in message.forms}]
    if not missing:
        return None
    return f"the plural form {' and '.join(missing)} is missing", f"In `{locale}` whole numbers need {listed}."

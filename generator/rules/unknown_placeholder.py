"""A placeholder must be one that is filled in where the message is shown.

Every message may use `{platform}` and the labels of the platform profile. A few messages have placeholders of their
own, such as `{days}` in the badge of a status with days. Any other would be shown to traders as it stands.

Wrong:

```yaml
# locales/en/fixes.yml
en:
  steps:
    refresh_card: Select **{refrsh}** on the card.
```

Right:

```yaml
# locales/en/fixes.yml
en:
  steps:
    refresh_card: Select **{refresh}** on the card.
```

To mend it: correct the name, add the label to the platform profile, or write the word itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, quoted
from generator.rules.context import Context, Form, Written
from generator.rules.suggestion import did_you_mean


def check(context: Context) -> Iterator[Diagnostic]:
    """Find placeholders that nothing fills in."""
    everywhere = context.platform_placeholders
    if not context.read(context.loaded.platform_file):
        return
    for messages in context.messages.values():
        for message in messages.values():
            if message.expected is None:
                continue
            for form in message.forms:
                if not form.slots <= everywhere:
                    yield from _unknown(message, form, everywhere | message.expected.placeholders)


def _unknown(message: Written, form: Form, allowed: frozenset[str]) -> Iterator[Diagnostic]:
    for name in sorted(form.slots - allowed):
        start = form.text.find(f"{{{name}}}")
        where = message.at(form, start, start + len(name) + 2)
        listed = ", ".join(f"`{{{known}}}`" for known in sorted(allowed))
        tip = did_you_mean(name, allowed, f"Placeholders that may stand here: {listed}.")
        yield Diagnostic("unknown-placeholder", f"nothing fills in the placeholder {quoted(name)}", where, tip)

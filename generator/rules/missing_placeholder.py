"""A translation must use the placeholders of its source, and a counted message must show its number.

Without `{days}` a badge does not say when the key ends; without `{refresh}` a step does not name the button. A plural
form that stands for one number only ("Expires today") may leave the number out.

Wrong:

```yaml
# locales/nl/fixes.yml
nl:
  steps:
    refresh_card: Kies de knop op de kaart.
```

Right:

```yaml
# locales/nl/fixes.yml
nl:
  steps:
    refresh_card: Kies **{refresh}** op de kaart.
```

To mend it: put the placeholder where the word or number belongs in your language.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Label
from generator.rules.context import Context, Written
from generator.words.locales import is_known
from generator.words.plurals import CATEGORIES, only_number


def check(context: Context) -> Iterator[Diagnostic]:
    """Find placeholders that the source, or the count of the message, asks for."""
    for locale, messages in context.messages.items():
        for message in messages.values():
            if message.expected is None or any(form.faults for form in message.forms):
                continue
            yield from _count(locale, message)
            source = context.sources.get(message.key)
            if source and source is not message:
                yield from _parity(context, message, source)


def _parity(context: Context, message: Written, source: Written) -> Iterator[Diagnostic]:
    expected = message.expected
    # A placeholder that the source misspells is reported there.
    allowed = context.platform_placeholders | (expected.placeholders if expected else frozenset())
    for name in sorted((source.slots - message.slots) & allowed):
        if expected and name == expected.count and message.counted:
            continue
        tip = f"Put `{{{name}}}` where it belongs in this language."
        label = Label(source.place, "the source has it")
        where = message.at(message.forms[0])
        yield Diagnostic("missing-placeholder", f"the placeholder `{{{name}}}` is missing", where, tip, (label,))


def _count(locale: str, message: Written) -> Iterator[Diagnostic]:
    """Forms that do not show their number although they stand for several."""
    expected = message.expected
    if expected is None or expected.count is None or not message.counted or not is_known(locale):
        return
    for form in message.forms:
        if form.category not in CATEGORIES or not form.text or expected.count in form.slots:
            continue
        if only_number(locale, form.category, expected.maximum) is None:
            text = f"this form stands for several numbers and does not show `{{{expected.count}}}`"
            tip = f"Put `{{{expected.count}}}` where the number belongs."
            yield Diagnostic("missing-placeholder", text, message.at(form), tip)

"""A translation must not be a copy of its source.

A missing message is absent: the reader then sees the source text with a notice, and the gap is counted. A copy hides
the gap from both. Texts of fewer than four words may well be the same in two languages: where a locale has a glossary,
those are listed there under `unchanged`, and others are warned about.

Wrong:

```yaml
# locales/nl/fixes.yml
nl:
  steps:
    extend_term: Choose a later end date.
```

Right:

```yaml
# locales/nl/fixes.yml
nl:
  steps:
    extend_term: Kies een latere einddatum.
```

To mend it: translate the message, or remove it until somebody can. A text that is the same on purpose is listed under
`unchanged` in the locale's glossary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Label, Severity
from generator.rules.context import Context, Written
from generator.words.message import Link, Message, Text

MOST_EQUAL_WORDS = 3
"""Words that a translation and its source may share as a whole."""

_WORD = re.compile(r"[^\W\d_]+")


def check(context: Context) -> Iterator[Diagnostic]:
    """Find texts that are their source, in locales of another language."""
    language = context.catalog.source_locale.partition("-")[0]
    for locale, messages in context.messages.items():
        if locale.partition("-")[0] == language:
            continue
        glossary = context.catalog.glossaries.get(locale)
        on_purpose = glossary.unchanged if glossary else ()
        for message in messages.values():
            source = context.sources.get(message.key)
            if source and message.key not in on_purpose:
                yield from _copies(context, message, source, glossary is not None)


def _copies(context: Context, message: Written, source: Written, strict: bool) -> Iterator[Diagnostic]:
    texts = {form.text for form in source.forms}
    for form in message.forms:
        if form.text not in texts:
            continue
        words = _words(form.parts)
        if words > MOST_EQUAL_WORDS:
            tip = "Translate it, or remove the message: readers then see the source with a notice."
            severity = context.gap(message.locale)
        elif words and strict:
            tip = "Translate it, or list its key under `unchanged` in the glossary."
            severity = Severity.WARNING
        else:
            continue
        label = Label(source.place.key(), "the source")
        text = "this is the source text, not a translation"
        yield Diagnostic("untranslated-copy", text, message.at(form), tip, (label,), severity)


def _words(parts: Message) -> int:
    """Words in plain text; labels, code and placeholders are the same in every language."""
    count = 0
    for part in parts:
        match part:
            case Text(text):
                count += len(_WORD.findall(text))
            case Link(_, _, inner):
                count += _words(inner)
            case _:
                pass
    return count

"""Quoted words stand between the quotation marks of their language, never between straight ones.

German writes „so“, French « so », Japanese 「so」. A language's marks are those of Unicode's CLDR, or those its
glossary lists under `quotes`. An apostrophe is no quotation mark; where the glossary names one, the other is reported.

Wrong:

```yaml
# locales/en/site.yml
en:
  site:
    home:
      title: 'The badge says "Invalid"'
```

Right:

```yaml
# locales/en/site.yml
en:
  site:
    home:
      title: The badge says “Invalid”
```

To mend it: use the marks that the report names, or stress a label with `**` instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Severity
from generator.rules.context import Context, Written
from generator.words.quotes import APOSTROPHES, MARKS, quotes_of, stray_quotes
from generator.words.terms import prose


def check(context: Context) -> Iterator[Diagnostic]:
    """Find quotation marks of another language, and straight ones."""
    for locale, messages in context.messages.items():
        glossary = context.catalog.glossaries.get(locale)
        marks = "".join(glossary.quotes) if glossary and glossary.quotes else quotes_of(locale)
        if marks is None:
            continue
        for message in messages.values():
            yield from _strays(message, marks, glossary.apostrophe if glossary else None)


def _strays(message: Written, marks: str, apostrophe: str | None) -> Iterator[Diagnostic]:
    for form in message.forms:
        if MARKS.isdisjoint(form.text):
            continue
        for stray in stray_quotes(prose(form.text), marks, apostrophe):
            where = message.at(form, stray.start, stray.start + 1)
            if stray.mark in APOSTROPHES and stray.mark in marks + (apostrophe or ""):
                tip = f"Write `{apostrophe}`."
            else:
                pairs = " or ".join(f"`{marks[at : at + 2]}`" for at in range(0, len(marks), 2))
                tip = f"This language quotes with {' or '.join(dict.fromkeys(pairs.split(' or ')))}."
            words = f"`{stray.mark}` is not a quotation mark of this language"
            yield Diagnostic("wrong-quotes", words, where, tip, (), Severity.WARNING)

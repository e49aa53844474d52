"""In a language with a script of its own, a word in Latin letters should be a name, an abbreviation, or in the source.

Any other was left untranslated, or typed with the wrong keyboard. Code and stressed labels are left out; words that
the language really writes in Latin letters are listed in its glossary under `foreign`.

Wrong:

```yaml
# locales/uk/fixes.yml
uk:
  steps:
    extend_term: Оберіть gspysie дату завершення.
```

Right:

```yaml
# locales/uk/fixes.yml
uk:
  steps:
    extend_term: Оберіть пізнішу дату завершення.
```

To mend it: translate the word, write it with the right keyboard, or list it under `foreign`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Severity, quoted
from generator.rules.context import Context, Written
from generator.words.locales import script
from generator.words.terms import prose

_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9'’.-]*[A-Za-z0-9]|(?<![A-Za-z0-9])[A-Za-z](?![A-Za-z0-9])")
_ABBREVIATION = re.compile(r"[A-Z0-9]{1,6}s?")


def check(context: Context) -> Iterator[Diagnostic]:
    """Find stray Latin words in texts of another script."""
    names = None
    for locale, messages in context.messages.items():
        if script(locale) in ("Latn", "") or locale == context.catalog.source_locale:
            continue
        names = _names(context) if names is None else names
        glossary = context.catalog.glossaries.get(locale)
        allowed = names | frozenset(word.casefold() for word in (glossary.foreign if glossary else ()))
        for message in messages.values():
            # By-names of a badge may be those of another language that readers have seen.
            if not message.key.endswith(".also_called"):
                yield from _strangers(context, message, allowed)


def _strangers(context: Context, message: Written, allowed: frozenset[str]) -> Iterator[Diagnostic]:
    source = context.sources.get(message.key)
    known = " ".join(form.text for form in source.forms).casefold() if source else ""
    for form in message.forms:
        for found in _WORD.finditer(prose(form.text)):
            word = found.group()
            if _ABBREVIATION.fullmatch(word) or word.casefold() in known or word.casefold() in allowed:
                continue
            where = message.at(form, found.start(), found.end())
            tip = "Translate it, or list it under `foreign` in the glossary."
            words = f"{quoted(word)} is no word of this language, no name, and not in the source"
            yield Diagnostic("foreign-word", words, where, tip, (), Severity.WARNING)


def _names(context: Context) -> frozenset[str]:
    """The words of every name in the facts."""
    platform = context.catalog.platform
    names = [platform.name, *(label for words in platform.labels.values() for label in words.values())]
    for exchange in context.catalog.exchanges.values():
        names += [exchange.name, *exchange.recognise.names]
    return frozenset(word.casefold() for name in names for word in (name, *name.split()))

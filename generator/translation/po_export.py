"""PO export: one locale as a gettext file, with everything a translator needs to know beside each message."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from io import BytesIO

from babel.messages import Catalog as PoCatalog
from babel.messages.pofile import write_po

from generator.model import ReviewState
from generator.model.catalog import Words
from generator.translation.plural_forms import ORDINARY, PluralForms, plural_forms
from generator.translation.sheet import Sheet
from generator.words.expected import Expected
from generator.words.locales import babel_locale, own_name
from generator.words.message import parse_message, slots
from generator.words.plurals import CATEGORIES
from generator.words.terms import concepts

LineOf = Callable[[str], tuple[str, int] | None]
"""Message key -> file and line of its source text."""


def export_po(sheet: Sheet, moment: dt.datetime, line_of: LineOf | None = None) -> bytes:
    """The locale as UTF-8 PO text; the context is the message key.

    A stale translation is fuzzy, a missing one is empty. `moment` is written as the day of the file.
    """
    forms = forms_of(sheet)
    catalog = PoCatalog(
        locale=str(babel_locale(sheet.locale)),
        header_comment=f"# {own_name(sheet.locale)}: made by `helpcenter i18n export {sheet.locale}`.",
        project=sheet.catalog.platform.id,
        version="catalog",
        creation_date=moment,
        revision_date=moment,
        # What gettext's own tools write for files that no person has begun.
        last_translator="Automatically generated",
        language_team="none",
        charset="utf-8",
        fuzzy=False,
    )
    catalog.mime_headers = [("Plural-Forms", forms.header)]
    hints = _Hints(sheet)
    for key in sheet.keys:
        expected = sheet.expected[key]
        place = line_of(key) if line_of else None
        counted = expected.count is not None
        message = catalog.add(
            source_ids(sheet.source[key]) if counted else _single(sheet.source[key]),
            _translated(sheet.words.get(key), forms) if counted else _single(sheet.words.get(key, "")),
            locations=[place] if place else (),
            flags=["fuzzy"] if key in sheet.stale else (),
            auto_comments=list(hints.of(key, expected)),
            context=key,
        )
        # A percent sign in a sentence is no formatting code.
        message.flags.discard("python-format")
    target = BytesIO()
    write_po(target, catalog, width=0)
    return target.getvalue()


def forms_of(sheet: Sheet) -> PluralForms:
    """The plural forms of the locale's PO file: enough for the largest number any message counts."""
    return plural_forms(sheet.locale, max(ORDINARY, *(expected.maximum for expected in sheet.expected.values())))


def source_ids(words: Words) -> tuple[str, str]:
    """`msgid` and `msgid_plural` of a counted source text: its first form and its last."""
    if isinstance(words, str):
        return words, words
    listed = [words[name] for name in CATEGORIES if name in words]
    return listed[0], listed[-1]


def _single(words: Words) -> str:
    return words if isinstance(words, str) else source_ids(words)[1]


def _translated(words: Words | None, forms: PluralForms) -> tuple[str, ...]:
    """The texts by index; a form the locale does not have is empty."""
    if words is None or isinstance(words, str):
        return (words or "",) * len(forms.categories)
    return tuple(words.get(name, "") for name in forms.categories)


class _Hints:
    """What a translator should know about each message."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        source_glossary = sheet.catalog.glossaries.get(sheet.catalog.source_locale)
        self.terms = source_glossary.terms if source_glossary else {}
        platform = sheet.catalog.platform
        near = (sheet.locale, sheet.catalog.source_locale)
        self.labels = {"platform": platform.name} | {
            name: next((words[tag] for tag in near if tag in words), next(iter(words.values())))
            for name, words in platform.labels.items()
        }

    def of(self, key: str, expected: Expected) -> Iterator[str]:
        yield f"{expected.describe}."
        source = self.sheet.source[key]
        texts = (source,) if isinstance(source, str) else tuple(source.values())
        for name in dict.fromkeys(name for text in texts for name in slots(parse_message(text)[0])):
            yield f"{{{name}}}: {self._meaning(name, expected)}"
        if expected.length:
            yield f"At most {expected.length} characters, with the placeholders filled in."
        yield from self._words(texts)
        yield from self._state(key)

    def _meaning(self, name: str, expected: Expected) -> str:
        if name in self.labels:
            return f"shown as “{self.labels[name]}”"
        return f"a whole number up to {expected.maximum}" if name == expected.count else "filled in by the program"

    def _words(self, texts: tuple[str, ...]) -> Iterator[str]:
        glossary = self.sheet.glossary
        if glossary is None:
            return
        for name in concepts(self.terms, texts):
            term = glossary.terms.get(name)
            if term is None:
                continue
            never = f"; never {_shown(term.never)}" if term.never else ""
            note = f" ({term.note})" if term.note else ""
            yield f"Glossary, {name.replace('_', ' ')}: {_shown(term.use)}{never}{note}"

    def _state(self, key: str) -> Iterator[str]:
        if key not in self.sheet.words:
            return
        record = self.sheet.records.get(key)
        if key in self.sheet.stale:
            yield "The source text has changed since this was translated."
        elif record is None or record.state is ReviewState.MACHINE:
            yield "No native speaker has read this yet."


def _shown(forms: tuple[str, ...]) -> str:
    return ", ".join(form.replace("*", "…") for form in forms)

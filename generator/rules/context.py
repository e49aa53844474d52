"""Context: the whole catalogue as the rules read it, every message parsed once and every name looked up once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.diagnostics import Place, Severity
from generator.load import Loaded
from generator.load.catalog import LOCALE_FILES
from generator.model import Catalog, LocaleState
from generator.model.interface import InterfaceFile
from generator.rules.names import Names, names
from generator.rules.references import Reference, references
from generator.rules.suggestion import KeyTree
from generator.words.expected import Expected, expected_messages, platform_placeholders
from generator.words.message import Fault, Message, parse_message, slots
from generator.words.terms import concepts


@dataclass(frozen=True, slots=True)
class Form:
    """One text of a message: the whole of it, or one plural form."""

    category: str | None
    text: str
    parts: Message
    faults: tuple[Fault, ...]
    slots: frozenset[str]
    """The placeholders in it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A message as one locale has it."""

    locale: str
    key: str
    place: Place
    forms: tuple[Form, ...]
    counted: bool
    """Whether it is written as a map of plural categories."""
    expected: Expected | None
    """What it must be; None for a message that nothing uses."""

    def at(self, form: Form, start: int | None = None, end: int | None = None) -> Place:
        """Where a form stands, or some characters of it."""
        route = self.place.route if form.category is None else (*self.place.route, form.category)
        return Place(self.place.file, route, start=start, end=end)

    @property
    def slots(self) -> frozenset[str]:
        """The placeholders in any of the forms."""
        return frozenset().union(*(form.slots for form in self.forms))


@dataclass(frozen=True)
class Context:
    """What a rule may look at; made once for a run."""

    loaded: Loaded
    catalog: Catalog
    interface: InterfaceFile
    today: dt.date

    @cached_property
    def expected(self) -> Mapping[str, Expected]:
        """What every message must be, by key."""
        return expected_messages(self.catalog, self.interface)

    @cached_property
    def messages(self) -> Mapping[str, Mapping[str, Written]]:
        """Locale -> message key -> the message, locales by tag, messages in the order of their files."""
        return {locale: self._written(locale) for locale in sorted(self.catalog.words)}

    @cached_property
    def sources(self) -> Mapping[str, Written]:
        """The messages of the source locale, by key."""
        return self.messages.get(self.catalog.source_locale, {})

    @cached_property
    def platform_placeholders(self) -> frozenset[str]:
        """The placeholders every message may use."""
        return platform_placeholders(self.catalog)

    @cached_property
    def names(self) -> Mapping[str, Names]:
        """What is defined, by kind of name."""
        return names(self.loaded, self.catalog)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every place in the facts that names something by its id."""
        return tuple(references(self.catalog, self.loaded.platform_file))

    @cached_property
    def meant(self) -> Mapping[str, Mapping[str, str | None]]:
        """Locale -> key of a message that nothing uses -> the key its author probably meant."""
        tree = KeyTree.of(self.expected)
        return {
            locale: {message.key: tree.nearest(message.key) for message in messages.values() if not message.expected}
            for locale, messages in self.messages.items()
        }

    @cached_property
    def concepts(self) -> Mapping[str, tuple[str, ...]]:
        """Message key -> the concepts of the glossary that its source text speaks of."""
        glossary = self.catalog.glossaries.get(self.catalog.source_locale)
        terms = glossary.terms if glossary else {}
        return {key: concepts(terms, (form.text for form in message.forms)) for key, message in self.sources.items()}

    def gap(self, locale: str) -> Severity:
        """How grave it is that something is not written yet: a draft may have gaps."""
        entry = self.catalog.file.locales.get(locale)
        draft = entry is not None and entry.state is LocaleState.DRAFT
        return Severity.WARNING if draft else Severity.ERROR

    def read(self, *files: str) -> bool:
        """Whether every one of the files, or every file of a folder named `folder/`, could be read."""
        return not any(broken in files or f"{broken.partition('/')[0]}/" in files for broken in self.loaded.broken)

    def _written(self, locale: str) -> dict[str, Written]:
        written = {}
        for key, words in self.catalog.words[locale].items():
            if isinstance(words, str):
                forms: tuple[Form, ...] = (_form(None, words),)
            else:
                forms = tuple(_form(category, text) for category, text in words.items())
            place = self.loaded.message_places[locale, key]
            written[key] = Written(locale, key, place, forms, not isinstance(words, str), self.expected.get(key))
        return written


def locale_file(locale: str, name: str) -> str:
    """Path of one of a locale's `LOCALE_FILES`."""
    assert name in LOCALE_FILES
    return f"locales/{locale}/{name}.yml"


def _form(category: str | None, text: str) -> Form:
    parts, faults = parse_message(text)
    return Form(category, text, parts, faults, frozenset(slots(parts)))

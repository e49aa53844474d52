"""Sheet: one locale laid beside its source, message by message, as a translator works on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model import Catalog, Glossary, Record
from generator.model.catalog import Words
from generator.words.expected import Expected
from generator.words.staleness import stale_keys


@dataclass(frozen=True)
class Sheet:
    """What there is to translate into one locale, and what is translated."""

    catalog: Catalog
    expected: Mapping[str, Expected]
    locale: str

    @property
    def source(self) -> Mapping[str, Words]:
        """The texts to translate, by message key."""
        return self.catalog.words.get(self.catalog.source_locale, {})

    @property
    def words(self) -> Mapping[str, Words]:
        """The locale's texts, by message key."""
        return self.catalog.words.get(self.locale, {})

    @property
    def records(self) -> Mapping[str, Record]:
        """What is recorded of the locale's texts."""
        return self.catalog.records.get(self.locale, {})

    @property
    def glossary(self) -> Glossary | None:
        """The locale's choice of words."""
        return self.catalog.glossaries.get(self.locale)

    @cached_property
    def stale(self) -> frozenset[str]:
        """The keys of the texts whose source has changed since they were made."""
        return stale_keys(self.records, self.words, self.source)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of everything that can be translated, in the order of the source's files."""
        return tuple(key for key in self.source if key in self.expected)

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The keys of what only this locale says: by-names of a badge that its readers know."""
        return tuple(key for key in self.words if key in self.expected and key not in self.source)

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The keys a complete translation has: all that readers would otherwise see in the source language."""
        return frozenset(key for key in self.keys if self.expected[key].required or not _of_its_own(key))


def _of_its_own(key: str) -> bool:
    """Whether a locale may do without the message although the source has it: each language has its own by-names."""
    return key.endswith(".also_called")

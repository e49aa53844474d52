"""Catalog: every file of `catalog/` as one frozen value, before any word is resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import Field

from generator.model.base import LocaleTag, Model, PageAddress, Whole
from generator.model.changes import Release
from generator.model.exchange import Exchange
from generator.model.fix import FixesFile
from generator.model.glossary import Glossary
from generator.model.platform import Platform
from generator.model.review import Record
from generator.model.search import SearchWords
from generator.model.status import Status
from generator.model.topic import QuestionsFile, TopicsFile


class LocaleState(StrEnum):
    """A published locale must be complete; a draft is checked, and left out of the site."""

    DRAFT = "draft"
    PUBLISHED = "published"


class LocaleEntry(Model):
    """One language of the help center."""

    state: LocaleState
    fallback: tuple[LocaleTag, ...] = ()
    """Locales to borrow a missing sentence from, nearest first; the source locale is always the last."""


class CatalogFile(Model):
    """`catalog/catalog.yaml`."""

    schema_: Whole = Field(alias="schema")
    source: LocaleTag
    locales: dict[LocaleTag, LocaleEntry] = Field(min_length=1)
    moved: dict[PageAddress, PageAddress] = {}
    """Pages that stand elsewhere now: old address below each locale -> new one. Old links keep working for ever."""


Words = str | Mapping[str, str]
"""One message: its text, or its texts by plural category."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything the authors wrote, typed; words stay apart, by locale and message key."""

    file: CatalogFile
    platform: Platform
    statuses: Mapping[str, Status]
    fixes: FixesFile
    topics: TopicsFile
    questions: QuestionsFile
    exchanges: Mapping[str, Exchange]
    words: Mapping[str, Mapping[str, Words]]
    """Locale tag -> message key (`statuses.expired.badge`) -> words."""
    records: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)
    """Locale tag -> message key -> how its translation came about; a message without a record is not listed."""
    glossaries: Mapping[str, Glossary] = field(default_factory=dict)
    """Locale tag -> its choice of words; a locale without a glossary is not listed."""
    search: Mapping[str, SearchWords] = field(default_factory=dict)
    """Locale tag -> what its readers type; a locale without such words is not listed."""
    releases: tuple[Release, ...] = ()
    """What was announced, newest first; empty where nothing was recorded yet."""

    @property
    def source_locale(self) -> str:
        """The locale the catalogue is written in."""
        return self.file.source

    @property
    def published(self) -> tuple[str, ...]:
        """The locales that are built, source first, then by tag."""
        tags = [tag for tag, entry in self.file.locales.items() if entry.state is LocaleState.PUBLISHED]
        return tuple(sorted(tags, key=lambda tag: (tag != self.file.source, tag)))

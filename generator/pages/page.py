"""Page: one page of the help center as a value, before any theme is put around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class PageKind(StrEnum):
    """What a page is about; pages of one kind share template, scripts and place in the navigation."""

    HOME = "home"
    STATUSES = "statuses"
    STATUS = "status"
    EXCHANGES = "exchanges"
    EXCHANGE = "exchange"
    CODE = "code"
    TOPICS = "topics"
    TRIAGE = "triage"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page's body, as the table of contents lists it."""

    id: str
    """ASCII, stable across locales."""
    title: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What the search index knows about the page (empty anchor) or one of its sections; all of it plain text."""

    anchor: str
    title: str
    text: str
    words: tuple[str, ...] = ()
    """Other words that readers type for it: other names of a badge, everyday words. They are not shown."""
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way from the home page to this one."""

    title: str
    uri: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where the page's facts stand in the catalogue."""

    path: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one locale. The same `uri` is the same page in every other locale."""

    uri: str
    """Address below the locale's folder, ending with a slash; empty for the home page."""
    kind: PageKind
    title: str
    """For the browser's title and search engines."""
    short_title: str
    """For navigation and breadcrumb."""
    description: str
    html: str
    """The body, headed by its `h1`."""
    markdown: str = ""
    """The same for programs, as Markdown."""
    toc: tuple[Heading, ...] = ()
    search: tuple[SearchEntry, ...] = ()
    breadcrumb: tuple[Crumb, ...] = ()
    """From the home page down to the parent."""
    source: SourceLine | None = None
    json_ld: Mapping[str, object] = field(default_factory=dict)
    feedback_key: str = ""
    """What a reader's remark is filed under: stable across locales."""
    scripts: tuple[str, ...] = ()
    """Paths of ES modules below `site_src/js/` that the page starts."""


@dataclass(frozen=True, slots=True)
class LocaleFact:
    """A language the site is published in."""

    tag: str
    name: str
    direction: str


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What pages must know besides their own locale."""

    locales: tuple[LocaleFact, ...]
    """Every published locale, the source locale first."""
    sources: Path
    """The folder `site_src`, with `templates/` and `icons/`."""
    replies: frozenset[str] | None = None
    """The locales that replies are made in, when a build is of some only; None for all."""

    @property
    def source_locale(self) -> str:
        """The tag of the locale the catalogue is written in."""
        return self.locales[0].tag

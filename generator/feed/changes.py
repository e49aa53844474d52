"""Feed changes: what was announced, as entries with words and addresses, and as a JSON Feed 1.1."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field

from generator.compile import CodeView, ExchangeView, LocaleView
from generator.feed.words import FeedModel, known
from generator.model.changes import ChangeKind, Release

LARGEST = 200
"""Entries a feed of changes holds; older ones are in the catalogue's history."""

VERSION = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True)
class Change:
    """One entry in one language."""

    id: str
    date: dt.date
    kind: ChangeKind
    subject: str
    title: str
    text: str
    url: str

    @property
    def moment(self) -> str:
        """The day as RFC 3339 wants it."""
        return f"{self.date.isoformat()}T00:00:00Z"


class ChangeFacts(FeedModel):
    """What changed, for programs."""

    kind: Annotated[str, known(ChangeKind)]
    """What happened."""
    subject: str
    """`statuses.`, `exchanges.`, `topics.` or `codes.` and the stable id; for a code the id of its signature."""
    locales: list[str]
    """The languages whose words changed; empty when it concerns all."""


class ChangeItem(FeedModel):
    """One change."""

    id: str
    """A tag URI, never used again."""
    url: str
    """The page about it."""
    title: str
    """What happened to what, in a few words."""
    content_text: str
    """What the page says in short."""
    date_published: str
    """The day it was announced, as a moment in UTC."""
    tags: list[str]
    """The kind of change."""
    change: ChangeFacts = Field(alias="_change")
    """The same for programs."""


class ChangesDocument(FeedModel):
    """`changes.json`: what changed between versions of the data, a JSON Feed 1.1; newest first."""

    version: str
    """Address of the JSON Feed version."""
    title: str
    """What the feed is called."""
    home_page_url: str
    """The help center."""
    feed_url: str
    """This file's address."""
    language: str
    """The language of the words in it."""
    items: list[ChangeItem]
    """Newest first."""


def changes_document(view: LocaleView, releases: Sequence[Release]) -> ChangesDocument:
    """All changes with the words of one language, its own rewordings and those of all others."""
    reworded = _reworded(releases)
    return ChangesDocument(
        version=VERSION,
        title=view.t("site.changes.title"),
        home_page_url=f"{view.platform.site_url}{view.tag}/",
        feed_url=f"{view.platform.site_url}feed/v1/changes.json",
        language=view.tag,
        items=[
            ChangeItem(
                id=change.id,
                url=change.url,
                title=change.title,
                content_text=change.text,
                date_published=change.moment,
                tags=[change.kind.value],
                **{
                    "_change": ChangeFacts(
                        kind=change.kind.value,
                        subject=change.subject,
                        locales=sorted(reworded.get((change.date, change.subject), ()))
                        if change.kind is ChangeKind.REWORDED
                        else [],
                    )
                },
            )
            for change in changes_of(view, releases, None)
        ],
    )


def changes_of(view: LocaleView, releases: Sequence[Release], locale: str | None) -> list[Change]:
    """The newest changes in a language's words: those that concern `locale`, or all."""
    desk = _Desk(view)
    found: list[Change] = []
    for release in sorted(releases, key=lambda each: each.date, reverse=True):
        for kind, subject in _entries(release, locale):
            found.append(desk.change(release.date, kind, subject, locale))
            if len(found) == LARGEST:
                return found
    return found


def updated(view: LocaleView, releases: Sequence[Release]) -> dt.date:
    """The day of the newest change; before anything was announced, the newest day a fact was checked."""
    days = [release.date for release in releases]
    days = days or [fact.checked for exchange in view.exchanges.values() for fact in exchange.facts.permissions]
    return max(days, default=dt.date(1970, 1, 1))


def authority(view: LocaleView) -> str:
    """The name in whose right tag URIs are made."""
    return urlsplit(view.platform.site_url).hostname or view.platform.id


def _entries(release: Release, locale: str | None) -> Iterator[tuple[ChangeKind, str]]:
    for kind, subjects in (
        (ChangeKind.ADDED, release.added),
        (ChangeKind.NEW_CODE, release.new_codes),
        (ChangeKind.CHANGED, release.changed),
        (ChangeKind.REWORDED, _words(release, locale)),
        (ChangeKind.RETIRED, release.retired),
    ):
        for subject in sorted(subjects):
            yield kind, subject


def _words(release: Release, locale: str | None) -> set[str]:
    return {subject for tag, subjects in release.reworded.items() if locale in (None, tag) for subject in subjects}


def _reworded(releases: Sequence[Release]) -> Mapping[tuple[dt.date, str], set[str]]:
    found: dict[tuple[dt.date, str], set[str]] = {}
    for release in releases:
        for tag, subjects in release.reworded.items():
            for subject in subjects:
                found.setdefault((release.date, subject), set()).add(tag)
    return found


class _Desk:
    """Looks subjects up in one language."""

    def __init__(self, view: LocaleView) -> None:
        self.view = view
        self.site = f"{view.platform.site_url}{view.tag}/"
        self.codes: dict[str, tuple[ExchangeView, CodeView]] = {
            signature.id: (exchange, code)
            for exchange in view.exchanges.values()
            for code in exchange.codes
            for signature in code.signatures
        }

    def change(self, date: dt.date, kind: ChangeKind, subject: str, locale: str | None) -> Change:
        name, text, uri = self._about(subject)
        title = self.view.t(f"site.changes.{kind.value}", name=name)
        tag = f"tag:{authority(self.view)},{date.isoformat()}:{locale or 'changes'}/{kind.value}/{subject}"
        return Change(tag, date, kind, subject, title, text, f"{self.site}{uri}")

    def _about(self, subject: str) -> tuple[str, str, str]:
        """Name, short text and address of a subject; of one that is gone, its id and the home page."""
        part, _, name = subject.partition(".")
        view = self.view
        if part == "statuses" and name in view.statuses:
            status = view.statuses[name]
            return status.title.text(), status.summary.text(), f"status/{status.slug}/"
        if part == "exchanges" and name in view.exchanges:
            exchange = view.exchanges[name]
            return exchange.name, exchange.intro.text(), f"exchange/{exchange.slug}/"
        if part == "topics" and name in view.topics:
            topic = view.topics[name]
            return topic.name.text(), topic.sentence.text(), "topics/"
        if part == "codes" and name in self.codes:
            exchange, code = self.codes[name]
            at = f"exchange/{exchange.slug}/"
            uri = f"{at}{code.slug}/" if code.has_page else f"{at}#code-{code.slug}"
            return f"{exchange.name} {code.code}", self._meaning(code), uri
        return name, "", ""

    def _meaning(self, code: CodeView) -> str:
        names: dict[str, str] = {}
        for signature in code.signatures:
            for answer in signature.answers:
                if answer.cause:
                    names.setdefault(answer.cause, self.view.t(f"causes.{answer.cause}.name"))
                elif answer.topic:
                    names.setdefault(answer.topic, self.view.topics[answer.topic].name.text())
        return " · ".join(names.values())

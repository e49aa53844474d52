"""Feed documents: a locale's view as the values of its catalogue and of its quick guide."""

from __future__ import annotations

from typing import Any

from generator.compile import FixView, LocaleView, Phrase, StatusView, StepView, TopicView
from generator.feed.addresses import Addresses
from generator.feed.exchanges import Meanings, exchange_facts
from generator.feed.guide import feed_guide
from generator.feed.model import (
    SCHEMA_VERSION,
    CatalogDocument,
    DocumentHead,
    FeedCause,
    FeedContact,
    FeedFix,
    FeedParam,
    FeedPlatform,
    FeedStatus,
    FeedStep,
    FeedTopic,
    FeedWait,
    GuideDocument,
    Severity,
)
from generator.feed.venue import ExchangeLink, GuideExchange
from generator.feed.words import FeedText, feed_badge, feed_text
from generator.model import Action, Tone

_EXCHANGE_LINKS = {link.value for link in ExchangeLink}


def catalog_document(view: LocaleView, meanings: Meanings | None = None) -> CatalogDocument:
    """Everything in one language; `meanings` is shared between languages, because it holds no words.

    The data version is left empty: whoever publishes the document knows it only when all documents are there.
    """
    address = Addresses(view)
    shared = meanings or Meanings()
    return CatalogDocument(
        **_head(view, address, "catalog"),
        topics={name: _topic(topic) for name, topic in view.topics.items()},
        exchanges={name: exchange_facts(exchange, address, shared) for name, exchange in view.exchanges.items()},
    )


def guide_document(view: LocaleView, catalog: CatalogDocument) -> GuideDocument:
    """What a quick guide needs of a language's catalogue."""
    head = {name: getattr(catalog, name) for name in DocumentHead.model_fields if name != "schema_url"}
    return GuideDocument(
        **{"$schema": Addresses(view).schema("guide")},
        **head,
        exchanges={
            name: GuideExchange(**{field: getattr(exchange, field) for field in GuideExchange.model_fields})
            for name, exchange in catalog.exchanges.items()
        },
    )


def _head(view: LocaleView, address: Addresses, schema: str) -> dict[str, Any]:
    return {
        "$schema": address.schema(schema),
        "schema_version": SCHEMA_VERSION,
        "data_version": "",
        "locale": view.tag,
        "direction": view.direction,
        "help_url": address.page(""),
        "platform": _platform(view),
        "guide": feed_guide(view),
        "statuses": {name: _status(status, address) for name, status in view.statuses.items()},
        "fixes": {fix.id: _fix(fix, view) for fix in _fixes(view)},
    }


def _optional(phrase: Phrase | None) -> FeedText | None:
    return feed_text(phrase) if phrase else None


def _status(status: StatusView, address: Addresses) -> FeedStatus:
    facts = status.facts
    return FeedStatus(
        id=status.id,
        tone=facts.tone.value,
        icon=facts.icon,
        severity=_severity(status).value,
        action=facts.action.value,
        retry=facts.action is Action.WAIT,
        bots_stop=facts.bots_stop,
        futures_only=facts.futures_only,
        wait=FeedWait(from_minutes=facts.wait.from_minutes, to_minutes=facts.wait.to_minutes) if facts.wait else None,
        params={
            name: FeedParam(minimum=param.minimum, maximum=param.maximum, example=param.example)
            for name, param in facts.params.items()
        },
        badge=feed_badge(status.badge),
        title=feed_text(status.title),
        summary=feed_text(status.summary),
        meaning=feed_text(status.meaning),
        consequence=feed_text(status.consequence),
        verify=feed_text(status.verify),
        contact=feed_text(status.contact),
        also_called=list(status.also_called),
        causes=[
            FeedCause(
                id=cause.id,
                name=feed_text(cause.name),
                tell=feed_text(cause.tell),
                fixes=[fix.id for fix in cause.fixes],
                exchanges=list(cause.exchanges),
            )
            for cause in status.causes
        ],
        contacts=[contact.id for contact in status.contacts],
        related=list(facts.related),
        deprecated=facts.deprecated,
        replaced_by=facts.replaced_by,
        help_url=address.page(f"status/{status.slug}/"),
    )


def _severity(status: StatusView) -> Severity:
    """By what it does to bots, then by whether somebody should act; the colour of the badge has its own field."""
    if status.facts.bots_stop:
        return Severity.ERROR
    if status.facts.action is not Action.NONE:
        return Severity.WARNING
    return Severity.OK if status.facts.tone is Tone.POSITIVE else Severity.INFO


def _fixes(view: LocaleView) -> list[FixView]:
    """Every fix that a cause uses, once, in order of first use."""
    found = {fix.id: fix for status in view.statuses.values() for cause in status.causes for fix in cause.fixes}
    return list(found.values())


def _fix(fix: FixView, view: LocaleView) -> FeedFix:
    return FeedFix(
        id=fix.id,
        title=feed_text(fix.title),
        note=_optional(fix.note),
        steps=[_step(step, view) for step in fix.steps],
        exchange_notes={exchange: feed_text(note) for exchange, note in fix.exchange_notes.items()},
    )


def _step(step: StepView, view: LocaleView) -> FeedStep:
    there = step.link in _EXCHANGE_LINKS
    return FeedStep(
        id=step.id,
        actor=step.actor.value,
        text=feed_text(step.text),
        link=view.platform.links[step.link] if step.link and not there else None,
        exchange_link=step.link if there else None,
    )


def _topic(topic: TopicView) -> FeedTopic:
    return FeedTopic(id=topic.id, name=feed_text(topic.name), sentence=feed_text(topic.sentence), queue=topic.queue)


def _platform(view: LocaleView) -> FeedPlatform:
    platform = view.platform
    contacts = {
        name: FeedContact(kind=contact.kind.value, url=contact.href) for name, contact in platform.contacts.items()
    }
    return FeedPlatform(
        id=platform.id,
        name=platform.name,
        home=platform.home,
        labels=dict(view.labels),
        links=dict(platform.links),
        contacts=contacts,
    )

"""Feed documents: a locale's view as the values of its feed file."""

from __future__ import annotations

from collections.abc import Sequence

from generator.compile import CodeView, ExchangeView, FixView, LocaleView, Phrase, StatusView, TopicView
from generator.feed.guide import feed_guide
from generator.feed.model import (
    SCHEMA_VERSION,
    CatalogDocument,
    FeedAnswer,
    FeedCause,
    FeedCode,
    FeedContact,
    FeedExchange,
    FeedFix,
    FeedLifetime,
    FeedMeaning,
    FeedParam,
    FeedPassphrase,
    FeedPermission,
    FeedPlatform,
    FeedStatus,
    FeedStep,
    FeedTopic,
    FeedTrustedIps,
    FeedWait,
    ManifestDocument,
    ManifestFile,
    ManifestLocale,
)
from generator.feed.words import FeedText, feed_badge, feed_text

KEY_PAGE = "key_page"


def catalog_document(view: LocaleView, data_version: str = "") -> CatalogDocument:
    """The feed file of one language."""
    address = _Addresses(view)
    return CatalogDocument(
        **{"$schema": address.schema("catalog")},
        schema_version=SCHEMA_VERSION,
        data_version=data_version,
        locale=view.tag,
        direction=view.direction,
        help_url=address.page(""),
        platform=_platform(view),
        guide=feed_guide(view),
        statuses={name: _status(status, address) for name, status in view.statuses.items()},
        fixes={fix.id: _fix(fix, view) for fix in _fixes(view)},
        topics={name: _topic(topic) for name, topic in view.topics.items()},
        exchanges={name: _exchange(exchange, address) for name, exchange in view.exchanges.items()},
    )


def manifest_document(
    views: Sequence[LocaleView], files: Sequence[ManifestFile], data_version: str
) -> ManifestDocument:
    """The file that lists all the others."""
    site = views[0].platform.site_url
    return ManifestDocument(
        **{"$schema": f"{site}feed/v1/schema/manifest.json"},
        schema_version=SCHEMA_VERSION,
        data_version=data_version,
        help_url=site,
        locales=[
            ManifestLocale(
                tag=view.tag,
                name=view.name,
                direction=view.direction,
                catalog=f"catalog.{view.tag}.json",
                replies=f"replies.{view.tag}.json",
                messages=len(view.phrases),
                review={state.value: view.review[state] for state in sorted(view.review)},
            )
            for view in views
        ],
        files=list(files),
    )


class _Addresses:
    """Absolute addresses in one language."""

    def __init__(self, view: LocaleView) -> None:
        self.site = view.platform.site_url
        self.tag = view.tag

    def page(self, uri: str) -> str:
        return f"{self.site}{self.tag}/{uri}"

    def code(self, exchange: ExchangeView, code: CodeView) -> str:
        at = f"exchange/{exchange.slug}/"
        return self.page(f"{at}{code.slug}/" if code.has_page else f"{at}#code-{code.slug}")

    def schema(self, name: str) -> str:
        return f"{self.site}feed/v1/schema/{name}.json"


def _optional(phrase: Phrase | None) -> FeedText | None:
    return feed_text(phrase) if phrase else None


def _status(status: StatusView, address: _Addresses) -> FeedStatus:
    facts = status.facts
    return FeedStatus(
        id=status.id,
        tone=facts.tone.value,
        icon=facts.icon,
        action=facts.action.value,
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


def _fixes(view: LocaleView) -> list[FixView]:
    """Every fix that a cause uses, once, in order of first use."""
    found = {fix.id: fix for status in view.statuses.values() for cause in status.causes for fix in cause.fixes}
    return list(found.values())


def _fix(fix: FixView, view: LocaleView) -> FeedFix:
    return FeedFix(
        id=fix.id,
        title=feed_text(fix.title),
        note=_optional(fix.note),
        steps=[
            FeedStep(
                id=step.id,
                actor=step.actor.value,
                text=feed_text(step.text),
                link=view.platform.links[step.link] if step.link and step.link != KEY_PAGE else None,
                on_exchange=step.link == KEY_PAGE,
            )
            for step in fix.steps
        ],
        exchange_notes={exchange: feed_text(note) for exchange, note in fix.exchange_notes.items()},
    )


def _topic(topic: TopicView) -> FeedTopic:
    return FeedTopic(id=topic.id, name=feed_text(topic.name), sentence=feed_text(topic.sentence), queue=topic.queue)


def _exchange(exchange: ExchangeView, address: _Addresses) -> FeedExchange:
    facts = exchange.facts
    assert facts.links is not None  # the compiler leaves out exchanges without pages
    return FeedExchange(
        id=exchange.id,
        name=exchange.name,
        home=facts.links.home,
        key_page=facts.links.key_page,
        intro=feed_text(exchange.intro),
        lifetime=feed_text(exchange.lifetime),
        create=[feed_text(phrase) for _, phrase in exchange.create],
        permissions=[
            FeedPermission(
                label=fact.label, right=fact.right.value, need=fact.need.value, **_fact(fact.source, fact.checked)
            )
            for fact in facts.permissions
        ],
        passphrase=FeedPassphrase(
            needed=facts.passphrase.needed, **_fact(facts.passphrase.source, facts.passphrase.checked)
        )
        if facts.passphrase
        else None,
        trusted_ips=FeedTrustedIps(
            rule=facts.trusted_ips.rule.value,
            label=facts.trusted_ips.label,
            maximum=facts.trusted_ips.maximum,
            **_fact(facts.trusted_ips.source, facts.trusted_ips.checked),
        )
        if facts.trusted_ips
        else None,
        lifetimes=[
            FeedLifetime(
                kind=fact.kind.value,
                days=fact.days,
                without_trusted_ips=fact.without_trusted_ips,
                event=fact.event,
                certain=fact.certain,
                **_fact(fact.source, fact.checked),
            )
            for fact in facts.lifetimes
        ],
        codes=_codes(exchange, address),
        help_url=address.page(f"exchange/{exchange.slug}/"),
    )


def _fact(source: str, checked: object) -> dict[str, str]:
    return {"source": source, "checked": str(checked)}


def _codes(exchange: ExchangeView, address: _Addresses) -> dict[str, FeedCode]:
    return {
        code.code: FeedCode(
            code=code.code,
            meanings=[
                FeedMeaning(
                    signature=signature.id,
                    phrases=list(signature.phrases),
                    answers=[
                        FeedAnswer(status=answer.status, cause=answer.cause, topic=answer.topic)
                        for answer in signature.answers
                    ],
                    confidence=signature.confidence.value,
                    source=signature.source,
                    checked=signature.checked,
                )
                for signature in code.signatures
            ],
            help_url=address.code(exchange, code),
        )
        for code in exchange.codes
    }


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

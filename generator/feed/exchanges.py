"""Feed exchanges: a venue's facts and codes as the values of its feed entry."""

from __future__ import annotations

from generator.compile import CodeView, ExchangeView
from generator.compile.views import SignatureView
from generator.feed.addresses import Addresses
from generator.feed.venue import (
    FeedAnswer,
    FeedClosed,
    FeedCode,
    FeedExchange,
    FeedLifetime,
    FeedMeaning,
    FeedPassphrase,
    FeedPermission,
    FeedTrustedIps,
)
from generator.feed.words import feed_text


class Meanings:
    """What codes mean, made once for all languages."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], list[FeedMeaning]] = {}

    def of(self, code: CodeView) -> list[FeedMeaning]:
        """Every meaning of a code."""
        name = (code.exchange, code.slug)
        if name not in self._made:
            self._made[name] = [_meaning(signature) for signature in code.signatures]
        return self._made[name]


def exchange_facts(exchange: ExchangeView, address: Addresses, meanings: Meanings) -> FeedExchange:
    """Everything the feed says of an exchange in one language."""
    facts = exchange.facts
    assert facts.links is not None  # the compiler leaves out exchanges without pages
    return FeedExchange(
        id=exchange.id,
        name=exchange.name,
        home=facts.links.home,
        key_page=facts.links.key_page,
        status_page=facts.links.status_page,
        error_codes=facts.links.error_codes,
        support=facts.links.support,
        closed=FeedClosed(date=facts.closed.date.isoformat(), **_fact(facts.closed.source, facts.closed.checked))
        if facts.closed
        else None,
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
        codes=_codes(exchange, address, meanings),
        help_url=address.page(f"exchange/{exchange.slug}/"),
    )


def _fact(source: str, checked: object) -> dict[str, str]:
    return {"source": source, "checked": str(checked)}


def _codes(exchange: ExchangeView, address: Addresses, meanings: Meanings) -> dict[str, FeedCode]:
    return {
        code.code: FeedCode.model_construct(
            # The one shape there are thousands of in every language; its parts were validated when they were made.
            code=code.code,
            meanings=meanings.of(code),
            help_url=address.code(exchange, code),
        )
        for code in exchange.codes
    }


def _meaning(signature: SignatureView) -> FeedMeaning:
    return FeedMeaning(
        signature=signature.id,
        phrases=list(signature.phrases),
        http=list(signature.http),
        context=list(signature.context),
        answers=[
            FeedAnswer(status=answer.status, cause=answer.cause, topic=answer.topic) for answer in signature.answers
        ],
        confidence=signature.confidence.value,
        source=signature.source,
        checked=signature.checked,
        deprecated=signature.deprecated,
        replaced_by=signature.replaced_by,
    )

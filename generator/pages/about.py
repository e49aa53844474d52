"""About pages: how far the translation is, and where the facts come from."""

from __future__ import annotations

from generator.compile import ExchangeView, Review
from generator.pages import addresses
from generator.pages.desk import Desk
from generator.pages.page import Heading, Page, PageKind, SearchEntry


def translation_page(desk: Desk) -> Page:
    """How many messages of this language are in which state."""
    view = desk.view
    total = sum(view.review.values())
    states = [(state, view.review.get(state, 0)) for state in Review if view.review.get(state, 0)]
    return desk.page(
        PageKind.ABOUT,
        addresses.TRANSLATION,
        "translation",
        title=desk.t("site.translation.title"),
        short_title=desk.t("site.translation.short"),
        description=desk.t("site.translation.lead", language=view.name),
        search=[SearchEntry("", desk.t("site.translation.title"), "", (), 0.2)],
        breadcrumb=[desk.home()],
        feedback_key="translation",
        states=states,
        total=total,
        is_source=view.tag == desk.site.source_locale,
    )


def sources_page(desk: Desk) -> Page:
    """Every exchange with the page its facts come from and the day they were checked."""
    exchanges = list(desk.view.exchanges.values())
    return desk.page(
        PageKind.ABOUT,
        addresses.SOURCES,
        "sources",
        title=desk.t("site.sources.title"),
        short_title=desk.t("site.sources.short"),
        description=desk.t("site.sources.lead"),
        toc=[Heading("exchanges", desk.t("site.exchanges.short"))],
        search=[SearchEntry("", desk.t("site.sources.title"), "", (), 0.2)],
        breadcrumb=[desk.home()],
        feedback_key="sources",
        exchanges=[(exchange, _facts(exchange)) for exchange in exchanges],
    )


def _facts(exchange: ExchangeView) -> int:
    facts = exchange.facts
    single = sum(fact is not None for fact in (facts.passphrase, facts.trusted_ips, facts.closed))
    return len(facts.permissions) + len(facts.lifetimes) + len(facts.signatures) + single

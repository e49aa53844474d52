"""Pages: every page of the help center as HTML, contents and search entries, without theme and without MkDocs."""

from __future__ import annotations

from generator.compile import LocaleView
from generator.pages.about import sources_page, translation_page
from generator.pages.code import code_page
from generator.pages.desk import FEEDBACK_SCRIPT, Desk
from generator.pages.exchange import exchange_page, exchanges_page
from generator.pages.home import home_page, topics_page, triage_page
from generator.pages.page import (
    Crumb,
    Heading,
    LocaleFact,
    Page,
    PageKind,
    SearchEntry,
    SiteFacts,
    SourceLine,
)
from generator.pages.quill import TWIN
from generator.pages.status import status_page, statuses_page

__all__ = [
    "FEEDBACK_SCRIPT",
    "TWIN",
    "Crumb",
    "Heading",
    "LocaleFact",
    "Page",
    "PageKind",
    "SearchEntry",
    "SiteFacts",
    "SourceLine",
    "pages_of",
]


def pages_of(view: LocaleView, site: SiteFacts) -> list[Page]:
    """Every page of one locale, the home page first; their order is that of the navigation."""
    desk = Desk(view, site)
    return [
        home_page(desk),
        statuses_page(desk),
        *(status_page(desk, status) for status in view.statuses.values()),
        exchanges_page(desk),
        *(exchange_page(desk, exchange) for exchange in view.exchanges.values()),
        topics_page(desk),
        triage_page(desk),
        translation_page(desk),
        sources_page(desk),
        *(
            code_page(desk, exchange, code)
            for exchange in view.exchanges.values()
            for code in exchange.codes
            if code.has_page
        ),
    ]

"""Addresses: where each page stands below its locale's folder, and how one page points at another."""

from __future__ import annotations

from generator.compile import CodeView, ExchangeView, StatusView

HOME = ""
STATUSES = "status/"
EXCHANGES = "exchange/"
TOPICS = "topics/"
TRIAGE = "triage/"
TRANSLATION = "about/translation/"
SOURCES = "about/sources/"
TRIAGE_DATA = "assets/triage/"
"""The triage table and the replies as scripts, below the site's root, so that a page needs no right to connect."""
FEED = "feed/v1/"
"""The feed's folder, below the site's root and beside the locales."""


def status_uri(status: StatusView) -> str:
    """The status's page."""
    return f"{STATUSES}{status.slug}/"


def exchange_uri(exchange: ExchangeView) -> str:
    """The exchange's page."""
    return f"{EXCHANGES}{exchange.slug}/"


def code_uri(exchange: ExchangeView, code: CodeView) -> str:
    """The code's page, or its row on the exchange's page when it has none of its own."""
    if code.has_page:
        return f"{EXCHANGES}{exchange.slug}/{code.slug}/"
    return f"{EXCHANGES}{exchange.slug}/#{code_anchor(code)}"


def code_anchor(code: CodeView) -> str:
    """The id of the code's row in its exchange's table."""
    return f"code-{code.slug}"


def cause_anchor(cause: str) -> str:
    """The id of the cause's heading on a status page."""
    return f"cause-{cause.replace('_', '-')}"


def fix_anchor(fix: str) -> str:
    """The id of the fix's heading on a status page."""
    return f"fix-{fix.replace('_', '-')}"


def relative(here: str, target: str) -> str:
    """The way from the page at `here` to `target`, both below the locale's folder."""
    return "../" * here.count("/") + target or "./"

"""Expected messages: every message key a catalogue needs, with what may and must stand in it.

This is the contract between facts and words: it follows from the facts alone, so a missing translation, a forgotten
one and a misspelt placeholder are all differences between this list and a locale's files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model import Catalog
from generator.model.interface import InterfaceFile

BADGE_LENGTH = 32
"""Characters that fit a status badge beside an exchange's name on a phone."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What one message must be."""

    key: str
    file: str
    """Which of the five locale files it belongs to."""
    describe: str
    placeholders: frozenset[str] = frozenset()
    """Placeholders of its own, besides the platform's name and labels, which any message may use."""
    count: str | None = None
    """The placeholder whose number chooses the plural category; the message is then a map of categories."""
    maximum: int = 0
    required: bool = True
    length: int | None = None


def expected_messages(catalog: Catalog, interface: InterfaceFile) -> dict[str, Expected]:
    """Every message by key, in the order of the facts."""
    return {message.key: message for message in _all(catalog, interface)}


def platform_placeholders(catalog: Catalog) -> frozenset[str]:
    """The placeholders any message may use: the platform's name and the words of its interface."""
    return frozenset({"platform", *catalog.platform.labels})


def _all(catalog: Catalog, interface: InterfaceFile) -> Iterator[Expected]:
    yield from _statuses(catalog)
    yield from _fixes(catalog)
    yield from _exchanges(catalog)
    yield from _site(interface)
    yield from _replies(catalog)


def _statuses(catalog: Catalog) -> Iterator[Expected]:
    causes: dict[str, None] = {}
    for status_id, status in catalog.statuses.items():
        params = frozenset(status.params)
        count, maximum = next(((name, param.maximum) for name, param in status.params.items()), (None, 0))
        at = f"statuses.{status_id}"
        yield Expected(
            f"{at}.badge", "statuses", "The badge on the exchange card", params, count, maximum, length=BADGE_LENGTH
        )
        for name, describe in _STATUS_MESSAGES.items():
            yield Expected(f"{at}.{name}", "statuses", describe)
        yield Expected(f"{at}.also_called", "statuses", "Other names of the badge, separated by `;`", required=False)
        causes.update(dict.fromkeys(entry.cause for entry in status.causes))
    for cause in causes:
        yield Expected(f"causes.{cause}.name", "statuses", "The cause as a heading")
        yield Expected(f"causes.{cause}.tell", "statuses", "How to tell this cause from the others")


_STATUS_MESSAGES: Mapping[str, str] = {
    "title": "Heading of the status page",
    "summary": "One sentence for cards and search results",
    "meaning": "What the badge means",
    "consequence": "What happens to bots and orders meanwhile",
    "verify": "How to see that it worked",
    "contact": "When to contact whom",
}


def _fixes(catalog: Catalog) -> Iterator[Expected]:
    for fix in catalog.fixes.fixes:
        yield Expected(f"fixes.{fix}.title", "fixes", "What the fix does, as a heading")
        yield Expected(f"fixes.{fix}.note", "fixes", "A warning or advice for the whole fix", required=False)
    for step in catalog.fixes.steps:
        yield Expected(f"steps.{step}", "fixes", "One action of a fix")


def _exchanges(catalog: Catalog) -> Iterator[Expected]:
    for exchange_id, exchange in catalog.exchanges.items():
        if exchange.links is None:
            continue
        at = f"exchanges.{exchange_id}"
        yield Expected(f"{at}.intro", "exchanges", "What is particular about keys of this exchange")
        yield Expected(f"{at}.lifetime", "exchanges", "How long a key lives there, in words")
        for step in exchange.create:
            yield Expected(f"{at}.create.{step}", "exchanges", "One step towards a right key")
        for fix in exchange.fix_notes:
            yield Expected(f"{at}.fixes.{fix}", "exchanges", "What this exchange adds to the fix")


def _site(interface: InterfaceFile) -> Iterator[Expected]:
    for key, message in interface.messages.items():
        yield Expected(
            key,
            "site",
            message.describe,
            frozenset(message.placeholders),
            message.count,
            message.maximum,
            length=message.length,
        )


def _replies(catalog: Catalog) -> Iterator[Expected]:
    for name in ("greeting", "closing", "unknown", "none", "ambiguous", "secret_seen", "your_exchange"):
        yield Expected(f"replies.{name}", "replies", "Part of a chat answer")
    for status_id, status in catalog.statuses.items():
        count, maximum = next(((name, param.maximum) for name, param in status.params.items()), (None, 0))
        yield Expected(
            f"replies.statuses.{status_id}",
            "replies",
            "Opening of a chat answer about this status",
            frozenset({"exchange", *status.params}),
            count,
            maximum,
        )
    for topic in catalog.topics.topics:
        yield Expected(f"topics.{topic}.name", "replies", "The topic, for agents")
        yield Expected(f"topics.{topic}.sentence", "replies", "What to tell the customer")
    for queue in catalog.topics.queues:
        yield Expected(f"queues.{queue}", "replies", "The support queue, for agents")
    for question_id, question in catalog.questions.questions.items():
        yield Expected(f"questions.{question_id}.ask", "replies", "The question an agent asks")
        for answer in question.answers:
            yield Expected(f"questions.{question_id}.answers.{answer}", "replies", "One answer to choose")

"""Reply document: openings, causes and numbered steps of one locale in plain text, ready to be joined."""

from __future__ import annotations

from typing import Any

from generator.compile import CauseView, LocaleView, Phrase, StatusView
from generator.words.message import plain
from generator.words.plurals import category_row

PARTS = ("greeting", "closing", "unknown", "none", "ambiguous", "secret_seen")


def replies_document(view: LocaleView) -> dict[str, Any]:
    """`replies.<locale>.json`.

    `plurals.row` holds one letter per number from 0 to 199 (`z o t f m x` for zero, one, two, few, many, other);
    above, take `row[100 + n % 100]`. Openings are plural category -> text; `{exchange}` and parameters are left.
    """
    return {
        "locale": view.tag,
        "direction": view.direction,
        "urls": {
            "status": f"/{view.tag}/status/{{slug}}/",
            "exchange": f"/{view.tag}/exchange/{{slug}}/",
            "topics": f"/{view.tag}/topics/",
        },
        "plurals": {"row": category_row(view.tag)},
        **{part: view.phrases[f"replies.{part}"].text() for part in PARTS},
        "your_exchange": view.phrases["replies.your_exchange"].text(),
        "exchanges": {name: exchange.name for name, exchange in view.exchanges.items()},
        "statuses": {name: _status(view, status) for name, status in view.statuses.items()},
        "topics": {
            name: {"name": topic.name.text(), "sentence": topic.sentence.text(), "queue": topic.queue_name.text()}
            for name, topic in view.topics.items()
        },
        "questions": {
            name: {
                "ask": question.ask.text(),
                "answers": {answer: words.text() for answer, words, _ in question.answers},
            }
            for name, question in view.questions.items()
        },
    }


def _status(view: LocaleView, status: StatusView) -> dict[str, Any]:
    opening = view.phrases[f"replies.statuses.{status.id}"]
    return {
        "slug": status.slug,
        "tone": status.facts.tone.value,
        "badge": _forms(status.badge),
        "count": opening.count or "",
        "opening": _forms(opening),
        "causes": {cause.id: _cause(cause) for cause in status.causes},
    }


def _cause(cause: CauseView) -> dict[str, Any]:
    """The cause and the steps of its best fix; an agent sends one way out, not a choice of several."""
    return {
        "name": cause.name.text(),
        "text": cause.tell.text(),
        "steps": [step.text.text() for step in cause.fixes[0].steps],
    }


def _forms(phrase: Phrase) -> dict[str, str]:
    return {name: plain(message) for name, message in phrase.forms.items()}

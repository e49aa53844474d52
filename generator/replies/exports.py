"""Reply exports: the openings and best fixes as canned answers for help desks: Chatwoot, Zendesk and plain CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.compile import LocaleView, StatusView
from generator.words.message import plain

FORMATS = ("chatwoot", "zendesk", "csv")


@dataclass(frozen=True, slots=True)
class CannedReply:
    """One answer to send as it is, apart from the placeholders that the desk's tool fills."""

    short_code: str
    """`/key-<status>-<locale>`, typed by the agent."""
    status: str
    locale: str
    title: str
    text: str


def canned_replies(view: LocaleView) -> Iterator[CannedReply]:
    """One answer a status: greeting, opening, likeliest cause, numbered steps, closing."""
    for status in view.statuses.values():
        yield CannedReply(
            short_code=f"/key-{status.slug}-{view.tag.lower()}",
            status=status.id,
            locale=view.tag,
            title=f"{_badge(status)} ({view.tag})",
            text="\n\n".join(_paragraphs(view, status)),
        )


def export(views: Sequence[LocaleView], form: str) -> str:
    """All canned replies of `views` as a file of the help desk's own kind. Raises KeyError for an unknown form."""
    replies = [reply for view in views for reply in canned_replies(view)]
    return {"chatwoot": _chatwoot, "zendesk": _zendesk, "csv": _csv}[form](replies)


def _badge(status: StatusView) -> str:
    return plain(status.badge.message, lambda _name: "N")


def _paragraphs(view: LocaleView, status: StatusView) -> Iterator[str]:
    values = {"exchange": view.phrases["replies.your_exchange"].text()}
    opening = view.phrases[f"replies.statuses.{status.id}"]
    yield view.phrases["replies.greeting"].text()
    yield plain(opening.message, lambda name: values.get(name, "N"))
    if status.causes:
        cause = status.causes[0]
        # On two lines, because not every language ends a sentence with the same sign.
        yield f"{cause.name}\n{cause.tell}"
        yield "\n".join(f"{number}. {step.text}" for number, step in enumerate(cause.fixes[0].steps, 1))
    yield view.phrases["replies.closing"].text()


def _chatwoot(replies: Sequence[CannedReply]) -> str:
    """Chatwoot's canned responses as its API takes them, one object each."""
    items = [{"short_code": reply.short_code.removeprefix("/"), "content": reply.text} for reply in replies]
    return _json({"canned_responses": items})


def _zendesk(replies: Sequence[CannedReply]) -> str:
    """Zendesk: one dynamic content item a status with a variant a language, and one macro a status that uses it."""
    statuses = dict.fromkeys(reply.status for reply in replies)
    items = []
    macros = []
    for status in statuses:
        variants = [reply for reply in replies if reply.status == status]
        name = f"key_{status}"
        items.append(
            {
                "name": name,
                "placeholder": f"{{{{dc.{name}}}}}",
                "default_locale": variants[0].locale,
                "variants": [
                    {"locale": reply.locale, "default": reply is variants[0], "active": True, "content": reply.text}
                    for reply in variants
                ],
            }
        )
        macros.append(
            {
                "title": variants[0].short_code.rpartition("-")[0].removeprefix("/"),
                "description": variants[0].title,
                "active": True,
                "actions": [{"field": "comment_value", "value": f"{{{{dc.{name}}}}}"}],
            }
        )
    return _json({"dynamic_content_items": items, "macros": macros})


def _csv(replies: Sequence[CannedReply]) -> str:
    """Comma-separated values by RFC 4180; a cell that a spreadsheet would run as a formula gets an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["short_code", "status", "locale", "title", "text"])
    for reply in replies:
        cells = (reply.short_code, reply.status, reply.locale, reply.title, reply.text)
        writer.writerow([f"'{cell}" if cell[:1] in "=+-@\t\r" else cell for cell in cells])
    return text.getvalue()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

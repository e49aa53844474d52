"""Triage service: answers `POST /v1/triage` with what the command line would print as JSON, and keeps nothing.

No payload is written anywhere: not to a log, not to a file, not into an error. Errors are RFC 9457 problem documents.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from generator import __version__, triage
from generator.service.openapi import openapi_document
from generator.words.locales import match, parse_accept_language

LIMIT = 64 * 1024
"""Bytes of a request's body; a larger one is refused with 413."""

_HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
}
_VARYING = {**_HEADERS, "vary": "Accept-Language"}


@dataclass(frozen=True, slots=True)
class Data:
    """What the service answers from: the compiled table, and replies by locale (source locale first)."""

    table: triage.Table
    replies: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class _Question:
    """One request, understood."""

    text: str
    exchange: str | None
    locale: str | None
    answers: tuple[str, ...]
    now: dt.datetime | None
    id: str | None


class Problem(Exception):
    """A request that cannot be answered, in words for its sender. Never carries any of the payload."""

    def __init__(self, status: int, title: str, detail: str) -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.detail = detail


def application(data: Data) -> Starlette:
    """The ASGI application."""

    async def answer(request: Request) -> Response:
        question = _understood(await _body(request), request, data)
        result = triage.triage(
            question.text,
            data.table,
            id=question.id,
            exchange=question.exchange,
            answer=question.answers,
            locale=question.locale,
            replies=data.replies.get(question.locale) if question.locale else None,
            now=question.now or time.time_ns() // 1_000_000,
        )
        headers = {**_VARYING, "content-language": question.locale} if question.locale else _VARYING
        return _json(result, 200, headers)

    async def health(request: Request) -> Response:
        return _json({"status": "ok", "version": __version__, "locales": list(data.replies)}, 200, _HEADERS)

    async def description(request: Request) -> Response:
        return _json(openapi_document(), 200, _HEADERS)

    return Starlette(
        routes=[
            Route("/v1/triage", answer, methods=["POST"]),
            Route("/v1/health", health, methods=["GET"]),
            Route("/openapi.json", description, methods=["GET"]),
        ],
        exception_handlers={Problem: _problem, HTTPException: _http_problem, Exception: _fault},
    )


async def _body(request: Request) -> bytes:
    """The body, read no further than the limit."""
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > LIMIT:
        raise _too_large()
    pieces: list[bytes] = []
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > LIMIT:
            raise _too_large()
        pieces.append(piece)
    return b"".join(pieces)


def _too_large() -> Problem:
    return Problem(413, "The payload is too large", f"At most {LIMIT} bytes are read; send the part with the error.")


def _understood(body: bytes, request: Request, data: Data) -> _Question:
    kind = request.headers.get("content-type", "text/plain").partition(";")[0].strip().lower()
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise Problem(400, "The payload is not UTF-8", "Send text encoded as UTF-8.") from None
    if kind in ("text/plain", "application/octet-stream", ""):
        fields: dict[str, Any] = {"text": text}
        if request.scope["query_string"]:
            query = request.query_params
            fields.update({name: query[name] for name in _FIELDS if name in query}, answers=query.getlist("answer"))
    elif kind == "application/json":
        fields = _json_fields(text)
    else:
        raise Problem(415, "This content type is not read", "Send text/plain or application/json.")
    exchange = fields.get("exchange")
    if exchange is not None and exchange not in data.table.exchanges:
        raise Problem(422, "This exchange is not known", "Leave it out, or use an id from the feed's catalogue.")
    return _Question(
        text=fields["text"],
        exchange=exchange,
        locale=_locale(fields.get("locale"), request, tuple(data.replies)),
        answers=tuple(fields.get("answers") or ()),
        now=_moment(fields.get("now")),
        id=fields.get("id"),
    )


_FIELDS = ("exchange", "locale", "now", "id")


def _json_fields(text: str) -> dict[str, Any]:
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        raise Problem(400, "The body is not JSON", 'Send an object such as {"text": "…"}.') from None
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise Problem(422, "The body has no text", 'Send an object such as {"text": "…"}.')
    for name in _FIELDS:
        if not isinstance(fields.get(name), str | None):
            raise Problem(422, f"`{name}` is not a text", "Send a text, or leave it out.")
    answers = fields.get("answers", [])
    if not isinstance(answers, list) or not all(isinstance(answer, str) for answer in answers):
        raise Problem(422, "`answers` is not a list of texts", 'Send ["question:answer"], or leave it out.')
    return fields


def _locale(asked: str | None, request: Request, offered: Sequence[str]) -> str | None:
    """The locale to answer in: the one asked for by name, else the best for `Accept-Language`, else none."""
    if asked:
        served = match([asked], offered, "")
        if not served:
            raise Problem(422, "This language is not offered", f"Offered are: {', '.join(offered)}.")
        return served
    header = request.headers.get("accept-language")
    return match(parse_accept_language(header), offered, offered[0]) if header and offered else None


def _moment(text: str | None) -> dt.datetime | None:
    if text is None:
        return None
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise Problem(422, "`now` is not a moment", "Send ISO 8601, for example 2026-01-31T12:00:00Z.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _json(value: Any, status: int, headers: Mapping[str, str], kind: str = "application/json") -> Response:
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return Response(content, status, dict(headers), kind)


def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    document = {"type": "about:blank", "title": error.title, "status": error.status, "detail": error.detail}
    return _json(document, error.status, _HEADERS, "application/problem+json")


def _http_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = {**_HEADERS, **(error.headers or {})}
    document = {"type": "about:blank", "title": error.detail, "status": error.status_code}
    return _json(document, error.status_code, headers, "application/problem+json")


def _fault(request: Request, error: Exception) -> Response:
    """A bug: the sender learns that it is ours, and nothing of it, or of the payload, is told."""
    document = {"type": "about:blank", "title": "Internal error", "status": 500}
    return _json(document, 500, _HEADERS, "application/problem+json")

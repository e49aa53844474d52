"""OpenAPI: the description of the triage service, version 3.1, as a value."""

from __future__ import annotations

from typing import Any

from generator import __version__


def openapi_document() -> dict[str, Any]:
    """The document served at `/openapi.json`."""
    problems = {
        str(status): {"description": text, "content": {"application/problem+json": {"schema": _ref("Problem")}}}
        for status, text in _PROBLEMS.items()
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Triage of exchange errors",
            "version": __version__,
            "description": "Tells what a pasted error of an exchange means. Keeps and logs nothing of what is sent.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": {
            "/v1/triage": {
                "post": {
                    "operationId": "triage",
                    "summary": "Triage one payload of at most 64 KiB",
                    "parameters": [*_QUERY, _ACCEPT_LANGUAGE],
                    "requestBody": {
                        "required": True,
                        "content": {
                            "text/plain": {"schema": {"type": "string"}},
                            "application/json": {"schema": _ref("Request")},
                        },
                    },
                    "responses": {
                        "200": {
                            "description": "The answer; `result` says whether anything was recognised",
                            "content": {"application/json": {"schema": _ref("Result")}},
                        },
                        **problems,
                    },
                }
            },
            "/v1/health": {
                "get": {
                    "operationId": "health",
                    "summary": "Whether the service answers",
                    "responses": {"200": {"description": "It does", "content": {"application/json": {}}}},
                }
            },
        },
        "components": {"schemas": _SCHEMAS},
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


_PROBLEMS = {
    400: "The body is not UTF-8 or not JSON",
    413: "The body is larger than 64 KiB",
    415: "The content type is not read",
    422: "A field has the wrong type, or names an exchange or language that is not known",
}

_TEXT: dict[str, Any] = {"type": "string"}

_QUERY: list[dict[str, Any]] = [
    {"name": name, "in": "query", "schema": _TEXT, "description": text}
    for name, text in (
        ("exchange", "Id of the exchange, if known (text/plain only)"),
        ("locale", "Language of the reply (text/plain only); a near one is taken when it is not offered"),
        ("now", "Moment to count days from, ISO 8601 (text/plain only)"),
        ("answer", "`question:answer`, repeatable (text/plain only)"),
    )
]

_ACCEPT_LANGUAGE: dict[str, Any] = {
    "name": "Accept-Language",
    "in": "header",
    "schema": _TEXT,
    "description": "Language of the reply when no locale is named",
}

_SCHEMAS: dict[str, Any] = {
    "Request": {
        "type": "object",
        "required": ["text"],
        "properties": {
            "text": {"type": "string", "description": "The payload as it was pasted"},
            "id": {"type": "string", "description": "Returned unchanged"},
            "exchange": _TEXT,
            "locale": _TEXT,
            "now": {"type": "string", "format": "date-time"},
            "answers": {"type": "array", "items": _TEXT, "examples": [["ip_or_permission:ip_changed"]]},
        },
    },
    "Result": {
        "type": "object",
        "required": ["result", "confidence", "candidates", "redacted_text", "redactions"],
        "properties": {
            "result": {"type": "string", "examples": ["match", "none", "unknown"]},
            "status": {"type": ["string", "null"]},
            "cause": {"type": ["string", "null"]},
            "exchange": {"type": ["string", "null"]},
            "topic": {"type": ["string", "null"]},
            "question": {"type": ["string", "null"]},
            "signature": {"type": ["string", "null"]},
            "confidence": {"type": ["string", "null"], "examples": ["certain", "likely", "possible"]},
            "params": {"type": "object", "additionalProperties": {"type": "integer"}},
            "candidates": {"type": "array", "items": {"type": "object"}},
            "redacted_text": {"type": "string", "description": "The payload with secrets hidden"},
            "redactions": {"type": "array", "items": {"type": "object"}},
            "reply": {"type": "string", "description": "Only when a language was asked for"},
            "links": {"type": "object", "additionalProperties": _TEXT},
        },
    },
    "Problem": {
        "type": "object",
        "description": "RFC 9457",
        "required": ["title", "status"],
        "properties": {"type": _TEXT, "title": _TEXT, "status": {"type": "integer"}, "detail": _TEXT},
    },
}

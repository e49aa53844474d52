"""OpenAPI: the feed described as an API of static files, version 3.1."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from generator.compile import LocaleView
from generator.feed.model import SCHEMA_VERSION
from generator.resources import site_source


def openapi_document(views: Sequence[LocaleView]) -> dict[str, Any]:
    """The paths written down in `site_src/feed/openapi.json`, with this site's address and languages."""
    document: dict[str, Any] = json.loads((site_source() / "feed" / "openapi.json").read_text(encoding="utf-8"))
    tags = [view.tag for view in views]
    locale = document["components"]["parameters"]["locale"]
    return {
        **{key: document[key] for key in ("openapi", "info", "jsonSchemaDialect")},
        "info": {**document["info"], "version": SCHEMA_VERSION},
        "servers": [{"url": f"{views[0].platform.site_url}feed/v1"}],
        "tags": document["tags"],
        "paths": {path: {"get": _operation(path, item["get"])} for path, item in document["paths"].items()},
        "components": {
            **document["components"],
            "parameters": {**document["components"]["parameters"], "locale": {**locale, "examples": _examples(tags)}},
        },
    }


def _examples(tags: Sequence[str]) -> dict[str, Any]:
    """Every language there is now; not an enumeration, because languages are data and may come."""
    return {tag: {"value": tag} for tag in tags}


def _operation(path: str, operation: dict[str, Any]) -> dict[str, Any]:
    """An operation as OpenAPI writes it: `schema` or `type` say in short what the file holds."""
    parameters = [{"$ref": f"#/components/parameters/{name}"} for name in re.findall(r"\{(\w+)\}", path)]
    content = (
        {"application/json": {"schema": {"$ref": f"schema/{operation['schema']}.json"}}}
        if "schema" in operation
        else {operation["type"]: {}}
    )
    return {
        **{key: operation[key] for key in ("operationId", "tags", "summary")},
        **({"parameters": parameters} if parameters else {}),
        "responses": {
            "200": {"description": operation["summary"], "content": content},
            "304": {"$ref": "#/components/responses/NotModified"},
            "404": {"$ref": "#/components/responses/NotFound"},
        },
    }

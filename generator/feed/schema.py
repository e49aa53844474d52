"""Feed schemas: JSON Schema 2020-12 for every feed file, made from the feed's model."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.feed.model import SCHEMA_VERSION, CatalogDocument, ManifestDocument

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_DOCUMENTS: dict[str, type[BaseModel]] = {"catalog": CatalogDocument, "manifest": ManifestDocument}


def feed_schemas(site_url: str) -> dict[str, dict[str, Any]]:
    """File name -> schema, with an `$id` under the site's address."""
    return {f"{name}.json": _schema(name, model, site_url) for name, model in _DOCUMENTS.items()}


def _schema(name: str, model: type[BaseModel], site_url: str) -> dict[str, Any]:
    schema = _without_null(model.model_json_schema(by_alias=True, mode="serialization"))
    head = {"$schema": DIALECT, "$id": f"{site_url}feed/v1/schema/{name}.json", "version": SCHEMA_VERSION}
    return {**head, **schema}


def _without_null(node: Any) -> Any:
    """What does not apply is absent from the feed, never null, so the schema says `string`, not `string or null`."""
    if isinstance(node, list):
        return [_without_null(item) for item in node]
    if not isinstance(node, dict):
        return node
    options = [option for option in node.get("anyOf", []) if option != {"type": "null"}]
    if len(options) == 1:
        rest = {key: value for key, value in node.items() if key not in ("anyOf", "default")}
        return _without_null({**options[0], **rest})
    return {key: _without_null(value) for key, value in node.items() if not (key == "default" and value is None)}

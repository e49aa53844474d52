"""Feed schemas: JSON Schema 2020-12 for every JSON file of the feed, made from the feed's model."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.feed.changes import ChangesDocument
from generator.feed.manifest import ManifestDocument
from generator.feed.model import SCHEMA_VERSION, CatalogDocument, GuideDocument
from generator.feed.shapes import RepliesDocument
from generator.resources import site_source

DIALECT = "https://json-schema.org/draft/2020-12/schema"

DOCUMENTS: Mapping[str, type[BaseModel]] = {
    "catalog": CatalogDocument,
    "changes": ChangesDocument,
    "guide": GuideDocument,
    "manifest": ManifestDocument,
    "replies": RepliesDocument,
}
"""Name of a schema -> the model of the documents it is for."""

TRIAGE = "triage"
"""The table that the engines load: its arrays are written down by hand, because only engines read them."""

Schema = dict[str, Any]
Examples = Mapping[tuple[str, str], Any]
"""(name of a shape, name of a field) -> a value that it has in the source language."""


def feed_schemas(site_url: str, examples: Examples | None = None) -> dict[str, Schema]:
    """Name -> schema, with an `$id` under the site's address and an example for each plain field."""
    schemas = {name: _dressed(schema, examples or {}) for name, schema in bare_schemas().items()}
    return {name: {**_head(name, site_url), **schema} for name, schema in sorted(schemas.items())}


@cache
def bare_schemas() -> dict[str, Schema]:
    """The schemas without addresses and examples: all that compatibility depends on."""
    made = {
        name: _opened(model.model_json_schema(by_alias=True, mode="serialization")) for name, model in DOCUMENTS.items()
    }
    made[TRIAGE] = json.loads((site_source() / "feed" / "triage.schema.json").read_text(encoding="utf-8"))
    return made


def examples_of(*documents: BaseModel) -> Examples:
    """The first text, number or flag that each field of each shape has in these documents."""
    found: dict[tuple[str, str], Any] = {}
    waiting: list[Any] = list(reversed(documents))
    while waiting:
        value = waiting.pop()
        if isinstance(value, BaseModel):
            shape = type(value)
            for name, field in shape.model_fields.items():
                inner = getattr(value, name)
                if isinstance(inner, str | int):
                    found.setdefault((shape.__name__, field.alias or name), inner)
                elif inner is not None:
                    waiting.append(inner)
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return found


def _head(name: str, site_url: str) -> Schema:
    return {"$schema": DIALECT, "$id": f"{site_url}feed/v1/schema/{name}.json", "version": SCHEMA_VERSION}


def _dressed(schema: Schema, examples: Examples) -> Schema:
    shapes = {name: _with_examples(name, shape, examples) for name, shape in schema.get("$defs", {}).items()}
    dressed = _with_examples(schema["title"], schema, examples)
    return {**dressed, "$defs": shapes} if shapes else dressed


def _with_examples(name: str, shape: Schema, examples: Examples) -> Schema:
    fields = {
        field: {**facts, "examples": [examples[name, field]]} if (name, field) in examples else facts
        for field, facts in shape.get("properties", {}).items()
    }
    return {**shape, "properties": fields} if fields else shape


def _opened(node: Any) -> Any:
    """As a reader may rely on it: what does not apply is absent, never null, and fields may be added later."""
    if isinstance(node, list):
        return [_opened(item) for item in node]
    if not isinstance(node, dict):
        return node
    options = [option for option in node.get("anyOf", []) if option != {"type": "null"}]
    if len(options) == 1:
        node = {**options[0], **{key: value for key, value in node.items() if key != "anyOf"}}
    return {key: _opened(value) for key, value in node.items() if not _is_noise(key, value)}


def _is_noise(key: str, value: Any) -> bool:
    return (key == "default" and value is None) or (key == "additionalProperties" and value is False)

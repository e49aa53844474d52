"""TypeScript: the feed's shapes as `types.d.ts`, made from the same schemas."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.feed.model import SCHEMA_VERSION
from generator.feed.words import KNOWN

Schema = Mapping[str, Any]

_PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean"}


def type_declarations(schemas: Mapping[str, Schema]) -> str:
    """Every shape of these schemas as an exported interface, in alphabetical order."""
    shapes: dict[str, Schema] = {}
    for schema in schemas.values():
        shapes |= {schema["title"]: schema, **schema.get("$defs", {})}
    blocks = ["\n".join(_interface(name, shapes[name])) for name in sorted(shapes)]
    return f"// The feed's types, version {SCHEMA_VERSION}.\n\n" + "\n\n".join(blocks) + "\n"


def _interface(name: str, shape: Schema) -> Iterator[str]:
    yield from _comment(shape, "")
    required = set(shape.get("required", ()))
    yield f"export interface {name} {{"
    for field, facts in shape.get("properties", {}).items():
        yield from _comment(facts, "  ")
        mark = "" if field in required else "?"
        yield f"  {field if re.fullmatch('[a-z_]+', field) else json.dumps(field)}{mark}: {_type(facts)};"
    yield "}"


def _comment(facts: Schema, indent: str) -> Iterator[str]:
    if "description" in facts:
        words = " ".join(facts["description"].split()).replace("*/", "*\\/")
        yield f"{indent}/** {words} */"


def _type(facts: Schema) -> str:
    if "$ref" in facts:
        return str(facts["$ref"]).rpartition("/")[2]
    if KNOWN in facts:
        # Completion offers the known values, and any other text is accepted.
        return " | ".join([*map(json.dumps, facts[KNOWN]), "(string & {})"])
    kind = facts.get("type")
    if kind == "array":
        return f"{_type(facts['items'])}[]" if "items" in facts else "unknown[]"
    if kind == "object":
        return (
            f"Record<string, {_type(facts['additionalProperties'])}>" if "additionalProperties" in facts else "object"
        )
    return _PLAIN.get(str(kind), "unknown")

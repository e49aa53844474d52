"""Compatibility: what of a change of schemas breaks a program that was written for the older ones.

Two promises are kept within a major version. A program written for the old schema reads every new document: nothing it
may rely on goes away or changes its type. And a document of the old schema, kept for when there is no network, is still
valid by the new one: nothing more is asked of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Schema = Mapping[str, Any]

FOLDER = Path(__file__).parent / "schema"
"""The schemas of the last release of the shape, one file each."""

_LIMITS = ("minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum", "pattern", "enum", "const")


def breaking(old: Mapping[str, Schema], new: Mapping[str, Schema]) -> list[str]:
    """Every break between two sets of schemas (name -> schema), as `where: what`."""
    found = [f"{name}: the file is gone" for name in sorted(old.keys() - new.keys())]
    for name in sorted(old.keys() & new.keys()):
        found += _compare(name, old[name], new[name])
        shapes, later = old[name].get("$defs", {}), new[name].get("$defs", {})
        # A shape that nothing names any more shows as a changed reference.
        for shape in sorted(shapes.keys() & later.keys()):
            found += _compare(f"{name}#{shape}", shapes[shape], later[shape])
    return found


def snapshot() -> dict[str, Schema]:
    """The committed schemas."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}


def version() -> str:
    """The version they were committed for."""
    return (FOLDER / "VERSION").read_text(encoding="utf-8").strip()


def write_snapshot(schemas: Mapping[str, Schema], number: str) -> None:
    """Commit to these schemas."""
    FOLDER.mkdir(exist_ok=True)
    for name, schema in schemas.items():
        (FOLDER / f"{name}.json").write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (FOLDER / "VERSION").write_text(f"{number}\n", encoding="utf-8")


def _compare(where: str, old: Schema, new: Schema) -> Iterator[str]:
    for word in ("type", "$ref"):
        if old.get(word) != new.get(word):
            yield f"{where}: {word} was {old.get(word)}, is {new.get(word)}"
    for limit in _LIMITS:
        if old.get(limit) != new.get(limit):
            yield f"{where}: {limit} was {old.get(limit)}, is {new.get(limit)}"
    yield from _fields(where, old, new)
    for word in ("items", "additionalProperties"):
        yield from _inner(f"{where}[]", old.get(word), new.get(word))
    for index, (one, other) in enumerate(zip(old.get("prefixItems", ()), new.get("prefixItems", ()), strict=False)):
        yield from _compare(f"{where}[{index}]", one, other)
    if len(old.get("prefixItems", ())) > len(new.get("prefixItems", ())):
        yield f"{where}: items at the end are gone"


def _inner(where: str, old: Any, new: Any) -> Iterator[str]:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _compare(where, old, new)
    elif old != new:
        yield f"{where}: was {old}, is {new}"


def _fields(where: str, old: Schema, new: Schema) -> Iterator[str]:
    before, after = old.get("properties", {}), new.get("properties", {})
    for field in sorted(before.keys() - after.keys()):
        yield f"{where}.{field}: the field is gone"
    for field in sorted(before.keys() & after.keys()):
        yield from _compare(f"{where}.{field}", before[field], after[field])
    must, will = set(old.get("required", ())), set(new.get("required", ()))
    for field in sorted((must - will) & after.keys()):
        yield f"{where}.{field}: was always there, may now be absent"
    for field in sorted(will - must):
        yield f"{where}.{field}: is now asked of every document"

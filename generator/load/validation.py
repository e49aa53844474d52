"""Validation: nodes into typed entries, with pydantic's findings turned into diagnostics in plain words."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, cast

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Part, Place, Route
from generator.model.base import PlainScalar
from generator.source import MappingNode, Node, ScalarNode, YamlFile

M = TypeVar("M", bound=BaseModel)


def validate(file: YamlFile, model: type[M]) -> tuple[M | None, list[Diagnostic]]:
    """The file's document as a `model`, or None with at least one diagnostic."""
    if file.root is None:
        message = "the file is empty"
        return None, [Diagnostic("missing-key", message, Place(file.path), "Write its keys, or remove the file.")]
    try:
        return TypeAdapter(model).validate_python(plain_data(file.root)), []
    except ValidationError as error:
        return None, [_diagnostic(file, model, details) for details in error.errors(include_url=False)]


def plain_data(node: Node) -> Any:
    """The node as dicts, lists and texts; unquoted texts are marked so that misreadable ones can be refused."""
    match node:
        case ScalarNode():
            return PlainScalar(node.text) if node.plain else node.text
        case MappingNode():
            return {key: plain_data(entry.value) for key, entry in node.entries.items()}
        case _:
            return [plain_data(item) for item in node.items]


def _diagnostic(file: YamlFile, model: type[BaseModel], details: ErrorDetails) -> Diagnostic:
    route, on_key = _route(file.root, details["loc"])
    place = Place(file.path, route, Part.KEY if on_key else Part.VALUE)
    explain = _EXPLANATIONS.get(details["type"], _other)
    return explain(place, details, model)


def _route(root: Node | None, location: Sequence[int | str]) -> tuple[Route, bool]:
    """Pydantic's location as a route; it marks a key by a last step `[key]`."""
    steps = tuple(location)
    if steps and steps[-1] == "[key]":
        return steps[:-1], True
    return steps, False


def _missing(place: Place, details: ErrorDetails, model: type[BaseModel]) -> Diagnostic:
    key = place.route[-1]
    parent = Place(place.file, place.route[:-1])
    rule = "missing-source" if key in ("source", "checked") else "missing-key"
    tip = (
        "Say where the fact can be read (`source`) and the day you looked (`checked`)."
        if rule == "missing-source"
        else f"Add `{key}: …`."
    )
    return Diagnostic(rule, f"`{key}` is missing here", parent, tip)


def _unknown(place: Place, details: ErrorDetails, model: type[BaseModel]) -> Diagnostic:
    key = str(place.route[-1])
    known = _keys_at(model, place.route[:-1])
    close = difflib.get_close_matches(key, known, n=1)
    if close:
        tip = f"Did you mean `{close[0]}`?"
    elif known:
        tip = f"Keys that may stand here: {', '.join(f'`{name}`' for name in known)}."
    else:
        tip = "Remove it."
    return Diagnostic("unknown-key", f"`{key}` is not a key that may stand here", place.key(), tip)


def _keys_at(model: type[BaseModel], route: Route) -> list[str]:
    """The keys the model allows at `route`, found by walking its JSON schema."""
    schema = model.model_json_schema(by_alias=True)
    definitions = schema.get("$defs", {})
    here: Mapping[str, Any] = schema
    for step in route:
        here = _dereference(here, definitions)
        if isinstance(step, int):
            here = here.get("items", {})
        elif step in here.get("properties", {}):
            here = here["properties"][step]
        else:
            inner = here.get("additionalProperties", {})
            here = inner if isinstance(inner, dict) else {}
            if not here and (patterns := schema.get("patternProperties")):
                here = next(iter(patterns.values()))
    return sorted(_dereference(here, definitions).get("properties", {}))


def _dereference(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    for option in schema.get("anyOf", ()):
        if option.get("type") != "null":
            schema = option
    while "$ref" in schema:
        schema = definitions[schema["$ref"].rsplit("/", 1)[-1]]
    return schema


def _unquoted(place: Place, details: ErrorDetails, model: type[BaseModel]) -> Diagnostic:
    value = str(details["input"])
    message = f"`{value}` is not read as text by every YAML reader"
    return Diagnostic("wrong-type", message, place, f"Quote it: `'{value}'`.")


def _wrong_type(expected: str) -> Callable[[Place, ErrorDetails, type[BaseModel]], Diagnostic]:
    def explain(place: Place, details: ErrorDetails, model: type[BaseModel]) -> Diagnostic:
        return Diagnostic("wrong-type", f"expected {expected}, found {_shape(details['input'])}", place, _TIPS[expected])

    return explain


_TIPS = {
    "true or false": "Write `true` or `false`, without quotes.",
    "a whole number": "Write digits only, for example `90`.",
    "a date such as 2026-01-31": "Write year, month and day: `2026-01-31`.",
    "a text": "Write one text; quote it when it holds a colon or a bracket.",
    "a list": "Write a list: one `- item` a line.",
    "a mapping of keys to values": "Write `key: value` lines, indented under the key.",
}


def _wrong_value(place: Place, details: ErrorDetails, model: type[BaseModel]) -> Diagnostic:
    value = details["input"]
    context = cast(Mapping[str, Any], details.get("ctx", {}))
    kind = details["type"]
    if kind == "enum":
        options = str(context.get("expected", "")).replace("'", "`")
        choices = [option.strip("` ") for option in options.replace(" or ", ", ").split(", ")]
        close = difflib.get_close_matches(str(value), choices, n=1)
        tip = f"Did you mean `{close[0]}`?" if close else f"Write one of {options}."
        return Diagnostic("wrong-value", f"`{value}` is not one of the values that may stand here", place, tip)
    if kind == "string_pattern_mismatch":
        message, tip = _pattern_words(str(context.get("pattern", "")), str(value))
        return Diagnostic("wrong-value", message, place, tip)
    if kind in ("string_too_short", "too_short"):
        return Diagnostic("wrong-value", "this may not be empty", place, "Write a value, or remove the key.")
    limit = context.get("max_length")
    return Diagnostic("wrong-value", f"this is longer than {limit}", place, "Shorten it.")


def _pattern_words(pattern: str, value: str) -> tuple[str, str]:
    if pattern.startswith("^https://"):
        return f"`{value}` is not an https address", "Write a full address: `https://…`."
    if "-[A-Za-z0-9]" in pattern:
        return f"`{value}` is not a language tag", "Write a BCP 47 tag such as `nl`, `pt-BR` or `zh-Hans`."
    if "\\." in pattern:
        return f"`{value}` is not an id of the form `exchange.name`", "Write lower-case letters, digits and `_`."
    return f"`{value}` is not an id", "Write lower-case letters, digits and `_`, beginning with a letter."


def _other(place: Place, details: ErrorDetails, model: type[BaseModel]) -> Diagnostic:
    return Diagnostic("wrong-value", f"this value cannot stand here: {details['msg'].lower()}", place)


def _shape(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return f"`{value}`"


_EXPLANATIONS: Mapping[str, Callable[[Place, ErrorDetails, type[BaseModel]], Diagnostic]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "unquoted_text": _unquoted,
    "bool_parsing": _wrong_type("true or false"),
    "bool_type": _wrong_type("true or false"),
    "int_parsing": _wrong_type("a whole number"),
    "int_type": _wrong_type("a whole number"),
    "date_parsing": _wrong_type("a date such as 2026-01-31"),
    "date_type": _wrong_type("a date such as 2026-01-31"),
    "date_from_datetime_parsing": _wrong_type("a date such as 2026-01-31"),
    "string_type": _wrong_type("a text"),
    "tuple_type": _wrong_type("a list"),
    "list_type": _wrong_type("a list"),
    "dict_type": _wrong_type("a mapping of keys to values"),
    "model_type": _wrong_type("a mapping of keys to values"),
    "model_attributes_type": _wrong_type("a mapping of keys to values"),
    "enum": _wrong_value,
    "string_pattern_mismatch": _wrong_value,
    "string_too_short": _wrong_value,
    "string_too_long": _wrong_value,
    "too_short": _wrong_value,
    "too_long": _wrong_value,
}

"""Validation: nodes into typed entries, with pydantic's findings turned into diagnostics in plain words."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Part, Place, Route, quoted
from generator.model import Exchange
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
        return None, _diagnostics([_problem(file, model, details) for details in error.errors(include_url=False)])


def plain_data(node: Node) -> Any:
    """The node as dicts, lists and texts; unquoted texts are marked so that misreadable ones can be refused."""
    match node:
        case ScalarNode():
            return PlainScalar(node.text) if node.plain else node.text
        case MappingNode():
            return {key: plain_data(entry.value) for key, entry in node.entries.items()}
        case _:
            return [plain_data(item) for item in node.items]


@dataclass(frozen=True, slots=True)
class _Problem:
    """One of pydantic's findings, at its place."""

    model: type[BaseModel]
    kind: str
    place: Place
    value: Any
    context: Mapping[str, Any]
    words: str


def _problem(file: YamlFile, model: type[BaseModel], details: ErrorDetails) -> _Problem:
    # Pydantic marks a key by a last step `[key]`.
    *route, last = details["loc"] or ("",)
    place = Place(file.path, tuple(route), Part.KEY) if last == "[key]" else Place(file.path, details["loc"])
    return _Problem(model, details["type"], place, details["input"], details.get("ctx", {}), details["msg"])


def _diagnostics(problems: list[_Problem]) -> list[Diagnostic]:
    """One diagnostic for each mistake: a misspelt key is not also missing, and keys are missed together."""
    found: list[Diagnostic] = []
    misspelt: set[Route] = set()
    missing: dict[Route, list[_Problem]] = {}
    for problem in problems:
        if problem.kind == "missing":
            missing.setdefault(problem.place.route[:-1], []).append(problem)
        elif problem.kind == "extra_forbidden":
            diagnostic, meant = _unknown(problem)
            found.append(diagnostic)
            misspelt.add((*problem.place.route[:-1], meant))
        else:
            found.append(_EXPLANATIONS.get(problem.kind, _other)(problem))
    for group in missing.values():
        found += _missing([problem for problem in group if problem.place.route not in misspelt])
    return found


_SOURCE = ("missing-source", "Say where the fact can be read (`source`) and the day you looked (`checked`).")
_SAMPLES = ("unproven-signature", "Add a payload that shows it: `samples: ['…']`.")
# What an exchange's facts stand on; a missing one is more than a formality.
_PROOF: Mapping[str, tuple[str, str]] = {"source": _SOURCE, "checked": _SOURCE, "samples": _SAMPLES}


def _missing(problems: list[_Problem]) -> list[Diagnostic]:
    """A diagnostic for each rule that the missing keys of one mapping break."""
    by_rule: dict[tuple[str, str], list[str]] = {}
    for problem in problems:
        key = str(problem.place.route[-1])
        proof = _PROOF.get(key) if problem.model is Exchange else None
        by_rule.setdefault(proof or ("missing-key", ""), []).append(key)
    found = []
    for (rule, tip), keys in by_rule.items():
        place = Place(problems[0].place.file, problems[0].place.route[:-1])
        message = f"{' and '.join(f'`{key}`' for key in keys)} {'is' if len(keys) == 1 else 'are'} missing here"
        found.append(Diagnostic(rule, message, place, tip or f"Add {' and '.join(f'`{key}: …`' for key in keys)}."))
    return found


def _unknown(problem: _Problem) -> tuple[Diagnostic, str]:
    """The diagnostic, and the key that was probably meant."""
    key = str(problem.place.route[-1])
    known = _keys_at(problem.model, problem.place.route[:-1])
    close = difflib.get_close_matches(key[:100], known, n=1)
    if close:
        tip = f"Did you mean `{close[0]}`?"
    elif known:
        tip = f"Keys that may stand here: {', '.join(f'`{name}`' for name in known)}."
    else:
        tip = "Remove it."
    message = f"{quoted(key)} is not a key that may stand here"
    return Diagnostic("unknown-key", message, problem.place.key(), tip), close[0] if close else ""


def _keys_at(model: type[BaseModel], route: Route) -> list[str]:
    """The keys the model allows at `route`, found by walking its JSON schema."""
    schema = _schema(model)
    definitions = schema.get("$defs", {})
    here: Mapping[str, Any] = schema
    for step in route:
        here = _dereference(here, definitions)
        if isinstance(step, int):
            here = here.get("items", {})
        elif step in here.get("properties", {}):
            here = here["properties"][step]
        else:
            inner = here.get("additionalProperties")
            here = inner if isinstance(inner, dict) else {}
    return sorted(_dereference(here, definitions).get("properties", {}))


@cache
def _schema(model: type[BaseModel]) -> Mapping[str, Any]:
    return model.model_json_schema(by_alias=True)


def _dereference(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    for option in schema.get("anyOf", ()):
        if option.get("type") != "null":
            schema = option
    while "$ref" in schema:
        schema = definitions[schema["$ref"].rsplit("/", 1)[-1]]
    return schema


def unquoted(place: Place, value: str) -> Diagnostic:
    """The diagnostic for text that needs quotes because other YAML readers change it."""
    message = f"{quoted(value)} is not read as text by every YAML reader"
    return Diagnostic("wrong-type", message, place, f"Quote it: {quoted(repr(value))}.")


def _unquoted(problem: _Problem) -> Diagnostic:
    return unquoted(problem.place, str(problem.value))


def _wrong_type(expected: str) -> Callable[[_Problem], Diagnostic]:
    def explain(problem: _Problem) -> Diagnostic:
        message = f"expected {expected}, found {_shape(problem.value)}"
        return Diagnostic("wrong-type", message, problem.place, _TIPS[expected])

    return explain


_TIPS = {
    "true or false": "Write `true` or `false`, without quotes.",
    "a whole number": "Write digits only, for example `90`.",
    "a date such as 2026-01-31": "Write year, month and day: `2026-01-31`.",
    "a text": "Write one text; quote it when it holds a colon or a bracket.",
    "a list": "Write a list: one `- item` a line.",
    "a mapping of keys to values": "Write `key: value` lines, indented under the key.",
}


def _wrong_value(problem: _Problem) -> Diagnostic:
    value, place = problem.value, problem.place
    if problem.kind == "too_short" and place.route[-1] == "samples":
        return Diagnostic(_SAMPLES[0], "a signature without a sample proves nothing", place, _SAMPLES[1])
    if value == "" or problem.kind == "too_short":
        return Diagnostic("wrong-value", "this may not be empty", place, "Write a value, or remove the key.")
    if problem.kind == "enum":
        options = str(problem.context.get("expected", "")).replace("'", "`")
        choices = [option.strip("` ") for option in options.replace(" or ", ", ").split(", ")]
        close = difflib.get_close_matches(str(value)[:100], choices, n=1)
        tip = f"Did you mean `{close[0]}`?" if close else f"Write one of {options}."
        return Diagnostic("wrong-value", f"{quoted(value)} is not one of the values that may stand here", place, tip)
    if problem.kind == "string_pattern_mismatch":
        message, tip = _pattern_words(str(problem.context.get("pattern", "")), str(value))
        return Diagnostic("wrong-value", message, place, tip)
    message = f"this is longer than {problem.context.get('max_length')} characters"
    return Diagnostic("wrong-value", message, place, "Shorten it.")


def _pattern_words(pattern: str, value: str) -> tuple[str, str]:
    shown = quoted(value)
    if pattern.startswith("^https://"):
        return f"{shown} is not an https address", "Write a full address: `https://…`."
    if "-[A-Za-z0-9]" in pattern:
        return f"{shown} is not a language tag", "Write a BCP 47 tag such as `nl`, `pt-BR` or `zh-Hans`."
    if "\\." in pattern:
        return f"{shown} is not an id of the form `exchange.name`", "Write lower-case letters, digits and `_`."
    return f"{shown} is not an id", "Write lower-case letters, digits and `_`, beginning with a letter."


def _other(problem: _Problem) -> Diagnostic:
    return Diagnostic("wrong-value", f"this value cannot stand here: {problem.words.lower()}", problem.place)


def _shape(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return quoted(value) if value != "" else "nothing"


_EXPLANATIONS: Mapping[str, Callable[[_Problem], Diagnostic]] = {
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

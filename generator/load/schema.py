"""Schema: JSON Schemas for the editors of catalogue authors, made from the model so that they cannot drift from it.

`python -m generator.load.schema FOLDER` writes them. Every catalogue file names its own in the first line; the text
editors of authors then offer keys, explain them and underline mistakes while typing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from generator.load.locale_file import PLURAL_CATEGORIES
from generator.model import (
    CatalogFile,
    Exchange,
    FixesFile,
    Glossary,
    Platform,
    QuestionsFile,
    ReviewFile,
    SearchWords,
    Status,
    TopicsFile,
)
from generator.model.base import ID_PATTERN, LOCALE_PATTERN, Text, Texts
from generator.model.changes import ChangesFile

FILES: Mapping[str, type[BaseModel]] = {
    "catalog.json": CatalogFile,
    "changes.json": ChangesFile,
    "exchange.json": Exchange,
    "fixes.json": FixesFile,
    "glossary.json": Glossary,
    "platform.json": Platform,
    "questions.json": QuestionsFile,
    "review.json": ReviewFile,
    "search.json": SearchWords,
    "status.json": Status,
    "topics.json": TopicsFile,
}
"""Name of the schema -> the kind of file it is for."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def editor_schemas() -> dict[str, Schema]:
    """Every editor schema by file name."""
    schemas = {name: _of_model(model) for name, model in FILES.items()}
    schemas |= {f"locale-{name}.json": _of_locale(shape) for name, shape in _locale_shapes().items()}
    return schemas


def write_editor_schemas(folder: Path) -> None:
    """Write every editor schema into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in editor_schemas().items():
        (folder / name).write_text(rendered(schema), encoding="utf-8")


def rendered(schema: Schema) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


class _EditorSchema(GenerateJsonSchema):
    """What an editor may see in the YAML, where the model sees text: numbers, booleans, single values for lists."""

    def chain_schema(self, schema: core_schema.ChainSchema) -> Schema:
        """Keep the constraints of every step; pydantic would keep the first step's only."""
        merged: Schema = {}
        for step in schema["steps"]:
            merged |= self.generate_inner(step)
        return merged

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> Schema:
        """Let a plain number stand for a text, as codes do, and one value for a list of one."""
        inner = super().function_before_schema(schema)
        if schema["function"]["function"] is _TEXT:
            return {**inner, "type": ["string", "integer"]}
        return {"anyOf": [inner["items"], inner]} if schema["function"]["function"] is _LISTED else inner


_TEXT, _LISTED = get_args(Text)[1].func, get_args(Texts)[1].func


def _of_model(model: type[BaseModel]) -> Schema:
    schema = model.model_json_schema(by_alias=True, schema_generator=_EditorSchema)
    return {"$schema": _DIALECT, **_tidied(schema)}


def _tidied(value: Any, names: bool = False) -> Any:
    """Without the titles pydantic makes from names, and without `null`: an absent key is simply not written.

    `names` says that the keys of `value` are names of properties or definitions, not words of JSON Schema.
    """
    if isinstance(value, list):
        return [_tidied(item) for item in value]
    if not isinstance(value, dict):
        return value
    if names:
        return {key: _tidied(item) for key, item in value.items()}
    if "patternProperties" in value:
        # Pydantic leaves keys of another form open.
        value = {**value, "additionalProperties": False}
    options = [option for option in value.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        value = {**options[0], **{key: item for key, item in value.items() if key != "anyOf"}}
    return {
        key: _tidied(item, key in ("properties", "$defs"))
        for key, item in value.items()
        if key != "title" and not (key == "default" and not isinstance(item, str | int))
    }


def _locale_shapes() -> Mapping[str, Schema]:
    """What stands under the locale in each of its five files; ids are whatever the facts define."""
    status = dict.fromkeys(("title", "summary", "meaning", "consequence", "verify", "contact"), _MESSAGE)
    replies = dict.fromkeys(
        ("greeting", "closing", "unknown", "none", "ambiguous", "secret_seen", "your_exchange"), _MESSAGE
    )
    return {
        "statuses": _group(
            statuses=_each(_group(badge=_MESSAGE, also_called=_MESSAGE, **status)),
            causes=_each(_group(name=_MESSAGE, tell=_MESSAGE)),
        ),
        "fixes": _group(fixes=_each(_group(title=_MESSAGE, note=_MESSAGE)), steps=_each(_MESSAGE)),
        "exchanges": _group(
            exchanges=_each(_group(intro=_MESSAGE, lifetime=_MESSAGE, create=_each(_MESSAGE), fixes=_each(_MESSAGE)))
        ),
        "site": _group(site={"$ref": "#/$defs/messages"}),
        "replies": _group(
            replies=_group(**replies, statuses=_each(_MESSAGE)),
            topics=_each(_group(name=_MESSAGE, sentence=_MESSAGE)),
            queues=_each(_MESSAGE),
            questions=_each(_group(ask=_MESSAGE, answers=_each(_MESSAGE))),
        ),
    }


_MESSAGE: Schema = {"$ref": "#/$defs/message"}


def _group(**entries: Schema) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": entries}


def _each(entry: Schema) -> Schema:
    return {"type": "object", "propertyNames": {"pattern": ID_PATTERN}, "additionalProperties": entry}


def _of_locale(shape: Schema) -> Schema:
    text = {"type": "string", "minLength": 1, "pattern": r"^\S(.*\S)?$"}
    return {
        "$schema": _DIALECT,
        "description": "Words of one locale: its tag, and under it the messages.",
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": {"pattern": LOCALE_PATTERN},
        "additionalProperties": shape,
        "$defs": {
            "text": text,
            "message": {
                "description": "A text, or its plural forms. `**strong**`, `` `code` ``, `[words](kind:id)`, `{name}`.",
                "anyOf": [
                    {"$ref": "#/$defs/text"},
                    {
                        "type": "object",
                        "additionalProperties": False,
                        "minProperties": 1,
                        "properties": {category: {"$ref": "#/$defs/text"} for category in PLURAL_CATEGORIES},
                    },
                ],
            },
            "messages": {
                "anyOf": [
                    {"$ref": "#/$defs/message"},
                    {"type": "object", "additionalProperties": {"$ref": "#/$defs/messages"}},
                ]
            },
        },
    }


if __name__ == "__main__":
    write_editor_schemas(Path(sys.argv[1]))

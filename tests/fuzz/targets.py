"""Targets: what must hold for any bytes at all, one function for each part that reads what others wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from jsonschema import Draft202012Validator
from pydantic import BaseModel

from generator.compile import compile_catalog
from generator.compile.catalog import code_slug
from generator.diagnostics import Diagnostic, Place
from generator.feed.documents import catalog_document
from generator.feed.files import to_bytes
from generator.feed.model import CatalogDocument
from generator.feed.schema import feed_schemas
from generator.load.locale_file import read_words
from generator.load.validation import validate
from generator.model import Catalog, Exchange, Glossary, Platform, Status
from generator.model.base import DEVICE_NAMES
from generator.pipeline.prepare import read_interface
from generator.source import YamlFile, read_yaml, resolve
from generator.triage import redact, to_line, triage
from generator.words.expected import expected_messages
from generator.words.message import parse_message, plain
from generator.words.pseudo import written
from tests.site.harbour import compiled
from tests.triage.shipped import shipped_table

Target = Callable[[bytes], None]

_MODELS: tuple[type[BaseModel], ...] = (Exchange, Status, Platform, Glossary)


def _stands_inside(file: YamlFile, found: list[Diagnostic]) -> None:
    lines = file.text.split("\n")
    for diagnostic in found:
        for where in (diagnostic.where, *(label.where for label in diagnostic.related)):
            span = resolve(where, {file.path: file}) if isinstance(where, Place) else where
            assert 1 <= span.line <= len(lines), diagnostic
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1, diagnostic


def load(data: bytes) -> None:
    """Any bytes are a file or findings inside it; a file is a typed entry or findings inside it; nothing is raised."""
    model = _MODELS[data[0] % len(_MODELS)] if data else Status
    file, found = read_yaml("f.yaml", data[1:])
    _stands_inside(file, found)
    if file.root is not None:
        value, more = validate(file, model)
        assert (value is None) == bool(more)
        _stands_inside(file, more)
        _stands_inside(file, read_words(file, "en")[1])
    elif not found:
        assert all(line.split("#")[0].strip() in ("", "---", "...") for line in file.text.split("\n"))


def message(data: bytes) -> None:
    """Any text is a message: what it means can be written down and read again, and the feed's words are its words."""
    parsed, _ = parse_message(data.decode("utf-8", "replace"))
    again, faults = parse_message(written(parsed))
    assert plain(again) == plain(parsed)
    assert again == parsed or faults
    assert json.loads(to_bytes({"text": plain(parsed)})) == {"text": plain(parsed)}


def match(data: bytes) -> None:
    """Any text gets an answer, twice the same, that is one line of JSON with candidates from the table."""
    text = data.decode("utf-8", "replace")
    line = to_line(triage(text, shipped_table()))
    assert "\n" not in line
    assert to_line(triage(text, shipped_table())) == line
    answer = json.loads(line)
    assert answer["result"] in ("match", "none", "unknown")
    assert (answer["status"] is not None) == (answer["result"] == "match")


def hide(data: bytes) -> None:
    """What is shown says how much was hidden, and hides nothing more when it is read a second and a third time.

    The second reading alone may hide one more sign where a text was cut in the middle of an escape.
    """
    shown, counts = redact(data.decode("utf-8", "replace"))
    again, _ = redact(shown)
    assert redact(again) == (again, {})
    assert bool(counts) <= ("[" in shown)
    assert all(count > 0 for count in counts.values())


def path(data: bytes) -> None:
    """A code, whatever it holds, has an address that every file system and every address bar takes."""
    code = data.decode("utf-8", "replace")
    if not code:
        return
    slug = code_slug(code)
    assert re.fullmatch(r"-?[a-z0-9]+(-[a-z0-9]+)*", slug), slug
    assert len(slug) <= 140
    assert slug not in DEVICE_NAMES
    assert code_slug(code) == slug


@cache
def _small() -> tuple[Catalog, tuple[str, ...], Draft202012Validator]:
    """A small catalogue in one language, the keys of its statuses' words, and the schema of what is made of it."""
    catalog = compiled().catalog
    english = catalog.words["en"]
    keys = tuple(key for key, text in sorted(english.items()) if key.startswith("statuses.") and isinstance(text, str))
    one = replace(catalog, words={"en": english})
    return one, keys, Draft202012Validator(feed_schemas("https://help.example/")["catalog"])


def feed(data: bytes) -> None:
    """Whatever the statuses say, the feed follows its schema, and is the same document when it has been read back."""
    catalog, keys, validator = _small()
    messages = [parse_message(line)[0] for line in data.decode("utf-8", "replace").split("\n")]
    texts = [written(each) for each in messages if not parse_message(written(each))[1]]
    if not texts:
        return
    words = {key: texts[number % len(texts)] for number, key in enumerate(keys)}
    changed = replace(catalog, words={"en": {**catalog.words["en"], **words}})
    made = compile_catalog(changed, expected_messages(changed, read_interface()), only=("en",))
    document = catalog_document(made.locales["en"])
    content = document.model_dump_json(by_alias=True, exclude_none=True).encode()
    read = json.loads(content)
    assert [each.json_path for each in validator.iter_errors(read)] == []
    again = CatalogDocument.model_validate_json(content)
    assert again.model_dump_json(by_alias=True, exclude_none=True).encode() == content
    assert b"\n" not in content


TARGETS: dict[str, Target] = {
    "load": load,
    "message": message,
    "match": match,
    "hide": hide,
    "path": path,
    "feed": feed,
}

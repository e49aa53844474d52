"""Hostile fields: what no text may hold is refused where it stands, in any field; a huge one is only long."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.compile import compile_catalog
from generator.diagnostics import Severity
from generator.feed.files import to_bytes
from generator.source import read_yaml, resolve
from generator.source.nodes import ScalarNode, walk_scalars
from generator.words.expected import expected_messages
from tests.check.catalogue import BASE, checked, copy_base, interface

LENGTH = 1_000_000


def fields() -> Iterator[tuple[str, tuple[str | int, ...], ScalarNode]]:
    """Every text of the base, as file, route and node."""
    for path in sorted([*BASE.rglob("*.yaml"), *BASE.rglob("*.yml")]):
        name = path.relative_to(BASE).as_posix()
        file, _ = read_yaml(name, path.read_bytes())
        assert file.root is not None
        for route, node in walk_scalars(file.root):
            yield name, route, node


def with_value(text: str, node: ScalarNode, value: str) -> str:
    """The file with another value, in double quotes, in the place of a text."""
    after = "\n" if node.style in "|>" else ""
    return f'{text[: node.extent.start]}"{value}"{after}{text[node.extent.end :]}'


@pytest.mark.parametrize(
    "value",
    ["a\0b", "a\\0b", "a\u202eb", "a\\u202eb", "a\u2066b", "a\\ud800b", "a\\udc00b", "a\\x1bb"],
    ids=ascii,
)
def test_what_no_text_may_hold_is_refused_in_every_field(value: str) -> None:
    """Null bytes, controls that reorder, halves of characters, written out or escaped: an error on the field's line."""
    count = 0
    for name, route, node in fields():
        text = (BASE / name).read_text(encoding="utf-8")
        file, found = read_yaml(name, with_value(text, node, value).encode())
        lines = {resolve(each.where, {name: file}).line for each in found if each.severity is Severity.ERROR}
        assert node.extent.line + 1 in lines, (name, route, found)
        count += 1
    assert count > 200


def kinds() -> dict[str, tuple[str, tuple[str | int, ...], ScalarNode]]:
    """One text of every field: file and last key."""
    found = {}
    for name, route, node in fields():
        key = next((str(step) for step in reversed(route) if isinstance(step, str)), "")
        found[f"{name.rpartition('/')[2] if '/en/' in name or '/nl/' in name else name.partition('/')[0]}:{key}"] = (
            name,
            route,
            node,
        )
    return found


@pytest.mark.parametrize("field", sorted(kinds()))
def test_a_huge_text_is_refused_or_only_long(field: str, tmp_path: Path) -> None:
    """A megabyte in one field is a finding inside its file, or words that are compiled and written as any others."""
    name, _, node = kinds()[field]
    root = copy_base(tmp_path)
    path = root / name
    path.write_text(with_value(path.read_text(encoding="utf-8"), node, "x" * LENGTH), encoding="utf-8")
    loaded, found = checked(root)
    errors = [each for each in found if each.severity is Severity.ERROR]
    for each in errors:
        span = resolve(each.where, loaded.files)
        assert span.line >= 1
        assert span.column >= 1
        assert len(each.message) < LENGTH + 1000
    if errors or loaded.catalog is None:
        assert errors
        return
    compiled = compile_catalog(loaded.catalog, expected_messages(loaded.catalog, interface()))
    words = {key: phrase.text() for key, phrase in compiled.locales["en"].phrases.items()}
    assert json.loads(to_bytes(words)) == words

"""The feed as apps see it: valid by an independent validator, complete, consistent and without surprises."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.build.test_shipped_site import LOCALES, SITE_URL

FEED = "feed/v1"


def read(site: Path, name: str) -> Any:
    return json.loads((site / FEED / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["manifest.json", *(f"catalog.{tag}.json" for tag in LOCALES)])
def test_documents_are_valid_by_their_own_schema(site: Path, name: str) -> None:
    """Every document names its schema, and the schema published beside it accepts it."""
    document = read(site, name)
    schema = read(site, document["$schema"].removeprefix(f"{SITE_URL}{FEED}/"))
    assert schema["$id"] == document["$schema"]
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    validator.check_schema(schema)
    assert [error.message for error in validator.iter_errors(document)] == []


def test_schemas_have_no_unions(site: Path) -> None:
    """A field has one type; what does not apply is absent."""
    for path in (site / FEED / "schema").glob("*.json"):
        text = path.read_text(encoding="utf-8")
        assert '"anyOf"' not in text
        assert '"null"' not in text


def test_manifest_lists_every_file_with_its_hash(site: Path) -> None:
    """What the manifest promises is there, byte for byte, also under its immutable name."""
    manifest = read(site, "manifest.json")
    root = (site / FEED).resolve()
    present = {path.relative_to(root).as_posix() for path in root.rglob("*.json")}
    listed = {entry["path"] for entry in manifest["files"]} | {entry["immutable"] for entry in manifest["files"]}
    assert present == {*listed, "manifest.json"}
    for entry in manifest["files"]:
        content = (root / entry["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        assert len(content) == entry["bytes"]
        assert (root / entry["immutable"]).read_bytes() == content


@pytest.mark.parametrize("locale", LOCALES)
def test_every_help_url_is_a_page(site: Path, locale: str) -> None:
    """A link from an app never ends in a 404."""
    text = (site / FEED / f"catalog.{locale}.json").read_text(encoding="utf-8")
    for address in re.findall(r'"help_url":"([^"]+)"', text):
        path = address.removeprefix(SITE_URL).partition("#")[0]
        assert (site / path / "index.html").is_file(), address


def test_locales_hold_the_same_ids(site: Path) -> None:
    """Languages differ in words only."""
    shapes = set()
    for locale in LOCALES:
        document = read(site, f"catalog.{locale}.json")
        shapes.add(
            json.dumps(
                {
                    "statuses": {name: [c["id"] for c in s["causes"]] for name, s in document["statuses"].items()},
                    "fixes": {name: [s["id"] for s in fix["steps"]] for name, fix in document["fixes"].items()},
                    "codes": {name: list(exchange["codes"]) for name, exchange in document["exchanges"].items()},
                }
            )
        )
    assert len(shapes) == 1


def test_texts_are_plain(site: Path) -> None:
    """No markup of messages or of HTML reaches an app."""
    for locale in LOCALES:
        for text in _texts(read(site, f"catalog.{locale}.json")):
            assert not re.search(r"\*\*|</?[a-z]|\]\(|`", text), text


def _texts(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["text"]] if isinstance(node.get("text"), str) else []
        return own + [text for value in node.values() for text in _texts(value)]
    if isinstance(node, list):
        return [text for item in node for text in _texts(item)]
    return []


def test_every_reference_is_bound(site: Path) -> None:
    """Fixes of causes, related statuses, contacts and answers of codes all exist in the same document."""
    document = read(site, f"catalog.{LOCALES[0]}.json")
    statuses, fixes = document["statuses"], document["fixes"]
    for status in statuses.values():
        assert set(status["related"]) <= set(statuses)
        assert set(status["contacts"]) <= set(document["platform"]["contacts"])
        for cause in status["causes"]:
            assert cause["fixes"]
            assert set(cause["fixes"]) <= set(fixes)
    for exchange in document["exchanges"].values():
        for code in exchange["codes"].values():
            for meaning in code["meanings"]:
                for answer in meaning["answers"]:
                    assert answer.get("status") in statuses or answer.get("topic") in document["topics"]

"""The feed as apps see it: valid by independent validators, complete, consistent and without surprises."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.feed.headers import feed_headers
from tests.build.test_shipped_site import LOCALES, SITE_URL
from tests.conftest import Run

FEED = "feed/v1"


def read(feed: Path, name: str) -> Any:
    return json.loads((feed / name).read_text(encoding="utf-8"))


def test_check_jsonschema_accepts_every_file(built_feed: Path) -> None:
    """The validator that people run in their own pipelines agrees: each file follows the schema the manifest names."""
    entries = [*read(built_feed, "manifest.json")["files"], {"path": "manifest.json", "schema": "schema/manifest.json"}]
    by_schema: dict[str, list[str]] = {}
    for entry in entries:
        if "schema" in entry:
            by_schema.setdefault(entry["schema"], []).append(entry["path"])
    assert {path.relative_to(built_feed).as_posix() for path in (built_feed / "schema").glob("*.json")} == set(
        by_schema
    )
    tool = str(Path(sys.executable).with_name("check-jsonschema"))
    calls = [["--schemafile", schema, *paths] for schema, paths in by_schema.items()]
    for words in [*calls, ["--check-metaschema", *sorted(by_schema)]]:
        done = subprocess.run([tool, *words], cwd=built_feed, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def test_documents_name_their_schema(built_feed: Path) -> None:
    """The address in a document is the `$id` of the schema published beside it."""
    for name in ["manifest.json", *(f"{kind}.{tag}.json" for kind in ("catalog", "guide") for tag in LOCALES)]:
        document = read(built_feed, name)
        schema = read(built_feed, document["$schema"].removeprefix(f"{SITE_URL}{FEED}/"))
        assert schema["$id"] == document["$schema"]
        assert schema["version"] == document["schema_version"]


def test_a_wrong_document_is_refused(built_feed: Path) -> None:
    """The schemas say something: a missing field and a number for a text are errors."""
    validator = jsonschema.Draft202012Validator(read(built_feed, "schema/guide.json"))
    document = read(built_feed, "guide.en.json")
    assert validator.is_valid(document)
    assert validator.is_valid({**document, "later": 1}), "fields may be added"
    assert not validator.is_valid({**document, "locale": 5})
    del document["statuses"]["expired"]["help_url"]
    assert not validator.is_valid(document)


def test_every_field_is_described(built_feed: Path) -> None:
    """A developer reads what a field means in the schema, with an example wherever the data has a plain value."""
    undescribed, bare = [], []
    for path in sorted((built_feed / "schema").glob("*.json")):
        schema = read(built_feed, f"schema/{path.name}")
        for name, shape in {schema["title"]: schema, **schema.get("$defs", {})}.items():
            assert shape["description"], name
            for field, facts in shape.get("properties", {}).items():
                undescribed += [f"{name}.{field}"] if not facts.get("description") and "$ref" not in facts else []
                plain = facts.get("type") in ("string", "integer", "boolean")
                bare += [f"{name}.{field}"] if plain and "examples" not in facts else []
    assert undescribed == []
    seen = {name for name in bare if name.startswith(("Feed", "Guide", "Catalog"))}
    assert seen <= {"FeedStatus.replaced_by", "FeedMeaning.replaced_by", "FeedContact.url"}


def test_schemas_have_no_unions(built_feed: Path) -> None:
    """A field has one type; what does not apply is absent."""
    for path in (built_feed / "schema").glob("*.json"):
        text = path.read_text(encoding="utf-8")
        assert '"anyOf"' not in text
        assert '"null"' not in text
    for path in built_feed.glob("*.json"):
        assert ":null" not in path.read_text(encoding="utf-8")


def test_manifest_lists_every_file_with_its_hash(built_feed: Path) -> None:
    """What the manifest promises is there, byte for byte, also under its immutable name and compressed."""
    manifest = read(built_feed, "manifest.json")
    root = built_feed.resolve()
    present = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    listed = {entry["path"] for entry in manifest["files"]} | {entry["immutable"] for entry in manifest["files"]}
    assert present == {name + ending for name in (*listed, "manifest.json") for ending in ("", ".gz")}
    for entry in manifest["files"]:
        content = (root / entry["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        assert entry["sha256"][:16] in entry["immutable"]
        assert len(content) == entry["bytes"]
        assert (root / entry["immutable"]).read_bytes() == content
        packed = (root / f"{entry['path']}.gz").read_bytes()
        assert len(packed) == entry["gzip_bytes"]
        assert gzip.decompress(packed) == content
        assert packed[4:8] == bytes(4), "no time of day in it"
        assert (root / f"{entry['immutable']}.gz").read_bytes() == packed


def test_the_guide_is_small(built_feed: Path) -> None:
    """A phone loads a small part of the catalogue for a quick guide, and it says the same."""
    for tag in LOCALES:
        catalog, guide = read(built_feed, f"catalog.{tag}.json"), read(built_feed, f"guide.{tag}.json")
        for name in ("statuses", "fixes", "guide", "platform", "data_version", "locale", "direction", "help_url"):
            assert guide[name] == catalog[name]
        for name, exchange in guide["exchanges"].items():
            assert exchange.items() <= catalog["exchanges"][name].items()
        assert len((built_feed / f"guide.{tag}.json.gz").read_bytes()) < 40_000


def test_the_same_bytes_every_time(built_feed: Path, helpcenter: Run, tmp_path: Path) -> None:
    """Two builds in two processes differ in nothing."""
    done = helpcenter("build", "--only", "feed", "--output", tmp_path / "feed", "--quiet")
    assert done.returncode == 0, done.stderr
    again = tmp_path / "feed" / FEED
    for path in built_feed.rglob("*"):
        if path.is_file():
            assert (again / path.relative_to(built_feed)).read_bytes() == path.read_bytes(), path


def test_the_whole_site_has_the_same_feed(built_feed: Path, site: Path) -> None:
    """The feed alone is the feed of the site, file by file."""
    names = {path.relative_to(built_feed).as_posix() for path in built_feed.rglob("*") if path.is_file()}
    root = (site / FEED).resolve()
    assert names == {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    assert (root / "manifest.json").read_bytes() == (built_feed / "manifest.json").read_bytes()
    stated = (site / "_headers").read_text()
    alone = (built_feed.parent.parent / "_headers").read_text()
    for rule in feed_headers():
        said = "\n".join([rule.path, *(f"  {line}" for line in rule.lines)]) + "\n"
        assert said in stated
        assert said in alone


def test_headers_fit_every_file(built_feed: Path) -> None:
    """Any origin may read each file; what has its hash in its name is kept for ever, the rest for minutes."""
    rules = feed_headers()
    for entry in read(built_feed, "manifest.json")["files"]:
        for path, lasting in ((entry["path"], False), (entry["immutable"], True)):
            fitting = [rule for rule in rules if _fits(rule.path, f"/{FEED}/{path}")]
            said = [pair for rule in fitting for pair in rule.headers]
            headers = dict(said)
            assert len(headers) == len(said), "two rules must not set the same header"
            assert headers["Access-Control-Allow-Origin"] == "*"
            assert ("immutable" in headers["Cache-Control"]) == lasting
            if not lasting:
                assert headers["Content-Type"].partition("; charset")[0] == entry["type"]


def _fits(pattern: str, path: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path) is not None


def test_statuses_say_what_to_do(built_feed: Path) -> None:
    """An app decides by fields, not by words: how loud, retry or act, how long waiting helps."""
    statuses = read(built_feed, "guide.en.json")["statuses"]
    facts = {
        name: (each["severity"], each["action"], each["retry"], each.get("wait")) for name, each in statuses.items()
    }
    assert facts["connected"] == ("ok", "none", False, None)
    assert facts["expires_in_days"] == ("warning", "act_soon", False, None)
    assert facts["expired"] == ("error", "act_now", False, None)
    assert facts["temporary_issue"] == ("error", "wait", True, {"from_minutes": 5, "to_minutes": 60})
    badge = statuses["expires_in_days"]["badge"]
    assert badge["count"] == "days"
    assert set(badge["forms"]) == {"one", "other"}
    assert statuses["expires_in_days"]["params"]["days"]["example"] == 5


def test_retired_ids_stay(helpcenter: Run, small_catalog: Path, tmp_path: Path) -> None:
    """A deprecated status or signature is still there and names what took its place."""
    catalog = tmp_path / "catalog"
    shutil.copytree(small_catalog, catalog)
    status = catalog / "statuses" / "expired.yaml"
    status.write_text(status.read_text() + "deprecated: true\nreplaced_by: invalid\n")
    exchange = catalog / "exchanges" / "binance.yaml"
    facts = yaml.safe_load(exchange.read_text())
    text = exchange.read_text()
    new = facts["signatures"][0]
    old = next(each for each in facts["signatures"] if f"is: {each['id']}\n" not in text.replace("}", "\n"))
    text = text.replace(f"  - id: {old['id']}\n", _retired(old["id"], new["id"]), 1)
    exchange.write_text(text)
    done = helpcenter("build", "--only", "feed", "--catalog", catalog, "--output", tmp_path / "feed", "--quiet")
    assert done.returncode == 0, done.stderr
    document = read(tmp_path / "feed" / FEED, "catalog.en.json")
    assert document["statuses"]["expired"]["deprecated"] is True
    assert document["statuses"]["expired"]["replaced_by"] == "invalid"
    meanings = [
        meaning
        for code in document["exchanges"]["binance"]["codes"].values()
        for meaning in code["meanings"]
        if meaning["signature"] == old["id"]
    ]
    assert meanings
    assert all(meaning["deprecated"] and meaning["replaced_by"] == new["id"] for meaning in meanings)


def _retired(old: str, new: str) -> str:
    return f"  - id: {old}\n    deprecated: true\n    replaced_by: {new}\n"


def test_openapi_describes_every_file(built_feed: Path) -> None:
    """Each published file answers to one of its paths, and its references end at files that are there."""
    document = read(built_feed, "openapi.json")
    assert document["openapi"].startswith("3.1.")
    assert document["servers"] == [{"url": f"{SITE_URL}{FEED}"}]
    patterns = [re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))) for path in document["paths"]]
    for entry in [*read(built_feed, "manifest.json")["files"], {"path": "manifest.json"}]:
        if entry["path"] != "openapi.json":
            assert sum(bool(each.fullmatch(f"/{entry['path']}")) for each in patterns) == 1, entry["path"]
    for reference in re.findall(r'"\$ref":"([^#"]+)"', (built_feed / "openapi.json").read_text()):
        assert (built_feed / reference).is_file()
    for reference in re.findall(r'"\$ref":"#/([^"]+)"', (built_feed / "openapi.json").read_text()):
        node = document
        for step in reference.split("/"):
            node = node[step]


def test_what_is_wanted_in_vain_is_said(helpcenter: Run, tmp_path: Path) -> None:
    """A part that does not exist is refused before anything is written."""
    done = helpcenter("build", "--only", "pages", "--output", tmp_path / "feed")
    assert done.returncode == 2
    assert "pages" in done.stderr
    assert not (tmp_path / "feed").exists()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_help_url_is_a_page(built_feed: Path, site: Path, locale: str) -> None:
    """A link from an app never ends in a 404."""
    text = (built_feed / f"catalog.{locale}.json").read_text(encoding="utf-8")
    for address in re.findall(r'"help_url":"([^"]+)"', text):
        path = address.removeprefix(SITE_URL).partition("#")[0]
        assert (site / path / "index.html").is_file(), address


def test_locales_hold_the_same_ids(built_feed: Path) -> None:
    """Languages differ in words only."""
    shapes = set()
    for locale in LOCALES:
        document = read(built_feed, f"catalog.{locale}.json")
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


def test_texts_are_plain(built_feed: Path) -> None:
    """No markup of messages or of HTML reaches an app."""
    for locale in LOCALES:
        for text in _texts(read(built_feed, f"catalog.{locale}.json")):
            assert not re.search(r"\*\*|</?[a-z]|\]\(|`", text), text


def _texts(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["text"]] if isinstance(node.get("text"), str) else []
        return own + [text for value in node.values() for text in _texts(value)]
    if isinstance(node, list):
        return [text for item in node for text in _texts(item)]
    return []


def test_every_reference_is_bound(built_feed: Path) -> None:
    """Fixes of causes, related statuses, contacts and answers of codes all exist in the same document."""
    document = read(built_feed, f"catalog.{LOCALES[0]}.json")
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


def test_the_page_for_developers_leads_everywhere(site: Path) -> None:
    """Each address it names is there: files by link, and files in its examples."""
    text = (site / "feed" / "index.html").read_text(encoding="utf-8")
    for address in re.findall(r'href="([^":]+)"', text):
        assert (site / "feed" / address).exists(), address
    for address in re.findall(rf"{re.escape(SITE_URL)}([\w./-]+\.json)", text):
        assert (site / address).is_file(), address


def test_an_exchange_that_has_ceased_says_so(built_feed: Path, site: Path) -> None:
    """With the day and the source, in the feed and before everything else on its page; triage knows it as before."""
    exchanges = read(built_feed, "guide.en.json")["exchanges"]
    closed = {name: each["closed"] for name, each in exchanges.items() if "closed" in each}
    assert closed
    for name, fact in closed.items():
        text = (site / "en" / "exchange" / name / "index.html").read_text(encoding="utf-8")
        notice = text[text.index('class="hc-notice"') :]
        assert fact["source"] in notice[:1500]
        assert name in read(built_feed, "triage.json")["exchanges"]
    assert len(closed) < len(exchanges)


def test_a_step_names_the_exchange_page_to_open(built_feed: Path) -> None:
    """By the field of the exchange that holds its address."""
    guide = read(built_feed, "guide.en.json")
    steps = [step for fix in guide["fixes"].values() for step in fix["steps"]]
    pages = {step["exchange_link"] for step in steps if "exchange_link" in step}
    assert pages == {"key_page", "status_page"}
    assert all("key_page" in each for each in guide["exchanges"].values())
    assert any("status_page" in each for each in guide["exchanges"].values())

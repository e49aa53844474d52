"""Load: files into the typed model; a broken file costs only itself, and editors get schemas that agree with it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.diagnostics import Place
from generator.load import Loaded, load_catalog
from generator.load.schema import editor_schemas, rendered, write_editor_schemas
from generator.model.base import is_misread_elsewhere
from generator.rules import check
from generator.source import resolve
from generator.words.expected import expected_messages
from tests.check.catalogue import BASE, TODAY, copy_base, interface

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "catalog" / "schema"


def loaded(root: Path) -> Loaded:
    """A catalogue whose every finding stands inside its file."""
    read = load_catalog(root)
    for diagnostic in check(read, interface(), TODAY):
        span = resolve(diagnostic.where, read.files)
        file = read.files.get(span.file)
        lines = file.text.split("\n") if file else [""]
        assert 1 <= span.line <= len(lines), diagnostic
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1, diagnostic
    return read


def test_base() -> None:
    """Facts are typed, words are flat by message key, and every message knows its place."""
    read = load_catalog(BASE)
    assert read.diagnostics == []
    catalog = read.catalog
    assert catalog is not None
    assert catalog.published == ("en", "nl")
    assert catalog.exchanges["alpha"].signatures[0].checked == dt.date(2026, 11, 1)
    assert catalog.exchanges["alpha"].signatures[0].when.code == ("1001",)
    assert catalog.words["nl"]["statuses.expires_in_days.badge"] == {
        "one": "Verloopt over {days} dag",
        "other": "Verloopt over {days} dagen",
    }
    place = Place("locales/nl/statuses.yml", ("nl", "statuses", "invalid", "badge"))
    assert read.message_places["nl", "statuses.invalid.badge"] == place


def test_other_platform(tmp_path: Path) -> None:
    """Another profile takes the place of the catalogue's own, and findings name its path from the catalogue."""
    root = copy_base(tmp_path)
    profile = tmp_path / "other" / "platform.yaml"
    profile.parent.mkdir()
    profile.write_text(
        (BASE / "platform.yaml").read_text().replace("name: Example", "name: Harbour").replace("id:", "ident:")
    )
    read = load_catalog(root, profile)
    assert read.platform_file == "../other/platform.yaml"
    assert {resolve(diagnostic.where, read.files).file for diagnostic in read.diagnostics} == {"../other/platform.yaml"}
    profile.write_text((BASE / "platform.yaml").read_text().replace("name: Example", "name: Harbour"))
    catalog = load_catalog(root, profile).catalog
    assert catalog is not None
    assert catalog.platform.name == "Harbour"


def test_no_folder(tmp_path: Path) -> None:
    """A wrong path is one finding."""
    read = load_catalog(tmp_path / "nowhere")
    assert read.catalog is None
    assert [diagnostic.rule for diagnostic in read.diagnostics] == ["missing-file"]


def test_empty_folder(tmp_path: Path) -> None:
    """Everything that is needed is named at once."""
    read = loaded(tmp_path)
    assert {diagnostic.rule for diagnostic in read.diagnostics} == {"missing-file"}
    assert read.broken == {
        "catalog.yaml",
        "platform.yaml",
        "fixes.yaml",
        "topics.yaml",
        "questions.yaml",
        "statuses/",
        "exchanges/",
    }


@pytest.mark.parametrize(
    "content", ["", "# nothing\n", "- a\n", "a\n", "{}\n", "~\n", "en:\n", "en: {}\n", "en: []\n", "nl: {}\n"]
)
@pytest.mark.parametrize("name", ["topics.yaml", "catalog.yaml", "exchanges/alpha.yaml", "locales/en/fixes.yml"])
def test_file_of_another_shape(content: str, name: str, tmp_path: Path) -> None:
    """Whatever stands in a file, the others are read, and something is said about it."""
    root = copy_base(tmp_path)
    (root / name).write_text(content)
    read = loaded(root)
    assert read.catalog is not None
    assert "invalid" in read.catalog.statuses
    if not content.startswith("en:"):
        assert name in {resolve(diagnostic.where, read.files).file for diagnostic in read.diagnostics}


def test_huge_file_is_not_read_into_memory(tmp_path: Path) -> None:
    """A file beyond the limit is refused by its size."""
    root = copy_base(tmp_path)
    with (root / "topics.yaml").open("wb") as stream:
        stream.truncate(20_000_000)
    assert [diagnostic.rule for diagnostic in load_catalog(root).diagnostics] == ["file-limit"]


def test_unreadable_file(tmp_path: Path) -> None:
    """A folder in the place of a file, and a link to nowhere, are missing files."""
    root = copy_base(tmp_path)
    (root / "topics.yaml").unlink()
    (root / "topics.yaml").mkdir()
    (root / "questions.yaml").unlink()
    (root / "questions.yaml").symlink_to(root / "nowhere.yaml")
    assert {diagnostic.rule for diagnostic in load_catalog(root).diagnostics} == {"missing-file"}


FRAGMENTS = st.sampled_from(
    ["", "a", "{", "}", "[", "]", ":", ": ", "- ", "\n", "\n  ", "'", '"', "#", "|", ">", "*", "&", "!", "no", "2015",
     "é", "😀", "{x}", "**", "`", "[a](status:b)", "\\", "\u202e", "\x00", "\t", "one", "other", "en", "~",
     "?", "%", "@"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_change_gives_findings_inside_the_files(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Cut, doubled or spoilt at any place, a catalogue is checked to its end without an exception."""
    root = copy_base(tmp_path_factory.mktemp("any"))
    paths = sorted(root.rglob("*.y*ml"))
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(paths))
        text = path.read_text(encoding="utf-8")
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        path.write_bytes((text[:start] + "".join(data.draw(st.lists(FRAGMENTS, max_size=4))) + text[end:]).encode())
    loaded(root)


MISREAD = (
    "y n Yes NO on OFF true False null ~ 012 0x1F 0b11 0o17 1_000 12:30 1:02:03.5 1.5 .5 1e3 -.inf .nan 2026-01-31"
)
READ_AS_WRITTEN = "yesterday nope 2015 -2015 0 off-chain 50119 1.2.3 EAPI:Rate v1 e5 12:75 - 0.0.0.0 none"


def test_misread_words_are_those_that_yaml_readers_change() -> None:
    """A plain word that some reader of YAML 1.1 takes for something else must be quoted, and no other."""
    assert [word for word in MISREAD.split() if not is_misread_elsewhere(word)] == []
    assert [word for word in READ_AS_WRITTEN.split() if is_misread_elsewhere(word)] == []


def test_schemas_are_fresh() -> None:
    """`make schema` writes them anew after a change of the model."""
    stale = [
        name
        for name, schema in editor_schemas().items()
        if not (SCHEMAS / name).is_file() or (SCHEMAS / name).read_text(encoding="utf-8") != rendered(schema)
    ]
    assert stale == []
    assert {path.name for path in SCHEMAS.glob("*.json")} >= set(editor_schemas())


def test_schemas_are_written(tmp_path: Path) -> None:
    """The command writes every schema as valid JSON Schema."""
    write_editor_schemas(tmp_path / "new" / "schema")
    for name in editor_schemas():
        Draft202012Validator.check_schema(json.loads((tmp_path / "new" / "schema" / name).read_text()))


def editor_data(path: Path) -> Any:
    """A file as an editor's YAML 1.2 reader sees it: dates are texts, `on` and `off` are words."""

    class Reader(yaml.CSafeLoader):
        yaml_implicit_resolvers = {
            first: [(tag, pattern) for tag, pattern in resolvers if "timestamp" not in tag and first not in "oOyYnN"]
            for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    return yaml.load(path.read_text(encoding="utf-8"), Loader=Reader)


def schema_name(relative: str) -> str | None:
    folder, _, name = relative.rpartition("/")
    if folder in ("statuses", "exchanges"):
        return f"{'status' if folder == 'statuses' else 'exchange'}.json"
    if not folder:
        return f"{Path(name).stem}.json"
    return f"locale-{Path(name).stem}.json" if name.endswith(".yml") else f"{Path(name).stem}.json"


@pytest.mark.parametrize("root", [BASE, ROOT / "catalog"], ids=["base", "shipped"])
def test_schemas_accept_what_the_loader_accepts(root: Path) -> None:
    """An editor underlines nothing in files without a fault."""
    schemas = {name: Draft202012Validator(schema) for name, schema in editor_schemas().items()}
    broken = {resolve(diagnostic.where, {}).file for diagnostic in load_catalog(root).diagnostics}
    for path in sorted(root.rglob("*.y*ml")):
        relative = path.relative_to(root).as_posix()
        validator = schemas.get(schema_name(relative) or "")
        if validator and relative not in broken:
            assert [f"{relative}: {error.message}" for error in validator.iter_errors(editor_data(path))] == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("status.json", {"order": 1, "tone": "red", "icon": "x", "action": "none", "bots_stop": True}),
        ("status.json", {"order": 1, "tone": "neutral", "icon": "X", "action": "none", "bots_stop": True}),
        ("topics.json", {"queues": ["a"], "topics": {"Not an id": {"queue": "a"}}}),
        ("exchange.json", {"name": "A", "signatures": [{"id": "a.b", "when": {"code": [1, "x"]}}]}),
        ("locale-fixes.json", {"en": {"steps": {"a": "x "}}}),
        ("locale-statuses.json", {"en": {"statuses": {"a": {"tittle": "x"}}}}),
        ("locale-site.json", {"en": {}, "nl": {}}),
    ],
)
def test_schemas_refuse_what_the_loader_refuses(name: str, data: dict[str, Any]) -> None:
    """An editor underlines wrong values, ids and keys while they are typed."""
    assert not Draft202012Validator(editor_schemas()[name]).is_valid(data)


def test_locale_schemas_know_every_expected_message() -> None:
    """The shapes follow the list of expected messages."""
    catalog = load_catalog(BASE).catalog
    assert catalog is not None
    schemas = {name: Draft202012Validator(schema) for name, schema in editor_schemas().items()}
    for message in expected_messages(catalog, interface()).values():
        nested: Any = "text"
        for key in reversed(message.key.split(".")):
            nested = {key: nested}
        assert schemas[f"locale-{message.file}.json"].is_valid({"en": nested}), message.key


def test_every_shipped_file_names_its_schema() -> None:
    """The first line tells editors which schema to read; files that programs write need none."""
    schemas = editor_schemas()
    wrong = []
    for path in sorted((ROOT / "catalog").rglob("*.y*ml")):
        relative = path.relative_to(ROOT / "catalog").as_posix()
        name = schema_name(relative)
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        depth = relative.count("/")
        if name in schemas and first != f"# yaml-language-server: $schema={'../' * depth}schema/{name}":
            wrong.append(f"{relative}: {first}")
    assert wrong == []

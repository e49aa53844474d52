"""A translator's workshop for tests: the shipped catalogue in two languages, and small ones with odd YAML."""

from __future__ import annotations

import datetime as dt
import difflib
import shutil
from pathlib import Path

import yaml

from generator.load import Loaded, load_catalog
from generator.translation.po_export import export_po
from generator.translation.po_import import Imported, import_po
from generator.translation.po_read import read_po_file
from generator.translation.sheet import Sheet
from generator.words.expected import expected_messages
from tests.check.catalogue import copy_base, interface
from tests.conftest import CATALOG

MOMENT = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)


def shipped_in_two_languages(folder: Path) -> Path:
    """A copy of the shipped catalogue with English and Dutch only, whatever else is being translated."""
    root = folder / "catalog"
    shutil.copytree(CATALOG, root, ignore=shutil.ignore_patterns("schema"))
    listed = root / "catalog.yaml"
    lines = listed.read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.startswith("locales:"))
    locales = "locales:\n  # Written first.\n  en: {state: published}\n  nl: {state: published}\n"
    listed.write_text("".join(lines[:start]) + locales, encoding="utf-8")
    for other in (root / "locales").iterdir():
        if other.name not in ("en", "nl"):
            shutil.rmtree(other)
    assert set(yaml.safe_load(listed.read_text(encoding="utf-8"))["locales"]) == {"en", "nl"}
    return root


def texts(root: Path) -> dict[str, str]:
    """Every YAML file below a folder."""
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in root.rglob("*.y*ml")}


def changed_lines(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The lines that differ, as `-` and `+` lines."""
    return [
        line
        for name in sorted(before.keys() | after.keys())
        for line in difflib.ndiff(before.get(name, "").splitlines(), after.get(name, "").splitlines())
        if line[0] in "+-"
    ]


class Desk:
    """A small catalogue, opened for one language."""

    def __init__(self, folder: Path, locale: str = "nl", **files: str) -> None:
        """`files` replace files of the locale: `fixes="nl: …"`."""
        self.root = copy_base(folder)
        for name, text in files.items():
            path = (
                self.root / "locales" / locale / (f"{name}.yaml" if name in ("review", "glossary") else f"{name}.yml")
            )
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.locale = locale
        self.open()

    def open(self) -> None:
        self.loaded: Loaded = load_catalog(self.root)
        assert self.loaded.catalog is not None
        self.sheet = Sheet(self.loaded.catalog, expected_messages(self.loaded.catalog, interface()), self.locale)

    def export(self) -> str:
        return export_po(self.sheet, MOMENT).decode()

    def bring(self, po: str | bytes, reviewed: bool = False) -> Imported:
        """Import a PO text and write what it changes."""
        raw = po if isinstance(po, bytes) else po.encode()
        read, found = read_po_file("nl.po", raw)
        if read is None:
            return Imported({}, (), 0, tuple(found))
        imported = import_po(self.loaded, self.sheet, read, reviewed=reviewed)
        for name, text in imported.texts.items():
            (self.root / name).write_text(text, encoding="utf-8")
        self.open()
        return imported

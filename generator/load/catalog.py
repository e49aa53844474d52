"""Catalog folder: finds the files, reads each one, and puts the typed whole together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator.diagnostics import Diagnostic, Label, Place, Span
from generator.load.locale_file import read_words
from generator.load.validation import validate
from generator.model import (
    Catalog,
    CatalogFile,
    Exchange,
    FixesFile,
    Platform,
    QuestionsFile,
    Status,
    TopicsFile,
)
from generator.model.catalog import Words
from generator.source import YamlFile, read_yaml

M = TypeVar("M", bound=BaseModel)

LOCALE_FILES = ("statuses", "fixes", "exchanges", "site", "replies")
"""The five files of words every locale has; each key's first part decides in which it stands."""

SINGLE_FILES: Mapping[str, type[BaseModel]] = {
    "catalog.yaml": CatalogFile,
    "platform.yaml": Platform,
    "fixes.yaml": FixesFile,
    "topics.yaml": TopicsFile,
    "questions.yaml": QuestionsFile,
}


@dataclass(slots=True)
class Loaded:
    """What reading a catalogue folder gave: the whole if nothing was broken, and in any case what was found."""

    root: Path
    files: dict[str, YamlFile] = field(default_factory=dict)
    """Every file that was read, by its path inside the catalogue."""
    message_places: dict[tuple[str, str], Place] = field(default_factory=dict)
    """(locale, message key) -> where the message stands."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    """Files of facts that could not be read into the model; what they define is unknown, not absent."""
    catalog: Catalog | None = None
    """What could be read; None when `catalog.yaml` or the platform profile could not."""


def load_catalog(root: Path, platform: Path | None = None) -> Loaded:
    """Read the catalogue under `root`; `platform` names a profile to use instead of the catalogue's own."""
    loaded = Loaded(root)
    if not root.is_dir():
        loaded.diagnostics.append(
            Diagnostic(
                "missing-file",
                "there is no catalogue folder here",
                Span(root.as_posix(), 1, 1, 1, 1),
                "Name the folder that holds `catalog.yaml` with `--catalog`.",
            )
        )
        return loaded
    reader = _FolderReader(loaded)
    file = reader.single("catalog.yaml", CatalogFile)
    profile = reader.single("platform.yaml", Platform, platform)
    fixes = reader.single("fixes.yaml", FixesFile)
    topics = reader.single("topics.yaml", TopicsFile)
    questions = reader.single("questions.yaml", QuestionsFile)
    statuses = reader.folder("statuses", Status)
    exchanges = reader.folder("exchanges", Exchange)
    words = {locale: reader.locale(locale) for locale in sorted(file.locales)} if file else {}
    reader.strangers(set(words))
    if file and profile:
        loaded.catalog = Catalog(
            file,
            profile,
            statuses,
            fixes or FixesFile(steps={}, fixes={}),
            topics or TopicsFile.model_construct(queues=(), topics={}),
            questions or QuestionsFile(questions={}),
            exchanges,
            words,
        )
    return loaded


class _FolderReader:
    """Reads files into `loaded`, noting what is missing, unreadable or out of place."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.root = loaded.root

    def single(self, name: str, model: type[M], elsewhere: Path | None = None) -> M | None:
        path = elsewhere or self.root / name
        if not path.is_file():
            self._missing(elsewhere.as_posix() if elsewhere else name)
            return None
        return self._typed(elsewhere.as_posix() if elsewhere else name, path, model)

    def folder(self, name: str, model: type[M]) -> dict[str, M]:
        """The entries of a folder by file name; broken files are left out and noted."""
        folder = self.root / name
        entries: dict[str, M] = {}
        if not folder.is_dir():
            self._missing(f"{name}/")
            return entries
        for path in sorted(folder.glob("*.yaml")):
            entry = self._typed(f"{name}/{path.name}", path, model)
            if entry is not None:
                entries[path.stem] = entry
        return entries

    def locale(self, locale: str) -> dict[str, Words]:
        words: dict[str, Words] = {}
        for name in LOCALE_FILES:
            relative = f"locales/{locale}/{name}.yml"
            path = self.root / relative
            if not path.is_file():
                self._missing(relative)
                continue
            file = self._read(relative, path)
            if file is None:
                continue
            read, places, found = read_words(file, locale)
            self.loaded.diagnostics += found
            for key, value in read.items():
                if key in words:
                    first = self.loaded.message_places[locale, key]
                    self._duplicate(places[key], first, key)
                    continue
                words[key] = value
                self.loaded.message_places[locale, key] = places[key]
        return words

    def strangers(self, locales: set[str]) -> None:
        """Note YAML files that nothing reads: a misspelt name must not pass in silence."""
        for path in sorted(self.root.rglob("*.y*ml")):
            relative = path.relative_to(self.root).as_posix()
            if relative in self.loaded.files or path.name == "review.yaml":
                continue
            known_folder = relative.startswith(("statuses/", "exchanges/", "locales/")) or "/" not in relative
            locale = relative.split("/")[1] if relative.startswith("locales/") else None
            if known_folder and not (locale and locale not in locales and self.loaded.files.get("catalog.yaml") is None):
                self.loaded.diagnostics.append(
                    Diagnostic(
                        "unknown-file",
                        "nothing reads this file",
                        Span(relative, 1, 1, 1, 1),
                        "Check its name and folder; locales must be listed in catalog.yaml."
                        if locale
                        else "Check its name, folder and ending (`.yaml` for facts, `.yml` for words).",
                    )
                )

    def _typed(self, relative: str, path: Path, model: type[M]) -> M | None:
        file = self._read(relative, path)
        value, found = validate(file, model) if file else (None, [])
        self.loaded.diagnostics += found
        if value is None:
            self.loaded.broken.add(relative)
        return value

    def _read(self, relative: str, path: Path) -> YamlFile | None:
        try:
            raw = path.read_bytes()
        except OSError as error:
            reason = error.strerror or "unreadable"
            self.loaded.diagnostics.append(
                Diagnostic("missing-file", f"the file cannot be read: {reason}", Span(relative, 1, 1, 1, 1))
            )
            return None
        file, found = read_yaml(relative, raw)
        self.loaded.files[relative] = file
        self.loaded.diagnostics += found
        if file.root is None and found:
            return None
        return file

    def _missing(self, relative: str) -> None:
        self.loaded.broken.add(relative)
        self.loaded.diagnostics.append(
            Diagnostic(
                "missing-file",
                f"`{relative}` is missing",
                Span(relative, 1, 1, 1, 1),
                "Create it, or restore it from version control.",
            )
        )

    def _duplicate(self, place: Place, first: Place, key: str) -> None:
        self.loaded.diagnostics.append(
            Diagnostic(
                "duplicate-key",
                f"the message `{key}` stands in two files",
                place.key(),
                "Remove one of the two.",
                (Label(first.key(), "first written here"),),
            )
        )

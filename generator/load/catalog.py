"""Catalog folder: finds the files, reads each one, and puts the typed whole together."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TypeVar

from pydantic import BaseModel

from generator.diagnostics import Diagnostic, Label, Place, Severity, Span, quoted
from generator.load.locale_file import read_words
from generator.load.review import REVIEW_FILE, read_review
from generator.load.validation import validate
from generator.model import (
    Catalog,
    CatalogFile,
    Exchange,
    FixesFile,
    LocaleState,
    Platform,
    QuestionsFile,
    Status,
    TopicsFile,
)
from generator.model.base import DEVICE_NAMES, ID_PATTERN
from generator.model.catalog import Words
from generator.model.changes import ChangesFile
from generator.model.glossary import Glossary
from generator.model.platform import KeyPolicy
from generator.model.review import Record
from generator.model.search import SearchWords
from generator.source import LIMITS, YamlFile, read_yaml

M = TypeVar("M", bound=BaseModel)

LOCALE_FILES = ("statuses", "fixes", "exchanges", "site", "replies")
"""The five files of words every locale has; each key's first part decides in which it stands."""

CHANGES_FILE = "changes.yaml"
"""What was announced when; a catalogue that never announced anything has none."""

GLOSSARY_FILE = "glossary.yaml"
SEARCH_FILE = "search.yaml"
"""Besides them a locale may have a glossary, words for the search and, if it is a translation, records of how it was
made."""


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
    """Files and folders that are missing or could not be read; what they define is unknown, not absent."""
    platform_file: str = "platform.yaml"
    """Path of the platform profile in use, relative to the catalogue."""
    catalog: Catalog | None = None
    """What could be read, with nothing in the place of what is `broken`; None when there is no catalogue folder."""


def load_catalog(root: Path, platform: Path | None = None) -> Loaded:
    """Read the catalogue under `root`; `platform` names a profile to use instead of the catalogue's own."""
    loaded = Loaded(root)
    reader = _FolderReader(loaded)
    if not root.is_dir():
        tip = "Name the folder that holds `catalog.yaml` with `--catalog`."
        reader.report(".", "there is no catalogue folder here", tip)
        return loaded
    if reader.entries(".") is None:
        return loaded
    if platform:
        loaded.platform_file = PurePath(os.path.relpath(platform, root)).as_posix()
    file = reader.single("catalog.yaml", CatalogFile)
    profile = reader.single(loaded.platform_file, Platform)
    fixes = reader.single("fixes.yaml", FixesFile)
    topics = reader.single("topics.yaml", TopicsFile)
    questions = reader.single("questions.yaml", QuestionsFile)
    statuses = reader.folder("statuses", Status)
    exchanges = reader.folder("exchanges", Exchange)
    locales = sorted(file.locales) if file else []
    words = {locale: reader.locale(locale, file.locales[locale].state) for locale in locales} if file else {}
    records = {locale: reader.review(locale) for locale in locales}
    glossaries = {locale: glossary for locale in locales if (glossary := reader.glossary(locale))}
    typed = {locale: found for locale in locales if (found := reader.search_words(locale))}
    changes = reader.optional(CHANGES_FILE, ChangesFile)
    reader.strangers(set(words) if file else None)
    loaded.catalog = Catalog(
        file or CatalogFile.model_construct(schema_=1, source="en", locales={}),
        profile or _NO_PLATFORM,
        statuses,
        fixes or FixesFile(steps={}, fixes={}),
        topics or TopicsFile.model_construct(queues=(), topics={}),
        questions or QuestionsFile(questions={}),
        exchanges,
        words,
        records,
        glossaries,
        typed,
        changes.releases if changes else (),
    )
    return loaded


# Stands in for a profile that could not be read, so that everything else is checked all the same.
_NO_PLATFORM = Platform.model_construct(
    id="",
    name="",
    site_url="",
    home="",
    links={},
    contacts={},
    labels={},
    policy=KeyPolicy(required_rights=(), forbidden_rights=()),
)


class _FolderReader:
    """Reads files into `loaded`, noting what is missing, unreadable or out of place."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.root = loaded.root

    def single(self, name: str, model: type[M]) -> M | None:
        path = self.root / name
        if not path.is_file():
            self._missing(name)
            return None
        return self._typed(name, path, model)

    def optional(self, name: str, model: type[M]) -> M | None:
        """A file that need not be there."""
        path = self.root / name
        return self._typed(name, path, model) if path.is_file() else None

    def entries(self, name: str) -> list[Path] | None:
        """What stands in a folder, in order; None, and a finding, when it may not be looked into."""
        try:
            return sorted((self.root / name).iterdir())
        except OSError as error:
            self.loaded.broken.add(f"{name}/")
            self.report(name, f"the folder cannot be read: {error.strerror}", "Check its permissions.")
            return None

    def report(self, name: str, message: str, tip: str) -> None:
        """A finding about a file or folder as a whole."""
        self.loaded.diagnostics.append(Diagnostic("missing-file", message, Span(name, 1, 1, 1, 1), tip))

    def folder(self, name: str, model: type[M]) -> dict[str, M]:
        """The entries of a folder by file name; broken files are left out and noted."""
        folder = self.root / name
        entries: dict[str, M] = {}
        if not folder.is_dir():
            self._missing(f"{name}/")
            return entries
        for path in self.entries(name) or ():
            if path.suffix != ".yaml":
                continue
            relative = f"{name}/{path.name}"
            entry = self._typed(relative, path, model)
            if not re.fullmatch(ID_PATTERN, path.stem) and path.stem != "_any":
                message = f"the file's name is the id, and {quoted(path.stem)} is not an id"
                tip = "Rename it: lower-case letters, digits and `_`, beginning with a letter."
                self.loaded.diagnostics.append(Diagnostic("wrong-value", message, Span(relative, 1, 1, 1, 1), tip))
            elif path.stem in DEVICE_NAMES:
                message = f"Windows can have no file named `{path.stem}`"
                tip = "Rename it, so that everybody can have a copy of the catalogue and of the site."
                self.loaded.diagnostics.append(Diagnostic("wrong-value", message, Span(relative, 1, 1, 1, 1), tip))
            elif entry is not None:
                entries[path.stem] = entry
        return entries

    def locale(self, locale: str, state: LocaleState) -> dict[str, Words]:
        words: dict[str, Words] = {}
        for name in LOCALE_FILES:
            relative = f"locales/{locale}/{name}.yml"
            path = self.root / relative
            if not path.is_file():
                self._missing(relative, Severity.WARNING if state is LocaleState.DRAFT else Severity.ERROR)
                continue
            file = self._read(relative, path)
            read, found = read_words(file, locale) if file else (None, [])
            self.loaded.diagnostics += found
            if read is None:
                self.loaded.broken.add(relative)
                continue
            for key, place in read.places.items():
                first = self.loaded.message_places.setdefault((locale, key), place)
                if first is not place:
                    self._duplicate(place, first, key)
                elif key in read.words:
                    words[key] = read.words[key]
        return words

    def review(self, locale: str) -> Mapping[str, Record]:
        """What is recorded of the locale's translations; nothing where the file is missing or broken."""
        relative = f"locales/{locale}/{REVIEW_FILE}"
        path = self.root / relative
        file = self._read(relative, path) if path.is_file() else None
        records, found = read_review(file) if file else ({}, [])
        self.loaded.diagnostics += found
        if path.is_file() and (file is None or records is None):
            self.loaded.broken.add(relative)
        return records or {}

    def glossary(self, locale: str) -> Glossary | None:
        return self.optional(f"locales/{locale}/{GLOSSARY_FILE}", Glossary)

    def search_words(self, locale: str) -> SearchWords | None:
        return self.optional(f"locales/{locale}/{SEARCH_FILE}", SearchWords)

    def strangers(self, locales: set[str] | None) -> None:
        """Note YAML files that nothing reads: a misspelt name must not pass in silence."""
        for path in sorted(self.root.rglob("*.y*ml")):
            relative = path.relative_to(self.root).as_posix()
            folder, _, rest = relative.partition("/")
            of_unknown_locale = locales is None and folder == "locales"
            hidden = any(part.startswith(".") for part in relative.split("/"))
            # The catalogue's own profile rests while another is in use.
            known = relative == "platform.yaml" or relative in self.loaded.files or relative in self.loaded.broken
            if known or of_unknown_locale or hidden:
                continue
            tip = "Check its name, folder and ending (`.yaml` for facts, `.yml` for words)."
            if locales is not None and folder == "locales" and rest.partition("/")[0] not in locales:
                tip = "List its locale in catalog.yaml, or remove the folder."
            where = Span(relative, 1, 1, 1, 1)
            self.loaded.diagnostics.append(Diagnostic("unknown-file", "nothing reads this file", where, tip))

    def _typed(self, relative: str, path: Path, model: type[M]) -> M | None:
        file = self._read(relative, path)
        value, found = validate(file, model) if file else (None, [])
        self.loaded.diagnostics += found
        if value is None:
            self.loaded.broken.add(relative)
        return value

    def _read(self, relative: str, path: Path) -> YamlFile | None:
        try:
            if path.exists() and not path.is_file():
                # A folder, or a pipe or device that would never end.
                self.report(relative, "this is not a regular file", "Put the file itself here.")
                return None
            with path.open("rb") as stream:
                # Four bytes make a character at most; one more shows that the file is too long.
                raw = stream.read(4 * LIMITS.characters + 1)
        except OSError as error:
            reason = error.strerror or "unreadable"
            self.report(relative, f"the file cannot be read: {reason}", "Check the file's permissions.")
            return None
        file, found = read_yaml(relative, raw)
        self.loaded.files[relative] = file
        self.loaded.diagnostics += found
        if file.root is None and found:
            return None
        return file

    def _missing(self, relative: str, severity: Severity = Severity.ERROR) -> None:
        self.loaded.broken.add(relative)
        self.loaded.diagnostics.append(
            Diagnostic(
                "missing-file",
                f"`{relative}` is missing",
                Span(relative, 1, 1, 1, 1),
                "Create it, or restore it from version control.",
                severity=severity,
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

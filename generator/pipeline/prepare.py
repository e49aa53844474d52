"""Prepare: from a catalogue folder to a compiled catalogue, or to the reasons why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.compile import CompiledCatalog, compile_catalog
from generator.compile.reviews import reviews_of
from generator.compile.triage_table import triage_table
from generator.diagnostics import Diagnostic, Place, has_errors
from generator.load import Loaded, load_catalog
from generator.load.validation import validate
from generator.model.interface import InterfaceFile
from generator.resources import site_source
from generator.rules import check
from generator.source import read_yaml, resolve
from generator.words.expected import expected_messages
from generator.words.message import plain
from generator.words.pseudo import with_pseudo


@dataclass(frozen=True, slots=True)
class Project:
    """Where the authors' files are."""

    catalog: Path
    platform: Path | None = None
    """A platform profile to use instead of the catalogue's own."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A catalogue that was read, what was found in it, and its compiled form if nothing stood in the way."""

    loaded: Loaded
    diagnostics: tuple[Diagnostic, ...]
    interface: InterfaceFile
    compiled: CompiledCatalog | None

    @property
    def base(self) -> str:
        """The catalogue's folder as the reader wrote it, for paths in reports."""
        return self.loaded.root.as_posix()

    @property
    def failed(self) -> bool:
        """Whether there are errors, so that nothing may be built."""
        return has_errors(self.diagnostics)


def read_interface() -> InterfaceFile:
    """The interface's message contract, which comes with the program. A fault in it is a bug, not a user's mistake."""
    path = site_source() / "messages.yaml"
    file, found = read_yaml(path.name, path.read_bytes())
    interface, more = validate(file, InterfaceFile)
    if interface is None or found or more:
        raise RuntimeError(f"{path} is broken: {[*found, *more]}")
    return interface


def check_only(project: Project, today: dt.date) -> Prepared:
    """Load and check the whole catalogue."""
    interface = read_interface()
    loaded = load_catalog(project.catalog, project.platform)
    return Prepared(loaded, tuple(check(loaded, interface, today)), interface, None)


def prepare(project: Project, today: dt.date, only: Sequence[str] | None = None, *, pseudo: bool = False) -> Prepared:
    """Load and check the whole catalogue, and compile the locales named in `only` (all when None).

    `pseudo` adds the pseudo-locales `en-XA` and `ar-XB` to the catalogue.
    """
    checked = check_only(project, today)
    catalog, files = checked.loaded.catalog, checked.loaded.files
    if catalog is None or checked.failed:
        return checked

    def line_of(file: str, route: tuple[str | int, ...]) -> int:
        return resolve(Place(file, route), files).line

    if pseudo:
        catalog = with_pseudo(catalog)
    expected = expected_messages(catalog, checked.interface)
    chosen = tuple(only) if only is not None else None
    compiled = compile_catalog(catalog, expected, reviews_of(catalog), line_of, chosen)
    return replace(checked, compiled=compiled)


def status_labels(compiled: CompiledCatalog) -> dict[str, dict[str, tuple[str, ...]]]:
    """Locale -> status -> what its badge is called there, so that triage knows our own words in chat text."""
    return {
        tag: {
            name: (*sorted({plain(form) for form in status.badge.forms.values()}), *status.also_called)
            for name, status in view.statuses.items()
        }
        for tag, view in compiled.locales.items()
    }


def compiled_table(compiled: CompiledCatalog) -> dict[str, Any]:
    """The triage table of a compiled catalogue."""
    return triage_table(compiled.catalog, status_labels(compiled))

"""Diagnostics: what is wrong with the authors' text, where, and how to mend it, as values.

A diagnostic names its place by route (the keys that lead there), never by line: positions are looked up once, when a
report is written. Nothing here prints, logs or exits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

Route = tuple[str | int, ...]
"""The keys and list positions that lead from the top of a YAML document to a node."""


class Severity(StrEnum):
    """Errors stop a build; warnings are reported and counted."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file; lines and columns count from 1, the end is exclusive, columns count characters."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class Part(StrEnum):
    """Which part of a mapping entry is meant."""

    KEY = "key"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Place:
    """A node of a YAML file by its route, or a stretch of characters inside its text."""

    file: str
    """Path relative to the catalogue's folder, with forward slashes."""
    route: Route = ()
    part: Part = Part.VALUE
    start: int | None = None
    """First character inside the scalar's text, counted from 0; None means the whole node."""
    end: int | None = None

    def key(self) -> Place:
        """The same place, pointing at the key instead of its value."""
        return Place(self.file, self.route, Part.KEY)

    def at(self, *keys: str | int) -> Place:
        """A place below this one."""
        return Place(self.file, (*self.route, *keys))


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that has to do with the problem, and what it has to do with it."""

    where: Place | Span
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem."""

    rule: str
    """Kebab-case id of the rule; `helpcenter explain RULE` prints its page."""
    message: str
    where: Place | Span
    tip: str = ""
    """How to mend it, as one sentence."""
    related: tuple[Label, ...] = ()
    severity: Severity = Severity.ERROR


_SHOWN = 60


def quoted(value: object) -> str:
    """An author's own text between backticks, shortened so that a huge value does not become a huge message."""
    text = str(value)
    return f"`{text}`" if len(text) <= _SHOWN else f"`{text[: _SHOWN - 1]}…`"


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of `diagnostics` stops a build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)

"""Finding: a diagnostic with its places looked up, in the order a reader goes through the files."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Place, Severity, Span
from generator.source import YamlFile, resolve


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a file, and the line it begins in."""

    path: str
    """As the reader would write it."""
    span: Span
    line: str
    """Text of the first line, empty when the file could not be read."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic, located."""

    diagnostic: Diagnostic
    spot: Spot
    related: tuple[tuple[Spot, str], ...]
    """Further places, and what they have to do with the problem."""


def locate(diagnostics: Iterable[Diagnostic], files: Mapping[str, YamlFile], base: str = "") -> list[Finding]:
    """Look up every place, once; sorted by file, line and column."""
    lines: dict[str, list[str]] = {}

    def spot(place: Place | Span) -> Spot:
        span = resolve(place, files)
        if span.file not in lines:
            file = files.get(span.file)
            lines[span.file] = file.text.split("\n") if file else []
        known = lines[span.file]
        line = known[span.line - 1] if span.line <= len(known) else ""
        return Spot(posixpath.normpath(posixpath.join(base, span.file)), span, line)

    findings = [
        Finding(
            diagnostic, spot(diagnostic.where), tuple((spot(label.where), label.text) for label in diagnostic.related)
        )
        for diagnostic in diagnostics
    ]
    return sorted(
        findings, key=lambda finding: (finding.spot.span, finding.diagnostic.rule, finding.diagnostic.message)
    )


def counts(findings: Sequence[Finding]) -> tuple[int, int]:
    """How many errors and how many warnings."""
    errors = sum(finding.diagnostic.severity is Severity.ERROR for finding in findings)
    return errors, len(findings) - errors

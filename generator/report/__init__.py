"""Report: diagnostics as text for people and as JSON, SARIF or annotations for programs; pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from generator.diagnostics import Diagnostic
from generator.report.finding import Finding, locate
from generator.report.github import github
from generator.report.json_report import json_report
from generator.report.sarif import sarif
from generator.report.text import concise, text
from generator.source import YamlFile

__all__ = ["FORMATS", "render"]

FORMATS: Mapping[str, Callable[[list[Finding], bool], str]] = {
    "concise": concise,
    "github": github,
    "json": json_report,
    "sarif": sarif,
    "text": text,
}
"""Format name -> renderer; the second argument says whether to colour."""


def render(
    form: str, diagnostics: Iterable[Diagnostic], files: Mapping[str, YamlFile], *, colour: bool = False, base: str = ""
) -> str:
    """The report in one of `FORMATS`, ending with a line break unless it is empty.

    `base` is the catalogue's folder as the reader would write it (`catalog`); paths are shown below it. Raises
    KeyError for an unknown format.
    """
    return FORMATS[form](locate(diagnostics, files, base), colour)

"""GitHub: the report as workflow commands, which GitHub shows as annotations beside the lines of a pull request."""

from __future__ import annotations

from generator.report.excerpt import safe
from generator.report.finding import Finding


def github(findings: list[Finding], colour: bool) -> str:  # noqa: ARG001 - every renderer is called alike
    """One `::error` or `::warning` command a problem; GitHub shows the first ten of each in a step."""
    return "".join(f"{_command(finding)}\n" for finding in findings)


def _command(finding: Finding) -> str:
    diagnostic, span = finding.diagnostic, finding.spot.span
    properties = {
        "file": finding.spot.path,
        "line": span.line,
        "endLine": span.end_line,
        "col": span.column,
    }
    if span.end_line == span.line:
        # GitHub takes an end column only where the lines are the same.
        properties["endColumn"] = span.end_column
    properties["title"] = diagnostic.rule
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = " ".join(part for part in (diagnostic.message + ".", diagnostic.tip) if part)
    return f"::{diagnostic.severity} {listed}::{_data(safe(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

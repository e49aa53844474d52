"""JSON: the report as one JSON document, for programs that are not code scanners."""

from __future__ import annotations

import json
from typing import Any

from generator.report.finding import Finding, Spot, counts


def json_report(findings: list[Finding], colour: bool) -> str:  # noqa: ARG001 - every renderer is called alike
    """`{"diagnostics": [...], "errors": N, "warnings": N}`; other scripts as escapes, so no reader can mistake them."""
    errors, warnings = counts(findings)
    document = {"diagnostics": [_entry(finding) for finding in findings], "errors": errors, "warnings": warnings}
    return json.dumps(document, indent=2) + "\n"


def _entry(finding: Finding) -> dict[str, Any]:
    diagnostic = finding.diagnostic
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "tip": diagnostic.tip,
        **_place(finding.spot),
        "related": [{"message": label, **_place(spot)} for spot, label in finding.related],
    }


def _place(spot: Spot) -> dict[str, Any]:
    span = spot.span
    return {
        "file": spot.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }

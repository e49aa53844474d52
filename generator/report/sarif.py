"""SARIF: the report as a SARIF 2.1.0 log, for code scanning."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.report.finding import Finding, Spot
from generator.rules import RULES

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(findings: list[Finding], colour: bool) -> str:  # noqa: ARG001 - every renderer is called alike
    """One run with every rule that is broken; columns count characters."""
    broken = sorted({finding.diagnostic.rule for finding in findings})
    pages = {rule.id: rule for rule in RULES}
    driver = {
        "name": "helpcenter",
        "version": __version__,
        "rules": [
            {
                "id": rule,
                "shortDescription": {"text": pages[rule].title},
                "help": {"text": pages[rule].page, "markdown": pages[rule].page},
            }
            for rule in broken
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, broken.index(finding.diagnostic.rule)) for finding in findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _result(finding: Finding, rule_index: int) -> dict[str, Any]:
    diagnostic = finding.diagnostic
    words = diagnostic.message + (f"\n{diagnostic.tip}" if diagnostic.tip else "")
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule,
        "ruleIndex": rule_index,
        "level": diagnostic.severity.value,
        "message": {"text": words},
        "locations": [_location(finding.spot)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": label}, **_location(spot)}
            for number, (spot, label) in enumerate(finding.related, 1)
        ]
    return result


def _location(spot: Spot) -> dict[str, Any]:
    span = spot.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": quote(spot.path)}, "region": region}}

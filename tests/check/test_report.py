"""Report: no format lets a file's text steer the terminal or break the format, and marks stand where they should."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.diagnostics import Diagnostic, Label, Severity, Span
from generator.report import FORMATS, render
from generator.report.excerpt import WIDTH, excerpt
from generator.source import YamlFile
from generator.words.width import columns

LINES = "key: 'value, 100% \u202esure\u202c \x1b[31mred\x07'\n日本語: 😀 é\n"
FILES = {"a b.yaml": YamlFile("a b.yaml", LINES, None)}
FINDING = Diagnostic(
    "wrong-value",
    "this is 100% wrong:\n`\x1b[31m`",
    Span("a b.yaml", 1, 7, 1, 12),
    "Mend it, now.",
    (Label(Span("a b.yaml", 2, 6, 2, 7), "see here"),),
)
WARNING = Diagnostic("edge-space", "a space", Span("a b.yaml", 2, 1, 2, 4), severity=Severity.WARNING)


def reported(form: str, *findings: Diagnostic, colour: bool = False) -> str:
    return render(form, findings, FILES, colour=colour, base="catalog")


def is_steering(character: str) -> bool:
    return character != "\n" and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_nothing_steers_the_terminal(form: str) -> None:
    """Control and reordering characters of a file come out spelt, in every format."""
    assert not any(map(is_steering, reported(form, FINDING, WARNING)))


def test_text() -> None:
    """Line, marks, label and tip; wide characters count twice for the marks."""
    assert reported("text", FINDING, WARNING) == "\n".join(
        (
            "error[wrong-value]: this is 100% wrong: `<U+001B>[31m`",
            " --> catalog/a b.yaml:1:7",
            "  |",
            "1 | key: 'value, 100% <U+202E>sure<U+202C> <U+001B>[31mred<U+0007>'",
            "  |       ^^^^^",
            " ::: catalog/a b.yaml:2:6",
            "  |",
            "2 | 日本語: 😀 é",
            "  |         -- see here",
            "  = tip: Mend it, now.",
            "",
            "warning[edge-space]: a space",
            " --> catalog/a b.yaml:2:1",
            "  |",
            "2 | 日本語: 😀 é",
            "  | ^^^^^^",
            "",
            "1 error and 1 warning. `helpcenter explain RULE` says more about a rule.",
            "",
        )
    )


@pytest.mark.parametrize("form", ["text", "concise"])
def test_colour_only_adds_colour(form: str) -> None:
    """Without the colours the report is the same."""
    coloured = reported(form, FINDING, WARNING, colour=True)
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == reported(form, FINDING, WARNING)


def test_nothing_to_report() -> None:
    """Formats for programs stay well-formed."""
    assert reported("text") == "No problems found.\n"
    assert reported("concise") == reported("github") == ""
    assert json.loads(reported("json")) == {"diagnostics": [], "errors": 0, "warnings": 0}
    assert json.loads(reported("sarif"))["runs"][0]["results"] == []


def test_github_escapes_what_it_splits_at() -> None:
    """A percent sign or line break in a message, a comma or colon in a path, do not end the command."""
    span = Span("a,b:c.yaml", 3, 1, 4, 2)
    assert reported("github", Diagnostic("syntax", "50%,\nhalf", span)) == (
        "::error file=catalog/a%2Cb%3Ac.yaml,line=3,endLine=4,col=1,title=syntax::50%25, half.\n"
    )


def test_paths_outside_the_catalogue() -> None:
    """A profile from elsewhere is named from where the reader stands."""
    finding = Diagnostic("syntax", "x", Span("../other/platform.yaml", 1, 1, 1, 1))
    assert render("concise", [finding], {}, base="deep/catalog").startswith("deep/other/platform.yaml:1:1: ")
    assert render("concise", [Diagnostic("missing-file", "x", Span(".", 1, 1, 1, 1))], {}, base="c").startswith("c:1:1")


SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name", "rules"],
                                "properties": {"rules": {"items": {"required": ["id", "shortDescription", "help"]}}},
                            }
                        },
                    },
                    "results": {
                        "items": {
                            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"]},
                                "locations": {"items": {"$ref": "#/$defs/location"}, "minItems": 1},
                                "relatedLocations": {"items": {"$ref": "#/$defs/location"}},
                            },
                        }
                    },
                },
            },
        },
    },
    "$defs": {
        "location": {
            "required": ["physicalLocation"],
            "properties": {
                "physicalLocation": {
                    "required": ["artifactLocation", "region"],
                    "properties": {
                        "artifactLocation": {"properties": {"uri": {"type": "string", "pattern": "^[!-~]+$"}}},
                        "region": {"additionalProperties": {"type": "integer", "minimum": 1}},
                    },
                }
            },
        }
    },
}
"""The part of the SARIF 2.1.0 schema that our logs use; the full one was run on a log by hand."""


def test_sarif() -> None:
    """The log has the shape that code scanning reads, and every result its rule."""
    log = json.loads(reported("sarif", FINDING, WARNING))
    assert list(Draft202012Validator(SARIF).iter_errors(log)) == []
    (run,) = log["runs"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


LINE = st.text(
    st.one_of(st.sampled_from("ab \té日😀\u0301\u202e\x1b\u200d\u00ad-"), st.characters(codec="utf-8")), max_size=300
)


@given(LINE.map(lambda text: text.replace("\n", "")), st.integers(0, 320), st.integers(0, 320))
def test_excerpt_fits_and_marks_what_is_meant(line: str, start: int, end: int) -> None:
    """However long and strange a line, its excerpt fits the terminal and the marks stay below it."""
    found = excerpt(line, start, end)
    assert not any(is_steering(character) and character not in "\u200c\u200d" for character in found.text)
    assert columns(found.text) <= WIDTH
    assert found.width >= 1
    assert found.indent + found.width <= columns(found.text) + 1

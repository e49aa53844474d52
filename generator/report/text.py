"""Text: the report a person reads, with the line in question, marks below it, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.diagnostics import Severity
from generator.report.excerpt import excerpt, safe
from generator.report.finding import Finding, Spot, counts

_BOLD, _RED, _YELLOW, _BLUE, _OFF = "\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;34m", "\x1b[0m"
_COLOURS = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW}

Paint = Callable[[str, str], str]
"""(colour, text) -> text in that colour, or as it is."""


def concise(findings: list[Finding], colour: bool) -> str:
    """One line a problem: `file:line:column: severity[rule] message`; nothing when there is none."""
    paint = _painter(colour)
    return "".join(
        f"{_position(finding.spot)}: {_head(finding, paint)} {safe(finding.diagnostic.message)}\n"
        for finding in findings
    )


def text(findings: list[Finding], colour: bool) -> str:
    """Every problem with an excerpt, then a line that counts them."""
    paint = _painter(colour)
    blocks = ["\n".join(_block(finding, paint)) for finding in findings]
    return "\n\n".join([*blocks, _summary(findings, paint)]) + "\n"


def _block(finding: Finding, paint: Paint) -> Iterator[str]:
    diagnostic = finding.diagnostic
    spots = [finding.spot, *(spot for spot, _ in finding.related)]
    gutter = " " * len(str(max(spot.span.line for spot in spots)))
    yield f"{_head(finding, paint)}: {paint(_BOLD, safe(diagnostic.message))}"
    yield f"{gutter}{paint(_BLUE, '-->')} {_position(finding.spot)}"
    yield from _excerpt(finding.spot, gutter, paint, partial(paint, _COLOURS[diagnostic.severity]), "^")
    for spot, label in finding.related:
        yield f"{gutter}{paint(_BLUE, ':::')} {_position(spot)}"
        yield from _excerpt(spot, gutter, paint, partial(paint, _BLUE), "-", label=safe(label))
    if diagnostic.tip:
        yield f"{gutter} {paint(_BLUE, '=')} {paint(_BOLD, 'tip')}: {safe(diagnostic.tip)}"


def _excerpt(
    spot: Spot, gutter: str, paint: Paint, highlight: Callable[[str], str], mark: str, *, label: str = ""
) -> Iterator[str]:
    """The line of a spot with marks below it, and what is to be said about it behind them."""
    span = spot.span
    bar = paint(_BLUE, "|")
    if not spot.line.strip():
        if label:
            yield f"{gutter} {bar} {label}"
        return
    end = span.end_column if span.end_line == span.line else len(spot.line) + 1
    found = excerpt(spot.line, span.column - 1, end - 1)
    marks = " " * found.indent + highlight(mark * found.width + (f" {label}" if label else ""))
    yield f"{gutter} {bar}"
    yield f"{paint(_BLUE, str(span.line).rjust(len(gutter)))} {bar} {found.text.rstrip()}"
    yield f"{gutter} {bar} {marks}"


def _head(finding: Finding, paint: Paint) -> str:
    severity = finding.diagnostic.severity
    return paint(_COLOURS[severity], f"{severity}[{finding.diagnostic.rule}]")


def _position(spot: Spot) -> str:
    return f"{safe(spot.path)}:{spot.span.line}:{spot.span.column}"


def _summary(findings: list[Finding], paint: Paint) -> str:
    errors, warnings = counts(findings)
    if not findings:
        return "No problems found."
    parts = [
        paint(colour, f"{number} {word}{'' if number == 1 else 's'}")
        for number, word, colour in ((errors, "error", _RED), (warnings, "warning", _YELLOW))
        if number
    ]
    return f"{' and '.join(parts)}. `helpcenter explain RULE` says more about a rule."


def _painter(colour: bool) -> Paint:
    return (lambda code, words: f"{code}{words}{_OFF}") if colour else (lambda _, words: words)

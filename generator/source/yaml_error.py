"""YAML error: what the parser could not read, in words for people who do not know its grammar."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from generator.diagnostics import Diagnostic, Label, Span

# Part of the parser's words -> ours, and a tip; the first that fits. libyaml and PyYAML word some of them differently.
_WORDS: Mapping[str, tuple[str, str]] = {
    "mapping values are not allowed": (
        "a colon followed by a space cannot stand here",
        "Quote the text: a colon followed by a space starts a new entry.",
    ),
    "could not find expected ':'": (
        "this line has no `key: value`",
        "Write a colon and a space behind the key, or indent the line as part of the text above.",
    ),
    "expected key": ("this line does not fit the entries above", "Check its indentation against the lines above."),
    "'-' indicator": ("this line does not fit the list above", "Check its indentation against the lines above."),
    "expected ',' or ']'": ("a `,` or `]` is missing before this", "Close the bracket, or quote the text."),
    "expected ',' or '}'": ("a `,` or `}` is missing before this", "Close the brace, or quote the text."),
    "expected node content": ("a value is missing before this", "Write it, or remove the sign; quote a text of signs."),
    "block sequence entries are not allowed": ("a list cannot begin here", "Begin the list on a line of its own."),
    "cannot start any token": ("no value can begin with this character", "Quote the text."),
    "unknown escape character": (
        "this escape means nothing",
        "Double the backslash, or put the text into single quotes.",
    ),
    "document start": (
        "nothing may stand here: the value before it is complete",
        "Check the indentation and the quotes.",
    ),
    "expected comment or line break": ("a text cannot begin on this line", "Begin it on the next line, indented."),
    "unexpected document indicator": (
        "a quoted text does not go on over this line",
        "Add the closing quote before it.",
    ),
}
_CONTEXTS: Mapping[str, str] = {
    "quoted scalar": "the text begins here",
    "block mapping": "the entries begin here",
    "block collection": "the list begins here",
    "flow mapping": "the brace opens here",
    "flow sequence": "the bracket opens here",
}
_OTHERWISE = "Check quotes, brackets and indentation just before this place."


def explain(path: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    """A YAML error as a diagnostic; the parser's marks count characters of `text`."""
    problem = str(getattr(error, "problem", None) or "this is not YAML")
    context = str(getattr(error, "context", None) or "")
    lines = text.split("\n")
    where = _at(path, lines, getattr(error, "problem_mark", None)) or Span(path, 1, 1, 1, 1)
    opened = _at(path, lines, getattr(error, "context_mark", None))
    if "unexpected end of stream" in problem and opened:
        return Diagnostic("syntax", "this quote is never closed", opened, "Add the closing quote.")
    if "could not find expected ':'" in problem and opened:
        message, tip = _WORDS["could not find expected ':'"]
        return Diagnostic("syntax", message, opened, tip)
    label = next((words for name, words in _CONTEXTS.items() if name in context), "")
    related = (Label(opened, label),) if opened and label and opened != where else ()
    message, tip = next((words for part, words in _WORDS.items() if part in problem), (problem, _OTHERWISE))
    line = lines[where.line - 1]
    if "tab" in problem or "\t" in line[: len(line) - len(line.lstrip())]:
        message, tip = "a tab cannot indent a line", "Indent with spaces."
    return Diagnostic("syntax", message, where, tip, related)


def _at(path: str, lines: list[str], mark: yaml.Mark | None) -> Span | None:
    """Where a mark stands; the parser puts the end of a file behind its last line."""
    if mark is None:
        return None
    line = min(mark.line, len(lines) - 1)
    column = mark.column if line == mark.line else len(lines[line])
    column = min(column, len(lines[line]))
    return Span(path, line + 1, column + 1, line + 1, min(column + 1, len(lines[line])) + 1)

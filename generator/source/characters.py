"""Characters: decodes a file's bytes and finds what a reader cannot see, before any YAML is parsed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice

from generator.diagnostics import Diagnostic, Span

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that reorder the text around them, so that a reader sees something else than a program."""

_BIDI = re.compile(f"[{''.join(sorted(BIDI_CONTROLS))}]")

# Besides what YAML forbids: the line separators that YAML 1.1 counts as line breaks and editors do not, because every
# position after one of them would be wrong, and the byte order mark anywhere but at the start.
_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no text may hold even as an escape: XML has no way to write it, and half a character cannot be encoded."""

_MOST = 20
"""Findings of one kind that are reported for a file; a binary file would give thousands."""


def decode(path: str, raw: bytes) -> tuple[str, list[Diagnostic]]:
    """The text of a UTF-8 file with plain line feeds and without a byte order mark, and what is wrong with its bytes.

    Bytes that are not UTF-8 come out as U+FFFD.
    """
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text, found = raw.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = _line_feeds(raw[: error.start].decode("utf-8"))
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        text = raw.decode("utf-8", "replace")
        tip = "Save the file as UTF-8."
        found = [Diagnostic("syntax", "the file is not UTF-8 text", Span(path, line, column, line, column + 1), tip)]
    return _line_feeds(text), found


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def bidi_controls(path: str, text: str) -> list[Diagnostic]:
    """A diagnostic for each character that reorders the text around it."""
    return list(islice(_find(path, text, _BIDI, bidi_control), _MOST))


def forbidden(path: str, text: str) -> tuple[str, list[Diagnostic]]:
    """`text` with a space for each character no YAML file may hold, and a diagnostic for each."""
    found = list(islice(_find(path, text, _FORBIDDEN, control), _MOST))
    return (_FORBIDDEN.sub(" ", text) if found else text), found


def _find(
    path: str, text: str, pattern: re.Pattern[str], diagnose: Callable[[str, Span], Diagnostic]
) -> Iterator[Diagnostic]:
    line, line_start = 1, 0
    for match in pattern.finditer(text):
        position = match.start()
        line += text.count("\n", line_start, position)
        line_start = text.rfind("\n", 0, position) + 1
        column = position - line_start + 1
        yield diagnose(match.group(), Span(path, line, column, line, column + 1))


def bidi_control(character: str, span: Span) -> Diagnostic:
    """The diagnostic for one such character."""
    return Diagnostic(
        "bidi-control",
        f"an invisible control character reorders this text: {_name(character)}",
        span,
        "Remove it; right-to-left languages need no control characters in the catalogue.",
    )


def control(character: str, span: Span) -> Diagnostic:
    """The diagnostic for a character that nobody can see or print."""
    message = f"a character that no catalogue file may hold: {_name(character)}"
    return Diagnostic("syntax", message, span, "Remove the invisible character.")


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()

"""PO reading: a gettext file into entries with their lines, refusing what gettext readers would silently mend.

Babel reads the entries; it takes a line without its closing quote for one that has it and drops the last letter. So
the form of every line is looked at first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO

from babel.messages import Catalog as PoCatalog
from babel.messages.pofile import PoFileError, read_po

from generator.diagnostics import Diagnostic, Label, Span
from generator.source.characters import bidi_controls, decode

_MOST_BYTES = 8_000_000
_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[(\d)\])?) +)?({_STRING})\s*")
_HEADER_LINE = 1


@dataclass(frozen=True, slots=True)
class PoEntry:
    """One message of a PO file."""

    key: str
    ids: tuple[str, ...]
    """The source text, or its singular and plural."""
    texts: tuple[str, ...]
    """The translation, or its plural forms by index; empty where nothing is written."""
    fuzzy: bool
    line: int
    text_lines: Mapping[int, int]
    """Index of the form -> line where its text begins."""

    def span(self, file: str, index: int | None = None) -> Span:
        """Where the entry begins, or one of its texts."""
        line = self.line if index is None else self.text_lines.get(index, self.line)
        return Span(file, line, 1, line, 2)


@dataclass(frozen=True, slots=True)
class PoFile:
    """What was read from a PO file."""

    path: str
    text: str
    entries: tuple[PoEntry, ...] = ()
    language: str | None = None
    """The tag in the header, if there is one."""
    plural_expression: str = "0"
    plural_line: int = _HEADER_LINE


@dataclass(slots=True)
class _Lines:
    """Where things stand, by message key."""

    context: dict[str, int] = field(default_factory=dict)
    texts: dict[str, dict[int, int]] = field(default_factory=dict)
    plural: int = _HEADER_LINE


def read_po_file(path: str, raw: bytes) -> tuple[PoFile | None, list[Diagnostic]]:
    """The entries that have a context; None when the file cannot be read as a whole."""
    if len(raw) > _MOST_BYTES:
        message = f"the file has more than {_MOST_BYTES:,} bytes"
        return None, [Diagnostic("file-limit", message, Span(path, 1, 1, 1, 1), "Is this the right file?")]
    text, found = decode(path, raw)
    found += bidi_controls(path, text)
    lines = _Lines()
    found += _look_over(path, text, lines)
    if found:
        return None, found
    try:
        catalog = read_po(StringIO(text), abort_invalid=True)
    except PoFileError as error:
        return None, [Diagnostic("syntax", str(error).rpartition(" on ")[0], _at(path, error.lineno + 1), _TIP)]
    except (ValueError, LookupError, TypeError, AssertionError) as error:
        message = f"this is not a PO file that can be read: {error}"
        return None, [Diagnostic("syntax", message, _at(path, _HEADER_LINE), _TIP)]
    language = catalog.locale_identifier
    return PoFile(
        path,
        text,
        tuple(_entries(catalog, lines)),
        language.replace("_", "-") if language else None,
        str(catalog.plural_expr),
        lines.plural,
    ), []


_TIP = "Save the file again with a PO editor."


def _look_over(path: str, text: str, lines: _Lines) -> list[Diagnostic]:
    """Check the form of every line, and note where each message stands."""
    found: list[Diagnostic] = []
    key = ""
    part = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            words = "this is no line of a PO file: a keyword and a text in double quotes are expected"
            found.append(Diagnostic("syntax", words, Span(path, number, 1, number, len(line) + 1), _TIP))
            continue
        keyword, index, string = match.groups()
        part = keyword or part
        if keyword == "msgctxt":
            key = string[1:-1]
            if key in lines.context:
                label = Label(_at(path, lines.context[key]), "first written here")
                words = f"the message `{key}` stands here twice"
                found.append(Diagnostic("duplicate-key", words, _at(path, number), "Remove one of the two.", (label,)))
            lines.context[key] = number
        elif keyword and keyword.startswith("msgstr"):
            lines.texts.setdefault(key, {})[int(index or 0)] = number
        if part == "msgstr" and not key and "Plural-Forms" in string:
            lines.plural = number
    return found


def _entries(catalog: PoCatalog, lines: _Lines) -> list[PoEntry]:
    entries = []
    for message in catalog:
        if message.context is None:
            continue
        ids = message.id if isinstance(message.id, list | tuple) else (message.id,)
        string = message.string if isinstance(message.string, list | tuple) else (message.string or "",)
        line = lines.context.get(message.context, message.lineno or _HEADER_LINE)
        entries.append(
            PoEntry(
                message.context,
                tuple(map(str, ids)),
                tuple(text or "" for text in string),
                message.fuzzy,
                line,
                lines.texts.get(message.context, {}),
            )
        )
    return entries


def _at(path: str, line: int) -> Span:
    return Span(path, line, 1, line, 2)

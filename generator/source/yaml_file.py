"""YAML file: turns the text of one file into nodes, within limits, reporting every problem it can.

The document is built from parser events rather than by `yaml.compose`, which recurses and takes the process down on
deeply nested input. Anchors, aliases, tags and further documents are refused: a catalogue needs none of them, and
they are how small files become large or dangerous ones.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from generator.diagnostics import Diagnostic, Label, Span
from generator.source.nodes import Entry, Extent, MappingNode, Node, ScalarNode, SequenceNode

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that reorder the text around them, so that a reader sees something else than a program."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read before it is refused."""

    characters: int = 4_000_000
    depth: int = 40
    nodes: int = 400_000


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class YamlFile:
    """One file: its path inside the catalogue, its text, and its document if there is one."""

    path: str
    text: str
    root: Node | None


class _Refused(Exception):
    """Carries the one diagnostic that ends the reading of a file; never leaves this module."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def read_yaml(path: str, raw: bytes, limits: Limits = LIMITS) -> tuple[YamlFile, list[Diagnostic]]:
    """Read one file's bytes into nodes; a file that cannot be read has no root and at least one diagnostic."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        span = Span(path, line, column, line, column + 1)
        return YamlFile(path, raw.decode("utf-8", "replace"), None), [
            Diagnostic("syntax", "the file is not UTF-8 text", span, "Save the file as UTF-8.")
        ]
    found = _bidi_controls(path, text)
    if len(text) > limits.characters:
        message = f"the file has {len(text):,} characters; at most {limits.characters:,} are read"
        return YamlFile(path, "", None), [
            *found,
            Diagnostic("file-limit", message, Span(path, 1, 1, 1, 1), "Split the file, or remove what is generated."),
        ]
    builder = _Builder(path, limits)
    try:
        root = builder.build(text)
    except _Refused as refused:
        return YamlFile(path, text, None), [*found, *builder.found, refused.diagnostic]
    except yaml.YAMLError as error:
        return YamlFile(path, text, None), [*found, *builder.found, _syntax(path, text, error)]
    return YamlFile(path, text, root), [*found, *builder.found]


class _Builder:
    """Builds nodes from parser events with an explicit stack."""

    def __init__(self, path: str, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self.found: list[Diagnostic] = []
        self.nodes = 0

    def build(self, text: str) -> Node | None:
        """The document's root, or None for an empty file."""
        root: Node | None = None
        documents = 0
        stack: list[tuple[MappingNode | SequenceNode, ScalarNode | None]] = []
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "a file holds one document", "Remove the line `---` and what follows it.")
            elif isinstance(event, yaml.AliasEvent):
                self._refuse(event, "aliases are not read", "Write the value out instead of `*name`.")
            elif isinstance(event, yaml.NodeEvent):
                self._admit(event, len(stack))
                if isinstance(event, yaml.ScalarEvent):
                    node: Node = ScalarNode(event.value, event.style or "plain", _extent(event))
                elif isinstance(event, yaml.MappingStartEvent):
                    node = MappingNode(_extent(event))
                else:
                    node = SequenceNode(_extent(event))
                if stack:
                    stack[-1] = self._attach(stack[-1], node, event)
                else:
                    root = node
                if not isinstance(node, ScalarNode):
                    stack.append((node, None))
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                done, _ = stack.pop()
                done.extent = _close(done.extent, event)
        return root

    def _attach(
        self, top: tuple[MappingNode | SequenceNode, ScalarNode | None], node: Node, event: Any
    ) -> tuple[MappingNode | SequenceNode, ScalarNode | None]:
        parent, key = top
        if isinstance(parent, SequenceNode):
            parent.items.append(node)
            return parent, None
        if key is None:
            if not isinstance(node, ScalarNode):
                self._refuse(event, "a key must be a text", "Write `key: value` with a plain word as the key.")
            return parent, node
        first = parent.entries.get(key.text)
        if first is None:
            parent.entries[key.text] = Entry(key, node)
        else:
            self.found.append(
                Diagnostic(
                    "duplicate-key",
                    f"the key `{key.text}` stands here twice",
                    _span(self.path, key.extent),
                    "Remove one of the two, or rename it.",
                    (Label(_span(self.path, first.key.extent), "first written here"),),
                )
            )
        return parent, None

    def _admit(self, event: Any, depth: int) -> None:
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            self._refuse(event, f"the file has more than {self.limits.nodes:,} values", "Split the file.", "file-limit")
        if depth > self.limits.depth:
            message = f"values are nested deeper than {self.limits.depth} levels"
            self._refuse(event, message, "Check the brackets and the indentation.", "file-limit")
        if event.anchor is not None:
            self._refuse(event, "anchors are not read", "Write the value out where it is needed.")
        if event.tag is not None and event.tag != "!":
            self._refuse(event, f"the tag `{event.tag}` is not read", "Remove the tag; types follow from the key.")

    def _refuse(self, event: Any, message: str, tip: str, rule: str = "syntax") -> NoReturn:
        raise _Refused(Diagnostic(rule, message, _span(self.path, _extent(event)), tip))


def _extent(event: Any) -> Extent:
    start, end = event.start_mark, event.end_mark
    return Extent(start.index, end.index, start.line, start.column, end.line, end.column)


def _close(opened: Extent, event: Any) -> Extent:
    end = event.end_mark
    return Extent(opened.start, end.index, opened.line, opened.column, end.line, end.column)


def _span(path: str, extent: Extent) -> Span:
    return Span(path, extent.line + 1, extent.column + 1, extent.end_line + 1, extent.end_column + 1)


def _syntax(path: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    """A YAML error as a diagnostic in plain words; the parser's own words come last."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "this is not YAML"
    related: tuple[Label, ...] = ()
    if mark is None:
        position = getattr(error, "position", 0) or 0
        before = text[:position]
        line, column = before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1
        problem = "a control character that YAML does not allow"
    else:
        line, column = mark.line + 1, mark.column + 1
        opened = getattr(error, "context_mark", None)
        context = getattr(error, "context", None)
        if opened is not None and context and (opened.line, opened.column) != (mark.line, mark.column):
            span = Span(path, opened.line + 1, opened.column + 1, opened.line + 1, opened.column + 2)
            related = (Label(span, str(context)),)
    tip = _syntax_tip(problem, text, line)
    return Diagnostic("syntax", problem, Span(path, line, column, line, column + 1), tip, related)


def _syntax_tip(problem: str, text: str, line: int) -> str:
    lines = text.splitlines()
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())] or "'\\t'" in problem:
        return "Indent with spaces, not with tabs."
    if "mapping values are not allowed" in problem:
        return "Quote the text: a colon followed by a space starts a new entry."
    if "block end" in problem or "block mapping" in problem:
        return "Check the indentation of this line against the lines above."
    if "control character" in problem:
        return "Remove the invisible character."
    return "Check quotes, brackets and indentation just before this place."


def _bidi_controls(path: str, text: str) -> list[Diagnostic]:
    if BIDI_CONTROLS.isdisjoint(text):
        return []
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        for column, character in enumerate(line, 1):
            if character in BIDI_CONTROLS:
                name = unicodedata.name(character)
                found.append(
                    Diagnostic(
                        "bidi-control",
                        f"an invisible control character reorders this text: U+{ord(character):04X} {name}",
                        Span(path, number, column, number, column + 1),
                        "Remove it; right-to-left languages need no control characters in the catalogue.",
                    )
                )
    return found

"""YAML file: turns the text of one file into nodes, within limits, reporting every problem it can.

The document is built from parser events rather than by `yaml.compose`, which recurses and takes the process down on
deeply nested input. Anchors, aliases, tags and further documents are refused: a catalogue needs none of them, and
they are how small files become large or dangerous ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from generator.diagnostics import Diagnostic, Label, Span, quoted
from generator.source.characters import BIDI_CONTROLS, bidi_control, bidi_controls, decode, forbidden
from generator.source.nodes import Entry, Extent, MappingNode, Node, ScalarNode, SequenceNode
from generator.source.yaml_error import explain

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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


class _RefusedError(Exception):
    """Carries the one diagnostic that ends the reading of a file; never leaves this module."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def read_yaml(path: str, raw: bytes, limits: Limits = LIMITS) -> tuple[YamlFile, list[Diagnostic]]:
    """Read one file's bytes into nodes; a file that cannot be read has no root and at least one diagnostic."""
    if len(raw) > 4 * limits.characters:
        return _too_long(path, limits)
    text, found = decode(path, raw)
    if found:
        return YamlFile(path, text, None), found
    if len(text) > limits.characters:
        return _too_long(path, limits)
    found = bidi_controls(path, text)
    readable, controls = forbidden(path, text)
    builder = _Builder(path, limits)
    root = None
    try:
        root = builder.build(readable)
    except _RefusedError as refused:
        builder.found.append(refused.diagnostic)
    except yaml.YAMLError as error:
        builder.found.append(explain(path, text, error))
    return YamlFile(path, text, root), [*found, *controls, *builder.found]


def _too_long(path: str, limits: Limits) -> tuple[YamlFile, list[Diagnostic]]:
    message = f"the file has more than {limits.characters:,} characters"
    tip = "Split the file, or remove what is generated."
    return YamlFile(path, "", None), [Diagnostic("file-limit", message, Span(path, 1, 1, 1, 1), tip)]


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
                    node: Node = self._scalar(event, text)
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
                    f"the key {quoted(key.text)} stands here twice",
                    _span(self.path, key.extent),
                    "Remove one of the two, or rename it.",
                    (Label(_span(self.path, first.key.extent), "first written here"),),
                )
            )
        return parent, None

    def _scalar(self, event: Any, text: str) -> ScalarNode:
        node = ScalarNode(event.value, event.style or "plain", _extent(event))
        escaped = BIDI_CONTROLS.intersection(node.text) if node.style == '"' else frozenset()
        # Controls that stand in the file as they are were found before.
        if escaped and BIDI_CONTROLS.isdisjoint(text[node.extent.start : node.extent.end]):
            self.found.append(bidi_control(min(escaped), _span(self.path, node.extent)))
        return node

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
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, f"the tag {quoted(tag)} is not read", "Remove the tag; types follow from the key.")

    def _refuse(self, event: Any, message: str, tip: str, rule: str = "syntax") -> NoReturn:
        raise _RefusedError(Diagnostic(rule, message, _span(self.path, _extent(event)), tip))


def _extent(event: Any) -> Extent:
    start, end = event.start_mark, event.end_mark
    return Extent(start.index, end.index, start.line, start.column, end.line, end.column)


def _close(opened: Extent, event: Any) -> Extent:
    end = event.end_mark
    return Extent(opened.start, end.index, opened.line, opened.column, end.line, end.column)


def _span(path: str, extent: Extent) -> Span:
    return Span(path, extent.line + 1, extent.column + 1, extent.end_line + 1, extent.end_column + 1)

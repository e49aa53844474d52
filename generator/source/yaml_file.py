"""YAML file: turns the text of one file into nodes, within limits, reporting every problem it can.

The document is built from parser events rather than by `yaml.compose`, which recurses and takes the process down on
deeply nested input. Anchors, aliases, tags and further documents are refused: a catalogue needs none of them, and
they are how small files become large or dangerous ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from generator.diagnostics import Diagnostic, Label, Span, quoted
from generator.source.characters import (
    BIDI_CONTROLS,
    UNPRINTABLE,
    bidi_control,
    bidi_controls,
    control,
    decode,
    forbidden,
)
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

_MOST = 100
"""Findings that are kept for one file: a list mistaken for a mapping would give one a line."""


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
        self.text = ""
        self.root: Node | None = None
        self.nodes = 0
        self.documents = 0
        self.open: list[MappingNode | SequenceNode] = []
        self.keys: list[ScalarNode | None] = []
        """For each open collection, the key that waits for its value."""

    def build(self, text: str) -> Node | None:
        """The document's root, or None for an empty file."""
        self.text = text
        steps: Mapping[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._begin,
            yaml.SequenceStartEvent: self._begin,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        for event in yaml.parse(text, Loader=_Loader):
            step = steps.get(type(event))
            if step is not None:
                step(event)
        return self.root

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse(event, "a file holds one document", "Remove the line `---` and what follows it.")

    def _alias(self, event: Any) -> None:
        self._refuse(event, "aliases are not read", "Write the value out instead of `*name`.")

    def _begin(self, event: Any) -> None:
        if len(self.open) > self.limits.depth:
            message = f"values are nested deeper than {self.limits.depth} levels"
            self._refuse(event, message, "Check the brackets and the indentation.", "file-limit")
        kind = MappingNode if type(event) is yaml.MappingStartEvent else SequenceNode
        node = kind(_extent(event))
        self._attach(node, event)
        self.open.append(node)
        self.keys.append(None)

    def _end(self, event: Any) -> None:
        node = self.open.pop()
        self.keys.pop()
        end = event.end_mark
        node.extent = node.extent._replace(end=end.index, end_line=end.line, end_column=end.column)

    def _scalar(self, event: Any) -> None:
        node = ScalarNode(event.value, event.style or "plain", _extent(event))
        self._attach(node, event)
        if node.style == '"':
            if not BIDI_CONTROLS.isdisjoint(node.text):
                self._escaped_control(node)
            if unprintable := UNPRINTABLE.search(node.text):
                self.found.append(control(unprintable.group(), _span(self.path, node.extent)))

    def _escaped_control(self, node: ScalarNode) -> None:
        """Report a control that is written as an escape; those that stand in the file as they are were found before."""
        if BIDI_CONTROLS.isdisjoint(self.text[node.extent.start : node.extent.end]):
            control = min(BIDI_CONTROLS.intersection(node.text))
            self.found.append(bidi_control(control, _span(self.path, node.extent)))

    def _attach(self, node: Node, event: Any) -> None:
        """Admit a node and put it where it belongs in the collection that is open."""
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            self._refuse(event, f"the file has more than {self.limits.nodes:,} values", "Split the file.", "file-limit")
        if event.anchor is not None:
            self._refuse(event, "anchors are not read", "Write the value out where it is needed.")
        if event.tag is not None and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, f"the tag {quoted(tag)} is not read", "Remove the tag; types follow from the key.")
        if not self.open:
            self.root = node
            return
        parent, key = self.open[-1], self.keys[-1]
        if isinstance(parent, SequenceNode):
            parent.items.append(node)
        elif key is not None:
            self.keys[-1] = None
            first = parent.entries.setdefault(key.text, Entry(key, node))
            if first.key is not key and len(self.found) < _MOST:
                self._duplicate(key, first.key)
        elif isinstance(node, ScalarNode):
            self.keys[-1] = node
        else:
            self._refuse(event, "a key must be a text", "Write `key: value` with a plain word as the key.")

    def _duplicate(self, key: ScalarNode, first: ScalarNode) -> None:
        message = f"the key {quoted(key.text)} stands here twice"
        label = Label(_span(self.path, first.extent), "first written here")
        tip = "Remove one of the two, or rename it."
        self.found.append(Diagnostic("duplicate-key", message, _span(self.path, key.extent), tip, (label,)))

    def _refuse(self, event: Any, message: str, tip: str, rule: str = "syntax") -> NoReturn:
        raise _RefusedError(Diagnostic(rule, message, _span(self.path, _extent(event)), tip))


def _extent(event: Any) -> Extent:
    start, end = event.start_mark, event.end_mark
    return Extent(start.index, end.index, start.line, start.column, end.line, end.column)


def _span(path: str, extent: Extent) -> Span:
    return Span(path, extent.line + 1, extent.column + 1, extent.end_line + 1, extent.end_column + 1)

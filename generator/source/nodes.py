"""Nodes: a YAML document as scalars, mappings and sequences that remember their position in the file.

There are tens of thousands of the small ones, so they are named tuples, which Python makes fastest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Extent(NamedTuple):
    """Where a node stands: character offsets into the text and 0-based line and column of its start and end."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


class ScalarNode(NamedTuple):
    """Text as the author wrote it; no type is guessed."""

    text: str
    style: str
    """`plain`, `'`, `"`, `|` or `>`."""
    extent: Extent

    @property
    def plain(self) -> bool:
        """Whether the text stands without quotes."""
        return self.style == "plain"


@dataclass(slots=True)
class Entry:
    """One `key: value` of a mapping."""

    key: ScalarNode
    value: Node


@dataclass(slots=True)
class MappingNode:
    """Entries in file order; of duplicate keys only the first is kept."""

    extent: Extent
    entries: dict[str, Entry] = field(default_factory=dict)

    def get(self, key: str) -> Node | None:
        """The value under `key`, if any."""
        entry = self.entries.get(key)
        return entry.value if entry else None


@dataclass(slots=True)
class SequenceNode:
    """Items in file order."""

    extent: Extent
    items: list[Node] = field(default_factory=list)


Node = ScalarNode | MappingNode | SequenceNode


def walk_scalars(node: Node, route: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], ScalarNode]]:
    """Every scalar below `node` with its route, in file order."""
    match node:
        case ScalarNode():
            yield route, node
        case MappingNode():
            for key, entry in node.entries.items():
                yield from walk_scalars(entry.value, (*route, key))
        case SequenceNode():
            for index, item in enumerate(node.items):
                yield from walk_scalars(item, (*route, index))

"""Position: resolves a place (file and route) to a span (line and column), once, at the edge."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics import Part, Place, Span
from generator.source.nodes import Entry, Extent, MappingNode, Node, ScalarNode, SequenceNode
from generator.source.yaml_file import YamlFile

_ESCAPE_LENGTH = {"x": 4, "u": 6, "U": 10}


def resolve(place: Place | Span, files: Mapping[str, YamlFile]) -> Span:
    """Find where `place` stands; a route that is not there resolves to the nearest node above it."""
    if isinstance(place, Span):
        return place
    file = files.get(place.file)
    if file is None or file.root is None:
        return Span(place.file, 1, 1, 1, 1)
    entry: Entry | None = None
    node: Node = file.root
    for position, step in enumerate(place.route):
        found = _step(node, step)
        if found is None:
            # A missing key is shown at the key of the mapping that lacks it.
            return _span(place.file, entry.key.extent if entry else _first(node))
        entry, node = found
        if position == len(place.route) - 1 and place.part is Part.KEY and entry is not None:
            return _span(place.file, entry.key.extent)
    if isinstance(node, ScalarNode):
        if place.start is not None:
            return _inside(place, file, node)
        return _span(place.file, node.extent)
    return _span(place.file, entry.key.extent if entry else _first(node))


def _step(node: Node, step: str | int) -> tuple[Entry | None, Node] | None:
    if isinstance(node, MappingNode) and isinstance(step, str):
        entry = node.entries.get(step)
        return (entry, entry.value) if entry else None
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
        return None, node.items[step]
    if isinstance(node, ScalarNode) and step == 0:
        # Where a list of alternatives may stand, one value may stand without brackets.
        return None, node
    return None


def _first(node: Node) -> Extent:
    """The extent of a collection's first line: a whole block would underline half the file."""
    extent = node.extent
    if isinstance(node, MappingNode) and node.entries:
        return next(iter(node.entries.values())).key.extent
    return Extent(extent.start, extent.start + 1, extent.line, extent.column, extent.line, extent.column + 1)


def _span(path: str, extent: Extent) -> Span:
    return Span(path, extent.line + 1, extent.column + 1, extent.end_line + 1, extent.end_column + 1)


def _inside(place: Place, file: YamlFile, node: ScalarNode) -> Span:
    """The span of some characters of a scalar's text, found by walking its raw form."""
    assert place.start is not None
    raw = file.text[node.extent.start : node.extent.end]
    offsets = _raw_offsets(raw, node)
    end = place.end if place.end is not None else place.start + 1
    first = offsets[min(place.start, len(offsets) - 1)][0]
    last = offsets[min(end, len(offsets)) - 1][1] if end > place.start else first
    line, column = _line_column(raw, first, node.extent)
    end_line, end_column = _line_column(raw, max(first, last), node.extent)
    return Span(place.file, line, column, end_line, end_column)


def _line_column(raw: str, offset: int, extent: Extent) -> tuple[int, int]:
    before = raw[:offset]
    breaks = before.count("\n")
    if breaks == 0:
        return extent.line + 1, extent.column + offset + 1
    return extent.line + breaks + 1, offset - before.rfind("\n")


def _raw_offsets(raw: str, node: ScalarNode) -> list[tuple[int, int]]:
    """For each character of the scalar's text, and for its end, where it begins and ends in its raw form."""
    offsets = _block_offsets(raw, node.text) if node.style in ("|", ">") else _flow_offsets(raw, node)
    end = min(offsets[-1][1] if offsets else 0, len(raw))
    return [*offsets, (end, end)]


def _block_offsets(raw: str, text: str) -> list[tuple[int, int]]:
    """Offsets in a literal or folded block: its lines without their common indentation, some line breaks folded."""
    start = raw.find("\n") + 1
    indent = max(0, _leading_spaces(raw[start:]) - _leading_spaces(text))
    kept: list[int] = []
    for line in raw[start:].split("\n"):
        kept += range(start + min(indent, len(line)), start + len(line) + 1)
        start += len(line) + 1
    offsets: list[tuple[int, int]] = []
    at = 0
    for character in text:
        # A folded break is a space or nothing in the text.
        while at < len(kept) - 1 and raw[kept[at]] == "\n" and character not in " \n":
            at += 1
        offset = kept[min(at, len(kept) - 1)]
        offsets.append((offset, offset + 1))
        at += 1
    return offsets


def _leading_spaces(text: str) -> int:
    """The spaces before the first visible character of a block's first line that has one."""
    before = text[: len(text) - len(text.lstrip(" \n"))]
    return len(before) - before.rfind("\n") - 1


def _flow_offsets(raw: str, node: ScalarNode) -> list[tuple[int, int]]:
    """Offsets in plain or quoted text: escapes are longer than what they mean, breaks and indentation are folded."""
    position = 1 if node.style in ("'", '"') else 0
    offsets: list[tuple[int, int]] = []
    for character in node.text:
        start = _skip_to(raw, position, character, node.style)
        position = start + _raw_length(raw, start, node.style)
        offsets.append((start, position))
    return offsets


def _skip_to(raw: str, position: int, character: str, style: str) -> int:
    """Pass over the indentation and line breaks that folding removed from the text."""
    if character in (" ", "\n") and position < len(raw) and raw[position] == "\n":
        return position
    while position < len(raw) and raw[position] in " \n" and raw[position] != character:
        position += 1
    if style == '"' and raw[position : position + 2] == "\\\n":
        position += 2
        while position < len(raw) and raw[position] in " ":
            position += 1
    return position


def _raw_length(raw: str, position: int, style: str) -> int:
    """How many raw characters stand for one character of the text."""
    here = raw[position : position + 2]
    if style == "'" and here == "''":
        return 2
    if style == '"' and here[:1] == "\\":
        return _ESCAPE_LENGTH.get(here[1:], 2)
    if here[:1] == "\n":
        length = 1
        while position + length < len(raw) and raw[position + length] in " ":
            length += 1
        return length
    return 1

"""Edit: changes single values of a YAML text in place, so that every other line, comment and quote stays as it is.

The positions come from the nodes `read_yaml` made of the same text. An edit keeps the style of the scalar it replaces;
a new entry is written where its neighbours in the wanted order stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import Route
from generator.model.base import is_misread_elsewhere
from generator.source.nodes import Entry, MappingNode, Node, ScalarNode
from generator.source.yaml_file import YamlFile, read_yaml

Tree = Mapping[str, "str | Tree"]
"""New entries: keys to texts, nested as they stand in the file."""

Rank = Callable[[Route], int]
"""Where an entry belongs among its siblings: lower comes first."""

_INDENT = 2
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; they must not overlap, and those at one place keep their order."""
    pieces, position = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < position:
            raise ValueError(f"two edits change the same text at {edit.start}")
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, text[position:]])


def replace_scalar(text: str, node: ScalarNode, value: str) -> Edit:
    """Write `value`, a single line, in the place of a scalar, in its own style where that can hold it."""
    start, end = node.extent.start, node.extent.end
    raw = text[start:end]
    if node.style == "'" and value.isprintable():
        written = single_quoted(value)
    elif node.style == "plain" and raw and is_plain(value):
        written = value
    elif node.style in ("|", ">"):
        written = _block(raw, value)
    else:
        written = double_quoted(value)
    if not raw and start and text[start - 1] == ":":
        written = f" {written}"
    return Edit(start, end, written)


def double_quoted(value: str) -> str:
    """The text between double quotes."""
    return '"' + "".join(_ESCAPES.get(char) or _escaped(char) for char in value) + '"'


def single_quoted(value: str) -> str:
    """The text between single quotes."""
    return "'" + value.replace("'", "''") + "'"


def is_plain(value: str) -> bool:
    """Whether the text needs no quotes for any YAML reader, neither on a line of its own nor between braces."""
    if not value or value != value.strip() or not value.isprintable() or is_misread_elsewhere(value):
        return False
    return all(_only_value(before + value + after) == value for before, after in (("k: ", "\n"), ("{k: ", "}\n")))


def insert_entries(
    file: YamlFile, root: MappingNode, new: Tree, rank: Rank, *, write: Callable[[str], str] = double_quoted
) -> tuple[list[Edit], list[Route]]:
    """Edits that add `new` to the mapping at the top of a file, and the routes that are taken by something else.

    `rank` gets routes from the top of the file; `write` puts a text into its quotes.
    """
    edits: list[Edit] = []
    refused: list[Route] = []
    _insert(_Work(file.text, rank, write, edits, refused), root, new, (), None)
    return edits, refused


def remove_entry(text: str, entry: Entry) -> Edit:
    """Take out an entry with its lines."""
    return Edit(_line_start(text, entry.key.extent.start), _entry_end(text, entry), "")


@dataclass(frozen=True, slots=True)
class _Work:
    text: str
    rank: Rank
    write: Callable[[str], str]
    edits: list[Edit]
    refused: list[Route]

    def put(self, position: int, lines: Iterable[str]) -> None:
        block = "".join(lines)
        if position == len(self.text) and self.text and not self.text.endswith("\n"):
            block = "\n" + block.removesuffix("\n")
        self.edits.append(Edit(position, position, block))

    def ranked(self, names: Iterable[str], route: Route) -> list[str]:
        return sorted(names, key=lambda name: self.rank((*route, name)))

    def lines(self, route: Route, value: str | Tree, column: int) -> Iterator[str]:
        """The lines of a new entry."""
        key = str(route[-1])
        name = key if is_plain(key) else double_quoted(key)
        if isinstance(value, str):
            yield f"{' ' * column}{name}: {self.write(value)}\n"
            return
        yield f"{' ' * column}{name}:\n"
        yield from self.below(route, value, column + _INDENT)

    def below(self, route: Route, tree: Tree, column: int) -> Iterator[str]:
        for name in self.ranked(tree, route):
            yield from self.lines((*route, name), tree[name], column)


def _insert(work: _Work, mapping: MappingNode, new: Tree, route: Route, parent: Entry | None) -> None:
    if work.text.startswith("{", mapping.extent.start):
        work.refused.extend((*route, key) for key in new)
        return
    column = next(iter(mapping.entries.values())).key.extent.column
    present = work.ranked(mapping.entries, route)
    for key in work.ranked(new, route):
        value, here = new[key], (*route, key)
        entry = mapping.entries.get(key)
        if entry is None:
            before = [name for name in present if work.rank((*route, name)) <= work.rank(here)]
            place = _entry_end(work.text, mapping.entries[before[-1]]) if before else _head(work.text, mapping, parent)
            work.put(place, work.lines(here, value, column))
        elif isinstance(value, str):
            work.refused.append(here)
        elif isinstance(entry.value, MappingNode) and entry.value.entries:
            _insert(work, entry.value, value, here, entry)
        elif isinstance(entry.value, ScalarNode) and entry.value.plain and entry.value.text == "":
            work.put(_line_end(work.text, entry.key.extent.end), work.below(here, value, column + _INDENT))
        else:
            work.refused.append(here)


def _head(text: str, mapping: MappingNode, parent: Entry | None) -> int:
    """Where an entry before all others begins: under the parent's key, above the comment of the first entry."""
    if parent is not None:
        return _line_end(text, parent.key.extent.end)
    return _line_start(text, next(iter(mapping.entries.values())).key.extent.start)


def _entry_end(text: str, entry: Entry) -> int:
    """Where the line after an entry begins."""
    node: Node = entry.value
    key = entry.key
    while not text.startswith(("{", "["), node.extent.start):
        if isinstance(node, MappingNode) and node.entries:
            last = list(node.entries.values())[-1]
            key, node = last.key, last.value
        elif not isinstance(node, ScalarNode | MappingNode) and node.items:
            node = node.items[-1]
        else:
            break
    # A block scalar and an empty value end where the next line begins; what counts is the last character shown.
    shown = text[node.extent.start : node.extent.end].rstrip()
    return _line_end(text, node.extent.start + len(shown) if shown else key.extent.end)


def _line_start(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1


def _line_end(text: str, position: int) -> int:
    found = text.find("\n", position)
    return len(text) if found < 0 else found + 1


def _block(raw: str, value: str) -> str:
    """A block scalar with the same header, indentation and end, holding one line."""
    header, _, body = raw.partition("\n")
    lines = [line for line in body.split("\n") if line.strip()]
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())] if lines else " " * _INDENT
    tail = body[len(body.rstrip()) :]
    return f"{header}\n{indent}{value}{tail}"


def _escaped(char: str) -> str:
    if char.isprintable() or char in "\xa0\u202f\u2009\u200c\u200d":
        # The last two join and part letters in Persian and Indic scripts; the others are spaces that do not break.
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _only_value(document: str) -> str | None:
    """The text under the one key of a small document, if that is a plain scalar."""
    file, found = read_yaml("", document.encode("utf-8", "replace"))
    node = file.root.get("k") if isinstance(file.root, MappingNode) and not found else None
    return node.text if isinstance(node, ScalarNode) and node.plain else None

"""Write back: new words into the text of a locale's files, changing no other line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.diagnostics import Place, Route
from generator.load import Loaded
from generator.load.locale_file import read_words
from generator.model.catalog import Words
from generator.source import MappingNode, Node, ScalarNode, YamlFile, read_yaml
from generator.source.edit import Edit, Tree, apply_edits, double_quoted, insert_entries, replace_scalar
from generator.translation.sheet import Sheet
from generator.words.plurals import CATEGORIES


@dataclass(frozen=True, slots=True)
class WrittenBack:
    """The texts of the files that change, and the messages that could not be written."""

    texts: Mapping[str, str]
    """Path inside the catalogue -> its new text."""
    refused: tuple[str, ...]
    """Keys of messages whose place in the file is taken by something else, or whose file is missing."""


def write_back(loaded: Loaded, sheet: Sheet, new: Mapping[str, Words]) -> WrittenBack:
    """Put `new` (message key -> words) into the files of the sheet's locale.

    A message keeps its place, its quotes and its comments; one that is new is written where the source has it.
    """
    by_file: dict[str, dict[str, Words]] = {}
    for key, words in new.items():
        place = loaded.message_places.get((sheet.locale, key))
        path = place.file if place else f"locales/{sheet.locale}/{sheet.expected[key].file}.yml"
        by_file.setdefault(path, {})[key] = words
    rank = message_rank(sheet.locale, sheet.keys)
    texts: dict[str, str] = {}
    refused: list[str] = []
    for path, messages in by_file.items():
        file = loaded.files.get(path)
        text, left = _one_file(file, loaded.message_places, sheet.locale, messages, rank) if file else (None, [])
        if file is None or text is None or not _says(file, text, sheet.locale, messages, left):
            refused += messages
        else:
            refused += left
            if text != file.text:
                texts[path] = text
    return WrittenBack(texts, tuple(refused))


def message_rank(locale: str, keys: Iterable[str]) -> Callable[[Route], int]:
    """Where a key stands among its siblings: as in `keys`, plural categories in CLDR's order, anything else last."""
    ranks: dict[Route, int] = {}
    for index, key in enumerate(keys):
        parts = key.split(".")
        for length in range(1, len(parts) + 1):
            ranks.setdefault((locale, *parts[:length]), index)

    def rank(route: Route) -> int:
        name = str(route[-1])
        return CATEGORIES.index(name) if name in CATEGORIES else ranks.get(route, len(ranks))

    return rank


def _one_file(
    file: YamlFile,
    places: Mapping[tuple[str, str], Place],
    locale: str,
    messages: Mapping[str, Words],
    rank: Callable[[Route], int],
) -> tuple[str | None, list[str]]:
    """The file's new text, and the keys that have no place in it."""
    edits: list[Edit] = []
    left: list[str] = []
    tree: dict[str, Tree | str] = {}
    for key, words in messages.items():
        place = places.get((locale, key))
        node = _node(file.root, place.route) if place else None
        if node is None:
            _plant(tree, (locale, *key.split(".")), words)
        elif (changes := _changes(file, node, words)) is not None:
            edits += changes
            if isinstance(node, MappingNode) and not isinstance(words, str) and not _is_flow(file, node):
                missing = {name: text for name, text in words.items() if name not in node.entries}
                if missing:
                    _plant(tree, (locale, *key.split(".")), missing)
        else:
            left.append(key)
    if tree:
        if not isinstance(file.root, MappingNode):
            return None, []
        inserted, taken = insert_entries(file, file.root, tree, rank)
        edits += inserted
        left += [key for key in messages if any((locale, *key.split("."))[: len(route)] == route for route in taken)]
    return apply_edits(file.text, edits), left


def _changes(file: YamlFile, node: Node, words: Words) -> list[Edit] | None:
    """Edits that make an existing message say `words`; None when it is written as something else."""
    if isinstance(node, ScalarNode):
        listed = (words,) if isinstance(words, str) else tuple(words.values())
        if len(listed) != 1:
            return None
        return [] if node.text == listed[0] else [replace_scalar(file.text, node, listed[0])]
    if isinstance(node, MappingNode) and not isinstance(words, str):
        if _is_flow(file, node) and not set(words) <= set(node.entries):
            kept = {
                name: entry.value.text for name, entry in node.entries.items() if isinstance(entry.value, ScalarNode)
            }
            texts = {**kept, **words}
            inner = ", ".join(f"{name}: {double_quoted(texts[name])}" for name in CATEGORIES if name in texts)
            return [Edit(node.extent.start, node.extent.end, "{" + inner + "}")]
        edits = []
        for name, entry in node.entries.items():
            if name in words and isinstance(entry.value, ScalarNode) and entry.value.text != words[name]:
                edits.append(replace_scalar(file.text, entry.value, words[name]))
        return edits
    return None


def _is_flow(file: YamlFile, node: Node) -> bool:
    return file.text.startswith("{", node.extent.start)


def _node(root: Node | None, route: Route) -> Node | None:
    node = root
    for step in route:
        node = node.get(str(step)) if isinstance(node, MappingNode) else None
    return node


def _plant(tree: dict[str, Tree | str], route: Route, words: Words) -> None:
    here = tree
    for step in route[:-1]:
        below = here.setdefault(str(step), {})
        assert isinstance(below, dict)
        here = below
    here[str(route[-1])] = words


def _says(file: YamlFile, text: str, locale: str, messages: Mapping[str, Words], left: list[str]) -> bool:
    """Whether the new text says what it should, and everything else as before."""
    before, _ = read_words(file, locale)
    edited, found = read_yaml(file.path, text.encode())
    after, _ = read_words(edited, locale)
    if before is None or after is None or found:
        return False
    wanted = {**before.words, **{key: words for key, words in messages.items() if key not in left}}
    return all(_same(after.words.get(key), words) for key, words in wanted.items()) and len(after.words) == len(wanted)


def _same(written: Words | None, wanted: Words) -> bool:
    if isinstance(written, str) or isinstance(wanted, str) or written is None:
        texts = wanted if isinstance(wanted, str) else next(iter(wanted.values()))
        return written == texts
    return all(written.get(name) == text for name, text in wanted.items())

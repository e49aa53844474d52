"""Locale file: the words of one locale, from nested keys to flat message keys."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Place, Route, quoted
from generator.load.validation import unquoted
from generator.model.base import is_misread_elsewhere
from generator.model.catalog import Words
from generator.source import MappingNode, Node, ScalarNode, SequenceNode, YamlFile

PLURAL_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The six categories of Unicode's plural rules; a message may have any of them, a key may be called none of them."""


@dataclass(frozen=True, slots=True)
class FileWords:
    """The messages of one file."""

    words: dict[str, Words] = field(default_factory=dict)
    """Message key -> words; a message without any text is left out, an empty plural form is an empty text."""
    places: dict[str, Place] = field(default_factory=dict)
    """Message key -> where it stands, also for a message without any text."""


def read_words(file: YamlFile, locale: str) -> tuple[FileWords | None, list[Diagnostic]]:
    """The messages of one locale file; None when its top is not what it must be, so that nothing can be known."""
    found: list[Diagnostic] = []
    root = file.root.get(locale) if isinstance(file.root, MappingNode) and len(file.root.entries) == 1 else None
    if root is None:
        return None, [_root_error(file, locale)]
    read = FileWords()
    if isinstance(root, MappingNode):
        _Reader(file.path, read, found).read_keys(root, (locale,))
    elif not (isinstance(root, ScalarNode) and root.text == ""):
        place = Place(file.path, (locale,))
        found.append(
            Diagnostic("wrong-type", "expected a mapping of keys to values", place, "Write `key: text` lines.")
        )
    return read, found


def _root_error(file: YamlFile, locale: str) -> Diagnostic:
    place = Place(file.path)
    if isinstance(file.root, MappingNode) and file.root.entries:
        wrong = next((key for key in file.root.entries if key != locale), locale)
        place = Place(file.path, (wrong,)).key()
    return Diagnostic(
        "locale-root",
        f"the one key at the top of this file must be its locale, `{locale}`",
        place,
        f"Write `{locale}:` as the first key and indent everything else under it.",
    )


class _Reader:
    """Walks the nested keys of one file."""

    def __init__(self, path: str, read: FileWords, found: list[Diagnostic]) -> None:
        self.path = path
        self.words = read.words
        self.places = read.places
        self.found = found

    def read(self, node: Node, route: Route) -> None:
        """Read a message, or the keys of a group of messages."""
        if isinstance(node, ScalarNode):
            self._store(route, self._text(node, route))
        elif isinstance(node, SequenceNode):
            place = Place(self.path, route)
            tip = "Write one text for the message."
            self.found.append(Diagnostic("wrong-type", "expected a text, found a list", place, tip))
            self.places[_key(route)] = place
        elif node.entries and all(
            key in PLURAL_CATEGORIES and isinstance(entry.value, ScalarNode) for key, entry in node.entries.items()
        ):
            self._store(route, {key: self._text(entry.value, (*route, key)) for key, entry in node.entries.items()})
        else:
            self.read_keys(node, route)

    def read_keys(self, node: MappingNode, route: Route) -> None:
        """Read each entry of a group."""
        for key, entry in node.entries.items():
            place = Place(self.path, (*route, key)).key()
            if key in PLURAL_CATEGORIES:
                message = f"`{key}` is the name of a plural category and cannot be a message key here"
                tip = "Rename the key, or give all entries plural categories."
                self.found.append(Diagnostic("reserved-key", message, place, tip))
            elif "." in key:
                message = f"the key {quoted(key)} has a dot"
                tip = "Nest the keys: write the part after the dot on a line of its own, indented."
                self.found.append(Diagnostic("wrong-value", message, place, tip))
            else:
                self.read(entry.value, (*route, key))

    def _store(self, route: Route, words: Words) -> None:
        self.places[_key(route)] = Place(self.path, route)
        if words:
            self.words[_key(route)] = words

    def _text(self, node: Node, route: Route) -> str:
        assert isinstance(node, ScalarNode)
        place = Place(self.path, route)
        if node.text == "":
            tip = "Write the text, or remove the key."
            self.found.append(Diagnostic("wrong-value", "this message is empty", place, tip))
        elif node.plain and is_misread_elsewhere(node.text):
            self.found.append(unquoted(place, node.text))
        return node.text


def _key(route: Route) -> str:
    """The message key: the keys below the locale, with dots between."""
    return ".".join(str(step) for step in route[1:])

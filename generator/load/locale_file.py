"""Locale file: the words of one locale, from nested keys to flat message keys."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, Place, Route
from generator.model.base import is_misread_elsewhere
from generator.model.catalog import Words
from generator.source import MappingNode, Node, ScalarNode, YamlFile

PLURAL_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The six categories of Unicode's plural rules; a message may have any of them, a key may be called none of them."""


def read_words(file: YamlFile, locale: str) -> tuple[dict[str, Words], dict[str, Place], list[Diagnostic]]:
    """The messages of one locale file by message key, with the place of each."""
    words: dict[str, Words] = {}
    places: dict[str, Place] = {}
    found: list[Diagnostic] = []
    if file.root is None:
        return words, places, found
    if not isinstance(file.root, MappingNode):
        return words, places, [_root_error(file, locale)]
    root = file.root.get(locale)
    if root is None or len(file.root.entries) != 1:
        return words, places, [_root_error(file, locale)]
    reader = _Reader(file.path, words, places, found)
    reader.read(root, (locale,))
    return words, places, found


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

    def __init__(
        self, path: str, words: dict[str, Words], places: dict[str, Place], found: list[Diagnostic]
    ) -> None:
        self.path = path
        self.words = words
        self.places = places
        self.found = found

    def read(self, node: Node, route: Route) -> None:
        place = Place(self.path, route)
        if isinstance(node, ScalarNode):
            self._store(route, self._text(node, route), place)
        elif isinstance(node, MappingNode):
            reserved = [key for key in node.entries if key in PLURAL_CATEGORIES]
            if reserved and len(reserved) == len(node.entries):
                forms = {
                    key: self._text(entry.value, (*route, key))
                    for key, entry in node.entries.items()
                    if isinstance(entry.value, ScalarNode)
                }
                if len(forms) == len(node.entries):
                    self._store(route, forms, place)
                    return
            for key in reserved:
                self.found.append(
                    Diagnostic(
                        "reserved-key",
                        f"`{key}` is the name of a plural category and cannot be a message key here",
                        place.at(key).key(),
                        "Rename the key, or give all entries plural categories.",
                    )
                )
            for key, entry in node.entries.items():
                if key not in PLURAL_CATEGORIES:
                    self.read(entry.value, (*route, key))
        else:
            self.found.append(
                Diagnostic("wrong-type", "expected a text, found a list", place, "Write one text for the message.")
            )

    def _store(self, route: Route, words: Words, place: Place) -> None:
        key = ".".join(str(step) for step in route[1:])
        self.words[key] = words
        self.places[key] = place

    def _text(self, node: Node, route: Route) -> str:
        assert isinstance(node, ScalarNode)
        if node.plain and (node.text == "" or is_misread_elsewhere(node.text)):
            self.found.append(
                Diagnostic(
                    "wrong-type",
                    f"`{node.text}` is not read as text by every YAML reader"
                    if node.text
                    else "this message is empty",
                    Place(self.path, route),
                    f"Quote it: `'{node.text}'`." if node.text else "Write the text, or remove the key.",
                )
            )
        return node.text

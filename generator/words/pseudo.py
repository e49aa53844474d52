"""Pseudo-locales: the source made strange on the fly, so that layouts and forgotten words can be looked at.

`en-XA` is accented and about a third longer; `ar-XB` is written from right to left. Whatever a page shows in plain
English under one of them did not come from the catalogue. They are made when asked for and never stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from generator.model import Catalog, LocaleEntry, LocaleState
from generator.model.catalog import Words
from generator.words.message import Code, Link, Message, Slot, Strong, Text, parse_message
from generator.words.plurals import CATEGORIES, reached

PSEUDO_LOCALES = ("en-XA", "ar-XB")

_OPEN, _CLOSE = "⟦", "⟧"
"""Around every accented message: a page that shows only one of them has cut the message, or glued two together."""

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = str.maketrans(_PLAIN, "áƀçďéƒĝĥíĵķļɱñóþǫŕšţúṽŵẋýžÁƁÇĎÉƑĜĤÍĴĶĻṀÑÓÞǪŔŠŢÚṼŴẊÝŽ")
_LENGTHENED = {letter: letter + letter.lower() for letter in "áéíóúýÁÉÍÓÚÝ"}

_ARABIC = str.maketrans(_PLAIN + ",?", "ابتدهفغحيجكلمنوبقرستوفصخيز" * 2 + "،؟")

_ESCAPED = {character: f"\\{character}" for character in "\\*`[]{}"}


def pseudo_words(source: Mapping[str, Words], tag: str) -> dict[str, Words]:
    """The source's words as `tag` (one of `PSEUDO_LOCALES`) says them; placeholders, markup and codes are untouched.

    Raises KeyError for another tag.
    """
    change, wrap = _CHANGES[tag]
    categories = reached(tag, 10**6)

    def say(text: str) -> str:
        said = written(_changed(parse_message(text)[0], change))
        return f"{_OPEN}{said}{_CLOSE}" if wrap else said

    def forms(words: Mapping[str, str]) -> dict[str, str]:
        rest = next(words[name] for name in reversed(CATEGORIES) if name in words)
        return {name: say(words.get(name, rest)) for name in categories}

    return {key: say(words) if isinstance(words, str) else forms(words) for key, words in source.items()}


def with_pseudo(catalog: Catalog, tags: Iterable[str] = PSEUDO_LOCALES) -> Catalog:
    """The catalogue with pseudo-locales beside its own, as published as these."""
    chosen = tuple(tags)
    source = catalog.words[catalog.source_locale]
    locales = {**catalog.file.locales, **{tag: LocaleEntry(state=LocaleState.PUBLISHED) for tag in chosen}}
    return replace(
        catalog,
        file=catalog.file.model_copy(update={"locales": locales}),
        words={**catalog.words, **{tag: pseudo_words(source, tag) for tag in chosen}},
    )


def written(message: Message) -> str:
    """A parsed message as text again, so that parsing it gives the same message."""
    pieces: list[str] = []
    for part in message:
        match part:
            case Text(text):
                pieces.append("".join(_ESCAPED.get(character, character) for character in text))
            case Slot(name):
                pieces.append(f"{{{name}}}")
            case Code(text):
                pieces.append(f"`{text}`")
            case Strong(parts):
                pieces.append(f"**{written(parts)}**")
            case Link(kind, target, parts):
                pieces.append(f"[{written(parts)}]({kind}:{target})")
    return "".join(pieces)


def _changed(message: Message, change: Callable[[str], str]) -> Message:
    changed: list[Text | Slot | Code | Strong | Link] = []
    for part in message:
        match part:
            case Text(text):
                changed.append(Text(change(text)))
            case Strong(parts):
                changed.append(Strong(_changed(parts, change)))
            case Link(kind, target, parts):
                changed.append(Link(kind, target, _changed(parts, change)))
            case _:
                changed.append(part)
    return tuple(changed)


def _accented(text: str) -> str:
    return "".join(_LENGTHENED.get(letter, letter) for letter in text.translate(_ACCENTED))


def _mirrored(text: str) -> str:
    return text.translate(_ARABIC)


_CHANGES: Mapping[str, tuple[Callable[[str], str], bool]] = {"en-XA": (_accented, True), "ar-XB": (_mirrored, False)}
"""Tag -> what happens to plain text, and whether messages are marked at both ends."""

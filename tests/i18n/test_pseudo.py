"""Pseudo-locales: every word of the source is strange, and nothing else has changed."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compile import compile_catalog
from generator.load import load_catalog
from generator.model import Catalog
from generator.model.catalog import Words
from generator.pipeline.prepare import read_interface
from generator.words.expected import expected_messages
from generator.words.message import Code, Link, Message, Strong, Text, parse_message, plain, slots
from generator.words.pseudo import PSEUDO_LOCALES, pseudo_words, with_pseudo, written
from tests.conftest import CATALOG


@cache
def shipped() -> Catalog:
    catalog = load_catalog(CATALOG).catalog
    assert catalog is not None
    return catalog


def source() -> dict[str, Words]:
    return dict(shipped().words["en"])


def forms(words: Words) -> list[str]:
    return [words] if isinstance(words, str) else list(words.values())


def plain_letters(message: Message) -> str:
    """What a reader would recognise as English."""
    pieces = []
    for part in message:
        match part:
            case Text(text):
                pieces.append("".join(letter for letter in text if letter.isascii() and letter.isalpha()))
            case Strong(parts) | Link(_, _, parts):
                pieces.append(plain_letters(parts))
            case _:
                pass
    return "".join(pieces)


def kept(message: Message) -> list[str]:
    """What must not change: code, link targets, placeholders."""
    found = sorted(slots(message))
    for part in message:
        match part:
            case Code(text):
                found.append(text)
            case Link(kind, target, parts):
                found += [f"{kind}:{target}", *kept(parts)]
            case Strong(parts):
                found += kept(parts)
            case _:
                pass
    return sorted(found)


@pytest.mark.parametrize("tag", PSEUDO_LOCALES)
def test_every_message_is_strange_and_whole(tag: str) -> None:
    """No English letter is left in the prose; placeholders, codes and links are the same."""
    made = pseudo_words(source(), tag)
    assert made.keys() == source().keys()
    for key, words in source().items():
        there = parse_message(forms(words)[-1])[0]
        for text in forms(made[key]):
            here, faults = parse_message(text)
            assert faults == (), key
            assert plain_letters(here) == "", key
            assert kept(here) == kept(there), key


def test_accented_is_a_third_longer() -> None:
    """Long enough to show where a translation would not fit."""
    made = pseudo_words(source(), "en-XA")
    before = sum(len(plain(parse_message(text)[0])) for words in source().values() for text in forms(words))
    after = sum(len(plain(parse_message(text)[0])) for words in made.values() for text in forms(words))
    assert 1.3 < after / before < 1.5
    assert pseudo_words({"a": "Expired"}, "en-XA") == {"a": "⟦Ééẋþííŕééď⟧"}


def test_arabic_has_six_forms_and_no_control_characters() -> None:
    """The writing itself runs from right to left."""
    made = pseudo_words({"a": {"one": "{n} day", "other": "{n} days"}}, "ar-XB")["a"]
    assert not isinstance(made, str)
    assert list(made) == ["zero", "one", "two", "few", "many", "other"]
    assert made["one"] != made["two"] == made["other"]
    assert all(text.isprintable() and text.startswith("{n} ") for text in made.values())


def test_another_tag_is_refused() -> None:
    """There are two."""
    with pytest.raises(KeyError):
        pseudo_words({}, "nl")


@given(st.text())
def test_written_messages_are_read_again(text: str) -> None:
    """A message that is parsed, written and parsed again is the same message."""
    message, _ = parse_message(text)
    assert parse_message(written(message))[0] == message


def test_they_are_built_beside_the_others() -> None:
    """They compile like any published language, and never get into the catalogue itself."""
    grown = with_pseudo(shipped())
    assert set(grown.published) == {*shipped().published, *PSEUDO_LOCALES}
    assert not set(PSEUDO_LOCALES) & set(shipped().words)
    expected = expected_messages(grown, read_interface())
    compiled = compile_catalog(grown, expected, only=PSEUDO_LOCALES)
    assert {tag: view.direction for tag, view in compiled.locales.items()} == {"ar-XB": "rtl", "en-XA": "ltr"}
    assert compiled.locales["en-XA"].statuses["expired"].badge.text() == "⟦Ééẋþííŕééď⟧"

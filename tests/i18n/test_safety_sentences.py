"""Safety in every published language: a sentence about withdrawals that is turned round does not pass unseen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.load import load_catalog
from generator.model import Catalog, Safety
from generator.model.catalog import Words
from generator.pipeline.prepare import read_interface
from generator.rules import Context, flipped_safety
from generator.words.safety import Switch, forbids, mentions, said
from generator.words.terms import find, prose
from tests.conftest import CATALOG

LOADED = load_catalog(CATALOG)


def catalog() -> Catalog:
    assert LOADED.catalog is not None
    return LOADED.catalog


TRANSLATIONS = [tag for tag in catalog().published if tag != catalog().source_locale and tag in catalog().glossaries]
SOURCE = catalog().glossaries[catalog().source_locale]


def last_form(words: Words) -> str:
    return words if isinstance(words, str) else list(words.values())[-1]


def guarded() -> list[str]:
    """The messages whose source says whether a guarded switch is on or off."""
    keys = []
    for key, words in catalog().words[catalog().source_locale].items():
        text, labelled = prose(last_form(words)), prose(last_form(words), labels=True)
        for term in SOURCE.terms.values():
            if term.guarded and any(each.meant for each in mentions(text, term.use, term.use, labelled, SOURCE.safety)):
                keys.append(key)
                break
    return keys


def forbidding() -> list[str]:
    """The messages whose source forbids something."""
    words = catalog().words[catalog().source_locale]
    return [key for key, text in words.items() if forbids(prose(last_form(text)), SOURCE.safety.never)]


def turned_round(text: str, safety: Safety) -> str:
    """Every word for on becomes one for off, and the other way round."""
    for each in reversed(said(prose(text), safety)):
        forms = safety.enable if each.word is Switch.OFF else safety.disable
        whole = max(forms, key=lambda form: ("*" not in form, len(form))).strip("*")
        text = text[: each.start] + whole + text[each.end :]
    return text


def allowed(text: str, safety: Safety) -> str:
    """Every word that forbids is gone."""
    for found in reversed(list(find((*safety.never, *safety.negate), prose(text)))):
        text = text[: found.start()] + text[found.end() :]
    return text


def reported(locale: str, keys: list[str], change: Callable[[str, Safety], str]) -> set[str]:
    """The messages of a locale that the rule reports once their texts are changed."""
    safety = catalog().glossaries[locale].safety
    words = dict(catalog().words[locale])
    for key in keys:
        old = words[key]
        words[key] = (
            change(old, safety)
            if isinstance(old, str)
            else {category: change(text, safety) for category, text in old.items()}
        )
    source = catalog().source_locale
    changed = replace(catalog(), words={source: catalog().words[source], locale: words})
    context = Context(LOADED, changed, read_interface(), dt.date(2026, 11, 21))
    places = {place: key for (tag, key), place in LOADED.message_places.items() if tag == locale}
    routes = {(place.file, place.route): key for place, key in places.items()}
    found = set()
    for diagnostic in flipped_safety.check(context):
        where = diagnostic.where
        assert hasattr(where, "route")
        for length in range(len(where.route), 0, -1):
            if (where.file, where.route[:length]) in routes:
                found.add(routes[where.file, where.route[:length]])
                break
    return found


def test_there_is_something_to_guard() -> None:
    """The source names withdrawals often, and forbids often."""
    assert len(guarded()) > 25
    assert len(forbidding()) > 20


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_nothing_is_reported_as_it_is(locale: str) -> None:
    """Every translation says what its source says."""
    assert reported(locale, [], turned_round) == set()


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_every_switch_turned_round_is_reported(locale: str) -> None:
    """In each language, sentence by sentence; by-names of badges are checked where they say it."""
    keys = [key for key in guarded() if key in catalog().words[locale] and not key.endswith(".also_called")]
    assert set(keys) - reported(locale, keys, turned_round) == set()


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_every_lost_prohibition_is_reported(locale: str) -> None:
    """Never send the secret; do not delete the connection."""
    keys = [key for key in forbidding() if key in catalog().words[locale]]
    assert set(keys) - reported(locale, keys, allowed) == set()

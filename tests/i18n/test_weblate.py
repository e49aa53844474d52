"""Weblate: the component file names every file of words, and what it reads keeps its bytes."""

from __future__ import annotations

import json

import pytest

from generator.load import load_catalog
from generator.load.catalog import LOCALE_FILES
from generator.words.plurals import reached
from tests.conftest import CATALOG, ROOT

LOADED = load_catalog(CATALOG)


def test_components() -> None:
    """One component for each of the five files, with settings under which Weblate rewrites no untouched line."""
    components = json.loads((ROOT / "weblate.json").read_text(encoding="utf-8"))
    assert [component["slug"] for component in components] == list(LOCALE_FILES)
    for component in components:
        name = component["slug"]
        assert component["filemask"] == f"catalog/locales/*/{name}.yml"
        assert component["template"] == f"catalog/locales/en/{name}.yml"
        assert (ROOT / component["template"]).is_file()
        assert component["file_format"] == "ruby-yaml"
        assert component["file_format_params"] == {"yaml_indent": 2, "yaml_line_wrap": 65535}


@pytest.mark.parametrize("locale", sorted(LOADED.catalog.words) if LOADED.catalog else ())
def test_counted_messages_have_every_form_weblate_writes(locale: str) -> None:
    """It fills the forms of a language by position: a missing one would shift the others.

    French, Italian, Portuguese and Spanish have `many` for a million, whether a message ever counts so far or not.
    """
    assert LOADED.catalog is not None
    needed = set(reached(locale, 1_000_000))
    counted = {key: words for key, words in LOADED.catalog.words[locale].items() if not isinstance(words, str)}
    assert {key: set(words) for key, words in counted.items() if set(words) != needed} == {}

"""The search index: what it holds for languages with and without spaces, and what it makes readers load."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config

from generator.pages import Page, PageKind, SearchEntry
from generator.plugin.search import add_entries, needed_scripts, set_up_search
from generator.resources import mkdocs_config, site_source


def entries(title: str, separator: str) -> list[dict[str, object]]:
    config = load_config(str(mkdocs_config()), docs_dir=str(site_source() / "public"))
    words = {"search.config.lang": "en", "search.config.pipeline": "stemmer", "search.config.separator": separator}
    set_up_search(config, words)
    config.plugins["material/search"].on_config(config)
    page = Page("a/", PageKind.CODE, title, title, "", "", search=(SearchEntry("", title, title),))
    add_entries(config, words, [page])
    index: Any = config.plugins["material/search"]
    return list(index.search_index.entries)


def test_han_characters_stand_apart() -> None:
    """Where the theme splits at an invisible character, there is one at each border of a Han character."""
    assert entries("API密钥 -2015", "[\\s\\u200b]+")[0]["title"] == "API\u200b密\u200b钥 -2015"


def test_other_text_stays_as_it_is() -> None:
    """And is escaped."""
    assert entries("a < 密钥", "[\\s]+")[0]["title"] == "a &lt; 密钥"


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", set()),
        ("nl", {"lunr.stemmer.support", "lunr.nl"}),
        ("ja", {"lunr.stemmer.support", "lunr.ja", "tinyseg"}),
    ],
)
def test_only_the_stemmers_of_the_language_are_published(language: str, names: set[str]) -> None:
    """Half a megabyte of others is left out."""
    files = needed_scripts({"search.config.lang": language})
    assert {Path(file).name.removesuffix(".js").removesuffix(".min") for file in files} == names


def test_published_stemmers_exist(small_site: Path) -> None:
    """Dutch has one, English needs none."""
    assert sorted(path.name for path in (small_site / "nl" / "assets" / "javascripts" / "lunr").rglob("*.js")) == [
        "lunr.nl.min.js",
        "lunr.stemmer.support.min.js",
    ]
    assert not (small_site / "en" / "assets" / "javascripts" / "lunr").exists()
    index = json.loads((small_site / "nl" / "search" / "search_index.json").read_text())
    assert index["config"]["lang"] == ["nl"]

"""Search: fills the theme's index with entries of ours and tells it how to cut words, so that codes can be found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from generator.pages import Page

PLUGIN = "material/search"

SEPARATOR = r"""[\s\u200b\u3000\-_,:;.=&/()\[\]{}"'`’“”«»„!?#+*|<>@%~^$\\…·。、，．？！；：（）「」]+"""
"""What stands between words: everything that is no letter and no digit in codes, labels and sentences, so that
`-2015`, `EAPI:Invalid key` and `api-signature-not-valid` are words that a reader can type in part."""


def set_up_search(config: MkDocsConfig, words: Mapping[str, str]) -> None:
    """Choose stemmer and separator for the locale; `words` are the theme's."""
    plugin: Any = config.plugins.get(PLUGIN)
    if plugin is None:
        return
    plugin.config.lang = [words["search.config.lang"]]
    plugin.config.separator = SEPARATOR
    plugin.config.pipeline = [name.strip() for name in words["search.config.pipeline"].split(",") if name.strip()]


def add_entries(config: MkDocsConfig, pages: Iterable[Page]) -> None:
    """Write the pages' entries into the index; it holds HTML, so text is escaped."""
    plugin: Any = config.plugins.get(PLUGIN)
    if plugin is not None:
        plugin.search_index.entries.extend(entry for page in pages for entry in _entries(page))


def needed_scripts(words: Mapping[str, str]) -> frozenset[str]:
    """The files of the theme's stemmers that the locale loads, relative to the site."""
    language = words["search.config.lang"]
    base = "assets/javascripts/lunr"
    if language == "en":
        return frozenset()
    return frozenset(
        f"{base}/{name}"
        for name in ("min/lunr.stemmer.support.min.js", f"min/lunr.{language}.min.js", "tinyseg.js", "wordcut.js")
    )


def _entries(page: Page) -> Iterator[dict[str, object]]:
    for entry in page.search:
        location = f"{page.uri}#{entry.anchor}" if entry.anchor else page.uri
        found: dict[str, object] = {
            "location": location,
            "title": escape(entry.title, quote=False),
            "text": escape(entry.text, quote=False),
        }
        if entry.tags:
            found["tags"] = [escape(tag, quote=False) for tag in entry.tags]
        if entry.boost != 1.0:
            found["boost"] = entry.boost
        yield found

"""Search: fills the theme's index with entries of ours and tells it how to cut words, so that codes can be found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
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


def add_entries(config: MkDocsConfig, words: Mapping[str, str], pages: Iterable[Page]) -> None:
    """Write the pages' entries into the index; it holds HTML, so text is escaped."""
    plugin: Any = config.plugins.get(PLUGIN)
    if plugin is not None:
        # The theme looks for a language without spaces between words by splitting at this character.
        write = _apart if "u200b" in words["search.config.separator"] else _escaped
        plugin.search_index.entries.extend(entry for page in pages for entry in _entries(page, write))


def needed_scripts(words: Mapping[str, str]) -> frozenset[str]:
    """The files of the theme's stemmers that the locale loads, relative to the site."""
    language = words["search.config.lang"]
    if language == "en":
        return frozenset()
    names = ["min/lunr.stemmer.support.min.js", f"min/lunr.{language}.min.js", *_SEGMENTERS.get(language, ())]
    return frozenset(f"assets/javascripts/lunr/{name}" for name in names)


_SEGMENTERS: Mapping[str, tuple[str, ...]] = {"ja": ("tinyseg.js",), "hi": ("wordcut.js",), "th": ("wordcut.js",)}
"""What cuts words in languages that write them without spaces."""

_CHARACTER = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_AROUND_HAN = re.compile(rf"(?<={_CHARACTER})(?=\S)|(?<=\S)(?={_CHARACTER})")


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _apart(text: str) -> str:
    """The same with an invisible gap around each Han character, so that each is a word that can be found."""
    return _AROUND_HAN.sub("\u200b", _escaped(text))


def _entries(page: Page, write: Callable[[str], str]) -> Iterator[dict[str, object]]:
    for entry in page.search:
        location = f"{page.uri}#{entry.anchor}" if entry.anchor else page.uri
        found: dict[str, object] = {
            "location": location,
            "title": write(entry.title),
            "text": write(entry.text),
        }
        if entry.tags:
            found["tags"] = [_escaped(tag) for tag in entry.tags]
        if entry.boost != 1.0:
            found["boost"] = entry.boost
        yield found

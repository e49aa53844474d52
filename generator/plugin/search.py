"""Search: writes one locale's index for our search and puts our worker in the place of the theme's."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from generator.pages import Page

PLUGIN = "material/search"

INDEX = "search/index.json"
"""Our index, below the locale's folder."""

WORKER = "search/worker.js"
"""The script that answers the theme's search field."""

_SENTENCE = re.compile(r"(?<=[.!?。！？؟])[ ](?=\S)|(?<=[。！？])(?=[^ \n])")
_REPLACED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")


def set_up_search(config: MkDocsConfig) -> None:
    """Leave the theme's own index empty; every page would load it, whether anybody searches or not."""
    plugin: Any = config.plugins.get(PLUGIN)
    if plugin is not None:
        plugin.config.lang = ["en"]
        plugin.config.pipeline = []


def is_replaced(uri: str) -> bool:
    """Whether a file of the theme belongs to its own search, which nobody loads here."""
    return uri.startswith(_REPLACED)


def write_index(folder: Path, pages: Iterable[Page]) -> None:
    """Write the index of `pages` into a locale's `folder`."""
    path = folder / INDEX
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(index(pages), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def index(pages: Iterable[Page]) -> dict[str, object]:
    """The index as the worker reads it.

    `texts` holds each sentence that stands in several entries once. An entry is a list: location relative to the
    locale's home page, title, sentences (text, or a number in `texts`), boost, further words that find it.
    """
    entries = [(page.uri, entry, tuple(_SENTENCE.split(entry.text))) for page in pages for entry in page.search]
    often = Counter(sentence for _, _, sentences in entries for sentence in sentences)
    texts = [sentence for sentence, times in often.items() if times > 1 and sentence]
    number = {sentence: place for place, sentence in enumerate(texts)}
    return {
        "texts": texts,
        "entries": [
            [
                f"{uri}#{entry.anchor}" if entry.anchor else uri,
                entry.title,
                [number.get(sentence, sentence) for sentence in sentences if sentence],
                entry.boost,
                list(entry.words),
            ]
            for uri, entry, sentences in entries
        ],
    }

"""The search index: what it holds, how it is packed, and what readers load before they search: nothing of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from generator.pages import Page, PageKind, SearchEntry
from generator.plugin.search import index
from tests.site.document import Document


def entries(site: Path) -> list[tuple[str, str, str, list[str]]]:
    """Location, title, text and further words of each entry of the English index."""
    data = json.loads((site / "en" / "search" / "index.json").read_text())
    texts = data["texts"]

    def text(parts: list[Any]) -> str:
        return " ".join(texts[part] if isinstance(part, int) else part for part in parts)

    return [(location, title, text(parts), words) for location, title, parts, _, words in data["entries"]]


def test_entries_lead_to_pages(small_site: Path) -> None:
    """Every entry's address exists, and its anchor on the page."""
    for location, *_ in entries(small_site):
        uri, _, anchor = location.partition("#")
        page = small_site / "en" / uri / "index.html"
        assert page.is_file()
        assert not anchor or f'id="{anchor}"' in page.read_text()


def test_the_index_knows_codes_badges_and_other_names(small_site: Path) -> None:
    """Codes with a page and without one, the badge as the product shows it, its other names."""
    found = entries(small_site)
    titles = " ".join(title for _, title, _, _ in found)
    assert "-2015" in titles
    assert "51008" in titles
    assert "Expires in N days" in titles
    assert any("Runs out" in words for *_, words in found)


def test_sentences_that_stand_often_are_written_once() -> None:
    """The packed text reads as the entry was written."""
    first = SearchEntry("", "One", "It stops. Look at v1.2 now. Wait! Gone?")
    second = SearchEntry("two", "Two", "Look at v1.2 now. 待ちます。終わり。")
    page = Page("a/", PageKind.CODE, "One", "One", "", "", search=(first, second))
    packed = index([page])
    assert packed["texts"] == ["Look at v1.2 now."]
    assert packed["entries"] == [
        ["a/", "One", ["It stops.", 0, "Wait!", "Gone?"], 1.0, []],
        ["a/#two", "Two", [0, "待ちます。", "終わり。"], 1.0, []],
    ]


def test_nothing_of_the_themes_search_is_published(small_site: Path) -> None:
    """Its worker and stemmers are left out; the index every page asks for is empty; the field is answered by ours."""
    scripts = small_site / "en" / "assets" / "javascripts"
    assert not (scripts / "lunr").exists()
    assert not (scripts / "workers").exists()
    assert (small_site / "en" / "search" / "search_index.json").stat().st_size < 300
    page = small_site / "en" / "status" / "invalid" / "index.html"
    worker = re.search(r'"search": *"([^"]+)"', page.read_text())
    assert worker is not None
    assert (page.parent / worker.group(1)).resolve() == next(
        (small_site / "en/assets/js/search").resolve().glob("worker.*.js")
    )
    assert Document.of(page).one("input", name="query")

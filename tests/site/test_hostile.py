"""Markup in the authors' words stays text in every file a reader's program takes in."""

from __future__ import annotations

from pathlib import Path

from tests.site.document import Document
from tests.site.hostile import MARK


def test_no_element_or_attribute_comes_from_words(hostile_site: Path, small_site: Path) -> None:
    """A hostile page has the very elements and attributes of an innocent one."""
    for path in sorted(hostile_site.rglob("*.html")):
        hostile = [(each.tag, sorted(each.attributes)) for each in Document.of(path).elements]
        relative = path.relative_to(hostile_site)
        if "-img-src" in relative.as_posix():
            continue  # the page of a hostile code, whose address is made from it
        innocent = [(each.tag, sorted(each.attributes)) for each in Document.of(small_site / relative).elements]
        if relative.as_posix().endswith(("status/expires-in-days/index.html",)):
            assert {tag for tag, _ in hostile} <= {tag for tag, _ in innocent} | {"b"}
            continue
        assert hostile == innocent, relative


def test_words_are_there_as_text(hostile_site: Path) -> None:
    """Nothing is lost by escaping."""
    page = Document.of(hostile_site / "en" / "status" / "invalid" / "index.html")
    assert MARK in page.reading

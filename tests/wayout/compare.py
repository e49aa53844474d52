"""Compare: what a reader and a search engine see of an exported page, built elsewhere, and of our own page."""

from __future__ import annotations

import re
from pathlib import Path

import markdown

from tests.site.document import Document

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_NUMBERED = tuple(f"section-{number}" for number in range(200))


def differences(ours: Path, theirs: Path) -> list[str]:
    """What differs between one locale's pages as we publish them and as another generator built the export.

    Compared are which pages there are and, page by page, title, description, language, direction, canonical address,
    hreflang, the ids of headings with their words, and the whole visible text.
    """
    mine, other = _pages(ours), _pages(theirs)
    found = [f"{uri}: only ours" for uri in mine.keys() - other] + [
        f"{uri}: only theirs" for uri in other.keys() - mine
    ]
    for uri in sorted(mine.keys() & other):
        page = Document.of(other[uri])
        for name, wanted, seen in _facts(mine[uri], page):
            if wanted != seen:
                found.append(f"{uri}: {name}: ours is {wanted!r}, theirs {seen!r}")
    return found


def _pages(folder: Path) -> dict[str, Path]:
    """Address below the locale -> file, without pages that only send a reader on."""
    return {
        path.parent.relative_to(folder).as_posix(): path
        for path in folder.rglob("index.html")
        if (path.parent / "index.md").is_file() or 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")
    }


def _facts(path: Path, page: Document) -> list[tuple[str, object, object]]:
    own = Document.of(path)
    twin = Document("<article>" + _rendered(path.with_name("index.md")) + "</article>")
    headings, seen = _headings(own), _headings(page)
    shared = {words for _, words in headings} & {words for _, words in seen}
    return [
        ("title", _text(own, "title"), _text(page, "title")),
        ("description", _description(own), _description(page)),
        ("language", own.one("html").attributes["lang"], page.one("html").attributes["lang"]),
        ("direction", own.one("body").attributes["dir"], page.one("body").attributes["dir"]),
        ("canonical", _links(own, "canonical"), _links(page, "canonical")),
        ("hreflang", _links(own, "alternate "), _links(page, "alternate ")),
        ("ids", _named(headings, shared), _named(seen, shared)),
        ("ids of their own", set(), {each for each, _ in seen} - {*own.ids, *_NUMBERED}),
        ("text", _words(twin), _words(page)),
    ]


def _rendered(path: Path) -> str:
    return markdown.markdown(path.read_text(encoding="utf-8"), extensions=["tables", "fenced_code"])


def _text(page: Document, tag: str) -> str:
    return "".join(next(each for each in page.all(tag) if "svg" not in each.inside).text).strip()


def _description(page: Document) -> str:
    return page.one("meta", name="description").attributes["content"]


def _links(page: Document, rel: str) -> set[tuple[str, str]]:
    links = (each.attributes for each in page.all("link", rel=rel))
    return {(each.get("hreflang", ""), each["href"]) for each in links if rel == "canonical" or "hreflang" in each}


def _headings(page: Document) -> set[tuple[str, str]]:
    """Id and words of every heading but the first, which is worded for badges and buttons on our own page."""
    return {
        (each.attributes["id"], re.sub(r"\s+", " ", "".join(each.text)).strip())
        for each in page.elements
        if each.tag in _HEADINGS and "article" in each.inside and "id" in each.attributes
    }


def _named(headings: set[tuple[str, str]], shared: set[str]) -> set[tuple[str, str]]:
    return {each for each in headings if each[1] in shared}


def _words(page: Document) -> str:
    """The article's words; where a link leads is checked on our own site."""
    return " ".join(re.sub(r" <[^<>]*>", " ", page.reading).split())

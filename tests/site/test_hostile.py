"""Markup in the authors' words stays text in every file a reader's program takes in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Dialog

from tests.browser import serve
from tests.site.document import Document
from tests.site.hostile import TRAP

_OPEN_TAG = re.compile(r"<[a-zA-Z!/?%]")


def test_no_element_or_attribute_comes_from_words(hostile_site: Path, small_site: Path) -> None:
    """A hostile page has the very elements and attributes of an innocent one."""
    pages = sorted(hostile_site.rglob("*.html"))
    assert len(pages) > 30
    for path in pages:
        hostile = [(each.tag, sorted(each.attributes)) for each in Document.of(path).elements]
        relative = path.relative_to(hostile_site)
        if not (small_site / relative).is_file():
            continue  # a hostile code's page, whose address is made from it, or one that only a whole build makes
        innocent = [(each.tag, sorted(each.attributes)) for each in Document.of(small_site / relative).elements]
        if relative.as_posix().endswith(("status/expires-in-days/index.html",)):
            assert {tag for tag, _ in hostile} <= {tag for tag, _ in innocent} | {"b"}
            continue
        assert hostile == innocent, relative


def test_words_are_there_as_text(hostile_site: Path) -> None:
    """Nothing is lost by escaping, and no template is filled in."""
    page = Document.of(hostile_site / "en" / "status" / "invalid" / "index.html")
    assert re.sub(r"\s+", " ", TRAP) in page.reading
    assert "49" not in page.reading


def check_html(text: str) -> None:
    """No handler, no script address, no script but the site's own, and data that cannot end its script."""
    for element in Document(text).elements:
        for name, value in element.attributes.items():
            assert not name.startswith("on"), (element.tag, name)
            assert not re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE) or name == "content", value
        if element.tag == "script":
            script = "".join(element.text)
            if element.attributes.get("type") in ("application/json", "application/ld+json"):
                json.loads(script)
            else:
                assert "window.hit" not in script


def check_json(text: str) -> None:
    """Data that a parser reads; texts in it are texts."""
    json.loads(text)


def check_script(text: str) -> None:
    """A module of data is one JSON value, which no text can leave; other scripts hold no words."""
    if text.startswith("export default "):
        json.loads(text.removeprefix("export default ").rstrip(";\n"))
        assert "\u2028" not in text or json.loads(text.removeprefix("export default ").rstrip(";\n"))
    else:
        assert "window.hit" not in text


def check_xml(text: str) -> None:
    """Well-formed, with no element that words brought, and escaped once more where a reader takes text for HTML."""
    for element in ElementTree.fromstring(text).iter():
        assert element.tag.rpartition("}")[2].lower() not in ("img", "script")
        if element.get("type") == "html":
            check_html(element.text or "")
        assert not [name for name in element.attrib if name.startswith("on")]


def check_markdown(text: str) -> None:
    """No markup of HTML outside code, and no link but the site's own."""
    outside = re.sub(r"(?s)(`{3,}|~{3,}).*?\1|(?<!\\)(`+)(?!`).*?(?<!`)\2(?!`)", "", text)
    assert not re.search(r"(?<!\\)<[a-zA-Z!/?]", outside)
    assert not re.search(r"(?<!\\)\]\(\s*<?(?!https://|/|\.|#|mailto:|[a-z0-9-]+[./])", outside)


def check_plain(text: str) -> None:
    """Lines of a plain format hold nothing that an author wrote."""
    assert "window.hit" not in text


CHECKS: dict[str, Callable[[str], None]] = {
    ".html": check_html,
    ".json": check_json,
    ".webmanifest": check_json,
    ".js": check_script,
    ".mjs": check_script,
    ".xml": check_xml,
    ".atom": check_xml,
    ".svg": check_xml,
    ".md": check_markdown,
}


def test_every_kind_of_file_is_inert(hostile_whole: Path) -> None:
    """Every file of the whole output is read as its readers do; a kind that nobody thought of holds no words at all."""
    kinds = set()
    for path in sorted(path for path in hostile_whole.rglob("*") if path.is_file()):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            kinds.add(path.suffix)
            assert b"window.hit" not in path.read_bytes(), path
            continue
        check = CHECKS.get(path.suffix, check_plain)
        if path.name in ("llms.txt", "llms-full.txt"):
            check = check_markdown
        kinds.add(path.suffix)
        try:
            check(text)
        except (AssertionError, ValueError, ElementTree.ParseError) as error:
            pytest.fail(f"{path.relative_to(hostile_whole)}: {error}")
    assert kinds >= {".html", ".json", ".js", ".xml", ""}


SHOWN = {".html", ".xml", ".atom", ".json", ".md", ".txt", ".svg", ".js"}
"""What a browser opens when somebody follows a link to it."""


def test_nothing_runs_in_a_real_browser(browser: Browser, hostile_whole: Path) -> None:
    """Every page of one language, every page beside the languages, and every other file that a browser shows."""
    chosen = [
        path.relative_to(hostile_whole).as_posix()
        for path in sorted(hostile_whole.rglob("*"))
        if path.is_file() and path.suffix in SHOWN
    ]
    chosen = [path for path in chosen if not re.match(r"(nl|ar)/|[a-z]+/assets/|assets/(javascripts|css)/", path)]
    assert {"index.html", "sitemap.xml", "en/index.html", "feed/v1/manifest.json"} <= set(chosen)
    context = browser.new_context()
    # Whatever sets `hit`, from wherever, is counted; a dialog counts too.
    context.add_init_script("let hits = 0; Object.defineProperty(window, 'hit', {set() { hits++ }, get: () => hits})")
    page = context.new_page()
    dialogs: list[Dialog] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog))  # noqa: PLW0108 - a built-in cannot be marked by the caller
    for address in serve(hostile_whole):
        for path in chosen:
            page.goto(f"{address}{path}")
            assert page.evaluate("window.hit") == 0, path
    context.close()
    assert dialogs == []


def test_the_search_index_is_escaped(hostile_site: Path) -> None:
    """The theme prints titles, texts and tags as HTML."""
    index = json.loads((hostile_site / "en" / "search" / "search_index.json").read_text())
    for entry in index["docs"]:
        for text in (entry["title"], entry["text"], *entry.get("tags", [])):
            assert not _OPEN_TAG.search(text)

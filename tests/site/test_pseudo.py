"""The small site in the pseudo-locales: no word of its own is hard-coded, and longer or mirrored words still fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.words.pseudo import PSEUDO_LOCALES, with_pseudo
from tests.browser import serve
from tests.site.harbour import HERE, built
from tests.site.test_browser import VISITED, Watched

# Material has no words for a language that does not exist, and shows these in English; it has them in all real ones.
MATERIAL = {
    "table", "of", "contents", "select", "language", "back", "to", "top", "initializing", "search", "skip", "content",
    "clear", "share", "header", "footer", "navigation", "close", "open", "previous", "next", "type", "start",
    "searching",
}  # fmt: skip

_VOID = {"meta", "link", "br", "img", "input", "hr", "path", "rect", "circle", "source", "use", "base"}
_SPOKEN = ("aria-label", "title", "placeholder", "alt")
_WORD = re.compile(r"(?<![\w@./-])[a-z]{3,}(?![\w@/-]|\.\w)")


class Shown(HTMLParser):
    """What a page shows or speaks in its own language."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.texts += [value for name in _SPOKEN if (value := named.get(name))]
        if tag not in _VOID:
            self.stack.append((tag, named))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(self._foreign(*each) for each in self.stack):
            self.texts.append(data)

    def _foreign(self, tag: str, named: dict[str, str | None]) -> bool:
        """Code, and what says that it is in another language or nobody's."""
        if tag in ("script", "style", "code", "svg", "pre", "kbd", "template"):
            return True
        return named.get("translate") == "no" or named.get("lang") not in (None, *PSEUDO_LOCALES)


@pytest.fixture(scope="module")
def pseudo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("pseudo"), with_pseudo)


@pytest.fixture(scope="module")
def pseudo_address(pseudo_site: Path) -> Iterator[str]:
    yield from serve(pseudo_site)


@pytest.mark.parametrize("locale", PSEUDO_LOCALES)
def test_no_word_is_hard_coded(pseudo_site: Path, locale: str) -> None:
    """Whatever is still plain English is a name, a label or an error of an exchange, from the facts."""
    facts = " ".join(path.read_text(encoding="utf-8") for path in (HERE / "catalog").glob("*.yaml"))
    facts += " ".join(path.read_text(encoding="utf-8") for path in (HERE / "catalog/exchanges").glob("*.yaml"))
    known = {word.casefold() for word in re.findall(r"[A-Za-z]+", facts)} | MATERIAL
    plain: dict[str, set[str]] = {}
    for path in sorted((pseudo_site / locale).rglob("*.html")):
        page = Shown()
        page.feed(path.read_text(encoding="utf-8"))
        found = {word for text in page.texts for word in _WORD.findall(text)} - known
        if found:
            plain[path.relative_to(pseudo_site).as_posix()] = found
    assert plain == {}


@pytest.mark.parametrize(("locale", "direction"), [("en-XA", "ltr"), ("ar-XB", "rtl")])
def test_language_and_direction(pseudo_site: Path, locale: str, direction: str) -> None:
    """A screen reader and the layout are told."""
    html = (pseudo_site / locale / "index.html").read_text(encoding="utf-8")
    assert re.search(rf'<html[^>]* lang="{locale}"', html)
    assert f'dir="{direction}"' in html


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("locale", PSEUDO_LOCALES)
def test_longer_words_fit(browser: Browser, pseudo_address: str, locale: str, width: int) -> None:
    """No sideways scrolling, no badge or button cut off."""
    watched = Watched(browser, pseudo_address, width)
    for name, uri in VISITED.items():
        page = watched.visit(f"{locale}/{uri}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        cut = page.evaluate(
            """() => [...document.querySelectorAll("article a, article button, article [class*=badge]")]
                .filter(each => getComputedStyle(each).overflowX === "hidden")
                .filter(each => each.scrollWidth > each.clientWidth + 1)
                .map(each => each.textContent.trim())"""
        )
        assert cut == [], name
    watched.context.close()

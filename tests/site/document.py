"""A page as a test sees it: elements with their attributes, and the text a person reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "path", "circle", "rect"}
BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "tr", "dt", "dd", "pre", "summary", "footer", "header", "section", "div"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    """The tags around it."""
    text: list[str] = field(default_factory=list)


class Document(HTMLParser):
    """Parses a page; raises nothing, so that tests can look at broken ones too."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.unclosed: list[str] = []
        self._open: list[Element] = []
        self._lines: list[str] = [""]
        self.feed(html)
        self.close()

    @classmethod
    def of(cls, path: Path) -> Document:
        return cls(path.read_text(encoding="utf-8"))

    def all(self, tag: str, **attributes: str) -> list[Element]:
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if element.tag == tag and all(element.attributes.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        found = self.all(tag, **attributes)
        assert len(found) == 1, (tag, attributes, found)
        return found[0]

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    @property
    def reading(self) -> str:
        """The text of the article, one line a block, links with where they lead."""
        return "\n".join(line for line in (re.sub(r"\s+", " ", line).strip() for line in self._lines) if line) + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        element = Element(tag, values, tuple(each.tag for each in self._open))
        self.elements.append(element)
        if self._in_article() and tag in BLOCKS:
            self._lines.append({"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "li": "- "}.get(tag, ""))
        if self._in_article() and tag in ("td", "th"):
            self._lines[-1] += " | "
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, ()))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.unclosed.append(tag)
            return
        element = self._open.pop()
        if self._in_article() and tag == "a" and (href := element.attributes.get("href")):
            self._lines[-1] += f" <{href.partition('?subject')[0]}>"

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text.append(data)
        hidden = any(each.tag in ("script", "style", "svg", "noscript") for each in self._open)
        if self._in_article() and not hidden:
            self._lines[-1] += data

    def _in_article(self) -> bool:
        return any(element.tag == "article" for element in self._open)

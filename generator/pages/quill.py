"""Quill: writes phrases as Markdown for programs that read pages, escaped by construction, with relative links."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.compile import Phrase
from generator.pages.pen import Pen
from generator.words import markdown
from generator.words.message import Code, Link, Message, Slot, Strong, Text

TWIN = "index.md"
"""Stands beside each page's `index.html`."""


class Quill(Pen):
    """A pen whose pages are Markdown: here a `Markup` is text that is Markdown already."""

    def to(self, uri: str) -> str:
        """The relative address of a page's Markdown, which has no anchors."""
        page = uri.partition("#")[0].partition("?")[0]
        way = super().to(page)
        return TWIN if way == "./" else way + TWIN

    def html(self, message: Message) -> Markup:
        """A message as Markdown."""
        pieces: list[str] = []
        for place, part in enumerate(message):
            match part:
                case Text(text):
                    pieces.append(markdown.escaped(text, starts=place == 0))
                case Slot(name):
                    pieces.append(f"\\{{{markdown.escaped(name)}}}")
                case Code(text):
                    pieces.append(markdown.code(text))
                case Strong(parts):
                    pieces.append(f"**{self.html(parts)}**")
                case Link(kind, target, parts):
                    href = self._href(kind, target)
                    words = self.html(parts)
                    pieces.append(markdown.link(words, href) if href else words)
        return Markup("".join(pieces))  # noqa: S704 - escaped piece by piece

    def block(self, text: str) -> Markup:
        """A payload in lines of its own."""
        return Markup(markdown.block(text))  # noqa: S704 - nothing in it means anything

    def link(self, words: str, href: str) -> Markup:
        """A link to any address."""
        return Markup(markdown.link(written(words), href))  # noqa: S704 - both are escaped

    def _marked(self, phrase: Phrase, html: Markup) -> Markup:  # noqa: ARG002 - Markdown cannot mark a language
        return html


def written(value: object) -> str:
    """A value as Markdown that shows it as it is."""
    return str(value) if isinstance(value, Markup) else markdown.escaped(str(value))


@cache
def markdown_environment(templates: Path) -> Environment:
    """The templates of the pages' Markdown: whatever they print is escaped as Markdown."""
    return Environment(
        loader=FileSystemLoader(templates / "markdown"),
        autoescape=False,  # noqa: S701 - `finalize` escapes for Markdown instead
        finalize=written,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )

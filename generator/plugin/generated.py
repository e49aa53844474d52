"""Generated page: a page of ours in MkDocs's clothes, with its own HTML and contents, so that nothing is parsed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.pages import Heading, Page, PageKind

IN_NAVIGATION = frozenset(PageKind) - {PageKind.CODE, PageKind.ABOUT}
"""Kinds that stand in the navigation, which every page carries: codes are too many, notes about the site too rare."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a locale."""

    tag: str
    name: str
    """The language's name in itself."""
    direction: str
    url: str
    """Absolute."""
    path: str
    """Relative to the locale's own folder."""


class GeneratedPage(MkDocsPage):
    """A page whose body is ready: reading and rendering only hand it over."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig, alternates: Sequence[Alternate]) -> None:
        # The theme prints titles as they are, so they are escaped here.
        super().__init__(escape(page.short_title), file, config)
        self.value = page
        self.alternates = alternates

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs's signature
        """Hand over what stands in a Markdown file's front matter."""
        self.markdown = ""
        self.meta = {
            "description": self.value.description,
            # Our own entries are written into the index; the theme need not read the HTML again.
            "search": {"exclude": True},
        }
        if self.value.kind is PageKind.HOME:
            self.meta["hide"] = ["navigation", "toc"]

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs's signature
        """Hand over body and contents."""
        self.content = self.value.html
        self.toc = contents(self.value)
        self.present_anchor_ids = set()


def generated_file(page: Page, config: MkDocsConfig, alternates: Sequence[Alternate]) -> File:
    """The page as a file of MkDocs, with its page bound."""
    inclusion = InclusionLevel.INCLUDED if page.kind in IN_NAVIGATION else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, f"{page.uri}index.md", content="", inclusion=inclusion)
    GeneratedPage(page, file, config, alternates)
    return file


def contents(page: Page) -> TableOfContents:
    """The table of contents as the theme expects it: one tree below the page's heading."""
    root = AnchorLink(escape(page.title), "overview", 1)
    path = [root]
    for heading in page.toc:
        link = _link(heading)
        while len(path) > 1 and path[-1].level >= heading.level:
            path.pop()
        path[-1].children.append(link)
        path.append(link)
    return TableOfContents([root])


def _link(heading: Heading) -> AnchorLink:
    return AnchorLink(Markup.escape(heading.title), heading.id, heading.level)

"""Probe: stands in for a page while the theme's template is rendered, and leaves marks where the page's values belong.

A mark says which value it stands for and how the template treated it: printed as it is, escaped, or written as JSON.
Whatever else the template wants to know of the page is noted as a condition for using the result for another page, or,
when the probe has no answer, stops the attempt: the page is then rendered the plain way.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import Enum
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import escape
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import normalize_url

from generator.pages import Page
from generator.plugin.generated import Alternate, GeneratedPage

_MARK = f"hc{secrets.token_hex(8)}"
"""Begins every mark. Chosen anew in each process, so that no catalogue can hold it."""
PLAIN, ESCAPED, JSON, SLOT = "p", "e", "j", "s"
"""How the template treated a value; a slot is a part of the page that is rendered for itself."""


class UnfillableError(Exception):
    """The template asks for something that only the page itself can answer; the message says for what."""


def mark(kind: str, name: str) -> str:
    """Nothing that escaping, joining addresses or JSON would touch."""
    return f"{_MARK}{kind}{name}0"


_FOUND = re.compile(rf'\{{"": "{_MARK}(j)([a-z_.]+)0"\}}|{_MARK}([pes])([a-z_.]+)0')


def split_at_marks(text: str) -> Iterator[tuple[str, str, str]]:
    """(text before a mark, its kind, its name); the last one has neither."""
    start = 0
    for found in _FOUND.finditer(text):
        kind, name = found.group(1, 2) if found.group(1) else found.group(3, 4)
        yield text[start : found.start()], kind, name
        start = found.end()
    yield text[start:], "", ""


def is_marked(text: str) -> bool:
    """Whether a mark is left in it."""
    return _MARK in text


def value_of(page: GeneratedPage, name: str) -> Any:
    """The value that a mark of this name stands for."""
    if name.startswith("page."):
        return getattr(page, name.removeprefix("page."))
    return page.value.uri.removesuffix("/") if name == "uri" else getattr(page.value, name)


def written(kind: str, value: Any) -> str:
    """A value as the template would have written it."""
    if kind == ESCAPED:
        return escape(value)
    # What the filter `tojson` calls, with the settings of an environment that MkDocs has left alone.
    return htmlsafe_json_dumps(value, sort_keys=True) if kind == JSON else str(value)


class ProbePage:
    """Stands in for `page`. `conditions` and `addresses` take down what the template asked for."""

    def __init__(self, page: GeneratedPage) -> None:
        self.conditions: dict[str, object] = {}
        self.addresses: set[str] = set()
        self.value = _ProbeValue(page, self.conditions)
        self.title = _Text("page.title")
        self.content = _Text("page.content")
        self.canonical_url = _Text("page.canonical_url")
        self.meta = {**page.meta, "description": _Text("description")}
        self.is_homepage = page.is_homepage
        self.toc = TableOfContents([_Root(next(iter(page.toc)))])
        self.alternates = [
            Alternate(each.tag, each.name, each.direction, *(_with_mark(way, page) for way in (each.url, each.path)))
            for each in page.alternates
        ]
        self._page = page

    def __getattr__(self, name: str) -> object:
        raise UnfillableError(f"page.{name}")

    def address(self, path: str) -> str:
        """What the theme's filter `url` makes of a path on this page."""
        self.addresses.add(path)
        return normalize_url(path, page=self._page)


class ContentsOnly:
    """A page of which nothing can be asked but what stands below its own heading in the table of contents."""

    def __init__(self, page: MkDocsPage) -> None:
        root = next(iter(page.toc))
        self.toc = TableOfContents([_Untitled(root)])

    def __getattr__(self, name: str) -> object:
        raise UnfillableError(f"page.{name}")


class _Text(str):
    """A text's mark: it shows whether the template escaped it."""

    __slots__ = ("_name",)
    _name: str

    def __new__(cls, name: str) -> _Text:
        made = super().__new__(cls, mark(PLAIN, name))
        made._name = name
        return made

    def __html__(self) -> str:
        return mark(ESCAPED, self._name)


class _ProbeValue:
    """Stands in for `page.value`."""

    def __init__(self, page: GeneratedPage, conditions: dict[str, object]) -> None:
        self._value = page.value
        self._conditions = conditions

    def __getattr__(self, name: str) -> object:
        if name not in _FIELDS:
            raise UnfillableError(f"page.value.{name}")
        value = getattr(self._value, name)
        if name == "uri" and value:
            return _URI
        if value and isinstance(value, str) and not isinstance(value, Enum):
            return _Text(name)
        if value and isinstance(value, Mapping):
            # Can be written as JSON and in no other way.
            return {"": mark(JSON, name)}
        self._conditions[name] = value
        return value


class _Root(AnchorLink):
    """The page's own heading; what stands below it is the business of a slot."""

    def __init__(self, link: AnchorLink) -> None:
        self.title, self.id, self.level = link.title, link.id, link.level

    @property
    def children(self) -> list[AnchorLink]:  # type: ignore[override]
        raise UnfillableError("page.toc")


class _Untitled(AnchorLink):
    """The page's own heading without its words."""

    def __init__(self, link: AnchorLink) -> None:
        self.id, self.level, self.children = link.id, link.level, link.children

    @property
    def title(self) -> str:  # type: ignore[override]
        raise UnfillableError("page.toc")


_FIELDS = frozenset(field.name for field in fields(Page))
_URI = f"{mark(PLAIN, 'uri')}/"
"""Addresses end in a slash, which filters of addresses look at."""


def _with_mark(address: str, page: GeneratedPage) -> str:
    uri = page.value.uri
    if not uri or not address.endswith(uri):
        raise UnfillableError("page.alternates")
    return address[: -len(uri)] + _URI

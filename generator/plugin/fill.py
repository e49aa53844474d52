"""Fill: renders the theme's template once for each kind of page and fills in what differs, faster by an order.

MkDocs goes on driving: it asks for the template `main.html` and renders it for each page, and gets a stand-in for the
template. The stand-in renders a probe once, cuts the result at the probe's marks, and joins the pieces around each
page's own values. What it may be used for is checked, not believed: each shell remembers under which conditions it was
rendered, and the first pages filled from it are rendered the plain way too and compared. On the slightest difference
the whole locale goes back to the plain way, with a warning.
"""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import jinja2
from mkdocs.structure.nav import Navigation
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils.templates import url_filter

from generator.pages import PageKind
from generator.plugin.generated import GeneratedPage
from generator.plugin.probe import (
    SLOT,
    ContentsOnly,
    ProbePage,
    UnfillableError,
    is_marked,
    mark,
    split_at_marks,
    value_of,
    written,
)

PAGE = "main.html"
"""The template MkDocs renders for each page."""
NAVIGATION = "navigation"
SLOTS: Mapping[str, str] = {"partials/nav.html": NAVIGATION, "partials/toc.html": "contents"}
"""Parts of the theme that are rendered for themselves: file -> slot."""

COMPARED = 2
"""Pages of each shell that are rendered both ways."""

ALONE = frozenset(PageKind) - {PageKind.STATUS, PageKind.EXCHANGE, PageKind.CODE}
"""Kinds with a page or two: a shell would not pay."""

_INERT = re.compile(r"[A-Za-z0-9/._-]+")
_log = logging.getLogger("mkdocs.plugins.helpcenter")

GetTemplate = Callable[[str], jinja2.Template]
Prepare = Callable[[Any], None]
"""What is done before a page is rendered."""
Finish = Callable[[str, Any], str]
"""What is done to a rendered page before it is written."""


def with_slots(name: str, source: str) -> str:
    """A template of the theme that gives way to a slot while a probe is rendered."""
    slot = SLOTS.get(name)
    if slot is None:
        return source
    # A template loses its last line break.
    stock = source.removesuffix("\n")
    return f"{{% if slots and slots.{slot} %}}{{{{ slots.{slot}() }}}}{{% else %}}{stock}{{% endif %}}"


@jinja2.pass_context
def address(context: jinja2.runtime.Context, path: str) -> str:
    """The theme's filter `url`, which takes down what it is asked for while a probe is rendered."""
    page = context["page"]
    return page.address(str(path)) if isinstance(page, ProbePage) else url_filter(context, path)  # type: ignore[arg-type]


class Filler:
    """Stands in for the theme's page template."""

    def __init__(self, get: GetTemplate, nav: Navigation, prepare: Prepare, finish: Finish) -> None:
        self._get = get
        self._prepare = prepare
        self._finish = finish
        self._listed = {id(page) for page in nav.pages}
        self._shells: dict[PageKind, list[_Shell]] = {}
        self._given_up = False

    def render(self, context: Mapping[str, Any]) -> str:
        """The page of that context, finished."""
        page = context["page"]
        self._prepare(page)
        if not isinstance(page, GeneratedPage) or page.value.kind in ALONE or self._given_up:
            return self._plainly(context)
        try:
            shell = self._shell(page, context)
            filled = shell.fill(page, context)
        except UnfillableError as error:
            return self._give_up(f"the theme asks for {error}", context)
        if shell.compared < COMPARED:
            shell.compared += 1
            plain = self._plainly(context)
            if filled != plain:
                return self._give_up(f"{page.url} differs: {_difference(filled, plain)}", context)
        return filled

    def _shell(self, page: GeneratedPage, context: Mapping[str, Any]) -> _Shell:
        shells = self._shells.setdefault(page.value.kind, [])
        listed = id(page) in self._listed
        for shell in shells:
            if shell.fits(page, listed):
                return shell
        shells.append(_Shell(self._get, page, context, listed, self._finish))
        return shells[-1]

    def _plainly(self, context: Mapping[str, Any]) -> str:
        return self._finish(self._get(PAGE).render(context), context["page"])

    def _give_up(self, why: str, context: Mapping[str, Any]) -> str:
        self._given_up = True
        _log.warning("Pages are rendered one by one, which is slow: %s", why)
        return self._plainly(context)


class _Shell:
    """One rendering of the template around a probe, and the pages it holds for."""

    def __init__(
        self, get: GetTemplate, page: GeneratedPage, context: Mapping[str, Any], listed: bool, finish: Finish
    ) -> None:
        self._get = get
        self._listed = listed
        self._contents: dict[tuple[object, ...], str] = {}
        self._around: Mapping[str, Any] = {}
        self.compared = 0
        probe = ProbePage(page)
        slots = {name: self._slot(name) for name in SLOTS.values()}
        if not listed:
            # The navigation looks the same from every page that is not in it, so it is part of the shell.
            del slots[NAVIGATION]
        text = finish(get(PAGE).render({**context, "page": probe, "slots": slots}), page)
        self._pieces = list(split_at_marks(text))
        if any(is_marked(piece) for piece, _, _ in self._pieces):
            raise UnfillableError("a value in a way that leaves no mark")
        self._conditions = probe.conditions
        self._marked = sorted({name for _, kind, name in self._pieces if kind and kind != SLOT})
        self._meta = _settings(page)
        self._alternates = _ways(page)
        self._depth = page.url.count("/")
        self._folders = frozenset(folder for path in probe.addresses for folder in _folders(path))
        self._place = self._place_of(page)

    def fits(self, page: GeneratedPage, listed: bool) -> bool:
        """Whether the template would give the same for the page, marks and slots aside."""
        return (
            listed == self._listed
            and page.url.count("/") == self._depth
            and self._place_of(page) == self._place
            and _INERT.fullmatch(page.value.uri) is not None
            and all(value_of(page, name) for name in self._marked)
            and all(getattr(page.value, name) == value for name, value in self._conditions.items())
            and _settings(page) == self._meta
            and _ways(page) == self._alternates
        )

    def fill(self, page: GeneratedPage, context: Mapping[str, Any]) -> str:
        """The page in full."""
        pieces: list[str] = []
        for text, kind, name in self._pieces:
            pieces.append(text)
            if kind == SLOT:
                pieces.append(self._part(name, page, context))
            elif kind:
                pieces.append(written(kind, value_of(page, name)))
        return "".join(pieces)

    def _slot(self, name: str) -> Callable[..., str]:
        @jinja2.pass_context
        def slot(context: jinja2.runtime.Context) -> str:
            self._around = {key: value for key, value in context.get_all().items() if key != "slots"}
            return mark(SLOT, name)

        return slot

    def _part(self, name: str, page: GeneratedPage, context: Mapping[str, Any]) -> str:
        template = next(file for file, slot in SLOTS.items() if slot == name)
        if name == NAVIGATION:
            return self._rendered(template, page, context)
        # Pages of one kind often have the same contents below their heading.
        root = next(iter(page.toc))
        key = (root.id, root.level, *((link.id, link.level, link.title) for link in _links(root.children)))
        if key not in self._contents:
            self._contents[key] = self._rendered(template, ContentsOnly(page), context)
        return self._contents[key]

    def _rendered(self, template: str, page: object, context: Mapping[str, Any]) -> str:
        return self._get(template).render({**self._around, **context, "page": page})

    def _place_of(self, page: GeneratedPage) -> str:
        """The longest way the page shares with an address in the shell. Together with the page's depth it decides how
        all of them are written relative to the page.
        """
        way = page.url.rstrip("/")
        while way and way not in self._folders:
            way = way.rpartition("/")[0]
        return way


def _folders(path: str) -> Iterator[str]:
    """Every folder on the way to a path, and the path itself."""
    way = posixpath.normpath(f"/{path}").strip("/")
    while way:
        yield way
        way = way.rpartition("/")[0]


def _settings(page: GeneratedPage) -> dict[str, Any]:
    return {name: value for name, value in page.meta.items() if name != "description"}


def _ways(page: GeneratedPage) -> list[tuple[str, str, str]]:
    """The other languages' addresses without the part that is the same in all of them."""
    uri = page.value.uri
    return [(each.tag, each.url.removesuffix(uri), each.path.removesuffix(uri)) for each in page.alternates]


def _links(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _links(link.children)


def _difference(one: str, other: str) -> str:
    place = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    return f"{one[place - 20 : place + 20]!r} for {other[place - 20 : place + 20]!r}"

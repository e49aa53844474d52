"""Atom: what changed, in one language, for feed readers (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from generator.compile import LocaleView
from generator.feed.changes import Change, changes_of, updated
from generator.model.changes import Release

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold, not even escaped."""


def atom_document(view: LocaleView, releases: Sequence[Release]) -> bytes:
    """`atom/<locale>.atom`: ids and dates never change, so a reader shows each entry once."""
    return ("\n".join(_lines(view, releases)) + "\n").encode()


def _lines(view: LocaleView, releases: Sequence[Release]) -> Iterator[str]:
    site, tag = view.platform.site_url, view.tag
    own = f"{site}feed/v1/atom/{tag}.atom"
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(tag)}>'
    yield _element("id", own)
    yield _element("title", view.t("site.changes.title"))
    yield _element("updated", f"{updated(view, releases).isoformat()}T00:00:00Z")
    yield f"<author><name>{_text(view.platform.name)}</name></author>"
    yield _link("self", own, "application/atom+xml")
    yield _link("alternate", f"{site}{tag}/", "text/html")
    for change in changes_of(view, releases, tag):
        yield from _entry(change)
    yield "</feed>"


def _entry(change: Change) -> Iterator[str]:
    yield "<entry>"
    yield _element("id", change.id)
    yield _element("title", change.title)
    yield _element("updated", change.moment)
    yield _element("published", change.moment)
    yield _link("alternate", change.url, "text/html")
    yield f"<category term={_attribute(change.kind.value)}/>"
    yield _element("summary", change.text)
    yield "</entry>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>"


def _link(relation: str, address: str, kind: str) -> str:
    return f'<link rel="{relation}" type="{kind}" href={_attribute(address)}/>'


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text))


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("", text))

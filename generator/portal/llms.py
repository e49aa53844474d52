"""Language models: `llms.txt`, a short map of the site for programs that read, for all languages and for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.compile import LocaleView
from generator.words.markdown import escaped, link

LLMS = "llms.txt"
TWIN = "index.md"
"""The Markdown beside each page."""
OPTIONAL = "Optional"
"""A heading with this name is for what a reader in haste may leave out; the shape of the file asks for this word."""


def site_map(views: Sequence[LocaleView]) -> bytes:
    """The file at the root: one link a language, and the feed."""
    view = views[0]
    site = view.platform.site_url
    languages = [(each.name, f"{site}{each.tag}/{LLMS}", each.t("site.home.lead")) for each in views]
    beside = [("JSON", f"{site}feed/v1/manifest.json", ""), (view.t("site.embed.title"), f"{site}embed/", "")]
    sections = [(view.t("site.portal.choose"), languages), (OPTIONAL, beside)]
    return _written(view.t("site.portal.title"), view.t("site.portal.description"), sections)


def locale_map(view: LocaleView) -> bytes:
    """The file of one language: statuses first, because they are what people ask about."""
    root = f"{view.platform.site_url}{view.tag}/"
    statuses = [
        (status.title.text(), f"{root}status/{status.slug}/{TWIN}", status.summary.text())
        for status in view.statuses.values()
    ]
    exchanges = [
        (exchange.name, f"{root}exchange/{exchange.slug}/{TWIN}", exchange.intro.text())
        for exchange in view.exchanges.values()
    ]
    others = [
        (view.t(f"site.{name}.title"), f"{root}{uri}{TWIN}", view.t(f"site.{name}.lead"))
        for name, uri in (("topics", "topics/"), ("triage", "triage/"), ("sources", "about/sources/"))
    ]
    sections = [(view.t("site.statuses.short"), statuses), (view.t("site.exchanges.short"), exchanges)]
    return _written(view.t("site.name"), view.t("site.home.lead"), [*sections, (OPTIONAL, others)])


Entry = tuple[str, str, str]
"""Words, address, what is to be found there."""


def _written(title: str, summary: str, sections: Iterable[tuple[str, Sequence[Entry]]]) -> bytes:
    return ("\n".join(_lines(title, summary, sections)) + "\n").encode()


def _lines(title: str, summary: str, sections: Iterable[tuple[str, Sequence[Entry]]]) -> Iterator[str]:
    yield from (f"# {escaped(title)}", "", f"> {escaped(summary)}")
    for heading, entries in sections:
        yield from ("", f"## {escaped(heading)}", "")
        for words, address, note in entries:
            more = f": {escaped(note, starts=False)}" if note else ""
            yield f"- {link(escaped(words), address)}{more}"

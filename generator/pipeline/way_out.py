"""Way out: writes the pages as a plain tree of Markdown that other site generators build without this program."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from typing import Any

import yaml

from generator.compile import CompiledCatalog, LocaleView
from generator.pages import TWIN, LocaleFact, Page, PageKind, SiteFacts, pages_of
from generator.pipeline.publish import PublishError
from generator.resources import site_source
from generator.words import locales, markdown

OVERVIEW = "overview"
"""The id of every page's first heading."""
_HEADING = re.compile(r"(#{1,6}) (.*)")
_OWN_HEADING = re.compile(r'<h[2-6] [^>]*?id="([a-z0-9_-]+)"[^>]*>(.*?)</h[2-6]>', re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_FENCE = re.compile(r"(`{3,})text$|(`{3,})$")
_FAVICON = "assets/favicon.svg"


def write_tree(compiled: CompiledCatalog, folder: Path) -> int:
    """Write every locale of `compiled` below `folder`, which must be empty or not there; the number of pages.

    Raises PublishError when the folder holds something or cannot be written.
    """
    try:
        if folder.exists() and any(folder.iterdir()):
            raise PublishError(f"{folder} is not empty. Name a new folder, or empty this one; nothing was written.")
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site_source() / "export" / "README.md", folder / "README.md")
        return sum(_write_locale(compiled, view, folder / tag) for tag, view in compiled.locales.items())
    except OSError as error:
        raise PublishError(f"cannot write {error.filename or folder}: {error.strerror}.") from error


def _write_locale(compiled: CompiledCatalog, view: LocaleView, folder: Path) -> int:
    tags = compiled.catalog.published
    facts = tuple(LocaleFact(tag, locales.own_name(tag), locales.direction(tag)) for tag in tags)
    pages = pages_of(view, SiteFacts(facts, site_source(), frozenset(compiled.locales)))
    for page in pages:
        front = yaml.safe_dump(front_matter(page, view, tags), allow_unicode=True, sort_keys=False, width=10_000)
        _write(folder / "docs" / page.uri / TWIN, f"---\n{front}---\n\n{with_ids(page)}")
    shutil.copytree(site_source() / "export" / "theme", folder / "theme")
    (folder / "docs" / _FAVICON).parent.mkdir(parents=True)
    shutil.copyfile(site_source() / "public" / _FAVICON, folder / "docs" / _FAVICON)
    _write(folder / "mkdocs.yml", yaml.safe_dump(settings(view, pages), allow_unicode=True, sort_keys=False))
    return len(pages)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def front_matter(page: Page, view: LocaleView, tags: tuple[str, ...]) -> dict[str, Any]:
    """What a page says about itself. Themes print `title` as it stands, so it is escaped; the rest is plain text."""
    root = _root(view)
    default = f"{root}{tags[0]}/{page.uri}" if page.uri else root
    return {
        "title": escape(page.short_title),
        "heading": page.title,
        "description": page.description,
        "lang": view.tag,
        "id": page.uri.strip("/") or PageKind.HOME.value,
        "alternates": [
            *({"lang": tag, "href": f"{root}{tag}/{page.uri}"} for tag in tags),
            {"lang": "x-default", "href": default},
        ],
    }


def with_ids(page: Page) -> str:
    """The page's Markdown, in which its headings carry the ids that they have on our own page.

    A heading that has none there is numbered, because a slug of words in other letters than ASCII says nothing.
    """
    known = [(heading.title, heading.id) for heading in page.toc]
    known += [(unescape(_TAG.sub("", words)).strip(), anchor) for anchor, words in _OWN_HEADING.findall(page.html)]
    waiting = {markdown.escaped(" ".join(words.split())): anchor for words, anchor in reversed(known)}
    return "".join(f"{line}\n" for line in _headed(page.markdown.split("\n")[:-1], waiting))


def _headed(lines: list[str], waiting: dict[str, str]) -> Iterator[str]:
    fence = ""
    given: set[str] = {OVERVIEW}
    number = 0
    for line in lines:
        if marks := _FENCE.fullmatch(line):
            ticks = marks[1] or marks[2]
            fence = "" if fence == ticks else fence or ticks
        found = None if fence else _HEADING.fullmatch(line)
        if found is None:
            yield line
            continue
        number += 1
        anchor = OVERVIEW if found[1] == "#" else waiting.get(found[2], "")
        if not anchor or (anchor in given and found[1] != "#"):
            anchor = f"section-{number}"
        given.add(anchor)
        yield f"{line} {{#{anchor}}}"


def settings(view: LocaleView, pages: list[Page]) -> dict[str, Any]:
    """One locale's `mkdocs.yml`, with nothing in it that only one of the generators knows."""
    name = view.t("site.name")
    return {
        "site_name": escape(name),
        "site_url": f"{_root(view)}{view.tag}/",
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": True,
        "theme": {
            "name": "material",
            "custom_dir": "theme",
            "language": view.tag,
            "direction": view.direction,
            "font": False,
            "favicon": _FAVICON,
            "features": ["navigation.indexes", "navigation.prune", "navigation.top"],
        },
        "markdown_extensions": ["attr_list", "fenced_code", "tables", "toc"],
        "plugins": ["search"],
        "extra": {"generator": False, "name": name},
        "validation": {"nav": {"omitted_files": "ignore"}},
        "nav": list(_navigation(pages)),
    }


def _navigation(pages: list[Page]) -> Iterator[Any]:
    """As on our own site: sections are headed by their own page; codes and notes about the site stand outside."""
    below = {PageKind.STATUSES: PageKind.STATUS, PageKind.EXCHANGES: PageKind.EXCHANGE}
    for page in pages:
        if page.kind in below:
            kinds = (page.kind, below[page.kind])
            yield {escape(page.short_title): [f"{each.uri}{TWIN}" for each in pages if each.kind in kinds]}
        elif page.kind in (PageKind.HOME, PageKind.TOPICS, PageKind.TRIAGE):
            yield f"{page.uri}{TWIN}"


def _root(view: LocaleView) -> str:
    return f"{view.platform.site_url.rstrip('/')}/"

"""The shipped catalogue as a built site: what must be there, and that its parts agree with each other."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
import yaml

from tests.conftest import CATALOG

SITE_URL = yaml.safe_load((CATALOG / "platform.yaml").read_text())["site_url"]
_CATALOG = yaml.safe_load((CATALOG / "catalog.yaml").read_text())
LOCALES = sorted(
    (tag for tag, entry in _CATALOG["locales"].items() if entry["state"] == "published"),
    key=lambda tag: (tag != _CATALOG["source"], tag),
)
"""The published languages as the site lists them: the source's first."""
STATUSES = [path.stem for path in sorted((CATALOG / "statuses").glob("*.yaml"))]


class Head(HTMLParser):
    """What a page says of itself, and where it points."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.html: dict[str, str | None] = {}
        self.links: list[dict[str, str | None]] = []
        self.hrefs: list[str] = []
        self.sources: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "html":
            self.html = values
        if tag == "link":
            self.links.append(values)
        if tag == "a" and values.get("href"):
            self.hrefs.append(str(values["href"]))
        if tag in ("script", "img") and values.get("src"):
            self.sources.append(str(values["src"]))
        if values.get("id"):
            self.ids.add(str(values["id"]))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Head]:
    root = site.resolve()
    return {
        path.relative_to(root).as_posix(): Head(path.read_text(encoding="utf-8"))
        for tag in LOCALES
        for path in sorted((root / tag).rglob("*.html"))
        if path.parent.relative_to(root / tag).as_posix() + "/" not in _CATALOG["moved"]
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_every_locale_has_every_kind_of_page(site: Path, locale: str) -> None:
    """Home, statuses, exchanges, triage and a 404 page exist in each published language."""
    for status in STATUSES:
        assert (site / locale / "status" / status.replace("_", "-") / "index.html").is_file()
    for page in ("index.html", "exchange/binance/index.html", "triage/index.html", "404.html"):
        assert (site / locale / page).is_file()


def test_pages_say_their_language(pages: dict[str, Head]) -> None:
    """`<html lang>` is the locale's own tag, so that a screen reader speaks the right language."""
    for path, head in pages.items():
        assert head.html.get("lang") == path.partition("/")[0], path


def test_hreflang_is_absolute_and_mutual(pages: dict[str, Head]) -> None:
    """Each page names all its counterparts and itself, and every counterpart names it back."""
    named: dict[str, dict[str, str]] = {}
    for path, head in pages.items():
        if path.endswith(("404.html", "offline.html")):
            continue
        alternates = {
            str(link["hreflang"]): str(link["href"])
            for link in head.links
            if (link.get("rel") or "").split() == ["alternate"] and link.get("hreflang")
        }
        assert set(alternates) == {*LOCALES, "x-default"}, path
        named[f"{SITE_URL}{path.removesuffix('index.html')}"] = alternates
    for address, alternates in named.items():
        for tag, other in alternates.items():
            if tag != "x-default":
                assert named[other] == alternates, f"{address} and {other} do not name each other"


def test_every_internal_link_and_anchor_resolves(site: Path, pages: dict[str, Head]) -> None:
    """No page points at a page or an anchor that is not there."""
    root = site.resolve()
    broken = []
    for path, head in pages.items():
        base = f"{SITE_URL}{path.removesuffix('index.html')}"
        for href in {*head.hrefs, *head.sources}:
            target = urlsplit(urljoin(base, href))
            if f"{target.scheme}://{target.netloc}/" != SITE_URL:
                continue
            relative = target.path.lstrip("/")
            file = relative if not relative or not relative.endswith("/") else f"{relative}index.html"
            file = file or "index.html"
            if not (root / file).is_file():
                broken.append(f"{path} -> {href}")
            elif target.fragment and file in pages and target.fragment not in pages[file].ids:
                broken.append(f"{path} -> {href} (no such anchor)")
    assert broken == []


def test_sitemap_names_every_page_once_with_its_counterparts(site: Path, pages: dict[str, Head]) -> None:
    """The sitemap holds exactly the pages that exist, each with one alternate a language and x-default."""
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = ElementTree.parse(site / "sitemap.xml")
    listed = [str(entry.findtext("s:loc", namespaces=spaces)) for entry in tree.iterfind("s:url", spaces)]
    expected = {f"{SITE_URL}{path.removesuffix('index.html')}" for path in pages if path.endswith("index.html")}
    assert len(listed) == len(set(listed))
    assert set(listed) == expected
    for entry in tree.iterfind("s:url", spaces):
        tags = [link.get("hreflang") for link in entry.iterfind("x:link", spaces)]
        assert tags == [*LOCALES, "x-default"]


@pytest.mark.parametrize("status", STATUSES)
def test_short_links_offer_every_language(site: Path, status: str) -> None:
    """`/s/<status>/` leads to the status in each language, also without JavaScript."""
    slug = status.replace("_", "-")
    page = (site / "s" / slug / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'href="(/[^"]+/status/[^"]+)"', page) == [f"/{tag}/status/{slug}/" for tag in LOCALES]


@pytest.mark.parametrize("locale", LOCALES)
def test_titles_and_descriptions_are_the_pages_own(site: Path, locale: str) -> None:
    """No two pages of a language share title or description, codes known only by their message included."""
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    root = (site / locale).resolve()
    for path in sorted(root.rglob("index.html")):
        name = path.relative_to(root).as_posix()
        if name.removesuffix("index.html") in _CATALOG["moved"]:
            continue
        text = path.read_text(encoding="utf-8")
        title = str(re.search(r"<title>([^<]+)</title>", text)[1])  # type: ignore[index] # every page has one
        description = str(re.search(r'name="description" content="([^"]+)"', text)[1])  # type: ignore[index]
        assert titles.setdefault(title, name) == name
        assert descriptions.setdefault(description, name) == name


def test_root_page_is_plain_links(site: Path) -> None:
    """`/` lists the languages in their own names and needs no script."""
    page = (site / "index.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert all(f'href="{tag}/"' in page for tag in LOCALES)


def test_no_page_asks_another_host_for_anything(pages: dict[str, Head]) -> None:
    """Scripts, styles and images come from the site itself."""
    for path, head in pages.items():
        loaded = [*head.sources, *(str(link.get("href")) for link in head.links if link.get("rel") == "stylesheet")]
        assert not [address for address in loaded if urlsplit(address).netloc], path

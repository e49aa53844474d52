"""The whole site as a web: every address in every file leads somewhere, and every kind of page is valid HTML."""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
import yaml

from tests.conftest import CATALOG
from tests.site.validity import Validity

SITE_URL: str = yaml.safe_load((CATALOG / "platform.yaml").read_text())["site_url"]
_CATALOG = yaml.safe_load((CATALOG / "catalog.yaml").read_text())
LOCALES = list(_CATALOG["locales"])

KINDS = (
    "", "status/", "status/expired/", "status/expires-in-days/", "exchange/", "exchange/binance/", "exchange/okx/",
    "exchange/binance/-2015/", "exchange/okx/50119/", "topics/", "triage/", "about/translation/", "about/sources/",
    "404.html", "offline.html", *(f"{old}" for old in _CATALOG["moved"]),
)  # fmt: skip
"""A page of every kind, below a locale."""
AROUND = ("index.html", "404.html", "s/expired/index.html", "e/okx/index.html", "e/binance/-2015/index.html",
          "embed/index.html", "embed/example.html")  # fmt: skip

_ADDRESS = re.compile(r'<(a|link|script|img|use|meta)\b[^>]*?\s(?:href|src)="([^"]*)"')
_IMAGE = re.compile(r'<meta (?:property|name)="(?:og|twitter):(?:image|url)" content="([^"]*)"')
_ID = re.compile(r'\sid="([^"]+)"')


def file_of(root: Path, address: str) -> Path:
    """The file a host would send for a path below the site's root."""
    path = root / unquote(address.partition("?")[0])
    return path / "index.html" if address.partition("?")[0].endswith("/") or not address else path


@pytest.mark.parametrize("locale", [*LOCALES, ""])
def test_every_address_leads_somewhere(site: Path, locale: str) -> None:
    """Links, scripts, styles, icons, manifests, alternates, canonical addresses, cards, short links and anchors."""
    root = site.resolve()

    @cache
    def ids(path: Path) -> frozenset[str]:
        return frozenset(_ID.findall(path.read_text(encoding="utf-8")))

    @cache
    def there(path: Path) -> bool:
        return path.is_file()

    if locale:
        pages = sorted((root / locale).rglob("*.html"))
    else:
        pages = [each for folder in ("s", "e", "embed") for each in sorted((root / folder).rglob("*.html"))]
        pages += [root / "index.html", root / "404.html"]
    broken = set()
    for page in pages:
        base = SITE_URL + page.relative_to(root).as_posix().removesuffix("index.html")
        text = page.read_text(encoding="utf-8")
        found = [address for _, address in _ADDRESS.findall(text)] + _IMAGE.findall(text)
        # An error page may be sent for any address, so its own are below the root.
        for address in set(found):
            target, anchor = urldefrag(urljoin(base, unescape(address)))
            if not target.startswith(SITE_URL):
                continue
            file = file_of(root, target.removeprefix(SITE_URL))
            if not there(file):
                broken.add(f"{base} -> {address}")
            elif anchor and file.suffix == ".html" and unquote(anchor) not in ids(file):
                broken.add(f"{base} -> {address} (no such anchor)")
    assert sorted(broken) == []
    assert len(pages) > 20


@pytest.mark.parametrize("locale", LOCALES)
def test_each_page_names_itself_and_its_counterparts(site: Path, locale: str) -> None:
    """Canonical is the page's own address; hreflang names the same page in each language, which is there."""
    root = site.resolve()
    for kind in KINDS:
        page = file_of(root, f"{locale}/{kind}")
        text = page.read_text(encoding="utf-8")
        if "noindex" in text[:6000] or kind in _CATALOG["moved"]:
            continue
        assert re.findall(r'<link rel="canonical" href="([^"]*)"', text) == [f"{SITE_URL}{locale}/{kind}"]
        pairs = dict(re.findall(r'<link rel="alternate " hreflang="([^"]*)" href="([^"]*)"', text))
        pairs.pop("x-default")
        assert pairs == {tag: f"{SITE_URL}{tag}/{kind}" for tag in LOCALES}


@pytest.mark.parametrize("locale", LOCALES)
def test_manifests_and_twins_lead_somewhere(site: Path, locale: str) -> None:
    """Icons of the manifest are there, and the relative links of a page's Markdown are Markdown."""
    root = site.resolve() / locale
    for icon in json.loads((root / "manifest.webmanifest").read_text())["icons"]:
        assert (root / icon["src"]).is_file()
    twins = sorted(root.rglob("index.md"))
    assert len(twins) == len(list(root.rglob("index.html"))) - len(_CATALOG["moved"])
    for twin in twins:
        text = re.sub(r"```.*?```", "", twin.read_text(encoding="utf-8"), flags=re.DOTALL)
        found = set(re.findall(r"\]\(([^)\s]+)\)", text))
        for address in (each for each in found if not each.startswith(("https:", "mailto:"))):
            assert (twin.parent / address).is_file(), (twin, address)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_kind_of_page_is_valid(site: Path, locale: str) -> None:
    """Elements stand where HTML wants them, are closed, and name only what is there."""
    for kind in KINDS:
        page = file_of(site.resolve(), f"{locale}/{kind}")
        assert Validity(page.read_text(encoding="utf-8")).faults == [], page


@pytest.mark.parametrize("path", AROUND)
def test_pages_around_the_languages_are_valid(site: Path, path: str) -> None:
    """Those that stand before a language is chosen, too."""
    assert Validity((site / path).read_text(encoding="utf-8")).faults == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<ul><p>x</p></ul>", "<p> in <ul>"),
        ("<p><div>x</div></p>", "<div> in <p>"),
        ('<label for="gone">x</label>', "nothing has the id gone"),
        ('<b id="x">x</b><b id="x">y</b>', "id 'x' is not the only one"),
        ("<a href='/'><button>x</button></a>", "<button> inside a link or button"),
        ("<section><p>x</section>", "</section> closes nothing"),
        ('<input type="checkbox" autocomplete="off">', "<input> has autocomplete"),
        ('<p class="a" class="b">x</p>', "<p> says an attribute twice"),
    ],
)
def test_the_check_finds(html: str, fault: str) -> None:
    """Each kind of fault it is there for."""
    page = (
        f'<!doctype html><html lang="en"><head><title>x</title></head><body><main><h1>x</h1>{html}</main></body></html>'
    )
    assert any(each.startswith(fault) for each in Validity(page).faults)
    assert Validity(page.replace(html, "")).faults == []

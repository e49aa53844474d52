"""The built pages as documents: language, addresses, ids, links, contents, search."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from generator.model import Catalog
from generator.pages import PageKind, pages_of
from tests.site.document import Document
from tests.site.harbour import built, compiled, facts

ROOT = "https://help.lighthouse.example/"
LOCALES = {"en": "ltr", "nl": "ltr", "ar": "rtl"}


@pytest.fixture(scope="module")
def documents(small_site: Path) -> dict[str, Document]:
    """Every page by its path below the site."""
    return {path.relative_to(small_site).as_posix(): Document.of(path) for path in sorted(small_site.rglob("*.html"))}


def test_every_page_says_its_language_and_direction(documents: dict[str, Document]) -> None:
    """The 404 page too."""
    for path, page in documents.items():
        tag = path.partition("/")[0]
        assert page.one("html").attributes["lang"] == tag, path
        assert page.one("body").attributes["dir"] == LOCALES[tag], path


def test_languages_point_at_each_other(documents: dict[str, Document]) -> None:
    """hreflang is absolute, holds every locale and a default, and is the same on all of a page's counterparts."""
    for path, page in documents.items():
        tag, _, rest = path.partition("/")
        if rest == "404.html":
            continue
        uri = rest.removesuffix("index.html")
        alternates = [each.attributes for each in page.all("link", rel="alternate ") if "hreflang" in each.attributes]
        links = {each["hreflang"]: each["href"] for each in alternates}
        default = ROOT if uri == "" else f"{ROOT}en/{uri}"
        assert links == {**{each: f"{ROOT}{each}/{uri}" for each in LOCALES}, "x-default": default}, path
        assert page.one("link", rel="canonical").attributes["href"] == f"{ROOT}{tag}/{uri}"
        assert page.all("link", rel="alternate") == [], "the theme would fetch a sitemap for each"


def test_the_language_menu_keeps_the_page(documents: dict[str, Document]) -> None:
    """Each language leads to this same page, and the theme's own navigation is kept off."""
    for path, page in documents.items():
        tag, _, rest = path.partition("/")
        links = [each for each in page.all("a") if each.attributes.get("class") == "md-select__link"]
        assert {each.attributes["hreflang"] for each in links} == set(LOCALES), path
        for link in links:
            assert link.attributes["target"] == "_self"
            if rest == "404.html":
                assert urljoin(f"{ROOT}{tag}/", link.attributes["href"]) == f"{ROOT}{link.attributes['hreflang']}/"
                continue
            found = urljoin(f"{ROOT}{path}", link.attributes["href"])
            assert found == f"{ROOT}{link.attributes['hreflang']}/{rest.removesuffix('index.html')}", path


def test_every_link_and_anchor_leads_somewhere(documents: dict[str, Document]) -> None:
    """Also those of the icons."""
    for path, page in documents.items():
        for element in page.elements:
            target = element.attributes.get("href") or element.attributes.get("src") or ""
            if not target or target.startswith(("https:", "mailto:")):
                continue
            if element.tag == "use":
                assert target.removeprefix("#") in page.ids, (path, target)
                continue
            parts = urlsplit(urljoin(f"/{path}", target))
            other = parts.path.lstrip("/") + ("index.html" if parts.path.endswith("/") else "")
            if other.endswith(".html"):
                assert other in documents, (path, target)
                if parts.fragment:
                    assert parts.fragment in documents[other].ids, (path, target)


def test_files_of_pages_exist(small_site: Path, documents: dict[str, Document]) -> None:
    """Styles, scripts and the icon are there."""
    for path, page in documents.items():
        for element in [*page.all("script"), *page.all("link")]:
            target = element.attributes.get("src") or element.attributes.get("href") or ""
            if target and not target.startswith("https:"):
                file = urlsplit(urljoin(f"/{path}", target)).path.lstrip("/")
                assert (small_site / file).is_file(), (path, target)


def test_ids_are_unique_plain_and_the_same_in_every_language(documents: dict[str, Document]) -> None:
    """Addresses of sections survive a change of language."""
    for path, page in documents.items():
        ours = _sections(page)
        assert len(page.ids) == len(set(page.ids)), path
        assert all(each.isascii() and re.fullmatch(r"[A-Za-z][\w-]*", each) for each in ours), path
        assert ours == _sections(documents[f"en/{path.partition('/')[2]}"]), path


def test_elements_are_closed_and_headings_in_order(documents: dict[str, Document]) -> None:
    """One h1 a page, and no level left out."""
    for path, page in documents.items():
        assert page.unclosed == [], path
        levels = [int(each.tag[1]) for each in page.elements if re.fullmatch(r"h[1-6]", each.tag)]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(below - above <= 1 for above, below in itertools.pairwise(levels)), (path, levels)


def test_contents_list_the_headings_of_the_page() -> None:
    """A page's contents name headings that it has, in their order."""
    catalog = compiled()
    for view in catalog.locales.values():
        for page in pages_of(view, facts(catalog)):
            ids = Document(page.html).ids
            listed = [heading.id for heading in page.toc]
            assert listed == sorted(listed, key=ids.index), page.uri
            anchors = {entry.anchor for entry in page.search if entry.anchor}
            assert anchors <= set(ids), page.uri


def test_pages_stay_light(documents: dict[str, Document], small_site: Path) -> None:
    """A page of the small site is hardly more than the theme's frame."""
    for path in documents:
        assert (small_site / path).stat().st_size < 40_000, path


def test_codes_stand_outside_the_navigation(documents: dict[str, Document]) -> None:
    """They are reached from their exchange and by search; the navigation does not grow with them."""
    home = documents["en/exchange/alpha/index.html"]
    navigation = [
        each.attributes["href"] for each in home.all("a") if each.attributes.get("class", "").startswith("md-nav__link")
    ]
    assert not any("-2015" in href for href in navigation)
    assert any("-2015/" in each.attributes.get("href", "") for each in home.all("a"))


def test_borrowed_words_are_marked(documents: dict[str, Document]) -> None:
    """On an Arabic page English words say that they are English and run left to right, and a notice says why."""
    page = documents["ar/status/invalid/index.html"]
    meaning = next(each for each in page.all("span", lang="en") if "frozen" in "".join(each.text))
    assert meaning.attributes["dir"] == "ltr"
    assert any(each.attributes.get("role") == "note" for each in page.all("p"))
    assert not any(each.attributes.get("role") == "note" for each in documents["nl/index.html"].all("p"))


def test_what_is_not_on_offer_is_not_linked(documents: dict[str, Document]) -> None:
    """A contact without an address is named and leads nowhere; so are its links inside messages."""
    page = documents["en/status/invalid/index.html"]
    assert "square" in page.reading
    assert not any("None" in each.attributes.get("href", "") for each in page.all("a"))


def test_edit_links_lead_to_the_line(documents: dict[str, Document]) -> None:
    """A code's page leads to its signature in the catalogue."""
    hrefs = [each.attributes.get("href", "") for each in documents["en/exchange/alpha/-2015/index.html"].all("a")]
    lines = (Path(__file__).parent / "catalog" / "exchanges" / "alpha.yaml").read_text().splitlines()
    line = lines.index("  - id: alpha.rejected") + 1
    assert f"https://git.lighthouse.example/edit/catalog/exchanges/alpha.yaml#L{line}" in hrefs


def test_the_triage_page_explains_itself_without_scripts(documents: dict[str, Document]) -> None:
    """Its container carries what the script needs; without scripts a sentence stands there."""
    page = documents["en/triage/index.html"]
    container = page.one("div", id="triage").attributes
    assert container["data-locale"] == "en"
    assert isinstance(json.loads(container["data-words"]), dict)
    assert "JavaScript" in "".join(page.one("noscript").text)


def test_structured_data_leads_home(documents: dict[str, Document]) -> None:
    """Each page but the home page says how one gets there; every address in it is absolute."""
    for path, page in documents.items():
        if path.endswith("404.html"):
            continue
        graph = json.loads("".join(page.one("script", type="application/ld+json").text))["@graph"]
        assert graph[0]["url"] == page.one("link", rel="canonical").attributes["href"]
        if path.count("/") > 1:
            steps = graph[1]["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert steps[-1]["item"] == graph[0]["url"]


def test_titles_and_descriptions_are_the_pages_own(documents: dict[str, Document]) -> None:
    """No two pages of a language share a title, and descriptions fit."""
    for tag in ("en", "nl"):
        pages = {path: page for path, page in documents.items() if path.startswith(f"{tag}/")}
        titles = ["".join(page.one("title").text) for page in pages.values()]
        assert len(titles) == len(set(titles)), sorted(titles)
        for path, page in pages.items():
            if not path.endswith("404.html"):
                assert 0 < len(page.one("meta", name="description").attributes["content"]) <= 160, path


def test_nothing_of_ours_runs_inline(documents: dict[str, Document]) -> None:
    """No style or event attribute anywhere; inline scripts are the theme's two, data and nothing else."""
    for path, page in documents.items():
        for element in page.elements:
            assert "style" not in element.attributes, (path, element)
            assert not any(name.startswith("on") for name in element.attributes), (path, element)
        for script in page.all("script"):
            if "src" not in script.attributes and script.attributes.get("type") is None:
                assert "".join(script.text).startswith(("__md_scope=", "var palette=")), path


def test_every_kind_of_page_is_there() -> None:
    """And no page has the address of another."""
    catalog = compiled()
    pages = pages_of(catalog.source, facts(catalog))
    assert {page.kind for page in pages} == set(PageKind)
    assert len({page.uri for page in pages}) == len(pages)


def test_two_builds_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the same clock."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first, second = built(tmp_path / "first"), built(tmp_path / "second")
    for path in sorted(first.rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (second / path.relative_to(first)).read_bytes(), path


def _sections(page: Document) -> list[str]:
    """The ids of ours that addresses may name: neither the theme's switches nor our drawings."""
    return [each for each in page.ids if not each.startswith(("__", "i-"))]


def test_lists_have_the_commas_of_their_language() -> None:
    """A cause that occurs on some exchanges only names them as the language lists things."""

    def everywhere(catalog: Catalog) -> Catalog:
        names = tuple(name for name, exchange in catalog.exchanges.items() if exchange.links)
        status = catalog.statuses["invalid"]
        causes = tuple(cause.model_copy(update={"exchanges": names}) for cause in status.causes)
        return replace(catalog, statuses={**catalog.statuses, "invalid": status.model_copy(update={"causes": causes})})

    catalog = compiled(everywhere)
    for tag, listed in {"en": "Alpha and Beta", "nl": "Alpha en Beta", "ar": "Alpha وBeta"}.items():
        pages = pages_of(catalog.locales[tag], facts(catalog))
        assert listed in next(page.html for page in pages if page.uri == "status/invalid/")

"""The shipped site in Debian's Chromium: every kind of page in every language, and the ways people take through it."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, expect

from tests.search.queries import LOCALES
from tests.site.test_browser import WIDTHS, Watched

TEMPLATES = {
    "home": "",
    "statuses": "status/",
    "status": "status/expires-in-days/",
    "status of one exchange": "status/invalid/?exchange=binance",
    "exchanges": "exchange/",
    "exchange": "exchange/kraken/",
    "code": "exchange/binance/-2015/",
    "topics": "topics/",
    "triage": "triage/",
    "translation": "about/translation/",
    "sources": "about/sources/",
    "not found": "404.html",
    "offline": "offline.html",
}
NARROW = WIDTHS[0]
AXE = (
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map("
    "({ id, nodes }) => [id, ...nodes.map(({ target }) => target.join(' '))]))"
)


def test_every_kind_of_page_is_visited(site: Path) -> None:
    """A new template that nobody looks at would be noticed here: every page's address is like one that is visited."""
    kinds = {_kind(path.partition("?")[0]) for path in TEMPLATES.values()}
    pages = (path.relative_to(site / "en").as_posix() for path in (site / "en").rglob("*.html"))
    assert {_kind(page.removesuffix("index.html")) for page in pages} == kinds


def _kind(page: str) -> str:
    first, _, rest = page.partition("/")
    return page if first == "about" or not rest else f"{first}/{'*/' * rest.count('/')}"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_kind_of_page(browser: Browser, shipped_address: str, locale: str) -> None:
    """In every language: nothing for axe to object to, nothing wider than a small phone, a quiet console, no request
    to another host. Languages take turns with dark colours."""
    scheme = "dark" if LOCALES.index(locale) % 2 else "light"
    watched = Watched(browser, shipped_address, NARROW, color_scheme=scheme)
    page = watched.page
    for name, uri in TEMPLATES.items():
        page.goto(f"{shipped_address}{locale}/{uri}")
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW, name
        page.evaluate(AXE_SCRIPT)
        assert page.evaluate(AXE) == [], name
        assert watched.noise == [], name
    watched.context.close()


@pytest.mark.parametrize(
    ("locale", "width", "scheme"), [("en", 768, "dark"), ("ar", 768, "light"), ("ar", 1280, "dark")]
)
def test_wider_screens(browser: Browser, shipped_address: str, locale: str, width: int, scheme: str) -> None:
    """The same on a tablet and a desk, in both directions of writing and both schemes."""
    watched = Watched(browser, shipped_address, width, color_scheme=scheme)
    page = watched.page
    for name, uri in TEMPLATES.items():
        page.goto(f"{shipped_address}{locale}/{uri}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert watched.noise == [], name
        page.evaluate(AXE_SCRIPT)
        assert page.evaluate(AXE) == [], name
    watched.context.close()


@pytest.mark.parametrize(("locale", "width"), [("en", 320), ("ar", 320), ("de", 1280)])
def test_an_answer_in_the_box_is_accessible(browser: Browser, shipped_address: str, locale: str, width: int) -> None:
    """Warning, card and pages found, in light and dark."""
    for scheme in ("light", "dark"):
        watched = Watched(browser, shipped_address, width, color_scheme=scheme)
        page = watched.visit(f"{locale}/")
        page.locator("#ask-text").fill(
            '{"code":-2015,"msg":"x"} apiSecret=Zk39fjA0sdKd93jfkL20fjdkEwQ1NhEYv8HfD6sWqLmT'
        )
        page.locator(".hc-found a").first.wait_for()
        assert page.locator(".hc-ask-card").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        small = page.locator("#ask :is(a, button, textarea)").evaluate_all(
            "all => all.filter(a => a.getBoundingClientRect().height < 24).map(a => a.outerHTML)"
        )
        assert small == []
        page.evaluate(AXE_SCRIPT)
        assert page.evaluate(AXE) == []
        watched.context.close()
        assert watched.noise == []


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_from_home_to_the_fix_in_three_actions(browser: Browser, shipped_address: str, locale: str) -> None:
    """Choose the status, choose the exchange: the steps stand there, with that exchange's page for keys."""
    watched = Watched(browser, shipped_address, NARROW)
    page = watched.visit(f"{locale}/")
    page.locator('.hc-cards a[href$="status/expired/"]').click()
    page.locator("select").first.select_option("binance")
    steps = page.locator(".hc-fix[open]").first
    expect(steps.locator('a[href*="binance.com"]').first).to_be_visible()
    assert page.url == f"{shipped_address}{locale}/status/expired/?exchange=binance"
    watched.context.close()
    assert watched.noise == []


def test_the_language_switch_keeps_the_page(browser: Browser, shipped_address: str) -> None:
    """Through four languages and both directions, always the same code of the same exchange."""
    watched = Watched(browser, shipped_address)
    page = watched.visit("en/exchange/binance/-2015/")
    for locale in ("de", "ar", "ja", "en"):
        page.locator(".md-header .md-select button").hover()
        page.locator(f'.md-select__link[hreflang="{locale}"]').click()
        expect(page).to_have_url(f"{shipped_address}{locale}/exchange/binance/-2015/")
        expect(page.locator("html")).to_have_attribute("lang", locale)
    watched.context.close()
    assert watched.noise == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_404_page_speaks_the_language(browser: Browser, shipped_address: str, locale: str) -> None:
    """In its own words, with a way past the frame and a way home."""
    watched = Watched(browser, shipped_address)
    page = watched.visit(f"{locale}/404.html")
    expect(page.locator("html")).to_have_attribute("lang", locale)
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    expect(page.locator(".md-skip")).to_have_attribute("href", "#overview")
    home = page.locator(".hc-page a.hc-button").evaluate("link => link.href")
    assert home == f"{shipped_address}{locale}/"
    watched.context.close()


def test_triage_by_keyboard(browser: Browser, shipped_address: str) -> None:
    """Tab to the box, paste, Tab to the question, answer it with Enter: the headline follows and takes the focus."""
    watched = Watched(browser, shipped_address)
    page = watched.visit("en/triage/")
    page.locator("#triage-text").wait_for()
    page.wait_for_load_state("networkidle")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "triage-text":
            break
    page.keyboard.insert_text('{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}')
    expect(page.locator(".hc-triage-headline")).to_contain_text("Incorrect permissions")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.hc-triage-answers button')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator('.hc-triage-answers button[aria-pressed="true"]')).to_have_count(1)
    expect(page.locator(".hc-triage-headline")).to_be_focused()
    watched.context.close()
    assert watched.noise == []

"""The small site in Debian's Chromium: nothing overflows, fails or calls elsewhere, and the scripts only add."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.site.test_golden import PAGES

WIDTHS = (320, 768, 1280)

VISITED = {name: uri for name, uri in {**PAGES, "not found": "404.html"}.items() if name != "triage"}
"""The triage page reads data that only a whole build lays beside the locales; its own tests visit it there."""


class Watched:
    """A page whose console, requests and errors are kept."""

    def __init__(self, browser: Browser, address: str, width: int = 1280, **context: object) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 800}, **context)  # type: ignore[arg-type]
        self.page = self.context.new_page()
        self.address = address
        self.noise: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.on("request", lambda request: self._ask(request.url))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.noise.append(f"{message.text} ({message.location.get('url')})")

    def _ask(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.noise.append(f"request to {url}")

    def visit(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture
def desktop(browser: Browser, address: str) -> Iterator[Watched]:
    watched = Watched(browser, address)
    yield watched
    watched.context.close()
    assert watched.noise == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_pages_fit_and_are_quiet(browser: Browser, address: str, locale: str, width: int) -> None:
    """No sideways scrolling, no console message, no request to another host; in both directions of writing."""
    watched = Watched(browser, address, width)
    for name, uri in VISITED.items():
        page = watched.visit(f"{locale}/{uri}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert watched.noise == [], name
    watched.context.close()


@pytest.mark.parametrize(
    ("locale", "width", "scheme"),
    [("en", 320, "light"), ("en", 1280, "dark"), ("ar", 320, "dark"), ("ar", 1280, "light")],
)
def test_axe_finds_nothing(browser: Browser, address: str, locale: str, width: int, scheme: str) -> None:
    """WCAG 2.2 AA as far as a machine can tell, on every kind of page."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for name, uri in VISITED.items():
        page.goto(f"{address}{locale}/{uri}")
        results = Axe().run(page)
        found = [(each["id"], [node["target"] for node in each["nodes"]]) for each in results.response["violations"]]
        assert found == [], name
    context.close()


def test_from_home_to_the_fix_in_three_actions(desktop: Watched) -> None:
    """Choose the status, choose the exchange, and the steps stand there with that exchange's links and facts."""
    page = desktop.visit("en/")
    page.get_by_role("link", name="Invalid").first.click()
    page.get_by_label("Your exchange", exact=True).select_option("Alpha")
    steps = page.locator(".hc-fix[open]").first
    expect(steps.get_by_role("link", name="API page of Alpha")).to_have_attribute("href", "https://alpha.example/keys")
    expect(steps.get_by_text("Withdraw")).to_be_visible()
    expect(steps.get_by_text("Bind to IP")).to_be_visible()
    expect(steps.get_by_text("Alpha shows the secret once.")).to_be_visible()
    assert page.url.endswith("/en/status/invalid/?exchange=alpha")


def test_the_choice_lives_in_the_address(desktop: Watched) -> None:
    """It is read from there, carried to related pages, can be taken back, and is stored nowhere."""
    page = desktop.visit("en/status/invalid/?exchange=beta")
    expect(page.get_by_label("Your exchange", exact=True)).to_have_value("beta")
    expect(page.locator("[data-chosen]")).to_have_id("on-beta")
    expect(page.locator("#related ~ ul a").first).to_have_attribute(
        "href", f"{desktop.address}en/status/connected/?exchange=beta"
    )
    page.get_by_label("Your exchange", exact=True).select_option("")
    expect(page.locator("[data-chosen]")).to_have_count(0)
    assert page.url.endswith("/en/status/invalid/")
    stored = page.evaluate("JSON.stringify([document.cookie, {...localStorage}, {...sessionStorage}])")
    assert "beta" not in stored


def test_an_unknown_choice_changes_nothing(desktop: Watched) -> None:
    """Whatever stands in the address is only compared with what is on offer."""
    page = desktop.visit("en/status/invalid/?exchange=<img src=x>")
    expect(page.get_by_label("Your exchange", exact=True)).to_have_value("")
    expect(page.locator("[data-chosen]")).to_have_count(0)


def test_a_cause_of_another_exchange_is_put_away(desktop: Watched) -> None:
    """A cause that occurs on Alpha only is not shown to a reader who chose another exchange."""
    page = desktop.visit("en/status/expires-in-days/?exchange=alpha")
    expect(page.locator("#cause-term-ending")).to_be_visible()


def test_codes_are_filtered_by_words_and_status(desktop: Watched) -> None:
    """The table narrows while one types; a link from a status page brings its status along."""
    page = desktop.visit("en/exchange/alpha/?status=invalid#codes")
    expect(page.get_by_label("Status", exact=True)).to_have_value("invalid")
    rows = page.locator(".hc-codes tbody tr:visible")
    expect(rows).to_have_count(3)
    page.get_by_label("Find a code or message").fill("40012")
    expect(rows).to_have_count(1)
    page.get_by_label("Find a code or message").fill("nothing like it")
    expect(page.get_by_role("status").filter(has_text="No code fits")).to_be_visible()


def test_the_language_switch_keeps_the_page(desktop: Watched) -> None:
    """From a status in English to the same in Dutch."""
    page = desktop.visit("en/status/invalid/")
    page.get_by_role("button", name="Select language").hover()
    page.get_by_role("link", name="Nederlands").click()
    expect(page).to_have_url(f"{desktop.address}nl/status/invalid/")
    expect(page.get_by_role("heading", level=1)).to_have_text("De beurs weigert je sleutel")


@pytest.mark.parametrize(
    ("typed", "title"),
    [("-2015", "Alpha error -2015"), ("APIKEY:Frozen", "Alpha error APIKEY:Frozen"), ("runs out", "Expires in N days")],
)
def test_search_finds(desktop: Watched, typed: str, title: str) -> None:
    """Codes as people paste them, and other names of a badge."""
    page = desktop.visit("en/")
    field = page.get_by_role("textbox", name="Search")
    field.click()
    field.press_sequentially(typed)
    expect(page.locator(".md-search-result__item").first).to_contain_text(title)
    expect(field).to_have_value(typed)


def test_the_skip_link_is_first(desktop: Watched) -> None:
    """One press of Tab and Enter leads past the frame."""
    page = desktop.visit("en/status/invalid/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#overview")


def test_everything_can_be_read_without_scripts(browser: Browser, address: str) -> None:
    """Causes, steps, notes, codes: folded at most, never missing."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(f"{address}en/status/invalid/")
    page.get_by_role("link", name="Links and settings of your exchange").click()
    expect(page.get_by_role("link", name="API page of Alpha")).to_be_visible()
    page.get_by_text("Good to know on your exchange").click()
    expect(page.get_by_text("Alpha shows the secret once.")).to_be_visible()
    page.goto(f"{address}en/exchange/alpha/")
    expect(page.get_by_role("link", name="-2015")).to_be_visible()
    context.close()


def test_a_printed_page_is_whole(browser: Browser, address: str) -> None:
    """Folded steps are printed, the frame is not."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}en/status/invalid/")
    page.emulate_media(media="print")
    expect(page.get_by_text("The exchange answers.")).to_be_visible()
    expect(page.locator(".md-header")).to_be_hidden()
    context.close()


def test_targets_are_large_enough(browser: Browser, address: str) -> None:
    """Buttons, cards and choices measure 24 pixels at least; links inside sentences are free."""
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    for uri in ("", "status/invalid/", "exchange/alpha/"):
        page.goto(f"{address}en/{uri}")
        small = page.evaluate(
            """() => [...document.querySelectorAll(`.hc-page :is(summary, select, input, .hc-button, .hc-chips a,
                 .hc-contact, .hc-feedback a, .hc-path a, .hc-go), .hc-footer a`)]
               .filter((each) => each.checkVisibility())
               .map((each) => [each.className || each.tagName, each.getBoundingClientRect()])
               .filter(([, box]) => box.height < 24 || box.width < 24).map(([name, box]) => `${name} ${box.height}`)"""
        )
        assert small == [], uri
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "uri",
    ["", "status/invalid/?exchange=alpha", "status/invalid/?exchange=alpha#cause-key-frozen", "exchange/alpha/#codes"],
)
def test_nothing_moves_while_a_page_loads(browser: Browser, address: str, uri: str, width: int) -> None:
    """Scripts fill room that was kept for them."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => { for (const each of list.getEntries())"
        " shift += each.value }).observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(f"{address}en/{uri}")
    page.wait_for_timeout(300)  # observers report after the frame
    assert page.evaluate("shift") < 0.005  # a link that names the exchange instead may be a few pixels wider
    context.close()


def test_hostile_words_stay_words(browser: Browser, hostile_address: str, hostile_site: Path) -> None:
    """Markup in any word of the catalogue is shown, never run: not on pages, not by scripts, not in search results."""
    watched = Watched(browser, hostile_address)
    for path in sorted(hostile_site.rglob("*.html")):
        uri = path.relative_to(hostile_site).as_posix()
        # The style sheet of the offline page stands around the languages, which are not built here.
        if uri.endswith(("triage/index.html", "offline.html")) or not uri.startswith(("en/", "ar/")):
            continue
        page = watched.visit(uri)
        assert page.evaluate("window.hit") is None, uri
        assert page.locator("img").count() == 0, uri
    page = watched.visit("en/status/invalid/?exchange=alpha")
    page.locator(".hc-fix[open] [data-slot=permissions]").first.scroll_into_view_if_needed()
    expect(page.locator(".hc-inline").first).to_be_visible()
    page = watched.visit("en/exchange/alpha/?status=invalid")
    field = page.get_by_role("textbox").first
    field.click()
    field.press_sequentially("onerror")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0
    watched.context.close()
    assert watched.noise == []

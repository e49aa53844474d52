"""The home page's box in Debian's Chromium: a word, a code or a whole error gets engine's and search's answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.test_browser import Watched

ERROR = '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}'
SECRET = "Zk39fjA0sdKd93jfkL20fjdkEwQ1NhEYv8HfD6sWqLmT"


@pytest.fixture
def home(browser: Browser, shipped_address: str) -> Iterator[Watched]:
    """A visit that must leave no error on the console and ask no other host."""
    watched = Watched(browser, shipped_address)
    yield watched
    watched.context.close()
    assert watched.noise == []


def ask(page: Page, text: str) -> None:
    """Put a text into the box as the clipboard does, and wait for what is said."""
    box = page.get_by_label("Type what you see, or paste an error message")
    box.fill("")
    box.focus()
    page.keyboard.insert_text(text)
    page.locator("#ask [role=status]:not(:empty)").wait_for(state="attached")


def test_a_pasted_error_is_explained(home: Watched) -> None:
    """Badge in its tone, how sure, the likeliest cause, steps with the exchange chosen, and the code's page first."""
    page = home.visit("en/")
    ask(page, ERROR)
    card = page.locator(".hc-ask-card")
    expect(card.locator(".hc-badge.hc-tone-negative")).to_have_text("Incorrect permissions")
    expect(card.locator("strong")).to_have_text("The IP addresses of Bitsgap are not on the key's list")
    expect(page.locator(".hc-found a").first).to_have_attribute("href", "./exchange/binance/-2015/")
    card.get_by_role("link", name="Steps to mend it").click()
    expect(page).to_have_url(f"{home.address}en/status/incorrect-permissions/?exchange=binance#cause-ip-not-trusted")
    expect(page.get_by_label("Your exchange", exact=True)).to_have_value("binance")


def test_a_message_about_something_else_is_sent_elsewhere(home: Watched) -> None:
    """Not the key's fault: the topic, with what to do."""
    page = home.visit("en/")
    ask(page, '{"code":-2010,"msg":"Account has insufficient balance for requested action."}')
    link = page.locator(".hc-ask-card a")
    expect(link).to_contain_text("Not enough balance")
    expect(link).to_have_attribute("href", "./topics/#topic-balance")


def test_a_secret_stays_where_it_was_typed(home: Watched) -> None:
    """The reader is warned; no request, address, store or word on the page but the box holds the secret."""
    page = home.visit("en/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    ask(page, f"{ERROR} apiSecret={SECRET}")
    expect(page.locator("#ask .hc-notice")).to_contain_text("Delete that key")
    assert page.url == f"{home.address}en/"
    assert SECRET not in page.locator("#ask [data-answer]").inner_text()
    assert not any(SECRET in each for each in asked)
    stored = page.evaluate("JSON.stringify([document.cookie, {...localStorage}, {...sessionStorage}, history.state])")
    assert SECRET not in stored
    page.reload()
    expect(page.locator("#ask-text")).to_have_value("")


def test_nothing_is_loaded_before_it_is_used(home: Watched) -> None:
    """Engine, table and index are fetched for the first letter; a page that nobody asks stays small."""
    page = home.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    home.visit("en/")
    page.wait_for_load_state("networkidle")
    early = [url for url in asked if "/triage/" in url or url.endswith(("search/index.json", "search/search.js"))]
    assert early == []
    ask(page, "expired")
    assert any(url.endswith("assets/triage/table.js") for url in asked)


@pytest.mark.parametrize("typed", ["withdrawl", "50119", "ip whitelist"])
def test_the_headers_search_gives_the_same(home: Watched, typed: str) -> None:
    """One engine, two doors."""
    page = home.visit("en/")
    ask(page, typed)
    links = page.locator(".hc-found a")
    here = [each.get_attribute("href") for each in links.all()]
    field = page.get_by_role("textbox", name="Search", exact=True)
    field.click()
    field.press_sequentially(typed)
    items = page.locator(".md-search-result__item")
    expect(items.nth(2)).to_be_attached()
    page.wait_for_timeout(300)  # the last letter's results replace those of the one before
    there = items.locator(":scope > a:first-child").evaluate_all("all => all.map(a => new URL(a.href).pathname)")
    assert [path.removeprefix("/en/") for path in there[: len(here)]] == [
        str(href).removeprefix("./").partition("#")[0] for href in here
    ]


def test_by_keyboard(home: Watched) -> None:
    """Enter answers, Tab goes on to the answer, Shift and Enter begins a line."""
    page = home.visit("en/")
    box = page.locator("#ask-text")
    box.focus()
    page.keyboard.type("expired")
    page.keyboard.press("Enter")
    expect(page.locator("#ask [role=status]")).to_contain_text("Pages found")
    expect(box).to_have_value("expired")
    page.keyboard.press("Shift+Enter")
    expect(box).to_have_value("expired\n")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Look it up")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#ask [data-answer]') !== null")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{home.address}en/status/expired/")


def test_nothing_found_is_said(home: Watched) -> None:
    """In the place of an answer."""
    page = home.visit("en/")
    ask(page, "qqqqqqqqqq")
    expect(page.locator("#ask [data-answer]")).to_contain_text("Nothing found")


def test_an_index_that_does_not_come_is_said_and_asked_for_again(browser: Browser, shipped_address: str) -> None:
    """A train leaves the tunnel: the next letter works."""
    # The service worker would fetch it past the test's hands.
    watched = Watched(browser, shipped_address, service_workers="block")
    page = watched.visit("en/")
    page.route("**/search/index.json", lambda route: route.abort())
    ask(page, "expired")
    expect(page.locator("#ask [data-answer]")).to_contain_text("could not be loaded")
    page.unroute("**/search/index.json")
    page.locator("#ask-text").press_sequentially(" key")
    expect(page.locator(".hc-found a").first).to_be_visible()
    watched.context.close()


def test_without_scripts_links_remain(browser: Browser, shipped_address: str) -> None:
    """The box would answer nothing, so it is not there; statuses, exchanges and contacts are."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{shipped_address}en/")
    expect(page.locator("#ask")).to_be_hidden()
    expect(page.locator(".hc-cards a")).to_have_count(8)
    expect(page.get_by_role("link", name="Binance", exact=True)).to_be_visible()
    context.close()

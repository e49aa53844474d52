"""The triage page in Debian's Chromium: answers in the browser, tells nobody, takes a conversation from its desk."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser import serve
from tests.conftest import ROOT, Run
from tests.site.test_browser import Watched

PASTE = '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}'
SECRET = "Zk39fjA0sdKd93jfkL20fjdkEwQ1"
HELP = "https://help.harbour.example"
DESK = "https://desk.harbour.example"
STRANGER = "https://stranger.example"


@pytest.fixture(scope="module")
def desk_site(helpcenter: Run, small_catalog: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small catalogue for a product whose chat tool may show the triage page."""
    folder = tmp_path_factory.mktemp("desk")
    profile = yaml.safe_load((ROOT / "tests" / "platforms" / "harbour.yaml").read_text(encoding="utf-8"))
    profile["desk_origins"] = [DESK]
    (folder / "platform.yaml").write_text(yaml.safe_dump(profile, sort_keys=False), encoding="utf-8")
    words = ("--catalog", small_catalog, "--platform", folder / "platform.yaml", "--output", folder / "site")
    done = helpcenter("build", *words, "--quiet")
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def desk_address(desk_site: Path) -> Iterator[str]:
    yield from serve(desk_site)


Open = Callable[..., Page]


@pytest.fixture
def triage(browser: Browser, desk_address: str) -> Iterator[Open]:
    """Opens the page; afterwards nothing may have been said on the console, nor been asked of another host."""
    opened: list[Watched] = []

    def visit(width: int = 1280, path: str = "en/triage/", **context: object) -> Page:
        watched = Watched(browser, desk_address, width, **context)
        opened.append(watched)
        page = watched.visit(path)
        page.locator("#triage-text").wait_for()
        page.wait_for_load_state("networkidle")
        return page

    yield visit
    for watched in opened:
        watched.context.close()
        assert watched.noise == []


def paste(page: Page, text: str) -> None:
    """Put a text into the box as the clipboard does."""
    page.locator("#triage-text").fill("")
    page.locator("#triage-text").focus()
    page.keyboard.insert_text(text)


def headline(page: Page) -> str:
    return page.locator(".hc-triage-headline").inner_text()


def test_answers_while_pasting(triage: Open) -> None:
    """Status, how sure, causes, evidence in the text, a question, a reply; and no request after the page was loaded."""
    page = triage()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    paste(page, PASTE)
    expect(page.locator(".hc-triage-headline")).to_contain_text("Incorrect permissions")
    first = page.locator(".hc-candidates > li").first
    expect(first.locator("mark").first).to_have_text("-2015")
    assert first.locator("a").get_attribute("href") == "../status/incorrect-permissions/#cause-ip-not-trusted"
    answers = page.locator(".hc-triage-answers button")
    causes = [each.inner_text() for each in page.locator(".hc-candidates strong").all()]
    gone = answers.filter(has_text="no longer listed")
    gone.click()
    expect(gone).to_have_attribute("aria-pressed", "true")
    assert [each.inner_text() for each in page.locator(".hc-candidates strong").all()] != causes
    expect(page.locator(".hc-triage-headline")).to_contain_text("Invalid")
    answers.last.click()
    expect(page.locator(".hc-triage-headline")).to_contain_text("Incorrect permissions")
    page.locator("summary").click()
    expect(page.locator(".hc-triage pre mark").first).to_have_text("-2015")
    assert asked == []


def test_reply_in_the_customers_language(triage: Open) -> None:
    """Beside the agent's own; what is copied is what is shown."""
    page = triage(permissions=["clipboard-read", "clipboard-write"])
    paste(page, PASTE)
    page.locator("#triage-language").select_option("nl")
    dutch = page.locator(".hc-reply[lang=nl]")
    expect(dutch).to_contain_text("Binance")
    expect(page.locator(".hc-reply[lang=en]")).to_contain_text("Binance")
    page.locator(".hc-replies button").first.click()
    expect(page.locator(".hc-replies button").first).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == dutch.inner_text()


def test_secrets_are_hidden(triage: Open) -> None:
    """What is shown and copied has no secret, and the agent is told to have the key deleted."""
    page = triage(permissions=["clipboard-read", "clipboard-write"])
    paste(page, f'something new: apiSecret="{SECRET}"')
    expect(page.locator(".hc-notice")).to_contain_text("secret")
    assert SECRET not in page.locator("#triage").inner_text()
    page.locator(".hc-triage details button").last.click()
    expect(page.locator(".hc-triage details button").last).to_have_text("Copied")
    report = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert report == {"exchange": None, "text": 'something new: apiSecret="[secret]"'}
    # The theme keeps the choice of light or dark there.
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])")
    assert "something new" not in kept
    assert SECRET not in kept


def test_keyboard_only(triage: Open) -> None:
    """From the box to an answer, its reply and an empty box, without a pointer; the answer is announced."""
    page = triage()
    page.locator("#triage-text").focus()
    page.keyboard.insert_text(PASTE)
    expect(page.locator("[role=status]")).to_contain_text("Incorrect permissions")
    reach(page, "button[aria-pressed]")
    page.keyboard.press("Enter")
    expect(page.locator("[aria-pressed=true]")).to_have_count(1)
    expect(page.locator("[role=status]")).to_be_focused()
    reach(page, ".hc-replies button")
    page.keyboard.press("Space")
    expect(page.locator(".hc-replies button")).to_have_text("Copied")
    page.locator("#triage-language").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#triage-text")).to_be_focused()
    assert page.locator("#triage-text").input_value() == ""
    assert headline(page) == "Paste a message to see what it means."


def reach(page: Page, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_works_without_a_network(triage: Open) -> None:
    page = triage()
    page.context.set_offline(True)
    page.locator("#triage-language").select_option("nl")
    paste(page, "Binance: LOT_SIZE filter failure")
    expect(page.locator(".hc-triage-headline")).to_contain_text("Not a problem with the key")
    expect(page.locator(".hc-reply[lang=nl]")).not_to_be_empty()


def test_may_not_connect(browser: Browser, desk_address: str) -> None:
    """The page's own policy refuses every request that a script could make."""
    watched = Watched(browser, desk_address)
    page = watched.visit("en/triage/")
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert "connect-src 'none'" in policy
    assert "form-action 'none'" in policy
    assert "unsafe" not in policy
    refused = page.evaluate(
        "() => new Promise((told) => { new EventSource(location.href); "
        "addEventListener('securitypolicyviolation', (one) => told(one.effectiveDirective)); })"
    )
    assert refused == "connect-src"
    watched.context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fits_and_is_accessible(triage: Open, width: int, scheme: str) -> None:
    page = triage(width, color_scheme=scheme)
    paste(page, PASTE + "\n" + "x" * 300)
    page.locator("#triage-language").select_option("nl")
    page.locator(".hc-reply[lang=nl]").wait_for()
    page.locator(".hc-triage-answers button").first.click()
    page.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = [
        (each["id"], [node["target"] for node in each["nodes"]]) for each in Axe().run(page).response["violations"]
    ]
    assert found == []


def test_chosen_by_the_address(triage: Open) -> None:
    """An agent's tool can link to the page with the exchange and the customer's language chosen."""
    page = triage(path="en/triage/?exchange=binance&reply=nl")
    assert page.locator("#triage-exchange").input_value() == "binance"
    assert page.locator("#triage-language").input_value() == "nl"


@pytest.fixture
def hosts(browser: Browser, desk_site: Path) -> Iterator[BrowserContext]:
    """A browser in which three hosts exist: the help center, the desk that may show it, and a stranger."""
    context = browser.new_context(viewport={"width": 900, "height": 700})

    def answer(route: Route) -> None:
        url = urlsplit(route.request.url)
        if f"{url.scheme}://{url.netloc}" != HELP:
            listen = "heard = []; addEventListener('message', (one) => heard.push([one.origin, one.data]));"
            frame = f'<iframe src="{HELP}/en/triage/" width="800" height="600"></iframe>'
            body = f"<!doctype html><title>Desk</title><script>{listen}</script>{frame}"
            route.fulfill(body=body, content_type="text/html")
            return
        path = desk_site / url.path.lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        route.fulfill(body=path.read_bytes(), content_type=kind)

    context.route("**/*", answer)
    yield context
    context.close()


def conversation() -> str:
    """What Chatwoot posts to a dashboard app: the customer wrote last but one, the agent after that."""
    messages = [
        {"id": 1, "content": "Hello", "message_type": 0, "created_at": 1_795_000_000},
        {"id": 3, "content": "We look at it", "message_type": 1, "created_at": 1_795_000_200},
        {"id": 2, "content": f"My bots stopped: {PASTE}", "message_type": 0, "created_at": 1_795_000_100},
    ]
    return json.dumps({"event": "appContext", "data": {"conversation": {"id": 7, "messages": messages}, "contact": {}}})


def hand_over(context: BrowserContext, host: str) -> Page:
    """Show the page in a frame of that host, and post the conversation to it."""
    page = context.new_page()
    page.goto(host)
    box = page.frame_locator("iframe").locator("#triage-text")
    box.wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate("text => frames[0].postMessage(text, '*')", conversation())
    return page


def test_takes_the_customers_last_message_from_its_desk(hosts: BrowserContext) -> None:
    page = hand_over(hosts, DESK)
    frame = page.frame_locator("iframe")
    expect(frame.locator("#triage-text")).to_have_value(f"My bots stopped: {PASTE}")
    expect(frame.locator(".hc-triage-headline")).to_contain_text("Incorrect permissions")
    expect(frame.locator("#triage-private")).to_contain_text("conversation")
    assert page.evaluate("heard") == [[HELP, "chatwoot-dashboard-app:fetch-info"]]
    page.evaluate("text => frames[0].postMessage(text, '*')", '{"event":"appContext","data":null}')
    page.evaluate("text => frames[0].postMessage(text, '*')", "not JSON")
    page.evaluate("frames[0].postMessage({event: 'appContext'}, '*')")
    page.wait_for_timeout(100)
    expect(frame.locator("#triage-text")).to_have_value(f"My bots stopped: {PASTE}")


def test_ignores_a_stranger(hosts: BrowserContext) -> None:
    """Another parent's conversation is not read, and nothing is told to it."""
    page = hand_over(hosts, STRANGER)
    page.wait_for_timeout(300)
    expect(page.frame_locator("iframe").locator("#triage-text")).to_have_value("")
    assert page.evaluate("heard") == []

"""`<key-status>` in Debian's Chromium under a strict policy with Trusted Types: badge, guide, faults, hostile feeds."""

from __future__ import annotations

import functools
import json
import re
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from generator.feed import feed_files
from generator.portal import portal_files
from generator.resources import site_source
from tests.site.harbour import compiled
from tests.site.hostile import MARK

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
PAGE = """<!doctype html><html lang="{lang}" dir="{dir}"><head><meta charset="utf-8"><title>App</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="icon" href="/assets/favicon.svg"><link rel="stylesheet" href="/app.css">
<script type="module" src="/embed/key-status.js"></script></head>
<body><main><h1>App</h1><p><a href="#before">Before</a></p>{body}<p><a href="#after">After</a></p></main></body></html>
"""
STYLE = """:root { color-scheme: light dark; --surface: rgb(1, 2, 3); --ink: rgb(250, 250, 250); }
.themed { --key-status-surface: var(--surface); --key-status-ink: var(--ink); --key-status-positive: rgb(4, 5, 6); }
.themed::part(badge) { border-radius: 3px; }
.themed::part(title) { letter-spacing: 2px; }
"""
FALLBACK = '<a href="/s/expires-in-days/">Ends soon</a>'
ENDING = '<key-status status="expires_in_days" exchange="alpha" locale="en" params=\'{"days":5}\'>' + FALLBACK
ENDING += "</key-status>"

Json = dict[str, Any]


class _Strict(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class calls it so
        pass


class App:
    """An app that embeds badges: its pages, and feeds that stand in for the real one."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address

    def catalog(self, locale: str = "en") -> Json:
        document: Json = json.loads((self.folder / f"feed/v1/guide.{locale}.json").read_text(encoding="utf-8"))
        return document

    def write(self, path: str, content: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(content, encoding="utf-8")

    def feed(self, name: str, document: Json) -> None:
        """A feed below `/<name>/feed/v1/` with this one document."""
        self.write(f"{name}/feed/v1/guide.{document['locale']}.json", json.dumps(document))

    def page(self, name: str, body: str, lang: str = "en", direction: str = "ltr") -> str:
        """Writes a page and says its address."""
        self.write(f"{name}.html", PAGE.format(lang=lang, dir=direction, body=body))
        return f"{self.address}{name}.html"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The small catalogue's feed and portal, on loopback, with the policy as a header on everything."""
    folder = tmp_path_factory.mktemp("app")
    views = tuple(compiled().locales.values())
    files = [(file.path, file.content) for file in feed_files(views, {}, {view.tag: {} for view in views})]
    for path, content in [*files, *portal_files(views, {}, {})]:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Strict, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    app = App(folder, f"http://127.0.0.1:{server.server_port}/")
    app.write("app.css", STYLE)
    yield app
    server.shutdown()
    server.server_close()
    thread.join()


Open = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Opens an address; at the end of the test nothing may have been said on the console, unless it was expected."""
    contexts, noise, expected = [], list[str](), list[str]()

    def visit(address: str, *, noisy: str | None = None, width: int = 1280, **context: Any) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}, **context))
        page = contexts[-1].new_page()
        page.on("console", lambda message: noise.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: noise.append(str(error)))
        if noisy:
            expected.append(noisy)
        page.goto(address)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert [each for each in noise if not any(re.search(pattern, each) for pattern in expected)] == []


NOT_FOUND = "Failed to load resource.*(404|ERR_INTERNET_DISCONNECTED)"


def opened(page: Page, name: str = "Expires in 5 days") -> Locator:
    page.get_by_role("button", name=name).first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def focused(page: Page) -> str:
    """The words of what has the focus, in the shadow tree too."""
    words: str = page.evaluate(
        """() => { let at = document.activeElement;
             while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
             return at.getAttribute("aria-label") ?? at.textContent.trim(); }"""
    )
    return words


def test_by_keyboard_from_badge_to_guide_and_back(app: App, visit: Open) -> None:
    """Tab, Enter, read, Escape: the focus stands where it was."""
    page = visit(app.page("keyboard", ENDING))
    badge = page.get_by_role("button", name="Expires in 5 days", exact=True)
    expect(badge).to_have_attribute("aria-haspopup", "dialog")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(badge).to_be_focused()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Your key expires soon", exact=True)
    expect(dialog).to_be_visible()
    assert focused(page) == "Your key expires soon"
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(badge).to_be_focused()
    page.keyboard.press("Space")
    expect(dialog).to_be_visible()


def test_the_focus_stays_in_the_guide(app: App, visit: Open) -> None:
    """Tab and Shift+Tab go round, past everything that can be reached, and never to the page behind."""
    page = visit(app.page("trap", ENDING))
    dialog = opened(page)
    stops = dialog.locator("a[href], button").count()
    forward = []
    for _ in range(stops + 1):
        page.keyboard.press("Tab")
        forward.append(focused(page))
    assert "Before" not in forward
    assert "After" not in forward
    assert forward[-2] == "Close"
    assert len(set(forward)) >= stops - 1, "the same link may stand under two steps"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "All causes and steps in the help center"


def test_the_guide_closes_by_its_button_and_by_a_press_beside_it(app: App, visit: Open) -> None:
    """A press inside, or one that only ends outside, leaves it open."""
    page = visit(app.page("close", ENDING))
    dialog = opened(page)
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Expires in 5 days")).to_be_focused()
    dialog = opened(page)
    dialog.get_by_text("Choose a later day.").click()
    page.mouse.down()
    page.mouse.move(5, 5)
    page.mouse.up()
    expect(dialog).to_be_visible()
    page.mouse.click(5, 5)
    expect(dialog).to_have_count(0)


def test_the_guide_says_what_the_status_page_says(app: App, visit: Open) -> None:
    """Consequence, meaning, cause and how to tell it, steps with the exchange's page and note, verify, people, page."""
    page = visit(app.page("words", '<key-status status="invalid" exchange="alpha" locale="en"></key-status>'))
    dialog = opened(page, "Invalid")
    headings = dialog.get_by_role("heading").all_inner_texts()
    assert headings == [
        "The exchange refuses your key",
        "What happens to your bots",
        "What this status means",
        "Most likely cause",
        "What to do",
        "Check that it worked",
        "When to ask for help",
    ]
    for words in ("Your bots stand still.", "The key does not exist", "The list of keys does not show it."):
        expect(dialog.get_by_text(words)).to_be_visible()
    assert dialog.get_by_role("listitem").count() == 4 + 2
    expect(dialog.get_by_text("Alpha shows the secret once.")).to_be_visible()
    links = {link.inner_text(): link.get_attribute("href") for link in dialog.get_by_role("link").all()}
    assert links == {
        "API page of Alpha": "https://alpha.example/keys",
        "Open Venues": "https://app.lighthouse.example/venues",
        "Live chat": "https://app.lighthouse.example/chat",
        "E-mail": "mailto:help@lighthouse.example",
        "All causes and steps in the help center": "https://help.lighthouse.example/en/status/invalid/?exchange=alpha",
    }


def test_a_cause_of_another_exchange_is_not_blamed(app: App, visit: Open) -> None:
    """The only cause of this status occurs on Alpha; a reader on Beta is led to the help center instead."""
    page = visit(app.page("other", ENDING.replace("alpha", "beta")))
    dialog = opened(page)
    expect(dialog.get_by_role("heading", name="Most likely cause")).to_have_count(0)
    expect(dialog.get_by_role("link", name="All causes")).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "days", "badge"),
    [
        ("en", 1, "Expires in 1 day"),
        ("en", 0, "Expires in 0 days"),
        ("nl", 5, "Vervalt over 5 dagen"),
        ("ar", 2, "ينتهي خلال يومين"),
        ("ar", 5, "ينتهي خلال 5 أيام"),
        ("ar", 11, "ينتهي خلال 11 يومًا"),
        ("en", None, "Your key expires soon"),
    ],
)
def test_badges_count_in_their_own_language(app: App, visit: Open, locale: str, days: int | None, badge: str) -> None:
    """Each language has its own plural forms; without a number the badge says what holds for any."""
    params = "{}" if days is None else json.dumps({"days": days})
    body = f"<key-status status='expires_in_days' locale='{locale}' params='{params}'></key-status>"
    page = visit(app.page("plural", body))
    expect(page.get_by_role("button", name=badge, exact=True)).to_be_visible()


def test_properties_and_attributes_may_change(app: App, visit: Open) -> None:
    """An app sets numbers as an object; the focus stays on the badge while its words change."""
    page = visit(app.page("live", ENDING))
    badge = page.get_by_role("button")
    badge.focus()
    page.evaluate("document.querySelector('key-status').params = {days: 1}")
    expect(badge).to_have_text("Expires in 1 day")
    page.evaluate("document.querySelector('key-status').setAttribute('status', 'connected')")
    expect(badge).to_have_text("Connected")
    expect(badge).to_be_focused()
    page.evaluate("document.querySelector('key-status').setAttribute('locale', 'nl')")
    expect(badge).to_have_text("Verbonden")
    page.evaluate("document.querySelector('key-status').show()")
    expect(page.get_by_role("dialog", name="Je sleutel werkt")).to_be_visible()


def test_right_to_left(app: App, visit: Open) -> None:
    """In a right-to-left language the guide is turned round; words in another language say which."""
    document = app.catalog("ar")
    assert document["direction"] == "rtl"
    app.feed("rtl", document)
    body = '<key-status status="invalid" exchange="alpha" locale="ar" feed="/rtl/feed/v1/"></key-status>'
    page = visit(app.page("rtl", body, "ar", "rtl"), width=320)
    dialog = opened(page, "غير صالح")
    expect(dialog).to_have_attribute("dir", "rtl")
    expect(dialog).to_have_attribute("lang", "ar")
    close = dialog.locator(".close").bounding_box()
    assert close is not None
    assert close["x"] < 60
    borrowed = dialog.get_by_text("Your bots stand still.")
    expect(borrowed).to_have_attribute("lang", "en")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def _trapped(node: Any) -> Any:
    """Every text with markup behind it, every address a script."""
    if isinstance(node, dict):
        return {
            key: "javascript:window.hit=1" if _is_address(key, each) else _trapped(each) for key, each in node.items()
        }
    if isinstance(node, list):
        return [each if isinstance(each, str) else _trapped(each) for each in node]
    return node


def _is_address(key: str, value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("https:", "mailto:")) and key != "$schema"


def _marked(node: Any, key: str = "") -> Any:
    if isinstance(node, dict):
        return {name: _marked(each, name) for name, each in node.items()}
    if isinstance(node, list):
        return [_marked(each) for each in node]
    return node + MARK if key in ("text", "name", "tone", "icon", "direction", "one", "other") else node


def test_a_hostile_feed_stays_text(app: App, visit: Open) -> None:
    """Scripts, event handlers, markup and script addresses in any field are shown as text or left out, never run."""
    document = _marked(_trapped(app.catalog()))
    document["statuses"]["__proto__"] = document["statuses"]["invalid"]
    app.feed("hostile", document)
    elements = "".join(
        f'<key-status status="{status}" exchange="{exchange}" locale="en" feed="/hostile/feed/v1/" '
        'params=\'{"days":"<img src=x onerror=window.hit=1>"}\'></key-status>'
        for status, exchange in [("invalid", "alpha"), ("expires_in_days", "alpha"), ("connected", "constructor")]
    )
    strange = '<key-status status="paused" label="<b>Paused</b>" locale="en" feed="/hostile/feed/v1/"></key-status>'
    page = visit(app.page("hostile", elements + strange))
    badges = page.locator("key-status button.badge")
    expect(badges).to_have_count(3)
    for badge in badges.all():
        badge.click()
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_text("onerror").first).to_be_visible()
        assert dialog.locator("img, script, b, iframe, style").count() == 0
        hrefs = [link.get_attribute("href") or "" for link in dialog.locator("a").all()]
        assert [href for href in hrefs if not href.startswith(("https:", "mailto:"))] == []
        page.keyboard.press("Escape")
    link = page.locator("key-status[status=paused] a")
    expect(link).to_have_text("<b>Paused</b>")
    expect(link).to_have_attribute("href", f"{app.address}hostile/s/paused/")
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document["statuses"]["invalid"].clear(),
        lambda document: document.update(guide=[], exchanges=None, platform=7, fixes="no"),
        lambda document: document["statuses"]["invalid"].update(causes={"0": 1}, contacts=[{}], badge=None, help_url=3),
        lambda document: document["statuses"]["invalid"]["badge"].update(locale="no such language", forms=[]),
    ],
)
def test_a_broken_feed_breaks_nothing(app: App, visit: Open, change: Callable[[Json], Any]) -> None:
    """What is missing or of another type is left out."""
    document = app.catalog()
    change(document)
    app.feed("broken", document)
    page = visit(app.page("broken", '<key-status status="invalid" locale="en" feed="/broken/feed/v1"></key-status>'))
    page.locator("key-status button.badge").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_status_newer_than_the_feed(app: App, visit: Open) -> None:
    """It shows what the app calls it and leads to the help center; the author's own link goes before."""
    bare = '<key-status status="paused_by_owner" locale="en" label="Paused"></key-status>'
    own = '<key-status status="paused_by_owner" locale="en"><a href="/s/paused/">Paused for now</a></key-status>'
    raw = '<key-status status="resting" locale="en"></key-status>'
    page = visit(app.page("newer", bare + own + raw))
    expect(page.get_by_role("link", name="Paused", exact=True)).to_have_attribute(
        "href", "https://help.lighthouse.example/en/"
    )
    expect(page.get_by_role("link", name="Paused for now")).to_be_visible()
    expect(page.get_by_role("link", name="resting")).to_be_visible()


def test_without_a_feed_there_is_a_link(app: App, visit: Open) -> None:
    """The author's link, or one made from the feed's place and the status."""
    bare = '<key-status status="expires_in_days" locale="en" feed="/none/feed/v1/"></key-status>'
    own = ENDING.replace("locale", 'feed="/none/feed/v1/" locale')
    page = visit(app.page("none", bare + own), noisy=NOT_FOUND)
    expect(page.get_by_role("link", name="expires_in_days")).to_have_attribute(
        "href", f"{app.address}none/s/expires-in-days/"
    )
    expect(page.get_by_role("link", name="Ends soon")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


def test_without_scripts_there_is_a_link(app: App, visit: Open) -> None:
    """The element is then an unknown one, and what stands in it is shown."""
    page = visit(app.page("still", ENDING), java_script_enabled=False)
    expect(page.get_by_role("link", name="Ends soon")).to_have_attribute("href", "/s/expires-in-days/")


def test_the_last_good_feed_is_kept(app: App, visit: Open) -> None:
    """Without a network, badges that were there open, and new ones appear."""
    page = visit(app.page("offline", ENDING), noisy=NOT_FOUND)
    expect(page.get_by_role("button")).to_be_visible()
    page.context.set_offline(True)
    page.evaluate(
        """() => { const added = document.createElement("key-status");
             added.setAttribute("status", "connected"); added.setAttribute("locale", "en");
             document.querySelector("main").append(added); }"""
    )
    expect(page.get_by_role("button", name="Connected")).to_be_visible()
    expect(opened(page).get_by_text("Choose a later day.")).to_be_visible()


def test_an_embedded_copy_stands_in(app: App, visit: Open) -> None:
    """A copy in the page, or given by a script, serves while no feed can be loaded."""
    copied = json.dumps(app.catalog()).replace("<", "\\u003c")
    body = (
        '<key-status status="invalid" locale="en" feed="/none/feed/v1/" embedded="copy"></key-status>'
        '<key-status status="connected" locale="en" feed="/none/feed/v1/"></key-status>'
        f'<script type="application/json" id="copy">{copied}</script>'
    )
    page = visit(app.page("copy", body), noisy=NOT_FOUND)
    expect(opened(page, "Invalid").get_by_text("Make a new key")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="connected")).to_be_visible()
    page.evaluate(
        """() => { document.querySelector("[status=connected]").embedded =
             JSON.parse(document.getElementById("copy").textContent); }"""
    )
    expect(page.get_by_role("button", name="Connected")).to_be_visible()


def test_the_nearest_language_is_taken(app: App, visit: Open) -> None:
    """A region the feed does not know gets its language; a language it does not know gets the source's."""
    body = "".join(f'<key-status status="connected" locale="{tag}"></key-status>' for tag in ("nl-BE", "fo"))
    page = visit(app.page("near", body), noisy=NOT_FOUND)
    expect(page.get_by_role("button", name="Verbonden")).to_be_visible()
    expect(page.get_by_role("button", name="Connected")).to_be_visible()


def test_the_language_of_the_page_is_taken(app: App, visit: Open) -> None:
    """Without a locale the badge speaks as the text around it does."""
    page = visit(app.page("around", '<p lang="nl"><key-status status="connected"></key-status></p>'))
    expect(page.get_by_role("button", name="Verbonden")).to_be_visible()


def test_apps_choose_the_looks(app: App, visit: Open) -> None:
    """By custom properties, also when the app's own variables are called what ours might be, and by parts."""
    page = visit(app.page("themed", '<key-status class="themed" status="connected" locale="en"></key-status>'))
    badge = page.get_by_role("button", name="Connected")
    expect(badge).to_have_css("border-radius", "3px")
    expect(badge).to_have_css("color", "rgb(4, 5, 6)")
    dialog = opened(page, "Connected")
    expect(dialog).to_have_css("background-color", "rgb(1, 2, 3)")
    expect(dialog).to_have_css("color", "rgb(250, 250, 250)")
    expect(dialog.get_by_role("heading", level=2)).to_have_css("letter-spacing", "2px")


def test_no_motion_for_those_who_want_none(app: App, visit: Open) -> None:
    """The guide rises only where motion is welcome."""
    address = app.page("motion", ENDING)
    expect(opened(visit(address))).to_have_css("animation-name", "rise")
    expect(opened(visit(address, reduced_motion="reduce"))).to_have_css("animation-name", "none")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")])
@pytest.mark.parametrize("path", ["embed/", "embed/example.html?locale=en", "embed/example.html?locale=ar"])
def test_axe_finds_nothing(app: App, visit: Open, path: str, width: int, scheme: str) -> None:
    """On the demo and the example, and in the open guide of every status; nothing overflows."""
    page = visit(app.address + path, width=width, color_scheme=scheme, reduced_motion="reduce")
    badges = page.locator("key-status button.badge")
    expect(badges).to_have_count(3)
    assert _violations(page) == []
    for badge in badges.all():
        badge.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        assert _violations(page) == []
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def _violations(page: Page) -> list[tuple[str, list[Any]]]:
    results = Axe().run(page)
    return [(each["id"], [node["target"] for node in each["nodes"]]) for each in results.response["violations"]]


def test_targets_are_large_enough(app: App, visit: Open) -> None:
    """Everything to press measures 24 pixels at least."""
    page = visit(app.page("targets", ENDING), width=320)
    dialog = opened(page)
    # Measured in one step, because the guide may still be filling with what the feed brings.
    sizes = dialog.locator("button, a").evaluate_all(
        "all => all.map(each => [each, each.getBoundingClientRect()])"
        ".map(([each, box]) => [each.outerHTML, box.width, box.height])"
    )
    assert sizes
    assert [each for each in sizes if min(each[1:]) < 24] == []


def test_the_example_app_takes_its_words_from_the_feed(app: App, visit: Open) -> None:
    """A card for every status, in the language that was asked for."""
    page = visit(f"{app.address}embed/example.html?locale=nl")
    expect(page).to_have_title("Beurzen")
    expect(page.locator(".cards .badge")).to_have_count(3)
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    assert page.locator(".cards .badge").all_inner_texts() == [
        status["badge"]["text"].replace("{days}", "5") for status in app.catalog("nl")["statuses"].values()
    ]
    assert len((site_source() / "embed" / "example.js").read_text(encoding="utf-8").splitlines()) <= 60


def test_the_example_app_outlives_its_feed(app: App, visit: Open) -> None:
    """Without a network, and when the feed moves to another major version, it shows its last good copy; an unknown
    language is answered in the first one.
    """
    page = visit(f"{app.address}embed/example.html?locale=xx", noisy="Failed to load")
    badges = page.locator(".cards .badge")
    expect(badges).to_have_count(3)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    words = badges.all_inner_texts()
    page.route("**/feed/v1/**", lambda route: route.abort())
    page.reload()
    expect(badges).to_have_text(words)
    badges.first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.unroute("**/feed/v1/**")
    page.route("**/feed/v1/**", lambda route: route.fulfill(json={"schema_version": "2.0.0"}))
    page.reload()
    expect(badges).to_have_text(words)


def test_the_example_app_without_anything(app: App, visit: Open) -> None:
    """Never loaded and no network: the page stays as it was written, without an error."""
    page = visit(f"{app.address}embed/", noisy="Failed to load")
    page.route("**/feed/v1/**", lambda route: route.abort())
    page.goto(f"{app.address}embed/example.html")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", name="key-status")).to_be_visible()
    expect(page.locator(".cards li")).to_have_count(0)


def test_the_demo_reads_without_scripts(app: App, visit: Open) -> None:
    """Its badges are links then, and the code to copy is text."""
    page = visit(f"{app.address}embed/", java_script_enabled=False)
    expect(page.get_by_role("link", name="Expires in 5 days")).to_be_visible()
    expect(page.locator("pre")).to_contain_text('<script type="module" src="https://help.lighthouse.example/embed/key-')


def test_everything_to_embed_is_published(app: App) -> None:
    """What stands in `site_src/embed` stands below `embed/`, byte for byte."""
    folder = site_source() / "embed"
    for path in folder.rglob("*"):
        if path.is_file():
            assert (app.folder / "embed" / path.relative_to(folder)).read_bytes() == path.read_bytes()


def test_icons_are_those_of_the_pages() -> None:
    """A script cannot read SVG files of ours without asking the network, so it holds their paths; they must agree."""
    drawn = (site_source() / "embed" / "icons.js").read_text(encoding="utf-8")
    parts = re.split(r"^  (\w+): \[", drawn, flags=re.MULTILINE)[1:]
    known = dict(zip(parts[::2], parts[1::2], strict=True))
    for status in compiled().catalog.statuses.values():
        assert status.icon in known
    for name, paths in known.items():
        path = site_source() / "icons" / f"{name}.svg"
        if path.is_file():
            wanted = re.findall(r' d="([^"]+)"', path.read_text(encoding="utf-8"))
            assert re.findall(r'\bd: "([^"]+)"', paths) == wanted, name

"""Without a network: what was opened stays readable, triage works after one load, and updates get through."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import Run
from tests.site.host import Host, hosted

PASTED = '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}'


@pytest.fixture(scope="module")
def whole(helpcenter: Run, small_catalog: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two languages and everything around them."""
    output = tmp_path_factory.mktemp("whole") / "site"
    done = helpcenter("build", "--quiet", "--catalog", small_catalog, "--output", output)
    assert done.returncode == 0, done.stderr
    return output


@pytest.fixture
def host(whole: Path) -> Iterator[Host]:
    with hosted(whole) as host:
        yield host


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


def kept(page: Page) -> Page:
    """The page once its worker has kept what it wants."""
    page.evaluate(
        """async () => {
          await navigator.serviceWorker.ready;
          while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));
          const names = await caches.keys();
          if (!names.some((name) => name.endsWith(":visited"))) await new Promise((done) => setTimeout(done, 300));
        }"""
    )
    return page


def cut(host: Host, context: BrowserContext) -> None:
    """Neither page nor worker reaches anything."""
    context.set_offline(True)
    host.shutdown()
    host.server_close()


def test_triage_works_offline_after_one_load_of_any_page(host: Host, context: BrowserContext) -> None:
    """The page, the engine, the table and the words for the answer were kept while the home page was read."""
    page = context.new_page()
    page.goto(f"{host.address}en/")
    kept(page)
    cut(host, context)
    page.goto(f"{host.address}en/triage/")
    page.get_by_role("textbox").first.fill(PASTED)
    expect(page.locator(".hc-triage-headline")).not_to_be_empty()
    expect(page.locator(".hc-triage-answer a").first).to_be_visible()


def test_a_page_that_was_read_can_be_read_again(host: Host, context: BrowserContext) -> None:
    """With its styles and scripts; the choice in its address still works and is not kept with it."""
    page = context.new_page()
    page.goto(f"{host.address}en/")
    kept(page)
    page.goto(f"{host.address}en/status/expired/?exchange=binance")
    page.wait_for_load_state("networkidle")
    names = page.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
             (await (await caches.open(name)).keys()).map((request) => request.url)))).flat()"""
    )
    assert f"{host.address}en/status/expired/" in names
    assert not [name for name in names if "?" in name]
    assert not [name for name in names if "/feed/" in name]
    cut(host, context)
    page.reload()
    expect(page.get_by_label("Your exchange", exact=True)).to_have_value("binance")
    assert page.evaluate("getComputedStyle(document.querySelector('.hc-badge')).borderRadius") != "0px"


@pytest.mark.parametrize(("locale", "title"), [("en", "You are offline"), ("nl", "Je bent offline")])
def test_a_page_that_was_never_read_is_explained(host: Host, context: BrowserContext, locale: str, title: str) -> None:
    """In the language of the address, with a way to what can be read."""
    page = context.new_page()
    page.goto(f"{host.address}{locale}/")
    kept(page)
    cut(host, context)
    page.goto(f"{host.address}{locale}/exchange/binance/")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.get_by_role("link").last.click()
    expect(page).to_have_url(f"{host.address}{locale}/triage/")


def test_the_feed_is_never_kept(host: Host, context: BrowserContext) -> None:
    """An app that reads it from these pages hears that there is no network instead of old news."""
    page = context.new_page()
    page.goto(f"{host.address}en/")
    kept(page)
    # Past the browser's own cache, which a host lets keep the feed for some minutes.
    read = "fetch('/feed/v1/manifest.json', { cache: 'no-store' }).then((answer) => answer.ok, () => false)"
    assert page.evaluate(read) is True
    cut(host, context)
    assert page.evaluate(read) is False


def test_new_words_show_at_once(host: Host, context: BrowserContext, whole: Path) -> None:
    """A kept page does not hide its successor, whatever the worker."""
    page = context.new_page()
    page.goto(f"{host.address}en/triage/")
    kept(page)
    text = (whole / "en/triage/index.html").read_text(encoding="utf-8")
    host.tampered["/en/triage/"] = re.sub(r"(<h1[^>]*>)[^<]*", r"\1Quite new", text).encode()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quite new")


def shells(page: Page) -> list[str]:
    names: list[str] = page.evaluate("caches.keys()")
    return [name for name in names if ":shell:" in name]


def test_a_new_version_takes_the_place_of_the_old(host: Host, context: BrowserContext, whole: Path) -> None:
    """Its shell is kept, the one before is thrown away, pages that were read stay."""
    page = context.new_page()
    page.goto(f"{host.address}en/status/expired/")
    kept(page)
    assert len(shells(page)) == 1
    script = (whole / "en/sw.js").read_text(encoding="utf-8")
    host.tampered["/en/sw.js"] = re.sub(r'VERSION = "[0-9a-f]+"', 'VERSION = "new"', script).encode()
    page.evaluate("navigator.serviceWorker.ready.then((registration) => registration.update())")
    page.wait_for_function(
        "caches.keys().then((names) => names.filter((n) => n.includes(':shell:')).length === 1 "
        "&& names.includes('helpcenter:en:shell:new'))"
    )
    cut(host, context)
    page.reload()
    expect(page.locator(".hc-badge").first).to_be_visible()


def test_an_update_that_fails_changes_nothing(host: Host, context: BrowserContext, whole: Path) -> None:
    """A file that cannot be had stops the new worker; the old one goes on, whole."""
    page = context.new_page()
    page.goto(f"{host.address}en/")
    kept(page)
    before = shells(page)
    script = (whole / "en/sw.js").read_text(encoding="utf-8")
    broken = re.sub(r'VERSION = "[0-9a-f]+"', 'VERSION = "new"', script).replace('["offline.html"', '["gone.html"')
    assert broken != script
    host.tampered["/en/sw.js"] = broken.encode()
    page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.ready;
          const found = new Promise((done) => registration.addEventListener("updatefound", done, { once: true }));
          await registration.update();
          await found;
          const next = registration.installing;
          while (next && next.state !== "redundant") await new Promise((done) => setTimeout(done, 50));
        }"""
    )
    assert shells(page) == before
    cut(host, context)
    page.goto(f"{host.address}en/exchange/binance/")
    expect(page.get_by_role("heading", level=1)).to_have_text("You are offline")


def test_without_encryption_nothing_is_started(browser: Browser, whole: Path) -> None:
    """On plain http the site works as it is and says nothing about it."""
    context = browser.new_context()
    page = context.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: noise.append(str(error)))

    def answer(route) -> None:  # type: ignore[no-untyped-def] # playwright's route
        path = route.request.url.partition("://")[2].partition("/")[2].partition("?")[0]
        file = whole / (path if not path.endswith("/") else f"{path}index.html")
        route.fulfill(path=str(file)) if file.is_file() else route.fulfill(status=404)

    page.route("http://plain.example/**", answer)
    page.goto("http://plain.example/en/status/expired/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("isSecureContext") is False
    expect(page.get_by_label("Your exchange", exact=True)).to_be_visible()
    assert noise == []
    context.close()


def test_read_from_a_folder(context: BrowserContext, whole: Path) -> None:
    """Opened as a file the page can be read, and no worker is asked for."""
    page = context.new_page()
    page.goto((whole.resolve() / "en/status/expired/index.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert context.service_workers == []


def test_the_version_follows_what_is_kept(whole: Path) -> None:
    """Every file that is kept exists, and each language keeps its own."""
    for tag in ("en", "nl"):
        script = (whole / tag / "sw.js").read_text(encoding="utf-8")
        names: list[str] = json.loads(re.search(r"SHELL = (\[.*\]);", script).group(1))  # type: ignore[union-attr]
        for name in names:
            path = whole / tag / name
            assert (path / "index.html" if name.endswith("/") else path).is_file(), name
        assert f"../assets/triage/replies.{tag}.js" in names


def test_the_manifest_speaks_the_language(whole: Path) -> None:
    """Name, language and direction; every icon is there in the size it says; each page links it."""
    for tag in ("en", "nl"):
        manifest = json.loads((whole / tag / "manifest.webmanifest").read_text(encoding="utf-8"))
        assert (manifest["lang"], manifest["dir"]) == (tag, "ltr")
        assert manifest["name"]
        for icon in manifest["icons"]:
            content = (whole / tag / icon["src"]).read_bytes()
            if icon["type"] == "image/png":
                width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
                assert f"{width}x{height}" == icon["sizes"]
        tokens = (Path(__file__).parent.parent.parent / "site_src/css/1-tokens.css").read_text(encoding="utf-8")
        assert manifest["background_color"] in tokens
        assert manifest["theme_color"] in tokens
        page = (whole / tag / "status/expired/index.html").read_text(encoding="utf-8")
        assert '<link rel="manifest" href="../../manifest.webmanifest">' in page
        assert manifest["theme_color"] in page

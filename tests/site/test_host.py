"""What hosts are told: headers by kind of page, within the limits of real hosts, and old addresses that still work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, expect

from generator.compile.site_map import page_addresses
from generator.load import load_catalog
from tests.conftest import CATALOG
from tests.site.cards import title_of, words
from tests.site.document import Document
from tests.site.host import HeaderRule, header_rules, headers_for, hosted, redirects

_CATALOG = yaml.safe_load((CATALOG / "catalog.yaml").read_text())
LOCALES = list(_CATALOG["locales"])
MOVED: dict[str, str] = _CATALOG["moved"]

VISITED = (
    "en/",
    "en/status/expired/",
    "ar/exchange/okx/",
    "en/exchange/okx/50119/",
    "ja/triage/",
    "embed/",
    "s/expired/",
)


@pytest.fixture(scope="module")
def rules(site: Path) -> list[HeaderRule]:
    return header_rules((site / "_headers").read_text(encoding="utf-8"))


def meta_policy(page: str) -> dict[str, set[str]]:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert found is not None
    return directives(found.group(1))


def directives(policy: str) -> dict[str, set[str]]:
    return {name: set(values) for name, *values in (each.split() for each in policy.split(";"))}


def test_headers_stay_within_the_limits_of_hosts(site: Path, rules: list[HeaderRule]) -> None:
    """At most 100 rules of lines under 2,000 characters, one `*` a pattern; header names stand once a rule."""
    assert 5 < len(rules) <= 100
    assert max(map(len, (site / "_headers").read_text().splitlines())) < 2000
    for rule in rules:
        assert rule.pattern.count("*") <= 1
        assert len({name for name, _ in rule.headers}) == len(rule.headers)
    assert len({rule.pattern for rule in rules}) == len(rules)


def test_every_page_may_do_under_the_header_what_it_may_by_itself(site: Path, rules: list[HeaderRule]) -> None:
    """For each page of each language: the host's policy allows all that the page's own allows, and forbids framing."""
    root = site.resolve()
    for path in sorted(root.rglob("index.html")):
        address = f"/{path.parent.relative_to(root).as_posix()}/".replace("/./", "/")
        own = meta_policy(path.read_text(encoding="utf-8")[:4096])
        told = headers_for(rules, address)
        assert told["X-Content-Type-Options"] == "nosniff"
        assert "Cache-Control" not in told, address
        if address.removeprefix("/").split("/", 1)[-1] in MOVED:
            continue
        for policy in told["Content-Security-Policy"].split(", "):
            host = directives(policy)
            assert "unsafe-inline" not in policy
            assert "'none'" in host["frame-ancestors"] or "/triage/" in address
            for name, values in own.items():
                allowed = host.get(name, host["default-src"] if name.endswith("-src") else values)
                assert values - {"'none'"} <= allowed, (address, name)


def test_the_page_for_pasted_errors_may_connect_nowhere(rules: list[HeaderRule]) -> None:
    """By the host's word too; and only the desk's own tools may frame it."""
    policy = directives(headers_for(rules, "/nl/triage/")["Content-Security-Policy"])
    assert policy["connect-src"] == {"'none'"}
    platform = yaml.safe_load((CATALOG / "platform.yaml").read_text())
    assert policy["frame-ancestors"] == {"'self'", *platform["desk_origins"]}


def test_only_names_with_a_hash_are_kept_for_ever(site: Path, rules: list[HeaderRule]) -> None:
    """What may change under its name is asked for anew; what cannot change is never asked for again."""
    root = site.resolve()
    kept = 0
    for path in sorted(each for each in root.rglob("*") if each.is_file()):
        name = path.relative_to(root).as_posix()
        if "immutable" in headers_for(rules, f"/{name}").get("Cache-Control", ""):
            kept += 1
            assert re.search(r"\.[0-9a-f]{8,16}\.", path.name), name
    assert kept > len(LOCALES) * 3


def test_other_sites_may_read_feed_and_elements(rules: list[HeaderRule]) -> None:
    """And nothing else."""
    for path in ("/feed/v1/manifest.json", "/feed/v1/immutable/triage.0123456789abcdef.json", "/embed/key-status.js"):
        assert headers_for(rules, path)["Access-Control-Allow-Origin"] == "*"
    for path in ("/en/", "/en/triage/", "/assets/triage/table.js"):
        assert "Access-Control-Allow-Origin" not in headers_for(rules, path)


def test_no_violation_under_the_headers(site: Path, browser: Browser) -> None:
    """A real browser under both policies, the host's and the page's: nothing is refused and nothing is missing."""
    with hosted(site) as host:
        context = browser.new_context()
        page = context.new_page()
        noise: list[str] = []
        page.on("console", lambda message: noise.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: noise.append(str(error)))
        for path in VISITED:
            page.goto(host.address + path)
            page.wait_for_load_state("networkidle")
            assert noise == [], path
        context.close()


def test_every_redirect_resolves(site: Path) -> None:
    """Each rule leads from an address without a page of its own to a page; so does the stub for hosts without rules."""
    found = redirects((site / "_redirects").read_text(encoding="utf-8"))
    assert len(found) == len(MOVED) * len(LOCALES) <= 2000
    for old, new, code in found:
        assert code == 301
        stub = (site / old.lstrip("/") / "index.html").read_text(encoding="utf-8")
        assert f'content="0; url={new}"' in stub
        target = (site / new.lstrip("/") / "index.html").read_text(encoding="utf-8")
        assert 'http-equiv="refresh"' not in target
        assert f"{new}</loc>" in (site / "sitemap.xml").read_text(encoding="utf-8")
        assert f"{old}</loc>" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_an_old_address_leads_to_the_new_one(site: Path, browser: Browser, tmp_path: Path) -> None:
    """With a host that reads rules and with one that does not; short links of the old name too."""
    old, new = next((old, new) for old, new in MOVED.items() if old.startswith("exchange/"))
    with hosted(site) as host:
        context = browser.new_context(locale="de-DE")
        page = context.new_page()
        for obeys in (True, False):
            host.redirects = host.redirects if obeys else {}
            page.goto(f"{host.address}de/{old}")
            expect(page).to_have_url(f"{host.address}de/{new}")
        page.goto(f"{host.address}{old.replace('exchange/', 'e/')}")
        expect(page).to_have_url(f"{host.address}de/{new}")
        context.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_shared_link_shows_a_card_in_its_language(site: Path, locale: str) -> None:
    """1200 x 630 pixels, with the words that the portal has today; other languages are named as alternates."""
    page = Document.of(site / locale / "status" / "expired" / "index.html")
    told = {
        each.attributes["property"]: each.attributes["content"]
        for each in page.all("meta")
        if "property" in each.attributes
    }
    site_url = yaml.safe_load((CATALOG / "platform.yaml").read_text())["site_url"]
    assert told["og:image"] == f"{site_url}{locale}/assets/card.png"
    card = (site / locale / "assets" / "card.png").read_bytes()
    assert [int.from_bytes(card[at : at + 4]) for at in (16, 20)] == [1200, 630]
    assert title_of(card) == words(locale), "draw the cards anew: python -m tests.site.cards"
    assert told["og:locale"].partition("_")[0] == locale.partition("-")[0]
    assert (
        len({each.attributes["content"] for each in page.all("meta", property="og:locale:alternate")})
        == len(LOCALES) - 1
    )
    assert all(told[name] for name in ("og:title", "og:description", "og:site_name"))
    assert page.one("meta", name="twitter:card").attributes["content"] == "summary_large_image"


def test_addresses_are_known_before_the_build(site: Path) -> None:
    """What `check` believes to be pages are the pages that are built."""
    catalog = load_catalog(CATALOG).catalog
    assert catalog is not None
    root = site.resolve() / "en"
    built = {path.parent.relative_to(root).as_posix() + "/" for path in root.rglob("index.html")}
    assert {"" if each == "./" else each for each in built} - set(MOVED) == page_addresses(catalog)

"""Answers to "was this helpful?": a message by default, a POST where the platform has an endpoint, never a cookie."""

from __future__ import annotations

import json
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jsonschema
import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.conftest import ROOT, Run
from tests.site.document import Document
from tests.site.host import header_rules, headers_for, hosted

ENDPOINT = "https://answers.example/v1"
SCHEMA = json.loads((ROOT / "site_src/portal/feedback.schema.json").read_text())


class Endpoint(ThreadingHTTPServer):
    """A platform's endpoint with a certificate of its own making; `status` is what it answers."""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.status = 204
        self.received: list[tuple[dict[str, str], Any]] = []
        words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=answers.example -keyout key.pem -out cert.pem"
        subprocess.run(["openssl", *words.split()], cwd=folder, check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
        self.socket = context.wrap_socket(self.socket, server_side=True)


class _Answering(BaseHTTPRequestHandler):
    server: Endpoint

    def do_OPTIONS(self) -> None:
        self._answer(204)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.received.append(({name.lower(): value for name, value in self.headers.items()}, body))
        self._answer(self.server.status)

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "Content-Type")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class calls it so
        pass


@pytest.fixture(scope="module")
def asking(helpcenter: Run, small_catalog: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a platform that has an endpoint."""
    folder = tmp_path_factory.mktemp("asking")
    platform = yaml.safe_load((small_catalog / "platform.yaml").read_text(encoding="utf-8"))
    platform["feedback"] = {"issues_url": "https://issues.example/new", "endpoint": ENDPOINT}
    (folder / "platform.yaml").write_text(yaml.safe_dump(platform, allow_unicode=True), encoding="utf-8")
    words = ("--catalog", small_catalog, "--platform", folder / "platform.yaml", "--output", folder / "site")
    done = helpcenter("build", "--quiet", *words)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture
def endpoint(tmp_path: Path) -> Iterator[Endpoint]:
    server = Endpoint(tmp_path)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser, endpoint: Endpoint, asking: Path) -> Iterator[Page]:
    """A status page in a browser that finds the endpoint under its name."""
    rules = f"--host-resolver-rules=MAP answers.example:443 127.0.0.1:{endpoint.server_port}"
    own = browser.browser_type.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", rules])
    context = own.new_context(ignore_https_errors=True)
    with hosted(asking) as host:
        page = context.new_page()
        page.goto(f"{host.address}nl/status/expired/")
        yield page
        assert context.cookies() == []
    own.close()


def test_an_answer_is_posted_as_described(page: Page, endpoint: Endpoint) -> None:
    """Answer, page, language and version of the words; no cookie, no referrer, nothing else."""
    page.get_by_role("link", name="Nee, het probleem is er nog").click()
    expect(page.locator(".hc-feedback [role=status]")).to_have_text("Bedankt. Je antwoord is aangekomen.")
    assert "/nl/status/expired/" in page.url
    [(headers, body)] = endpoint.received
    jsonschema.validate(body, SCHEMA, format_checker=jsonschema.FormatChecker())
    assert {**body, "version": ""} == {
        "schema": 1,
        "answer": "not_helped",
        "key": "statuses.expired",
        "locale": "nl",
        "page": "https://help.bitsgap.com/nl/status/expired/",
        "version": "",
    }
    assert "cookie" not in headers
    assert "referer" not in headers


def test_an_answer_that_fails_can_be_written(page: Page, endpoint: Endpoint) -> None:
    """The reader is told, and the same link opens the message after all."""
    endpoint.status = 503
    link = page.get_by_role("link", name="Ja, het is gelukt")
    link.click()
    expect(page.locator(".hc-feedback [role=status]")).to_contain_text("kon niet worden verstuurd")
    with page.expect_request("https://issues.example/**") as asked:
        link.click(no_wait_after=True)
    assert "statuses.expired" in asked.value.url


def test_pages_may_connect_to_the_endpoint_and_nowhere_else(asking: Path) -> None:
    """Its origin stands in the policy of pages that ask; the page for pasted errors still connects nowhere."""
    rules = header_rules((asking / "_headers").read_text())
    for path in sorted(asking.resolve().rglob("en/**/index.html")):
        document = Document.of(path)
        policy = document.all("meta", http_equiv="Content-Security-Policy")[0].attributes["content"]
        found = [each.strip() for each in policy.split(";") if "connect-src" in each]
        triage = "/triage/" in path.as_posix()
        assert found == ["connect-src 'none'" if triage else "connect-src 'self' https://answers.example"], path
        assert not [each for each in document.elements if triage and "data-endpoint" in each.attributes]
    assert "connect-src 'self' https://answers.example;" in headers_for(rules, "/en/")["Content-Security-Policy"]
    assert "answers.example" not in headers_for(rules, "/en/triage/")["Content-Security-Policy"]


def test_without_scripts_the_links_remain(asking: Path) -> None:
    """Each opens an issue that names page, language, answer and version."""
    document = Document.of(asking / "nl/status/expired/index.html")
    links = [each for each in document.all("a") if "data-answer" in each.attributes]
    assert [each.attributes["data-answer"] for each in links] == ["helped", "not_helped", "wrong", "translation"]
    version = next(each.attributes["data-version"] for each in document.elements if "data-version" in each.attributes)
    for link in links:
        query = parse_qs(urlsplit(link.attributes["href"]).query)
        assert query["title"] == [f"statuses.expired [nl]: {link.attributes['data-answer']}"]
        assert query["body"] == [f"https://help.bitsgap.com/nl/status/expired/ ({version})"]


def test_without_an_endpoint_nothing_is_posted(small_site: Path) -> None:
    """No script, no right to connect elsewhere."""
    page = (small_site / "en/status/invalid/index.html").read_text(encoding="utf-8")
    assert "feedback.js" not in page
    assert "connect-src 'self';" in page


def test_the_version_follows_the_words(asking: Path) -> None:
    """Pages that say different things have different versions, in each language."""
    found = [
        each.attributes["data-version"]
        for path in sorted(asking.resolve().glob("*/status/*/index.html"))
        for each in Document.of(path).elements
        if "data-version" in each.attributes
    ]
    assert len(found) == len(set(found)) > 10

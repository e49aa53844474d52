"""The triage service over real HTTP: the command line's answers, standard errors, and no trace of what was sent."""

from __future__ import annotations

import concurrent.futures
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.conftest import ROOT, Run

PAYLOAD = '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}'
SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"


class Service:
    """A running service and what it printed."""

    def __init__(self, feed: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "generator.service.triage_server", "--feed", str(feed), "--port", str(port)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10, trust_env=False)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                self.client.get("/v1/health").raise_for_status()
                return
            except httpx.HTTPError:
                time.sleep(0.05)
        raise AssertionError("the service did not start")

    def stop(self) -> str:
        self.client.close()
        self.process.send_signal(signal.SIGTERM)
        printed, _ = self.process.communicate(timeout=15)
        return printed


@pytest.fixture(scope="module")
def service(site: Path) -> Iterator[Service]:
    running = Service(site / "feed" / "v1")
    yield running
    if running.process.poll() is None:
        running.stop()


def test_it_answers_as_the_command_line_does(service: Service, helpcenter: Run) -> None:
    """One compiled table, the same answer everywhere, field by field."""
    now = "2026-11-20T12:00:00Z"
    printed = helpcenter("triage", "--format", "json", "--locale", "nl", "--now", now, stdin=PAYLOAD)
    as_text = service.client.post(
        "/v1/triage", params={"locale": "nl", "now": now}, content=PAYLOAD, headers={"content-type": "text/plain"}
    )
    as_json = service.client.post("/v1/triage", json={"text": PAYLOAD, "locale": "nl", "now": now})
    expected = json.loads(printed.stdout)
    assert list(as_text.json().items()) == list(expected.items())
    assert as_json.json() == expected


def test_the_language_follows_the_browser(service: Service) -> None:
    """`Accept-Language` chooses the reply's language, by nearness, when none is named."""
    answer = service.client.post("/v1/triage", content=PAYLOAD, headers={"accept-language": "nl-BE, en;q=0.5"})
    assert answer.headers["content-language"] == "nl"
    assert "/nl/status/" in answer.json()["links"]["status"]
    assert answer.headers["vary"] == "Accept-Language"


def test_an_answer_may_not_be_kept(service: Service) -> None:
    """Caches and browsers are told to keep nothing."""
    answer = service.client.post("/v1/triage", content=PAYLOAD)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("status", "kind", "body"),
    [
        (400, "application/json", b"{"),
        (400, "text/plain", b"\xff\xfe"),
        (413, "text/plain", b"x" * 70_000),
        (415, "image/png", b"x"),
        (422, "application/json", b'{"txt": "x"}'),
        (422, "application/json", b'{"text": "x", "exchange": "nowhere"}'),
        (422, "application/json", b'{"text": "x", "locale": "tlh"}'),
        (422, "application/json", b'{"text": "x", "answers": "a"}'),
        (422, "application/json", b'{"text": "x", "now": "soon"}'),
    ],
)
def test_errors_are_problem_documents_without_the_payload(
    service: Service, status: int, kind: str, body: bytes
) -> None:
    """Errors follow RFC 9457 and repeat nothing of what was sent."""
    answer = service.client.post("/v1/triage", content=body, headers={"content-type": kind})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    document = answer.json()
    assert document["status"] == status
    assert document["title"]
    assert "nowhere" not in answer.text


def test_a_body_without_a_length_is_cut_off_too(service: Service) -> None:
    """A stream that never ends is refused as soon as it is too long."""

    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 10_000

    assert service.client.post("/v1/triage", content=endless()).status_code == 413


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/v1/triage", 405), ("GET", "/nothing", 404)])
def test_wrong_doors_are_problem_documents_too(service: Service, method: str, path: str, status: int) -> None:
    """Also the framework's own refusals have the standard form."""
    answer = service.client.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_it_describes_itself(service: Service) -> None:
    """The OpenAPI document names every path that answers."""
    document = service.client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert set(document["paths"]) == {"/v1/triage", "/v1/health"}


def test_two_hundred_at_once_are_all_answered(service: Service) -> None:
    """Many agents at the same time, no error."""
    limits = httpx.Limits(max_connections=200)
    with (
        httpx.Client(base_url=service.client.base_url, timeout=30, trust_env=False, limits=limits) as client,
        concurrent.futures.ThreadPoolExecutor(50) as pool,
    ):
        answers = list(pool.map(lambda _: client.post("/v1/triage", content=PAYLOAD).json()["status"], range(200)))
    assert answers == ["incorrect_permissions"] * 200


def test_nothing_that_was_sent_is_logged_and_it_stops_when_told(site: Path) -> None:
    """Whatever was posted, the service printed none of it, and SIGTERM ends it in good order."""
    running = Service(site / "feed" / "v1")
    running.client.post("/v1/triage", content=f"apiSecret: {SECRET}\n{PAYLOAD}")
    running.client.post("/v1/triage", json={"text": 1, "secret": SECRET})
    printed = running.stop()
    assert printed == ""
    assert running.process.returncode == 0


def test_a_missing_feed_is_named(tmp_path: Path) -> None:
    """The server says what it cannot read and how to make it."""
    done = subprocess.run(
        [sys.executable, "-m", "generator.service.triage_server", "--feed", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert "helpcenter build" in done.stderr
    assert "Traceback" not in done.stderr

"""Examples for app developers do what they say, with a feed of the small catalogue."""

from __future__ import annotations

import functools
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from generator.feed import feed_files
from tests.feed.examples import find_help as example
from tests.feed.examples.find_help import Help, find_help, load
from tests.site.harbour import compiled

HELP = "https://help.lighthouse.example/en/"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class calls it so
        pass


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The feed's folder."""
    folder = tmp_path_factory.mktemp("feed")
    views = tuple(compiled().locales.values())
    for file in feed_files(views, {}, {view.tag: {} for view in views}):
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.content)
    return folder / "feed" / "v1"


@pytest.fixture
def catalog(feed: Path) -> dict[str, Any]:
    return load(str(feed / "catalog.en.json"))


@pytest.mark.parametrize(
    ("exchange", "code", "title", "cause", "page"),
    [
        ("alpha", "-2015", "The exchange refuses your key", "The key does not exist", "exchange/alpha/-2015/"),
        ("alpha", "40012", "The exchange refuses your key", "The key is frozen", "exchange/alpha/40012/"),
        (
            "alpha",
            "51008",
            "Not enough balance",
            "There is not enough money for this order.",
            "exchange/alpha/#code-51008",
        ),
        ("alpha", "newer", "", "", "exchange/alpha/"),
        ("newer", "-2015", "", "", ""),
    ],
)
def test_an_error_leads_to_its_help(
    catalog: dict[str, Any], exchange: str, code: str, title: str, cause: str, page: str
) -> None:
    """By exchange and code; whatever the feed does not know leads to the nearest page that it does."""
    assert find_help(catalog, exchange, code) == Help(title, cause, HELP + page)


def test_the_message_chooses_the_meaning(catalog: dict[str, Any]) -> None:
    """A code that means several things is decided by the words of its message, however they are spaced."""
    code = catalog["exchanges"]["alpha"]["codes"]["-2015"]
    frozen = catalog["exchanges"]["alpha"]["codes"]["40012"]["meanings"][0]
    code["meanings"].insert(0, {**frozen, "phrases": ["is frozen"]})
    assert find_help(catalog, "alpha", "-2015").cause == "The key does not exist"
    assert find_help(catalog, "alpha", "-2015", "Your key IS  frozen.").cause == "The key is frozen"


def test_answers_newer_than_the_program_are_passed_over(catalog: dict[str, Any]) -> None:
    """A status that is not in the document is no answer; the code's page still helps."""
    del catalog["statuses"]["invalid"]
    assert find_help(catalog, "alpha", "40012") == Help("", "", f"{HELP}exchange/alpha/40012/")


@pytest.fixture
def served(feed: Path) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(feed)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_last_good_copy_serves_offline(served: ThreadingHTTPServer, tmp_path: Path) -> None:
    """Fetched once, it is there without a network; never fetched, the fault is said."""
    address = f"http://127.0.0.1:{served.server_port}/catalog.en.json"
    first = load(address, tmp_path)
    served.shutdown()
    served.server_close()
    assert load(address, tmp_path) == first
    with pytest.raises(OSError):
        load(address, tmp_path / "empty")


def test_as_a_program(feed: Path) -> None:
    """It prints title, cause and page."""
    done = subprocess.run(
        [sys.executable, str(example.__file__), str(feed / "catalog.en.json"), "alpha", "40012"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [
        "The exchange refuses your key",
        "The key is frozen",
        f"{HELP}exchange/alpha/40012/",
    ]

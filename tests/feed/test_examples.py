"""Examples for app developers do what they say, with a feed of the small catalogue."""

from __future__ import annotations

import functools
import json
import os
import shutil
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


DENO = Path(sys.executable).with_name("deno")
"""TypeScript's compiler, strict by default, as a wheel among the tests' requirements."""


def deno(folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    quiet = {"DENO_DIR": str(folder / ".deno"), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    return subprocess.run(
        [DENO, *words], cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, **quiet}
    )


@pytest.fixture(scope="module")
def typescript(feed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program's folder: the example beside the types that the feed publishes."""
    folder = tmp_path_factory.mktemp("typescript")
    shutil.copy(feed / "types.d.ts", folder)
    (folder / "examples").mkdir()
    for path in Path(example.__file__).parent.glob("*.ts"):
        shutil.copy(path, folder / "examples")
    return folder


def test_the_types_compile_under_strict(typescript: Path) -> None:
    """The declarations and the example that uses them have no fault, and unknown values of open lists are accepted."""
    (typescript / "open.ts").write_text(
        'import type { FeedStatus } from "./types.d.ts";\n'
        'export const tone: FeedStatus["tone"] = "newer than this program";\n'
        "export const days = (status: FeedStatus): number | undefined => status.wait?.to_minutes;\n"
    )
    done = deno(typescript, "check", "types.d.ts", "open.ts", "examples/find-help-command.ts")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("use", "fault"),
    [
        ("status.help_url = 5", "TS2322"),
        ("status.wait.to_minutes", "TS18048"),
        ("status.colour", "TS2339"),
    ],
)
def test_the_types_refuse_mistakes(typescript: Path, use: str, fault: str) -> None:
    """A wrong type, a value that may be absent and a field that is not there are found before the program runs."""
    source = f'import type {{ FeedStatus }} from "./types.d.ts";\nexport const use = (status: FeedStatus) => {use};\n'
    (typescript / "wrong.ts").write_text(source)
    done = deno(typescript, "check", "wrong.ts")
    assert done.returncode != 0
    assert fault in done.stderr


@pytest.mark.parametrize(
    ("exchange", "code", "message"),
    [
        ("alpha", "-2015", ""),
        ("alpha", "40012", "is frozen"),
        ("alpha", "51008", ""),
        ("alpha", "newer", ""),
        ("newer", "1", ""),
    ],
)
def test_typescript_finds_what_python_finds(
    typescript: Path, feed: Path, catalog: dict[str, Any], exchange: str, code: str, message: str
) -> None:
    """Both examples follow the same rules."""
    path = feed / "catalog.en.json"
    done = deno(typescript, "run", "--allow-read", "examples/find-help-command.ts", path, exchange, code, message)
    wanted = find_help(catalog, exchange, code, message)
    assert done.stdout.splitlines() == [line for line in (wanted.title, wanted.cause, wanted.url) if line], done.stderr


def test_another_major_version_is_refused(typescript: Path, feed: Path, tmp_path: Path) -> None:
    """Neither program reads a shape that it was not written for."""
    document = json.loads((feed / "catalog.en.json").read_text(encoding="utf-8"))
    later = tmp_path / "later.json"
    later.write_text(json.dumps({**document, "schema_version": "2.0.0"}))
    with pytest.raises(ValueError, match="not version 1"):
        load(str(later))
    done = deno(typescript, "run", "--allow-read", "examples/find-help-command.ts", later, "alpha", "1")
    assert done.returncode != 0
    assert "not version 1" in done.stderr

"""What several tests share: the command line as a user runs it, and one built site of the shipped catalogue."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, sync_playwright

from tests.browser import serve

ROOT = Path(__file__).resolve().parent.parent
CATALOG = ROOT / "catalog"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def helpcenter(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs `helpcenter` in a process of its own, from the project's root, with a cache of its own."""
    cache = tmp_path_factory.mktemp("cache")

    def run(
        *words: str | Path, stdin: str | None = None, cwd: Path = ROOT, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "generator", *map(str, words)],
            input=stdin,
            capture_output=True,
            text=True,
            cwd=cwd,
            env={**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT), **(env or {})},
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def site(helpcenter: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped catalogue, built once for all tests that look at the site."""
    output = tmp_path_factory.mktemp("shipped") / "site"
    done = helpcenter("build", "--output", output, "--quiet")
    assert done.returncode == 0, done.stderr
    return output


@pytest.fixture(scope="session")
def shipped_address(site: Path) -> Iterator[str]:
    """Where a browser finds the shipped site."""
    yield from serve(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden tests write what they see over what they expect."""
    parser.addoption("--update-golden", action="store_true", help="write what was seen over what was expected")


@pytest.fixture(scope="session")
def small_catalog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped catalogue with one exchange and two languages: real in every part, and built in a moment."""
    folder = tmp_path_factory.mktemp("small") / "catalog"
    shutil.copytree(CATALOG, folder)
    exchanges, locales = {"binance", "_any"}, {"en", "nl"}
    for path in (folder / "exchanges").glob("*.yaml"):
        if path.stem not in exchanges:
            path.unlink()
    for path in (folder / "locales").iterdir():
        if path.name not in locales:
            shutil.rmtree(path)
    catalog = _read(folder / "catalog.yaml")
    catalog["locales"] = {tag: entry for tag, entry in catalog["locales"].items() if tag in locales}
    catalog.pop("moved", None)
    _write(folder / "catalog.yaml", catalog)
    platform = _read(folder / "platform.yaml")
    for name, value in platform["policy"].items():
        if isinstance(value, list) and not name.endswith("_rights"):
            platform["policy"][name] = [exchange for exchange in value if exchange in exchanges]
    _write(folder / "platform.yaml", platform)
    for locale in locales:
        words = _read(folder / "locales" / locale / "exchanges.yml")
        mine = words[locale]["exchanges"]
        words[locale]["exchanges"] = {name: value for name, value in mine.items() if name in exchanges}
        _write(folder / "locales" / locale / "exchanges.yml", words)
        typed = _read(folder / "locales" / locale / "search.yaml")
        typed["exchanges"] = {name: value for name, value in typed["exchanges"].items() if name in exchanges}
        _write(folder / "locales" / locale / "search.yaml", typed)
    return folder


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _write(path: Path, data: Any) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")

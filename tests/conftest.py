"""What several tests share: the command line as a user runs it, and one built site of the shipped catalogue."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

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


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden tests write what they see over what they expect."""
    parser.addoption("--update-golden", action="store_true", help="write what was seen over what was expected")

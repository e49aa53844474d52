"""The shipped catalogue's feed, built once, and a server for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.fixture(scope="session")
def built_feed(helpcenter: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `feed/v1` as `helpcenter build --only feed` publishes it."""
    output = tmp_path_factory.mktemp("only") / "feed"
    done = helpcenter("build", "--only", "feed", "--output", output, "--quiet")
    assert done.returncode == 0, done.stderr
    return output / "feed" / "v1"

"""The small site, built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import serve
from tests.site.harbour import built
from tests.site.hostile import hostile


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small catalogue as a site."""
    return built(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, with markup in every word that anybody could write."""
    return built(tmp_path_factory.mktemp("hostile"), hostile)


@pytest.fixture(scope="session")
def address(small_site: Path) -> Iterator[str]:
    """Where a browser finds the small site."""
    yield from serve(small_site)


@pytest.fixture(scope="session")
def hostile_address(hostile_site: Path) -> Iterator[str]:
    """Where a browser finds the hostile one."""
    yield from serve(hostile_site)

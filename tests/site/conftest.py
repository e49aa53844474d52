"""The small site, built once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.pipeline.build import build
from generator.plugin import build_locale
from tests.browser import serve
from tests.site.harbour import built, compiled
from tests.site.hostile import hostile


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small catalogue as a site."""
    return built(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def hostile_whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything a build makes of the same, with a trap in every text that anybody could write."""
    output = tmp_path_factory.mktemp("hostile") / "site"
    build(compiled(hostile), output, build_locale, 1)
    return output.resolve()


@pytest.fixture(scope="session")
def hostile_site(hostile_whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of it alone."""
    folder = tmp_path_factory.mktemp("pages")
    for tag in ("en", "nl", "ar"):
        shutil.copytree(hostile_whole / tag, folder / tag, copy_function=os.link)
    return folder


@pytest.fixture(scope="session")
def address(small_site: Path) -> Iterator[str]:
    """Where a browser finds the small site."""
    yield from serve(small_site)


@pytest.fixture(scope="session")
def hostile_address(hostile_site: Path) -> Iterator[str]:
    """Where a browser finds the hostile one."""
    yield from serve(hostile_site)

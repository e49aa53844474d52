"""A new project with an old site, and the two sites that may stand there after a fault."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.faults.machine import BUILD, Project
from tests.faults.table import Table


@pytest.fixture(scope="session")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in memory where there is one: every build has its files written to the disk before it publishes."""
    if not os.access("/dev/shm", os.W_OK | os.X_OK):
        yield tmp_path_factory.mktemp("faults")
        return
    with tempfile.TemporaryDirectory(dir="/dev/shm", prefix="helpcenter-") as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def began(helpcenter: Run, memory: Path) -> Project:
    """A starter project with its site built and one word changed since."""
    project = Project(memory / "began" / "project")
    assert helpcenter("new", "site", project.folder).returncode == 0
    done = project.run(*BUILD)
    assert done.returncode == 0, done.stderr
    project.change()
    return project


@pytest.fixture(scope="session")
def sites(began: Project, memory: Path) -> dict[str, str]:
    """What a site's digest says: the old whole one, the new whole one, or none."""
    other = began.copy(memory / "other" / "project")
    done = other.run(*BUILD, "--cold")
    assert done.returncode == 0, done.stderr
    nothing = Project(memory / "nothing")
    found = {began.digest(): "old", other.digest(): "new", nothing.digest(): "none"}
    assert len(found) == 3
    return found


@pytest.fixture
def project(began: Project, memory: Path) -> Iterator[Project]:
    """A copy to break."""
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield began.copy(Path(folder) / "project")


@pytest.fixture(scope="session")
def table(pytestconfig: pytest.Config) -> Table:
    """The page that lists faults and outcomes."""
    return Table(update=pytestconfig.getoption("--update-golden"))

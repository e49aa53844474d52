"""Reproducible: what a build publishes depends on the catalogue and the moment given, not on who builds it or where."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

NOBODY = 65534
AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
"""Another user, who may still read where the interpreter and the catalogue are."""
MAY_READ = ("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search")


def build(
    catalog: Path, output: Path, *, umask: int, env: dict[str, str], before: tuple[str, ...] = ()
) -> dict[str, str]:
    """Build in a process of its own, in the folder of `output`; path below the site -> digest of every file."""
    home = output.parent
    command = "import os, sys; os.umask(int(sys.argv.pop(1), 8)); from generator.cli import main; sys.exit(main())"
    done = subprocess.run(
        [
            *before,
            sys.executable,
            "-c",
            command,
            f"{umask:o}",
            "build",
            "--catalog",
            str(catalog),
            "--output",
            str(output),
        ],
        capture_output=True,
        text=True,
        cwd=home,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(home),
            "XDG_CACHE_HOME": str(home / "cache"),
            "SOURCE_DATE_EPOCH": "1790000000",
            **env,
        },
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def test_builds_are_byte_identical_on_machines_that_differ(
    small_catalog: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Folder, working folder, user, time zone, language, umask, hash seed and number of processes leave no trace.

    The catalogue is copied for each, so its files' order in their folder and their dates differ as well.
    """
    here = tmp_path_factory.mktemp("here")
    there = tmp_path_factory.mktemp("another-machine") / "a longer path, with spaces" / "ü"
    there.mkdir(parents=True)
    copies = here / "catalog", there / "copied"
    shutil.copytree(small_catalog, copies[0])
    copied_backwards(small_catalog, copies[1])
    another = os.geteuid() == 0 and shutil.which("setpriv") is not None
    if another:
        for path in (there, *there.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
    first = build(
        copies[0],
        here / "site",
        umask=0o022,
        env={"TZ": "UTC", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "1"},
    )
    second = build(
        copies[1],
        there / "published",
        umask=0o077,
        before=(*AS_NOBODY, *MAY_READ) if another else (),
        env={
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "tr_TR.UTF-8",
            "LANG": "tr_TR.UTF-8",
            "PYTHONHASHSEED": "4242",
            "COLUMNS": "31",
        },
    )
    assert not another or (there / "published").stat(follow_symlinks=False).st_uid == NOBODY
    assert len(first) > 100
    assert {path for path in {*first, *second} if first.get(path) != second.get(path)} == set()


def copied_backwards(source: Path, target: Path) -> None:
    """Copy a tree so that its files are made in the opposite order, with dates of long ago."""
    for path in sorted((each for each in source.rglob("*") if each.is_file()), reverse=True):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
        os.utime(copy, (1_000_000_000, 1_000_000_000))

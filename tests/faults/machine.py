"""A project with a whole old site and a changed catalogue, and a machine that fails it in a chosen way."""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

EPOCH = "1790000000"
BUILD = ("build", "--quiet", "--jobs", "1", "--today", "2026-11-21")
_OVERRIDES = (1, 2, 3)
"""Linux capabilities by which root reads, searches and changes what the permissions forbid."""


def obey_permissions() -> None:
    """Make even root obey the permissions of files, from the next program on."""
    prctl = ctypes.CDLL(None).prctl
    for capability in _OVERRIDES:
        prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


@dataclass(frozen=True)
class Project:
    """A folder that `helpcenter new site` began, with a site in it."""

    folder: Path

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def catalog(self) -> Path:
        return self.folder / "catalog"

    def copy(self, folder: Path) -> Project:
        shutil.copytree(self.folder, folder, symlinks=True)
        return Project(folder)

    def change(self) -> None:
        """Another word in one language, so that the next build makes its pages anew and takes over the others."""
        self.write("locales/nl/replies.yml", "Hallo, fijn dat je ons schrijft.", "Hallo, fijn dat je schrijft.")

    def write(self, name: str, old: str, new: str) -> None:
        path = self.catalog / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def run(
        self,
        *words: str | Path,
        env: dict[str, str] | None = None,
        program: Path = ROOT,
        stdin: str = "",
        obedient: bool = False,
    ) -> subprocess.CompletedProcess[str]:
        """`helpcenter` in this folder."""
        return subprocess.run(
            [sys.executable, "-m", "generator", *map(str, words)],
            cwd=self.folder,
            env=environment(self.folder, program) | (env or {}),
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            errors="surrogateescape",
            preexec_fn=obey_permissions if obedient else None,
        )

    def digest(self) -> str:
        """One value for every byte of the site that readers see; of none at all, too."""
        return digest(self.site)


def environment(folder: Path, program: Path = ROOT) -> dict[str, str]:
    """The same for every build, so that two sites of one catalogue are equal."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": str(program),
        "SOURCE_DATE_EPOCH": EPOCH,
        "LANG": "C.UTF-8",
    }


def digest(site: Path) -> str:
    """One value for every byte below the folder."""
    total = hashlib.sha256()
    for path in sorted(site.resolve().rglob("*")):
        if path.is_file():
            total.update(f"{path.relative_to(site.resolve())}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def said(done: subprocess.CompletedProcess[str], project: Project, program: Path = ROOT) -> str:
    """The first line on standard error, without what is particular to this machine."""
    text = done.stderr.replace(str(project.folder), "DIR").replace(str(program), "PROGRAM")
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and lines[1].lstrip().startswith("-->"):
        lines[0] = f"{lines[0]} (`{lines[1].split('--> ')[1]}`)"
    return re.sub(r"^helpcenter: ", "", lines[0]) if lines else ""

"""Environment: a place of its own for every peer and tool, made once from the package registries."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

WORK = Path(__file__).resolve().parent / "work"
ROOT = Path(__file__).resolve().parent.parent


def python_with(name: str, *packages: str) -> Path:
    """The interpreter of the environment `name` that holds `packages`; made when it is missing."""
    home = WORK / name
    python = home / "bin" / "python"
    if not (home / "ready").exists():
        venv.create(home, with_pip=True, clear=True)
        install: list[str | Path] = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, *packages], check=True)
        (home / "ready").touch()
    return python


def script_of(package: str, version: str) -> Path:
    """The command of a package from the registry of Node, in a folder of its own; installed when it is missing."""
    home = WORK / f"{package}-{version}"
    if not (home / "ready").exists():
        home.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", home, f"{package}@{version}"],
            check=True,
        )
        (home / "ready").touch()
    return home / "node_modules" / ".bin" / package


def this_python() -> Path:
    """The interpreter that runs the benchmarks, with the project installed."""
    return Path(sys.executable)


def node_with(name: str, *packages: str) -> Path:
    """The folder of commands of the Node environment `name` that holds `packages`; made when it is missing."""
    home = WORK / name
    if not (home / "ready").exists():
        home.mkdir(parents=True, exist_ok=True)
        (home / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        subprocess.run(["npm", "install", "--silent", "--no-fund", "--no-audit", *packages], cwd=home, check=True)
        (home / "ready").touch()
    return home / "node_modules" / ".bin"

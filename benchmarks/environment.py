"""Environment: a virtual environment of its own for every peer, made once from the package registry."""

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

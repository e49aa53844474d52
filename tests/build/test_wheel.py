"""The wheel: installed alone, outside the checkout, it begins a site, builds it and answers. Its bytes are stable."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKED = ("generator", "site_src", "catalog", "tests", "mkdocs.yml", "pyproject.toml", "Makefile", ".gitignore")
KEPT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc")


def pack(folder: Path, umask: int, **env: str) -> tuple[Path, Path]:
    """The wheel and the source archive of a copy of the project in `folder`."""
    source = folder / "project"
    source.mkdir(parents=True)
    for path in [*map(ROOT.joinpath, PACKED), *ROOT.glob("*.md"), *ROOT.glob("requirements*.txt"), ROOT / "LICENSE"]:
        if path.is_dir():
            shutil.copytree(path, source / path.name, ignore=KEPT_OUT)
        else:
            shutil.copy(path, source)
    for path in source.rglob("*"):
        path.chmod((0o777 if path.is_dir() else 0o666) & ~umask)
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder / "dist"), "-t", "wheel", "-t", "sdist"]
    done = subprocess.run(
        command, cwd=source, env={**os.environ, **env}, umask=umask, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return next((folder / "dist").glob("*.whl")), next((folder / "dist").glob("*.tar.gz"))


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return pack(tmp_path_factory.mktemp("packed"), 0o022, TZ="UTC")


@pytest.fixture(scope="module")
def installed(packed: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that holds the wheel, and what it needs, and not the checkout."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    python = str(folder / "venv" / "bin" / "python")
    where = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(where, capture_output=True, text=True, check=True).stdout.strip())
    # The packages it needs are borrowed; files named .pth in there are not read, so the checkout is not borrowed too.
    (packages / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, "--disable-pip-version-check", str(packed[0])], check=True)
    return folder / "venv" / "bin" / "helpcenter"


def run(command: Path, words: Sequence[str], cwd: Path, stdin: str = "") -> str:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "XDG"))}
    done = subprocess.run(
        [command, *words],
        cwd=cwd,
        env={**env, "HOME": str(cwd)},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_new_site_can_be_checked_built_and_asked(installed: Path, tmp_path: Path) -> None:
    """`helpcenter new site`, `check`, `build` and `triage`, from the installed wheel alone."""
    where = "import generator; print(generator.__file__)"
    python = installed.parent / "python"
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    file = subprocess.run([python, "-c", where], cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert str(ROOT) not in file.stdout
    assert "helpcenter serve" in run(installed, ["new", "site", "my help"], tmp_path)
    site = tmp_path / "my help"
    assert run(installed, ["check"], site) == "No problems found.\n"
    run(installed, ["build", "--quiet"], site)
    for page in ("en/status/invalid/index.html", "nl/status/connected/index.html", "feed/v1/manifest.json"):
        assert (site / "site" / page).is_file(), page
    manifest = json.loads((site / "site" / "feed" / "v1" / "manifest.json").read_text())
    assert {entry["tag"] for entry in manifest["locales"]} == {"en", "nl"}
    sample = '{"status": "error", "reason": "API key not found", "code": "API0001"}'
    answer = json.loads(run(installed, ["triage", "--format", "json", "--locale", "nl"], site, sample))
    assert (answer["status"], answer["cause"]) == ("invalid", "key_not_found")
    assert answer["reply"].startswith("Hallo")


def test_a_folder_with_something_in_it_is_refused(installed: Path, tmp_path: Path) -> None:
    """A new site overwrites nothing."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    done = subprocess.run([installed, "new", "site", "mine"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "not empty" in done.stderr
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


def test_nothing_is_packed_twice_or_by_accident(packed: tuple[Path, Path]) -> None:
    """The wheel holds the program, its templates and the starter, and neither tests nor the shipped facts."""
    names = zipfile.ZipFile(packed[0]).namelist()
    assert len(names) == len(set(names))
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"generator", "helpcenter_generator"}
    exchanges = [name for name in names if "/exchanges/" in name and name.endswith(".yaml")]
    assert all("/starter/" in name for name in exchanges)


def test_packages_are_reproducible(packed: tuple[Path, Path], tmp_path: Path) -> None:
    """Another folder, umask, time zone, language and hash seed give the same wheel and the same source archive."""
    again = pack(tmp_path / "elsewhere", 0o077, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="7")
    for first, second in zip(packed, again, strict=True):
        assert first.name == second.name
        assert first.read_bytes() == second.read_bytes(), first.name

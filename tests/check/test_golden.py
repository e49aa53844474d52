"""Golden reports: one folder per mistake, with the change to the base and the report exactly as a person reads it.

A folder holds `case.yaml` (what the case is about, and what to replace in which file), or whole files to lay over the
base, or both; `expected.txt` is the report. `pytest --update-golden` writes it anew.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import __version__
from generator.report import FORMATS, render
from tests.check.catalogue import HERE, checked, copy_base

CASES = sorted(path.parent for path in HERE.glob("cases/*/case.yaml"))


def change(root: Path, case: Path) -> None:
    """Apply a case to a copy of the base."""
    edits: dict[str, Any] = yaml.safe_load((case / "case.yaml").read_text(encoding="utf-8"))
    for name in edits.get("remove", ()):
        path = root / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for edit in edits.get("replace", ()):
        path = root / edit["file"]
        text = path.read_text(encoding="utf-8")
        assert text.count(edit["find"]) == 1, f"{edit['find']!r} must stand exactly once in {edit['file']}"
        path.write_bytes(text.replace(edit["find"], edit["with"]).encode())
    files = case / "files"
    if files.is_dir():
        shutil.copytree(files, root, dirs_exist_ok=True)


def report(root: Path, form: str) -> str:
    loaded, diagnostics = checked(root)
    return render(form, diagnostics, loaded.files, base="catalog")


def compare(path: Path, seen: str, update: bool) -> None:
    if update:
        path.write_text(seen, encoding="utf-8")
    assert seen == path.read_text(encoding="utf-8")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


def test_base_has_no_fault(tmp_path: Path) -> None:
    """Every finding of a case is that case's own."""
    assert report(copy_base(tmp_path), "text") == "No problems found.\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_report(case: Path, tmp_path: Path, update: bool) -> None:
    """The mistake is reported at its place, in the words a person reads."""
    root = copy_base(tmp_path)
    change(root, case)
    compare(case / "expected.txt", report(root, "text"), update)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_format(form: str, tmp_path: Path, update: bool) -> None:
    """Every format reports the same many mistakes."""
    root = copy_base(tmp_path)
    change(root, HERE / "cases" / "many_mistakes_at_once")
    suffix = {"json": "json", "sarif": "sarif"}.get(form, "txt")
    seen = report(root, form).replace(f'"version": "{__version__}"', '"version": "0"')
    compare(HERE / "formats" / f"{form}.{suffix}", seen, update)

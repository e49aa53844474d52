"""Small catalogues for tests: the base, which has no fault, with some of its files changed."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.load import Loaded, load_catalog
from generator.load.validation import validate
from generator.model.interface import InterfaceFile
from generator.rules import check
from generator.source import read_yaml

HERE = Path(__file__).parent
BASE = HERE / "base"
TODAY = dt.date(2026, 11, 21)


def interface() -> InterfaceFile:
    """The interface messages of the base."""
    file, found = read_yaml("messages.yaml", (HERE / "messages.yaml").read_bytes())
    read, more = validate(file, InterfaceFile)
    assert read is not None, [*found, *more]
    return read


def copy_base(folder: Path) -> Path:
    """A copy of the base to change."""
    return Path(shutil.copytree(BASE, folder / "catalog"))


def checked(root: Path) -> tuple[Loaded, list[Diagnostic]]:
    """The catalogue under `root`, loaded and checked."""
    loaded = load_catalog(root)
    return loaded, check(loaded, interface(), TODAY)

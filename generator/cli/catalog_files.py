"""Catalogue files: opens a catalogue for translators, and writes changed texts back as their files were written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.cli.terminal import fail
from generator.load import Loaded, load_catalog
from generator.model import Catalog
from generator.pipeline.prepare import read_interface
from generator.words.expected import Expected, expected_messages


class Opened:
    """A catalogue that could be read, with every message it needs."""

    def __init__(self, loaded: Loaded, catalog: Catalog) -> None:
        self.loaded = loaded
        self.catalog = catalog
        self.expected: Mapping[str, Expected] = expected_messages(catalog, read_interface())


def open_catalog(root: Path, platform: Path | None = None, locale: str | None = None) -> Opened | None:
    """Read the catalogue without checking its facts; None, and the reason on standard error, when that is not enough.

    The facts and the words of the source must be readable, and so must those of `locale`, where they are there at all.
    """
    loaded = load_catalog(root, platform)
    catalog = loaded.catalog
    if catalog is None:
        fail(f"there is no catalogue at {root}. Name its folder with --catalog.")
        return None
    for path in sorted(loaded.broken):
        needed = not path.startswith("locales/") or path.startswith(f"locales/{catalog.source_locale}/")
        touched = path.startswith(f"locales/{locale}/") and (root / path).exists()
        if needed or touched:
            # Without it, messages would seem to be missing or superfluous.
            fail(f"{path} is missing or cannot be read; `helpcenter check` says why.")
            return None
    return Opened(loaded, catalog)


def write_files(root: Path, texts: Mapping[str, str]) -> str | None:
    """Write each text to its file below `root`, whole or not at all, with the line ends it had; the error if any."""
    for name, text in texts.items():
        path = root / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            old = path.read_bytes() if path.exists() else b""
            _replace(path, _bytes(text, old))
        except OSError as error:
            return f"cannot write {path}: {error.strerror}."
    return None


def _bytes(text: str, old: bytes) -> bytes:
    mark = b"\xef\xbb\xbf"
    new = text.encode()
    if b"\r\n" in old:
        new = new.replace(b"\n", b"\r\n")
    return mark + new if old.startswith(mark) else new


def _replace(path: Path, content: bytes) -> None:
    """Write beside the file first, so that an interruption leaves the old one whole."""
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise

"""Ledger: what a published site was made of and which files it consists of, so that the next build can keep them.

It lies beside the releases and belongs to one of them. A ledger that is damaged, was written by another version, or
does not fit the published files is no ledger: the build is then a cold one.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from generator import __version__
from generator.pipeline.inputs import Inputs

Files = Mapping[str, tuple[int, int]]
"""Path -> (bytes, time of last change in nanoseconds)."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    output: Path
    locales: tuple[str, ...]
    pages: int
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """One published site."""

    release: str
    """The name of its folder."""
    whole: str
    """Digest of everything it was made of."""
    locales: Mapping[str, str]
    """Locale -> digest of what its pages were made of."""
    notes: Mapping[str, str]
    """What the check had to say, by format."""
    files: Files


def summary(output: Path, locales: tuple[str, ...], files: Files) -> Built:
    """What was made, counted."""
    pages = sum(1 for path in files if path.endswith("/index.html") or path == "index.html")
    return Built(output, locales, pages, len(files), sum(size for size, _ in files.values()))


def read_ledger(output: Path) -> Ledger | None:
    """The ledger of the site that is published at `output`; None when there is none that can be trusted."""
    try:
        seal, _, body = _path(output).read_bytes().partition(b"\n")
        if seal.decode() != _seal(body):
            return None
        data = json.loads(body)
        data["files"] = {path: (size, time) for path, (size, time) in data["files"].items()}
        ledger = Ledger(**data)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return ledger if output.is_symlink() and output.resolve().name == ledger.release else None


def write_ledger(output: Path, ledger: Ledger) -> None:
    """Keep `ledger`; where it cannot be kept, the next build is a cold one."""
    body = json.dumps(asdict(ledger), separators=(",", ":"), ensure_ascii=False).encode()
    fresh = _path(output).with_suffix(".new")
    try:
        fresh.write_bytes(_seal(body).encode() + b"\n" + body)
        fresh.replace(_path(output))
    except OSError:
        return


def untouched(output: Path, inputs: Inputs) -> tuple[Built, Ledger] | None:
    """The published site, if it was made of just these inputs and nobody has touched it since."""
    ledger = read_ledger(output)
    if ledger is None or ledger.whole != inputs.whole() or not intact(ledger, output):
        return None
    return summary(output, tuple(ledger.locales), ledger.files), ledger


def intact(ledger: Ledger, output: Path, below: str = "") -> bool:
    """Whether the published files below a folder are those the ledger knows: none missing, more, or changed."""
    known = {path: state for path, state in ledger.files.items() if path.startswith(below)}
    return dict(scan(output.resolve(), below)) == known


def scan(root: Path, below: str = "") -> Iterator[tuple[str, tuple[int, int]]]:
    """Every file below `root` with its state; `below` is empty or ends with a slash."""
    pending = [below]
    base = os.fspath(root)
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(f"{base}/{folder}") as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(f"{folder}{entry.name}/")
                    else:
                        state = entry.stat(follow_symlinks=False)
                        yield f"{folder}{entry.name}", (state.st_size, state.st_mtime_ns)
        except OSError:
            continue


def _path(output: Path) -> Path:
    return output.parent / f".{output.name}-releases" / "ledger"


def _seal(body: bytes) -> str:
    return hashlib.sha256(__version__.encode() + b"\n" + body).hexdigest()

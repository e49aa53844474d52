"""Links: gives a new release the files of the published one by hard links, so that nothing unchanged is written.

A linked file is one file in two releases. Nothing may ever write into it: who changes a file puts a new one in its
place. Time and bytes of an unchanged file stay what they were, and tools that copy a site see what is new.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from pathlib import Path


def mirror(source: Path, target: Path) -> None:
    """Make the folder `target` the same as `source`: the same files, linked. It may hold an older state of it."""
    target.mkdir(parents=True, exist_ok=True)
    old = {entry.name: entry for entry in os.scandir(target)}
    for entry in os.scandir(source):
        before = old.pop(entry.name, None)
        if entry.is_dir(follow_symlinks=False):
            if before is not None and not before.is_dir(follow_symlinks=False):
                _remove(before)
            mirror(Path(entry.path), target / entry.name)
        elif before is None:
            _link(entry.path, target / entry.name)
        elif before.inode() != entry.inode():
            _remove(before)
            _link(entry.path, target / entry.name)
    for before in old.values():
        _remove(before)


def settle(folder: Path, published: Path, passed_over: Collection[str]) -> None:
    """Put the published file in the place of each new one with the same bytes, but not in folders `passed_over`."""
    for entry in os.scandir(folder):
        if entry.name in passed_over:
            continue
        other = published / entry.name
        if entry.is_dir(follow_symlinks=False):
            if other.is_dir() and not other.is_symlink():
                settle(Path(entry.path), other, ())
        elif _same(entry, other):
            # In one step, so that the release never lacks the file.
            spare = f"{entry.path}.link"
            try:
                os.link(other, spare)
            except OSError:
                continue
            os.replace(spare, entry.path)  # noqa: PTH105 - thousands of times, and pathlib is slow


def put(path: Path, content: bytes) -> None:
    """Write a file, in the place of a linked one if there is one; the same bytes leave it as it is."""
    try:
        if path.read_bytes() == content:
            return
        path.unlink()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _link(source: str, target: Path) -> None:
    """Link a file, or copy it where the disk has no links or no more of them."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _same(entry: os.DirEntry[str], other: Path) -> bool:
    try:
        state = other.lstat()
        if state.st_size != entry.stat(follow_symlinks=False).st_size or state.st_ino == entry.inode():
            return False
        return Path(entry.path).read_bytes() == other.read_bytes()
    except OSError:
        return False


def _remove(entry: os.DirEntry[str]) -> None:
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path)
    else:
        os.unlink(entry.path)  # noqa: PTH108 - see above

"""Watch: notices which of the authors' files have changed since the last look."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Stamps = Mapping[str, tuple[int, int]]
"""Path -> (size, time of last change in nanoseconds)."""

ENDINGS = (".yaml", ".yml", ".html", ".css", ".js", ".svg", ".md")


def stamps(roots: Iterable[Path]) -> Stamps:
    """The state of every file of interest below `roots`; a file that vanishes meanwhile is left out."""
    return dict(stamp for root in roots for stamp in _below(os.fspath(root)))


def changed(before: Stamps, after: Stamps) -> frozenset[str]:
    """The paths that are new, gone or different."""
    return frozenset(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def _below(path: str) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        if os.path.isdir(path):  # noqa: PTH112 - scanned several times a second
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        if not entry.name.startswith("."):
                            yield from _below(entry.path)
                    elif entry.name.endswith(ENDINGS):
                        state = entry.stat()
                        yield entry.path, (state.st_size, state.st_mtime_ns)
        else:
            state = os.stat(path)  # noqa: PTH116
            yield path, (state.st_size, state.st_mtime_ns)
    except OSError:
        return

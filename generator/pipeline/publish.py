"""Publish: puts a finished site in the place of the old one in a single step, and never touches what is not ours.

`site` is a symbolic link to a folder under `.site-releases/` beside it. A build fills a new folder there, writes it to
the disk, and swaps the link with `os.replace`. Whoever is killed at any moment leaves the old link whole; the
unfinished folder is swept away by the next build. The site before is kept as a spare until then, so that the next build
can take over what has not changed since. Every folder of ours holds a marker file; a folder without it is
never deleted or replaced.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MARKER = ".helpcenter-site"
RELEASES = ".{name}-releases"
SPARE = "spare"
"""The name of the folder that holds the site before."""
_OURS = ("building-", "release-", "old-", "link-")
"""How the names of folders begin that a build makes among the releases."""


class PublishError(Exception):
    """The output cannot be written or replaced; the message says why and how to mend it."""


@contextmanager
def stage(output: Path) -> Iterator[Path]:
    """A new folder to build into, under a lock; it becomes a site only by `publish` and is removed otherwise."""
    releases = _releases(output)
    try:
        _refuse_strangers(output)
        releases.mkdir(parents=True, exist_ok=True)
        (releases / MARKER).touch()
        lock = (releases / "lock").open("a")
    except OSError as error:
        raise _unwritable(output, error) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PublishError(f"another build is writing {output}. Wait for it to end, then build again.") from error
        try:
            _sweep(output, releases)
            folder = Path(tempfile.mkdtemp(prefix="building-", dir=releases))
            folder.chmod(0o755)
            (folder / MARKER).touch()
        except OSError as error:
            raise _unwritable(output, error) from error
        try:
            yield folder
        finally:
            if folder.exists() and current(output) != folder.resolve():
                remove(folder)


def publish(folder: Path, output: Path) -> None:
    """Make `folder` (from `stage`) the site at `output`, in one step that either has happened or has not."""
    release = folder.with_name("release-" + folder.name.removeprefix("building-"))
    link = release.with_name(f"link-{release.name}")
    old = current(output)
    try:
        _flush(folder)
        folder.rename(release)
        link.symlink_to(os.path.relpath(release, output.parent))
        if output.is_dir() and not output.is_symlink():
            # A folder of ours from a copy that did not keep the link, or an empty one.
            _swap_folder(link, output)
        else:
            link.replace(output)
    except OSError as error:
        link.unlink(missing_ok=True)
        remove(release)
        raise PublishError(f"cannot publish to {output}: {error.strerror}. The old site is unchanged.") from error
    # The site is there; what cannot be tidied now is tidied by the next build.
    with suppress(OSError):
        spare = release.with_name(SPARE)
        if spare_of(output) is not None:
            remove(spare)
        if old is not None and old.parent == release.parent.resolve() and old.is_dir() and not spare.exists():
            old.rename(spare)
        _sweep(output, _releases(output))


def _swap_folder(link: Path, output: Path) -> None:
    """Put `link` in the place of the folder at `output`: in one step where the system has one, else in two."""
    exchange = getattr(ctypes.CDLL(None), "renameat2", None)
    if exchange is not None and exchange(_HERE, os.fsencode(link), _HERE, os.fsencode(output), _EXCHANGE) == 0:
        return
    aside = link.with_name(link.name.replace("link-", "old-", 1))
    output.rename(aside)
    try:
        link.replace(output)
    except OSError:
        aside.rename(output)
        raise


_HERE, _EXCHANGE = -100, 2
"""Linux's AT_FDCWD and RENAME_EXCHANGE."""


def _unwritable(output: Path, error: OSError) -> PublishError:
    return PublishError(f"cannot write beside {output}: {error.strerror}. Choose another folder with --output.")


def spare_of(output: Path) -> Path | None:
    """The site before the one that is published now, whose folders a build may take."""
    spare = _releases(output) / SPARE
    return spare if (spare / MARKER).exists() else None


def current(output: Path) -> Path | None:
    """The folder of the published site."""
    return output.resolve() if output.is_symlink() else None


def _releases(output: Path) -> Path:
    return output.parent / RELEASES.format(name=output.name)


def _refuse_strangers(output: Path) -> None:
    if output.is_symlink():
        target = output.resolve()
        ours = target.parent == _releases(output).resolve() or not target.exists()
    elif output.is_dir():
        ours = (output / MARKER).exists() or not any(output.iterdir())
    else:
        ours = not output.exists()
    if not ours:
        raise PublishError(
            f"{output} was not made by this program, so it is not replaced. "
            "Move it away, or choose another folder with --output."
        )


def _sweep(output: Path, releases: Path) -> None:
    """Remove what earlier builds left, except the site that is published now and its spare."""
    kept = current(output)
    for entry in releases.iterdir():
        if entry.name.startswith("link-release-") and entry.is_symlink():
            entry.unlink(missing_ok=True)
        elif entry.name != SPARE and entry.is_dir() and not entry.is_symlink() and entry.resolve() != kept:
            if (entry / MARKER).exists():
                remove(entry)
            elif entry.name.startswith(_OURS):
                # Whoever was killed between making a folder and marking it, or the other way round, left it empty.
                with suppress(OSError):
                    entry.rmdir()


def remove(folder: Path) -> None:
    """Remove a folder of ours, its marker last, so that what an interruption leaves is still known to be ours."""
    with suppress(OSError):
        for child in folder.iterdir():
            if child.is_dir() and not child.is_symlink():
                shutil.rmtree(child, ignore_errors=True)
            elif child.name != MARKER:
                child.unlink(missing_ok=True)
    with suppress(OSError):
        if {child.name for child in folder.iterdir()} <= {MARKER}:
            shutil.rmtree(folder, ignore_errors=True)


def _flush(folder: Path) -> None:
    """Have the system write the new files to the disk before the link points at them."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if hasattr(os, "syncfs"):
            os.syncfs(descriptor)
        else:
            os.sync()
    finally:
        os.close(descriptor)

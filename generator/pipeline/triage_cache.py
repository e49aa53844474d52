"""Triage cache: the compiled triage table and replies on disk, so that `triage` need not compile a catalogue.

The cache lies in the user's cache folder and is keyed by the catalogue's path and by name, size and time of every
file in it; an entry that does not fit, or cannot be read, is made anew. This module loads nothing but what looking a
file up takes: the compiler is only imported when the cache has nothing to offer.
"""

from __future__ import annotations

import os

from generator import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:  # loading it takes longer than reading the cache
    from pathlib import Path


class NoTable(LookupError):
    """No table can be had; the message says why and what to do."""


class Compiled:
    """The compiled files of one catalogue, as it is now."""

    def __init__(self, catalog: Path | str, platform: Path | str | None) -> None:
        """Find the cache entry, or compile. Raises NoTable."""
        if not os.path.isdir(catalog):  # noqa: PTH112 - loading pathlib takes longer than reading the cache
            raise NoTable(
                f"there is no catalogue at {catalog}. Name its folder with --catalog, or a table with --table."
            )
        self._sources = (catalog, platform)
        self._folder = _folder(catalog, platform)
        self._table = self._read("triage.json")
        if self._table is None:
            self.renew()

    def renew(self) -> None:
        """Compile anew, because what was kept is broken. Raises NoTable."""
        _compile(*self._sources, self._folder)
        self._table = self._read("triage.json")

    def table(self) -> str:
        """The text of `triage.json`."""
        if self._table is None:
            raise NoTable(f"the compiled table in {self._folder} cannot be read. Set XDG_CACHE_HOME.")
        return self._table

    def replies(self, locale: str | None) -> str | None:
        """The text of a locale's replies. Raises NoTable for a locale that is not published."""
        found = self._read(f"replies.{locale}.json")
        if found is None:
            raise NoTable(f"`{locale}` is not a published locale of this catalogue.")
        return found

    def _read(self, name: str) -> str | None:
        try:
            with open(f"{self._folder}/{name}", encoding="utf-8") as file:  # noqa: PTH123 - see above
                return file.read()
        except (OSError, ValueError):
            return None


def _folder(catalog: Path | str, platform: Path | str | None) -> str:
    """Where the compiled files of the catalogue, as it is now, belong."""
    import zlib

    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118 - see above
    names = [__version__, os.path.realpath(catalog), os.path.realpath(platform) if platform else ""]
    names += sorted(_stamps(os.fspath(catalog)))
    if platform:
        names += _stamp(os.fspath(platform))
    text = "\0".join(names).encode()
    place = f"{zlib.crc32(names[1].encode()):08x}-{zlib.crc32(text):08x}{zlib.adler32(text):08x}"
    return f"{base}/helpcenter/{place}"


def _stamps(folder: str) -> list[str]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "schema":
                    found += _stamps(entry.path)
            elif entry.name.endswith((".yaml", ".yml")):
                found += _stamp(entry.path)
    return found


def _stamp(path: str) -> list[str]:
    try:
        state = os.stat(path)  # noqa: PTH116 - see above
    except OSError:
        return [path]
    # The time of the change of state too: nobody can set it back, as `touch` and a wrong clock do with the other.
    return [f"{path}\0{state.st_size}\0{state.st_mtime_ns}\0{state.st_ctime_ns}"]


def _compile(catalog: Path | str, platform: Path | str | None, place: str) -> None:
    """Compile the catalogue and keep the result; where nothing can be kept, the next call compiles again."""
    import datetime as dt
    import shutil
    import tempfile
    from pathlib import Path

    from generator.feed.files import to_bytes
    from generator.pipeline.prepare import Project, compiled_table, prepare
    from generator.replies import replies_document

    folder = Path(place)
    prepared = prepare(Project(Path(catalog), Path(platform) if platform else None), dt.datetime.now(dt.UTC).date())
    if prepared.compiled is None:
        raise NoTable("the catalogue has errors; `helpcenter check` lists them.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix="new-", dir=folder.parent))
        (fresh / "triage.json").write_bytes(to_bytes(compiled_table(prepared.compiled)))
        for tag, view in prepared.compiled.locales.items():
            (fresh / f"replies.{tag}.json").write_bytes(to_bytes(replies_document(view)))
    except OSError as error:
        raise NoTable(f"the table cannot be kept in {folder.parent}: {error.strerror}. Set XDG_CACHE_HOME.") from error
    for old in folder.parent.glob(f"{folder.name.partition('-')[0]}-*"):
        shutil.rmtree(old, ignore_errors=True)
    try:
        fresh.rename(folder)
    except OSError:
        # Another process was faster; its files are as good as ours.
        shutil.rmtree(fresh, ignore_errors=True)

"""Build: renders every locale, adds the feed and the files around the locales, and publishes all of it at once."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from types import MappingProxyType

from generator.compile import CompiledCatalog
from generator.feed import feed_files, feed_headers
from generator.feed.files import to_bytes
from generator.pipeline.inputs import Inputs
from generator.pipeline.ledger import Built, Ledger, intact, read_ledger, scan, summary, write_ledger
from generator.pipeline.links import mirror, put, settle
from generator.pipeline.prepare import compiled_table
from generator.pipeline.publish import PublishError, current, publish, remove, spare_of, stage
from generator.portal import WORKER, portal_files, worker_script
from generator.replies import replies_document

RenderLocale = Callable[[CompiledCatalog, str, Path], None]
"""Writes one locale's pages below a folder: (catalogue, locale, folder)."""
Report = Callable[[str, int, int], None]
"""Told of progress: (what is done, how many, of how many)."""


def build(
    compiled: CompiledCatalog,
    output: Path,
    render: RenderLocale,
    jobs: int | None = None,
    report: Report = lambda _done, _count, _total: None,
    inputs: Inputs | None = None,
    notes: Mapping[str, str] = MappingProxyType({}),
) -> Built:
    """Build every locale of `compiled` into `output`. Raises PublishError when the output cannot be written.

    `inputs` says what the catalogue was compiled from: the pages of locales for which nothing has changed since the
    last build are then taken over, and the next build is told. `notes` is what the check had to say, kept for that.
    """
    with stage(output) as folder:
        published = current(output)
        keys = locale_keys(compiled, inputs) if inputs else {}
        ledger = read_ledger(output) if inputs else None
        with explained():
            kept = _unchanged(keys, ledger, output)
            tags = [tag for tag in compiled.locales if tag not in kept]
            for tag in kept:
                _take_over(tag, output, folder)
            render_locales(compiled, tags, folder, render, jobs, report, spare_of(output))
            write_common(compiled, folder)
            if published is not None and inputs:
                settle(folder, published, kept)
        files = dict(scan(folder))
        publish(folder, output)
        if inputs:
            write_ledger(output, Ledger(output.resolve().name, inputs.whole(), keys, dict(notes), files))
    return summary(output, tuple(compiled.locales), files)


@contextmanager
def explained() -> Iterator[None]:
    """Say of what stops a build, for want of space or memory, what to do about it."""
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        why = error.strerror or f"{error} is missing"
        raise PublishError(f"cannot write the site: {why}{where}. The old site is unchanged.") from error
    except BrokenProcessPool as error:
        raise PublishError(
            "the system has ended a process of the build, perhaps for want of memory. "
            "Build again with --jobs 1. The old site is unchanged."
        ) from error


def locale_keys(compiled: CompiledCatalog, inputs: Inputs) -> dict[str, str]:
    """Locale -> digest of everything its pages are made of."""
    locales = compiled.catalog.file.locales
    source = compiled.catalog.source_locale
    # A pseudo-language is not in the catalogue's file and is made of the source's words.
    return {
        tag: inputs.of_locale(tag, [source, *(locales[tag].fallback if tag in locales else ())], compiled.locales)
        for tag in compiled.locales
    }


def _unchanged(keys: Mapping[str, str], ledger: Ledger | None, output: Path) -> list[str]:
    """The locales whose published pages are still right and still what was published."""
    if ledger is None:
        return []
    return [tag for tag, key in keys.items() if ledger.locales.get(tag) == key and intact(ledger, output, f"{tag}/")]


def _take_over(tag: str, output: Path, folder: Path) -> None:
    """Link the published pages of a locale into `folder`, beginning with those the spare already has."""
    spare = spare_of(output)
    if spare is not None and (spare / tag).is_dir():
        (spare / tag).rename(folder / tag)
    mirror(output.resolve() / tag, folder / tag)


def render_locales(
    compiled: CompiledCatalog,
    tags: Sequence[str],
    folder: Path,
    render: RenderLocale,
    jobs: int | None,
    report: Report,
    waste: Path | None = None,
    *,
    feed: bool = True,
) -> None:
    """Render `tags`, write the `feed`, and meanwhile remove `waste`."""
    total = len(tags)
    workers = min(jobs or os.cpu_count() or 1, total + feed)
    if workers <= 1:
        if waste is not None:
            remove(waste)
        if feed:
            write_feed(compiled, folder)
        for done, tag in enumerate(tags, 1):
            render(compiled, tag, folder / tag)
            report(tag, done, total)
        return
    # Forked workers share the compiled catalogue's memory; where there is no fork it is sent to each once.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(workers, context, _receive, (compiled, render)) as pool:
        fed = pool.submit(_feed_one, folder) if feed else None
        waiting: dict[Future[None], str] = {pool.submit(_render_one, tag, folder / tag): tag for tag in tags}
        if waste is not None:
            # The workers are there by now, so that none of them inherits the thread.
            sweeper = Thread(target=remove, args=(waste,))
            sweeper.start()
        for done, future in enumerate(as_completed(waiting), 1):
            future.result()
            report(waiting[future], done, total)
        if fed is not None:
            fed.result()
        if waste is not None:
            sweeper.join()


_worker: tuple[CompiledCatalog, RenderLocale]


def _receive(compiled: CompiledCatalog, render: RenderLocale) -> None:
    global _worker  # noqa: PLW0603 - a pool's initializer has no other way to hand a worker its catalogue
    # Ctrl-C reaches every process of a terminal; the one that was started by hand is the one that answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = (compiled, render)


def _render_one(tag: str, folder: Path) -> None:
    compiled, render = _worker
    render(compiled, tag, folder)


def _feed_one(folder: Path) -> None:
    write_feed(_worker[0], folder)


def write_feed(compiled: CompiledCatalog, folder: Path) -> None:
    """The feed, and its data once more for the browser's triage."""
    views = tuple(compiled.locales.values())
    replies = {view.tag: replies_document(view) for view in views}
    table = compiled_table(compiled)
    for file in feed_files(views, table, replies, compiled.catalog.releases):
        put(folder / file.path, file.content)
    # Once more as modules: a page that imports its data needs no right to connect anywhere.
    for name, value in {"table": table, **{f"replies.{tag}": reply for tag, reply in replies.items()}}.items():
        put(folder / f"assets/triage/{name}.js", b"export default " + to_bytes(value))


def write_common(compiled: CompiledCatalog, folder: Path) -> None:
    """What stands around the locales and follows from their pages."""
    views = tuple(compiled.locales.values())
    moved = compiled.catalog.file.moved
    heads = _page_heads(folder, views[0].tag, moved)
    for path, content in portal_files(views, heads, moved, [(rule.path, rule.lines) for rule in feed_headers()]):
        put(folder / path, content)
    for view in views:
        assets = folder / view.tag / "assets"
        names = [path.relative_to(folder / view.tag).as_posix() for path in assets.rglob("*") if path.is_file()]
        put(folder / view.tag / WORKER, worker_script(view, names, lambda name: (folder / name).read_bytes()))


HEAD_BYTES = 4096
"""Of a page, as much as holds what it says about itself to browsers."""


def _page_heads(folder: Path, tag: str, moved: Mapping[str, str]) -> dict[str, str]:
    """The addresses of a locale's pages below the locale, the same in every locale, with how each page begins."""
    root = folder / tag
    found = {_uri(root, path): path for path in root.rglob("index.html")}
    return {uri: _beginning(found[uri]) for uri in sorted(found) if uri not in moved}


def _beginning(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES).decode(errors="replace")


def _uri(root: Path, path: Path) -> str:
    relative = path.parent.relative_to(root).as_posix()
    return "" if relative == "." else f"{relative}/"

"""Build: renders every locale, adds the feed and the files around the locales, and publishes all of it at once."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from generator.compile import CompiledCatalog
from generator.feed import feed_files
from generator.feed.files import to_bytes
from generator.pipeline.prepare import compiled_table
from generator.pipeline.publish import PublishError, publish, stage
from generator.portal import portal_files
from generator.replies import replies_document

RenderLocale = Callable[[CompiledCatalog, str, Path], None]
"""Writes one locale's pages below a folder: (catalogue, locale, folder)."""
Report = Callable[[str, int, int], None]
"""Told of progress: (what is done, how many, of how many)."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    output: Path
    locales: tuple[str, ...]
    pages: int
    files: int
    bytes: int


def build(
    compiled: CompiledCatalog,
    output: Path,
    render: RenderLocale,
    jobs: int | None = None,
    report: Report = lambda _done, _count, _total: None,
    stale: frozenset[str] | None = None,
) -> Built:
    """Build every locale of `compiled` into `output`. Raises PublishError when the output cannot be written.

    `stale` names the locales whose own words are all that changed since the site at `output` was built; the pages of
    the others are taken over from it. None, or a change of the source locale, builds all.
    """
    with stage(output) as folder:
        try:
            tags = _take_over(compiled, output, folder, stale)
            _render_locales(compiled, tags, folder, render, jobs, report)
            _write_common(compiled, folder)
        except OSError as error:
            where = f" ({error.filename})" if error.filename else ""
            raise PublishError(f"cannot write the site: {error.strerror}{where}. The old site is unchanged.") from error
        built = _count(output, tuple(compiled.locales), folder)
        publish(folder, output)
    return built


def _take_over(compiled: CompiledCatalog, output: Path, folder: Path, stale: frozenset[str] | None) -> tuple[str, ...]:
    """Link the pages of unchanged locales into `folder`; the locales that are left to render."""
    tags = tuple(compiled.locales)
    if stale is None or compiled.catalog.source_locale in stale or not output.is_symlink():
        return tags
    # A locale that may borrow words from a changed one is changed with it.
    touched = {tag for tag in tags if {tag, *compiled.catalog.file.locales[tag].fallback} & stale}
    left = []
    for tag in tags:
        if tag in touched or not (output / tag).is_dir():
            left.append(tag)
        else:
            shutil.copytree(output.resolve() / tag, folder / tag, copy_function=os.link)
    return tuple(left)


def _render_locales(
    compiled: CompiledCatalog,
    tags: Sequence[str],
    folder: Path,
    render: RenderLocale,
    jobs: int | None,
    report: Report,
) -> None:
    total = len(tags)
    workers = min(jobs or os.cpu_count() or 1, total)
    if workers <= 1:
        for done, tag in enumerate(tags, 1):
            render(compiled, tag, folder / tag)
            report(tag, done, total)
        return
    # Forked workers share the compiled catalogue's memory; where there is no fork it is sent to each once.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(workers, context, _receive, (compiled, render)) as pool:
        waiting: dict[Future[None], str] = {pool.submit(_render_one, tag, folder / tag): tag for tag in tags}
        for done, future in enumerate(as_completed(waiting), 1):
            future.result()
            report(waiting[future], done, total)


_worker: tuple[CompiledCatalog, RenderLocale]


def _receive(compiled: CompiledCatalog, render: RenderLocale) -> None:
    global _worker  # noqa: PLW0603 - a pool's initializer has no other way to hand a worker its catalogue
    _worker = (compiled, render)


def _render_one(tag: str, folder: Path) -> None:
    compiled, render = _worker
    render(compiled, tag, folder)


def _write_common(compiled: CompiledCatalog, folder: Path) -> None:
    """The feed and everything that stands beside the locales."""
    views = tuple(compiled.locales.values())
    replies = {view.tag: replies_document(view) for view in views}
    table = compiled_table(compiled)
    for file in feed_files(views, table, replies):
        _write(folder / file.path, file.content)
    # Once more as modules: a page that imports its data needs no right to connect anywhere.
    for name, value in {"table": table, **{f"replies.{tag}": reply for tag, reply in replies.items()}}.items():
        _write(folder / f"assets/triage/{name}.js", b"export default " + to_bytes(value))
    moved = compiled.catalog.file.moved
    heads = _page_heads(folder, views[0].tag, moved)
    for path, content in portal_files(views, heads, moved):
        _write(folder / path, content)


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


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _count(output: Path, tags: tuple[str, ...], folder: Path) -> Built:
    sizes = [(path.name, path.stat().st_size) for path in _files(folder)]
    pages = sum(1 for name, _ in sizes if name == "index.html")
    return Built(output, tags, pages, len(sizes), sum(size for _, size in sizes))


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())

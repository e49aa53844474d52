"""Build feed: publishes the feed alone, for a team that has a site of its own."""

from __future__ import annotations

from pathlib import Path

from generator.compile import CompiledCatalog
from generator.feed import FeedFile, feed_files, feed_headers
from generator.pipeline.prepare import compiled_table
from generator.pipeline.publish import PublishError, publish, stage
from generator.replies import replies_document


def build_feed(compiled: CompiledCatalog, output: Path) -> list[FeedFile]:
    """Publish the feed's files into `output` in one step. Raises PublishError when it cannot be written."""
    files = [*all_feed_files(compiled), FeedFile("_headers", _headers().encode())]
    with stage(output) as folder:
        try:
            for file in files:
                path = folder / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.content)
        except OSError as error:
            raise PublishError(f"cannot write the feed: {error.strerror}. The old one is unchanged.") from error
        publish(folder, output)
    return files


def _headers() -> str:
    """What static hosts read; for a site of one's own it says which headers to send."""
    rules = [("/*", ("X-Content-Type-Options: nosniff",)), *((rule.path, rule.lines) for rule in feed_headers())]
    return "\n".join(line for path, headers in rules for line in (path, *(f"  {header}" for header in headers), ""))


def all_feed_files(compiled: CompiledCatalog) -> list[FeedFile]:
    """Every file of the feed of a compiled catalogue."""
    views = tuple(compiled.locales.values())
    replies = {view.tag: replies_document(view) for view in views}
    return feed_files(views, compiled_table(compiled), replies, compiled.catalog.releases)

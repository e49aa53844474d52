"""Build feed: the part of `helpcenter build` that publishes the feed alone, without loading the theme."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from generator.cli import FAILED, FINDINGS, OK
from generator.cli.arguments import today
from generator.cli.published import refused
from generator.cli.terminal import Progress, fail, wants_colour
from generator.pipeline.build_feed import build_feed
from generator.pipeline.prepare import Project, prepare
from generator.pipeline.publish import PublishError
from generator.report import render

OUTPUT = Path("site-feed")
"""Not the site's own place: the feed alone would take it over."""


def publish_feed(options: Namespace, progress: Progress) -> int:
    """Check and publish as the options say; the exit code."""
    project = Project(options.catalog, options.platform)
    prepared = prepare(project, today(options), options.locale, pseudo=options.pseudo)
    if prepared.diagnostics:
        colour = wants_colour(sys.stderr)
        sys.stderr.write(render("text", prepared.diagnostics, prepared.loaded.files, colour=colour, base=prepared.base))
    if prepared.compiled is None:
        return FINDINGS
    wrong = refused(options.locale, prepared.compiled)
    if wrong is not None:
        return wrong
    output = options.output or OUTPUT
    try:
        files = build_feed(prepared.compiled, output)
    except PublishError as error:
        progress.end()
        fail(str(error))
        return FAILED
    seconds = progress.end()
    if not options.quiet:
        size = sum(len(file.content) for file in files) / 1_000_000
        print(f"{output}: {len(files):,} files, {size:.1f} MB, in {seconds:.1f} s")
    return OK

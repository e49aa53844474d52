"""`helpcenter serve`: serves the site on this machine and rebuilds what changed."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from generator.cli import FAILED, OK
from generator.cli.arguments import Parser, add_catalog_options, add_today_option, today
from generator.cli.terminal import fail
from generator.pipeline.build import build
from generator.pipeline.inputs import read_inputs
from generator.pipeline.prepare import Prepared, Project, prepare
from generator.pipeline.publish import PublishError
from generator.pipeline.watch import changed, stamps
from generator.plugin.locale_build import build_locale
from generator.report import render
from generator.resources import site_source
from generator.service.preview import Preview, PreviewError

EXAMPLES = """\
  helpcenter serve
  helpcenter serve --port 8080 --locale nl --locale en
"""

LOOK_EVERY = 0.15
"""Seconds between two looks at the files."""


def main(arguments: Sequence[str]) -> int:
    """Build, serve, and rebuild until interrupted."""
    parser = Parser(
        "serve",
        "Builds the site, serves it on this machine only, and rebuilds and reloads the browser on every change.\n"
        "While the catalogue has errors the last good site stays, with the errors shown over it.",
        EXAMPLES,
    )
    add_catalog_options(parser)
    parser.add_argument("--port", type=int, default=8000, help="port on the loopback address (default: 8000)")
    parser.add_argument("--locale", action="append", metavar="TAG", help="build only this language (repeatable)")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes to use (default: one a core)")
    parser.add_argument(
        "--output", type=Path, default=Path(".cache/preview"), metavar="DIR", help="where to (default: .cache/preview)"
    )
    add_today_option(parser)
    options = parser.parse_args(arguments)
    project = Project(options.catalog, options.platform)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    watched = [options.catalog, site_source(), *([options.platform] if options.platform else [])]
    # Told to stop, end as on Ctrl-C, so that the server's process ends too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with Preview(options.output, options.port) as preview:
            print(f"serving on {preview.address}  (Ctrl-C ends)", file=sys.stderr)
            seen = stamps(watched)
            while True:
                _rebuild(project, options, preview)
                while not changed(seen, now := stamps(watched)):
                    time.sleep(LOOK_EVERY)
                seen = now
    except PreviewError as error:
        fail(str(error))
        return FAILED
    except KeyboardInterrupt:
        return OK


def _rebuild(project: Project, options: object, preview: Preview) -> None:
    """Build once more and tell the browsers; errors are shown in the browser and here, and the old site stays."""
    locale, jobs, output = (getattr(options, name) for name in ("locale", "jobs", "output"))
    started = time.monotonic()
    inputs = read_inputs(project.catalog, project.platform, (today(options), *(locale or ())))  # type: ignore[arg-type]
    prepared = prepare(project, today(options), locale)  # type: ignore[arg-type]  # argparse's namespace has no types
    if prepared.compiled is None:
        _show(prepared, preview)
        return
    try:
        build(prepared.compiled, output, build_locale, jobs, inputs=inputs)
    except PublishError as error:
        preview.failed(str(error))
        fail(str(error))
        return
    preview.changed()
    print(f"built in {time.monotonic() - started:.2f} s", file=sys.stderr)


def _show(prepared: Prepared, preview: Preview) -> None:
    report = render("text", prepared.diagnostics, prepared.loaded.files, base=prepared.base)
    preview.failed(report)
    sys.stderr.write(report)

"""`helpcenter build`: checks the catalogue and publishes the site."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from generator.cli import FAILED, FINDINGS, MISUSE, OK
from generator.cli.arguments import Parser, add_catalog_options, add_today_option, today
from generator.cli.terminal import Progress, fail, wants_colour
from generator.pipeline.build import Built, build
from generator.pipeline.prepare import Project, prepare
from generator.pipeline.publish import PublishError
from generator.plugin.locale_build import build_locale
from generator.report import render

EXAMPLES = """\
  helpcenter build
  helpcenter build --locale en --locale nl
  helpcenter build --output public --jobs 4
  helpcenter build --pseudo --output pseudo  # adds a longer and a mirrored language, to look at layouts
  SOURCE_DATE_EPOCH=0 helpcenter build     # the same bytes every time
"""


def main(arguments: Sequence[str]) -> int:
    """Check and build; the old site stays as it is unless everything succeeded."""
    parser = Parser(
        "build",
        "Checks the catalogue, then makes the help center in every published language, the JSON feed and the triage\n"
        "table, and puts them in the place of the old site in one step.",
        EXAMPLES,
    )
    add_catalog_options(parser)
    parser.add_argument(
        "--locale", action="append", metavar="TAG", help="build only this language (may be given several times)"
    )
    parser.add_argument("--output", type=Path, default=Path("site"), metavar="DIR", help="where to (default: site)")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes to use (default: one a core)")
    parser.add_argument(
        "--pseudo", action="store_true", help="add the pseudo-languages en-XA (longer) and ar-XB (right to left)"
    )
    parser.add_argument(
        "--reference", action="store_true", help="render every page the slow, plain way; the bytes must be the same"
    )
    parser.add_argument("--quiet", "-q", action="store_true", help="print only problems")
    add_today_option(parser)
    options = parser.parse_args(arguments)
    if options.jobs is not None and options.jobs < 1:
        parser.error("--jobs takes a whole number from 1 on")
    progress = Progress("building", options.quiet)
    project = Project(options.catalog, options.platform)
    prepared = prepare(project, today(options), options.locale, pseudo=options.pseudo)
    if prepared.diagnostics:
        colour = wants_colour(sys.stderr)
        sys.stderr.write(render("text", prepared.diagnostics, prepared.loaded.files, colour=colour, base=prepared.base))
    if prepared.compiled is None:
        return FINDINGS
    unknown = sorted(set(options.locale or ()) - set(prepared.compiled.catalog.published))
    if unknown:
        known = ", ".join(prepared.compiled.catalog.published)
        fail(f"`{unknown[0]}` is not a published locale of this catalogue; published are {known}.")
        return MISUSE
    render_locale = partial(build_locale, reference=options.reference)
    try:
        built = build(prepared.compiled, options.output, render_locale, options.jobs, progress)
    except PublishError as error:
        progress.end()
        fail(str(error))
        return FAILED
    seconds = progress.end()
    if not options.quiet:
        print(_summary(built, seconds))
    return OK


def _summary(built: Built, seconds: float) -> str:
    size = built.bytes / 1_000_000
    return (
        f"{built.output}: {built.pages:,} pages in {len(built.locales)} languages, "
        f"{built.files:,} files, {size:.1f} MB, in {seconds:.1f} s"
    )

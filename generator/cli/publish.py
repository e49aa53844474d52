"""`helpcenter publish`: puts a site together from parts that several machines have built."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from generator.cli import FAILED, FINDINGS, OK
from generator.cli.arguments import Parser, add_catalog_options, add_today_option, today
from generator.cli.build import summary_of
from generator.cli.terminal import Progress, fail, wants_colour
from generator.pipeline.inputs import read_inputs
from generator.pipeline.parts import join_parts
from generator.pipeline.prepare import Project, prepare
from generator.pipeline.publish import PublishError
from generator.report import render

EXAMPLES = """\
  helpcenter build --part --locale en --output part-en
  helpcenter build --part --locale nl --locale de --output part-2
  helpcenter publish part-en part-2
"""


def main(arguments: Sequence[str]) -> int:
    """Check, take the languages' pages from the parts, and add the feed and the files around the languages."""
    parser = Parser(
        "publish",
        "Puts together what `helpcenter build --part` has built, perhaps on several machines, to the bytes of one\n"
        "build. The parts must hold every published language and be made of this very catalogue.",
        EXAMPLES,
    )
    parser.add_argument("parts", nargs="+", type=Path, metavar="DIR", help="a part")
    add_catalog_options(parser)
    parser.add_argument("--output", type=Path, default=Path("site"), metavar="DIR", help="where to (default: site)")
    parser.add_argument("--quiet", "-q", action="store_true", help="print only problems")
    add_today_option(parser)
    options = parser.parse_args(arguments)
    progress = Progress("putting together", options.quiet)
    prepared = prepare(Project(options.catalog, options.platform), today(options))
    if prepared.diagnostics:
        colour = wants_colour(sys.stderr)
        sys.stderr.write(render("text", prepared.diagnostics, prepared.loaded.files, colour=colour, base=prepared.base))
    if prepared.compiled is None:
        return FINDINGS
    try:
        inputs = read_inputs(options.catalog, options.platform, ())
        built = join_parts(prepared.compiled, options.parts, options.output, inputs)
    except PublishError as error:
        progress.end()
        fail(str(error))
        return FAILED
    seconds = progress.end()
    if not options.quiet:
        print(summary_of(built, seconds))
    return OK

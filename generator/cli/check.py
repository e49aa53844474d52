"""`helpcenter check`: prints what is wrong in the catalogue."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from generator.cli import FINDINGS, OK
from generator.cli.arguments import Parser, add_catalog_options, add_today_option, today
from generator.cli.terminal import wants_colour
from generator.pipeline.prepare import Prepared, Project, check_only
from generator.report import FORMATS, render

EXAMPLES = """\
  helpcenter check
  helpcenter check --format concise
  helpcenter check --format sarif > helpcenter.sarif
  helpcenter check --format github     # annotations on a pull request
"""


def main(arguments: Sequence[str]) -> int:
    """Check the catalogue; 0 when clean or only warned about, 1 when there are errors."""
    parser = Parser("check", "Says everything that is wrong in the catalogue, where, and how to mend it.", EXAMPLES)
    add_catalog_options(parser)
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to print (default: text)")
    parser.add_argument("--strict", action="store_true", help="count warnings as errors")
    parser.add_argument("--quiet", "-q", action="store_true", help="print nothing when there is nothing wrong")
    add_today_option(parser)
    options = parser.parse_args(arguments)
    checked = check_only(Project(options.catalog, options.platform), today(options))
    return print_findings(checked, options.format, options.quiet, options.strict)


def print_findings(checked: Prepared, form: str, quiet: bool, strict: bool = False) -> int:
    """Print the diagnostics on standard output; the exit code."""
    if checked.diagnostics or not quiet:
        colour = form == "text" and wants_colour(sys.stdout)
        sys.stdout.write(render(form, checked.diagnostics, checked.loaded.files, colour=colour, base=checked.base))
    return FINDINGS if checked.failed or (strict and checked.diagnostics) else OK

"""`helpcenter export`: writes the pages as Markdown that other site generators build without this program."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from generator.cli import FAILED, FINDINGS, OK
from generator.cli.arguments import Parser, add_catalog_options, add_today_option, today
from generator.cli.published import refused
from generator.cli.terminal import fail, wants_colour
from generator.pipeline.prepare import Project, prepare
from generator.pipeline.publish import PublishError
from generator.pipeline.way_out import write_tree
from generator.report import render

EXAMPLES = """\
  helpcenter export plain
  helpcenter export plain --locale en --locale ar
  mkdocs build --config-file plain/en/mkdocs.yml
"""


def main(arguments: Sequence[str]) -> int:
    """Check the catalogue and write the tree."""
    parser = Parser(
        "export",
        "Writes every page as Markdown with front matter, one folder a language, each with a mkdocs.yml that mkdocs,\n"
        "properdocs and zensical build without this program. The folder must be new or empty.",
        EXAMPLES,
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to write")
    add_catalog_options(parser)
    parser.add_argument("--locale", action="append", metavar="TAG", help="only this language (repeatable)")
    add_today_option(parser)
    options = parser.parse_args(arguments)
    prepared = prepare(Project(options.catalog, options.platform), today(options), options.locale)
    if prepared.compiled is None:
        colour = wants_colour(sys.stderr)
        sys.stderr.write(render("text", prepared.diagnostics, prepared.loaded.files, colour=colour, base=prepared.base))
        return FINDINGS
    wrong = refused(options.locale, prepared.compiled)
    if wrong is not None:
        return wrong
    try:
        pages = write_tree(prepared.compiled, options.folder)
    except PublishError as error:
        fail(str(error))
        return FAILED
    print(f"{options.folder}: {pages:,} pages in {len(prepared.compiled.locales)} languages")
    return OK

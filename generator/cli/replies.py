"""`helpcenter replies`: prints canned answers for a help desk's own tool."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from generator.cli import FAILED, FINDINGS, MISUSE, OK
from generator.cli.arguments import Parser, add_catalog_options, add_today_option, today
from generator.cli.terminal import fail
from generator.pipeline.prepare import Project, prepare
from generator.replies.exports import FORMATS, export

EXAMPLES = """\
  helpcenter replies --format chatwoot --output canned.json
  helpcenter replies --format zendesk
  helpcenter replies --format csv --locale nl --locale de
"""


def main(arguments: Sequence[str]) -> int:
    """Print or write the canned replies."""
    parser = Parser(
        "replies",
        "Prints one canned answer for each status and language, with short codes such as /key-expired-nl, for\n"
        "Chatwoot (canned responses), Zendesk (macros with dynamic content) or as CSV.",
        EXAMPLES,
    )
    add_catalog_options(parser)
    parser.add_argument("--format", choices=FORMATS, required=True, help="the help desk's format")
    parser.add_argument("--locale", action="append", metavar="TAG", help="only this language (repeatable)")
    parser.add_argument("--output", "-o", type=Path, metavar="FILE", help="where to write (default: standard output)")
    add_today_option(parser)
    options = parser.parse_args(arguments)
    prepared = prepare(Project(options.catalog, options.platform), today(options), options.locale)
    if prepared.compiled is None:
        fail("the catalogue has errors; `helpcenter check` lists them.")
        return FINDINGS
    missing = sorted(set(options.locale or ()) - set(prepared.compiled.locales))
    if missing:
        fail(f"`{missing[0]}` is not a published locale of this catalogue.")
        return MISUSE
    text = export(tuple(prepared.compiled.locales.values()), options.format)
    if options.output is None:
        sys.stdout.write(text)
        return OK
    try:
        options.output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        fail(f"cannot write {options.output}: {error.strerror}.")
        return FAILED
    return OK

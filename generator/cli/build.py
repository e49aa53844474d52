"""`helpcenter build`: checks the catalogue and publishes the site."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from generator.cli import OK
from generator.cli.arguments import Parser, add_catalog_options, add_today_option, today
from generator.cli.terminal import Progress, wants_colour
from generator.pipeline.inputs import read_inputs
from generator.pipeline.ledger import Built, untouched

EXAMPLES = """\
  helpcenter build
  helpcenter build --locale en --locale nl
  helpcenter build --part --locale nl --output part-nl
  helpcenter build --output public --jobs 4
  helpcenter build --pseudo --output pseudo  # adds a longer and a mirrored language, to look at layouts
  helpcenter build --only feed             # the JSON feed alone, for a site of your own, under site-feed/
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
    parser.add_argument("--output", type=Path, metavar="DIR", help="where to (default: site, or site-feed with --only)")
    parser.add_argument("--only", choices=["feed"], help="publish this part alone, without pages")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes to use (default: one a core)")
    parser.add_argument(
        "--pseudo", action="store_true", help="add the pseudo-languages en-XA (longer) and ar-XB (right to left)"
    )
    parser.add_argument(
        "--reference", action="store_true", help="render every page the slow, plain way; the bytes must be the same"
    )
    parser.add_argument(
        "--part",
        action="store_true",
        help="build the languages named as a part for `helpcenter publish` to put together",
    )
    parser.add_argument("--cold", action="store_true", help="take nothing over from the last build")
    parser.add_argument("--quiet", "-q", action="store_true", help="print only problems")
    add_today_option(parser)
    options = parser.parse_args(arguments)
    if options.part and not options.locale:
        parser.error("--part wants at least one --locale")
    if options.jobs is not None and options.jobs < 1:
        parser.error("--jobs takes a whole number from 1 on")
    progress = Progress("building", options.quiet)
    if options.only:
        from generator.cli.build_feed import publish_feed

        return publish_feed(options, progress)
    options.output = options.output or Path("site")
    inputs = None
    if options.part:
        inputs = read_inputs(options.catalog, options.platform, ())
    elif not (options.cold or options.reference):
        run = (today(options), options.pseudo, *(options.locale or ()))
        inputs = read_inputs(options.catalog, options.platform, run)
        if (found := untouched(options.output, inputs)) is not None:
            built, ledger = found
            sys.stderr.write(ledger.notes["colour" if wants_colour(sys.stderr) else "plain"])
            return _done(built, progress, options.quiet)
    # Loading what builds takes longer than finding out that there is nothing to build.
    from generator.cli.build_site import build_site

    made = build_site(options, inputs, progress)
    return made if isinstance(made, int) else _done(made, progress, options.quiet)


def _done(built: Built, progress: Progress, quiet: bool) -> int:
    seconds = progress.end()
    if not quiet:
        print(summary_of(built, seconds))
    return OK


def summary_of(built: Built, seconds: float) -> str:
    """What was made, in one line."""
    size = built.bytes / 1_000_000
    return (
        f"{built.output}: {built.pages:,} pages in {len(built.locales)} languages, "
        f"{built.files:,} files, {size:.1f} MB, in {seconds:.1f} s"
    )

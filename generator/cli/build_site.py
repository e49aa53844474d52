"""Build site: the part of `helpcenter build` that loads the catalogue and the theme."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from functools import partial

from generator.cli import FAILED, FINDINGS, MISUSE
from generator.cli.arguments import today
from generator.cli.published import refused
from generator.cli.terminal import Progress, fail, wants_colour
from generator.pipeline.build import build
from generator.pipeline.inputs import Inputs
from generator.pipeline.ledger import Built
from generator.pipeline.parts import build_part
from generator.pipeline.prepare import Prepared, Project, prepare
from generator.pipeline.publish import PublishError
from generator.plugin.locale_build import build_locale
from generator.report import render
from generator.resources import missing_files

LATEST = 253_402_300_799
"""The last second of the year 9999, beyond which no calendar here counts."""


def build_site(options: Namespace, inputs: Inputs | None, progress: Progress) -> Built | int:
    """Check and build as the options say; an exit code when that fails, whose reason has been printed."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "0")
    if not (epoch.isascii() and epoch.isdigit() and int(epoch) <= LATEST):
        fail(f"SOURCE_DATE_EPOCH is `{epoch}`, which is not a number of seconds since 1970. Correct or unset it.")
        return MISUSE
    missing = missing_files()
    if missing:
        more = f" ({len(missing) - 1} others, too)" if len(missing) > 1 else ""
        fail(f"{missing[0]} is missing{more}: the program is not whole. Install it again. The old site is unchanged.")
        return FAILED
    project = Project(options.catalog, options.platform)
    # A part is a piece of the whole site, so the whole is compiled.
    only = None if options.part else options.locale
    prepared = prepare(project, today(options), only, pseudo=options.pseudo)
    notes = {"plain": _report(prepared, colour=False), "colour": _report(prepared, colour=True)}
    sys.stderr.write(notes["colour" if wants_colour(sys.stderr) else "plain"])
    if prepared.compiled is None:
        return FINDINGS
    wrong = refused(options.locale, prepared.compiled)
    if wrong is not None:
        return wrong
    render_locale = partial(build_locale, reference=options.reference)
    try:
        if options.part and inputs is not None:
            chosen = tuple(dict.fromkeys(options.locale))
            return build_part(prepared.compiled, chosen, options.output, render_locale, options.jobs, progress, inputs)
        return build(prepared.compiled, options.output, render_locale, options.jobs, progress, inputs, notes)
    except PublishError as error:
        progress.end()
        fail(str(error))
        return FAILED


def _report(prepared: Prepared, *, colour: bool) -> str:
    if not prepared.diagnostics:
        return ""
    return render("text", prepared.diagnostics, prepared.loaded.files, colour=colour, base=prepared.base)

"""Build site: the part of `helpcenter build` that loads the catalogue and the theme."""

from __future__ import annotations

import sys
from argparse import Namespace
from functools import partial

from generator.cli import FAILED, FINDINGS
from generator.cli.arguments import today
from generator.cli.published import refused
from generator.cli.terminal import Progress, fail, wants_colour
from generator.pipeline.build import build
from generator.pipeline.inputs import Inputs
from generator.pipeline.ledger import Built
from generator.pipeline.prepare import Prepared, Project, prepare
from generator.pipeline.publish import PublishError
from generator.plugin.locale_build import build_locale
from generator.report import render


def build_site(options: Namespace, inputs: Inputs | None, progress: Progress) -> Built | int:
    """Check and build as the options say; an exit code when that fails, whose reason has been printed."""
    project = Project(options.catalog, options.platform)
    prepared = prepare(project, today(options), options.locale, pseudo=options.pseudo)
    notes = {"plain": _report(prepared, colour=False), "colour": _report(prepared, colour=True)}
    sys.stderr.write(notes["colour" if wants_colour(sys.stderr) else "plain"])
    if prepared.compiled is None:
        return FINDINGS
    wrong = refused(options.locale, prepared.compiled)
    if wrong is not None:
        return wrong
    render_locale = partial(build_locale, reference=options.reference)
    try:
        return build(prepared.compiled, options.output, render_locale, options.jobs, progress, inputs, notes)
    except PublishError as error:
        progress.end()
        fail(str(error))
        return FAILED


def _report(prepared: Prepared, *, colour: bool) -> str:
    if not prepared.diagnostics:
        return ""
    return render("text", prepared.diagnostics, prepared.loaded.files, colour=colour, base=prepared.base)

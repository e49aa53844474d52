"""`helpcenter changes`: shows what changed since changes were last announced, and announces it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from generator.cli import FAILED, FINDINGS, OK
from generator.cli.arguments import Parser, add_catalog_options, add_today_option, today
from generator.cli.catalog_files import write_files
from generator.cli.terminal import fail, wants_colour
from generator.compile import CompiledCatalog
from generator.feed import catalog_document
from generator.feed.ledger import State, difference, is_empty, joined, state_of
from generator.feed.ledger_files import HISTORY, STATE, read_state, written_history, written_state
from generator.model.changes import Release
from generator.pipeline.prepare import Project, prepare
from generator.report import render

EXAMPLES = """\
  helpcenter changes           # what a reader of the feed would notice
  helpcenter changes record    # announce it today: writes changes.yaml and changes.lock in the catalogue
"""


def main(arguments: Sequence[str]) -> int:
    """Compare the catalogue with what was last recorded."""
    parser = Parser(
        "changes",
        "Says what changed for readers since the last record, by stable id. `record` announces it: the Atom feeds and\n"
        "changes.json of the next build list it. Commit both files; a build depends on nothing else.",
        EXAMPLES,
    )
    parser.add_argument("action", nargs="?", choices=("show", "record"), default="show", help="default: show")
    add_catalog_options(parser)
    add_today_option(parser)
    options = parser.parse_args(arguments)
    prepared = prepare(Project(options.catalog, options.platform), today(options))
    if prepared.compiled is None:
        colour = wants_colour(sys.stderr)
        sys.stderr.write(render("text", prepared.diagnostics, prepared.loaded.files, colour=colour, base=prepared.base))
        return FINDINGS
    old = _recorded(options.catalog)
    if old is None:
        return FAILED
    new = state_of([catalog_document(view) for view in prepared.compiled.locales.values()])
    fresh = difference(old, new, today(options))
    sys.stdout.write(_described(fresh))
    return _record(options.catalog, prepared.compiled, fresh, old, new) if options.action == "record" else OK


def _recorded(catalog: Path) -> State | None:
    """What was last recorded; nothing before the first record. None when it cannot be read."""
    try:
        return read_state((catalog / STATE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        fail(f"cannot read {catalog / STATE}: {error}")
        return None


def _record(catalog: Path, compiled: CompiledCatalog, fresh: Release, old: State, new: State) -> int:
    texts = {} if new == old else {STATE: written_state(new)}
    if not is_empty(fresh):
        texts[HISTORY] = written_history(joined(compiled.catalog.releases, fresh))
    problem = write_files(catalog, texts) if texts else None
    if problem:
        fail(problem)
        return FAILED
    return OK


def _described(release: Release) -> str:
    groups = [
        ("added", release.added),
        ("new code", release.new_codes),
        ("changed", release.changed),
        *((f"reworded in {tag}", subjects) for tag, subjects in release.reworded.items()),
        ("retired", release.retired),
    ]
    lines = [f"{what}: {subject}" for what, subjects in groups for subject in subjects]
    return "\n".join([*lines, f"{len(lines)} changes since the last record" if lines else "nothing changed"]) + "\n"
